import tracemalloc

import pytest

from inspection_stats.errors import BadData
from inspection_stats.load.csv_table import read_table


def write(folder, content: bytes):
    path = folder / "table.csv"
    path.write_bytes(content)
    return path


def test_cells_stay_as_they_are_written(tmp_path):
    frame = read_table(write(tmp_path, b"code,word\n012,NA\n1.10,  two words \n"))
    assert frame["code"].tolist() == ["012", "1.10"]
    assert frame["word"].tolist() == ["NA", "two words"]


def test_the_index_is_the_spreadsheet_row_even_after_blank_lines(tmp_path):
    frame = read_table(write(tmp_path, b"a,b\n1,2\n\n,\n3,4\n"))
    assert frame.index.tolist() == [2, 5]


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_utf_8_with_and_without_a_byte_order_mark(tmp_path, start):
    frame = read_table(write(tmp_path, start + "name\nSaint-Étienne\n".encode()))
    assert frame["name"].tolist() == ["Saint-Étienne"]


def test_windows_text_is_read_as_such(tmp_path):
    frame = read_table(write(tmp_path, "name\nChildren’s services – £5\n".encode("cp1252")))
    assert frame["name"].tolist() == ["Children’s services – £5"]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "The file is empty"),
        (b" \n\n", "The file is empty"),
        (b"a,b\n\x81\xff,1\n", "neither UTF-8 nor Windows-1252"),
        ("a,b\n1,2\n".encode("utf-16"), "This is UTF-16 text"),
        (b"a,a\n1,2\n", "appears twice in the header"),
        (b'a,b\n"1,2\n', "not a CSV table"),
    ],
)
def test_a_file_that_is_not_a_table_is_refused(tmp_path, content, part):
    with pytest.raises(BadData) as error:
        read_table(write(tmp_path, content))
    assert part in str(error.value)
    assert "table.csv" in str(error.value)


def test_every_row_of_another_length_is_named(tmp_path):
    with pytest.raises(BadData) as error:
        read_table(write(tmp_path, b"a,b\n1\n1,2\n1,2,3\n"))
    assert [(fault.row, fault.problem) for fault in error.value.faults] == [
        (2, "The row has 1 cell, the header has 2"),
        (4, "The row has 3 cells, the header has 2"),
    ]


def test_a_missing_file_is_named_with_its_folder(tmp_path):
    with pytest.raises(BadData, match="There is no such file"):
        read_table(tmp_path / "absent.csv")


def test_a_folder_in_place_of_a_file_does_not_crash(tmp_path):
    with pytest.raises(BadData, match="cannot be read"):
        read_table(tmp_path)


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"a" + b",a" * 60_000 + b"\n", "row 1: The row has 60,001 cells; no table here has more than 256"),
        (b"a,b\n1,2\n" + b"," * 1_000_000 + b"\n", "row 3: The row has 1,000,001 cells"),
        (b"\n" * 49_000_000, "The file has 49,000,000 lines; no table here has more than 100,000"),
        (b"\r" * 1_000_000, "The file has 1,000,000 lines"),
        (b"a,b\r\n" + b",\r\n" * 300_000, "Delete empty rows and columns round the table"),
        (b"a;" * 10_000_000, "row 1: The line has 20,000,000 characters"),
        (
            b"a,b\n" + (b"," * 200 + b"\n") * 90_000,
            "The file has 18,000,001 commas; no table here has more than 4,000,000",
        ),
    ],
    ids=[
        "60,000 columns",
        "a million cells in a row",
        "49 MB of line ends",
        "returns",
        "an empty tail",
        "one long line",
        "rows of commas",
    ],
)
def test_a_table_wider_or_longer_than_any_is_refused_before_it_is_taken_apart(tmp_path, content, part):
    path = write(tmp_path, content)
    tracemalloc.start()
    with pytest.raises(BadData) as error:
        read_table(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert part in str(error.value)
    assert most < 6 * len(content) + 30_000_000, "it was taken apart first"
