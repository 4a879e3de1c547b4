"""Calculations on what an inspection said of a service: a rating, points, a percentage against the average."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pandas as pd

from inspection_stats.check.services import AVERAGE
from inspection_stats.claims.agreement import says
from inspection_stats.claims.calculations.grade_counts import main_judgement
from inspection_stats.claims.calculations.registry import Arguments, calculation
from inspection_stats.claims.computed import CannotCompute, Computed, Facts
from inspection_stats.claims.figures import Kind
from inspection_stats.describe.english.numbers import listed
from inspection_stats.query.subjects import result_words, subjects_of
from inspection_stats.reference.frameworks import Framework, Judgement
from inspection_stats.reference.partial_dates import in_words, last_day


class OfService(Arguments):
    service: str
    framework: str
    judgement: str = ""
    published: str = ""
    as_at: date | None = None


@dataclass(frozen=True)
class _Result:
    """The result of one judgement of a report, a row a source, and the framework and judgement it is of."""

    rows: pd.DataFrame
    framework: Framework
    judgement: Judgement

    @property
    def working(self) -> str:
        first = self.rows.iloc[0]
        printed = result_words(first, self.judgement)
        return (
            f"{self.judgement.label}: {printed} in the report of {in_words(first['published'])} on {first['subject']}"
        )

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.rows["source"]))


@calculation(OfService, Kind.GRADE, Kind.NUMBER, Kind.PAIR, Kind.PERCENT)
def service_result(facts: Facts, given: OfService) -> Computed:
    """What the latest report held on a service gave for a judgement: a rating, points, a count or a percentage."""
    found = _found(facts, given)
    if isinstance(found, Computed):
        return found
    first = found.rows.iloc[0]
    if first["grade"]:
        return _unless_a_later_one(facts, given, found, Computed(found.working, found.sources, grade=first["grade"]))
    if pd.isna(first["value"]):
        return Computed(found.working, found.sources, missing="the number, as the source has words", need="a statistic")
    value = Fraction(str(first["value"]))
    if found.judgement.kind == "percent":
        computed = Computed(found.working, found.sources, number=value)
    else:
        computed = Computed(found.working, found.sources, number=value, cases=int(value), base=int(first["of"]))
    return _unless_a_later_one(facts, given, found, computed)


@calculation(OfService, Kind.NUMBER, Kind.PERCENT, Kind.DIRECTION)
def service_against_average(facts: Facts, given: OfService) -> Computed:
    """How far a service's percentage is above or below the national average printed on the same page, in points."""
    found = _found(facts, given)
    if isinstance(found, Computed):
        return found
    rows = facts.data.national_figures
    rows = rows[rows["figure"].eq(AVERAGE) & rows["framework"].eq(found.framework.name)]
    rows = rows[rows["judgement"].eq(found.judgement.key) & rows["source"].isin(found.sources)]
    if rows.empty or found.judgement.kind != "percent":
        return Computed(found.working, found.sources, missing="an average printed with it", need="a comparator")
    average, value = (Fraction(str(one)) for one in (rows["value"].iloc[0], found.rows["value"].iloc[0]))
    apart = value - average
    working = f"{found.working}; the average printed there is {float(average):g}% ({rows['period'].iloc[0]})"
    direction = (apart > 0) - (apart < 0)
    computed = Computed(working, found.sources, number=apart, direction=direction, is_change=True)
    return _unless_a_later_one(facts, given, found, computed)


def _found(facts: Facts, given: OfService) -> _Result | Computed:
    """The result that is meant, or what is missing. Raises `CannotCompute` for a name that means two or nothing."""
    data, as_at = facts.data, given.as_at or facts.date
    chosen = data.frameworks.under(given.framework)
    key = given.judgement or main_judgement(facts, given.framework)
    made = {one.name: judgement for one in chosen if (judgement := one.judgement(key))}
    if not made:
        keys = listed([judgement.key for one in chosen for judgement in one.judgements], "or")
        raise CannotCompute(f"{given.framework} inspections make no judgement “{key}”. There are: {keys}.")
    if chosen[0].subject != "service":
        raise CannotCompute(f"{given.framework} inspections are of authorities: use grade, with area.")
    rows = data.judgements[data.judgements["framework"].isin(made) & data.judgements["judgement"].eq(key)]
    rows = rows[rows["subject"].isin(subjects_of(data, (given.framework,)).meant(data, given.service, as_at))]
    if given.published:
        rows = rows[rows["published"].eq(given.published)]
    which = f"of {in_words(given.published)} " if given.published else ""
    if rows.empty:
        return Computed("", missing=f"a {given.framework} report {which}on {given.service} with it", need="a statistic")
    dated = rows[[text != "" and last_day(text) <= as_at for text in rows["published"]]]
    if dated.empty:
        return Computed(
            "", missing="the date of its report, which no source held gives closely enough", need="a record"
        )
    latest = max(dated["published"], key=last_day)
    rows = dated[dated["published"].eq(latest)]
    if rows["subject"].nunique() > 1:
        names = listed(sorted(set(rows["subject"])), "or")
        raise CannotCompute(f"“{given.service}” means several services: name one by its id, {names}.")
    name = str(rows["framework"].iloc[0])
    return _Result(rows, data.frameworks.named(name), made[name])


def _unless_a_later_one(facts: Facts, given: OfService, found: _Result, computed: Computed) -> Computed:
    """What is held, unless the paper says otherwise and may mean a report that is not held: not all of them are."""
    if given.published or not found.framework.partial or says(facts.printed, computed):
        return computed
    missing = "the report that the paper means, where it is a later one: not all are held. Name its date in `published`"
    return Computed(computed.working, computed.sources, missing=missing, need="another source")
