"""The kinds of column that the suite's tables have: how each is written, and how its text becomes a value.

Each function returns a `Column`. Its description, kind and allowed words feed the data dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from inspection_stats.errors import nearest
from inspection_stats.load.limits import LONGEST_CELL
from inspection_stats.load.xml_scan import is_error_word
from inspection_stats.reference.partial_dates import is_partial_date

DTYPES = {"text": "str", "count": "Int64", "number": "Float64", "date": "datetime64[s]"}
"""What pandas holds a column of each kind as."""

EMPTY = "The cell is empty"
DOES_NOT_FIT = "The cell does not fit its column"


@dataclass(frozen=True)
class Column:
    """A column of text: its kind, what it holds, and whether a cell may be empty.

    `fix` says how to fix a cell that is filled in, or nothing where it fits. `allowed` are the only words, if any.
    """

    kind: str
    description: str
    blank: bool
    fix: Callable[[str], str]
    allowed: tuple[str, ...] = ()

    def wrong(self, cell: str) -> tuple[str, str] | None:
        """What is wrong with a cell and how to fix it."""
        if cell == "":
            return None if self.blank else (EMPTY, "Fill the cell")
        fix = self.fix(cell)
        return (DOES_NOT_FIT, fix) if fix else None


def text(description: str, *, blank: bool = False) -> Column:
    """Any words; `blank` allows an empty cell."""

    def fix(cell: str) -> str:
        if is_error_word(cell):
            return "Correct the formula, or write the words themselves"
        return _too_long(cell) or odd_sign(cell)

    return Column("text", description, blank, fix)


def code(description: str, pattern: str, example: str, *, blank: bool = False) -> Column:
    """A code of a fixed form, kept as text so that 012 stays 012."""
    shape = re.compile(pattern, re.ASCII)

    def fix(cell: str) -> str:
        return _too_long(cell) or ("" if shape.fullmatch(cell) else f"Write it like {example}")

    return Column("text", description, blank, fix)


def day(description: str, *, blank: bool = False) -> Column:
    """A date written 2016-03-29."""
    says = "Write the date as year-month-day, like 2016-03-29"
    return Column("date", description, blank, lambda cell: "" if _is_day(cell) else says)


def day_month_or_year(description: str, *, blank: bool = False) -> Column:
    """A date as precise as its source gives it: 2016-03-29, 2016-03 or 2016. It stays text: nothing is filled in."""
    says = "Write a day (2016-03-29), a month (2016-03) or a year (2016), as the source gives it"
    return Column("text", description, blank, lambda cell: "" if is_partial_date(cell) else says)


def whole_number(description: str, *, blank: bool = False, at_least: int = 0) -> Column:
    """A whole number, `at_least` or more, written in digits; 12.0 is 12, as programs write it next to blank cells."""

    def fix(cell: str) -> str:
        fits = _WHOLE.fullmatch(cell) and int(cell.partition(".")[0]) >= at_least
        return "" if fits else f"Write a whole number of {at_least} or more, in digits"

    return Column("count", description, blank, fix)


def number(description: str, *, blank: bool = False, low: float = 0, high: float | None = None) -> Column:
    """A number from `low` to `high`, written in digits."""
    span = f"from {low:g} to {high:g}" if high is not None else f"of {low:g} or more"

    def fix(cell: str) -> str:
        fits = _NUMBER.fullmatch(cell) and low <= float(cell) <= (float("inf") if high is None else high)
        return "" if fits else f"Write a number {span}, in digits, without a % sign"

    return Column("number", description, blank, fix)


def one_of(description: str, allowed: Sequence[str], *, blank: bool = False) -> Column:
    """One of a short list of words, spelt as listed."""
    known = tuple(allowed)

    def fix(cell: str) -> str:
        if cell in known:
            return ""
        if len(known) <= LISTED:
            # All of them, not the nearest: “Adequate” is near “Inadequate” and is not it.
            return f"Write one of: {', '.join(known)}"
        return nearest(cell, known, 1) or f"Write one of: {', '.join(known[:LISTED])} …"

    return Column("text", description, blank, lambda cell: _too_long(cell) or fix(cell), known)


def to_values(column: pd.Series, kind: str) -> pd.Series:
    """Turn checked text into values by kind of column; an empty cell becomes a missing value."""
    if kind == "text":
        return column.astype(DTYPES[kind])
    filled = column.where(column.ne(""), None)
    if kind == "count":
        filled = filled.str.replace(r"\.0+$", "", regex=True)
    return (
        pd.to_datetime(filled, format="%Y-%m-%d").astype(DTYPES[kind])
        if kind == "date"
        else filled.astype(DTYPES[kind])
    )


LISTED = 8
_WHOLE = re.compile(r"[0-9]{1,9}(\.0{1,6})?")
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")
NOT_PRINTED = ("Cc", "Cf", "Cs", "Cn")
"""Unicode's categories of invisible characters: control, format, halves of pairs, and unassigned ones."""


def _too_long(cell: str) -> str:
    return f"Write no more than {LONGEST_CELL:,} characters" if len(cell) > LONGEST_CELL else ""


def odd_sign(cell: str) -> str:
    """How to fix words with an invisible character, or a letter that only looks Latin; empty for good words."""
    if cell.isascii() and cell.isprintable():
        return ""
    for sign in cell:
        if unicodedata.category(sign) in NOT_PRINTED and sign not in "\n\r\t\u00ad":
            return f"Delete the invisible character in it (U+{ord(sign):04X})"
    for word in re.findall(r"\w+", cell):
        alphabets = {unicodedata.name(letter, "").split(" ")[0]: letter for letter in word if letter.isalpha()}
        for alphabet in ("CYRILLIC", "GREEK"):
            if alphabet in alphabets and "LATIN" in alphabets:
                letter = f"“{alphabets[alphabet]}” is {alphabet.capitalize()}"
                return f"Type “{word}” again: its {letter} and only looks like a letter of English"
    return ""


def _is_day(cell: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cell):
        return False
    try:
        return 1900 <= date.fromisoformat(cell).year <= 2200
    except ValueError:
        return False
