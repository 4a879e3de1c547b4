"""Questions for the committee from what Ofsted found of the statistical neighbours."""

from __future__ import annotations

import pandas as pd

from inspection_stats.describe.english.grammar import (
    counted,
    joined,
    the_neighbour,
    upper_first,
    verb,
)
from inspection_stats.describe.english.labels import named_label
from inspection_stats.describe.english.numbers import in_words
from inspection_stats.describe.sentences.questions import Question
from inspection_stats.query.comparators import Comparator
from inspection_stats.reference.frameworks import Framework, Frameworks
from inspection_stats.reference.quarters import long_date


def neighbour_questions(
    found: pd.DataFrame, state: pd.DataFrame, near: Comparator, framework: Framework, frameworks: Frameworks
) -> list[Question]:
    """What neighbours do where their most common grade is better; `found`: `measure.grades.among` for them."""
    questions = []
    for row in found.itertuples():
        own, usual = framework.place(row.grade), framework.place(row.most_common)
        if own is None or usual is None or usual >= own:
            continue
        label = named_label(framework.name, row.judgement, frameworks)
        names = _with_grades(state, near, row.judgement, [row.most_common], framework, frameworks)
        figure = (
            f"“{label}” is {row.grade}; the most common grade among the {in_words(row.compared)} statistical "
            f"neighbours that can be compared is {row.most_common} ({in_words(row.most_common_count)}: "
            f"{joined(names)})."
        )
        questions.append(
            Question(f"What do similar authorities with a better grade for “{label}” do differently?", figure)
        )
    return questions


def better_neighbour_questions(
    found: pd.DataFrame, state: pd.DataFrame, near: Comparator, framework: Framework, frameworks: Frameworks
) -> list[Question]:
    """From whom to learn in the judgement for which most neighbours have a better grade."""
    ahead = found[found["better"].gt(0)]
    if ahead.empty:
        return []
    row = ahead.loc[(ahead["better"].astype(float) / ahead["compared"].astype(float)).idxmax()]
    label = named_label(framework.name, row["judgement"], frameworks)
    better = [known.grade for known in framework.grades[: (framework.place(row["grade"]) or 1) - 1]]
    names = _with_grades(state, near, row["judgement"], better, framework, frameworks)
    number = int(row["better"])
    return [
        Question(
            f"Has the service looked at how similar authorities with a better grade for “{label}” work?",
            f"“{label}” is {row['grade']}; {in_words(number)} of the {in_words(int(row['compared']))} statistical "
            f"neighbours that can be compared {verb(number, 'has', 'have')} a better grade: {joined(names)}.",
        )
    ]


def moved_neighbour_questions(moves: pd.DataFrame, near: Comparator) -> list[Question]:
    """What the quarter's reports on neighbours say that bears on the area; `moves`: `measure.grades.moves`."""
    if moves.empty:
        return []
    parts = [
        f"{the_neighbour(row.la_name, close=row.old_la_code not in near.not_close)}, "
        f"{row.grade or 'no overall grade'}, {long_date(row.published.date())}"
        for row in moves.itertuples()
    ]
    reports = (
        f"{upper_first(counted(len(parts), 'statistical neighbour'))} had a report this quarter: {'; '.join(parts)}."
    )
    return [Question("What in this quarter’s reports on similar authorities bears on our own services?", reports)]


def _with_grades(
    state: pd.DataFrame,
    near: Comparator,
    judgement: str,
    grades: list[str],
    framework: Framework,
    frameworks: Frameworks,
) -> list[str]:
    """The names of the authorities with one of these grades in a judgement that may be compared, in order of names."""
    inside = state["old_la_code"].isin(list(near.codes or ()))
    held = state[inside & state["framework"].ne("") & state[judgement].isin(grades)]
    return [
        the_neighbour(row.la_name, close=row.old_la_code not in near.not_close)
        for row in held.sort_values("la_name").itertuples()
        if frameworks.comparable((framework.name, judgement), (row.framework, judgement))
    ]
