"""Walk through the XML of a workbook as it is unpacked, and note what its reader cannot tell.

The reader of workbooks gives an empty cell where there is an error (#DIV/0!) or a formula that was never calculated.
It lays a sheet out in memory down to its last filled cell, wherever that is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

from inspection_stats.load.limits import MOST_COLUMNS, MOST_SHEET_ROWS

MOST_BROKEN = 10_000  # cells of a sheet that are noted as broken; faults are shown by the forty

ERROR, UNCALCULATED = "error", "uncalculated"

_ERROR_WORD = re.compile(r"#[A-Z/_0]+[!?]|#N/A|Err:[0-9]{3}")

Attributes = dict[str, str]


Text = Callable[[str], None]


class NotReadable(Exception):
    """The XML is not that of a workbook; the text says what is wrong with it."""


class TooFar(Exception):
    """A sheet reaches further than any table read here."""


@dataclass
class SheetScan:
    """What was noted of a sheet: how far it reaches, and its broken cells by row and column, both from 0.

    A broken cell is (`ERROR`, what it shows) or (`UNCALCULATED`, its formula).
    """

    name: str
    rows: int = 0
    columns: int = 0
    broken: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)

    def reach(self, row: int, column: int) -> None:
        """Note a filled cell in `row` and `column`, counted from 1. Raises `TooFar`."""
        self.rows = max(self.rows, row)
        self.columns = max(self.columns, column)
        if self.rows > MOST_SHEET_ROWS or self.columns > MOST_COLUMNS:
            raise TooFar(f"A sheet ({self.name}) reaches to row {self.rows:,} and column {self.columns:,}")

    def note(self, row: int, column: int, kind: str, shown: str) -> None:
        """Note a broken cell, counted from 0."""
        if len(self.broken) < MOST_BROKEN:
            self.broken[row, column] = (kind, shown)


class Walker:
    """Goes through XML as it is unpacked: `start` and `end` are called for each element, "namespace name"."""

    def walk(self, chunks: Iterable[bytes]) -> None:
        """Go through the XML.

        Raises `NotReadable` for what is not XML, and for a document type: it declares entities, which unpack to
        more than was packed, and no office program writes one.
        """
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler, self._parser.EndElementHandler = self.start, self.end
        self._parser.StartDoctypeDeclHandler = _refuse_doctype
        self._parser.buffer_text = True
        try:
            for chunk in chunks:
                self._parser.Parse(chunk, False)
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise NotReadable(f"its XML is damaged: {error}") from None

    def start(self, name: str, attributes: Attributes) -> None:
        """Called where an element begins."""

    def end(self, name: str) -> None:
        """Called where an element ends."""

    def listen(self, text: Text | None) -> None:
        """Have `text` called with the text between elements from here on, or nothing: most of it is not needed."""
        self._parser.CharacterDataHandler = text


def is_error_word(shown: str) -> bool:
    """Whether a cell that shows this shows an error of a spreadsheet: #DIV/0!, #N/A, Err:502."""
    return bool(_ERROR_WORD.fullmatch(shown.strip()))


def _refuse_doctype(*_: object) -> None:
    raise NotReadable("its XML declares a document type, as no office program does")
