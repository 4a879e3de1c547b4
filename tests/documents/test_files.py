"""Charts and tables as files: which there are, what travels in them, and that no text becomes a formula."""

import csv
import io

import pandas as pd
import pytest
from PIL import Image
from python_calamine import CalamineWorkbook

from inspection_stats.documents.files import chart_files, save_charts, save_tables
from inspection_stats.documents.workbook import workbook
from inspection_stats.documents.write import write_file, write_files
from inspection_stats.errors import CannotWrite
from inspection_stats.plot.carried import carry
from inspection_stats.plot.paste import paste_ready

LIVE = ["=1+1", "+44 20", "-5 cases", "@SUM(A1)", "\tindented", "\rreturned", '=HYPERLINK("http://x")']
FRAME = pd.DataFrame(
    {
        "text": [*LIVE, "http://example.org", "029", "", None],
        "count": pd.array([-3, 2, *[None] * 9], dtype="Int64"),
        "share": [100 * 32 / 33, 1 / 3, *[float("nan")] * 9],
        "day": [pd.Timestamp(2016, 1, 27), pd.NaT, *[pd.NaT] * 9],
        "small": [True, False, *[False] * 9],
    }
)


def test_a_text_that_would_be_a_formula_begins_with_an_apostrophe_and_a_number_does_not(tmp_path):
    save_tables({"figures": FRAME}, tmp_path)
    with (tmp_path / "tables" / "figures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    expected = [*(f"'{one}".replace("\r", "\n") for one in LIVE), "http://example.org", "029", "", ""]
    assert [row["text"] for row in rows] == expected
    assert [row["count"] for row in rows[:3]] == ["-3", "2", ""]
    assert [row["share"] for row in rows[:3]] == ["96.969697", "0.333333", ""]
    assert [row["day"] for row in rows[:2]] == ["2016-01-27", ""]


def test_the_workbook_holds_numbers_days_and_texts_as_what_they_are():
    book = opened(workbook("Title", ["As at 31 March 2016.", "Run 0123."], {"figures": FRAME}))
    assert book.sheet_names == ["About", "figures"]
    about = [[cell for cell in row if cell != ""] for row in book.get_sheet_by_name("About").to_python()]
    assert about[:3] == [["Title"], ["As at 31 March 2016."], ["Run 0123."]]
    assert ["figures", 11.0] in about
    head, *rows = book.get_sheet_by_name("figures").to_python()
    assert head == list(FRAME.columns)
    assert [row[0] for row in rows[:4]] == LIVE[:4]
    assert rows[8][0] == "029"
    assert rows[0][1:] == [-3.0, 100 * 32 / 33, pd.Timestamp(2016, 1, 27).date(), True]
    assert rows[2][1:4] == ["", "", ""]


def test_no_cell_of_the_workbook_is_a_formula_or_a_link_and_the_bytes_are_the_same_each_time():
    import zipfile

    content = workbook("=1+1", ["=2+2"], {"figures": FRAME})
    assert content == workbook("=1+1", ["=2+2"], {"figures": FRAME})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 2
        assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)
        assert b'state="frozen"' in sheets[1]
        assert b"<autoFilter" in sheets[1]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("whole", [True, False])
def test_a_sheet_of_illustrative_figures_says_so_above_its_header(whole):
    frames = {"one": pd.DataFrame({"a": [1], "illustrative": ["no" if whole else "yes"]})}
    book = opened(workbook("Title", [], frames, illustrative=whole))
    assert book.get_sheet_by_name("one").to_python()[0][0] == "Illustrative data"
    assert book.get_sheet_by_name("one").to_python()[1] == ["a", "illustrative"]


def test_an_empty_frame_and_a_text_longer_than_a_cell():
    book = opened(workbook("Title", [], {"empty": pd.DataFrame({"a": []}, dtype="string")}))
    assert book.get_sheet_by_name("empty").to_python() == [["a"]]
    with pytest.raises(CannotWrite) as error:
        workbook("Title", [], {"long": pd.DataFrame({"a": ["short", "x" * 40_000]})})
    assert "row 3, column a" in str(error.value)


def test_each_chart_is_written_at_each_width_with_and_without_its_title(illustrative_report, tmp_path):
    chart = paste_ready(illustrative_report.charts[0].spec)  # of its own: another test may have changed that one
    write_files(chart_files(carry(chart), "0123456789abcdef"), tmp_path)
    name = chart.spec.name
    files = {file.relative_to(tmp_path / "charts").as_posix(): file for file in (tmp_path / "charts").rglob("*.*")}
    assert set(files) == {
        f"{name}.txt",
        *(f"{width}/{name}{end}.png" for width in ("full-width", "half-width") for end in ("", "-no-title")),
    }
    widths = {}
    for file, path in files.items():
        if path.suffix == ".png":
            with Image.open(path) as picture:
                assert picture.info["Description"].startswith("Illustrative data. ")
                assert picture.info["Run"] == "0123456789abcdef"
                widths[file.split("/")[0]] = round(picture.width / picture.info["dpi"][0] * 25.4)
    assert widths == {"full-width": 170, "half-width": 105}


def test_an_empty_folder_name_writes_nothing(illustrative_report, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    save_charts(illustrative_report.charts[:1], "")
    save_tables({"figures": FRAME}, "")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotWrite) as error:
        write_file(tmp_path / "file" / "report.docx", b"")
    assert str(tmp_path / "file" / "report.docx") in str(error.value)


def opened(content):
    return CalamineWorkbook.from_filelike(io.BytesIO(content))
