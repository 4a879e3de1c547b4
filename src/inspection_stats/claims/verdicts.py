"""From a printed figure and what was computed to a verdict and its reason."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from inspection_stats.claims.computed import Computed
from inspection_stats.claims.figures import DATE, DIRECTION, GRADE, NUMBER, PERCENT, QUANTIFIER, RANK, Figure
from inspection_stats.claims.matching import EDGES, Rounding, known, matches, near, number_for, round_to
from inspection_stats.describe.english.numbers import rounded
from inspection_stats.reference.quarters import long_date

HOLDS, FRAGILE, FALSE = "holds", "holds but fragile", "does not hold"
ONLY = "true only "  # goes on: before rounding, after rounding, by report, by authority, as at another date: …
CONTRADICTED, UNKNOWN, CHANGED = "contradicted elsewhere in the paper", "cannot be checked", "changed in the paper"
PASSES = (HOLDS, FRAGILE, UNKNOWN)
"""With every other verdict the paper needs fixing: `inspection-stats claims` then leaves with exit code 6."""

WAYS: tuple[tuple[Rounding, str], ...] = (("down", "cut"), ("up", "rounded up"))


@dataclass(frozen=True)
class Verdict:
    """The verdict in words, what was computed in the paper's own form, and the reason with its arithmetic."""

    word: str
    computed: str
    reason: str


def judge(figure: Figure, computed: Computed, rounding: Rounding = "half up") -> Verdict:
    """Set a printed figure beside what was computed for it."""
    said = in_print(figure, computed)
    if not computed.possible:
        return Verdict(FALSE, said, f"It does not fit: {computed.working}")
    if computed.least is not None and computed.most is not None:
        return _in_range(figure, computed.least, computed.most, computed)
    if not known(figure, computed):
        fits = f"{computed.working}. " if computed.working else ""
        return Verdict(UNKNOWN, "", f"{fits}Missing: {computed.missing or 'a value of this kind'}")
    return _compared(figure, computed, rounding, said)


def _compared(figure: Figure, computed: Computed, rounding: Rounding, said: str) -> Verdict:
    unrounded = matches(figure, computed, rounding)
    after = _edge_after_rounding(figure, computed)
    if after is not None and after != unrounded:
        return Verdict(f"{ONLY}{'after' if after else 'before'} rounding", said, computed.working)
    if not unrounded:
        return _not_so(figure, computed, rounding, said)
    fragile = computed.fragile or _one_case(figure, computed, rounding)
    return Verdict(FRAGILE if fragile else HOLDS, said, "; ".join(filter(None, (computed.working, fragile))))


def _edge_after_rounding(figure: Figure, computed: Computed) -> bool | None:
    """Whether “over 85%” and the like are true of the rounded percentage; None where there is no such edge."""
    found = number_for(figure, computed)
    if figure.kind != PERCENT or figure.modifier not in EDGES or found is None:
        return None
    return near(figure, round_to(found, figure.places, "half up"))


def _one_case(figure: Figure, computed: Computed, rounding: Rounding) -> str:
    """Why one case either way would change a figure that says over, under or most of a share."""
    edge = figure.modifier in EDGES or (figure.kind == QUANTIFIER and figure.value[0] == "most")
    if not edge or computed.cases is None or not computed.base:
        return ""
    for cases in (computed.cases - 1, computed.cases + 1):
        other = Computed("", number=Fraction(cases), cases=cases, base=computed.base)
        if 0 <= cases <= computed.base and not matches(figure, other, rounding):
            return f"with {cases} of {computed.base} it would not hold"
    return ""


def _in_range(figure: Figure, least: Fraction, most: Fraction, computed: Computed) -> Verdict:
    value: Any = figure.value
    span = in_print(figure, computed)
    if not least <= value <= most:
        return Verdict(FALSE, span, f"It can only be {span}: {computed.working}")
    return Verdict(UNKNOWN, span, f"It fits: {computed.working}. Missing: {computed.missing}")


def _not_so(figure: Figure, computed: Computed, rounding: Rounding, said: str) -> Verdict:
    if computed.clash:
        return Verdict(CONTRADICTED, said, f"It would be {said}: {computed.working}. {computed.clash}")
    notes = ""
    for other in computed.others():
        if matches(figure, other.computed, rounding):
            if other.counts:
                return Verdict(ONLY + other.words, said, f"{computed.working}. Otherwise: {other.computed.working}")
            notes = notes or f". It was so {other.words}: {other.computed.working}"
    for way, name in WAYS:
        if figure.kind in (NUMBER, PERCENT) and not figure.modifier and matches(figure, computed, way):
            notes += f". The printed figure is {name}, not rounded half up"
    return Verdict(FALSE, said, f"It should say {said}: {computed.working}{notes}")


def in_print(figure: Figure, computed: Computed) -> str:
    """What was computed, in the form in which the figure is printed; empty where nothing of its kind was."""
    if computed.least is not None and computed.most is not None:
        return f"{rounded(computed.least)} to {rounded(computed.most)}"
    if not known(figure, computed):
        return ""
    if computed.repeats is not None:
        return computed.repeats.text
    number, (first, last) = number_for(figure, computed) or Fraction(0), computed.days or (None, None)
    forms = {
        PERCENT: lambda: f"{_digits(number, figure.places)}%",
        NUMBER: lambda: _digits(number, figure.places),
        DATE: lambda: long_date(first) if first == last else f"{long_date(first)} to {long_date(last)}",  # type: ignore[arg-type]
        RANK: lambda: f"place {computed.rank}" + (f", shared by {computed.tied}" if computed.tied > 1 else ""),
        GRADE: lambda: computed.grade,
        DIRECTION: lambda: {1: "higher", -1: "lower", 0: "the same"}[computed.direction or 0],
    }
    if figure.kind in forms:
        return forms[figure.kind]()
    if computed.cases is not None:
        return f"{computed.cases} of {computed.base}"
    return "all" if computed.only is None else "only these" if computed.only else "not these alone"


def _digits(value: Fraction, places: int) -> str:
    text = rounded(value, places)
    return f"{int(text):,}" if places == 0 else text
