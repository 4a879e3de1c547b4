"""The parts of a paper that a claims file names: each from its own words on, to the next or to the words of its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspection_stats.claims.paper.folded import FoldedText

MARGINS = "headers and footers"


@dataclass(frozen=True)
class Part:
    """One part of the paper: from the words `begins` up to the words `ends`, the next part, or the end."""

    name: str
    begins: str
    ends: str = ""


def parts_found(text: FoldedText, parts: Sequence[Part]) -> tuple[tuple[tuple[int, str], ...], tuple[str, ...]]:
    """Where each part begins in the paper's text, and the names of those that are not there.

    What is outside every part has an empty name; a paper without parts is one part of that name.
    """
    if not parts:
        return ((0, ""),), ()
    begun: list[tuple[int, str]] = []
    missing: list[str] = []
    at = 0
    for part in parts:
        start = text.find(part.begins, at)
        end = text.find(part.ends, start + 1) if part.ends and start >= 0 else start
        if start < 0 or end < 0:
            missing.append(part.name)
            continue
        begun.append((start, part.name))
        begun += [(end, "")] if part.ends else []
        at = end
    return tuple(begun), tuple(missing)
