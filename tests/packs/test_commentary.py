"""A council's commentary: where it goes, how it is marked, how its figures are checked, what is refused."""

import json
import os

import nbformat
import pytest
from bs4 import BeautifulSoup
from docx import Document

from inspection_stats.errors import BadData, BadRequest, FiguresDoNotHold
from inspection_stats.packs.commentary import find_commentary, with_commentary
from inspection_stats.packs.many import make_reports, on_this_machine
from inspection_stats.packs.plan import ReportOptions, Wanted
from inspection_stats.report.commentary_check import check_commentary
from tests.support.places import ROOT
from tests.support.small_claims import HEAD, SQS, claim

DATA, QUARTER = ROOT / "data", "2016-17 Q2"
WORDS = """## Ofsted judgements

We asked for a plan by **June**. See [our reply](https://example.org/reply).

- All 7 teams were told.

## This quarter

Nothing came out, so 34 cases were not looked at again.
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "westminster.md").write_text(WORDS, "utf-8")
    return tmp_path / "words"


def make(data, folder, out, *areas):
    wanted = Wanted(areas or ("Westminster",))
    return make_reports(
        data, wanted, [QUARTER], DATA, str(out), on_this_machine(1), options=ReportOptions(commentary=folder)
    )


def test_words_are_below_their_section_in_every_document_and_marked(data, folder, tmp_path):
    made = make(data, folder, tmp_path / "out", "Westminster", "Leeds")
    westminster, leeds = (job.target for job in made.made)
    page = BeautifulSoup((westminster / "report.html").read_text("utf-8"), "html.parser")
    said = page.select_one("#ofsted-judgements aside.commentary")
    assert said.select_one(".whose").get_text() == "Commentary by the council"
    assert said.select_one("a")["href"] == "https://example.org/reply"
    assert said.select_one("strong").get_text() == "June"
    assert "34 cases" in page.select_one("#this-quarter aside.commentary").get_text()
    assert said.find_next_sibling() is None, "it follows all that is computed"
    paragraphs = [one.text for one in Document(westminster / "report.docx").paragraphs]
    assert paragraphs[paragraphs.index("Commentary by the council") :]
    assert "All 7 teams were told." in paragraphs
    executed = nbformat.read(westminster / "report.ipynb", as_version=4)
    assert any("We asked for a plan" in cell.source for cell in executed.cells if cell.cell_type == "markdown")
    assert "commentary" not in (leeds / "report.html").read_text("utf-8").split("</style>")[1]
    inputs = [
        json.loads((one / "manifest.json").read_text("utf-8"))["inputs"]["notebook"] for one in (westminster, leeds)
    ]
    assert inputs[0] != inputs[1]
    (checked,) = made.commentary
    assert [one.split(":")[0] for one in checked.unchecked] == ["7", "34"]


def test_other_words_make_another_pack_and_the_same_words_keep_it(data, folder, tmp_path):
    make(data, folder, tmp_path / "out")
    assert len(make(data, folder, tmp_path / "out").kept) == 1
    (folder / "westminster.md").write_text(WORDS.replace("June", "July"), "utf-8")
    from inspection_stats.packs import runnable

    runnable._read.cache_clear(), runnable._checksum.cache_clear()
    assert len(make(data, folder, tmp_path / "out").made) == 1


def test_a_claims_file_next_to_the_words_checks_their_figures(data, folder, tmp_path):
    right = HEAD.replace('"data"', f'"{DATA}"') + claim("so 34 cases were not", "34", "cases_inspected", SQS)
    (folder / "westminster.toml").write_text(right, "utf-8")
    checked = check_commentary(folder / "westminster.md")
    assert checked.short.startswith("1 claim: 1 holds")
    assert [one.split(":")[0] for one in checked.unchecked] == ["7"]
    (folder / "westminster.md").write_text(WORDS.replace("34", "35"), "utf-8")
    with pytest.raises(FiguresDoNotHold, match="It should say 34"):
        make(data, folder, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(os.name == "nt", reason="no pipes among the files of Windows")
def test_a_claims_file_that_is_a_pipe_is_named_and_not_passed_over(tmp_path):
    (tmp_path / "westminster.md").write_text(WORDS, encoding="utf-8")
    os.mkfifo(tmp_path / "westminster.toml")
    with pytest.raises(BadData, match="westminster.toml: The file cannot be read: it is a device, a pipe or a socket"):
        check_commentary(tmp_path / "westminster.md")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("westminister.md", WORDS, "is not for an area that is reported on. Did you mean “westminster”?"),
        ("westminster.md", WORDS.replace("Ofsted judgements", "Ofsted judgments"), "Did you mean “Ofsted judgements”?"),
        ("westminster.md", "## Ofsted judgements\n\nWords.\n" * 201, "has 201 headings; write no more than 200"),
        ("westminster.md", "Only words.", "starts with text under no heading. Start it with the heading"),
        ("westminster.md", "## Questions to ask\n\n<script>alert(1)</script>", "HTML (<script>"),
        ("westminster.md", b"## Questions to ask\n\n\xff\xfe", "is not text in UTF-8"),
    ],
)
def test_words_that_fit_nowhere_stop_the_run_before_anything_is_made(data, folder, tmp_path, name, text, says):
    (folder / "westminster.md").unlink()
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BadRequest) as error:
        make(data, folder, tmp_path / "out")
    assert says in str(error.value)
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadRequest, match="There is no folder"):
        find_commentary(tmp_path / "none", ["Westminster"])


def test_words_under_the_last_heading_come_last():
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("## One"), nbformat.v4.new_code_cell("1")])
    assert [cell.source for cell in with_commentary(notebook, "## one\n\nSaid.", "a.md").cells] == [
        "## One",
        "1",
        "Said.",
    ]
