"""Questions for the committee from what inspectors found of the statistical neighbours."""

from __future__ import annotations

from typing import Any

import pandas as pd

from inspection_stats.describe.english.grammar import joined, the_neighbour, upper_first
from inspection_stats.describe.english.labels import named_label
from inspection_stats.describe.english.numbers import in_words
from inspection_stats.describe.english.say import say
from inspection_stats.describe.sentences.questions import Question
from inspection_stats.query.comparators import Comparator
from inspection_stats.reference.frameworks import Framework, Frameworks
from inspection_stats.reference.quarters import long_date

MOST_NAMES = 3
"""Of the neighbours with the best grade, so many are named: the nearest."""


def learn_questions(
    found: pd.DataFrame, state: pd.DataFrame, near: Comparator, framework: Framework, frameworks: Frameworks
) -> list[Question]:
    """From whom to learn: for each judgement, the weakest first, the close neighbours with the best grade.

    `found` are the rows of `measure.grades.among` for the neighbours, `state` the state of all authorities. Where no
    neighbour is close, those that are not are named as such.
    """
    places = found["grade"].map(framework.place).fillna(0)
    placed = found.assign(place=places).sort_values("place", ascending=False, kind="stable")
    behind = placed[placed["better"].gt(0)]
    asked = (_learn(row, state, near, framework, frameworks) for row in behind.itertuples())
    return [question for question in asked if question]


def moved_neighbour_questions(moves: pd.DataFrame, near: Comparator) -> list[Question]:
    """What the quarter's reports on neighbours say that matters for the area; `moves`: `measure.grades.moves`."""
    if moves.empty:
        return []
    parts = [
        f"{the_neighbour(row.la_name, close=row.old_la_code not in near.not_close)}, "
        f"{row.grade or 'no overall grade'}, {long_date(row.published.date())}"
        for row in moves.itertuples()
    ]
    return [Question(say("question.moved"), say("question.moved-figure", len(parts), parts="; ".join(parts)))]


def _learn(
    row: Any, state: pd.DataFrame, near: Comparator, framework: Framework, frameworks: Frameworks
) -> Question | None:
    codes = [code for code in near.codes or () if code not in near.not_close] or list(near.codes or ())
    known = state.set_index("old_la_code")
    held = known.loc[[code for code in codes if code in known.index]]
    same = [
        frameworks.comparable((framework.name, row.judgement), (name, row.judgement)) if name else False
        for name in held["framework"]
    ]
    held = held.loc[same]
    places = held[row.judgement].map(framework.place)
    if places.isna().all() or places.min() >= (framework.place(row.grade) or 0):
        return None
    best = held[places.eq(places.min())].head(MOST_NAMES)
    names = joined([the_neighbour(name, close=code not in near.not_close) for code, name in best["la_name"].items()])
    judgement = f"“{named_label(framework.name, row.judgement, frameworks)}”"
    close = any(code not in near.not_close for code in codes)
    figure = say(
        "question.learn-figure",
        len(best),
        judgement=judgement,
        grade=row.grade,
        Names=upper_first(names),
        best=best[row.judgement].iloc[0],
        compared=in_words(len(held)),
        near=say("question.near-close" if close else "question.near-any"),
    )
    return Question(say("question.learn", names=names, judgement=judgement), figure)
