"""Where a figure or words appear by themselves: “7%” is not in “77%”, nor “5” in “4·5”, nor “3” in “3½”."""

from __future__ import annotations

import re

from inspection_stats.claims.figures import LONGEST_FIGURE
from inspection_stats.claims.paper.folded import Characters
from inspection_stats.claims.paper.normalising import comparable

_BEFORE, _AFTER = r"(?<!\w)(?<!\d[.,·])", r"(?!\w)(?![.,·]\d)"
_NOT_BEFORE, _NOT_AFTER = re.compile(_BEFORE), re.compile(_AFTER)


def standing(figure: str, words: str) -> list[Characters]:
    """Where a figure appears in words by itself, in characters of their normal text (`comparable`)."""
    if not 0 < len(comparable(figure)) <= LONGEST_FIGURE:
        return []
    alone = re.compile(rf"{_BEFORE}{re.escape(comparable(figure))}{_AFTER}", re.IGNORECASE)
    return [found.span() for found in alone.finditer(comparable(words))]


def stand_alone(text: str, start: int, end: int) -> bool:
    """Whether characters of normal text are whole words and numbers, not inside of longer ones."""
    return bool(_NOT_BEFORE.match(text, start) and _NOT_AFTER.match(text, end))
