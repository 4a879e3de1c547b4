"""Find the tables of authorities' judgements in a workbook, by their columns, in any year's layout.

A sheet may hold one table or several stacked ones, each row one inspection (long) or several (wide). Every line of
every sheet ends in one place: a header, a row of a table, or `Passed` with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from inspection_stats.errors import InspectionStatsError
from inspection_stats.load.workbook import Cell, Line, Sheet
from inspection_stats.release.header import DATES, Header, Occasion, read_header
from inspection_stats.release.labels import Words, plain


@dataclass(frozen=True)
class Entry:
    """What one row says of one inspection, as it stands in the sheet."""

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
class Table:
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
class Passed:
    """Lines of a sheet that are no rows of a table of judgements, why, and what the header or the fullest line says."""

    sheet: str
    reason: str
    lines: tuple[int, ...]
    says: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """All that a workbook holds: the tables of judgements and what was passed over."""

    tables: tuple[Table, ...]
    passed: tuple[Passed, ...]


@dataclass
class _Block:
    title: str
    header: Header
    rows: list[Line] = field(default_factory=list)


def find_tables(sheets: Sequence[Sheet], words: Words) -> Layout:
    """Find every table of judgements in the sheets of a workbook.

    A table begins where a line names an authority column with dates or grades, whatever its row; it ends at the next
    such line or at the end of the sheet. A line with one filled cell that is not the authority's is prose.
    """
    tables: list[Table] = []
    passed: list[Passed] = []
    for sheet in sheets:
        prose, blocks = _blocks(sheet, words)
        if prose:
            fullest = max(prose, key=lambda line: len(line.filled))
            said = tuple(str(cell) for cell in fullest.filled.values())
            passed.append(Passed(sheet.name, "words outside a table", tuple(line.number for line in prose), said))
        for block in blocks:
            header, rows = block.header, tuple(block.rows)
            if reason := _why_passed(header):
                lines = tuple(line.number for line in (header.line, *rows))
                passed.append(Passed(sheet.name, reason, lines, tuple(header.labels)))
            else:
                tables.append(Table(len(tables), sheet.name, block.title, header, rows))
        _balance(sheet, tables, passed)
    return Layout(tuple(tables), tuple(passed))


def _blocks(sheet: Sheet, words: Words) -> tuple[list[Line], list[_Block]]:
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


def _why_passed(header: Header) -> str:
    """Why a table is not one of judgements; empty where it is one, whole or not."""
    if header.subject:
        return f"a table of {header.subject}"
    return "" if header.has_judgements else "a table without a column of grades"


def _balance(sheet: Sheet, tables: Sequence[Table], passed: Sequence[Passed]) -> None:
    placed = sum(1 + len(table.rows) for table in tables if table.sheet == sheet.name)
    placed += sum(len(item.lines) for item in passed if item.sheet == sheet.name)
    if placed != len(sheet.lines):
        raise InspectionStatsError(f"Sheet {sheet.name}: {len(sheet.lines)} lines were read and {placed} placed.")


def release_dates(sheets: Sequence[Sheet], words: Words) -> list[Cell]:
    """The cells beside the words that announce a release's date, as on Ofsted's cover sheets."""
    pairs = [list(line.filled.values()) for sheet in sheets for line in sheet.lines if len(line.filled) == 2]
    return [said for name, said in pairs if plain(str(name)) in words.released]


def cut_offs(sheets: Sequence[Sheet], words: Words) -> list[str]:
    """The days by which a report had to be published, where a sentence says so: "… published by 30 April 2023"."""
    phrases = "|".join(map(re.escape, words.published_by))
    sentence = re.compile(rf"\b(?:{phrases})\s+(\d{{1,2}}\s+[A-Za-z]+\s+\d{{4}})\b", re.IGNORECASE)
    prose = (str(cell) for sheet in sheets for line in sheet.lines if len(line.filled) <= 2 for cell in line.cells)
    return [" ".join(day.split()) for text in prose for day in sentence.findall(text)]
