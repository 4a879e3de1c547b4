"""What must be true of the answers in a file of cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from inspection_stats.errors import BadData, BadRequest, Fault, nearest
from inspection_stats.reference.statuses import NOT_APPLICABLE

YES, NO = "yes", "no"
ANSWERS = (YES, NO, NOT_APPLICABLE)


def read_mapping(given: Sequence[str]) -> dict[str, str]:
    """What each word of a file means, from “Partly=no” and the like: the word in small letters to one of `ANSWERS`.

    Raises `BadRequest` with every entry that is not so written, or that gives a word two meanings.
    """
    mapping: dict[str, str] = {}
    wrong = []
    for entry in given:
        word, sign, meaning = (part.strip().lower() for part in entry.rpartition("="))
        if not sign or not word or meaning not in ANSWERS:
            wrong.append(f"--answer “{entry}” is not a word and what it means. Write it like “Partly=no”; "
                         f"what it means is one of: {', '.join(ANSWERS)}.")  # fmt: skip
        elif mapping.setdefault(word, meaning) != meaning:
            wrong.append(f"--answer gives “{word}” two meanings, {mapping[word]} and {meaning}. Keep one.")
    if wrong:
        raise BadRequest("\n".join(wrong))
    return mapping


def once_each(twice: pd.DataFrame, file: str, rows: Sequence[int | None] = ()) -> None:
    """Raise `BadData` where a case has several answers to one question: which of them holds, only its owner can say.

    `rows` has the first row of each, where it is known.
    """
    if len(twice):
        raise BadData(
            [
                Fault(
                    f"The case has {row.answers} answers to the question {row.judgement_id} ({row.service_id})",
                    "Keep one of them",
                    file,
                    first,
                    "case_id",
                    str(row.case_id),
                )
                for row, first in zip(twice.itertuples(), rows or [None] * len(twice), strict=True)
            ]
        )


def check_answers(
    counted: pd.DataFrame, questions: Sequence[str], file: str, mapping: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """Turn counted answers (`load.count_answers`) into ones that can be pooled, or into the list of their faults.

    Answers may be written with capitals, and in words of the file's own that `mapping` gives a meaning. Raises
    `BadData` for a file without rows, an empty cell, an answer that means none of yes, no and not applicable, and a
    question that is not among `questions`; each with the number of rows it is in.
    """
    if counted.empty:
        raise BadData([Fault("The file has a header but no rows", "Add a row for each case and question", file)])
    answers = counted.assign(answer=counted["answer"].str.lower().replace(dict(mapping or {})))
    faults = [
        Fault(f"The cell is empty in {_rows(answers[answers[column].eq('')])}", "Fill it", file, None, column)
        for column in ("service_id", "judgement_id", "answer")
        if answers[column].eq("").any()
    ]
    faults += _unknown(
        answers,
        "answer",
        ANSWERS,
        f"Write one of: {', '.join(ANSWERS)}; or say what it means, as in --answer “Partly=no”",
        file,
    )
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
