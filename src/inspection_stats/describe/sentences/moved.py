"""What moved among a group of authorities over a quarter, as a table and as sentences."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd

from inspection_stats.describe.english.grammar import joined, the_neighbour, upper_first
from inspection_stats.describe.english.links import linked
from inspection_stats.describe.english.numbers import in_words, listed
from inspection_stats.describe.english.say import say
from inspection_stats.describe.sentences.direction import counted_changes
from inspection_stats.describe.sentences.published import WORDS, by_grade
from inspection_stats.measure.grades.change import DECLINED, IMPROVED, NOT_COMPARED, SAME
from inspection_stats.reference.frameworks import Frameworks
from inspection_stats.reference.quarters import long_date

FORMS = {IMPROVED: "up", SAME: "same", DECLINED: "down", NOT_COMPARED: "not-compared"}


def moved_row(
    label: str, moves: pd.DataFrame, frameworks: Frameworks, before: pd.DataFrame, now: pd.DataFrame
) -> dict[str, str]:
    """One group as a row of the table: its reports of the quarter, and its good or outstanding before and now.

    `moves` are the group's rows of `measure.grades.moves`; `before` and `now` its rows of the states at both ends.
    """
    counts, good = moves["change"].value_counts(), frameworks.newest.good_from
    words = [f"{counts[word]} {WORDS[word]}" for word in (IMPROVED, SAME, DECLINED, NOT_COMPARED) if word in counts]
    return {
        "Group": label,
        "Reports": str(len(moves)),
        "Compared with the previous report": listed(words),
        f"{good} or better before": _good(before, frameworks),
        f"{good} or better now": _good(now, frameworks),
    }


def neighbour_sentences(
    moves: pd.DataFrame, judgements: pd.DataFrame, frameworks: Frameworks, not_close: Collection[str] = ()
) -> list[str]:
    """A sentence for each statistical neighbour with a report in the quarter, or one that there was none.

    `moves` are the neighbours' rows of `measure.grades.moves`; `judgements` are the graded reports held;
    `not_close` are the codes of those unlike the area.
    """
    if moves.empty:
        return [say("others.none-near")]
    return [_one(row, judgements, frameworks, row.old_la_code not in not_close) for row in moves.itertuples()]


def reports_sentence(moves: pd.DataFrame, changed: pd.DataFrame, place: str) -> str:
    """How many reports came out of the authorities of `place` ("in England"), and how their grades moved.

    The overall grade where the reports give one; otherwise judgement by judgement, from the rows of `measure.changes`.
    """
    number, words = len(moves), {"Place": upper_first(place)}
    if moves.empty:
        return say("others.reports", 0, **words)
    if moves["grade"].eq("").all():
        rows = changed[changed["inspection_id_after"].isin(moves["inspection_id"])]
        moved = counted_changes(rows.loc[rows["change"].ne(NOT_COMPARED), "change"])
        compared = say("others.judgements", parts=moved) if moved else ""
        return say("others.reports-without-overall", number, **words, compared=compared)
    if moves["change"].eq(NOT_COMPARED).all():
        return say("others.reports-not-comparable", number, **words)
    if number == 1:
        return say("others.reports", 1, **words, parts=say(f"others.one-{FORMS[moves['change'].iloc[0]]}"))
    counts = moves["change"].value_counts()
    parts = [say(f"others.{form}", n=in_words(int(counts[word]))) for word, form in FORMS.items() if word in counts]
    return say("others.reports", number, **words, parts=joined(parts))


def _one(row: Any, judgements: pd.DataFrame, frameworks: Frameworks, close: bool) -> str:
    rows = judgements[judgements["inspection_id"].eq(row.inspection_id)]
    address = rows["report_url"].iloc[0] if len(rows) else ""
    words = {
        "Area": upper_first(the_neighbour(row.la_name, close=close)),
        "day": linked(long_date(row.published.date()), address),
        "grade": row.grade,
    }
    if not row.grade:
        grades = by_grade(rows, frameworks.named(row.framework), frameworks)
        return say("others.near-without-overall", **words, grades=grades)
    if row.change == NOT_COMPARED:
        return say("others.near-first", **words)
    if row.change == SAME:
        return say("others.near-same", **words)
    way = "up" if row.change == IMPROVED else "down"
    return say("others.near-changed", **words, way=way, before=row.grade_before)


def _good(state: pd.DataFrame, frameworks: Frameworks) -> str:
    newest, overall = frameworks.newest, state[frameworks.overall]
    graded = int(overall.isin([one.grade for one in newest.grades]).sum())
    good = int(overall.isin(newest.good).sum())
    return f"{good} of {graded}" if graded else "none graded"
