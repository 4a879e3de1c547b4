"""The notebook is the report: a cell deleted, moved or added is so in every document, whoever runs the notebook."""

import re
import subprocess
import sys

import nbformat
import pytest
from bs4 import BeautifulSoup
from docx import Document
from nbformat.v4 import new_code_cell, new_markdown_cell
from python_calamine import CalamineWorkbook

from inspection_stats.documents.exporters import InspectionFiles, InspectionReport, InspectionWord
from inspection_stats.documents.run_id import NOTEBOOKS
from inspection_stats.errors import BadRequest, RunFailed
from inspection_stats.packs.many import make_reports, on_this_machine
from inspection_stats.packs.parameters import own_values
from inspection_stats.packs.plan import ReportOptions, Wanted
from tests.support.places import ROOT

AREA, QUARTER, DATA = "Westminster", "2015-16 Q4", ROOT / "data"
FIGURE = """#| label: own-visits
#| fig-alt: Two bars: 3 visits in 2024, 9 in 2025.
#| fig-cap: Visits a year. Source: own records
import matplotlib.pyplot as plt
figure, ax = plt.subplots(figsize=(5, 2.5))
ax.bar(["2024", "2025"], [3, 9])
plt.show()"""
TABLE = """from inspection_stats import table
table(frame, "Visits. Source: own records", name="own-table")"""


def changed_notebook():
    """The shipped notebook with a section deleted, one moved to follow the briefing, and cells of an analyst's own."""
    notebook = nbformat.read(NOTEBOOKS / "quarterly_report.ipynb", as_version=4)
    cells = notebook.cells
    at = {cell.source: number for number, cell in enumerate(cells)}
    method, dropped = at["q.method()"], at["q.recommendations()"]
    moved = cells[method - 1 : method + 1]
    kept = [cell for cell in cells if cell not in (*moved, *cells[dropped - 1 : dropped + 1])]
    first = next(number for number, cell in enumerate(kept) if cell.source == "## This quarter")
    own = [
        new_markdown_cell("## Our visits\n\nWe visited *often*, all 12 teams."),
        new_code_cell("import pandas as pd\nframe = pd.DataFrame({'year': [2024, 2025], 'visits': [3, limit]})\nframe"),
        new_code_cell(FIGURE),
        new_code_cell(TABLE),
    ]
    notebook.cells = [*kept[:first], *moved, *kept[first:], *own]
    parameters = next(cell for cell in cells if "parameters" in cell.metadata.get("tags", []))
    parameters.source += "\nlimit = 5"
    return notebook


@pytest.fixture(scope="module")
def notebook(tmp_path_factory):
    path = tmp_path_factory.mktemp("own") / "our_report.ipynb"
    nbformat.write(changed_notebook(), path)
    return path


@pytest.fixture(scope="module")
def pack(notebook, tmp_path_factory, request):
    from inspection_stats.check.data import read_data

    out = tmp_path_factory.mktemp("out")
    options = ReportOptions(notebook, own_values(notebook, ["limit=9"]))
    made = make_reports(
        read_data(DATA), Wanted((AREA,)), [QUARTER], DATA, str(out), on_this_machine(1), options=options
    )
    assert [outcome.error for outcome in made.failed] == []
    assert [(one.file, one.unchecked) for one in made.commentary] == [
        (notebook, ("12: We visited *often*, all 12 teams.",))
    ]
    return made.made[0].target


@pytest.fixture(scope="module")
def page(pack):
    return BeautifulSoup((pack / "report.html").read_text("utf-8"), "html.parser")


def test_the_order_is_the_notebooks_and_a_deleted_section_is_gone(pack, page):
    headings = [one.get_text() for one in page.select("section > h2")]
    assert headings[0] == "Annex: how each figure was made"
    assert headings[1] == "This quarter"
    assert headings[-3:] == ["Our visits", "Annex: tables and charts", "About this report"]
    assert not any("Recommendations" in one for one in headings)
    assert [one.get_text() for one in page.select("nav a")] == headings
    document = Document(str(pack / "report.docx"))
    assert [one.text for one in document.paragraphs if one.style.name == "Heading 1"] == headings
    assert [one.text for one in document.paragraphs if one.style.name == "toc 1"] == headings


def test_what_an_analyst_adds_is_in_every_document(pack, page):
    own = page.select_one("#our-visits")
    assert own.select_one("aside.commentary em").get_text() == "often"
    assert own.select_one("img")["alt"] == "Two bars: 3 visits in 2024, 9 in 2025."
    cells = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in own.select("tbody tr")]
    assert ["2025", "9"] in cells or ["1", "2025", "9"] in cells
    document = Document(str(pack / "report.docx"))
    assert document.inline_shapes[len(document.inline_shapes) - 1]._inline.docPr.get("descr").startswith("Two bars")
    assert any("We visited often, all 12 teams." in one.text for one in document.paragraphs)
    assert (pack / "tables" / "own-table.csv").read_text("utf-8") == "year,visits\n2024,3\n2025,9\n"
    sheet = CalamineWorkbook.from_path(pack / "tables.xlsx").get_sheet_by_name("own-table")
    assert sheet.to_python() == [["year", "visits"], [2024, 3], [2025, 9]]
    assert (pack / "charts" / "own-visits.txt").read_text("utf-8").startswith("Two bars")
    assert len(list((pack / "charts").rglob("own-visits.png"))) == 1
    numbers = re.findall(r'w:instr="SEQ Figure.*?<w:t[^>]*>(\d+)</w:t>', document.element.xml, re.DOTALL)
    assert numbers == [str(number) for number in range(1, len(document.inline_shapes) + 1)]


def test_plain_papermill_and_nbconvert_give_the_same_bytes(notebook, pack, tmp_path):
    done = [sys.executable, "-m", "papermill", str(notebook), "out.ipynb", "-p", "area", AREA, "-p", "quarter", QUARTER]
    subprocess.run([*done, "-p", "limit", "9", "--no-progress-bar"], cwd=tmp_path, check=True, capture_output=True)
    executed = nbformat.read(tmp_path / "out.ipynb", as_version=4)
    for exporter, name in (
        (InspectionReport, "report.html"),
        (InspectionWord, "report.docx"),
        (InspectionFiles, "tables.xlsx"),
    ):
        made, resources = exporter().from_notebook_node(executed)
        assert (made.encode() if isinstance(made, str) else made) == (pack / name).read_bytes(), name
    held = {
        file.relative_to(pack).as_posix() for folder in ("charts", "tables") for file in (pack / folder).rglob("*.*")
    }
    assert set(resources["outputs"]) == held
    assert [name for name, content in resources["outputs"].items() if content != (pack / name).read_bytes()] == []


def test_a_misspelt_parameter_stops_papermill_with_the_nearest_name(tmp_path):
    command = [
        sys.executable,
        "-m",
        "papermill",
        str(NOTEBOOKS / "quarterly_report.ipynb"),
        "out.ipynb",
        "-p",
        "aera",
        "Leeds",
    ]
    done = subprocess.run([*command, "--no-progress-bar"], cwd=tmp_path, check=False, capture_output=True, text=True)
    assert done.returncode != 0
    assert "This notebook has no parameter “aera”. Did you mean “area”? Correct it in papermill's -p." in done.stderr


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda cells: cells.pop(1), "has 0 cells tagged “parameters”"),
        (
            lambda cells: cells.append(new_code_cell(FIGURE.replace("fig-alt", "alt"))),
            "shows a figure without alt text",
        ),
        (lambda cells: cells.append(new_code_cell("q.briefing()")), "shows the section briefing, and so does cell"),
        (lambda cells: cells.append(new_markdown_cell("<i>ours</i>")), "HTML (<i>) is not allowed"),
        (lambda cells: cells.append(new_code_cell("print('x' * 50_000_000)")), "shows 50 million characters"),
    ],
)
def test_a_notebook_that_is_not_a_report_leaves_nothing_behind(data, tmp_path, change, says):
    notebook = nbformat.read(NOTEBOOKS / "quarterly_report.ipynb", as_version=4)
    notebook.cells = notebook.cells[:5]
    change(notebook.cells)
    nbformat.write(notebook, tmp_path / "ours.ipynb")
    options, out = ReportOptions(tmp_path / "ours.ipynb"), tmp_path / "out"

    def made():
        done = make_reports(data, Wanted((AREA,)), [QUARTER], DATA, str(out), on_this_machine(1), options=options)
        for outcome in done.failed:
            raise outcome.error

    with pytest.raises(RunFailed) as error:
        made()
    assert says in str(error.value)
    assert not list(out.rglob("report.*"))


def test_a_notebook_that_reports_on_something_else_is_refused(data, tmp_path):
    notebook = nbformat.read(NOTEBOOKS / "quarterly_report.ipynb", as_version=4)
    notebook.cells = notebook.cells[:5]
    opening = next(cell for cell in notebook.cells if "open_quarter(" in cell.source)
    opening.source = opening.source.replace("open_quarter(area,", 'open_quarter("Leeds",')
    nbformat.write(notebook, tmp_path / "ours.ipynb")
    options = ReportOptions(tmp_path / "ours.ipynb")
    done = make_reports(data, Wanted((AREA,)), [QUARTER], DATA, str(tmp_path), on_this_machine(1), options=options)
    assert "reports on “Inspection results: Leeds, 2015-16 Q4”, not on what was asked for" in str(done.failed[0].error)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("limits=9", "has no parameter “limits”. Did you mean “limit”?"),
        ("limit=many", "The parameter limit of our_report.ipynb is a whole number, not “many”."),
        ("limit", "-p limit: write NAME=VALUE"),
    ],
)
def test_own_parameters_are_typed_by_the_notebooks_own(notebook, given, says):
    with pytest.raises(BadRequest) as error:
        own_values(notebook, [given])
    assert says in str(error.value)
    assert own_values(notebook, ["limit=9", "area=x=y"]) == {"limit": 9, "area": "x=y"}
