"""Faults of a file of cases, each with how many rows it is in."""

import pandas as pd
import pytest

from inspection_stats.check.case_answers import check_answers
from inspection_stats.errors import BadData

MEANT = "Write one of: yes, no, not applicable; or say what it means, as in --answer “Partly=no”"
QUESTIONS = ["planning", "review"]


def counted(*rows):
    return pd.DataFrame(rows, columns=["service_id", "judgement_id", "answer", "cases"])


def faults_of(*rows):
    with pytest.raises(BadData) as error:
        check_answers(counted(*rows), QUESTIONS, "cases.csv")
    return [(fault.column, fault.value, f"{fault.problem}. {fault.fix}") for fault in error.value.faults]


def test_capitals_are_the_same_answer():
    found = check_answers(counted(("a", "planning", "Yes", 2), ("a", "planning", "yes", 3)), QUESTIONS, "cases.csv")
    assert found.to_numpy().tolist() == [["a", "planning", "yes", 5]]


def test_every_fault_is_named_with_its_rows():
    found = faults_of(
        ("a", "planning", "maybe", 1200),
        ("a", "planing", "yes", 1),
        ("", "review", "no", 2),
        ("a", "review", "", 3),
        ("a", "review", "not aplicable", 1),
    )
    assert found == [
        ("service_id", None, "The cell is empty in 2 rows. Fill it"),
        ("answer", None, "The cell is empty in 3 rows. Fill it"),
        (
            "answer",
            "maybe",
            f"There is no such answer (1,200 rows). {MEANT}",
        ),
        ("answer", "not aplicable", "There is no such answer (1 row). Did you mean “not applicable”?"),
        ("judgement_id", "planing", "There is no such judgement_id (1 row). Did you mean “planning”?"),
    ]


def test_a_file_without_rows():
    assert faults_of() == [("", None, "The file has a header but no rows. Add a row for each case and question")]
