"""Dates as papers print them: a day, a month, a year or a span of days; and the days that no calendar has."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip

Days = tuple[date, date]
"""The first and the last day that a date spans."""

_MONTH = "|".join(MONTHS)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
A_DATE = rf"(?:{_DAY}\s(?:of\s)?)?(?:{_MONTH}),?\s\d{{4}}"
"""Matches a day or a month with its year: 29 March 2016, December 2015."""
A_SPAN = rf"{_DAY}(?: (?:{_MONTH}))?(?: \d{{4}})?\s?(?:-|to\b|and\b)\s?{_DAY} (?:{_MONTH}) \d{{4}}"
"""Matches two days: 14-16 December 2015, 11 January and 4 February 2016."""

_READ = re.compile(rf"(?:({_DAY})\s(?:of\s)?)?({_MONTH}),?\s(\d{{4}})", re.IGNORECASE)
_ABBREVIATED = "|".join(month[:3] for month in MONTHS)
_ANY_DAY = re.compile(
    rf"({_DAY})(?:\s?(?:-|to|and)\s?({_DAY}))?\s(?:of\s)?({_MONTH}|{_ABBREVIATED})\b(?:,?\s(\d{{4}}))?", re.IGNORECASE
)
_IN_DIGITS = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})")
_LEAP_YEAR = 2000  # without a year, 29 February may be meant


def days_in(text: str) -> Days | None:
    """The days of a date that `A_DATE` matches; None where there is no such day."""
    found = _READ.fullmatch(text)
    if found is None:
        return None
    day, month, year = found.groups()
    number = _number_of(month)
    try:
        first = date(int(year), number, _day_of(day) if day else 1)
        return first, (first if day else first.replace(day=monthrange(first.year, number)[1]))
    except ValueError:  # 31 February, or the year 0
        return None


def days_between(text: str) -> Days | None:
    """The days of a span that `A_SPAN` matches: the first takes what it lacks from the last; `None` if out of order."""
    first, last = re.split(r"\s?(?:-|\bto\b|\band\b)\s?", text)
    lacking = last.split()[len(first.split()) :]
    days = [days_in(day) for day in (" ".join([first, *lacking]), last)]
    start, end = (one[0] if one else None for one in days)
    return (start, end) if start and end and start <= end else None


def days_of_year(text: str) -> Days | None:
    """The days of a year by itself, such as 2011; None for another number."""
    if not re.fullmatch(r"(?:19|20)\d{2}", text):
        return None
    first = date(int(text), 1, 1)
    return first, first.replace(month=12, day=31)


def no_such_day(text: str) -> str:
    """Why there is no such day, where a date of the text names one: “April has 30 days”. Empty for days there are."""
    for match in _ANY_DAY.finditer(text):
        first, last, month, year = match.groups()
        most = monthrange(int(year or _LEAP_YEAR) or _LEAP_YEAR, _number_of(month))[1]
        if any(day and not 1 <= _day_of(day) <= most for day in (first, last)):
            name = MONTHS[_number_of(month) - 1]
            return f"{f'{name} {year}' if name == 'February' and year else name} has {most} days"
    for match in _IN_DIGITS.finditer(text):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if not 1 <= month <= len(MONTHS):
            return f"there is no month {month}"
        most = monthrange(year if year > 99 else 2000 + year, month)[1]
        if not 1 <= day <= most:
            return f"{MONTHS[month - 1]} has {most} days"
    return ""


def _number_of(month: str) -> int:
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(month.title()))


def _day_of(text: str) -> int:
    return int(re.sub(r"\D", "", text))
