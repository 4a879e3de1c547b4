"""A table of a Word file: its rows as lines, each merged cell once, whatever its spans say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from inspection_stats.claims.paper.word_names import columns_in, value_of


@dataclass
class WordCell:
    """A cell: its lines, how many columns it spans, and whether it continues one above it or to the left of it."""

    lines: list[str] = field(default_factory=list)
    columns: int = 1
    down: str = ""
    across: str = ""
    deleted: bool = False

    def take(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take one property of the cell."""
        if name == "w:gridSpan":
            self.columns = columns_in(value_of(attributes), 1)
        elif name == "w:vMerge":
            self.down = value_of(attributes) or "continue"
        elif name == "w:hMerge":
            self.across = value_of(attributes) or "continue"
        elif name == "w:cellDel":
            self.deleted = True


@dataclass
class WordRow:
    """A row: its cells, and how many columns stay free before the first."""

    cells: list[WordCell] = field(default_factory=list)
    before: int = 0
    deleted: bool = False


@dataclass
class WordTable:
    """A table: its open row, and the columns in which a cell of the row above is merged with the one below it."""

    row: WordRow = field(default_factory=WordRow)
    merged: frozenset[int] = frozenset()

    def take(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take one property of the open row."""
        if name == "w:gridBefore":
            self.row.before = columns_in(value_of(attributes), 0)
        elif name == "w:del":
            self.row.deleted = True

    def close_row(self) -> tuple[list[str], int]:
        """The lines of the row, and how many cells with text are merged away: Word shows the first of merged cells.

        A row of several cells is one line, its cells separated by tabs; the paragraphs of a row's one cell stay apart,
        as in a table that only holds the page together. A cell that goes on one that is not there is a cell like
        others.
        """
        row, self.row = self.row, WordRow()
        if row.deleted:
            return [], 0
        shown: list[WordCell] = []
        merged: set[int] = set()
        lost, column, open_across = 0, row.before, False
        for cell in row.cells:
            goes_on = (cell.down == "continue" and column in self.merged) or (cell.across == "continue" and open_across)
            if cell.down:
                merged.add(column)
            open_across = cell.across == "restart" or (cell.across == "continue" and open_across)
            column += cell.columns
            if goes_on:
                lost += any(line.strip() for line in cell.lines)
            elif not cell.deleted:
                shown.append(cell)
        self.merged = frozenset(merged)
        return (shown[0].lines if len(shown) == 1 else _one_line(shown)), lost


def _one_line(cells: list[WordCell]) -> list[str]:
    texts = [" ".join(cell.lines).replace("\n", " ") for cell in cells]
    return ["\t".join(texts)] if any(text.strip() for text in texts) else []
