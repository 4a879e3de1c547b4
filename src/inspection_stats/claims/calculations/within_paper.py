"""Calculations that look only at the paper: the same figure elsewhere, and what no source held here can prove."""

from __future__ import annotations

from inspection_stats.claims.calculations.registry import Arguments, calculation
from inspection_stats.claims.computed import CannotCompute, Computed, Facts
from inspection_stats.claims.figures import Kind
from inspection_stats.claims.needs import Need


class Same(Arguments):
    claim: str


class Stated(Arguments):
    needs: str
    kind: Need = "something else"


class Earlier(Arguments):
    claim: str


@calculation(Same, *Kind)
def same_figure(facts: Facts, given: Same) -> Computed:
    """The figure that another claim prints, which this one repeats."""
    other = facts.figure(given.claim)
    working, sources = f"{other.text} (claim {given.claim})", ("this paper",)
    if other.kind == Kind.DATE:
        return Computed(working, sources, days=other.value)
    if other.kind == Kind.GRADE:
        return Computed(working, sources, grade=other.value)
    if other.kind == Kind.PAIR:
        cases, base = other.value
        return Computed(working, sources, number=cases, cases=int(cases), base=int(base))
    if other.kind == Kind.TIMES:
        return Computed(working, sources, times=other.value)
    if other.kind not in (Kind.NUMBER, Kind.PERCENT):
        return Computed(working, sources, repeats=other)
    return Computed(working, sources, number=other.value)


@calculation(Stated, *Kind)
def stated(facts: Facts, given: Stated) -> Computed:
    """A figure that no source held here can prove: the arguments say what would be needed, and of which kind."""
    return Computed("", missing=given.needs, need=given.kind)


@calculation(Earlier, Kind.DATE)
def earlier_than(facts: Facts, given: Earlier) -> Computed:
    """A date that must be before another date the paper prints."""
    other = facts.figure(given.claim)
    if other.kind != Kind.DATE or facts.printed.kind != Kind.DATE:
        raise CannotCompute(f"The claim “{given.claim}” prints {other.kind}, where a date is needed.")
    before = facts.printed.value[0] < other.value[0]
    working = f"before {other.text} (claim {given.claim})"
    return Computed(working, ("this paper",), possible=before, missing="the date itself; it is before the other")
