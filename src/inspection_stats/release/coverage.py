"""Which inspections each table of a release should hold, so that one that is missing is noticed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inspection_stats.release.checked_release import Release
from inspection_stats.release.record import VISIT, Record


@dataclass(frozen=True)
class Coverage:
    """The inspections of one family that one table of a release should hold.

    Those whose first day on site and day of report, as far as the table gives either, are within `on_site` and
    `published` (first and last, both included), and whose report was out by `published_by`. `latest_of` is given for a
    table that shows only each authority's latest inspection: by area code the day of that inspection; only later ones
    should be there. `unread` are the codes of areas with a row in the table that has faults and was not read: what the
    table holds of them is not known.
    """

    table: str
    family: str
    on_site: tuple[date, date] | None
    published: tuple[date, date] | None
    published_by: date | None = None
    latest_of: dict[str, date] | None = None
    unread: frozenset[str] = frozenset()

    def holds(self, old_la_code: str, on_site: date | None, published: date) -> bool:
        """Whether an inspection should be in the table."""
        within = [
            span[0] <= day <= span[1]
            for span, day in ((self.on_site, on_site), (self.published, published))
            if span and day
        ]
        if not within or not all(within) or (self.published_by and published > self.published_by):
            return False
        if old_la_code in self.unread:
            return False
        return self.latest_of is None or (old_la_code in self.latest_of and published > self.latest_of[old_la_code])


def coverage_of(release: Release, published_by: date | None) -> list[Coverage]:
    """The inspections that each table of a release should hold: those within its own first and last dates.

    A table with one row for each authority and no visits shows the latest inspection of each. No table holds reports
    published after the release's cut-off.
    """
    tables: dict[tuple[str, str, int], list[Record]] = defaultdict(list)
    for inspection in release.inspections:
        for record in inspection.records:
            tables[record.entry.sheet, record.family, record.entry.table].append(record)
    with_visits = {row.sheet for row in release.unmatched if row.reason == VISIT}
    coverage = []
    for (sheet, family, _), records in tables.items():
        codes = [record.area.code for record in records]
        is_latest = len(set(codes)) == len(codes) and sheet not in with_visits and not records[0].entry.occasion.name
        days = [one.published or one.on_site_from for one in records]
        latest_of = {code: day for code, day in zip(codes, days, strict=True) if day} if is_latest else None
        published = [one.published for one in records if one.published]
        on_site = [one.on_site_from for one in records if one.on_site_from]
        unread = frozenset(code for place, code in release.unread if place == sheet)
        spans = _span(on_site), _span(published)
        coverage.append(Coverage(f"sheet {sheet}", family, *spans, published_by, latest_of, unread))
    return coverage


def _span(days: Sequence[date]) -> tuple[date, date] | None:
    return (min(days), max(days)) if days else None
