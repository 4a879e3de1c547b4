"""Calculations that look at the paper alone: the same figure elsewhere, and what no source held here can prove."""

from __future__ import annotations

from inspection_stats.claims.calculations import Arguments, calculation
from inspection_stats.claims.computed import CannotCompute, Computed, Facts
from inspection_stats.claims.figures import DATE, DIRECTION, GRADE, NUMBER, PAIR, PERCENT, QUANTIFIER, RANK

ANY = (NUMBER, PERCENT, PAIR, DATE, RANK, QUANTIFIER, DIRECTION, GRADE)


class Same(Arguments):
    claim: str


class Stated(Arguments):
    needs: str


class Earlier(Arguments):
    claim: str


@calculation(Same, *ANY)
def same_figure(facts: Facts, given: Same) -> Computed:
    """The figure that another claim prints, which this one repeats."""
    other = facts.figure(given.claim)
    working, sources = f"{other.text} (claim {given.claim})", ("this paper",)
    if other.kind == DATE:
        return Computed(working, sources, days=other.value)
    if other.kind == GRADE:
        return Computed(working, sources, grade=other.value)
    if other.kind == PAIR:
        cases, base = other.value
        return Computed(working, sources, number=cases, cases=int(cases), base=int(base))
    if other.kind not in (NUMBER, PERCENT):
        return Computed(working, sources, repeats=other)
    return Computed(working, sources, number=other.value)


@calculation(Stated, *ANY)
def stated(facts: Facts, given: Stated) -> Computed:
    """A figure that nothing held here can prove: the argument says what would be needed."""
    return Computed("", missing=given.needs)


@calculation(Earlier, DATE)
def earlier_than(facts: Facts, given: Earlier) -> Computed:
    """A date that must lie before another date the paper prints."""
    other = facts.figure(given.claim)
    if other.kind != DATE or facts.printed.kind != DATE:
        raise CannotCompute(f"The claim “{given.claim}” prints {other.kind}, where a date is needed.")
    before = facts.printed.value[0] < other.value[0]
    working = f"before {other.text} (claim {given.claim})"
    return Computed(working, ("this paper",), possible=before, missing="the date itself; it lies before the other")
