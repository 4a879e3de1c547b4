"""Find the tables of authorities' judgements in a workbook, by their columns, in any year's layout.

A sheet may hold one table or several stacked ones, each row one inspection (long) or several (wide). Every line of
every sheet ends in one place: a header, a row of a table, or `SkippedLines` with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from inspection_stats.errors import InspectionStatsError
from inspection_stats.load.workbook import Cell, Line, Sheet
from inspection_stats.release.header import DATES, Header, Occasion, read_header
from inspection_stats.release.vocabulary import Vocabulary


@dataclass(frozen=True)
class Entry:
    """What one row says of one inspection, as the sheet has it."""

    table: int
    sheet: str
    row: int
    occasion: Occasion
    area: Cell
    fields: dict[str, Cell]
    grades: dict[str, Cell]

    @property
    def is_blank(self) -> bool:
        """Whether the row says nothing of this inspection: no grade, and no date of its own."""
        dated = any(self.fields.get(key) for key in DATES) and not self.occasion.borrows_dates
        return not dated and not any(self.grades.values())


@dataclass(frozen=True)
class JudgementTable:
    """A table of judgements: its place, its header, its rows, and `title`, the words above it."""

    number: int
    sheet: str
    title: str
    header: Header
    rows: tuple[Line, ...]

    def entries(self, row: Line) -> list[Entry]:
        """What `row` says, inspection by inspection."""
        return [
            Entry(
                self.number,
                self.sheet,
                row.number,
                occasion,
                row.cell(self.header.fields.get("area")),
                {key: row.cell(column) for key, column in occasion.fields.items()},
                {key: row.cell(column) for key, column in occasion.judgements.items()},
            )
            for occasion in self.header.occasions
        ]


@dataclass(frozen=True)
class SkippedLines:
    """Lines of a sheet that are not rows of judgements, why, and what the header or the fullest line says."""

    sheet: str
    reason: str
    lines: tuple[int, ...]
    says: tuple[str, ...]


@dataclass(frozen=True)
class FoundTables:
    """All that a workbook holds: the tables of judgements and what was skipped."""

    tables: tuple[JudgementTable, ...]
    skipped: tuple[SkippedLines, ...]


@dataclass
class _Block:
    title: str
    header: Header
    rows: list[Line] = field(default_factory=list)


def find_tables(sheets: Sequence[Sheet], words: Vocabulary) -> FoundTables:
    """Find every table of judgements in the sheets of a workbook.

    A table starts where a line names an authority column with dates or grades, in any row; it ends at the next
    such line or at the end of the sheet. A line with one filled cell that is not the authority's is prose. Sheets that
    are hidden, empty or charts are skipped, and say so.
    """
    tables: list[JudgementTable] = []
    skipped: list[SkippedLines] = []
    for sheet in sheets:
        if sheet.why_unread:
            skipped.append(SkippedLines(sheet.name, sheet.why_unread, tuple(line.number for line in sheet.lines), ()))
            continue
        prose, blocks = _blocks(sheet, words)
        if prose:
            fullest = max(prose, key=lambda line: len(line.filled))
            said = tuple(str(cell) for cell in fullest.filled.values())
            skipped.append(
                SkippedLines(sheet.name, "words outside a table", tuple(line.number for line in prose), said)
            )
        for block in blocks:
            header, rows = block.header, tuple(block.rows)
            if reason := _why_skipped(header):
                lines = tuple(line.number for line in (header.line, *rows))
                skipped.append(SkippedLines(sheet.name, reason, lines, tuple(header.labels)))
            else:
                tables.append(JudgementTable(len(tables), sheet.name, block.title, header, rows))
        _balance(sheet, tables, skipped)
    return FoundTables(tuple(tables), tuple(skipped))


def _blocks(sheet: Sheet, words: Vocabulary) -> tuple[list[Line], list[_Block]]:
    prose: list[Line] = []
    blocks: list[_Block] = []
    title = ""
    for line in sheet.lines:
        if header := read_header(line, words):
            blocks.append(_Block(title, header))
        elif not blocks or _is_prose(line, blocks[-1].header):
            prose.append(line)
            title = str(next(iter(line.filled.values())))
        else:
            blocks[-1].rows.append(line)
    return prose, blocks


def _is_prose(line: Line, header: Header) -> bool:
    return len(line.filled) == 1 and len(header.line.filled) > 1 and header.fields.get("area") not in line.filled


def _why_skipped(header: Header) -> str:
    """Why a table is not one of judgements; empty where it is one, whole or not."""
    if header.subject:
        return f"a table of {header.subject}"
    return "" if header.has_judgements else "a table without a column of grades"


def _balance(sheet: Sheet, tables: Sequence[JudgementTable], skipped: Sequence[SkippedLines]) -> None:
    placed = sum(1 + len(table.rows) for table in tables if table.sheet == sheet.name)
    placed += sum(len(item.lines) for item in skipped if item.sheet == sheet.name)
    if placed != len(sheet.lines):
        raise InspectionStatsError(f"Sheet {sheet.name}: {len(sheet.lines)} lines were read and {placed} placed.")
