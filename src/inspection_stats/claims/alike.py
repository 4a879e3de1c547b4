"""Text like a claim's words: the same words round another figure, the sentence most like reworded ones.

Both look words up instead of trying every sentence for every claim, so that thousands of claims take seconds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import numpy as np

from inspection_stats.claims.figures import ANY_FIGURE

LIKE = 0.6  # share of a claim's words that a sentence must hold, in order, to count as the same sentence reworded
TRIED = 20  # sentences that share most words with a claim: only these are compared word by word, in order
LONGEST_FIGURE = 60  # characters: “no more than nineteen million out of the ninety-nine million”

_WORD = re.compile(r"\w")
_FIGURE = re.compile(ANY_FIGURE, re.IGNORECASE)
_FIGURE_FIRST = re.compile(rf"(?:{ANY_FIGURE})(?!\w)", re.IGNORECASE)
_FIGURE_LAST = re.compile(rf"(?<!\w)(?:{ANY_FIGURE})$", re.IGNORECASE)


def between(text: str, before: str, after: str) -> Iterator[tuple[int, int]]:
    """Where any figure stands between these words; of the two, one may be empty."""
    if len(before) >= len(after):  # the longer words stand in fewer places
        for at in _places(text, before):
            yield from _first(text, at, before, after)
        return
    for at in _places(text, after):
        yield from _last(text, at, before, after)


def _first(text: str, at: int, before: str, after: str) -> Iterator[tuple[int, int]]:
    """The figure after the words that begin at a character, where the words `after` follow it."""
    start = at + len(before)
    if _inside(text, at):
        return
    if not after:
        match = _FIGURE_FIRST.match(text, start)
        if match:
            yield start, match.end()
        return
    for gap in _places(text[start : start + LONGEST_FIGURE + len(after)], after):
        if _FIGURE.fullmatch(text, start, start + gap) and not _inside(text, start + gap + len(after)):
            yield start, start + gap
            return


def _last(text: str, at: int, before: str, after: str) -> Iterator[tuple[int, int]]:
    """The figure before the words that begin at a character, where the words `before` come ahead of it."""
    if _inside(text, at + len(after)):
        return
    first = max(at - LONGEST_FIGURE - len(before), 0)
    if not before:
        match = _FIGURE_LAST.search(text[first:at])
        if match:
            yield first + match.start(), at
        return
    for place in _places(text[first:at], before):
        start = first + place + len(before)
        if _FIGURE.fullmatch(text, start, at) and not _inside(text, first + place):
            yield start, at
            return


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _inside(text: str, at: int) -> bool:
    """Whether a character lies inside a word or number, not at its edge."""
    return 0 < at < len(text) and bool(_WORD.match(text, at - 1)) and bool(_WORD.match(text, at))


class Sentences:
    """The sentences of a paper, found by the words that they hold."""

    def __init__(self, spans: Sequence[tuple[int, int]], text: str) -> None:
        """Look up every word of the sentences that lie in these spans of the text."""
        self._text = [text[start:end].strip() for start, end in spans]
        self._words = [sentence.lower().split() for sentence in self._text]
        holding: dict[str, list[int]] = defaultdict(list)
        for number, held in enumerate(self._words):
            for word in set(held):
                holding[word].append(number)
        self._holding = {word: np.array(numbers) for word, numbers in holding.items()}

    def nearest(self, words: str) -> str:
        """The sentence most like the words (on one line), without holding them as they are; or nothing."""
        whole, wanted = words.lower(), words.lower().split()
        shared = np.zeros(len(self._words), dtype=int)
        for word in set(wanted) & set(self._holding):
            shared[self._holding[word]] += 1
        enough = LIKE * len(set(wanted))
        best, share = "", LIKE
        for number in np.argsort(-shared, kind="stable")[:TRIED]:
            if shared[number] < enough or whole in self._text[number].lower():
                continue
            blocks = SequenceMatcher(None, wanted, self._words[number], autojunk=False).get_matching_blocks()
            if (now := sum(block.size for block in blocks) / len(wanted)) > share:
                best, share = self._text[number], now
        return best
