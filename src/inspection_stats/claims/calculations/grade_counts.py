"""Calculations on grades: how many reports or authorities have them, in England or a region, as at a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Literal, TypeVar

from inspection_stats.check.ofsted import OFSTED_JUDGEMENTS
from inspection_stats.claims.calculations.registry import Arguments, calculation
from inspection_stats.claims.computed import Computed, Facts, Other, Stretch
from inspection_stats.claims.figures import Kind
from inspection_stats.describe.english.numbers import listed
from inspection_stats.measure.grades.cutoff import Cutoff
from inspection_stats.measure.grades.distribution import Distribution, grade_distribution
from inspection_stats.query.graded import graded_reports
from inspection_stats.reference.frameworks import Framework

NEARBY = timedelta(days=92)  # a figure copied from an earlier paper is seldom older than a quarter
CountedT = TypeVar("CountedT", bound="Counted")
Calculate = Callable[[Facts, CountedT, Distribution], Computed]
OTHER_WAY: dict[str, Literal["report", "authority"]] = {"report": "authority", "authority": "report"}


class Counted(Arguments):
    framework: str
    by: Literal["report", "authority"]
    as_at: date | None = None
    judgement: str = ""
    region: str | None = None


class Graded(Counted):
    grades: list[str]
    of: int | float | str | None = None


@calculation(Counted, Kind.NUMBER)
def reports(facts: Facts, given: Counted) -> Computed:
    """How many reports are published, or authorities inspected, by a day (without `as_at`, the paper's date)."""
    return _with_others(facts, given, _reports)


@calculation(Graded, Kind.NUMBER, Kind.QUANTIFIER)
def grade_count(facts: Facts, given: Graded) -> Computed:
    """How many reports, or authorities, have one of these grades as at a day."""
    return _with_others(facts, given, _share)


@calculation(Graded, Kind.PERCENT, Kind.PAIR, Kind.QUANTIFIER)
def grade_share(facts: Facts, given: Graded) -> Computed:
    """The share of reports, or of authorities, with one of these grades as at a day."""
    return _with_others(facts, given, _share)


def source_of(facts: Facts, framework: str) -> str:
    """The source line of what is counted under a framework or family."""
    return f"{_newest(facts, framework).inspectorate}, judgements by report ({OFSTED_JUDGEMENTS.file})"


def main_judgement(facts: Facts, framework: str) -> str:
    """The judgement that is meant where a claim names none: the framework's on the whole, or its only one."""
    return facts.data.frameworks.whole_key([framework]) or _newest(facts, framework).main


def _newest(facts: Facts, framework: str) -> Framework:
    return facts.data.frameworks.under(framework)[-1]


def _reports(facts: Facts, given: Counted, found: Distribution) -> Computed:
    return Computed(found.basis, (source_of(facts, given.framework),), number=Fraction(found.total))


def _share(facts: Facts, given: Graded, found: Distribution) -> Computed:
    cases = found.count(*given.grades)
    percent = f" = {100 * cases / found.total:.2f}%" if found.total else ""
    working = f"{cases} of {found.total} {listed(given.grades, 'or')}{percent}. {found.basis}"
    return Computed(
        working, (source_of(facts, given.framework),), number=Fraction(cases), cases=cases, base=found.total
    )


def _with_others(facts: Facts, given: CountedT, calculate: Calculate[CountedT]) -> Computed:
    """The figure as asked for; where it does not hold, also counted the other way and as at other days."""
    as_at = given.as_at or facts.date
    result = calculate(facts, given, _distribution(facts, given, as_at))

    def others() -> Iterator[Other]:
        other = given.model_copy(update={"by": OTHER_WAY[given.by]})
        found = _distribution(facts, other, as_at)
        yield Other(f"by {other.by}", calculate(facts, other, found), _base_fits(facts, given, found))

    def over_time() -> Iterator[Stretch]:
        for first, last in _stretches(facts, given, max(facts.date, as_at)):
            found = _distribution(facts, given, first)
            away = max((first - as_at).days, (as_at - last).days, 0)
            nearby = last >= as_at - NEARBY
            yield Stretch(first, last, calculate(facts, given, found), away, _base_fits(facts, given, found), nearby)

    return replace(result, others=others, over_time=over_time)


def _distribution(facts: Facts, given: Counted, as_at: date) -> Distribution:
    judgement = given.judgement or main_judgement(facts, given.framework)
    asked = (given.framework, given.by, judgement, given.region, as_at)
    if asked not in facts.memory:
        data = facts.data
        facts.memory[asked] = grade_distribution(
            graded_reports(data), data.areas, data.frameworks, Cutoff(as_at),
            by=given.by, framework=given.framework, judgement=judgement, region=given.region,
        )  # fmt: skip
    found: Distribution = facts.memory[asked]
    return found


def _base_fits(facts: Facts, given: Counted, found: Distribution) -> bool:
    return not isinstance(given, Graded) or given.of is None or facts.whole(given.of) == found.total


def _stretches(facts: Facts, given: Counted, until: date) -> Iterator[tuple[date, date]]:
    """The spans of days in which nothing changes, from the latest back to the first report under the framework.

    Something changes on a day on which a report is published, an authority begins, or one has ended the day before.
    """
    names = {framework.name for framework in facts.data.frameworks.under(given.framework)}
    rows, areas = graded_reports(facts.data), facts.data.areas
    published = set(rows.loc[rows["framework"].isin(names), "published"].dt.date)
    ended = {day + timedelta(days=1) for day in areas["end_date"].dropna().dt.date}
    changes = published | ended | set(areas["start_date"].dropna().dt.date)
    begins = sorted(day for day in changes if min(published, default=until) <= day <= until)
    for first, after in reversed(list(pairwise([*begins, until + timedelta(days=1)]))):
        yield first, after - timedelta(days=1)
