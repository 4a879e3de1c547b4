"""Whether a printed figure says what was computed, by its kind, its decimals and the words before it."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_DOWN, ROUND_UP, Decimal
from fractions import Fraction
from typing import Any, Literal

from inspection_stats.claims.computed import Computed
from inspection_stats.claims.figures import (
    DATE,
    DIRECTION,
    EXACTLY,
    GRADE,
    NUMBER,
    PAIR,
    PERCENT,
    QUANTIFIER,
    RANK,
    Figure,
)
from inspection_stats.describe.english.numbers import rounded

Rounding = Literal["half up", "down", "up"]

ABOUT = Fraction(5, 100)  # “about 89” may be 5% off, and so may “approximately” and “some”
NEARLY = Fraction(10, 100)  # “nearly half” is below a half, by no more than 10% of it
EDGES = ("over", "under", "at least", "at most")


def matches(figure: Figure, computed: Computed, rounding: Rounding = "half up") -> bool:
    """Whether the printed figure says what was computed; a value of another kind does not match."""
    value: Any = figure.value
    days, rank = computed.days, computed.rank
    if computed.repeats is not None:
        return same(figure, computed.repeats)
    if figure.kind in (NUMBER, PERCENT):
        found = number_for(figure, computed)
        return found is not None and near(figure, found, rounding)
    if figure.kind == QUANTIFIER:
        return _quantifier(value, computed)
    return {
        PAIR: lambda: (computed.cases, computed.base) == value,
        DATE: lambda: days is not None and _when(figure, days),
        RANK: lambda: rank is not None and rank <= value,
        GRADE: lambda: computed.grade == value,
        DIRECTION: lambda: computed.direction == value,
    }[figure.kind]()


def _when(figure: Figure, days: tuple[date, date]) -> bool:
    """Whether days lie in a printed month; of two printed days, whether they are the first and the last."""
    first, last = figure.value
    return days == (first, last) if figure.modifier == EXACTLY else first <= days[0] and days[1] <= last


def known(figure: Figure, computed: Computed) -> bool:
    """Whether the calculation gave a value of the figure's kind."""
    values = {
        NUMBER: computed.number, PERCENT: number_for(figure, computed), PAIR: computed.cases, DATE: computed.days,
        RANK: computed.rank, GRADE: computed.grade or None, DIRECTION: computed.direction,
    }  # fmt: skip
    if computed.repeats is not None:
        return True
    if figure.kind != QUANTIFIER:
        return values[figure.kind] is not None
    return any(value is not None for value in (computed.cases, computed.only, computed.number))


def number_for(figure: Figure, computed: Computed) -> Fraction | None:
    """The computed number that a number or percentage stands beside; a share is in per cent."""
    if figure.kind == PERCENT and computed.base:
        return Fraction(100 * (computed.cases or 0), computed.base)
    return computed.number


def near(figure: Figure, found: Fraction, rounding: Rounding = "half up") -> bool:
    """Whether a number is what the figure prints. Over, under and the like compare the number as it is, unrounded."""
    value: Any = figure.value
    edges = {"over": found > value, "under": found < value, "at least": found >= value, "at most": found <= value}
    if figure.modifier in edges:
        return edges[figure.modifier]
    if figure.modifier == "nearly":
        return value * (1 - NEARLY) <= found < value
    same_digits = round_to(found, figure.places, rounding) == value
    return same_digits or (figure.modifier == "about" and abs(found - value) <= ABOUT * abs(value))


def same(one: Figure, other: Figure) -> bool:
    """Whether two printed figures agree: the same value; of two dates, that they have a day in common."""
    if one.kind == DATE == other.kind:
        return one.value[0] <= other.value[1] and other.value[0] <= one.value[1]
    if {one.kind, other.kind} == {NUMBER, PAIR}:
        pair, number = (one, other) if one.kind == PAIR else (other, one)
        return number.value in pair.value
    return one.kind == other.kind and one.value == other.value


def round_to(value: Fraction, places: int, rounding: Rounding) -> Fraction:
    """A number rounded to so many decimals: half up, cut (“down”) or up."""
    if rounding == "half up":
        return Fraction(rounded(value, places))
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return Fraction(exact.quantize(Decimal(1).scaleb(-places), ROUND_DOWN if rounding == "down" else ROUND_UP))


def _quantifier(value: tuple[str, Fraction], computed: Computed) -> bool:
    word, number = value
    if word == "only":
        return bool(computed.only)
    if computed.cases is None or computed.base is None:
        return computed.number == {"all": 100, "none": 0}.get(word)
    cases, base = computed.cases, computed.base
    return {
        "all": cases == base,
        "none": cases == 0,
        "most": 2 * cases > base,
        "almost all": base > cases and 2 * cases > base,  # the words bound it no closer
        "all but": base - cases == number,
    }[word]
