"""From a printed figure and what was computed to a verdict and its reason."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from inspection_stats.claims.agreement import goes_wrong_way, has_value, in_print, number_for, says
from inspection_stats.claims.computed import Computed, Stretch
from inspection_stats.claims.figures import Figure, Kind
from inspection_stats.claims.file import Claim
from inspection_stats.claims.rounding import EDGES, Rounding, prints, round_to
from inspection_stats.claims.stretches import as_at_words, when_so

HOLDS, FRAGILE, FALSE = "holds", "holds but fragile", "does not hold"
ONLY = "true only "  # continues: before rounding, after rounding, by report, by authority, as at another date: …
CONTRADICTED, UNKNOWN, CHANGED = "contradicted elsewhere in the paper", "cannot be checked", "changed in the paper"
PASSES = (HOLDS, FRAGILE, UNKNOWN)
"""With any other verdict the paper needs fixing, and `inspection-stats claims` ends with exit code 6."""

_OTHER_WAYS: tuple[tuple[Rounding, str], ...] = (("down", "cut"), ("up", "rounded up"))


@dataclass(frozen=True)
class Verdict:
    """The verdict in words, what was computed in the paper's own form, and the reason with its arithmetic."""

    word: str
    computed: str
    reason: str


@dataclass(frozen=True)
class JudgedClaim:
    """One claim judged. `how` says how its words appear in the paper; empty without a paper."""

    claim: Claim
    figure: Figure
    computed: Computed
    verdict: Verdict
    how: str

    @property
    def passes(self) -> bool:
        """Whether the paper is right here as far as is known; what cannot be checked passes and says so."""
        return self.verdict.word in PASSES


def judge(figure: Figure, computed: Computed, rounding: Rounding = "half up") -> Verdict:
    """Compare a printed figure with what was computed for it."""
    said = in_print(figure, computed)
    if not computed.possible:
        return Verdict(FALSE, said, f"It does not fit: {computed.working}")
    if computed.least is not None and computed.most is not None:
        return _in_range(figure, computed.least, computed.most, computed)
    if not has_value(figure, computed):
        fits = f"{computed.working}. " if computed.working else ""
        return Verdict(UNKNOWN, "", f"{fits}Missing: {computed.missing or 'a value of this kind'}")
    return _compared(figure, computed, rounding, said)


def _compared(figure: Figure, computed: Computed, rounding: Rounding, said: str) -> Verdict:
    unrounded = says(figure, computed, rounding)
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
    if figure.kind != Kind.PERCENT or figure.modifier not in EDGES or found is None or computed.is_change:
        return None
    return prints(figure, round_to(found, figure.places))


def _one_case(figure: Figure, computed: Computed, rounding: Rounding) -> str:
    """Why one case either way would change a figure that says over, under or most of a share."""
    edge = figure.modifier in EDGES or (figure.kind == Kind.QUANTIFIER and figure.value[0] == "most")
    if not edge or computed.cases is None or not computed.base:
        return ""
    for cases in (computed.cases - 1, computed.cases + 1):
        other = Computed("", number=Fraction(cases), cases=cases, base=computed.base)
        if 0 <= cases <= computed.base and not says(figure, other, rounding):
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
    if goes_wrong_way(figure, computed):
        printed, is_so = ("fall", "rise") if figure.way < 0 else ("rise", "fall")
        return Verdict(FALSE, said, f"The paper prints a {printed}, and it is a {is_so}: {computed.working}")
    notes = ""
    for other in computed.others():
        if says(figure, other.computed, rounding):
            if other.counts:
                return Verdict(ONLY + other.words, said, f"{computed.working}. Otherwise: {other.computed.working}")
            notes = notes or f". It was so {other.words}: {other.computed.working}"
    spans = when_so(figure, computed, rounding)
    if counted := [span for span in spans if span.counts]:
        return Verdict(ONLY + as_at_words(counted), said, f"{computed.working}. Otherwise: {_nearest(counted)}")
    if spans:
        notes = notes or f". It was so {as_at_words(spans)}: {_nearest(spans)}"
    return Verdict(
        FALSE, said, f"It should say {said}: {computed.working}{notes}{_rounded_otherwise(figure, computed)}"
    )


def _nearest(spans: list[Stretch]) -> str:
    return min(spans, key=lambda span: span.away).computed.working


def _rounded_otherwise(figure: Figure, computed: Computed) -> str:
    """Whether the printed figure is the right one, cut or rounded up instead of half up."""
    if figure.kind not in (Kind.NUMBER, Kind.PERCENT) or figure.modifier:
        return ""
    ways = [name for way, name in _OTHER_WAYS if says(figure, computed, way)]
    return "".join(f". The printed figure is {name}, not rounded half up" for name in ways)
