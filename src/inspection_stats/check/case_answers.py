"""What must be true of the answers in a file of cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from inspection_stats.errors import BadData, Fault, nearest
from inspection_stats.reference.statuses import NOT_APPLICABLE

YES, NO = "yes", "no"
ANSWERS = (YES, NO, NOT_APPLICABLE)


def check_answers(counted: pd.DataFrame, questions: Sequence[str], file: str) -> pd.DataFrame:
    """Turn counted answers (`load.count_answers`) into ones that can be pooled, or into the list of their faults.

    Answers may be written with capitals. Raises `BadData` for a file without rows, an empty cell, an answer that is not
    yes, no or not applicable, and a question that is not among `questions`; each with the number of rows it stands in.
    """
    if counted.empty:
        raise BadData([Fault("The file has a header and no rows", "Add a row for each case and question", file)])
    answers = counted.assign(answer=counted["answer"].str.lower())
    faults = [
        Fault(f"The cell is empty in {_rows(answers[answers[column].eq('')])}", "Fill it", file, None, column)
        for column in ("service_id", "judgement_id", "answer")
        if answers[column].eq("").any()
    ]
    faults += _unknown(answers, "answer", ANSWERS, f"Write one of: {', '.join(ANSWERS)}", file)
    faults += _unknown(answers, "judgement_id", questions, "Correct it, or add it to the list of questions", file)
    if faults:
        raise BadData(faults)
    return answers.groupby(["service_id", "judgement_id", "answer"], as_index=False)["cases"].sum()


def _unknown(answers: pd.DataFrame, column: str, known: Sequence[str], fix: str, file: str) -> Iterator[Fault]:
    strange = answers[~answers[column].isin([*known, ""])]
    for value, rows in strange.groupby(column):
        problem = f"There is no such {column} ({_rows(rows)})"
        yield Fault(problem, nearest(str(value), known, 1) or fix, file, None, column, str(value))


def _rows(rows: pd.DataFrame) -> str:
    count = int(rows["cases"].sum())
    return "1 row" if count == 1 else f"{count:,} rows"
