"""Claims on the same thing that print different figures in different places of the paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from inspection_stats.claims.agreement import same
from inspection_stats.claims.file import Claim
from inspection_stats.claims.judging import CHANGED, CONTRADICTED, FALSE, UNKNOWN, JudgedClaim, Verdict

MOST_PLACES_NAMED = 5  # other places in one reason


def with_contradictions(rows: Sequence[JudgedClaim]) -> Iterator[JudgedClaim]:
    """The rows, each with the other places of the paper that print another figure for the same thing.

    A figure that the data prove, or disprove, keeps its verdict; one that nothing else can settle is contradicted.
    """
    against = _against(rows)
    for row in rows:
        others = against.get(row.claim.id, [])
        if not others:
            yield row
            continue
        said = _places(others)
        open_still = row.verdict.word in (UNKNOWN, CHANGED) or (row.verdict.word == FALSE and _repeats(row.claim))
        word = CONTRADICTED if open_still else row.verdict.word
        reason = said if _repeats(row.claim) else f"{row.verdict.reason}. But {said}"
        yield replace(row, verdict=Verdict(word, row.verdict.computed, reason))


def _against(rows: Sequence[JudgedClaim]) -> dict[str, list[JudgedClaim]]:
    by_id = {row.claim.id: row for row in rows}
    against: dict[str, list[JudgedClaim]] = defaultdict(list)
    for row in rows:
        repeated = getattr(row.claim.arguments, "claim", "") if _repeats(row.claim) else ""
        for name in dict.fromkeys((row.claim.agrees_with, repeated)):
            if name in by_id and not same(row.figure, by_id[name].figure):
                against[row.claim.id].append(by_id[name])
                against[name].append(row)
    return against


def _places(others: Sequence[JudgedClaim]) -> str:
    named = [f"{one.claim.place} prints {one.figure.text} (claim {one.claim.id})" for one in others[:MOST_PLACES_NAMED]]
    further = len(others) - len(named)
    return "; ".join([*named, f"and {further} other places print another figure too"] if further else named)


def _repeats(claim: Claim) -> bool:
    return claim.calculation == "same_figure"
