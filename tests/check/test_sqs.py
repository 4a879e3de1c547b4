"""Faults of SQS tables: each named with its row, column and fix, and all of them at once."""

import pytest

from inspection_stats.check.sqs import SQS_INSPECTIONS, SQS_JUDGEMENTS
from inspection_stats.errors import BadData
from inspection_stats.load.csv_table import read_table
from tests.support.places import ROOT


@pytest.fixture
def raw():
    return read_table(ROOT / "data" / "sqs_judgements.csv")


def faults_of(raw, **cells):
    """Put cells into row 2 and give back the faults found, as (row, column, problem, fix)."""
    for column, value in cells.items():
        raw.at[2, column] = value
    with pytest.raises(BadData) as error:
        SQS_JUDGEMENTS.check(raw)
    return [(fault.row, fault.column, f"{fault.problem}. {fault.fix}") for fault in error.value.faults]


def test_the_shipped_table_has_no_fault(raw):
    typed = SQS_JUDGEMENTS.check(raw)
    assert len(typed) == 29
    assert typed["sufficient"].dtype == "Int64"


@pytest.mark.parametrize(
    ("cells", "column", "part"),
    [
        ({"sufficient": "35"}, "sufficient", "More cases are sufficient (35) than judged (34)"),
        ({"sufficient": "0", "applicable": "0"}, "applicable", "Write the status “not applicable”"),
        ({"sufficient": "thirty"}, "sufficient", "Write a whole number of 0 or more, in digits"),
        ({"sufficient": "-1"}, "sufficient", "Write a whole number"),
        ({"sufficient": "33.5"}, "sufficient", "Write a whole number"),
        ({"sufficient": "٣"}, "sufficient", "Write a whole number"),
        ({"applicable": "34 cases"}, "applicable", "Write a whole number"),
        ({"applicable": ""}, "applicable", "the count is missing"),
        ({"theme": "reducing-reofending"}, "theme", "Write one of: reducing-reoffending, protecting-the-public"),
        ({"status": "Exact"}, "status", "Write one of: exact, stated in words only, not applicable, suppressed"),
        ({"status": "stated in words only", "implied": "all"}, "sufficient", "There is a count, but the status is"),
        ({"source": ""}, "source", "The cell is empty. Fill the cell"),
        ({"part_of": "no-such-judgement"}, "part_of", "There is no other such judgement"),
        ({"part_of": "offending-assessed"}, "part_of", "There is no other such judgement"),
        ({"implied": "all"}, "implied", "Only a judgement stated in words implies a range"),
    ],
)
def test_a_fault_is_named_with_its_place_and_fix(raw, cells, column, part):
    found = faults_of(raw, **cells)
    assert len(found) == 1
    assert found[0][:2] == (2, column)
    assert part in found[0][2]


def test_a_judgement_that_appears_twice_is_named_with_both_rows(raw):
    found = faults_of(raw, judgement_id="mappa")
    assert found == [
        (11, "judgement_id", "The same inspection_id and judgement_id appear in row 2. Delete one of the two rows")
    ]


def test_all_faults_come_at_once_in_the_order_of_the_rows(raw):
    raw.at[2, "sufficient"] = "x"
    raw.at[2, "theme"] = "x"
    raw.at[9, "sufficient"] = "99"
    raw.at[30, "source"] = ""
    with pytest.raises(BadData) as error:
        SQS_JUDGEMENTS.check(raw)
    assert [(fault.row, fault.column) for fault in error.value.faults] == [
        (2, "sufficient"),
        (2, "theme"),
        (9, "sufficient"),
        (30, "source"),
    ]


def test_words_without_what_they_imply_are_a_fault(raw):
    raw.at[15, "implied"] = ""
    raw.at[16, "words"] = ""
    with pytest.raises(BadData) as error:
        SQS_JUDGEMENTS.check(raw)
    assert [(fault.row, fault.column) for fault in error.value.faults] == [(15, "implied"), (16, "words")]


def test_a_missing_column_is_named(raw):
    with pytest.raises(BadData) as error:
        SQS_JUDGEMENTS.check(raw.drop(columns=["status", "words"]))
    assert [fault.column for fault in error.value.faults] == ["status", "words"]


def test_a_table_without_rows_is_a_fault(raw):
    with pytest.raises(BadData, match="a header but no rows"):
        SQS_JUDGEMENTS.check(raw.iloc[:0])


def test_dates_out_of_order_and_impossible_dates_are_faults():
    raw = read_table(ROOT / "data" / "sqs_inspections.csv")
    raw.at[2, "published"] = "2015-12-01"
    with pytest.raises(BadData, match="dated before the inspection ended"):
        SQS_INSPECTIONS.check(raw)
    raw.at[2, "published"] = "29/02/2015"
    with pytest.raises(BadData, match="Write the date as year-month-day"):
        SQS_INSPECTIONS.check(raw)
