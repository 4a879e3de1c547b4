"""The gazetteer: which area a name means, in any spelling, style or code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

import pandas as pd

from inspection_stats.errors import nearest
from inspection_stats.reference.council_names import council_forms, without_style
from inspection_stats.reference.normalise import normalise

COUNTRY = "England"

_ABBREVIATED = re.compile(r"\b(\w) (?=\w\b)")  # "M.B.C." is "m b c" when its points are gone


class Gazetteer:
    """Every name of every area, past and present.

    `areas` and `aliases` are the checked tables areas.csv and area_aliases.csv. A name is looked up among the codes,
    names and spellings of the tables first, then among the forms that councils' names take (`council_forms`).
    """

    def __init__(self, areas: pd.DataFrame, aliases: pd.DataFrame):
        self._names = dict(zip(areas["old_la_code"], areas["la_name"], strict=True))
        self._regions = {normalise(name): name for name in (*areas["region_name"], *areas["ofsted_region"], COUNTRY)}
        self._spelt = _index(
            [
                *zip(areas["old_la_code"], areas["old_la_code"], strict=True),
                *zip(areas["new_la_code"], areas["old_la_code"], strict=True),
                *zip(areas["la_name"], areas["old_la_code"], strict=True),
                *zip(aliases["alias"], aliases["old_la_code"], strict=True),
            ]
        )
        self._areas, self._aliases = areas, aliases

    def codes(self, name: str) -> tuple[str, ...]:
        """The codes of the areas that go under `name`: one, several where the day decides, or none."""
        words = normalise(name).removeprefix("the ")
        return self._spelt.get(words) or self._formed.get(words) or self._formed.get(_ABBREVIATED.sub(r"\1", words), ())

    def name(self, code: str) -> str:
        """The name of the area with that code."""
        return str(self._names[code])

    def region(self, name: str) -> str:
        """The region (or "England") that `name` means, where it is one and no area's."""
        return "" if self.codes(name) else self._regions.get(normalise(name), "")

    @cached_property
    def _formed(self) -> dict[str, tuple[str, ...]]:
        # Made the first time a name is in no table: most are.
        spellings = self._aliases.groupby("old_la_code")["alias"].agg(tuple)
        areas = zip(self._areas["old_la_code"], self._areas["la_name"], self._areas["area_type"], strict=True)
        return _index(
            (form, code)
            for code, name, kind in areas
            for form in council_forms(name, kind, spellings.get(code, ()))
            if form not in self._regions
        )

    def forms(self) -> dict[str, tuple[str, ...]]:
        """Every name that is known, normalised, with the codes of its areas."""
        return {**self._formed, **self._spelt}

    def like(self, name: str) -> str:
        """A sentence that offers the areas whose names are most like `name`; empty where none is."""
        bare = without_style(name)
        words = set(bare.split())
        holding = [
            code for known, codes in self._spelt.items() if words and words <= set(known.split()) for code in codes
        ]
        names = list(dict.fromkeys(self._names[code] for code in holding))
        if 0 < len(names) <= 3:
            return f"Did you mean {' or '.join(f'“{one}”' for one in names)}?"
        return nearest(bare, list(self._names.values()))


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    index: dict[str, dict[str, None]] = {}
    for name, code in pairs:
        index.setdefault(normalise(name), {})[code] = None
    return {name: tuple(codes) for name, codes in index.items()}
