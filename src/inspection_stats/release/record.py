"""What a row of a release comes to: a record of an inspection, an unmatched row with its reason, or faults."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from inspection_stats.errors import Fault
from inspection_stats.load.workbook import BrokenCell
from inspection_stats.release.cell_values import Unreadable
from inspection_stats.release.find_tables import Entry, JudgementTable
from inspection_stats.release.which_area import KnownArea

NO_AUTHORITY = "no authority named in the row"
UNKNOWN_AUTHORITY = "authority not known"
NOT_INSPECTED = "not yet inspected"
VISIT = "visit without grades"
NO_GRADE = "no grade in the row"
NO_INSPECTION = "no inspection in the row"
NOT_PUBLISHED = "new, and the release gives no publication date"
HELD_OTHERWISE = "held as an inspection under another framework"
FAULTY = "not read because of faults"

DATE_NAMES = {"on_site_from": "first day on site", "on_site_to": "last day on site", "published": "publication"}

Value = TypeVar("Value")


@dataclass(frozen=True)
class UnmatchedRow:
    """A row of a release that became no judgement: where it is, which area's it is, and why."""

    sheet: str
    row: int
    area: str
    reason: str
    detail: str = ""

    def __str__(self) -> str:
        detail = f" ({self.detail})" if self.detail else ""
        return f"Sheet {self.sheet}, row {self.row}: {self.area or 'no name'}: {self.reason}{detail}"


@dataclass(frozen=True)
class Remark:
    """Something odd in a release that does not stop the import but should be known."""

    sheet: str
    row: int | None
    area: str
    problem: str

    def __str__(self) -> str:
        row = "" if self.row is None else f", row {self.row}"
        whose = f"{self.area}: " if self.area else ""
        return f"Sheet {self.sheet}{row}: {whose}{self.problem}"


@dataclass(frozen=True)
class Record:
    """One inspection as one row of one sheet shows it."""

    entry: Entry
    area: KnownArea
    family: str
    inspection_type: str
    on_site_from: date | None
    on_site_to: date | None
    published: date | None
    grades: dict[str, str]
    report_url: str = ""
    in_others_columns: bool = False
    """Whether the table's columns are those of another framework, so that not all of its judgements can be there."""

    @property
    def place(self) -> str:
        """Where it is, in words."""
        occasion = f" ({self.entry.occasion.name})" if self.entry.occasion.name else ""
        return f"sheet {self.entry.sheet}, row {self.entry.row}{occasion}"


@dataclass
class ReadRows:
    """What all rows gave, each row something: records `found`, unmatched rows, the faults of rows, and remarks."""

    found: list[Record] = field(default_factory=list)
    unmatched: list[UnmatchedRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def leave(self, entry: Entry, reason: str, detail: str = "") -> None:
        """Set an entry aside by name."""
        self.unmatched.append(UnmatchedRow(entry.sheet, entry.row, str(entry.area), reason, detail))

    def __len__(self) -> int:
        return len(self.found) + len(self.unmatched)


@dataclass
class RowFaults:
    """Gathers the faults of one entry, each under the label of its column."""

    file: str
    table: JudgementTable
    entry: Entry
    faults: list[Fault] = field(default_factory=list)

    def add(self, problem: str, fix: str, key: str) -> None:
        """Note a fault in the column of `key`."""
        entry = self.entry
        column = {**self.table.header.fields, **entry.occasion.fields, **entry.occasion.judgements}.get(key)
        label = " ".join(str(self.table.header.line.cell(column)).split())
        value = str({"area": entry.area, **entry.fields, **entry.grades}.get(key, ""))
        self.faults.append(Fault(problem, fix, f"{self.file}, sheet {entry.sheet}", entry.row, label, value or None))

    def add_broken_cells(self) -> None:
        """Note every cell of the entry that shows an error, or whose formula was never calculated."""
        for key, cell in {"area": self.entry.area, **self.entry.fields, **self.entry.grades}.items():
            if isinstance(cell, BrokenCell):
                self.add(cell.problem, cell.fix, key)

    def attempt(self, key: str, read: Callable[..., Value], *given: object) -> Value | None:
        """What `read` makes of a cell; None, with the fault noted, where it cannot be read."""
        try:
            return read(*given)
        except Unreadable as error:
            self.add(error.problem, error.fix, key)
            return None
