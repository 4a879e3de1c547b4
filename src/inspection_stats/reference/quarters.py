"""Quarters and other periods, as analysts write them.

A financial year runs from 1 April to 31 March; its Q4 is January to March. "2015-16 Q4" and the calendar quarter
"2016 Q1" are therefore the same three months.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from inspection_stats.errors import BadRequest
from inspection_stats.reference.given import FIRST_YEAR, LAST_YEAR, ONE_DATE, day_given, kind_of

HOW_TO_WRITE = (
    "Write a financial quarter (2015-16 Q4), a calendar quarter (2016 Q1), a date in the quarter (2016-03-29), "
    "or two dates (2016-01-01 to 2016-03-31)."
)
_FINANCIAL = re.compile(r"([0-9]{4})[-/–]([0-9]{2}|[0-9]{4})[\s-]*q([1-4])", re.IGNORECASE)
_CALENDAR = re.compile(r"([0-9]{4})[\s-]*q([1-4])", re.IGNORECASE)
_TWO_DATES = re.compile(rf"({ONE_DATE.pattern})\s*(?:to|until|–|\.\.)\s*({ONE_DATE.pattern})", re.IGNORECASE)


@dataclass(frozen=True)
class Period:
    """The days from `start` to `end`, both included, with the `label` it is printed under."""

    start: date
    end: date
    label: str

    @property
    def folder(self) -> str:
        """The label as a folder name: "2015-16 Q4" becomes `2015-16-Q4`."""
        return self.label.replace(" ", "-")

    @property
    def in_words(self) -> str:
        """The period in full, for a sentence: "1 January to 31 March 2016"."""
        if (self.start.year, self.start.month) == (self.end.year, self.end.month):
            return f"{self.start.day} to {long_date(self.end)}"
        if self.start.year == self.end.year:
            return f"{self.start.day} {self.start:%B} to {long_date(self.end)}"
        return f"{long_date(self.start)} to {long_date(self.end)}"

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def parse_period(given: str | date | Period | Any) -> Period:
    """Read a quarter or a period from what a person types, or from a `date`, a `Timestamp` or a pandas `Period`.

    Takes the four forms of `HOW_TO_WRITE`. A single date means the financial quarter it is in.
    Raises `BadRequest` for anything else, naming the forms.
    """
    if isinstance(given, str):
        return _typed(given)
    if isinstance(given, Period):
        return given
    if hasattr(given, "start_time") and hasattr(given, "end_time"):  # a pandas Period
        return _of_days(day_given(given.start_time), day_given(given.end_time))
    if isinstance(given, date):
        return quarter_of(day_given(given))
    raise BadRequest(f"A quarter is needed, and this is {kind_of(given)}. {HOW_TO_WRITE}")


def _typed(text: str) -> Period:
    words = text.strip()
    if match := _TWO_DATES.fullmatch(words):
        start, end = (_day(part, text) for part in match.groups())
        if start > end:
            raise BadRequest(f"The period “{text}” ends before it starts. Write the earlier date first.")
        return Period(start, end, f"{start} to {end}")
    if ONE_DATE.fullmatch(words):
        return quarter_of(_day(words, text))
    if match := _FINANCIAL.fullmatch(words):
        year, short, number = int(match[1]), match[2], int(match[3])
        if short not in (f"{(year + 1) % 100:02d}", str(year + 1)):
            raise BadRequest(
                f"“{text}” is not a financial year: the year after {year} is {year + 1}. "
                f"Write {financial_year(year)} Q{number}."
            )
        _known_year(year + (number == 4), text)
        return _financial_quarter(year, number)
    if match := _CALENDAR.fullmatch(words):
        return quarter_of(date(_known_year(int(match[1]), text), 3 * int(match[2]), 1))
    raise BadRequest(f"“{text}” is not a quarter. {HOW_TO_WRITE}")


def _of_days(start: date, end: date) -> Period:
    whole = quarter_of(end)
    return whole if (whole.start, whole.end) == (start, end) else Period(start, end, f"{start} to {end}")


def quarter_of(day: date) -> Period:
    """The financial quarter that `day` is in."""
    months_since_april = (day.month - 4) % 12
    year = day.year if day.month >= 4 else day.year - 1
    return _financial_quarter(year, months_since_april // 3 + 1)


def financial_year(year: int) -> str:
    """The name of the financial year that starts in April of `year`: 2015 gives "2015-16"."""
    return f"{year}-{(year + 1) % 100:02d}"


def short_date(day: date) -> str:
    """A date in figures, British style: 29/03/2016."""
    return f"{day:%d/%m/%Y}"


def long_date(day: date) -> str:
    """A date in full, British style: 29 March 2016."""
    return f"{day.day} {day:%B} {day.year}"


def _financial_quarter(year: int, number: int) -> Period:
    start = date(year, 3 * number + 1, 1) if number < 4 else date(year + 1, 1, 1)
    month_after = date(start.year, start.month + 3, 1) if start.month < 10 else date(start.year + 1, 1, 1)
    return Period(start, month_after - timedelta(days=1), f"{financial_year(year)} Q{number}")


def _known_year(year: int, text: str) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadRequest(f"“{text}” is outside the years {FIRST_YEAR} to {LAST_YEAR}. {HOW_TO_WRITE}")
    return year


def _day(part: str, text: str) -> date:
    try:
        day = date.fromisoformat(part)
    except ValueError:
        raise BadRequest(f"“{part}” in “{text}” is not a date. {HOW_TO_WRITE}") from None
    _known_year(day.year, part)
    return day
