"""Which inspections each table of a release should hold, so that one that is missing is noticed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inspection_stats.release.check import Release
from inspection_stats.release.sightings import VISIT, Sighting


@dataclass(frozen=True)
class Span:
    """The inspections of one family that one table of a release should hold.

    Those whose first day on site and day of report, as far as the table gives either, lie within `on_site` and
    `published` (first and last, both included), and whose report was out by `published_by`. `latest_of` is given for a
    table that shows each authority's latest inspection alone: by area code the day of that inspection; only later ones
    should be there.
    """

    table: str
    family: str
    on_site: tuple[date, date] | None
    published: tuple[date, date] | None
    published_by: date | None = None
    latest_of: dict[str, date] | None = None

    def holds(self, old_la_code: str, on_site: date | None, published: date) -> bool:
        """Whether an inspection should stand in the table."""
        within = [
            span[0] <= day <= span[1]
            for span, day in ((self.on_site, on_site), (self.published, published))
            if span and day
        ]
        if not within or not all(within) or (self.published_by and published > self.published_by):
            return False
        return self.latest_of is None or (old_la_code in self.latest_of and published > self.latest_of[old_la_code])


def spans_of(release: Release, published_by: date | None) -> list[Span]:
    """The inspections that each table of a release should hold: those within its own first and last dates.

    A table with one row an authority and no visits shows the latest inspection of each. No table holds reports
    published after the release's cut-off.
    """
    tables: dict[tuple[str, str, int], list[Sighting]] = defaultdict(list)
    for inspection in release.inspections:
        for sighting in inspection.sightings:
            tables[sighting.entry.sheet, sighting.family, sighting.entry.table].append(sighting)
    with_visits = {leftover.sheet for leftover in release.leftovers if leftover.reason == VISIT}
    spans = []
    for (sheet, family, _), sightings in tables.items():
        codes = [sighting.area.code for sighting in sightings]
        is_latest = len(set(codes)) == len(codes) and sheet not in with_visits and not sightings[0].entry.occasion.name
        days = [one.published or one.on_site_from for one in sightings]
        latest_of = {code: day for code, day in zip(codes, days, strict=True) if day} if is_latest else None
        published = [one.published for one in sightings if one.published]
        on_site = [one.on_site_from for one in sightings if one.on_site_from]
        spans.append(Span(f"sheet {sheet}", family, _span(on_site), _span(published), published_by, latest_of))
    return spans


def _span(days: Sequence[date]) -> tuple[date, date] | None:
    return (min(days), max(days)) if days else None
