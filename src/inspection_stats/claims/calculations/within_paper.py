"""Calculations that look at the paper alone: the same figure elsewhere, and what no source held here can prove."""

from __future__ import annotations

from inspection_stats.claims.calculations.registry import Arguments, calculation
from inspection_stats.claims.computed import CannotCompute, Computed, Facts
from inspection_stats.claims.figures import DATE, GRADE, KINDS, NUMBER, PAIR, PERCENT, TIMES
from inspection_stats.claims.needs import Need


class Same(Arguments):
    claim: str


class Stated(Arguments):
    needs: str
    kind: Need = "something else"


class Earlier(Arguments):
    claim: str


@calculation(Same, *KINDS)
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
    if other.kind == TIMES:
        return Computed(working, sources, times=other.value)
    if other.kind not in (NUMBER, PERCENT):
        return Computed(working, sources, repeats=other)
    return Computed(working, sources, number=other.value)


@calculation(Stated, *KINDS)
def stated(facts: Facts, given: Stated) -> Computed:
    """A figure that nothing held here can prove: the arguments say what would be needed, and of which kind that is."""
    return Computed("", missing=given.needs, need=given.kind)


@calculation(Earlier, DATE)
def earlier_than(facts: Facts, given: Earlier) -> Computed:
    """A date that must lie before another date the paper prints."""
    other = facts.figure(given.claim)
    if other.kind != DATE or facts.printed.kind != DATE:
        raise CannotCompute(f"The claim “{given.claim}” prints {other.kind}, where a date is needed.")
    before = facts.printed.value[0] < other.value[0]
    working = f"before {other.text} (claim {given.claim})"
    return Computed(working, ("this paper",), possible=before, missing="the date itself; it lies before the other")
