"""Reading workbooks: three formats alike, other files refused, and nothing that fills the memory."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from datetime import date

import pytest

from inspection_stats.errors import BadData
from inspection_stats.load.workbook import Line, read_workbook
from tests.support.releases import EMPTY_CELLS, ods_cell, ods_row, write_csv, write_ods, write_xlsx

ROWS = [["A title"], [], ["Name", "Date"], [" Barnet ", date(2024, 6, 10)], ["York", "Not yet inspected"], [3, " -"]]


@pytest.mark.parametrize("write", [write_xlsx, write_ods], ids=["xlsx", "ods"])
def test_sheets_are_read_as_text_and_dates_with_the_numbers_of_their_lines(write, tmp_path):
    sheets = read_workbook(write(tmp_path / "release.bin", {"First": ROWS, "Second": [["x"]]}))
    assert [sheet.name for sheet in sheets] == ["First", "Second"]
    assert [line.number for line in sheets[0].lines] == [1, 3, 4, 5, 6]
    assert sheets[0].lines[2].filled == {0: "Barnet", 1: date(2024, 6, 10)}
    assert sheets[0].lines[3].cell(1) == "Not yet inspected"
    assert sheets[0].lines[4].filled == {0: "3", 1: "-"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252"])
def test_a_csv_is_a_workbook_of_one_sheet(encoding, tmp_path):
    (sheet,) = read_workbook(write_csv(tmp_path / "St. Helens’ sheet.csv", [["’Name"], [], ["York"]], encoding))
    assert sheet.name == "St. Helens’ sheet"
    assert sheet.lines == (Line(1, ("’Name",)), Line(3, ("York",)))


def test_a_csv_of_more_rows_than_any_sheet_is_refused(tmp_path):
    path = write_csv(tmp_path / "a.csv", [["a", "b", "c"]] * 50_001)
    assert "The file has 50,001 rows; no release here needs more than 50,000" in refusal(path)


def test_a_cell_beyond_the_end_of_a_line_is_empty():
    line = Line(1, ("a",))
    assert line.cell(5) == ""
    assert line.cell(None) == ""


MEASURE = """
import resource, sys
from pathlib import Path
from inspection_stats.load.workbook import read_workbook
lines = len(read_workbook(Path(sys.argv[1]))[0].lines)
print(lines, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


@pytest.mark.parametrize("write", [write_xlsx, write_ods], ids=["xlsx", "ods"])
def test_a_million_declared_empty_rows_take_little_memory(write, tmp_path):
    pytest.importorskip("resource")
    path = write(tmp_path / "release", {"Sheet": ROWS})
    if write is write_xlsx:
        _declare_rows_in_xlsx(path, 1_000_000)
    ran = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True)
    lines, megabytes = map(float, ran.stdout.split())
    assert lines == 5
    assert megabytes < 200


def _declare_rows_in_xlsx(path, many):
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    rows = b"".join(b'<row r="%d"/>' % number for number in range(7, many))
    parts[sheet] = parts[sheet].replace(b"</sheetData>", rows + b"</sheetData>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def refusal(path) -> str:
    with pytest.raises(BadData) as error:
        read_workbook(path)
    return str(error.value)


def zipped(path, parts: dict[str, bytes | str]):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty"),
        (b"%PDF-1.7", "a PDF"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "a web page"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "not a text file"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "older Office program"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04 and then nothing", "cut short or damaged"),
    ],
)
def test_what_is_not_a_workbook_is_named(content, said, tmp_path):
    path = tmp_path / "release.xlsx"
    path.write_bytes(content)
    assert said in refusal(path)


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    assert "There is no such file" in refusal(tmp_path / "nowhere.ods")
    assert "cannot be read" in refusal(tmp_path)


def test_other_zipped_files_are_named(tmp_path):
    assert "a Word document" in refusal(zipped(tmp_path / "a.docx", {"word/document.xml": "<w/>"}))
    assert "not a workbook" in refusal(zipped(tmp_path / "a.zip", {"readme.txt": "x"}))
    text = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}
    assert "not a spreadsheet" in refusal(zipped(tmp_path / "a.odt", text))


def test_a_password_on_an_ods_is_named_in_both_ways_of_protecting_one(tmp_path):
    entry = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    assert "password" in refusal(write_ods(tmp_path / "old.ods", {"Sheet": ROWS}, manifest=entry))
    assert "password" in refusal(zipped(tmp_path / "new.ods", {"mimetype": "x", "encrypted-package": b"\1\2"}))


@pytest.mark.parametrize("write", [write_xlsx, write_ods], ids=["xlsx", "ods"])
@pytest.mark.parametrize("kept", [0.3, 0.9, 0.99])
def test_a_file_cut_short_is_named(write, kept, tmp_path):
    path = write(tmp_path / "release", {"Sheet": ROWS})
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    assert "cut short or damaged" in refusal(path)


def test_a_damaged_part_is_named(tmp_path):
    path = write_ods(tmp_path / "release.ods", {"Sheet": [[f"row {number}"] for number in range(500)]})
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 8] = b"\0" * 8
    path.write_bytes(content)
    assert "cut short or damaged" in refusal(path)


def test_a_zip_bomb_is_refused_unopened(tmp_path):
    path = tmp_path / "bomb.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        with archive.open("content.xml", "w") as part:
            for _ in range(210):
                part.write(b" " * 1_000_000)
    assert path.stat().st_size < 2_000_000
    assert "would unpack to 210,000,046 bytes or more" in refusal(path)


def test_a_zip_bomb_that_gives_a_false_size_is_refused(tmp_path):
    path = zipped(tmp_path / "bomb.ods", {"content.xml": b" " * 5_000_000})
    content = path.read_bytes()
    path.write_bytes(content.replace((5_000_000).to_bytes(4, "little"), (50).to_bytes(4, "little")))
    assert "cut short or damaged" in refusal(path)


def test_a_stray_cell_in_the_last_corner_of_a_sheet_is_named_and_not_read(tmp_path):
    rows = [["Name"], *[[]] * 1_048_574, [*[""] * 16_383, "x"]]
    said = refusal(write_xlsx(tmp_path / "corner.xlsx", {"Sheet": rows}))
    assert "reaches to row 1,048,576 and column 16,384" in said


@pytest.mark.parametrize(
    ("below", "reach"),
    [
        (ods_row(ods_cell("x"), 1_000_000), "row 1,000,006"),
        (ods_row(EMPTY_CELLS, 1_000_000) + ods_row(ods_cell("x")), "row 1,000,007"),
        (ods_row(ods_cell("x", ' table:number-columns-repeated="16384"')), "column 16,384"),
        (ods_row('<table:table-cell table:number-columns-repeated="9000"/>' + ods_cell("x")), "column 9,001"),
    ],
    ids=["filled rows repeated", "a cell below a million rows", "a cell repeated", "a cell far to the right"],
)
def test_cells_that_an_ods_repeats_or_strews_are_named_and_not_read(below, reach, tmp_path):
    assert reach in refusal(write_ods(tmp_path / "far.ods", {"Sheet": ROWS}, below))
