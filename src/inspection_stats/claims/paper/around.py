"""Any figure between given words: how a claim is found whose figure has been changed in the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from inspection_stats.claims.figure_forms import read_figure
from inspection_stats.claims.figures import Figure
from inspection_stats.claims.paper.folded import Characters, FoldedText, fold

LONGEST = 60  # characters of a figure: “no more than nineteen million out of the ninety-nine million”
MOST_PLACES = 1_000  # in which the words of one claim are looked for; words that appear in more say little

_WORD = re.compile(r"\w")
_BEGINS = re.compile(r"(?<![\w.,·])(?=[\w£+-])")
_ENDS = re.compile(r"(?<=[\w%])(?![\w%])(?![.,·]\d)")


def figures_between(paper: FoldedText, before: str, after: str) -> Iterator[tuple[Characters, Figure]]:
    """Where any figure is between these normal words, and the figure; one side of the words may be empty.

    The words must be whole: “ow said ” is not before a figure in “Row said 12”.
    """
    before, after = fold(before), fold(after)
    if len(before) >= len(after):  # the longer words appear in fewer places
        for place in islice(paper.places(before), MOST_PLACES):
            yield from _after(paper, place, after)
    else:
        for place in islice(paper.places(after), MOST_PLACES):
            yield from _before(paper, place, before)


def _after(paper: FoldedText, place: Characters, after: str) -> Iterator[tuple[Characters, Figure]]:
    """The figure after the words at a place, where the words `after` follow it."""
    (begins, start), text = place, paper.text
    if _inside(text, begins):
        return
    if after:
        following = paper.places(after, start, start + LONGEST + _in_full(after))
        ends = [end for end, last in following if not _inside(text, last)]
    else:
        ends = [found.start() for found in _ENDS.finditer(text, start, start + LONGEST)][::-1]
    yield from _first(text, [(start, end) for end in ends])


def _before(paper: FoldedText, place: Characters, before: str) -> Iterator[tuple[Characters, Figure]]:
    """The figure before the words at a place, where the words `before` come ahead of it."""
    (end, ends), text = place, paper.text
    if _inside(text, ends):
        return
    first = max(end - LONGEST - _in_full(before), 0)
    if before:
        starts = [start for begins, start in paper.places(before, first, end) if not _inside(text, begins)]
    else:
        starts = [found.start() for found in _BEGINS.finditer(text, first, end)]
    yield from _first(text, [(start, end) for start in starts])


def _first(text: str, spans: list[Characters]) -> Iterator[tuple[Characters, Figure]]:
    """The first of these characters that are a figure, and the figure."""
    found = ((span, read_figure(text[slice(*span)])) for span in spans)
    yield from islice(((span, figure) for span, figure in found if figure), 1)


def _in_full(folded: str) -> int:
    """How many characters folded words may take in the text, with a hyphen after each of them."""
    return 2 * len(folded)


def _inside(text: str, at: int) -> bool:
    """Whether a character is inside a word or number, not at its edge."""
    return 0 < at < len(text) and bool(_WORD.match(text, at - 1)) and bool(_WORD.match(text, at))
