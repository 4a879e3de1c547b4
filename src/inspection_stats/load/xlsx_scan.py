"""Walk through the XML of an XLSX: how far each sheet reaches, and which of its cells are broken."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache

from inspection_stats.load.limits import MOST_SHEETS
from inspection_stats.load.xml_scan import ERROR, UNCALCULATED, Attributes, NotReadable, SheetScan, Walker
from inspection_stats.load.zipped import Unpacked

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
ALSO_READ = ("xl/sharedStrings.xml", "xl/styles.xml")
"""Parts that the reader of workbooks takes in besides the sheets."""

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def scan_xlsx(parts: Unpacked) -> list[SheetScan]:
    """Walk through every sheet of an XLSX, in the order of the workbook.

    Raises `NotReadable` for XML of another kind, or a sheet whose part is missing.
    """
    if RELATIONS not in parts.names:
        raise NotReadable("it does not say where its sheets are")
    book = _Book()
    book.walk(parts.chunks(WORKBOOK))
    book.walk(parts.chunks(RELATIONS))
    for name in ALSO_READ:
        if name in parts.names:
            Walker().walk(parts.chunks(name))
    if len(book.sheets) > MOST_SHEETS:
        raise NotReadable(f"it has {len(book.sheets):,} sheets")
    return [_scan_sheet(parts, name, part, book.unsure_of_zero) for name, part in book.parts()]


def _scan_sheet(parts: Unpacked, name: str, part: str, unsure_of_zero: bool) -> SheetScan:
    if part not in parts.names:
        raise NotReadable(f"its sheet {name} is missing")
    scan = _XlsxScan(SheetScan(name), unsure_of_zero)
    scan.walk(parts.chunks(part))
    return scan.sheet


class _Book(Walker):
    """The sheets of workbook.xml, and by its relations the parts they are in."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.targets: dict[str, str] = {}
        self.unsure_of_zero = False

    def start(self, name: str, attributes: Attributes) -> None:
        kind = _local(name)
        if kind == "sheet":
            key = next((value for attribute, value in attributes.items() if _local(attribute) == "id"), "")
            self.sheets.append((attributes.get("name", ""), key))
        elif kind == "calcPr":
            # A program that only writes workbooks puts 0 for the value of each formula and asks for calculation.
            self.unsure_of_zero = attributes.get("fullCalcOnLoad", "0").lower() in ("1", "true")
        elif kind == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def parts(self) -> Iterator[tuple[str, str]]:
        for name, key in self.sheets:
            yield name, posixpath.normpath(posixpath.join("/xl", self.targets.get(key, ""))).lstrip("/")


class _XlsxScan(Walker):
    def __init__(self, sheet: SheetScan, unsure_of_zero: bool):
        self.sheet, self._unsure_of_zero = sheet, unsure_of_zero
        self._row = self._column = 0
        self._type = ""
        self._formula: list[str] | None = None
        self._value: list[str] | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        kind = _local(name)
        if kind == "c":
            self._begin_cell(attributes)
        elif kind == "v":
            self._begin_value()
        elif kind == "row":
            self._row, self._column = _number(attributes.get("r"), self._row + 1), 0
        elif kind == "f":
            self._formula = []
            self.listen(self._formula.append)
        elif kind == "is":
            self.sheet.reach(self._row, self._column)

    def end(self, name: str) -> None:
        kind = _local(name)
        if kind == "c":
            self._end_cell()
        elif kind in ("f", "v"):
            self.listen(None)

    def _begin_cell(self, attributes: Attributes) -> None:
        self._column += 1
        if place := attributes.get("r"):
            self._column, self._row = _place(place)
        self._type = attributes.get("t", "n")
        self._formula = self._value = None

    def _begin_value(self) -> None:
        self.sheet.reach(self._row, self._column)
        self._value = []
        if self._type == "e" or self._formula is not None:
            self.listen(self._value.append)

    def _end_cell(self) -> None:
        value = "".join(self._value or ()).strip()
        if self._type == "e":
            self._note(ERROR, value or "an error")
        elif self._formula is not None and self._is_uncalculated(value):
            self._note(UNCALCULATED, "=" + "".join(self._formula))

    def _note(self, kind: str, shown: str) -> None:
        self.sheet.reach(self._row, self._column)
        self.sheet.note(self._row - 1, self._column - 1, kind, shown)

    def _is_uncalculated(self, value: str) -> bool:
        if self._type == "str":
            return self._value is None  # a formula may give an empty text
        return not value or (self._unsure_of_zero and value == "0")


@lru_cache(maxsize=1000)
def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _place(written: str) -> tuple[int, int]:
    """The column and the row of "AB12", from 1."""
    place = _PLACE.fullmatch(written)
    if not place:
        raise NotReadable("a cell has no place in its sheet")
    return _column_number(place[1]), int(place[2])


def _number(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    if not text.isascii() or not text.isdigit() or len(text) > 7:
        raise NotReadable("a row has no place in its sheet")
    return int(text)


@lru_cache(maxsize=1000)
def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
