"""A table of ratings of services, known by its columns: one names services, one has the rating of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspection_stats.load.workbook import HIDDEN, Line, Sheet
from inspection_stats.reference.frameworks import Framework
from inspection_stats.reference.normalise import normalise

FIELDS = {
    "subject": ("service", "service name", "youth justice service", "yjs", "la name", "local authority",
                "local authority name", "area"),
    "framework": ("framework", "programme"),
    "inspected": ("inspected", "inspection date"),
    "published": ("published", "publication date", "date of publication"),
    "source": ("source", "report url", "url", "address"),
}  # fmt: skip
PERCENT = "%"


@dataclass(frozen=True)
class RatingTable:
    """A table of ratings: its header, the rows below it, and which column is what.

    `fields` are the columns of `FIELDS`, `judgements` those of judgements by their key; `unread` the labels of others.
    """

    sheet: str
    header: Line
    rows: tuple[Line, ...]
    fields: dict[str, int]
    judgements: dict[str, int]
    unread: tuple[str, ...]

    def label(self, name: str) -> str:
        """The label of the column of a field or a judgement, as the file has it; empty where it has none."""
        column = {**self.judgements, **self.fields}.get(name)
        return "" if column is None else str(self.header.cell(column))

    def text(self, row: Line, name: str) -> str:
        """What a row says of a field or a judgement, as text."""
        return str(row.cell({**self.judgements, **self.fields}.get(name))).strip()


def rating_frameworks(frameworks: Iterable[Framework]) -> tuple[Framework, ...]:
    """The frameworks that rate services as a whole."""
    return tuple(one for one in frameworks if one.subject == "service" and one.whole)


def find_rating_table(sheets: Sequence[Sheet], frameworks: Sequence[Framework]) -> RatingTable | None:
    """The first table of ratings among the sheets that can be seen; None where there is none.

    `frameworks` are those of `rating_frameworks`. A column is a judgement's by its key, its label or its short name.
    """
    named = {
        normalise(name): one.key
        for framework in frameworks
        for one in framework.judgements
        for name in (one.key, one.label, one.short)
    }
    wholes = {framework.whole for framework in frameworks}
    for sheet in sheets:
        for place, line in enumerate(sheet.lines if sheet.why_unread != HIDDEN else ()):
            labels = {column: normalise(str(cell)) for column, cell in line.filled.items()}
            fields = _first({column: _field(label) for column, label in labels.items()})
            judgements = _first({column: named.get(label, "") for column, label in labels.items()})
            if "subject" in fields and wholes & set(judgements):
                read = {*fields.values(), *judgements.values()}
                unread = tuple(str(cell) for column, cell in line.filled.items() if column not in read)
                return RatingTable(sheet.name, line, sheet.lines[place + 1 :], fields, judgements, unread)
    return None


def _field(label: str) -> str:
    return next((field for field, labels in FIELDS.items() if label in labels), "")


def _first(by_column: dict[int, str]) -> dict[str, int]:
    """The first column of each name."""
    found: dict[str, int] = {}
    for column, name in by_column.items():
        if name:
            found.setdefault(name, column)
    return found
