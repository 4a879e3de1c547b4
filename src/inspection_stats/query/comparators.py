"""The comparators of an area: its statistical neighbours, its region, England."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

NOT_CLOSE = "Not close"
NEIGHBOURS, ENGLAND = "Statistical neighbours", "England"


@dataclass(frozen=True)
class Comparator:
    """Authorities that the area is compared with, by their codes; no codes: all of England.

    `label` is its name in a table; statistical neighbours have the `model` that they are taken from, and in `closeness`
    the Department for Education's word for each by its code, as “Very close”.
    """

    label: str
    codes: tuple[str, ...] | None
    model: str = ""
    closeness: Mapping[str, str] = field(default_factory=dict)

    @property
    def not_close(self) -> frozenset[str]:
        """The codes of those that the Department for Education calls “Not close”."""
        return frozenset(code for code, word in self.closeness.items() if word == NOT_CLOSE)


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
    words = dict(zip(rows["neighbour_code"], rows["closeness"], strict=True))
    return Comparator(NEIGHBOURS, codes, model, {code: words[code] for code in codes if code in words})
