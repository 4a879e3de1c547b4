"""Find a claim's words in the paper: as they are, moved, round another figure, or reworded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from inspection_stats.claims.figure_forms import figure_at
from inspection_stats.claims.figures import Figure, Kind
from inspection_stats.claims.file import Claim
from inspection_stats.claims.paper.edges import standing
from inspection_stats.claims.paper.folded import Characters
from inspection_stats.claims.paper.text import Paper, Place

AS_CLAIMED, OTHER_FIGURE, REWORDED = "as claimed", "another figure", "reworded"


@dataclass(frozen=True)
class InPaper:
    """How a claim appears in the paper: `how` (as claimed, moved to …, another figure, reworded) and the figure there.

    `span` are the characters of the figure, `beside` those of the numbers it rests on; `nearest` is the sentence most
    like reworded words.
    """

    how: str
    figure: Figure
    span: Characters | None = None
    beside: tuple[Characters, ...] = ()
    nearest: str = ""


def locate(claims: Sequence[Claim], paper: Paper) -> dict[str, InPaper]:
    """Find the words of every claim; one with nothing like them in the paper is left out.

    First each claim is looked for in its own place, then what is missing elsewhere. A figure of the paper belongs to
    one claim: what one has taken, no other finds, so that a sentence repeated elsewhere cannot replace a changed
    one.
    """
    found: dict[str, InPaper] = {}
    search = _Search(paper)
    for look in (_as_claimed, _elsewhere):
        for claim in claims:
            where = None if claim.id in found else look(claim, search)
            if where:
                found[claim.id] = where
                search.taken |= {where.span} if where.span else set()
    return found


@dataclass
class _Search:
    """A paper that is searched: which figures claims have taken, and where the words of others may still be."""

    paper: Paper
    taken: set[Characters] = field(default_factory=set)
    _free: dict[tuple[str, str], list[tuple[Place, Characters]]] = field(default_factory=dict)

    def free(self, claim: Claim) -> list[tuple[Place, Characters]]:
        """The places of a claim's words whose figure no claim has taken, each with where the figure is."""
        asked = (claim.words, claim.printed.text)
        if asked not in self._free:
            places = self.paper.exact(claim.words)
            self._free[asked] = [(place, _in_paper(claim.printed.text, place, self.paper)) for place in places]
        self._free[asked] = [one for one in self._free[asked] if one[1] not in self.taken]
        return self._free[asked]


def _as_claimed(claim: Claim, search: _Search) -> InPaper | None:
    own = (one for one in search.free(claim) if _away(claim, one[0], search.paper) == 0)
    return next((_found(claim, place, span, search.paper, AS_CLAIMED) for place, span in own), None)


def _elsewhere(claim: Claim, search: _Search) -> InPaper | None:
    paper = search.paper
    others = [
        (_away(claim, place, paper), place)
        for place in paper.with_another_figure(claim.words, claim.printed.text)
        if (place.start, place.end) not in search.taken
    ]
    moved = search.free(claim)
    # Another figure counts only in the claim's own part: elsewhere the same words may be about something else.
    here, near = ([one for one in others if one[0] == away] for away in (0, 1))
    if moved and not here:
        place, span = min(moved, key=lambda one: _away(claim, one[0], paper))
        return _found(claim, place, span, paper, f"moved to {where_is(place)}")
    for _, place in here or near:
        return InPaper(OTHER_FIGURE, _figure_there(claim, (place.start, place.end), paper), (place.start, place.end))
    sentence = paper.nearest(claim.words, claim.report if paper.has_parts else "")
    return InPaper(REWORDED, claim.printed, nearest=sentence) if sentence else None


def _found(claim: Claim, place: Place, span: Characters, paper: Paper, how: str) -> InPaper:
    beside = tuple(_in_paper(number, place, paper) for number in claim.rests_on)
    return InPaper(how, _figure_there(claim, span, paper), span, beside)


def _figure_there(claim: Claim, span: Characters, paper: Paper) -> Figure:
    """The figure at these characters, read as the claim's is: a year by itself may be a date or a number."""
    figure = figure_at(paper.text, *span) or claim.printed
    return figure.as_year() if claim.printed.kind == Kind.DATE else figure


def where_is(place: Place) -> str:
    """A place in words: “Committee report, at or after paragraph 3.13”."""
    paragraph = f"at or after paragraph {place.paragraph}" if place.paragraph else ""
    return ", ".join(filter(None, (place.part, paragraph))) or "another place"


def _away(claim: Claim, place: Place, paper: Paper) -> int:
    """0 in the claim's own place, 1 in another paragraph, 2 in another part.

    Where the text gives no number of a paragraph, as with Word's own numbering, only the part is compared.
    """
    if paper.has_parts and place.part != claim.report:
        return 2
    numbered = re.fullmatch(r"\d+(\.\d+)*", claim.paragraph)
    return int(bool(numbered) and place.paragraph not in ("", claim.paragraph))


def _in_paper(figure: str, place: Place, paper: Paper) -> Characters:
    """Where a figure of the claim is in the place that holds the claim's words."""
    spans = standing(figure, paper.text[place.start : place.end])
    start, end = spans[0] if spans else (0, 0)
    return place.start + start, place.start + end
