"""Case counts from workbooks: which sheet is read, that every other is named, and that no broken cell is blank."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from inspection_stats.check.own_audit import filled_in
from inspection_stats.errors import BadData
from inspection_stats.load.counts import found_anywhere, read_counts, source_name, unread_sheets
from tests.hard.corpus.audits import HEADER, rows
from tests.support.releases import ods_cell, write_csv, write_ods, write_xlsx
from tests.support.workbooks import changed, ods_with_hidden, with_xlsx_cell, xlsx_with_hidden

AUDIT, LAST_YEAR = rows(), rows({"sufficient": "3"})
GUIDE = [["How to fill it in"], [], ["Column", "What it is", "Example"], ["sufficient", "cases", "12"]]
SUFFICIENT = HEADER.index("sufficient")


# ---- Which sheet ----


KINDS = pytest.mark.parametrize("write", [xlsx_with_hidden, ods_with_hidden], ids=["xlsx", "ods"])


@KINDS
def test_a_hidden_sheet_before_the_visible_one_is_passed_by_and_named(tmp_path, write):
    path = write(tmp_path / "audit", {"2025": (LAST_YEAR, "hidden"), "audit": (AUDIT, "")})
    assert read_counts(str(path))["sufficient"].tolist() == ["12", "9", "0"]
    assert unread_sheets(str(path)) == ("Sheet “2025” was not read: it is hidden.",)


@KINDS
def test_sheets_of_another_form_and_empty_ones_are_passed_by_and_named(tmp_path, write):
    path = write(tmp_path / "audit", {"Guide": (GUIDE, ""), "Empty": ([], ""), "audit": (AUDIT, "")})
    assert read_counts(str(path))["sufficient"].tolist() == ["12", "9", "0"]
    assert unread_sheets(str(path)) == (
        "Sheet “Guide” was not read: it is not one of case counts.",
        "Sheet “Empty” was not read: it is empty.",
    )


def test_a_chart_and_a_sheet_that_no_menu_shows_are_named(tmp_path):
    path = xlsx_with_hidden(
        tmp_path / "audit.xlsx", {"Bars": ([], "chart"), "audit": (AUDIT, ""), "deep": (LAST_YEAR, "very hidden")}
    )
    assert len(read_counts(str(path))) == 3
    assert unread_sheets(str(path)) == (
        "Sheet “Bars” was not read: it is a chart.",
        "Sheet “deep” was not read: it is hidden.",
    )


@KINDS
def test_two_visible_sheets_of_case_counts_are_refused_by_name(tmp_path, write):
    path = write(tmp_path / "audit", {"2025": (LAST_YEAR, ""), "Guide": (GUIDE, ""), "2026": (AUDIT, "")})
    with pytest.raises(BadData, match="2 sheets of case counts: “2025” and “2026”"):
        read_counts(str(path))


@KINDS
def test_a_workbook_with_nothing_to_see_says_what_is_hidden(tmp_path, write):
    # A program shows at least one sheet, so the other is empty.
    path = write(tmp_path / "audit", {"Sheet1": ([], ""), "audit": (AUDIT, "hidden")})
    with pytest.raises(BadData) as told:
        read_counts(str(path))
    assert "Sheet “audit” was not read: it is hidden. Show the sheet that holds the case counts" in str(told.value)


def test_where_no_sheet_is_of_the_form_the_fault_names_the_first_visible_one(tmp_path):
    path = xlsx_with_hidden(tmp_path / "audit.xlsx", {"old": (AUDIT, "hidden"), "Guide": (GUIDE, "")})
    with pytest.raises(BadData, match="audit.xlsx, sheet Guide, row 1: The first row is a title, not a header"):
        read_counts(str(path))


def test_a_csv_file_has_no_other_sheets(tmp_path):
    assert unread_sheets(str(write_csv(tmp_path / "audit.csv", AUDIT))) == ()


# ---- Broken cells ----

FULL = '<calcPr calcId="124519" fullCalcOnLoad="1"/>'


def xlsx_cell(xml: str, calc: str = "") -> Callable[[Path], Path]:
    """A maker of the audit as XLSX with this XML in place of the count in H2."""

    def make(folder: Path) -> Path:
        path = with_xlsx_cell(write_xlsx(folder / "audit.xlsx", {"audit": AUDIT}), "H2", xml)
        return changed(path, "xl/workbook.xml", lambda text: text.replace(FULL, calc))

    return make


def ods_with_cell(xml: str) -> Callable[[Path], Path]:
    """A maker of the audit as ODS with this XML in place of the first count."""
    declared = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" xmlns:text'

    def change(content: str) -> str:
        assert ods_cell("12") in content
        return content.replace("xmlns:text", declared, 1).replace(ods_cell("12"), xml, 1)

    return lambda folder: changed(write_ods(folder / "audit.ods", {"audit": AUDIT}), "content.xml", change)


HOLDS_ERROR, NEVER = "The cell holds an error", "The cell holds a formula that was never calculated"
CELL = "<table:table-cell"
BROKEN = {
    "#DIV/0! of a formula": (xlsx_cell('<c r="H2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'), HOLDS_ERROR, "#DIV/0!"),
    "#N/A": (xlsx_cell('<c r="H2" t="e"><f>NA()</f><v>#N/A</v></c>'), HOLDS_ERROR, "#N/A"),
    "#REF! pasted as a value": (xlsx_cell("<c r='H2' t='e'><v>#REF!</v></c>"), HOLDS_ERROR, "#REF!"),
    "a formula without a value": (xlsx_cell('<c r="H2"><f>SUM(N2:N9)</f></c>'), NEVER, "=SUM(N2:N9)"),
    "a formula with an empty value": (xlsx_cell('<c r="H2"><f>N2+O2</f><v></v></c>'), NEVER, "=N2+O2"),
    "a formula of text without a value": (xlsx_cell('<c r="H2" t="str"><f>N2&amp;""</f></c>'), NEVER, '=N2&""'),
    "a formula whose 0 is a placeholder": (xlsx_cell('<c r="H2"><f>N2+O2</f><v>0</v></c>', FULL), NEVER, "=N2+O2"),
    "ODS: an error of LibreOffice": (
        ods_with_cell(f'{CELL} table:formula="of:=1/0" office:value-type="string" office:string-value="" '
                      'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'),
        HOLDS_ERROR, "#DIV/0!"),
    "ODS: an error of an old program": (
        ods_with_cell(f'{CELL} table:formula="oooc:=NA()" office:value-type="float" office:value="0">'
                      "<text:p>#N/A</text:p></table:table-cell>"),
        HOLDS_ERROR, "#N/A"),
    "ODS: an error as a type": (
        ods_with_cell(f'{CELL} office:value-type="error" office:string-value="Err:502"><text:p>Err:502</text:p>'
                      "</table:table-cell>"),
        HOLDS_ERROR, "Err:502"),
    "ODS: an error as text": (
        ods_with_cell(f'{CELL} table:formula="of:=[.A1]/0" office:value-type="string"><text:p>#VALUE!</text:p>'
                      "</table:table-cell>"),
        HOLDS_ERROR, "#VALUE!"),
    "ODS: a formula without a value": (
        ods_with_cell(f"{CELL} table:formula='of:=SUM([.N2:.N9])'/>"), NEVER, "=SUM([.N2:.N9])"),
    "ODS: a formula with a note and no value": (
        ods_with_cell(f'{CELL} table:formula="of:=1+1"><office:annotation><text:p>12</text:p></office:annotation>'
                      "</table:table-cell>"),
        NEVER, "=1+1"),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_cell_is_a_fault_at_its_place(tmp_path, what):
    make, problem, shown = BROKEN[what]
    path = make(tmp_path)
    with pytest.raises(BadData) as told:
        read_counts(str(path))
    (fault,) = told.value.faults
    assert (fault.file, fault.row, fault.column) == (f"{path.name}, sheet audit", 2, "sufficient")
    assert fault.problem == problem
    assert fault.value == shown


@pytest.mark.parametrize(
    ("make", "count"),
    [
        (xlsx_cell('<c r="H2"><f>SUM(N2:N9)</f><v>7</v></c>'), "7"),
        (xlsx_cell('<c r="H2"><f>SUM(N2:N9)</f><v>0</v></c>'), "0"),
        (xlsx_cell('<c r="H2" t="str"><f>IF(1,"","x")</f><v></v></c>'), ""),
        (xlsx_cell('<c r="H2"><f>SUM(N2:N9)</f><v>7</v></c>', FULL), "7"),
        (ods_with_cell(f'{CELL} table:formula="of:=3+4" office:value-type="float" office:value="7"><text:p>7</text:p>'
                       "</table:table-cell>"), "7"),
        (ods_with_cell(f'{CELL} table:formula="of:=IF(1;&quot;&quot;)" office:value-type="string" '
                       'office:string-value=""/>'), ""),
        (ods_with_cell(f'{CELL} office:value-type="float" office:value="7"><office:annotation><text:p>#N/A</text:p>'
                       "</office:annotation><text:p>7</text:p></table:table-cell>"), "7"),
    ],
    ids=["calculated", "a true 0", "an empty text", "calculated, to be done again", "ods", "ods, empty text", "a note"],
)  # fmt: skip
def test_a_formula_that_was_calculated_is_its_value(tmp_path, make, count):
    table = read_counts(str(make(tmp_path)))
    assert table["sufficient"].tolist() == [count, "9", "0"]


def test_every_broken_cell_of_the_sheet_is_named_at_once_with_what_else_is_wrong(tmp_path):
    path = write_xlsx(tmp_path / "audit.xlsx", {"audit": [*AUDIT, ["A note"] * 13]})
    for place in ("H2", "I3"):
        with_xlsx_cell(path, place, f'<c r="{place}" t="e"><v>#N/A</v></c>')
    with pytest.raises(BadData) as told:
        read_counts(str(path))
    assert [(fault.row, fault.column) for fault in told.value.faults] == [(5, ""), (2, "sufficient"), (3, "applicable")]


def test_an_error_word_in_a_csv_is_a_fault_in_a_column_of_words_too(tmp_path):
    path = write_csv(tmp_path / "audit.csv", rows({"judgement": "#N/A"}))
    with pytest.raises(BadData, match=r"row 2, column judgement.*#N/A.*Correct the formula"):
        filled_in(read_counts(str(path)), "audit.csv")


# ---- Counts with a decimal point ----


@pytest.mark.parametrize(("written", "count"), [("12.0", 12), ("12.000", 12), ("0.0", 0), ("12", 12)])
def test_a_whole_number_with_a_decimal_point_is_that_number(tmp_path, written, count):
    path = write_csv(tmp_path / "audit.csv", rows({"sufficient": written}))
    assert filled_in(read_counts(str(path)), "audit.csv").rows["sufficient"].tolist() == [count, 9, 0]


@pytest.mark.parametrize("written", ["12.5", "12.", ".0", "12.0.0", "12,0", "-1.0", "1e1", "12.0000000"])
def test_any_other_decimal_is_a_fault(tmp_path, written):
    path = write_csv(tmp_path / "audit.csv", rows({"sufficient": written}))
    with pytest.raises(BadData, match="row 2, column sufficient"):
        filled_in(read_counts(str(path)), "audit.csv")


def test_a_database_file_is_found_from_another_folder_and_called_by_its_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert found_anywhere("sqlite:///here/counts.db") == f"sqlite:///{tmp_path}/here/counts.db"
    assert found_anywhere("here/counts.csv") == f"{tmp_path}/here/counts.csv"
    for as_it_is in ("sqlite://", "sqlite:///:memory:", "postgresql://analyst:secret@server/counts"):
        assert found_anywhere(as_it_is) == as_it_is
    assert source_name(found_anywhere("sqlite:///here/counts.db")) == source_name("sqlite:///counts.db") == "counts.db"
