"""The forms that figures are printed in, and how each is read: “86%”, “over half”, “32/34”, “all but 3”, “twice”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from functools import cache

from inspection_stats.claims.direction import DOWN, UP, direction_at, without_direction
from inspection_stats.claims.figures import EXACTLY, LONGEST_FIGURE, Figure, Kind
from inspection_stats.claims.paper.normalising import comparable
from inspection_stats.claims.printed_dates import A_DATE, A_SPAN, days_between, days_in
from inspection_stats.claims.written_numbers import (
    A_FRACTION,
    A_MULTIPLE,
    A_NUMBER,
    AN_ORDINAL,
    ONE_IN_SO_MANY,
    decimals_in,
    fraction_in,
    number_in,
    place_in,
    times_in,
)
from inspection_stats.reference.framework_file import suite_frameworks
from inspection_stats.reference.grades import NOT_JUDGED

WHOLE_PERCENT = 2  # decimals of a multiple in words: “doubled” is from 1.995 to 2.005 times, a rise of 100%
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


def _spelt(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


SIGN = r"(?:(?<![^\s(\[\"'])(?<![\d%]\s)[-+](?=[£\d.·¼-¾⅐-⅞])|\b(?:minus|plus) )"
"""Matches the sign of a number; a hyphen between two numbers, or after a word, is not a sign."""

_Read = Callable[[re.Match[str]], Figure | None]


def _as(
    kind: Kind, value: Callable[[str], object], places: Callable[[str], int] = lambda _: 0, modifier: str = ""
) -> _Read:
    """How a form is read that has one group: its kind, and its value from the words of the group."""
    return lambda found: Figure("", kind, value(found[1]), places(found[1]), modifier)


def _all_but(found: re.Match[str]) -> Figure:
    but, of = number_in(found["but"]), found["but_of"]
    if not of:
        return Figure("", Kind.QUANTIFIER, ("all but", but))
    return Figure("", Kind.PAIR, (number_in(of) - but, number_in(of)))


def _dated(found: re.Match[str]) -> Figure | None:
    between = days_between(found["span"]) if found["span"] else None
    days = between or (days_in(found["date"]) if found["date"] else None)
    return Figure("", Kind.DATE, days, modifier=EXACTLY if between else "") if days else None


def _grade(found: re.Match[str]) -> Figure:
    return Figure("", Kind.GRADE, _known_grades()[found[1]])


def _one_in(text: str) -> object:
    part, whole = re.split(r"[- ](?:in(?: every)?|out of every)[- ]", text)
    return 100 * number_in(part) / number_in(whole)


def _decimals_of_times(text: str) -> int:
    return decimals_in(re.split(r"[\s×x-]", text)[0]) if text[0].isdigit() else WHOLE_PERCENT


_A_GRADE = "(a grade)"
"""Holds the place of the grades among the forms: they are read from `frameworks.toml` with the first figure."""

_FORMS: dict[str, _Read] = {
    rf"(?P<span>{A_SPAN})|(?P<date>{A_DATE})": _dated,
    rf"all (?:but|except) (?P<but>{A_NUMBER})(?: of (?:the )?(?P<but_of>{A_NUMBER}))?": _all_but,
    rf"(?:all|each of the|both) ({A_NUMBER})": _as(Kind.PAIR, lambda text: (number_in(text), number_in(text))),
    rf"top ({A_NUMBER})": _as(Kind.RANK, number_in),
    rf"({A_MULTIPLE})": _as(Kind.TIMES, times_in, _decimals_of_times),
    rf"({ONE_IN_SO_MANY})": _as(Kind.PERCENT, _one_in),
    rf"(?P<part>{A_NUMBER})\s?(?:/|(?:out )?of(?: the)?\s)\s?(?P<whole>{A_NUMBER})": (
        lambda found: Figure("", Kind.PAIR, (number_in(found["part"]), number_in(found["whole"])))
    ),
    rf"({A_NUMBER})\s?(?:%|per[ -]?cent\b)": _as(Kind.PERCENT, number_in, decimals_in),
    rf"({A_FRACTION})": _as(Kind.PERCENT, lambda text: 100 * fraction_in(text)),
    rf"({AN_ORDINAL})": _as(Kind.RANK, lambda text: Fraction(place_in(text)), modifier=EXACTLY),
    rf"({A_NUMBER})(?: (?:percentage )?points?)?": _as(Kind.NUMBER, number_in, decimals_in),
    _A_GRADE: _grade,
    r"highest|largest|best": lambda found: Figure("", Kind.RANK, Fraction(1)),
    r"single": lambda found: Figure("", Kind.NUMBER, Fraction(1)),
    rf"({_spelt(QUANTIFIERS)})": _as(Kind.QUANTIFIER, lambda word: (QUANTIFIERS[word], Fraction(0))),
    rf"({_spelt((*UP, *DOWN))})": _as(Kind.DIRECTION, lambda word: 1 if word in UP else -1),
}
"""Each form with how it is read. The first that a text fits is meant, so that “two thirds” is not read as “two”."""

_LONGEST_FIRST = sorted(MODIFIERS, key=len, reverse=True)
_LONGEST_SIGN = 10  # characters: “minus ”, and what comes before it
_SIGN_BEFORE = re.compile(rf"({SIGN})£?.$", re.IGNORECASE)
_SIGNED = re.compile(f"({SIGN})£?(.+)", re.IGNORECASE)


@cache
def _compiled() -> list[tuple[re.Pattern[str], _Read]]:
    """The forms, made when the first figure is read: it takes a tenth of a second."""
    grades = f"({_spelt(re.escape(word) for word in _known_grades())})"
    forms = ((grades if form == _A_GRADE else form, read) for form, read in _FORMS.items())
    return [(re.compile(form, re.IGNORECASE), read) for form, read in forms]


@cache
def _known_grades() -> dict[str, str]:
    """Each form of words for a grade, in small letters, with the grade; “Not judged” is one in a paper."""
    known = [grade for framework in suite_frameworks() for grade in framework.grades]
    spelt = {word.lower(): grade.grade for grade in known for word in (*grade.also, grade.grade)}
    return {**spelt, NOT_JUDGED.lower(): NOT_JUDGED}


def read_figure(text: str) -> Figure | None:
    """Read a figure as printed: “86%”, “over 50%”, “34”, “four”, “32/34”, “−12%”, “down 3½ points”, “29 March 2016”,
    “top three”, “none”, “increase”, “doubled”, “Good”. `None` where the text is not a figure."""  # fmt: skip
    words = comparable(text)
    figure = _read(words.lower()) if len(words) <= LONGEST_FIGURE else None
    return replace(figure, text=words) if figure else None


def figure_at(text: str, start: int, end: int) -> Figure | None:
    """The figure at these characters of normal text, with the way that its sign or the words next to it give it.

    A minus or plus right before the characters belongs to the figure: of “-12%” the characters “12%” say −12%.
    """
    figure = read_figure(text[start:end])
    if figure is None or figure.way or figure.kind not in (Kind.NUMBER, Kind.PERCENT):
        return figure
    sign = _SIGN_BEFORE.search(text[max(start - _LONGEST_SIGN, 0) : start + 1])
    signed = read_figure(sign[1] + text[start:end]) if sign else None
    return signed or replace(figure, way=direction_at(text, start, end))


def _read(low: str) -> Figure | None:
    return _core(low) or _modified(low) or _signed(low) or _directed(low)


def _core(low: str) -> Figure | None:
    return next((read(found) for form, read in _compiled() if (found := form.fullmatch(low))), None)


def _modified(low: str) -> Figure | None:
    """Over 50%, about 89, nearly half, more than doubled."""
    for modifier in _LONGEST_FIRST:
        rest = low.removeprefix(f"{modifier} ")
        bare = (_core(rest) or _signed(rest)) if rest != low else None
        if bare and bare.kind in (Kind.NUMBER, Kind.PERCENT, Kind.PAIR, Kind.TIMES):
            return replace(bare, modifier=MODIFIERS[modifier])
    return None


def _signed(low: str) -> Figure | None:
    found = _SIGNED.fullmatch(low)
    bare = _core(found[2]) if found else None
    if found is None or bare is None or bare.kind not in (Kind.NUMBER, Kind.PERCENT):
        return None
    way = -1 if found[1].strip() in ("-", "minus") else 1
    return replace(bare, value=way * bare.value, way=way)


def _directed(low: str) -> Figure | None:
    """Down 12%, a fall of about 12%, 12 points lower."""
    rest, way = without_direction(low)
    bare = (_core(rest) or _modified(rest)) if way else None
    return replace(bare, way=way) if bare and bare.kind in (Kind.NUMBER, Kind.PERCENT) else None
