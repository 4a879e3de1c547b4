"""A paper's text to search in: capitals make no difference, nor do hyphens within words (from line breaks)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from inspection_stats.claims.paper.normalising import comparable

_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")

Characters = tuple[int, int]
"""The first of some characters of a text, and the one after the last."""


@dataclass(frozen=True)
class FoldedText:
    """Normal text (`comparable`) with the form of it that is searched. What is found is in characters of `text`."""

    text: str

    @cached_property
    def folded(self) -> str:
        """The text without capitals and without hyphens within words."""
        return fold(self.text)

    @cached_property
    def _hyphens(self) -> list[int]:
        """Where the hyphens are that are not searched, in characters of the text."""
        return [match.start() for match in _HYPHEN.finditer(self.text)]

    @cached_property
    def _gaps(self) -> list[int]:
        """The same in characters of the folded text."""
        return [at - number for number, at in enumerate(self._hyphens)]

    def places(self, folded_words: str, start: int = 0, end: int | None = None) -> Iterator[Characters]:
        """Where folded words appear, between two characters of the text; also within longer words."""
        stop = len(self.folded) if end is None else self._in_folded(end)
        at = self.folded.find(folded_words, self._in_folded(start), stop)
        while at >= 0:
            yield self._in_text(at), self._in_text(at + len(folded_words) - 1) + 1
            at = self.folded.find(folded_words, at + 1, stop)

    def find(self, words: str, start: int = 0) -> int:
        """Where the words begin, or −1."""
        return next((first for first, _ in self.places(fold(comparable(words)), start)), -1)

    def _in_text(self, at: int) -> int:
        return at + bisect_right(self._gaps, at)

    def _in_folded(self, at: int) -> int:
        return at - bisect_left(self._hyphens, at)


def fold(text: str) -> str:
    """Normal text without capitals and without hyphens within words."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters are two in lower case
        lowered = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    return _HYPHEN.sub("", lowered)
