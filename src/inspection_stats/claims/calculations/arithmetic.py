"""Calculations on numbers that the paper itself prints, or that a claim gives with its source."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import ceil

from inspection_stats.claims.calculations.registry import Arguments, calculation
from inspection_stats.claims.computed import CannotCompute, Computed, Facts, Other
from inspection_stats.claims.figures import Figure, Kind
from inspection_stats.claims.rounding import round_to

LARGEST_BASE = 1_000_000  # any whole percentage can be printed of a hundredth of it
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


@calculation(Share, Kind.PERCENT, Kind.PAIR, Kind.QUANTIFIER)
def share(facts: Facts, given: Share) -> Computed:
    """A part of a whole, in per cent."""
    cases, base = facts.whole(given.part), facts.whole(given.whole)
    if not 0 <= cases <= base or base == 0:
        working = f"{facts.named(given.part)} cannot be a part of {facts.named(given.whole)}"
        return Computed(working, (given.source,), possible=False)
    working = f"{facts.named(given.part)} of {facts.named(given.whole)} = {_percent(Fraction(100 * cases, base))}"
    return Computed(working, (given.source,), cases=cases, base=base)


@calculation(Between, Kind.PERCENT, Kind.TIMES, Kind.DIRECTION)
def change(facts: Facts, given: Between) -> Computed:
    """The change from one number to another, in per cent of the first; how many times as much; or its direction.

    A figure that says which way (“−12%”, “a fall of 12%”, “12% lower”) must go that way.
    """
    before, after = facts.value(given.before), facts.value(given.after)
    if before == 0:
        raise CannotCompute("A change from 0 has no percentage.")
    percent = 100 * (after - before) / before
    working = (
        f"from {facts.named(given.before)} to {facts.named(given.after)}: "
        f"{float(after - before):+,.10g}, {float(percent):+.2f}%"
    )
    if facts.printed.kind == Kind.TIMES:
        working += f", {float(after / before):.3g} times as much"
    return Computed(
        working, (given.source,), number=percent, times=after / before, direction=_sign(after - before), is_change=True
    )


@calculation(Between, Kind.NUMBER, Kind.PERCENT, Kind.DIRECTION)
def points(facts: Facts, given: Between) -> Computed:
    """The difference of two percentages, in percentage points, with its direction as in `change`."""
    before, after = facts.value(given.before), facts.value(given.after)
    working = f"{facts.named(given.after)} less {facts.named(given.before)} = {float(after - before):+.10g} points"
    whole = round_to(after, 0) - round_to(before, 0)
    after_rounding = Computed(
        f"{round_to(after, 0)} less {round_to(before, 0)} = {whole} points",
        (given.source,),
        number=whole,
        is_change=True,
    )
    return Computed(
        working, (given.source,), number=after - before, direction=_sign(after - before), is_change=True,
        others=lambda: [Other("after rounding", after_rounding)],
    )  # fmt: skip


@calculation(Rate, Kind.NUMBER)
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


@calculation(Parts, Kind.NUMBER)
def total(facts: Facts, given: Parts) -> Computed:
    """The sum of several numbers."""
    value = sum((facts.value(part) for part in given.parts), Fraction(0))
    working = f"{' + '.join(facts.named(part) for part in given.parts)} = {float(value):,.10g}"
    return Computed(working, (given.source,), number=value)


@calculation(Difference, Kind.NUMBER)
def remainder(facts: Facts, given: Difference) -> Computed:
    """What is left of a whole."""
    value = facts.value(given.whole) - facts.value(given.less)
    working = f"{facts.named(given.whole)} − {facts.named(given.less)} = {float(value):,.10g}"
    return Computed(working, (given.source,), number=value)


@calculation(Compared, Kind.DIRECTION)
def compared(facts: Facts, given: Compared) -> Computed:
    """Whether one number, or each of several, is above or below another, or each of several."""
    pairs = list(product(_several(given.value), _several(given.beside)))
    signs = [_sign(facts.value(value) - facts.value(beside)) for value, beside in pairs]
    words = {1: "above", -1: "below", 0: "the same as"}
    working = "; ".join(
        f"{facts.named(value)} is {words[sign]} {facts.named(beside)}"
        for (value, beside), sign in zip(pairs, signs, strict=True)
    )
    one_side = len(set(signs)) == 1
    return Computed(working, (given.source,), direction=signs[0] if one_side else None, possible=one_side)


@calculation(Whole, Kind.NUMBER)
def part_of(facts: Facts, given: Whole) -> Computed:
    """Whether a count can be a part of a whole that the paper prints; this is not proof."""
    whole, part = facts.value(given.whole), facts.printed.value
    fits = isinstance(part, Fraction) and part <= whole
    return Computed(
        f"at most {facts.named(given.whole)}", (given.source,), least=Fraction(0), most=whole,
        missing="the count itself; it is no more than the whole", need="a part", possible=fits,
    )  # fmt: skip


@calculation(Base, Kind.PERCENT)
def possible_share(facts: Facts, given: Base) -> Computed:
    """Whether any count out of the base (or, with `up_to`, of any base up to it) prints this percentage."""
    top = facts.whole(given.base)
    if not 0 < top <= LARGEST_BASE:
        raise CannotCompute(f"A base is from 1 to {LARGEST_BASE:,}, not {top:,}.")
    asked = f"a base of up to {top:,}" if given.up_to else f"a base of {top:,}"
    bases = range(1 if given.up_to else top, top + 1)
    first = next((one for base in bases if (one := _printing(facts.printed, base))), None)
    last = next((one for base in reversed(bases) if (one := _printing(facts.printed, base))), None)
    if first is None or last is None:
        near = min(max(round(top * facts.printed.value / 100), 0), top)
        beside = f"; the nearest, {near} of {top}, is {_percent(Fraction(100 * near, top))}"
        return Computed(f"no count out of {asked} prints it{beside}", possible=False)
    least, most = (first[0], first[2]), (last[1], last[2])
    said = f"{least[0]} of {least[1]}" + (f" to {most[0]} of {most[1]}" if most != least else "")
    return Computed(f"out of {asked} it can be printed: {said}", missing=given.needs, need="a base")


def _printing(figure: Figure, base: int) -> tuple[int, int, int] | None:
    """The fewest and the most cases of a base whose percentage, rounded half up, is the figure; and the base."""
    unit = Fraction(10) ** -figure.places
    target = round_to(figure.value, figure.places)
    least, after = (ceil(base * (target + step) / 100) for step in (-unit / 2, unit / 2))
    least, most = max(least, 0), min(after - 1, base)
    return (least, most, base) if least <= most else None


def _several(given: Number | list[Number]) -> list[Number]:
    return given if isinstance(given, list) else [given]


def _percent(value: Fraction) -> str:
    return f"{float(value):.2f}%"


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)
