"""What a report says and how it differs from the one before, as sentences."""

from __future__ import annotations

from datetime import date

import pandas as pd

from inspection_stats.describe.english.grammar import counted, joined, lower_first, of_them, quoted, upper_first, verb
from inspection_stats.describe.english.labels import judgement_label
from inspection_stats.describe.english.numbers import in_words
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


def report_sentence(rows: pd.DataFrame, area: str, frameworks: Frameworks) -> str:
    """What one inspection judged: the overall grade first, then its other judgements grade by grade.

    `rows` are the judgements of one inspection, `area` the name as it stands in a sentence.
    """
    first = rows.iloc[0]
    framework = frameworks.named(first["framework"])
    when = f"On {long_date(first['published'].date())} {framework.inspectorate} published its "
    if framework.beside:
        return f"{when}{lower_first(framework.title)} of {area}: {first['grade']}."
    when += f"report on {area}, made {framework_words(framework)}"
    if not (pd.isna(first["on_site_from"]) or pd.isna(first["on_site_to"])):
        on_site = Period(first["on_site_from"].date(), first["on_site_to"].date(), "")
        when += f", with inspectors on site from {on_site.in_words}"
    overall = rows.loc[rows["judgement"].eq(framework.whole), "grade"]
    others = by_grade(rows[rows["judgement"].ne(framework.whole)], framework, frameworks)
    if overall.empty:
        return f"{when}: {others}."
    rest = f" Its other judgements: {others}." if others else ""
    return f"{when}: {overall.iloc[0]} overall.{rest}"


def by_grade(rows: pd.DataFrame, framework: Framework, frameworks: Frameworks) -> str:
    """ "Outstanding for “Adoption” and “Leadership”; Good for “Care leavers”", the best grade first."""
    order = [known.grade for known in framework.grades]
    grades = sorted(rows["grade"].unique(), key=lambda grade: order.index(grade) if grade in order else len(order))
    labels = [judgement_label(framework.name, key, frameworks) for key in rows["judgement"]]
    named = rows.assign(label=labels)
    return "; ".join(f"{grade} for {quoted(named.loc[named['grade'].eq(grade), 'label'].tolist())}" for grade in grades)


def comparison_sentences(changed: pd.DataFrame, area: str) -> list[str]:
    """How the judgements of a report stand to those of the inspection before it.

    `changed` are the rows of `measure.changes` of one newer inspection.
    """
    first = changed.iloc[0]
    counts = changed["change"].value_counts()
    compared = len(changed) - int(counts.get(NOT_COMPARED, 0))
    since = f"{area}’s inspection before, of {long_date(first['published_before'].date())}"
    if not compared:
        return [f"None of its judgements can be compared with those of {since}. {_reasons(changed)}".strip()]
    parts = [
        f"{of_them(number, compared)} {verb(number)} {WORDS[word]}"
        for word in (IMPROVED, DECLINED, SAME)
        if (number := int(counts.get(word, 0)))
    ]
    asked = f"Of the {in_words(compared)} judgements that" if compared > 1 else "Of the one judgement that"
    said = f"{asked} can be compared with {since}, {joined(parts)}."
    if compared == 1:
        only = next(word for word in (IMPROVED, DECLINED, SAME) if counts.get(word, 0))
        said = f"The one judgement that can be compared with {since}, is {WORDS[only]}."
    return [upper_first(said), *([_reasons(changed)] if len(changed) > compared else [])]


def first_sentence(held: pd.DataFrame, inspection_id: str, frameworks: Frameworks, kind: str) -> str:
    """Why a report has none before it that it may be compared with; `held` are the area's inspections, newest first."""
    place = held["inspection_id"].tolist().index(inspection_id)
    this = held.iloc[place]
    framework = frameworks.named(this["framework"])
    earlier = held.iloc[place + 1 :]
    earlier = earlier[earlier["published"].lt(this["published"])]
    if earlier.empty:
        return f"It is the first {kind} held of the area, so there is none before it to compare it with."
    before = earlier.iloc[0]
    other = frameworks.named(before["framework"])
    if other.family == framework.family:
        return f"It follows a report of {long_date(before['published'].date())} under the same framework."
    return (
        f"The report before it, of {long_date(before['published'].date())}, was another kind of inspection "
        f"({other.family}): the two are not comparable."
    )


def grade_notes(rows: pd.DataFrame, frameworks: Frameworks) -> list[str]:
    """Where a grade is shown in another word than the report's own, the word that it was published under."""
    notes = []
    for name, same in rows.groupby("framework", sort=False):
        framework = frameworks.named(str(name))
        other = [
            known for known in framework.grades if known.label != known.grade and known.grade in set(same["grade"])
        ]
        notes += [f"{known.grade} was published as “{known.label}” under {framework.name}." for known in other]
    return notes


def standing_sentence(area: str, since: date, framework: Framework, as_at: date) -> str:
    """Which report the standing judgements come from."""
    return (
        f"The judgements of {area} that stand on {long_date(as_at)} are those of the report of {long_date(since)}, "
        f"made {framework_words(framework)}."
    )


def _reasons(changed: pd.DataFrame) -> str:
    without = changed[changed["change"].eq(NOT_COMPARED)]
    reasons = list(dict.fromkeys(without["why_not"]))
    if len(without) == 0:
        return ""
    return (
        f"{upper_first(counted(len(without), 'judgement'))} {verb(len(without))} not comparable: {'; '.join(reasons)}."
    )
