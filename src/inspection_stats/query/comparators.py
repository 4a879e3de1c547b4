"""The groups of authorities that an area is set beside: its statistical neighbours, its region, England."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from inspection_stats.describe.english.grammar import the_region
from inspection_stats.describe.sentences.among_others import Others, neighbours_by, others_in


@dataclass(frozen=True)
class Comparator:
    """Authorities that the area is set beside: `label` in a table, `place` in a sentence, no codes: England."""

    label: str
    place: str
    others: Others
    codes: tuple[str, ...] | None


def comparators_of(region: str, areas: pd.DataFrame, neighbours: tuple[str, ...], model: str) -> tuple[Comparator, ...]:
    """Statistical neighbours of a model (where there are any), region and England."""
    inside = tuple(areas.loc[areas["region_name"].eq(region), "old_la_code"])
    wider = tuple(
        Comparator(label, place := f"in {the_region(label)}", others_in(place), codes)
        for label, codes in ((region, inside), ("England", None))
    )
    if not neighbours:
        return wider
    near = neighbours_by(model)
    return (Comparator("Statistical neighbours", f"among its {near.many}", near, neighbours), *wider)
