"""The comparators of an area: its statistical neighbours, its region, England."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

NEIGHBOURS, ENGLAND = "Statistical neighbours", "England"


@dataclass(frozen=True)
class Comparator:
    """Authorities that the area is compared with, by their codes; no codes: all of England.

    `label` is its name in a table; statistical neighbours have the `model` that they are taken from, and in `not_close`
    the codes of those that the Department for Education calls “Not close”.
    """

    label: str
    codes: tuple[str, ...] | None
    model: str = ""
    not_close: frozenset[str] = frozenset()


def comparators_of(region: str, areas: pd.DataFrame, near: Comparator | None) -> tuple[Comparator, ...]:
    """Statistical neighbours (where there are any), region and England."""
    inside = tuple(areas.loc[areas["region_name"].eq(region), "old_la_code"])
    wider = (Comparator(region, inside), Comparator(ENGLAND, None))
    return (near, *wider) if near else wider


def neighbours_as_comparator(
    old_la_code: str, neighbours: pd.DataFrame, codes: tuple[str, ...], model: str
) -> Comparator | None:
    """An area's statistical neighbours of a model; none where it has none."""
    if not codes:
        return None
    rows = neighbours[neighbours["old_la_code"].eq(old_la_code) & neighbours["model"].eq(model)]
    far = frozenset(rows.loc[rows["closeness"].eq("Not close"), "neighbour_code"])
    return Comparator(NEIGHBOURS, codes, model, far & set(codes))
