"""The comparators of an area: its statistical neighbours, its region, England."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

NEIGHBOURS, ENGLAND = "Statistical neighbours", "England"


@dataclass(frozen=True)
class Comparator:
    """Authorities that the area is compared with, by their codes; no codes: all of England.

    `label` is its name in a table; statistical neighbours have the `model` that they are taken from.
    """

    label: str
    codes: tuple[str, ...] | None
    model: str = ""


def comparators_of(region: str, areas: pd.DataFrame, neighbours: tuple[str, ...], model: str) -> tuple[Comparator, ...]:
    """Statistical neighbours of a model (where there are any), region and England."""
    inside = tuple(areas.loc[areas["region_name"].eq(region), "old_la_code"])
    wider = (Comparator(region, inside), Comparator(ENGLAND, None))
    return (Comparator(NEIGHBOURS, neighbours, model), *wider) if neighbours else wider
