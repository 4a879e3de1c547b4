"""Words that would do harm, in names, cells and sources: they are shown as words, in every file and on every page."""

import json
from html import escape

import pandas as pd
import pytest

from inspection_stats.check.averages import CASE_COUNTS
from inspection_stats.check.data import read_data
from inspection_stats.describe.charts.specification import ChartSpec, SufficiencyBar
from inspection_stats.documents.files import table_csv, unrounded_csv
from inspection_stats.documents.run_id import NOTEBOOKS
from inspection_stats.errors import BadData, BadRequest
from inspection_stats.explore.panel import Explorer
from inspection_stats.explore.tables import sorting_table
from inspection_stats.explore.take_along import save_pictures
from inspection_stats.load.counts import read_counts
from inspection_stats.packs.claims_pack import make_claims_pack
from inspection_stats.packs.comparison_pack import make_comparison_pack
from inspection_stats.packs.many import make_reports, on_this_machine
from inspection_stats.packs.notebooks import run_notebook
from inspection_stats.packs.parameters import read_notebook
from inspection_stats.packs.plan import Wanted
from inspection_stats.plot.paste import paste_ready
from inspection_stats.plot.words import Line
from inspection_stats.report.claims_report import open_check
from tests.support.hostile import FORMULAS, MATHS, SCRIPT, harms, hostile_counts, hostile_data, live_cells, parts
from tests.support.places import ROOT
from tests.support.small_claims import HEAD, claim

AREA = f"{SCRIPT} {MATHS} =Rutland"
QUARTER = "2015-16 Q4"


@pytest.fixture(scope="module")
def comparison(tmp_path_factory):
    """The pack of a service whose name, period and source are hostile."""
    home = tmp_path_factory.mktemp("comparison")
    counts = hostile_counts(home / "counts.csv", SCRIPT + MATHS, source=FORMULAS[0], period=FORMULAS[1])
    return make_comparison_pack(str(counts), SCRIPT + MATHS, home / "out").folder


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """The shelf of a quarter with the pack of an area whose name is hostile."""
    home = tmp_path_factory.mktemp("report")
    data = hostile_data(home / "data", AREA)
    made = make_reports(read_data(data), Wanted((AREA,)), [QUARTER], data, str(home / "out"), on_this_machine(1))
    assert not made.failed, made.failed
    return made.made[0].target.parent


def test_the_judge_of_pages_finds_each_kind_of_harm():
    for html in (SCRIPT, "<a href='javascript:x'>", "<iframe>", "<b onclick=x>", "<img src='http://x'>"):
        assert harms(html), html


def test_a_report_shows_markup_as_words(comparison, shelf):
    packs = [comparison, *(one.parent for one in shelf.glob("*/report.html"))]
    assert len(packs) == 2
    for pack in packs:
        page = (pack / "report.html").read_text("utf-8")
        assert harms(page) == []
        assert escape(SCRIPT[:25]) in page
        for cell in json.loads((pack / "report.ipynb").read_text("utf-8"))["cells"]:
            for output in cell.get("outputs", []):
                assert harms("".join(output.get("data", {}).get("text/html", ""))) == []


def test_the_index_shows_markup_as_words_and_has_only_its_own_script(shelf):
    page = (shelf / "index.html").read_text("utf-8")
    assert escape(SCRIPT[:25]) in page
    assert [one[:8] for one in harms(page)] == ["<script>"]
    assert page.count("<script>") == 1


def test_a_formula_is_a_text_in_every_table(comparison):
    for file in comparison.rglob("*.csv"):
        assert live_cells(file.read_text("utf-8")) == [], file.name
    held = parts(comparison / "tables.xlsx")
    assert escape(FORMULAS[0], quote=False) in held["xl/sharedStrings.xml"]
    assert not [name for name, part in held.items() if "<f>" in part or "<hyperlink" in part or "External" in part]


@pytest.mark.parametrize("text", [*FORMULAS, "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1"])
@pytest.mark.parametrize("write", [table_csv, unrounded_csv])
def test_every_beginning_of_a_formula_is_disarmed_and_numbers_are_not(write, text):
    written = write(pd.DataFrame({"text": [text, "plain"], "number": [-1.5, 2]}))
    assert "'" + text.replace("\r", "\n").split('"')[0] in written
    assert live_cells(written) == []
    assert "plain,2.0" in written
    assert "-1.5" in written


def test_the_word_annex_has_no_field_but_its_own_and_leads_nowhere(comparison):
    held = parts(comparison / "report.docx")
    assert "External" not in "".join(part for name, part in held.items() if name.endswith(".rels"))
    fields = held["word/document.xml"].split('w:instr="')[1:]
    assert {field.split(" ")[0] for field in fields} <= {"SEQ", "PAGE", "NUMPAGES"}


def test_the_claims_page_shows_markup_as_words(tmp_path):
    words = f"{SCRIPT} 34 cases"
    text = claim(words.replace('"', "'"), "34", "stated", f"needs = '''{SCRIPT.replace(chr(39), '')}'''")
    file = tmp_path / "claims.toml"
    file.write_text(HEAD.replace('"data"', f'"{ROOT / "data"}"') + text, "utf-8")
    paper = tmp_path / "paper.txt"
    paper.write_text(f"They examined {words.replace(chr(34), chr(39))}. {SCRIPT} and 77 others.", "utf-8")
    folder = make_claims_pack(open_check(file, paper), file, paper, tmp_path / "out").folder
    page = (folder / "report.html").read_text("utf-8")
    assert harms(page) == []
    assert escape("<script>alert(1)") in page


def test_the_explorer_shows_markup_as_words(tmp_path):
    folder = hostile_data(tmp_path / "data", AREA)
    panel = Explorer(read_data(folder), folder, tmp_path / "out", "857", QUARTER)
    pane = panel.panes[0]
    table, saved = panel.sheet.outputs[0]["data"]["text/html"], save_pictures(panel.panes, read_data(folder), tmp_path)
    for html in (pane.picture.value, pane.words.value, pane.message.value, panel.code.value, table, saved):
        assert harms(html) == []
    assert any(AREA in label for label, _ in panel.choosers.area.options)
    pane.clear(AREA)
    assert harms(pane.message.value) == []
    assert escape(SCRIPT[:25]) in pane.message.value


def test_a_table_to_explore_holds_its_cells_as_data():
    words = f"</script>{SCRIPT}<!--<script>"
    html = sorting_table(pd.DataFrame({"area": [words]}), words)
    assert harms(html) == []
    assert html.count(escape("<script>alert(1)")) == 3, "the label, the caption and the cell"


def test_dollars_are_not_mathematics_in_a_chart(comparison):
    assert len(list((comparison / "charts" / "full-width").glob("*.png"))) > 4
    bar = SufficiencyBar("", MATHS, "exact", 1, 2, "50%")
    spec = ChartSpec("c", "sufficiency bars", MATHS, MATHS, (bar,), MATHS, None, MATHS, MATHS)
    lines = [line for line in paste_ready(spec).figure.findobj(Line) if "$" in line.get_text()]
    assert len(lines) >= 4
    assert not any(line.get_parse_math() for line in lines)


@pytest.mark.parametrize("name", ["x; import os", "area = 1 #", "__import__('os')", "data_dir\n"])
def test_a_parameter_whose_name_is_code_is_refused(tmp_path, name):
    with pytest.raises(BadRequest, match="has no parameter"):
        run_notebook(read_notebook(NOTEBOOKS / "quarterly_report.ipynb"), "report", {name: "1"}, tmp_path)


def test_a_parameter_whose_value_is_code_is_a_text(tmp_path):
    code = f"\"\nopen(r'{tmp_path / 'harm'}', 'w')\n\"\"\" + open(r'{tmp_path / 'harm'}', 'w').name #\\"
    counts = hostile_counts(tmp_path / "counts.csv", code.replace("\n", " "))
    make_comparison_pack(str(counts), code.replace("\n", " "), tmp_path / "out")
    assert not (tmp_path / "harm").exists()


@pytest.mark.parametrize("cell", ["a\x07b", "a\x1b[2Jb", "a\u202eb", "a\x7fb"])
def test_a_character_that_no_file_may_hold_is_a_fault_with_its_place(tmp_path, cell):
    with pytest.raises(BadData, match="row 182, column service.*invisible character"):
        CASE_COUNTS.check(read_counts(str(hostile_counts(tmp_path / "counts.csv", cell))), "counts.csv")
