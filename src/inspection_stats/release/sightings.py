"""What a row of a release says of an inspection, typed and resolved; or what was left over, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from inspection_stats.errors import Fault
from inspection_stats.release.areas import KnownArea
from inspection_stats.release.cells import Unreadable
from inspection_stats.release.layouts import Entry, Table

NO_AUTHORITY = "no authority named in the row"
UNKNOWN_AUTHORITY = "authority not known"
NOT_INSPECTED = "not yet inspected"
VISIT = "visit without grades"
NO_GRADE = "no grade in the row"
NO_INSPECTION = "no inspection in the row"
NOT_PUBLISHED = "new, and the release gives no publication date"

DATE_NAMES = {"on_site_from": "first day on site", "on_site_to": "last day on site", "published": "publication"}

Value = TypeVar("Value")


@dataclass(frozen=True)
class Leftover:
    """Something in a release that became no judgement: where it stands, whose it is, and why it was left."""

    sheet: str
    row: int
    area: str
    reason: str
    detail: str = ""

    def __str__(self) -> str:
        detail = f" ({self.detail})" if self.detail else ""
        return f"Sheet {self.sheet}, row {self.row}: {self.area or 'no name'}: {self.reason}{detail}"


@dataclass(frozen=True)
class Sighting:
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

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        occasion = f" ({self.entry.occasion.name})" if self.entry.occasion.name else ""
        return f"sheet {self.entry.sheet}, row {self.entry.row}{occasion}"


@dataclass
class Sightings:
    """What all rows gave, each row something: `found`, what was left over, the faults."""

    found: list[Sighting] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def leave(self, entry: Entry, reason: str, detail: str = "") -> None:
        """Set an entry aside by name."""
        self.leftovers.append(Leftover(entry.sheet, entry.row, str(entry.area), reason, detail))

    def __len__(self) -> int:
        return len(self.found) + len(self.leftovers) + len(self.faults)


@dataclass
class RowFaults:
    """Gathers the faults of one entry, each under the label of its column."""

    file: str
    table: Table
    entry: Entry
    faults: list[Fault] = field(default_factory=list)

    def add(self, problem: str, fix: str, key: str) -> None:
        """Note a fault in the column of `key`."""
        entry = self.entry
        column = {**self.table.header.fields, **entry.occasion.fields, **entry.occasion.judgements}.get(key)
        label = " ".join(str(self.table.header.line.cell(column)).split())
        value = str({"area": entry.area, **entry.fields, **entry.grades}.get(key, ""))
        self.faults.append(Fault(problem, fix, f"{self.file}, sheet {entry.sheet}", entry.row, label, value or None))

    def attempt(self, key: str, read: Callable[..., Value], *given) -> Value | None:
        """What `read` makes of what is given; None, with the fault noted, where it can make nothing of it."""
        try:
            return read(*given)
        except Unreadable as error:
            self.add(error.problem, error.fix, key)
            return None
