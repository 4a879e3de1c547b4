"""Dates as precisely as a source gives them: a day, a month or a year. What a source leaves out is never filled in."""

from __future__ import annotations

import calendar
import re
from datetime import date

from inspection_stats.reference.quarters import long_date

NOT_DATED = "date not known"

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def is_partial_date(text: str) -> bool:
    """Whether `text` is a day (2024-12-03), a month (2024-12) or a year (2024) of the years 1900 to 2200."""
    try:
        return 1900 <= last_day(text).year <= 2200
    except ValueError:
        return False


def first_day(text: str) -> date:
    """The first day that `text` may mean: 1 December 2024 for 2024-12. Raises `ValueError` for anything else."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def last_day(text: str) -> date:
    """The last day that `text` may mean: 31 December 2024 for 2024-12. Raises `ValueError` for anything else."""
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def in_words(text: str) -> str:
    """The date as it is printed, no more precise than it is.

    >>> in_words("2024-12-03"), in_words("2024-12"), in_words("2024"), in_words("")
    ('3 December 2024', 'December 2024', '2024', 'date not known')
    """
    if not text:
        return NOT_DATED
    _, month, day = _parts(text)
    if day:
        return long_date(first_day(text))
    return f"{first_day(text):%B %Y}" if month else text


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _FORM.fullmatch(text)
    if not match:
        raise ValueError(f"“{text}” is neither a day nor a month nor a year")
    year, month, day = (int(part) if part else None for part in match.groups())
    date(year or 1, month or 1, day or 1)
    if month and not 1 <= month <= 12:
        raise ValueError(text)
    return year or 0, month, day
