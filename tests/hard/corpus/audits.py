"""An own audit of three questions, from which the faulty ones are made by changing a cell, the header or the bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from inspection_stats.check.averages import CASE_COUNTS
from tests.hard.corpus.entry import Bad
from tests.hard.corpus.small_data import Rows, as_csv
from tests.support.releases import write_ods, write_xlsx

HEADER = list(CASE_COUNTS.columns)
FIRST = {
    "programme": "SQS",
    "service_id": "camden-yjs",
    "service": "Camden Youth Justice Service",
    "period": "May 2026",
    "theme": "reducing-reoffending",
    "judgement_id": "offending-assessed",
    "judgement": "Assessment of offending",
    "sufficient": "12",
    "applicable": "15",
    "part_of": "",
    "source": "Camden Youth Justice Service, own audit, May 2026",
    "illustrative": "no",
}
QUESTIONS = (
    FIRST,
    {**FIRST, "judgement_id": "plan-made", "judgement": "Plan made", "sufficient": "9", "applicable": "9"},
    {**FIRST, "judgement_id": "plan-reviewed", "judgement": "Plan reviewed", "sufficient": "0", "applicable": "7"},
)
READ_RIGHTLY = "3 of 3 questions filled in, no fault in them."


def rows(changed: Mapping[str, str] | None = None, header: Sequence[str] = HEADER) -> Rows:
    """The audit's rows, header first; `changed` cells are those of the first question."""
    first = {**FIRST, **(changed or {})}
    return [list(header), *([row.get(name, "") for name in HEADER] for row in (first, *QUESTIONS[1:]))]


def text(changed: Mapping[str, str] | None = None) -> str:
    """The audit as CSV text."""
    return as_csv(rows(changed))


def audit(what: str, content: bytes | str | Rows | Callable[[Path], object], *says: str, code: int = 3) -> Bad:
    """An entry that checks the audit `content`, a CSV file."""
    content = as_csv(content) if isinstance(content, list) else content
    content = content.encode() if isinstance(content, str) else content
    return Bad(what, "check audit.csv", says, code, {"audit.csv": content})


def cell(what: str, column: str, value: str, *says: str, code: int = 3) -> Bad:
    """An entry that checks the audit with this value in one cell; it must be named with row, column and fix."""
    place = (f"audit.csv, row 2, column {column}",) if code else ()
    return audit(what, rows({column: value}), *place, *says, code=code)


def xlsx(content: Rows, **typed: object) -> Callable[[Path], object]:
    """A maker of an XLSX of these rows; `typed` values are in the first question's cells as they are."""
    return lambda path: write_xlsx(path, {"Audit": _typed(content, typed)})


def ods(content: Rows) -> Callable[[Path], object]:
    """A maker of an ODS of these rows."""
    return lambda path: write_ods(path, {"Audit": content})


def _typed(content: Rows, typed: Mapping[str, object]) -> list[list]:
    given = [list(row) for row in content]
    for column, value in typed.items():
        given[1][HEADER.index(column)] = value
    return given
