"""Read the rows of a release's tables: every row ends as an inspection seen, as a leftover by name, or as a fault."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from inspection_stats.errors import InspectionStatsError
from inspection_stats.reference.frameworks import Framework
from inspection_stats.reference.grades import NOT_JUDGED
from inspection_stats.release import sightings as why
from inspection_stats.release.areas import AreaNames
from inspection_stats.release.cells import Unreadable, read_day, read_grade, says_not_inspected
from inspection_stats.release.frameworks import family_of
from inspection_stats.release.header import DATES
from inspection_stats.release.labels import Words, plain
from inspection_stats.release.layouts import Entry, Table
from inspection_stats.release.sightings import DATE_NAMES, RowFaults, Sighting, Sightings


@dataclass(frozen=True)
class RowReader:
    """What rows are read with: the words, the areas, the frameworks, and the day after which no date can lie."""

    file: str
    words: Words
    names: AreaNames
    frameworks: Sequence[Framework]
    last_day: date

    def read(self, tables: Sequence[Table]) -> Sightings:
        """Read every row of the tables. Raises `InspectionStatsError` where a row comes to nothing at all."""
        result = Sightings()
        for table in tables:
            for line in table.rows:
                before = len(result)
                entries = table.entries(line)
                told = [entry for entry in entries if not entry.is_blank]
                if not told:
                    known = self.names.knows(str(entries[0].area))
                    result.leave(entries[0], why.NO_INSPECTION if known else why.NO_AUTHORITY)
                for entry in told:
                    self._read_entry(table, entry, result)
                if len(result) - before < max(len(told), 1):
                    raise InspectionStatsError(f"Sheet {table.sheet}, row {line.number} came to nothing.")
        return result

    def _read_entry(self, table: Table, entry: Entry, result: Sightings) -> None:
        name = str(entry.area)
        if not name:
            result.leave(entry, why.NO_AUTHORITY)
        elif not self.names.knows(name):
            result.leave(entry, why.UNKNOWN_AUTHORITY, self.names.like(name))
        elif reason := self._why_ungraded(entry):
            result.leave(entry, reason, str(entry.fields.get("inspection_type", "")))
        else:
            row = RowFaults(self.file, table, entry)
            if sighting := self._sighting(row):
                result.found.append(sighting)
            result.faults += row.faults

    def _why_ungraded(self, entry: Entry) -> str:
        """Why an entry has no grade; empty where it has one, or a cell that may be meant for one."""
        try:
            grades = {read_grade(cell, self.words) for cell in entry.grades.values()}
        except Unreadable:
            return ""
        if grades <= {"", NOT_JUDGED} and any(says_not_inspected(cell, self.words) for cell in entry.fields.values()):
            return why.NOT_INSPECTED
        if grades != {""}:
            return ""
        return why.VISIT if self._is_visit(entry) else why.NO_GRADE

    def _is_visit(self, entry: Entry) -> bool:
        return any(visit in plain(str(entry.fields.get("inspection_type", ""))) for visit in self.words.visits)

    def _sighting(self, row: RowFaults) -> Sighting | None:
        """The entry as a sighting; None, with the faults noted, where any of its cells will not do."""
        entry = row.entry
        dates = {key: row.attempt(key, read_day, entry.fields.get(key, ""), self.words) for key in DATES}
        grades = {key: row.attempt(key, read_grade, cell, self.words) for key, cell in entry.grades.items()}
        if self._is_visit(entry):
            row.add("A visit carries no grade", "Clear the grades or correct the type", "inspection_type")
        for problem, key in _impossible(dates, self.last_day):
            row.add(problem, "Check the dates against the report", key)
        if row.faults:
            return None
        given = {key: grade for key, grade in grades.items() if grade}
        on_site, published = dates["on_site_from"], dates["published"]
        if not (day := on_site or published):
            row.add("The inspection has grades and no date", "Fill in the date it began, or of its report", "area")
            return None
        new_la_code = str(entry.fields.get("new_la_code", ""))
        area = row.attempt("area", self.names.find, str(entry.area), new_la_code, day, on_site is None)
        said = self._said(row.table, entry)
        family = entry.occasion.family or row.attempt(
            "area", family_of, given.keys(), on_site, published, said, self.frameworks
        )
        if area is None or family is None:
            return None
        kind, url = self._inspection_type(entry), str(entry.fields.get("report_url", ""))
        return Sighting(entry, area, family, kind, on_site, dates["on_site_to"], published, given, url)

    @staticmethod
    def _said(table: Table, entry: Entry) -> tuple[str, str]:
        """The words that may name the framework: of the entry, and of the table."""
        own = f"{entry.fields.get('inspection_type', '')} {entry.fields.get('framework', '')}"
        return plain(own), plain(f"{table.title} {table.sheet}")

    def _inspection_type(self, entry: Entry) -> str:
        kind = plain(str(entry.fields.get("inspection_type", "")))
        said = (name for words, name in self.words.inspection_types.items() if words in kind)
        return next(said, entry.occasion.inspection_type)


def _impossible(dates: Mapping[str, date | None], last_day: date) -> Iterator[tuple[str, str]]:
    known = [(key, day) for key, day in dates.items() if day]
    for (first, earlier), (second, later) in itertools.pairwise(known):
        if earlier > later:
            yield f"The {DATE_NAMES[second]} lies before the {DATE_NAMES[first]}, {earlier}", second
    for key, day in known:
        if day > last_day:
            yield f"The {DATE_NAMES[key]} lies after {last_day}, when this release was out", key
