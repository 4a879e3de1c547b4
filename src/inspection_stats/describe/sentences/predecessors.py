"""What came before a new authority: its predecessors' last grades, as a record that does not pass to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inspection_stats.describe.english.grammar import joined, the_area
from inspection_stats.reference.quarters import long_date


@dataclass(frozen=True)
class LastReport:
    """The last report held of an authority that ended: its overall grade (empty where it gave none) and framework."""

    area: str
    published: date
    framework: str
    overall: str


def created_sentence(area: str, began: date, before: Sequence[str]) -> str:
    """That an authority is new, since when, and whose services it took over."""
    took_over = f" and took over from {joined([the_area(name) for name in before])}" if before else ""
    return f"{area} was created on {long_date(began)}{took_over}."


def record_sentence(last: LastReport) -> str:
    """The last grade of a predecessor, as a record."""
    grade = f"{last.overall} overall" if last.overall else "no overall grade"
    return (
        f"The last report on {the_area(last.area)}, of {long_date(last.published)} ({last.framework}), gave {grade}: a "
        "record of what came before, which does not pass to the new authority."
    )
