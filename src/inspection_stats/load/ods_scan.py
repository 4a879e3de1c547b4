"""Walk through the XML of an ODS: how far each sheet reaches, and which of its cells are broken."""

from __future__ import annotations

from collections.abc import Iterable

from inspection_stats.load.limits import MOST_SHEETS
from inspection_stats.load.xml_scan import (
    ERROR,
    UNCALCULATED,
    Attributes,
    NotReadable,
    SheetScan,
    Walker,
    is_error_word,
)

_TABLE_NS = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE_NS = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
TABLE, ROW = _TABLE_NS + "table", _TABLE_NS + "table-row"
CELLS = {_TABLE_NS + "table-cell", _TABLE_NS + "covered-table-cell"}
NAME, FORMULA = _TABLE_NS + "name", _TABLE_NS + "formula"
ROWS_REPEATED, COLUMNS_REPEATED = _TABLE_NS + "number-rows-repeated", _TABLE_NS + "number-columns-repeated"
VALUE_TYPE, ANNOTATION = _OFFICE_NS + "value-type", _OFFICE_NS + "annotation"
VALUES = {_OFFICE_NS + kind for kind in ("value", "string-value", "date-value", "time-value", "boolean-value")}
CALC_TYPE = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"


def scan_ods(content: Iterable[bytes]) -> list[SheetScan]:
    """Walk through the content.xml of an ODS.

    Raises `NotReadable` for XML of another kind, `TooFar` for a sheet that is too large.
    """
    scan = _OdsScan()
    scan.walk(content)
    return scan.sheets


class _OdsScan(Walker):
    def __init__(self) -> None:
        self.sheets: list[SheetScan] = []
        self._within = self._annotations = 0
        self._row = self._column = self._row_repeat = self._cell_repeat = 0
        self._doubtful: Attributes | None = None
        self._shown: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name in CELLS:
            self._begin_cell(attributes)
        elif name == ROW:
            self._column, self._row_repeat = 0, _times(attributes, ROWS_REPEATED)
        elif name == TABLE:
            self._begin_sheet(attributes)
        elif name == ANNOTATION:
            self._annotations += 1

    def end(self, name: str) -> None:
        if name in CELLS:
            self._end_cell()
        elif name == ROW:
            self._row += self._row_repeat
        elif name == TABLE:
            self._within -= 1
        elif name == ANNOTATION:
            self._annotations -= 1

    def _begin_sheet(self, attributes: Attributes) -> None:
        self._within += 1
        if self._within > 1:
            raise NotReadable("a table is inside a cell of another")
        self.sheets.append(SheetScan(attributes.get(NAME, "")))
        if len(self.sheets) > MOST_SHEETS:
            raise NotReadable(f"it has more than {MOST_SHEETS} sheets")
        self._row = 0

    def _begin_cell(self, attributes: Attributes) -> None:
        if not self._within:
            return
        self._cell_repeat = _times(attributes, COLUMNS_REPEATED)
        if VALUE_TYPE in attributes and FORMULA not in attributes and "error" not in attributes.values():
            self.sheets[-1].reach(self._row + self._row_repeat, self._column + self._cell_repeat)
        else:
            self._doubtful, self._shown = attributes, []
            self.listen(self._hear)

    def _hear(self, data: str) -> None:
        if not self._annotations:
            self._shown.append(data)

    def _end_cell(self) -> None:
        if self._doubtful is not None:
            self._decide(self._doubtful, "".join(self._shown).strip())
            self._doubtful = None
            self.listen(None)
        self._column += self._cell_repeat

    def _decide(self, cell: Attributes, shown: str) -> None:
        if not shown and VALUE_TYPE not in cell and FORMULA not in cell:
            return
        sheet = self.sheets[-1]
        sheet.reach(self._row + self._row_repeat, self._column + self._cell_repeat)
        if broken := _broken(cell, shown):
            for row in range(self._row, self._row + self._row_repeat):
                for column in range(self._column, self._column + self._cell_repeat):
                    sheet.note(row, column, *broken)


def _broken(cell: Attributes, shown: str) -> tuple[str, str] | None:
    formula = cell.get(FORMULA)
    # An error is a string, a number or of a type of its own, by the program and its age; all show it.
    typed = "error" in (cell.get(CALC_TYPE), cell.get(VALUE_TYPE))
    if typed or (formula is not None and is_error_word(shown)):
        return ERROR, shown or "an error"
    if formula is not None and not shown and not VALUES & cell.keys() and cell.get(VALUE_TYPE) != "string":
        return UNCALCULATED, "=" + formula.split("=", 1)[-1]
    return None


def _times(attributes: Attributes, key: str) -> int:
    written = attributes.get(key)
    if written is None:
        return 1
    if not written.isascii() or not written.isdigit() or len(written) > 9:
        raise NotReadable("a number of repeated cells is not a number")
    return max(1, int(written))
