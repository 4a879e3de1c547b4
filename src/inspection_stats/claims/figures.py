"""A figure as a paper prints it: its kind, what it says, to how many decimals, with which words before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from inspection_stats.claims.printed_dates import days_of_year


class Kind(StrEnum):
    """What a figure is; the value is how it is called in a message."""

    NUMBER = "a number"
    PERCENT = "a percentage"
    PAIR = "so many of so many"
    TIMES = "a multiple"
    DATE = "a date"
    RANK = "a place in an order"
    QUANTIFIER = "a quantifier"
    DIRECTION = "a direction"
    GRADE = "a grade"


LONGEST_FIGURE = 100  # characters; the longest that a paper prints is a date, or “all but 3 of the 22”
EXACTLY = "exactly"
"""The modifier of two printed days, which are the first and the last, and of the second or 22nd place in an order."""


@dataclass(frozen=True)
class Figure:
    """One printed figure.

    `value` is, by kind: a number, a percentage (0 to 100) or a multiple as a fraction, below 0 with a minus
    before it; the two numbers of “32 of 33”; the first and last day that a date, a month or a year spans; the place in
    an order; the word's sense; +1 or -1; the grade. `places` are the decimals printed (−6 for millions), `modifier` the
    sense of the words before it (“over”, “at least”, “about” …). `way` is +1 or −1 where its sign or the words next to
    it say that something went up or down, and 0 where nothing does.
    """

    text: str
    kind: Kind
    value: Any
    places: int = 0
    modifier: str = ""
    way: int = 0

    def as_year(self) -> Figure:
        """The figure as the days of a year, where it is the number of one."""
        days = days_of_year(self.text) if self.kind == Kind.NUMBER else None
        return replace(self, kind=Kind.DATE, value=days) if days else self
