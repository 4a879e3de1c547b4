"""Calculations on numbers that the paper itself prints, or that a claim gives with its source."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from inspection_stats.claims.calculations import Arguments, calculation
from inspection_stats.claims.computed import CannotCompute, Computed, Facts, Other
from inspection_stats.claims.figures import DIRECTION, NUMBER, PAIR, PERCENT, QUANTIFIER
from inspection_stats.describe.english.numbers import rounded

Number = int | float | str
"""A number, or the id of another claim of the file, whose printed figure is meant."""


class Share(Arguments):
    part: Number
    whole: Number
    source: str = "this paper"


class Between(Arguments):
    before: Number
    after: Number
    source: str = "this paper"


class Rate(Arguments):
    count: Number
    population: Number
    per: int = 10_000
    source: str = "this paper"


class Parts(Arguments):
    parts: list[Number]
    source: str = "this paper"


class Difference(Arguments):
    whole: Number
    less: Number
    source: str = "this paper"


class Compared(Arguments):
    value: Number | list[Number]
    beside: Number | list[Number]
    source: str = "this paper"


class Whole(Arguments):
    whole: Number
    source: str = "this paper"


class Base(Arguments):
    base: Number
    up_to: bool = False
    needs: str


@calculation(Share, PERCENT, PAIR, QUANTIFIER)
def share(facts: Facts, given: Share) -> Computed:
    """A part of a whole, in per cent."""
    cases, base = facts.whole(given.part), facts.whole(given.whole)
    if not 0 <= cases <= base or base == 0:
        working = f"{facts.named(given.part)} cannot be a part of {facts.named(given.whole)}"
        return Computed(working, (given.source,), possible=False)
    working = f"{facts.named(given.part)} of {facts.named(given.whole)} = {_percent(Fraction(100 * cases, base))}"
    return Computed(working, (given.source,), cases=cases, base=base)


@calculation(Between, PERCENT, DIRECTION)
def change(facts: Facts, given: Between) -> Computed:
    """The change from one number to another, in per cent of the first; or its direction."""
    before, after = facts.value(given.before), facts.value(given.after)
    if before == 0:
        raise CannotCompute("A change from 0 has no percentage.")
    percent = 100 * (after - before) / before
    working = (
        f"from {facts.named(given.before)} to {facts.named(given.after)}: "
        f"{float(after - before):+,.10g}, {float(percent):+.2f}%"
    )
    figure = abs(percent) if facts.printed.kind == PERCENT else percent
    return Computed(working, (given.source,), number=figure, direction=_sign(after - before))


@calculation(Between, NUMBER, PERCENT, DIRECTION)
def points(facts: Facts, given: Between) -> Computed:
    """The difference of two percentages, in percentage points."""
    before, after = facts.value(given.before), facts.value(given.after)
    working = f"{facts.named(given.after)} less {facts.named(given.before)} = {float(after - before):+.10g} points"
    whole = Fraction(rounded(after)) - Fraction(rounded(before))
    after_rounding = Computed(
        f"{rounded(after)} less {rounded(before)} = {whole} points", (given.source,), number=abs(whole)
    )
    return Computed(
        working, (given.source,), number=abs(after - before), direction=_sign(after - before),
        others=lambda: [Other("after rounding", after_rounding)],
    )  # fmt: skip


@calculation(Rate, NUMBER)
def rate(facts: Facts, given: Rate) -> Computed:
    """A count per 10,000 (or per another number) of a population.

    Where the paper prints the population elsewhere, a rate that does not fit contradicts it: either may be wrong.
    """
    count, population = facts.value(given.count), facts.value(given.population)
    if population <= 0:
        raise CannotCompute("A rate needs a population above 0.")
    value = given.per * count / population
    working = f"{facts.named(given.count)} × {given.per:,} ÷ {facts.named(given.population)} = {float(value):.2f}"
    clash = f"Claim {given.population} prints the population: either figure may be wrong"
    elsewhere = isinstance(given.population, str)
    return Computed(working, (given.source,), number=value, clash=clash if elsewhere else "")


@calculation(Parts, NUMBER)
def total(facts: Facts, given: Parts) -> Computed:
    """The sum of several numbers."""
    value = sum((facts.value(part) for part in given.parts), Fraction(0))
    working = f"{' + '.join(facts.named(part) for part in given.parts)} = {float(value):,.10g}"
    return Computed(working, (given.source,), number=value)


@calculation(Difference, NUMBER)
def remainder(facts: Facts, given: Difference) -> Computed:
    """What is left of a whole."""
    value = facts.value(given.whole) - facts.value(given.less)
    working = f"{facts.named(given.whole)} − {facts.named(given.less)} = {float(value):,.10g}"
    return Computed(working, (given.source,), number=value)


@calculation(Compared, DIRECTION)
def compared(facts: Facts, given: Compared) -> Computed:
    """Whether one number, or each of several, lies above or below another, or each of several."""
    pairs = list(product(_several(given.value), _several(given.beside)))
    signs = [_sign(facts.value(value) - facts.value(beside)) for value, beside in pairs]
    words = {1: "above", -1: "below", 0: "the same as"}
    working = "; ".join(
        f"{facts.named(value)} is {words[sign]} {facts.named(beside)}"
        for (value, beside), sign in zip(pairs, signs, strict=True)
    )
    one_side = len(set(signs)) == 1
    return Computed(working, (given.source,), direction=signs[0] if one_side else None, possible=one_side)


@calculation(Whole, NUMBER)
def part_of(facts: Facts, given: Whole) -> Computed:
    """Whether a count can be a part of a whole that the paper prints; that it can is no proof."""
    whole, part = facts.value(given.whole), facts.printed.value
    fits = isinstance(part, Fraction) and part <= whole
    return Computed(
        f"at most {facts.named(given.whole)}", (given.source,), least=Fraction(0), most=whole,
        missing="the count itself; it is no more than the whole", possible=fits,
    )  # fmt: skip


@calculation(Base, PERCENT)
def possible_share(facts: Facts, given: Base) -> Computed:
    """Whether any count out of the base (or, with `up_to`, of any base up to it) prints this percentage."""
    top = facts.whole(given.base)
    target, places = facts.printed.value, facts.printed.places
    bases = range(1, top + 1) if given.up_to else (top,)
    fits = [
        (cases, base)
        for base in bases
        for cases in range(base + 1)
        if Fraction(rounded(Fraction(100 * cases, base), places)) == target
    ]
    asked = f"a base of up to {top:,}" if given.up_to else f"a base of {top:,}"
    if not fits:
        near = min((cases for cases in range(top + 1)), key=lambda cases: abs(Fraction(100 * cases, top) - target))
        beside = f"; the nearest, {near} of {top}, is {_percent(Fraction(100 * near, top))}"
        return Computed(f"no count out of {asked} prints it{beside}", possible=False, missing=given.needs)
    said = f"{fits[0][0]} of {fits[0][1]}" + (f" to {fits[-1][0]} of {fits[-1][1]}" if len(fits) > 1 else "")
    return Computed(f"out of {asked} it can be printed: {said}", missing=given.needs)


def _several(given: Number | list[Number]) -> list[Number]:
    return given if isinstance(given, list) else [given]


def _percent(value: Fraction) -> str:
    return f"{float(value):.2f}%"


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)
