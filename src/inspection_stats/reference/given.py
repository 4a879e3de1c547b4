"""What people give a function, as the function needs it: a day, a name, several names, a frame's columns.

A name may be a code that was read as a number, a day a text, a `date` or a `Timestamp`. Anything else gets a sentence.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from numbers import Integral
from pathlib import PurePath
from typing import Any

from inspection_stats.errors import BadRequest

FIRST_YEAR, LAST_YEAR = 2000, 2100
ONE_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DAY_FORMS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d")
"""How a day may be typed, in British order."""

WRITE_A_DATE = "Write year-month-day, like 2016-04-05."


def day_given(given: Any) -> date:
    """A day from a text like 2016-04-05, a `date`, a `datetime` or a pandas `Timestamp`.

    Raises `BadRequest` for anything else, and for a year before 2000 or after 2100.
    """
    if isinstance(given, date) and kind_of(given) != NOTHING:  # pandas' NaT counts as a date
        day = given.date() if isinstance(given, datetime) else given
    elif isinstance(given, str):
        words = given.strip()
        try:
            day = date.fromisoformat(words if ONE_DATE.fullmatch(words) else "")
        except ValueError:
            raise BadRequest(f"“{given}” is not a date. {WRITE_A_DATE}") from None
    else:
        raise BadRequest(f"A day is needed, and this is {kind_of(given)}. {WRITE_A_DATE}")
    return _of_known_years(day, given)


def typed_day(text: str) -> date:
    """A day as people here type it: 29/03/2016, 29.3.2016, 29 March 2016; 2016-03-29 too. Raises `BadRequest`."""
    words = " ".join(text.split())
    for form in DAY_FORMS:
        try:
            return _of_known_years(datetime.strptime(words, form).date(), words)
        except ValueError:
            continue
    raise BadRequest(f"“{text.strip()}” is not a day. Write day/month/year, like 29/03/2016.")


def _of_known_years(day: date, given: Any) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadRequest(f"“{given}” is outside the years {FIRST_YEAR} to {LAST_YEAR}. Write a day of these years.")
    return day


def name_given(given: Any, what: str) -> str:
    """A name or code as text; a code that was read as a number is one. `what` says what is needed, as in “an area”.

    Raises `BadRequest` for anything else.
    """
    if isinstance(given, Integral) and not isinstance(given, bool):
        return str(given)
    if isinstance(given, str):
        return given
    several = " Give one at a time." if _is_list(given) else ""
    raise BadRequest(f"The name or code of {what} is needed, and this is {kind_of(given)}.{several}")


def names_given(given: Any, what: str) -> list[str]:
    """Names or codes as texts, from one or from a list, a tuple, a set, a column or an index of them.

    Raises `BadRequest` for anything else.
    """
    return [name_given(one, what) for one in given] if _is_list(given) else [name_given(given, what)]


def path_given(given: Any, what: str) -> str:
    """A path or an address as text. Raises `BadRequest` for anything else."""
    if isinstance(given, str | PurePath):
        return str(given)
    raise BadRequest(f"The path of {what} is needed, and this is {kind_of(given)}.")


def check_columns(frame: Any, columns: Sequence[str], what: str) -> None:
    """Check that a frame has columns. `what` says which rows are needed, as in “rows of sqs_judgements.csv”.

    Raises `BadRequest` with every column that is missing, and for what is not a frame.
    """
    held = getattr(frame, "columns", None)
    if held is None:
        raise BadRequest(f"A frame with {what} is needed, and this is {kind_of(frame)}.")
    missing = [name for name in columns if name not in held]
    if missing:
        raise BadRequest(f"A frame with {what} is needed. This one lacks: {', '.join(missing)}.")


def kind_of(given: Any) -> str:
    """What something is, in words."""
    if isinstance(given, float) and math.isnan(given):
        return "an empty cell"
    return _KINDS.get(type(given).__name__, f"a {type(given).__name__}")


NOTHING = "nothing"
_KINDS = {"NoneType": NOTHING, "NaTType": NOTHING, "NAType": NOTHING, "bool": "True or False", "int": "a number",
          "float": "a number", "list": "a list", "tuple": "a list", "set": "a set", "dict": "a dictionary",
          "str": "text", "DataFrame": "a frame", "Series": "a column of a frame", "ndarray": "an array",
          "Index": "an index"}  # fmt: skip


def _is_list(given: Any) -> bool:
    return isinstance(given, Iterable) and not isinstance(given, str | bytes | dict) and not hasattr(given, "columns")
