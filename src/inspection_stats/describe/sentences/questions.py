"""Questions that a councillor may ask, each with the figure it stems from; no question without its figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from inspection_stats.describe.english.grammar import age, joined, months_between, quoted
from inspection_stats.describe.english.labels import named_label
from inspection_stats.describe.english.numbers import in_words, percent
from inspection_stats.describe.english.say import say
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


def without_overall(rows: pd.DataFrame, overall: str) -> pd.DataFrame:
    """The rows without the overall grade, which follows from the others; with it where there is no other."""
    rest = rows[rows["judgement"].ne(overall)]
    return rows if rest.empty else rest


def declined_questions(changed: pd.DataFrame, frameworks: Frameworks) -> list[Question]:
    """Why judgements went down; `changed` are rows of `measure.changes`."""
    worse = without_overall(changed[changed["change"].eq(DECLINED)], frameworks.overall)
    if worse.empty:
        return []
    labels = [named_label(row.framework_after, row.judgement, frameworks) for row in worse.itertuples()]
    parts = [
        say("question.declined-part", judgement=label, from_grade=row.grade_before, to_grade=row.grade_after)
        for label, row in zip(labels, worse.itertuples(), strict=True)
    ]
    before, after = (long_date(worse[f"published_{side}"].iloc[0].date()) for side in ("before", "after"))
    figure = say("question.declined-figure", before=before, after=after, parts=joined(parts))
    return [Question(say("question.declined", judgements=quoted(labels)), figure)]


def worst_grade_questions(rows: pd.DataFrame, framework: Framework, frameworks: Frameworks) -> list[Question]:
    """What has been done since a judgement got the worst grade; `rows` are the latest judgements of one inspection."""
    worst = framework.grades[-1].grade
    found = without_overall(rows[rows["grade"].eq(worst)], framework.whole)
    if found.empty:
        return []
    labels = [named_label(framework.name, key, frameworks) for key in found["judgement"]]
    words = {"day": long_date(found["published"].iloc[0].date()), "grade": worst}
    asked = say("question.inadequate", len(labels), judgements=quoted(labels), grade=worst)
    return [Question(asked, say("question.inadequate-figure", len(labels), **words))]


def england_questions(found: pd.DataFrame, framework: Framework, frameworks: Frameworks) -> list[Question]:
    """What would come first in the judgement that most of England's other authorities have a better grade for."""
    ahead = found[found["better"].gt(0)]
    if ahead.empty:
        return []
    row = ahead.loc[(ahead["better"].astype(float) / ahead["compared"].astype(float)).idxmax()]
    judgement = f"“{named_label(framework.name, row['judgement'], frameworks)}”"
    better, compared = int(row["better"]), int(row["compared"])
    words = {"judgement": judgement, "grade": row["grade"], "share": percent(better, compared)}
    figure = say("question.england-figure", better, **words, compared=in_words(compared))
    return [Question(say("question.england", judgement=judgement), figure)]


def not_comparable_questions(changed: pd.DataFrame, frameworks: Frameworks) -> list[Question]:
    """What the council knows of the way a service has gone where the grades of two inspections cannot tell.

    `changed` are the rows of `measure.changes` of the latest inspection.
    """
    rows = changed[changed["change"].eq(NOT_COMPARED) & changed["grade_after"].ne("")]
    if rows.empty:
        return []
    labels = [named_label(row.framework_after, row.judgement, frameworks) for row in rows.itertuples()]
    before = long_date(rows["published_before"].iloc[0].date())
    figure = say("question.not-comparable-figure", len(rows), before=before)
    return [Question(say("question.not-comparable", judgements=quoted(labels)), figure)]


def kept_questions(rows: pd.DataFrame, framework: Framework) -> list[Question]:
    """How slipping would be noticed, where every one of the latest judgements has one grade that is good or better."""
    grades = set(rows["grade"])
    if len(grades) != 1 or not grades <= set(framework.good) or len(rows) < 2:
        return []
    words = {"grade": rows["grade"].iloc[0], "day": long_date(rows["published"].iloc[0].date())}
    return [Question(say("question.kept", **words), say("question.kept-figure", **words, number=in_words(len(rows))))]


def lagging_questions(rows: pd.DataFrame, framework: Framework, frameworks: Frameworks) -> list[Question]:
    """What keeps the lowest judgements from the grade above, where the latest judgements differ."""
    places = rows["grade"].map(framework.place)
    graded = rows[places.notna()]
    if graded.empty or places.min() == places.max() or places.max() == len(framework.grades):
        return []
    lowest, best = graded[places[graded.index].eq(places.max())], graded[places[graded.index].eq(places.min())]
    named = without_overall(lowest, framework.whole)["judgement"]
    judgements = quoted([named_label(framework.name, key, frameworks) for key in named])
    above = framework.grades[int(places.max()) - 2].grade
    words = {"judgements": judgements, "low": lowest["grade"].iloc[0], "high": best["grade"].iloc[0], "above": above}
    figure = say("question.lagging-figure", len(lowest), **words, number=in_words(len(graded)))
    return [Question(say("question.lagging", **words), figure)]


def age_questions(since: date, day: date) -> list[Question]:
    """What has changed since grades that are older than three years."""
    if months_between(since, day) < OLD_AFTER:
        return []
    figure = say("question.age-figure", day=long_date(since), age=age(since, day))
    return [Question(say("question.age"), figure)]


def screening_questions(one: Screening) -> list[Question]:
    """What is behind the lowest percentage, the small bases and the judgements in words only of a screening."""
    rows, questions = one.judgements, []
    for row in weakest(rows, 1).itertuples():
        missed = int(row.applicable - row.sufficient)
        if missed:
            words = {"sufficient": row.sufficient, "applicable": row.applicable, "service": one.service}
            figure = say("question.missed-figure", **words, share=percent(row.sufficient, row.applicable))
            questions.append(Question(say("question.missed", missed, judgement=f"“{row.judgement}”"), figure))
    small = smallest_bases(rows)
    if len(small):
        parts = "; ".join(f"{row.judgement}, {row.applicable}" for row in small.itertuples())
        questions.append(Question(say("question.small"), say("question.small-figure", len(small), parts=parts)))
    without = int(rows["status"].eq(IN_WORDS).sum())
    if without:
        figure = say("question.words-figure", without, judgements=len(rows))
        questions.append(Question(say("question.words"), figure))
    return questions


def recommendation_questions(rows: pd.DataFrame) -> list[Question]:
    """Who is responsible for recommendations without an owner, and by when those without a date will be done."""
    questions = []
    for column, thing in (("owner", "owner"), ("due", "date")):
        lacking = int(rows[column].eq("").sum())
        if lacking:
            key = f"question.{thing}-figure-all" if lacking == len(rows) else f"question.{thing}-figure"
            figure = say(key, lacking, number=in_words(len(rows)))
            questions.append(Question(say(f"question.{thing}"), figure))
    return questions


def new_authority_questions(area: str, began: date, before: Sequence[str]) -> list[Question]:
    """What a new authority knows of its services before its first inspection; `before` names those it followed."""
    figure = say("question.new-figure", day=long_date(began), before=joined(before))
    return [Question(say("question.new", area=area), figure)]
