"""Calculations that look one thing up in the suite's tables: a date, a recommendation, a figure for local context."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, Literal

import pandas as pd

from inspection_stats.claims.calculations.grade_counts import source_of
from inspection_stats.claims.calculations.registry import Arguments, calculation
from inspection_stats.claims.computed import CannotCompute, Computed, Facts
from inspection_stats.claims.figures import Kind
from inspection_stats.claims.rounding import prints
from inspection_stats.describe.english.numbers import as_published, listed
from inspection_stats.errors import nearest
from inspection_stats.measure.grades.cutoff import inspections
from inspection_stats.query.graded import graded_reports
from inspection_stats.reference.quarters import long_date

Event = Literal["published", "on_site_from", "on_site_to", "on_site"]


class Inspected(Arguments):
    area: str
    framework: str
    event: Event
    as_at: date | None = None


class Screened(Arguments):
    inspection: str
    event: Event


class Recommended(Arguments):
    inspection: str
    kind: str


class MadeBy(Arguments):
    inspections: list[str]
    inspectorate: str


class Served(Arguments):
    service: str


class Context(Arguments):
    area: str
    indicator: str
    value: Literal["local", "comparator"]
    copied_from_here: bool = False


class Gap(Arguments):
    first: str
    last: str
    unit: Literal["days", "weeks"] = "days"


@calculation(Inspected, Kind.DATE)
def inspection_date(facts: Facts, given: Inspected) -> Computed:
    """When an area's latest inspection under a framework took place, or its report came out, as at a day."""
    data = facts.data
    names = [framework.name for framework in data.frameworks.under(given.framework)]
    code = data.area_code(given.area, facts.date)
    held = inspections(graded_reports(data))
    held = held[held["old_la_code"].eq(code) & held["framework"].isin(names)]
    held = held[held["published"].dt.date <= (given.as_at or facts.date)]
    if held.empty:
        return Computed("", missing=f"a {given.framework} report of {given.area}", need="a statistic")
    return _when(held.iloc[-1], given.event, source_of(facts, given.framework))


@calculation(Screened, Kind.DATE)
def screening_date(facts: Facts, given: Screened) -> Computed:
    """When a screening took place, or its letter came out."""
    held = facts.data.sqs_inspections
    found = held[held["inspection_id"].eq(given.inspection)]
    if found.empty:
        raise CannotCompute(f"There is no screening “{given.inspection}” in sqs_inspections.csv.")
    return _when(found.iloc[0], given.event, str(found.iloc[0]["source"]))


@calculation(Recommended, Kind.NUMBER)
def recommendations_made(facts: Facts, given: Recommended) -> Computed:
    """How many recommendations of a kind an inspection made."""
    held = facts.data.recommendations
    kinds = held.loc[held["inspection_id"].eq(given.inspection), "kind"]
    if not kinds.eq(given.kind).any():
        offer = nearest(given.kind, list(set(kinds))) or f"There are: {', '.join(sorted(set(kinds))) or 'none'}."
        raise CannotCompute(f"{given.inspection} made no “{given.kind}”. {offer}")
    found = held[held["inspection_id"].eq(given.inspection) & held["kind"].eq(given.kind)]
    working = f"{len(found)} of the kind “{given.kind}”: numbers {listed(found['number'].tolist())}"
    return Computed(working, (found["source"].iloc[0],), number=Fraction(len(found)))


@calculation(MadeBy, Kind.NUMBER)
def inspections_made_by(facts: Facts, given: MadeBy) -> Computed:
    """How many of these inspections an inspectorate made."""
    data = facts.data
    held = dict(zip(graded_reports(data)["inspection_id"], graded_reports(data)["framework"], strict=True))
    held |= dict(zip(data.sqs_inspections["inspection_id"], data.sqs_inspections["programme"], strict=True))
    if unknown := [name for name in given.inspections if name not in held]:
        raise CannotCompute(f"There is no inspection “{unknown[0]}”. {nearest(unknown[0], list(held))}".strip())
    by = {name: data.frameworks.under(held[name])[-1].inspectorate for name in given.inspections}
    working = "; ".join(f"{name} is by {inspectorate}" for name, inspectorate in by.items())
    return Computed(working, ("this paper",), number=Fraction(list(by.values()).count(given.inspectorate)))


@calculation(Served, Kind.NUMBER)
def areas_served(facts: Facts, given: Served) -> Computed:
    """How many areas a shared service serves."""
    held = facts.data.service_areas
    found = held[held["service_id"].eq(given.service)]
    if found.empty:
        offer = nearest(given.service, held["service_id"].unique().tolist())
        raise CannotCompute(f"There is no service “{given.service}” in service_areas.csv. {offer}".strip())
    names = list(found["area_name"])
    if "" in names:
        raise CannotCompute(f"No source held says which areas “{given.service}” serves.")
    return Computed(listed(names), (found["source"].iloc[0],), number=Fraction(len(found)))


@calculation(Context, Kind.NUMBER, Kind.PERCENT)
def context(facts: Facts, given: Context) -> Computed:
    """A figure about an area, or its comparator, as local_context.csv has it.

    Where the table has it from this same paper (`copied_from_here`), a figure that differs does not hold, and one that
    agrees proves only the copy: it cannot be checked.
    """
    data = facts.data
    code = data.area_code(given.area, facts.date)
    held = data.local_context[data.local_context["old_la_code"].eq(code)]
    found = held[held["indicator"].eq(given.indicator)]
    if found.empty:
        offer = nearest(given.indicator, held["indicator"].tolist())
        raise CannotCompute(f"local_context.csv has no “{given.indicator}” for {given.area}. {offer}".strip())
    row = found.iloc[0]
    value = row["local"] if given.value == "local" else row["comparator_value"]
    who = given.area if given.value == "local" else row["comparator"]
    working = (
        f"local_context.csv has {as_published(value)} {row['unit']} ({row['label']}, {who}, period {row['period']})"
    )
    number, sources = Fraction(str(value)), (str(row["source"]),)
    if given.copied_from_here:
        agrees = prints(facts.printed, number)
        missing = "another source: the table has it from this paper"
        return Computed(working, sources, missing=missing, need="another source", possible=agrees)
    return Computed(working, sources, number=number)


@calculation(Gap, Kind.NUMBER)
def time_between(facts: Facts, given: Gap) -> Computed:
    """The days, or whole weeks, between two dates that the paper prints."""
    first, last = facts.figure(given.first), facts.figure(given.last)
    if any(one.kind != Kind.DATE or one.value[0] != one.value[1] for one in (first, last)):
        raise CannotCompute(f"“{given.first}” and “{given.last}” must both print a day, month and year.")
    days = (last.value[0] - first.value[0]).days
    number = days if given.unit == "days" else days // 7
    return Computed(f"{first.text} to {last.text}: {days} days", ("this paper",), number=Fraction(number))


def _when(row: Any, event: Event, source: str) -> Computed:
    columns = ("on_site_from", "on_site_to") if event == "on_site" else (event, event)
    days = [row[column] for column in columns]
    published = f"report published {long_date(row['published'].date())}"
    if any(pd.isna(day) for day in days):
        return Computed(published, (source,), missing="the days on site, which no source here gives", need="a record")
    start, end = days[0].date(), days[1].date()
    on_site = (
        ""
        if event == "published"
        else f"on site {long_date(start)}" + (f" to {long_date(end)}" if end != start else "")
    )
    return Computed(on_site or published, (source,), days=(start, end))
