"""What moved among a group of authorities over a quarter, as a table and as sentences."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd

from inspection_stats.describe.english.grammar import counted, joined, of_them, the_neighbour, upper_first
from inspection_stats.describe.sentences.published import WORDS, by_grade
from inspection_stats.measure.grades.change import DECLINED, IMPROVED, NOT_COMPARED, SAME
from inspection_stats.reference.frameworks import Frameworks
from inspection_stats.reference.quarters import long_date


def moved_row(
    label: str, moves: pd.DataFrame, frameworks: Frameworks, before: pd.DataFrame, now: pd.DataFrame
) -> dict[str, str]:
    """One group as a row of the table: its reports of the quarter, and its good or outstanding before and now.

    `moves` are the group's rows of `measure.grades.moves`; `before` and `now` its rows of the states at both ends.
    """
    counts, good = moves["change"].value_counts(), frameworks.newest.good_from
    return {
        "Group": label,
        "Reports": str(len(moves)),
        **{
            upper_first(WORDS[word]): str(int(counts.get(word, 0))) for word in (IMPROVED, SAME, DECLINED, NOT_COMPARED)
        },
        f"{good} or better before": _good(before, frameworks),
        f"{good} or better now": _good(now, frameworks),
    }


def neighbour_sentences(
    moves: pd.DataFrame, judgements: pd.DataFrame, frameworks: Frameworks, not_close: Collection[str] = ()
) -> list[str]:
    """A sentence for each statistical neighbour with a report in the quarter, or one that there was none.

    `moves` are the neighbours' rows of `measure.grades.moves`; `judgements` are rows of `ofsted_judgements.csv`;
    `not_close` are the codes of those unlike the area.
    """
    if moves.empty:
        return ["None of the statistical neighbours had a report published in the quarter."]
    return [_one(row, judgements, frameworks, row.old_la_code not in not_close) for row in moves.itertuples()]


def reports_sentence(moves: pd.DataFrame, changed: pd.DataFrame, place: str, inspectorate: str) -> str:
    """How many reports an inspectorate published of the authorities of `place` ("in England"), and how they moved.

    The overall grade where the reports give one; otherwise judgement by judgement, from the rows of `measure.changes`.
    """
    if moves.empty:
        return f"{inspectorate} published no graded inspection of any authority {place} in the quarter."
    said = f"{inspectorate} published {counted(len(moves), 'graded inspection')} {place} in the quarter"
    if moves["grade"].eq("").all():
        rows = changed[changed["inspection_id_after"].isin(moves["inspection_id"])]
        parts = _in_words(rows["change"], "{number} {word}", (IMPROVED, SAME, DECLINED))
        none = f"{said}; {'it gives' if len(moves) == 1 else 'they give'} no overall grade."
        return f"{none} Judgements that can be compared with the one before: {joined(parts)}." if parts else none
    if moves["change"].eq(NOT_COMPARED).all():
        which = "its overall grade cannot" if len(moves) == 1 else "no overall grade among them can"
        return f"{said}; {which} be compared with one before."
    if len(moves) == 1:
        return f"{said}. Beside the inspection before, its overall grade is {WORDS[moves['change'].iloc[0]]}."
    parts = _in_words(moves["change"], "{word} in {number}", (IMPROVED, SAME, DECLINED, NOT_COMPARED))
    return f"{said}. Beside the inspection before, the overall grade was {joined(parts)}."


def _in_words(change: pd.Series, form: str, order: tuple[str, ...]) -> list[str]:
    counts = change.value_counts()
    return [
        form.format(number=of_them(int(counts[word]), len(change)), word=WORDS[word])
        for word in order
        if word in counts
    ]


def _one(row: Any, judgements: pd.DataFrame, frameworks: Frameworks, close: bool) -> str:
    when = f"{upper_first(the_neighbour(row.la_name, close=close))}, {long_date(row.published.date())}"
    if not row.grade:
        rows = judgements[judgements["inspection_id"].eq(row.inspection_id)]
        return f"{when}: {by_grade(rows, frameworks.named(row.framework), frameworks)}; no overall grade."
    if row.change == NOT_COMPARED:
        return f"{when}: {row.grade}; no report before it that it can be compared with."
    if row.change == SAME:
        return f"{when}: {row.grade}, as before."
    return f"{when}: {row.grade}, {WORDS[row.change]} than before ({row.grade_before})."


def _good(state: pd.DataFrame, frameworks: Frameworks) -> str:
    newest, overall = frameworks.newest, state[frameworks.overall]
    graded = int(overall.isin([one.grade for one in newest.grades]).sum())
    good = int(overall.isin(newest.good).sum())
    return f"{good} of {graded}" if graded else "none graded"
