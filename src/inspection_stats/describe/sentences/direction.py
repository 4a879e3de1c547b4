"""Which way an area goes: its latest judgements compared with those of the previous inspection."""

from __future__ import annotations

import pandas as pd

from inspection_stats.describe.english.grammar import joined, verb
from inspection_stats.describe.english.numbers import in_words
from inspection_stats.measure.grades.change import DECLINED, IMPROVED, NOT_COMPARED, SAME
from inspection_stats.reference.quarters import long_date

WORDS = {IMPROVED: "better", DECLINED: "worse", SAME: "the same"}


def direction_sentence(changed: pd.DataFrame, overall: str) -> str:
    """How the judgements of one inspection stand to those of the previous one, the overall grade first.

    `overall` is the key of the judgement on the whole. `changed` has the rows of `measure.grades.change.changes` for
    one inspection; without any there was no previous inspection of the same programme, and the text is empty. Only
    judgements that the later inspection made are counted.

        "Overall, it went up from Requires improvement (report of 17 January 2019) to Good. Of its other judgements, two
        are better and one can’t be compared."
    """
    changed = changed[changed["grade_after"].ne("")]
    if changed.empty:
        return ""
    day = long_date(changed["published_before"].iloc[0].date())
    if changed["change"].eq(NOT_COMPARED).all():
        return f"No judgement can be compared with those of the previous report, of {day}: they are other judgements."
    whole, rest = changed[changed["judgement"].eq(overall)], changed[changed["judgement"].ne(overall)]
    first = _overall(whole.iloc[0], day) if whole["change"].ne(NOT_COMPARED).any() else ""
    if rest.empty:
        return first
    which = "Of its other judgements" if first else f"Of its judgements, compared with the report of {day}"
    return f"{first} {which}, {joined(_counted(rest['change']))}.".strip()


def _counted(changes: pd.Series) -> list[str]:
    counts = changes.value_counts()
    parts = [
        f"{in_words(int(counts[change]))} {verb(int(counts[change]))} {word}"
        for change, word in WORDS.items()
        if change in counts
    ]
    if NOT_COMPARED in counts:
        parts.append(f"{in_words(int(counts[NOT_COMPARED]))} can’t be compared")
    return parts


def _overall(row: pd.Series, day: str) -> str:
    before, after, steps = row["grade_before"], row["grade_after"], abs(int(row["steps"]))
    if row["change"] == SAME:
        return f"Overall, it is {after}, as in the report of {day}."
    way = "up" if row["change"] == IMPROVED else "down"
    far = f" {in_words(steps)} grades," if steps > 1 else ""
    return f"Overall, it went {way}{far} from {before} (report of {day}) to {after}."
