"""Which area a name in a release means: by its spellings, and by the day where one name was borne by two areas."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from inspection_stats.errors import nearest
from inspection_stats.reference.areas import plain
from inspection_stats.release.cells import Unreadable
from inspection_stats.release.dates import LONGEST_TO_PUBLICATION


@dataclass(frozen=True)
class KnownArea:
    """An area with the days on which it existed (None where open) and the names of those that took over."""

    code: str
    name: str
    first_day: date | None
    last_day: date | None
    successors: tuple[str, ...]
    predecessors: tuple[str, ...]

    def existed(self, day: date, report_only: bool) -> bool:
        """Whether the area existed on `day`; a report (`report_only`) may come out after its area has gone."""
        # A start alone tells nothing: some authorities kept code and name when they became unitary.
        if self.predecessors and self.first_day and day < self.first_day:
            return False
        grace = LONGEST_TO_PUBLICATION if report_only else timedelta()
        return self.last_day is None or day <= self.last_day + grace


class AreaNames:
    """All spellings of all areas.

    `areas` and `aliases` are the checked tables areas.csv and area_aliases.csv.
    """

    def __init__(self, areas: pd.DataFrame, aliases: pd.DataFrame):
        self.areas = _known_areas(areas)
        codes: dict[str, set[str]] = defaultdict(set)
        for column in ("la_name", "new_la_code"):
            for name, code in zip(areas[column], areas["old_la_code"], strict=True):
                codes[plain(name)].add(code)
        for alias, code in zip(aliases["alias"], aliases["old_la_code"], strict=True):
            codes[plain(alias)].add(code)
        self._codes = dict(codes)
        self._spellings = sorted({*aliases["alias"], *areas["la_name"]})

    def knows(self, name: str) -> bool:
        """Whether any area goes under `name`."""
        return plain(name) in self._codes

    def like(self, name: str) -> str:
        """A sentence that offers the nearest known names, or an empty string."""
        return nearest(name, self._spellings)

    def find(self, name: str, new_la_code: str, day: date, report_only: bool) -> KnownArea:
        """The area that a known `name` meant on `day`, the first on site or (`report_only`) that of the report.

        Raises `Unreadable` where no area of that name existed then, and where the GSS code means another area.
        """
        named = [self.areas[code] for code in sorted(self._codes[plain(name)])]
        alive = [area for area in named if area.existed(day, report_only)]
        if report_only and len(alive) > 1:
            alive = [area for area in alive if area.existed(day, report_only=False)] or alive
        if not alive:
            raise _did_not_exist(named[0], day)
        by_code = self._codes.get(plain(new_la_code), set())
        area = next((area for area in alive if area.code in by_code), alive[0])
        if by_code and area.code not in by_code:
            meant = " or ".join(self.areas[code].name for code in sorted(by_code))
            raise Unreadable(
                f"The area code {new_la_code} is that of {meant}", "Check name and code against the report"
            )
        return area


def _did_not_exist(area: KnownArea, day: date) -> Unreadable:
    if area.last_day and day > area.last_day:
        problem = f"{area.name} ended on {area.last_day}, before its inspection or report of {day}"
        heirs = f" Its services passed to {' and '.join(area.successors)}." if area.successors else ""
    else:
        problem = f"{area.name} began on {area.first_day}, after its inspection or report of {day}"
        heirs = f" Before it came {' and '.join(area.predecessors)}." if area.predecessors else ""
    return Unreadable(problem, f"Check date and name against the report.{heirs}")


def _known_areas(areas: pd.DataFrame) -> dict[str, KnownArea]:
    names = dict(zip(areas["old_la_code"], areas["la_name"], strict=True))
    heirs = {row.old_la_code: row.successors.split("|") if row.successors else [] for row in areas.itertuples()}
    return {
        row.old_la_code: KnownArea(
            row.old_la_code,
            row.la_name,
            _day(row.start_date),
            _day(row.end_date),
            tuple(names[code] for code in heirs[row.old_la_code]),
            tuple(names[code] for code, those in heirs.items() if row.old_la_code in those),
        )
        for row in areas.itertuples()
    }


def _day(value: pd.Timestamp) -> date | None:
    return None if pd.isna(value) else value.date()
