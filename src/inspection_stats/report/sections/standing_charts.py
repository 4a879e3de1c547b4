"""The charts that compare an area, gathered from the tables; one with nothing to show is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.describe.charts.specification import AnyChartSpec
from inspection_stats.describe.charts.standing_charts import (
    inspectorates,
    neighbours_chart,
    place_chart,
    regions_chart,
    source_of,
)
from inspection_stats.describe.charts.timeline import movement_chart, timeline_chart
from inspection_stats.describe.english.grammar import spoken
from inspection_stats.measure.grades.change import NOT_COMPARED
from inspection_stats.measure.grades.distribution import Distribution
from inspection_stats.measure.grades.state import judgement_columns
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.comparators import NEIGHBOURS
from inspection_stats.query.england_quarter import EnglandQuarter
from inspection_stats.query.graded import graded_reports
from inspection_stats.reference.frameworks import Framework
from inspection_stats.reference.grades import WITHOUT_RESULT
from inspection_stats.reference.quarters import Period


def standing_charts(data: Data, old_la_code: str, day: date) -> list[AnyChartSpec]:
    """Facts of an area's charts as at a day: distribution, regions, neighbours, timeline, movement."""
    return charts_of(AreaQuarter(EnglandQuarter(data, Period(day, day, str(day))), old_la_code))


def charts_of(asked: AreaQuarter) -> list[AnyChartSpec]:
    """The same charts as at the last day of a quarter.

    An area that did not exist on the day has only its timeline and its movement.
    """
    return [*_shares(asked), *(_neighbours(asked) if _exists(asked) else []), *_through_time(asked)]


def overall_at_a_glance(asked: AreaQuarter, title: str) -> AnyChartSpec:
    """Overall grades of England and of the statistical neighbours, where there are any, under a title of its own."""
    groups = [("England", asked.england.latest_distribution()), *_near(asked)]
    spec = place_chart(groups, spoken(asked.name), _own_grade(asked), asked.day, _source(asked))
    return replace(spec, name="at-a-glance", title=title, short=spec.short.replace(spec.title, title))


def distribution_of(asked: AreaQuarter) -> AnyChartSpec | None:
    """Overall grades of England, of the area's region and of its neighbours, with its own grade among them.

    None where the area did not exist on the day, or no authority of its region has a grade.
    """
    if not _exists(asked):
        return None
    region = str(asked.row["region_name"])
    own = asked.england.latest_distribution(_regions(asked)[region], region)
    groups = [("England", asked.england.latest_distribution()), (region, own), *_near(asked)]
    return place_chart(groups, spoken(asked.name), _own_grade(asked), asked.day, _source(asked)) if own.total else None


def _shares(asked: AreaQuarter) -> list[AnyChartSpec]:
    """How authorities are graded by their latest full inspection, and the area's own grade among them."""
    distribution = distribution_of(asked)
    if distribution is None:
        return []
    places = sorted(_regions(asked).items())
    inside = [(name, asked.england.latest_distribution(codes, name)) for name, codes in places]
    shown = [("England", asked.england.latest_distribution()), *(one for one in inside if one[1].total)]
    region, area = str(asked.row["region_name"]), spoken(asked.name)
    return [distribution, regions_chart(shown, region, area, _own_grade(asked), asked.day, _source(asked))]


def _exists(asked: AreaQuarter) -> bool:
    return bool(asked.england.state["old_la_code"].eq(asked.code).any())


def _regions(asked: AreaQuarter) -> dict[str, list[str]]:
    found: dict[str, list[str]] = asked.data.areas.groupby("region_name")["old_la_code"].agg(list).to_dict()
    return found


def _near(asked: AreaQuarter) -> list[tuple[str, Distribution]]:
    return [(NEIGHBOURS, asked.england.latest_distribution(asked.neighbours, NEIGHBOURS))] if asked.neighbours else []


def _own_grade(asked: AreaQuarter) -> str:
    return str(asked.england.state.set_index("old_la_code").at[asked.code, asked.data.frameworks.overall])


def _source(asked: AreaQuarter) -> str:
    frameworks = asked.data.frameworks
    return source_of(inspectorates([one.name for one in frameworks if one.whole_service], frameworks))


def _neighbours(asked: AreaQuarter) -> list[AnyChartSpec]:
    state, frameworks = asked.england.state, asked.data.frameworks
    codes = [asked.code, *asked.neighbours]
    closeness = asked.near.closeness if asked.near else {}
    shown = state[state["old_la_code"].isin(codes)]
    own = state.loc[state["old_la_code"].eq(asked.code), "framework"].iloc[0]
    # Columns of the area's own framework: another's judgements are not compared with them.
    framework = frameworks.named(own or frameworks.newest.name)
    keys = [one.key for one in framework.judgements if one.key in judgement_columns(state)]
    others = [frameworks.named(name) for name in shown["framework"].unique() if name]
    overall = frameworks.overall
    keys = [overall, *_apart(framework, [key for key in keys if key != overall], others)]
    if len(shown) < 2 or shown[keys].isin(WITHOUT_RESULT).all(axis=None):
        return []
    return [neighbours_chart(state, codes, keys, frameworks, asked.day, asked.neighbour_model, closeness)]


def _apart(framework: Framework, keys: list[str], others: list[Framework]) -> list[str]:
    """The judgements, a joint one as those that it covers where any authority shown was judged on them apart."""
    covers = {one.key: one.covers for one in framework.judgements}
    apart = {key for key in keys if covers[key] and any(all(map(one.judgement, covers[key])) for one in others)}
    return [one for key in keys for one in (covers[key] if key in apart else (key,))]


def _through_time(asked: AreaQuarter) -> list[AnyChartSpec]:
    held = graded_reports(asked.data)
    rows = held[held["old_la_code"].eq(asked.code) & held["published"].le(pd.Timestamp(asked.day))]
    if rows.empty:
        return []
    frameworks = asked.data.frameworks
    moved = asked.since_before
    until = min(asked.day, asked.ended or asked.day)
    spec: list[AnyChartSpec] = [timeline_chart(rows, spoken(asked.name), frameworks, asked.day, until)]
    if not len(moved) or not _comparable(moved):
        return spec
    return [*spec, movement_chart(moved, spoken(asked.name), frameworks, asked.day)]


def _comparable(moved: pd.DataFrame) -> bool:
    """Whether any judgement of the last inspection can be compared: two programmes are not set side by side."""
    last = moved[moved["inspection_id_after"].eq(moved["inspection_id_after"].iloc[-1])]
    return bool(last["change"].ne(NOT_COMPARED).any())
