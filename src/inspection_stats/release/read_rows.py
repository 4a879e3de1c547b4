"""Read the rows of a release's tables: each ends as a record, as an unmatched row or as a fault."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from inspection_stats.errors import InspectionStatsError
from inspection_stats.reference.frameworks import Framework
from inspection_stats.reference.grades import NOT_JUDGED
from inspection_stats.release import record as why
from inspection_stats.release.cell_values import Unreadable, read_day, read_grade, says_not_inspected
from inspection_stats.release.find_tables import Entry, JudgementTable
from inspection_stats.release.header import DATES
from inspection_stats.release.record import DATE_NAMES, ReadRows, Record, Remark, RowFaults
from inspection_stats.release.vocabulary import Vocabulary, label_words
from inspection_stats.release.which_area import AreaOnDay
from inspection_stats.release.which_framework import family_keys, family_of


@dataclass(frozen=True)
class RowReader:
    """What rows are read with: the words, the areas, the frameworks, and the day after which no date can be."""

    file: str
    words: Vocabulary
    names: AreaOnDay
    frameworks: Sequence[Framework]
    last_day: date

    def read(self, tables: Sequence[JudgementTable]) -> ReadRows:
        """Read every row of the tables. Raises `InspectionStatsError` where a row comes to nothing at all."""
        result = ReadRows()
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

    def _read_entry(self, table: JudgementTable, entry: Entry, result: ReadRows) -> None:
        name = str(entry.area)
        row = RowFaults(self.file, table, entry)
        row.add_broken_cells()
        if row.faults:
            record = None
        elif not name:
            return result.leave(entry, why.NO_AUTHORITY)
        elif not self.names.knows(name):
            return result.leave(entry, why.UNKNOWN_AUTHORITY, self.names.why_unknown(name))
        elif reason := self._why_ungraded(entry):
            return result.leave(entry, reason, str(entry.fields.get("inspection_type", "")))
        else:
            record = self._record(row, result)
        if record:
            return result.found.append(record)
        result.faults += row.faults
        return result.leave(entry, why.FAULTY)

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
        return any(visit in label_words(str(entry.fields.get("inspection_type", ""))) for visit in self.words.visits)

    def _record(self, row: RowFaults, result: ReadRows) -> Record | None:
        """The entry as a record; None, with the faults noted, where any of its cells is wrong."""
        entry = row.entry
        dates = {key: row.attempt(key, read_day, entry.fields.get(key, ""), self.words) for key in DATES}
        grades = {key: row.attempt(key, read_grade, cell, self.words) for key, cell in entry.grades.items()}
        if self._is_visit(entry):
            row.add("A visit carries no grade", "Clear the grades or correct the type", "inspection_type")
        for problem, key in _impossible(dates, self.last_day):
            row.add(problem, "Check the dates against the report", key)
        if row.faults:
            return None
        on_site, published = dates["on_site_from"], dates["published"]
        if not (day := on_site or published):
            row.add("The inspection has grades and no date", "Fill in the date it began, or of its report", "area")
            return None
        given = {key: grade for key, grade in grades.items() if grade}
        area = row.attempt("area", self.names.find, str(entry.area), self._codes(entry), day, on_site is None)
        family = entry.occasion.family or row.attempt(
            "area", family_of, given.keys(), on_site, published, self._said(row.table, entry), self.frameworks
        )
        if area is None or family is None:
            return None
        kind, url = self._inspection_type(entry), str(entry.fields.get("report_url", ""))
        whole = Record(entry, area, family, kind, on_site, dates["on_site_to"], published, given, url)
        return whole if entry.occasion.family else self._in_own_columns(whole, result)

    def _in_own_columns(self, record: Record, result: ReadRows) -> Record:
        """The record without grades in columns of judgements that no framework of its family has."""
        own = family_keys(record.family, record.grades, self.frameworks)
        if len(own) == len(record.grades):
            return record
        others = {self.words.judgement_name(key): grade for key, grade in record.grades.items() if key not in own}
        named = "; ".join(f"{name} {grade}" for name, grade in others.items())
        problem = f"an inspection under {record.family} in columns of another framework; not read: {named}"
        result.remarks.append(Remark(record.entry.sheet, record.entry.row, record.area.name, problem))
        return replace(record, grades={key: record.grades[key] for key in own}, in_others_columns=True)

    @staticmethod
    def _codes(entry: Entry) -> list[str]:
        return [str(entry.fields.get(key, "")) for key in ("new_la_code", "la_code")]

    @staticmethod
    def _said(table: JudgementTable, entry: Entry) -> tuple[str, str]:
        """The words that may name the framework: of the entry, and of the table."""
        own = f"{entry.fields.get('inspection_type', '')} {entry.fields.get('framework', '')}"
        return label_words(own), label_words(f"{table.title} {table.sheet}")

    def _inspection_type(self, entry: Entry) -> str:
        """The kind of inspection; a table may say it in its column of the framework."""
        for key in ("inspection_type", "framework"):
            kind = label_words(str(entry.fields.get(key, "")))
            for words, name in self.words.inspection_types.items():
                if kind == words or (" " in words and words in kind):
                    return name
        return entry.occasion.inspection_type


def _impossible(dates: Mapping[str, date | None], last_day: date) -> Iterator[tuple[str, str]]:
    known = [(key, day) for key, day in dates.items() if day]
    for (first, earlier), (second, later) in itertools.pairwise(known):
        if earlier > later:
            yield f"The {DATE_NAMES[second]} is before the {DATE_NAMES[first]}, {earlier}", second
    for key, day in known:
        if day > last_day:
            yield f"The {DATE_NAMES[key]} is after {last_day}, when this release was out", key
