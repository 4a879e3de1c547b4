"""The charts of where an area stands, gathered from the tables; one with nothing to show is left out."""

from __future__ import annotations

from datetime import date

import pandas as pd

from inspection_stats.areas import model_on, neighbours_of
from inspection_stats.check.data import Data
from inspection_stats.check.ofsted import GRADES, OVERALL
from inspection_stats.describe.facts import ChartFacts
from inspection_stats.describe.standing_charts import (
    movement_chart,
    neighbours_chart,
    place_chart,
    regions_chart,
    timeline_chart,
)
from inspection_stats.errors import BadRequest
from inspection_stats.measure.change import changes
from inspection_stats.measure.cutoff import Cutoff
from inspection_stats.measure.distribution import Distribution, distribution
from inspection_stats.measure.state import judgement_columns, state_at


def standing_charts(data: Data, area: str, area_code: str, day: date) -> list[ChartFacts]:
    """Facts of an area's charts as at a day: distribution, regions, neighbours, timeline, movement.

    An area that did not exist on the day has its timeline and its movement alone.
    """
    state = state_at(data.ofsted_judgements, data.areas, data.frameworks, Cutoff(day))
    own = state[state["area_code"].eq(area_code)]
    facts: list[ChartFacts] = []
    if not own.empty:
        facts += _shares(data, area, own.iloc[0], day)
        facts += _neighbours(data, area_code, state, day)
    facts += _through_time(data, area, area_code, day)
    return facts


def neighbour_codes(data: Data, area_code: str, day: date) -> list[str]:
    """The codes of an area's statistical neighbours, nearest first; none where the Department lists none."""
    try:
        return neighbours_of(area_code, data.statistical_neighbours, day)
    except BadRequest:
        return []


def _shares(data: Data, area: str, own: pd.Series, day: date) -> list[ChartFacts]:
    family = data.frameworks.named(own["framework"]).family if own["framework"] else "ILACS"
    near = neighbour_codes(data, own["area_code"], day)
    groups = [
        ("England", _counted(data, family, day)),
        (own["region"], _counted(data, family, day, region=own["region"])),
    ]
    if near:
        groups.append(("Statistical neighbours", _counted(data, family, day, area_codes=near)))
    regions = [(name, _counted(data, family, day, region=name)) for name in sorted(set(data.areas["region"]))]
    if not groups[1][1].total:
        return []
    everywhere = [groups[0], *regions]
    return [
        place_chart(groups, area, own[OVERALL], day),
        regions_chart([one for one in everywhere if one[1].total], own["region"], area, own[OVERALL], day),
    ]


def _counted(data: Data, family: str, day: date, **narrowed) -> Distribution:
    return distribution(
        data.ofsted_judgements, data.areas, data.frameworks, Cutoff(day), by="authority", framework=family, **narrowed
    )


def _neighbours(data: Data, area_code: str, state: pd.DataFrame, day: date) -> list[ChartFacts]:
    codes = [area_code, *neighbour_codes(data, area_code, day)]
    shown = state[state["area_code"].isin(codes)]
    own = state.loc[state["area_code"].eq(area_code), "framework"].iloc[0]
    newest = data.frameworks.under("ILACS")[-1].name
    # Columns of the area's own framework: another's judgements are not compared with them.
    keys = [one.key for one in data.frameworks.named(own or newest).judgements if one.key in judgement_columns(state)]
    keys = [OVERALL, *(key for key in keys if key != OVERALL)]
    if len(shown) < 2 or not shown[keys].isin(GRADES).any(axis=None):
        return []
    return [neighbours_chart(state, codes, keys, data.frameworks, day, model_on(day))]


def _through_time(data: Data, area: str, area_code: str, day: date) -> list[ChartFacts]:
    held = data.ofsted_judgements
    rows = held[held["area_code"].eq(area_code) & held["published"].le(pd.Timestamp(day))]
    if rows.empty:
        return []
    moved = changes(rows, data.frameworks)
    ended = data.areas.set_index("area_code").at[area_code, "end_date"]
    until = day if pd.isna(ended) else min(day, ended.date())
    facts: list[ChartFacts] = [timeline_chart(rows, area, data.frameworks, day, until)]
    return [*facts, movement_chart(moved, area, data.frameworks, day)] if len(moved) else facts
