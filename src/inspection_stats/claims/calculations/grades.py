"""Calculations on Ofsted's grades: how many reports or authorities have them, in England or a region, as at a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from inspection_stats.claims.calculations import Arguments, calculation
from inspection_stats.claims.computed import Computed, Facts, Other
from inspection_stats.claims.figures import NUMBER, PAIR, PERCENT, QUANTIFIER
from inspection_stats.describe.english.numbers import listed
from inspection_stats.measure.grades.cutoff import Cutoff
from inspection_stats.measure.grades.distribution import Distribution, grade_distribution
from inspection_stats.reference.grades import OVERALL
from inspection_stats.reference.quarters import Period

NEARBY = timedelta(days=92)  # a figure copied from an earlier paper is seldom older than a quarter
SOURCE = "Ofsted, judgements by report (ofsted_judgements.csv)"
OTHER_WAY: dict[str, Literal["report", "authority"]] = {"report": "authority", "authority": "report"}


class Counted(Arguments):
    framework: str
    by: Literal["report", "authority"]
    as_at: date | None = None
    judgement: str = OVERALL
    region: str | None = None


class Graded(Counted):
    grades: list[str]
    of: int | float | str | None = None


@calculation(Counted, NUMBER)
def reports(facts: Facts, given: Counted) -> Computed:
    """How many reports are published, or authorities inspected, by a day (without `as_at`, the paper's date)."""
    return _with_others(facts, given, _reports)


@calculation(Graded, NUMBER, QUANTIFIER)
def grade_count(facts: Facts, given: Graded) -> Computed:
    """How many reports, or authorities, have one of these grades as at a day."""
    return _with_others(facts, given, _share)


@calculation(Graded, PERCENT, PAIR, QUANTIFIER)
def grade_share(facts: Facts, given: Graded) -> Computed:
    """The share of reports, or of authorities, with one of these grades as at a day."""
    return _with_others(facts, given, _share)


def _reports(facts: Facts, given: Counted, found: Distribution) -> Computed:
    return Computed(found.basis, (SOURCE,), number=Fraction(found.total))


def _share(facts: Facts, given: Graded, found: Distribution) -> Computed:
    cases = found.count(*given.grades)
    percent = f" = {100 * cases / found.total:.2f}%" if found.total else ""
    working = f"{cases} of {found.total} {listed(given.grades, 'or')}{percent}. {found.basis}"
    return Computed(working, (SOURCE,), number=Fraction(cases), cases=cases, base=found.total)


def _with_others(facts: Facts, given: Counted, calculate) -> Computed:
    """The figure as asked for; where it does not hold, also counted the other way and as at the days nearby."""
    as_at = given.as_at or facts.date
    result = calculate(facts, given, _distribution(facts, given, as_at))

    def others() -> Iterator[Other]:
        other = given.model_copy(update={"by": OTHER_WAY[given.by]})
        found = _distribution(facts, other, as_at)
        yield Other(f"by {other.by}", calculate(facts, other, found), _base_fits(facts, given, found))
        for span in _spans(facts, given, as_at):
            found = _distribution(facts, given, span.start)
            words = f"as at another date: {span.in_words}"
            yield Other(words, calculate(facts, given, found), _base_fits(facts, given, found))

    return replace(result, others=others)


def _distribution(facts: Facts, given: Counted, as_at: date) -> Distribution:
    data = facts.data
    return grade_distribution(
        data.ofsted_judgements, data.areas, data.frameworks, Cutoff(as_at),
        by=given.by, framework=given.framework, judgement=given.judgement, region=given.region,
    )  # fmt: skip


def _base_fits(facts: Facts, given: Counted, found: Distribution) -> bool:
    return not isinstance(given, Graded) or given.of is None or facts.whole(given.of) == found.total


def _spans(facts: Facts, given: Counted, as_at: date) -> list[Period]:
    """The spans of days between two reports, up to the paper's date and a quarter back, the nearest first."""
    names = {framework.name for framework in facts.data.frameworks.under(given.framework)}
    rows = facts.data.ofsted_judgements
    published = {day.date() for day in rows.loc[rows["framework"].isin(names), "published"]}
    days = sorted(day for day in published if as_at - NEARBY <= day <= max(facts.date, as_at))
    ends = [*days, max(facts.date, as_at, *days) + timedelta(days=1)] if days else []
    spans = [Period(first, last - timedelta(days=1), "") for first, last in pairwise(ends)]
    away = [span for span in spans if as_at not in span]
    return sorted(away, key=lambda span: min(abs(span.start - as_at), abs(span.end - as_at)))
