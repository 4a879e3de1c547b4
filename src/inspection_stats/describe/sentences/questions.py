"""Questions that a councillor may ask, each with the figure it stems from; no question without its figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from inspection_stats.describe.english.grammar import (
    age,
    counted,
    joined,
    months_between,
    quoted,
    upper_first,
    verb,
)
from inspection_stats.describe.english.labels import named_label
from inspection_stats.describe.english.numbers import in_words, percent
from inspection_stats.measure.cases.screenings import Screening
from inspection_stats.measure.cases.sufficiency import smallest_bases, weakest
from inspection_stats.measure.grades.change import DECLINED, NOT_COMPARED
from inspection_stats.reference.frameworks import Framework, Frameworks
from inspection_stats.reference.quarters import long_date
from inspection_stats.reference.statuses import IN_WORDS

OLD_AFTER = 36
"""A grade older than this many months is asked about: the project's own rule, three years."""


@dataclass(frozen=True)
class Question:
    """A question and, as a sentence, the figure it stems from."""

    question: str
    figure: str


def declined_questions(changed: pd.DataFrame, frameworks: Frameworks) -> list[Question]:
    """Why judgements of the quarter's reports are worse than those before; `changed` as `measure.changes` gives it."""
    worse = changed[changed["change"].eq(DECLINED)]
    if worse.empty:
        return []
    first = worse.iloc[0]
    labels = [named_label(row.framework_after, row.judgement, frameworks) for row in worse.itertuples()]
    parts = [
        f"{label} from {row.grade_before} to {row.grade_after}"
        for label, row in zip(labels, worse.itertuples(), strict=True)
    ]
    since = long_date(first["published_before"].date())
    figure = f"Between the reports of {since} and {long_date(first['published_after'].date())}: {joined(parts)}."
    return [Question(f"Why {verb(len(labels))} {quoted(labels)} graded lower than at the inspection before?", figure)]


def worst_grade_questions(
    rows: pd.DataFrame, framework: Framework, frameworks: Frameworks, day: date
) -> list[Question]:
    """What has been done since a judgement had the worst grade; `rows` are the standing ones of one inspection."""
    worst = framework.grades[-1].grade
    found = rows[rows["grade"].eq(worst)]
    if found.empty:
        return []
    labels = [named_label(framework.name, key, frameworks) for key in found["judgement"]]
    since = found["published"].iloc[0].date()
    return [
        Question(
            f"What has been done about what was found {worst} in {quoted(labels)}, and how is it known to work?",
            f"{upper_first(counted(len(labels), 'judgement'))} of the standing report, of {long_date(since)}, "
            f"{verb(len(labels))} {worst}.",
        )
    ]


def england_questions(found: pd.DataFrame, framework: Framework, frameworks: Frameworks) -> list[Question]:
    """What would come first in the judgement that most of England's other authorities have a better grade for."""
    ahead = found[found["better"].gt(0)]
    if ahead.empty:
        return []
    row = ahead.loc[(ahead["better"].astype(float) / ahead["compared"].astype(float)).idxmax()]
    label = named_label(framework.name, row["judgement"], frameworks)
    better, compared = int(row["better"]), int(row["compared"])
    figure = (
        f"“{label}” is {row['grade']}; {in_words(better)} of the {in_words(compared)} other authorities in England "
        f"that can be compared ({percent(better, compared)}) {verb(better, 'has', 'have')} a better grade."
    )
    return [Question(f"What would the council expect to see before “{label}” was judged better?", figure)]


def not_comparable_questions(changed: pd.DataFrame, frameworks: Frameworks) -> list[Question]:
    """What the council knows of the way a service has gone where the grades of two inspections cannot tell.

    `changed` are the rows of `measure.changes` of the standing inspection.
    """
    rows = changed[changed["change"].eq(NOT_COMPARED) & changed["grade_after"].ne("")]
    if rows.empty:
        return []
    first = rows.iloc[0]
    labels = [named_label(row.framework_after, row.judgement, frameworks) for row in rows.itertuples()]
    before, number = long_date(first["published_before"].date()), len(rows)
    return [
        Question(
            f"What does the council’s own evidence say of how {quoted(labels)} {verb(number, 'has', 'have')} changed "
            "since the inspection before?",
            f"The grades cannot tell: {in_words(number)} of the standing report’s judgements {verb(number)} not "
            f"comparable with the report of {before}.",
        )
    ]


def kept_questions(rows: pd.DataFrame, framework: Framework) -> list[Question]:
    """How slipping would be noticed, where every standing judgement has one grade that is good or better."""
    grades = set(rows["grade"])
    if len(grades) != 1 or not grades <= set(framework.good) or len(rows) < 2:
        return []
    grade, since = rows["grade"].iloc[0], long_date(rows["published"].iloc[0].date())
    question = f"How would the council notice early if work judged {grade} were slipping?"
    return [Question(question, f"All {in_words(len(rows))} judgements of {since} are {grade}.")]


def lagging_questions(rows: pd.DataFrame, framework: Framework, frameworks: Frameworks) -> list[Question]:
    """What keeps the lowest judgements from the grade above, where the standing judgements differ."""
    places = rows["grade"].map(framework.place)
    graded = rows[places.notna()]
    if graded.empty or places.min() == places.max() or places.max() == len(framework.grades):
        return []
    lowest, best = graded[places[graded.index].eq(places.max())], graded[places[graded.index].eq(places.min())]
    above = framework.grades[int(places.max()) - 2].grade
    labels = [named_label(framework.name, key, frameworks) for key in lowest["judgement"]]
    low, high = lowest["grade"].iloc[0], best["grade"].iloc[0]
    return [
        Question(
            f"What would it take for {quoted(labels)} to be judged {above}?",
            f"{upper_first(in_words(len(lowest)))} of {in_words(len(graded))} judgements {verb(len(lowest))} {low}, "
            f"the lowest grade that stands; {in_words(len(best))} {verb(len(best))} {high}.",
        )
    ]


def age_questions(since: date, day: date) -> list[Question]:
    """What has changed since grades that are older than three years."""
    if months_between(since, day) < OLD_AFTER:
        return []
    return [
        Question(
            "What has changed in the service since its last graded inspection, and how does the council know?",
            f"The standing judgements date from {long_date(since)}, {age(since, day)} before the end of the quarter.",
        )
    ]


def screening_questions(one: Screening) -> list[Question]:
    """What lies behind the lowest percentage, the small bases and the judgements in words only of a screening."""
    rows, questions = one.judgements, []
    for row in weakest(rows, 1).itertuples():
        case = f"{row.sufficient} of {row.applicable} cases sufficient ({percent(row.sufficient, row.applicable)})"
        missed = int(row.applicable - row.sufficient)
        if missed:
            questions.append(
                Question(
                    f"What went wrong in the {counted(missed, 'case')} where “{row.judgement}” was not sufficient?",
                    f"{case}, the lowest percentage of {one.service}.",
                )
            )
    small = smallest_bases(rows)
    if len(small):
        parts = [f"{row.judgement}, {row.applicable}" for row in small.itertuples()]
        questions.append(
            Question(
                "What do the service’s own records over a longer time show where inspectors saw few cases?",
                f"{upper_first(counted(len(small), 'judgement'))} {verb(len(small), 'rests', 'rest')} on fewer than "
                f"ten cases: {'; '.join(parts)}.",
            )
        )
    words = rows[rows["status"].eq(IN_WORDS)]
    if len(words):
        questions.append(
            Question(
                "Can the inspectorate give the counts behind what its letter says in words only?",
                f"{upper_first(in_words(len(words)))} of {len(rows)} judgements {verb(len(words), 'has', 'have')} no "
                "count.",
            )
        )
    return questions


def recommendation_questions(rows: pd.DataFrame) -> list[Question]:
    """Who answers for the recommendations without an owner, and by when those without a date are to be done."""
    questions = []
    for column, asked, lack in (
        ("owner", "Who answers for the recommendations that name no owner?", "an owner"),
        ("due", "By when will the recommendations that name no date be carried out?", "a date"),
    ):
        lacking = int(rows[column].eq("").sum())
        if lacking:
            questions.append(Question(asked, _lacking(lacking, len(rows), lack)))
    return questions


def _lacking(lacking: int, number: int, thing: str) -> str:
    if lacking == number:
        return (
            f"None of the {in_words(number)} names {thing}." if number > 1 else f"The only one does not name {thing}."
        )
    no = f"no {thing.partition(' ')[2]}"
    return f"{upper_first(in_words(lacking))} of {in_words(number)} {verb(lacking, 'names', 'name')} {no}."


def new_authority_questions(area: str, began: date, before: Sequence[str]) -> list[Question]:
    """What a new authority knows of its services before its first inspection; `before` names those it followed."""
    return [
        Question(
            f"What does {area} know of its own services before its first inspection?",
            f"It began on {long_date(began)} and took over from {joined(before)}; no graded inspection of it is held.",
        )
    ]
