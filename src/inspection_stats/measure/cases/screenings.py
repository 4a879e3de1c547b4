"""Short Quality Screenings: which concern an area, which were published when, and one with all its judgements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from inspection_stats.check.services import STATED
from inspection_stats.measure.cases.sufficiency import sufficiency
from inspection_stats.reference.quarters import Period
from inspection_stats.reference.themes import THEMES

YOUTH_OFFENDING = "youth offending service"


@dataclass(frozen=True, repr=False)
class Screening:
    """One screening of one service; `judgements` are measured (`sufficiency`), in the order of the letter."""

    inspection_id: str
    service: str
    published: date
    on_site: Period
    cases: int
    judgements: pd.DataFrame
    source: str
    illustrative: bool = False

    def __repr__(self) -> str:
        return f"{self.service}, {self.cases} cases, {self.source}: {len(self.judgements)} judgements"


def screening(
    inspections: pd.DataFrame, judgements: pd.DataFrame, service_areas: pd.DataFrame, inspection_id: str
) -> Screening:
    """Gather one screening from the tables: its row, its service's name and its judgements."""
    row = inspections[inspections["inspection_id"].eq(inspection_id)].iloc[0]
    named = service_areas.loc[service_areas["service_id"].eq(row["service_id"]), "service"]
    held = judgements[judgements["inspection_id"].eq(inspection_id)]
    places = held["theme"].map({theme: place for place, theme in enumerate(THEMES)})
    ordered = held.assign(theme_order=places).sort_values(["theme_order", "order"]).drop(columns="theme_order")
    return Screening(
        inspection_id=inspection_id,
        service=str(named.iloc[0]),
        published=row["published"].date(),
        on_site=Period(row["on_site_from"].date(), row["on_site_to"].date(), ""),
        cases=int(row["cases"]),
        judgements=sufficiency(ordered),
        source=str(row["source"]),
        illustrative="yes" in {row["illustrative"], *held["illustrative"]},
    )


def services_of(service_areas: pd.DataFrame, old_la_code: str, kind: str) -> list[str]:
    """The services of a kind ("youth offending service", "safeguarding board") that serve an area."""
    rows = service_areas["old_la_code"].eq(old_la_code) & service_areas["kind"].eq(kind)
    return list(service_areas.loc[rows, "service_id"])


def partners_of(service_areas: pd.DataFrame, old_la_code: str) -> list[str]:
    """The codes of the other areas that share any service with an area, as far as a source states it."""
    stated = service_areas[service_areas["basis"].eq(STATED) & service_areas["old_la_code"].ne("")]
    shared = stated.loc[stated["old_la_code"].eq(old_la_code), "service_id"]
    together = stated[stated["service_id"].isin(shared)]
    return sorted(set(together["old_la_code"]) - {old_la_code})


def published_in(inspections: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The inspections whose report came out in a period."""
    days = inspections["published"]
    return inspections[days.ge(pd.Timestamp(period.start)) & days.le(pd.Timestamp(period.end))]


def latest_before(inspections: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The last inspection published before a period starts, as a frame of one row or none."""
    earlier = inspections[inspections["published"].lt(pd.Timestamp(period.start))]
    return earlier.sort_values("published", kind="stable").tail(1)
