"""Find a claim's words in the paper: as they are, moved, round another figure, or reworded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from inspection_stats.claims.figures import Figure, read_figure
from inspection_stats.claims.file import Claim
from inspection_stats.claims.normal import normal
from inspection_stats.claims.paper import Paper, Place

AS_CLAIMED, OTHER_FIGURE, REWORDED = "as claimed", "another figure", "reworded"

Span = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """How a claim stands in the paper: `how` (as claimed, moved to …, another figure, reworded) and the figure there.

    `span` are the characters of the figure, `beside` those of the numbers it rests on; `nearest` is the sentence most
    like reworded words.
    """

    how: str
    figure: Figure
    span: Span | None = None
    beside: tuple[Span, ...] = ()
    nearest: str = ""


def locate(claims: Sequence[Claim], paper: Paper) -> dict[str, Found]:
    """Find the words of every claim; one with nothing like them in the paper is left out.

    First each claim is looked for in its own place, then what is missing elsewhere. A figure of the paper belongs to
    one claim: what one has taken, no other finds, so that a sentence repeated elsewhere cannot stand in for a changed
    one.
    """
    found: dict[str, Found] = {}
    taken: set[Span] = set()
    for look in (_as_claimed, _elsewhere):
        for claim in claims:
            where = None if claim.id in found else look(claim, paper, taken)
            if where:
                found[claim.id] = where
                taken |= {where.span} if where.span else set()
    return found


def _as_claimed(claim: Claim, paper: Paper, taken: set[Span]) -> Found | None:
    for place in paper.exact(claim.words):
        if _away(claim, place, paper) == 0 and _figure_in(claim, place) not in taken:
            return _found(claim, place, AS_CLAIMED)
    return None


def _elsewhere(claim: Claim, paper: Paper, taken: set[Span]) -> Found | None:
    others = [
        (_away(claim, place, paper), place, text)
        for place, text in paper.with_another_figure(claim.words, claim.printed.text)
        if (place.start, place.end) not in taken
    ]
    moved = [place for place in paper.exact(claim.words) if _figure_in(claim, place) not in taken]
    # Another figure counts only in the claim's own part: elsewhere the same words may well speak of something else.
    here, near = ([one for one in others if one[0] == away] for away in (0, 1))
    if moved and not here:
        best = min(moved, key=lambda place: _away(claim, place, paper))
        return _found(claim, best, f"moved to {where_is(best)}")
    for _, place, text in here or near:
        return Found(OTHER_FIGURE, read_figure(text) or claim.printed, (place.start, place.end))
    sentence = paper.nearest(claim.words, claim.report if paper.has_parts else "")
    return Found(REWORDED, claim.printed, nearest=sentence) if sentence else None


def _found(claim: Claim, place: Place, how: str) -> Found:
    beside = tuple(_shifted(_within(claim.words, number), place) for number in claim.rests_on)
    return Found(how, claim.printed, _figure_in(claim, place), beside)


def _figure_in(claim: Claim, place: Place) -> Span:
    return _shifted(_within(claim.words, claim.printed.text), place)


def where_is(place: Place) -> str:
    """A place in words: “Committee report, at or after paragraph 3.13”."""
    paragraph = f"at or after paragraph {place.paragraph}" if place.paragraph else ""
    return ", ".join(filter(None, (place.part, paragraph))) or "another place"


def _away(claim: Claim, place: Place, paper: Paper) -> int:
    """0 in the claim's own place, 1 in another paragraph, 2 in another part.

    Where the text gives no number of a paragraph, as Word's own numbering does not, the part alone is compared.
    """
    if paper.has_parts and place.part != claim.report:
        return 2
    numbered = re.fullmatch(r"\d+(\.\d+)*", claim.paragraph)
    return int(bool(numbered) and place.paragraph not in ("", claim.paragraph))


def _within(words: str, figure: str) -> Span:
    """Where a figure stands in its words, counted in characters of normal text."""
    inside = rf"(?<!\w)(?<!\d[.,]){re.escape(normal(figure))}(?!\w)(?![.,]\d)"
    match = re.search(inside, normal(words), re.IGNORECASE)
    return match.span() if match else (0, 0)


def _shifted(span: Span, place: Place) -> Span:
    return place.start + span[0], place.start + span[1]
