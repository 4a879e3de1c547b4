"""A figure as a paper prints it, read into what it says: a number, a share, a date, a rank, a quantifier, a grade."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from inspection_stats.claims.normal import normal
from inspection_stats.reference.grades import RESULTS

NUMBER, PERCENT, PAIR, DATE, RANK, QUANTIFIER, DIRECTION, GRADE = (
    "a number", "a percentage", "so many of so many", "a date", "a place in an order", "a quantifier", "a direction",
    "a grade",
)  # fmt: skip

LONGEST_FIGURE = 100  # characters; the longest that a paper prints is a date, or “all but 3 of the 22”
_UP_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
UNITS = {word: number for number, word in enumerate(_UP_TO_NINETEEN.split())}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
FRACTIONS = {
    "half": Fraction(1, 2), "a half": Fraction(1, 2), "a third": Fraction(1, 3), "one third": Fraction(1, 3),
    "two thirds": Fraction(2, 3), "a quarter": Fraction(1, 4), "one quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4),
}  # fmt: skip
MODIFIERS = {
    "over": "over", "more than": "over", "above": "over", "greater than": "over",
    "under": "under", "below": "under", "less than": "under", "fewer than": "under",
    "at least": "at least", "no fewer than": "at least", "at most": "at most", "up to": "at most",
    "no more than": "at most",
    "about": "about", "approximately": "about", "around": "about", "some": "about", "roughly": "about",
    "nearly": "nearly", "almost": "nearly", "just under": "nearly",
}  # fmt: skip
QUANTIFIERS = {
    "all": "all", "every": "all", "each": "all", "entire": "all", "both": "all",
    "none": "none", "no": "none", "not one": "none", "never": "none",
    "most": "most", "majority": "most", "the majority": "most",
    "almost all": "almost all", "nearly all": "almost all", "nearly every": "almost all", "only": "only",
}  # fmt: skip
EXACTLY = "from the one day to the other"  # how a span of two printed days is meant; a month printed is not
UP = ("increase", "increased", "rose", "risen", "higher", "above", "more", "outside", "worse", "up", "longer")
DOWN = ("reduction", "decrease", "decreased", "fell", "fallen", "lower", "below", "fewer", "within", "down", "less")

_WORD_NUMBER = (
    rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|{'|'.join(reversed(UNITS))})"
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
PLAIN_NUMBER = rf"(?:£\s?)?(?:{_DIGITS}|\b{_WORD_NUMBER}\b)"
MILLIONS = r"\s?(?:m|bn|million|billion)\b"  # the figure of “£9m” is its 9, in millions
_MONTH = "|".join(MONTHS)
_OF = rf"({PLAIN_NUMBER})\s?(?:/|(?:out )?of(?: the)?\s)\s?({PLAIN_NUMBER})"
_SPAN_OF_DAYS = rf"\d{{1,2}}(?: (?:{_MONTH}))?(?: \d{{4}})?\s?(?:-|to\b|and\b)\s?\d{{1,2}} (?:{_MONTH}) \d{{4}}"
_DATE = re.compile(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+)?({_MONTH})\s+(\d{{4}})", re.IGNORECASE)


@dataclass(frozen=True)
class Figure:
    """One printed figure.

    `value` is, by kind: a number or a percentage (0 to 100) as a fraction; the two numbers of “32 of 33”; the first and
    last day that a date, a month or a year spans; the place in an order; the word's sense; +1 or -1; the grade.
    `places` are the decimals printed, `modifier` the sense of the words before it (“over”, “at least”, “about” …).
    """

    text: str
    kind: str
    value: Any
    places: int = 0
    modifier: str = ""


def read_figure(text: str) -> Figure | None:
    """Read a figure as printed: “86%”, “over 50%”, “34”, “four”, “32/34”, “all but 3 of 22”, “29 March 2016”,
    “top three”, “none”, “increase”, “Good”. None where the text is no figure."""  # fmt: skip
    words = normal(text)
    if len(words) > LONGEST_FIGURE:
        return None
    low = words.lower()
    for modifier in sorted(MODIFIERS, key=len, reverse=True):
        rest = low.removeprefix(modifier + " ")
        if rest != low and (bare := _number(rest)):
            return Figure(words, bare.kind, bare.value, bare.places, MODIFIERS[modifier])
    return _number(low, words) or _word(low, words)


def _number(low: str, words: str = "") -> Figure | None:
    words = words or low
    if match := re.fullmatch(rf"({PLAIN_NUMBER})(?:{MILLIONS})?", low):
        return Figure(words, NUMBER, _value(match[1]), _places(match[1]))
    if match := re.fullmatch(rf"({PLAIN_NUMBER})\s?(?:%|per ?cent)", low):
        return Figure(words, PERCENT, _value(match[1]), _places(match[1]))
    if low.replace("-", " ") in FRACTIONS:
        return Figure(words, PERCENT, 100 * FRACTIONS[low.replace("-", " ")])
    if match := re.fullmatch(_OF, low):
        return Figure(words, PAIR, (_value(match[1]), _value(match[2])))
    return None


def _word(low: str, words: str) -> Figure | None:
    return _all_of(low, words) or _rank(low, words) or _plain_word(low, words) or _date(low, words)


def _all_of(low: str, words: str) -> Figure | None:
    """All but three, all but 3 of 22, all 34, each of the nine."""
    if match := re.fullmatch(rf"all (?:but|except) ({PLAIN_NUMBER}) of (?:the )?({PLAIN_NUMBER})", low):
        return Figure(words, PAIR, (_value(match[2]) - _value(match[1]), _value(match[2])))
    if match := re.fullmatch(rf"all (?:but|except) ({PLAIN_NUMBER})", low):
        return Figure(words, QUANTIFIER, ("all but", _value(match[1])))
    if match := re.fullmatch(rf"(?:all|each of the|both) ({PLAIN_NUMBER})", low):
        return Figure(words, PAIR, (_value(match[1]), _value(match[1])))
    return None


def _rank(low: str, words: str) -> Figure | None:
    if match := re.fullmatch(rf"top ({PLAIN_NUMBER})", low):
        return Figure(words, RANK, _value(match[1]))
    return Figure(words, RANK, Fraction(1)) if low in ("first", "highest", "largest", "best") else None


def _plain_word(low: str, words: str) -> Figure | None:
    if low in QUANTIFIERS:
        return Figure(words, QUANTIFIER, (QUANTIFIERS[low], Fraction(0)))
    if low == "single":
        return Figure(words, NUMBER, Fraction(1))
    if low in UP + DOWN:
        return Figure(words, DIRECTION, 1 if low in UP else -1)
    grade = next((grade for grade in RESULTS if grade.lower() == low.replace("requiring", "requires")), "")
    return Figure(words, GRADE, grade) if grade else None


def _date(low: str, words: str) -> Figure | None:
    if re.fullmatch(_SPAN_OF_DAYS, low, re.IGNORECASE):
        return _span_of_days(low, words)
    match = _DATE.fullmatch(low)
    if not match:
        return None
    day, month, year = match.groups()
    number = MONTHS.index(month.title()) + 1
    try:
        if day:
            span = (date(int(year), number, int(day)),) * 2
        else:
            after = date(int(year) + number // 12, number % 12 + 1, 1)
            span = date(int(year), number, 1), date.fromordinal(after.toordinal() - 1)
    except ValueError:  # 31 February, or the year 0
        return None
    return Figure(words, DATE, span)


def _span_of_days(low: str, words: str) -> Figure | None:
    """From 14-16 December 2015, or 11 January and 4 February 2016: the first day takes from the last what it lacks."""
    first, last = re.split(r"\s?(?:-|\bto\b|\band\b)\s?", low)
    lacking = last.split()[len(first.split()) :]
    days = [_date(day, words) for day in (" ".join([first, *lacking]), last)]
    if None in days:
        return None
    start, end = (day.value[0] for day in days if day)
    return Figure(words, DATE, (start, end), modifier=EXACTLY) if start <= end else None


def _value(text: str) -> Fraction:
    text = text.lstrip("£ ").replace(",", "")
    if text[0].isdigit():
        return Fraction(text)
    tens, _, unit = text.replace("-", " ").partition(" ")
    return Fraction(TENS.get(tens, UNITS.get(tens, 0)) + UNITS.get(unit, 0))


def _places(text: str) -> int:
    return len(text.partition(".")[2]) if text[-1].isdigit() else 0


def _spelt(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_WORDS = (*FRACTIONS, *QUANTIFIERS, *UP, *DOWN, *RESULTS, "requiring improvement", "first", "highest", "largest",
          "best", "single")  # fmt: skip
ANY_FIGURE = (
    rf"(?:(?:{_spelt(MODIFIERS)})\s)?(?:"
    rf"{_SPAN_OF_DAYS}|\d{{1,2}}(?:st|nd|rd|th)?\s(?:{_MONTH})\s\d{{4}}|(?:{_MONTH})\s\d{{4}}"
    rf"|all (?:but|except) {PLAIN_NUMBER}(?: of (?:the )?{PLAIN_NUMBER})?|(?:all|each of the|both|top) {PLAIN_NUMBER}"
    rf"|{PLAIN_NUMBER}\s?(?:/|(?:out )?of(?: the)?\s)\s?{PLAIN_NUMBER}|{PLAIN_NUMBER}\s?(?:%|per ?cent)"
    rf"|{PLAIN_NUMBER}(?:{MILLIONS})?"
    rf"|{_spelt(_WORDS)})"
)
"""Matches any figure in normal text; what it matches is then read with `read_figure`."""
