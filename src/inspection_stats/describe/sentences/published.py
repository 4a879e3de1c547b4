"""What a report says and how it compares with the previous one, as sentences."""

from __future__ import annotations

from datetime import date

import pandas as pd

from inspection_stats.describe.english.grammar import lower_first, quoted
from inspection_stats.describe.english.labels import judgement_label
from inspection_stats.describe.english.say import say
from inspection_stats.describe.sentences.direction import counted_changes
from inspection_stats.describe.sentences.reports import report_of
from inspection_stats.measure.grades.change import DECLINED, IMPROVED, NOT_COMPARED, SAME
from inspection_stats.reference.frameworks import Framework, Frameworks
from inspection_stats.reference.quarters import Period, long_date

BETTER, WORSE, THE_SAME, NOT_COMPARABLE = "better", "worse", "the same", "not comparable"
WORDS = {IMPROVED: BETTER, DECLINED: WORSE, SAME: THE_SAME, NOT_COMPARED: NOT_COMPARABLE}
"""The word that a reader gets for each change of `measure.grades.change`."""


def framework_words(framework: Framework) -> str:
    """How a report was made: "under the single inspection framework (SIF)", "in an inspection of … (ILACS)"."""
    title = framework.title.partition(",")[0]
    title = f"{title[:1].lower()}{title[1:]} ({framework.family})"
    return f"under the {title}" if "framework" in title else f"in {'an' if title[0] in 'aeiou' else 'a'} {title}"


def report_sentence(rows: pd.DataFrame, area: str, frameworks: Frameworks, *, others: bool = True) -> str:
    """What one inspection judged: the overall grade, then its `others` grade by grade, where they are wanted.

    `rows` are the judgements of one inspection, `area` the name as it appears in a sentence.
    """
    first = rows.iloc[0]
    framework = frameworks.named(first["framework"])
    words = {"day": long_date(first["published"].date()), "inspectorate": framework.inspectorate, "area": area}
    if framework.beside:
        review = report_of(rows, lower_first(framework.title), dated=False)
        return say("this-quarter.beside", **words, report=review, grade=first["grade"])
    on_site = ""
    if not (pd.isna(first["on_site_from"]) or pd.isna(first["on_site_to"])):
        days = Period(first["on_site_from"].date(), first["on_site_to"].date(), "").in_words
        on_site = say("this-quarter.on-site", days=days)
    overall = rows.loc[rows["judgement"].eq(framework.whole), "grade"]
    rest = rows[rows["judgement"].ne(framework.whole)]
    grades = [say("headline-grades.overall", grade=overall.iloc[0])] if len(overall) else []
    grades += [by_grade(rest, framework, frameworks)] if len(rest) and (others or not grades) else []
    return say(
        "this-quarter.report",
        **words,
        report=report_of(rows, dated=False),
        framework=framework_words(framework),
        on_site=on_site,
        grades="; ".join(grades),
    )


def by_grade(rows: pd.DataFrame, framework: Framework, frameworks: Frameworks) -> str:
    """ "Outstanding for “Adoption” and “Leadership”; Good for “Care leavers”", the best grade first."""
    order = [known.grade for known in framework.grades]
    grades = sorted(rows["grade"].unique(), key=lambda grade: order.index(grade) if grade in order else len(order))
    labels = [judgement_label(framework.name, key, frameworks) for key in rows["judgement"]]
    named = rows.assign(label=labels)
    return "; ".join(f"{grade} for {quoted(named.loc[named['grade'].eq(grade), 'label'].tolist())}" for grade in grades)


def comparison_sentence(changed: pd.DataFrame) -> str:
    """How many judgements of a report went up, went down and are the same since the previous one."""
    day = long_date(changed["published_before"].iloc[0].date())
    return say("this-quarter.compared", day=day, parts=counted_changes(changed["change"]))


def reasons_sentence(changed: pd.DataFrame) -> str:
    """Why judgements that a report makes cannot be compared with the previous one; empty where all can."""
    without = changed[changed["change"].eq(NOT_COMPARED) & changed["grade_after"].ne("")]
    if without.empty:
        return ""
    return say("this-quarter.reasons", len(without), reasons="; ".join(dict.fromkeys(without["why_not"])))


def first_sentence(held: pd.DataFrame, inspection_id: str, frameworks: Frameworks, kind: str) -> str:
    """Why a report has no previous one to compare it with; `held` are the area's inspections, newest first."""
    place = held["inspection_id"].tolist().index(inspection_id)
    this = held.iloc[place]
    earlier = held.iloc[place + 1 :]
    earlier = earlier[earlier["published"].lt(this["published"])]
    if earlier.empty:
        return say("this-quarter.first", kind=kind)
    previous = earlier.iloc[0]
    other = frameworks.named(previous["framework"]).family
    same = other == frameworks.named(this["framework"]).family
    day = long_date(previous["published"].date())
    return say("this-quarter.same-kind" if same else "this-quarter.other-kind", day=day, family=other)


def grade_notes(rows: pd.DataFrame, frameworks: Frameworks) -> list[str]:
    """Where a grade is shown in another word than the report's own, the word that it was published under."""
    notes = []
    for name, same in rows.groupby("framework", sort=False):
        framework = frameworks.named(str(name))
        other = [
            known for known in framework.grades if known.label != known.grade and known.grade in set(same["grade"])
        ]
        notes += [
            say("method.label", grade=known.grade, label=known.label, framework=framework.name) for known in other
        ]
    return notes


def latest_sentence(rows: pd.DataFrame, area: str, framework: Framework, as_at: date) -> str:
    """Which report the latest judgements come from; `rows` are those judgements."""
    words = {"area": area, "day": long_date(as_at), "report": report_of(rows)}
    return say("ofsted.latest", **words, framework=framework_words(framework))
