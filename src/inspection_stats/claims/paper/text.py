"""A paper as text to look in: its parts and paragraphs, where words are in it, and the sentence round a figure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from inspection_stats.claims.figure_forms import read_figure
from inspection_stats.claims.figures import Figure
from inspection_stats.claims.paper.around import figures_between
from inspection_stats.claims.paper.edges import stand_alone, standing
from inspection_stats.claims.paper.folded import Characters, FoldedText, fold
from inspection_stats.claims.paper.likeness import Sentences
from inspection_stats.claims.paper.normalising import comparable, with_whole_words
from inspection_stats.claims.paper.paper_parts import MARGINS, Part, parts_found

FAR = 2_000  # characters within which the ends of a sentence are looked for
LONGEST_SENTENCE = 240  # characters on each side of a figure
_NUMBERED = re.compile(r"(?:- )?(\d{1,3}(?:\.\d{1,3})+|\d{1,3}(?=\.\s))\.?\s+\S")


@dataclass(frozen=True)
class Place:
    """Where something is: characters `start` to `end` of the text, and the part and paragraph they are in."""

    start: int
    end: int
    part: str
    paragraph: str


@dataclass(frozen=True)
class Paper:
    """A paper's normal text (`comparable`), where its blocks, numbered paragraphs and parts begin.

    `has_parts` says whether the claims file names parts; without, the paper is one.
    """

    text: str
    blocks: tuple[int, ...]
    numbered: tuple[tuple[int, str], ...]
    parts: tuple[tuple[int, str], ...]
    missing_parts: tuple[str, ...] = ()
    has_parts: bool = False

    @cached_property
    def _searched(self) -> FoldedText:
        return FoldedText(self.text)

    def place(self, start: int, end: int) -> Place:
        """The place of a span of characters; outside every part its `part` is empty."""
        part_start, part = _last(self.parts, start)
        at, paragraph = _last(self.numbered, start)
        return Place(start, end, part, paragraph if at >= part_start else "")

    def sentence(self, start: int, end: int) -> str:
        """The sentence round a span, cut where it is very long."""
        block = self.blocks[bisect_right(self.blocks, start) - 1]
        after = bisect_right(self.blocks, end)
        stop = self.blocks[after] if after < len(self.blocks) else len(self.text)
        before, behind = self.text[max(block, start - FAR) : start], self.text[end : min(stop, end + FAR)]
        first = max((match.end() for match in re.finditer(r"[.!?][\"')]*\s(?=[A-Z\"'(])", before)), default=0)
        last = re.search(r"[.!?][\"')]*(?=\s|$)", behind)
        left, right = before[first:][-LONGEST_SENTENCE:], behind[: last.end() if last else None][:LONGEST_SENTENCE]
        return (left + self.text[start:end] + right).strip(" -")

    def exact(self, words: str) -> list[Place]:
        """Every place where the words appear, whatever their capitals and hyphens within words."""
        wanted = fold(comparable(words))
        if not wanted:
            return []
        places = self._searched.places(wanted)
        return [self.place(*place) for place in places if stand_alone(self.text, *place)]

    def with_another_figure(self, words: str, printed: str) -> list[Place]:
        """Every place where another figure of the same kind is between the words."""
        whole, spans = comparable(words), standing(printed, words)
        figure = read_figure(printed)
        if not spans or figure is None or len(re.findall(r"\w+", whole)) < len(re.findall(r"\w+", printed)) + 2:
            return []  # with fewer than two words next to it, nothing says which figure is meant
        start, end = spans[0]
        around = whole[:start], whole[end:]
        if around not in self._figures:
            self._figures[around] = list(figures_between(self._searched, *around))
        return [self.place(*one) for one, other in self._figures[around] if other.kind == figure.kind]

    def nearest(self, words: str, part: str) -> str:
        """The sentence of the part (or of the paper) most like the words, without holding them; or nothing."""
        if part not in self._sentences:
            self._sentences[part] = Sentences(self._spans(part), self.text)
        return self._sentences[part].nearest(comparable(words))

    @cached_property
    def _figures(self) -> dict[tuple[str, str], list[tuple[Characters, Figure]]]:
        return {}

    @cached_property
    def _sentences(self) -> dict[str, Sentences]:
        return {}

    def _spans(self, part: str) -> list[tuple[int, int]]:
        ends = [match.end() for match in re.finditer(r"[.!?][\"')]*(?=\s)", self.text)]
        cuts = sorted({0, *ends, *self.blocks, len(self.text)})
        return [span for span in pairwise(cuts) if not part or self.place(*span).part == part]


def make_paper(raw: str, parts: Sequence[Part] = (), margins: str = "") -> Paper:
    """Make a paper of raw text, with that of its headers and footers last, as a part of its own.

    Parts whose beginning is not found are in `missing_parts`; without parts, the paper is one.
    """
    body, rest = _Lines(raw), _Lines(margins)
    text = body.text + rest.text
    begun, missing = parts_found(FoldedText(body.text), parts)
    if rest.text:
        begun = (*begun, (len(body.text), MARGINS))
    blocks = sorted({0, *body.blocks, *(len(body.text) + at for at in rest.blocks)})
    return Paper(text, tuple(blocks), tuple(body.numbered), begun, missing, bool(parts))


class _Lines:
    """The lines of raw text as one normal text, with where its blocks and numbered paragraphs begin."""

    def __init__(self, raw: str) -> None:
        self.blocks: list[int] = []
        self.numbered: list[tuple[int, str]] = []
        pieces, at, blank = [], 0, True
        for line in with_whole_words(raw).splitlines():
            plain = comparable(line)
            if not plain:
                blank = True
                continue
            number = _NUMBERED.match(plain)
            if blank or number or "\t" in line or line.lstrip().startswith(("-", "•", "|")):
                self.blocks.append(at)
            if number:
                self.numbered.append((at, number[1]))
            blank = False
            pieces.append(plain + " ")
            at += len(plain) + 1
        self.text = "".join(pieces)


def _last(marks: Sequence[tuple[int, str]], at: int) -> tuple[int, str]:
    number = bisect_right(marks, at, key=lambda mark: mark[0])
    return marks[number - 1] if number else (-1, "")
