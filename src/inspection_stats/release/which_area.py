"""Which area a name in a release means: by its spellings, and by the day where two areas had the same name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from inspection_stats.reference.gazetteer import Gazetteer
from inspection_stats.release.cell_values import Unreadable
from inspection_stats.release.same_inspection import LONGEST_TO_PUBLICATION


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
        # A start shows nothing by itself: some authorities kept code and name when they became unitary.
        if self.predecessors and self.first_day and day < self.first_day:
            return False
        grace = LONGEST_TO_PUBLICATION if report_only else timedelta()
        return self.last_day is None or day <= self.last_day + grace


class AreaOnDay:
    """Finds the area that a name meant on a day.

    `areas` and `aliases` are the checked tables areas.csv and area_aliases.csv.
    """

    def __init__(self, areas: pd.DataFrame, aliases: pd.DataFrame):
        self.areas = _known_areas(areas)
        self.gazetteer = Gazetteer(areas, aliases)

    def knows(self, name: str) -> bool:
        """Whether any area goes under `name`."""
        return bool(self.codes(name))

    def codes(self, name: str) -> tuple[str, ...]:
        """The codes of the areas that go under `name`."""
        return self.gazetteer.codes(name)

    def why_unknown(self, name: str) -> str:
        """What to say of a name that is not an area's: that it is a region, or which names are like it."""
        region = self.gazetteer.region(name)
        return f"{region} is not one authority" if region else self.gazetteer.like(name)

    def find(self, name: str, given: Sequence[str], day: date, report_only: bool) -> KnownArea:
        """The area that a known `name` meant on `day`, the first on site or (`report_only`) that of the report.

        `given` are the codes given with the name: the Department's, the Office for National Statistics'. Raises
        `Unreadable` where no area of that name existed then, and where a code means another area.
        """
        named = [self.areas[code] for code in sorted(self.gazetteer.codes(name))]
        alive = [area for area in named if area.existed(day, report_only)]
        if report_only and len(alive) > 1:
            alive = [area for area in alive if area.existed(day, report_only=False)] or alive
        if not alive:
            raise _did_not_exist(named[0], day)
        by_codes = {code: meant for code in given if (meant := self.gazetteer.codes(code))}
        area = next((area for area in alive if any(area.code in meant for meant in by_codes.values())), alive[0])
        for code, meant in by_codes.items():
            if area.code not in meant:
                names = " or ".join(self.areas[one].name for one in meant)
                raise Unreadable(f"The area code {code} is that of {names}", "Check name and code against the report")
        return area


def _did_not_exist(area: KnownArea, day: date) -> Unreadable:
    if area.last_day and day > area.last_day:
        problem = f"{area.name} ended on {area.last_day}, before its inspection or report of {day}"
        heirs = f" Its services passed to {' and '.join(area.successors)}." if area.successors else ""
    else:
        problem = f"{area.name} began on {area.first_day}, after its inspection or report of {day}"
        heirs = f" Its predecessor was {' and '.join(area.predecessors)}." if area.predecessors else ""
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
