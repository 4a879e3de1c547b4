"""The annex of a document: what its sections fold away, at the end, each under its section's heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from slugify import slugify

from inspection_stats.documents.prose import Heading, Prose, Run

ANNEX = "Annex"
"""How the heading of an annex begins: it starts a page of its own on paper."""

TITLE = f"{ANNEX}: tables and charts"


@dataclass(frozen=True)
class Part:
    """A heading of the second level with all that follows under it; the first part may have none."""

    heading: Heading | None
    blocks: tuple[Any, ...]

    @property
    def in_annex(self) -> bool:
        """Whether it belongs to the annex, by its heading."""
        return self.heading is not None and self.heading.text.startswith(ANNEX)


def with_annex(parts: Sequence[Part]) -> list[Part]:
    """The parts with what belongs to the annex moved to a last part; where it was, a line leads to it."""
    if not any(_of_annex(part.blocks) for part in parts):
        return list(parts)
    return [*map(_without, parts), Part(Heading(2, TITLE, slugify(TITLE)), tuple(_gathered(parts)))]


def _of_annex(blocks: Iterable[Any]) -> list[Any]:
    return [block for block in blocks if getattr(block, "annex", False)]


def _without(part: Part) -> Part:
    if not _of_annex(part.blocks):
        return part
    last = max(place for place, block in enumerate(part.blocks) if getattr(block, "annex", False))
    left = [[] if getattr(block, "annex", False) else [block] for block in part.blocks]
    if part.heading:
        left[last] = [Prose((Run("More of this section is in the annex", link=f"#{_anchor(part.heading)}"), Run(".")))]
    return replace(part, blocks=tuple(chain.from_iterable(left)))


def _gathered(parts: Sequence[Part]) -> list[Any]:
    found: list[Any] = []
    for part in parts:
        moved = [replace(block, annex=False) for block in _of_annex(part.blocks)]
        if moved and part.heading:
            found.append(replace(part.heading, level=3, anchor=_anchor(part.heading)))
        found += moved
    return found


def _anchor(heading: Heading) -> str:
    return f"{slugify(ANNEX)}-{heading.anchor}"
