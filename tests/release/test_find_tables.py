"""Finding Ofsted's tables by their columns: long and wide, stacked, in any order, with other subjects."""

from __future__ import annotations

from datetime import date

import pytest

from inspection_stats.errors import BadData
from inspection_stats.load.workbook import Line, Sheet
from inspection_stats.release.find_tables import find_tables
from inspection_stats.release.header import read_header
from inspection_stats.release.vocabulary import label_words, read_vocabulary
from tests.support.places import ROOT
from tests.support.releases import ABOLISHED_HEADER, HISTORY_HEADER, IN_YEAR_HEADER, STATE_2023_HEADER, WIDE_HEADER

WORDS_FILE = ROOT / "data" / "ofsted_columns.toml"
ILACS = {"overall_effectiveness", "impact_of_leaders", "help_and_protection", "in_care", "care_leavers"}
SIF = {
    "overall_effectiveness",
    "help_and_protection",
    "looked_after_and_permanence",
    "adoption",
    "care_leavers",
    "leadership_management_governance",
}


@pytest.fixture(scope="module")
def words():
    return read_vocabulary(WORDS_FILE)


def header(labels, words):
    return read_header(Line(1, tuple(labels)), words)


def sheet(*rows, name="Sheet"):
    return Sheet(name, tuple(Line(number, tuple(row)) for number, row in enumerate(rows, start=1) if row))


def data_row(name, columns=13):
    return ["Link", "E1", name, *["Good"] * (columns - 3)]


def test_words_are_compared_without_case_punctuation_and_leading_the():
    printed = "The impact of leaders,\n on  Work & families’ lives "
    assert label_words(printed) == "impact of leaders on work and families lives"


@pytest.mark.parametrize(
    "labels", [HISTORY_HEADER, STATE_2023_HEADER, IN_YEAR_HEADER], ids=["history", "state", "in year"]
)
def test_every_column_of_the_long_sheets_is_known(labels, words):
    read = header(labels, words)
    (occasion,) = read.occasions
    assert read.unread == ()
    assert read.twice == ()
    assert set(occasion.judgements) == ILACS
    assert labels[read.fields["area"]] == "Local authority name"
    assert "date" in labels[occasion.fields["on_site_from"]]


def test_the_wide_sheet_gives_each_inspection_its_own_columns(words):
    read = header(WIDE_HEADER, words)
    by_name = {occasion.name: occasion for occasion in read.occasions}
    assert read.unread == ()
    assert list(by_name) == ["SLAC", "First SIF", "LSCB review", "First ILACS", "Second ILACS"]
    assert set(by_name["First SIF"].judgements) == SIF
    assert set(by_name["SLAC"].judgements) == {"safeguarding", "looked_after"}
    assert set(by_name["First ILACS"].judgements) == ILACS - {"in_care", "care_leavers"} | {"in_care_and_care_leavers"}
    assert set(by_name["Second ILACS"].judgements) == ILACS
    columns = [column for occasion in read.occasions for column in occasion.judgements.values()]
    assert len(set(columns)) == len(columns)


def test_the_boards_review_takes_its_date_from_the_sif_inspection_next_to_it(words):
    read = header(WIDE_HEADER, words)
    by_name = {occasion.name: occasion for occasion in read.occasions}
    assert by_name["LSCB review"].fields == {"published": by_name["First SIF"].fields["published"]}
    assert by_name["LSCB review"].borrows_dates
    assert set(by_name["LSCB review"].judgements) == {"lscb"}


def test_columns_are_known_in_any_order_with_strangers_among_them(words):
    shuffled = ["Notes of mine", *reversed(HISTORY_HEADER)]
    read = header(shuffled, words)
    assert read.unread == ("Notes of mine",)
    assert {key: shuffled[column] for key, column in read.occasions[0].judgements.items()} == {
        key: HISTORY_HEADER[column] for key, column in header(HISTORY_HEADER, words).occasions[0].judgements.items()
    }


def test_an_unseen_years_labels_are_known_by_their_words(words):
    read = header(
        [
            "Name of local authority",
            "Date of publication of the report",
            "First day of inspection",
            "Judgement: overall effectiveness",
            "Impact of leaders and managers",
            "Help and protection judgement",
            "Judgement on children in care",
            "Judgement on care leavers",
        ],
        words,
    )
    assert read.unread == ()
    assert set(read.occasions[0].judgements) == ILACS
    assert {"on_site_from", "published"} <= set(read.occasions[0].fields)


def test_a_third_inspection_in_a_wide_sheet_needs_no_new_words(words):
    labels = [label.replace("Second", "Third") for label in WIDE_HEADER]
    assert "Third ILACS" in [occasion.name for occasion in header(labels, words).occasions]


def test_a_new_label_is_added_as_data(tmp_path):
    label = "Quality of practice leadership"
    labels = [label if "leaders" in old else old for old in HISTORY_HEADER]
    assert header(labels, read_vocabulary(WORDS_FILE)).unread == (label,)
    text = WORDS_FILE.read_text(encoding="utf-8")
    changed = tmp_path / "ofsted_columns.toml"
    changed.write_text(
        text.replace('is = ["impact of leaders",', 'is = ["quality of practice leadership", "impact of leaders",'),
        encoding="utf-8",
    )
    assert set(header(labels, read_vocabulary(changed)).occasions[0].judgements) == ILACS


def test_dates_that_name_the_programme_by_themselves_belong_to_the_plain_columns(words):
    labels = ["Local authority", "ILACS inspection date", "Overall effectiveness", "Impact of leaders"]
    (occasion,) = header(labels, words).occasions
    assert occasion.fields["on_site_from"] == 1
    assert set(occasion.judgements) == {"overall_effectiveness", "impact_of_leaders"}


def test_a_whole_label_counts_before_a_phrase_in_a_longer_one(words):
    labels = [*HISTORY_HEADER, "Overall effectiveness at the inspection before"]
    read = header(labels, words)
    assert read.occasions[0].judgements["overall_effectiveness"] == 8
    assert read.unread == ("Overall effectiveness at the inspection before",)
    assert read.twice == ()


def test_two_columns_that_read_the_same_are_noted(words):
    assert header([*HISTORY_HEADER, "Overall judgement"], words).twice == (
        ("Overall effectiveness", "Overall judgement"),
    )


@pytest.mark.parametrize(
    "line",
    [
        ["Ofsted Local Authority Webpage", "Barnet", "London", date(2019, 5, 13), "Good", "Good", "Good", "Good"],
        ["Link", "Barnet", "London", "ILACS Focused Visit", "Care leavers"],
        ["Notes"],
        ["Period", "Outstanding", "Good", "Requires improvement to be good", "Inadequate"],
    ],
)
def test_lines_of_data_and_words_are_not_headers(line, words):
    assert header(line, words) is None


@pytest.mark.parametrize("above", [0, 1, 2, 3, 7])
def test_a_table_is_found_wherever_its_header_is(above, words):
    rows = [*[["Some words"]] * above, HISTORY_HEADER, data_row("Barnet"), [], data_row("York")]
    (table,) = find_tables([sheet(*rows)], words).tables
    assert table.header.line.number == above + 1
    assert [row.number for row in table.rows] == [above + 2, above + 4]
    assert table.title == ("Some words" if above else "")


@pytest.mark.parametrize("between", [[[], [], ["Table 11: abolished"]], []], ids=["blank rows and a title", "nothing"])
def test_a_stacked_table_is_found_under_the_first(between, words):
    rows = [WIDE_HEADER, data_row("Barnet", 28), *between, ABOLISHED_HEADER, data_row("Poole", 21)]
    tables = find_tables([sheet(*rows)], words).tables
    assert [[row.cell(2) for row in table.rows] for table in tables] == [["Barnet"], ["Poole"]]
    assert "ILACS" in [occasion.name for occasion in tables[1].header.occasions]


def test_rows_go_on_under_a_title_in_their_midst(words):
    rows = [HISTORY_HEADER, data_row("Barnet"), ["Authorities that no longer exist"], data_row("Poole")]
    layout = find_tables([sheet(*rows)], words)
    assert [row.number for row in layout.tables[0].rows] == [2, 4]
    assert layout.skipped[0].lines == (3,)


def test_every_line_of_every_sheet_is_accounted_for(words):
    providers = ["URN", "Provision type", "Local authority", "Publication date", "Overall effectiveness"]
    sheets = [
        sheet(["Cover"], ["Published on:", date(2025, 9, 25)], name="Cover"),
        sheet(["Title"], providers, ["SC1", "Home", "York", date(2022, 1, 1), "Good"], name="Providers"),
        sheet(["Title"], HISTORY_HEADER, data_row("Barnet"), ["Source: Ofsted"], name="History"),
        sheet(["Local authority", "Region", "Visit date"], ["York", "North", date(2022, 1, 1)], name="Visits"),
    ]
    layout = find_tables(sheets, words)
    assert [(item.sheet, item.reason, item.lines) for item in layout.skipped] == [
        ("Cover", "words outside a table", (1, 2)),
        ("Providers", "words outside a table", (1,)),
        ("Providers", "a table of social care providers", (2, 3)),
        ("History", "words outside a table", (1, 4)),
        ("Visits", "a table without a column of grades", (1, 2)),
    ]
    assert [(table.sheet, [row.number for row in table.rows]) for table in layout.tables] == [("History", [3])]


def test_a_row_of_a_wide_sheet_is_one_entry_an_inspection(words):
    row = ["Link", "York", "North", "Unitary", *[""] * 24]
    row[7:15] = [date(2017, 2, 7), "Good", "Good", "Good", "Good", "Good", "Good", " -"]
    (table,) = find_tables([sheet(WIDE_HEADER, row)], words).tables
    told = [entry for entry in table.entries(table.rows[0]) if not entry.is_blank]
    assert [(entry.area, entry.occasion.name) for entry in told] == [("York", "First SIF"), ("York", "LSCB review")]
    assert told[1].fields["published"] == date(2017, 2, 7)


def test_a_file_of_words_that_cannot_be_read_is_named(tmp_path):
    path = tmp_path / "ofsted_columns.toml"
    with pytest.raises(BadData, match="There is no such file"):
        read_vocabulary(path)
    path.write_text("[fields", encoding="utf-8")
    with pytest.raises(BadData, match="not a TOML file"):
        read_vocabulary(path)
    path.write_text("", encoding="utf-8")
    with pytest.raises(BadData, match="The part 'fields' is missing"):
        read_vocabulary(path)
