"""The kinds of column that the suite's tables have: how each is written, and how its text becomes a value.

Each function returns a pandera `Column` over text. The column's description and kind feed the data dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
from pandera.pandas import Check, Column

from inspection_stats.errors import nearest
from inspection_stats.load.limits import LONGEST_CELL
from inspection_stats.load.xml_scan import is_error_word
from inspection_stats.reference.partial_dates import is_partial_date


def text(description: str, *, blank: bool = False) -> Column:
    """Any words; `blank` allows an empty cell."""
    return _column(
        "text",
        description,
        blank,
        [
            _check(lambda cell: not odd_sign(cell), _ODD),
            _check(lambda cell: not is_error_word(cell), "Correct the formula, or write the words themselves"),
        ],
    )


def code(description: str, pattern: str, example: str, *, blank: bool = False) -> Column:
    """A code of a fixed form, kept as text so that 012 stays 012."""
    shape = re.compile(pattern, re.ASCII)
    return _column(
        "text", description, blank, [_check(lambda cell: bool(shape.fullmatch(cell)), f"Write it like {example}")]
    )


def day(description: str, *, blank: bool = False) -> Column:
    """A date written 2016-03-29."""
    return _column("date", description, blank, [_check(_is_day, "Write the date as year-month-day, like 2016-03-29")])


def day_month_or_year(description: str, *, blank: bool = False) -> Column:
    """A date as precise as its source gives it: 2016-03-29, 2016-03 or 2016. It stays text: nothing is filled in."""
    return _column(
        "text",
        description,
        blank,
        [
            _check(
                is_partial_date, "Write a day (2016-03-29), a month (2016-03) or a year (2016), as the source gives it"
            )
        ],
    )


def whole_number(description: str, *, blank: bool = False, at_least: int = 0) -> Column:
    """A whole number, `at_least` or more, written in digits; 12.0 is 12, as programs write it next to blank cells."""

    def fits(cell: str) -> bool:
        return bool(_WHOLE.fullmatch(cell)) and int(cell.partition(".")[0]) >= at_least

    return _column(
        "count", description, blank, [_check(fits, f"Write a whole number of {at_least} or more, in digits")]
    )


def number(description: str, *, blank: bool = False, low: float = 0, high: float | None = None) -> Column:
    """A number from `low` to `high`, written in digits."""
    span = f"from {low:g} to {high:g}" if high is not None else f"of {low:g} or more"

    def fits(cell: str) -> bool:
        if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,6})?", cell):
            return False
        return low <= float(cell) <= (float("inf") if high is None else high)

    return _column("number", description, blank, [_check(fits, f"Write a number {span}, in digits, without a % sign")])


def one_of(description: str, allowed: Sequence[str], *, blank: bool = False) -> Column:
    """One of a short list of words, spelt as listed."""
    known = tuple(allowed)
    return _column(
        "text", description, blank, [_check(lambda cell: cell in known, "", known=known)], {"allowed": known}
    )


def to_values(column: pd.Series, kind: str) -> pd.Series:
    """Turn checked text into values by kind of column; an empty cell becomes a missing value."""
    if kind == "text":
        return column.astype("str")
    filled = column.where(column.ne(""), None)
    if kind == "count":
        return filled.str.replace(r"\.0+$", "", regex=True).astype("Int64")
    if kind == "number":
        return filled.astype("Float64")
    return pd.to_datetime(filled, format="%Y-%m-%d").astype("datetime64[s]")


def fix_for(check_message: str, value: str) -> str:
    """The sentence that says how to fix `value`, from a check's own message."""
    if check_message == _ODD:
        return odd_sign(value)
    if not check_message.startswith(_KNOWN):
        return check_message
    known = check_message.removeprefix(_KNOWN).split("|")
    if len(known) <= LISTED:
        # All of them, not the nearest: “Adequate” is near “Inadequate” and is not it.
        return f"Write one of: {', '.join(known)}"
    return nearest(value, known, 1) or f"Write one of: {', '.join(known[:LISTED])} …"


LISTED = 8
_WHOLE = re.compile(r"[0-9]{1,9}(\.0{1,6})?")
NOT_PRINTED = ("Cc", "Cf", "Cs", "Cn")
"""Unicode's categories of invisible characters: control, format, halves of pairs, and unassigned ones."""

_KNOWN = "known:"
_ODD = "odd"


def _column(
    kind: str, description: str, blank: bool, checks: list[Check], extra: dict[str, Any] | None = None
) -> Column:
    required = [] if blank else [Check(lambda cell: cell != "", element_wise=True, error="Fill the cell")]
    if kind == "text":
        too_long = f"Write no more than {LONGEST_CELL:,} characters"
        required.append(_check(lambda cell: len(cell) <= LONGEST_CELL, too_long))
    return Column(
        str,
        checks=required + checks,
        description=description,
        metadata={"kind": kind, "blank": blank, **(extra or {})},
    )


def _check(fits: Any, fix: str, known: Sequence[str] = ()) -> Check:
    # Only the "Fill the cell" check looks at an empty cell, so that one cell gives one fault.
    message = _KNOWN + "|".join(known) if known else fix
    return Check(lambda cell: cell == "" or fits(cell), element_wise=True, error=message)


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
