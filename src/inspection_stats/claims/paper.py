"""A paper as text to look in: its parts and paragraphs, where words stand in it, and the sentence round a figure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from inspection_stats.claims.alike import Sentences, between
from inspection_stats.claims.figures import read_figure
from inspection_stats.claims.normal import normal

FAR = 2_000  # characters within which the ends of a sentence are looked for
LONGEST_SENTENCE = 240  # characters on each side of a figure
_JOINED, _JOINS = re.compile(r"(?:\w|\d[.,])$"), re.compile(r"\w|[.,]\d")
_NUMBERED = re.compile(r"(?:- )?(\d{1,3}(?:\.\d{1,3})+|\d{1,3}(?=\.\s))\.?\s+\S")


@dataclass(frozen=True)
class Part:
    """One part of the paper: from the words `begins` up to the words `ends`, the next part, or the end."""

    name: str
    begins: str
    ends: str = ""


@dataclass(frozen=True)
class Place:
    """Where something stands: characters `start` to `end` of the text, and the part and paragraph they lie in."""

    start: int
    end: int
    part: str
    paragraph: str


@dataclass(frozen=True)
class Paper:
    """A paper's normal text (`claims.normal`), where its blocks, numbered paragraphs and parts begin."""

    text: str
    blocks: tuple[int, ...]
    numbered: tuple[tuple[int, str], ...]
    parts: tuple[tuple[int, str], ...]
    missing_parts: tuple[str, ...] = ()

    @cached_property
    def _lowered(self) -> str:
        lowered = self.text.lower()
        return lowered if len(lowered) == len(self.text) else self.text  # a few letters are two in lower case

    @property
    def has_parts(self) -> bool:
        """Whether the claims file names parts; without, the paper is one."""
        return any(name for _, name in self.parts)

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
        """Every place where the words stand as they are, capitals aside."""
        wanted, found = normal(words).lower(), []
        at = self._lowered.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            # Not inside a longer word or number: “7%” does not stand in “77%”, nor “5” in “5.2”.
            if not _JOINED.search(self.text[max(at - 2, 0) : at]) and not _JOINS.match(self.text, end):
                found.append(self.place(at, end))
            at = self._lowered.find(wanted, at + 1)
        return found

    def with_another_figure(self, words: str, printed: str) -> list[tuple[Place, str]]:
        """Every place where the words stand round another figure of the same kind, and that figure."""
        whole, figure = normal(words).lower(), normal(printed).lower()
        at = whole.find(figure)
        kind = read_figure(printed)
        if at < 0 or kind is None or len(re.findall(r"\w+", whole)) < len(re.findall(r"\w+", figure)) + 2:
            return []  # two words beside the figure are the least that still say which figure is meant
        spans = between(self._lowered, whole[:at], whole[at + len(figure) :])
        found = [(self.place(*span), self.text[slice(*span)]) for span in spans]
        return [(place, text) for place, text in found if (other := read_figure(text)) and other.kind == kind.kind]

    def nearest(self, words: str, part: str) -> str:
        """The sentence of the part (or of the paper) most like the words, without holding them; or nothing."""
        if part not in self._sentences:
            self._sentences[part] = Sentences(self._spans(part), self.text)
        return self._sentences[part].nearest(normal(words))

    @cached_property
    def _sentences(self) -> dict[str, Sentences]:
        return {}

    def _spans(self, part: str) -> list[tuple[int, int]]:
        ends = [match.end() for match in re.finditer(r"[.!?][\"')]*(?=\s)", self.text)]
        cuts = sorted({0, *ends, *self.blocks, len(self.text)})
        return [span for span in pairwise(cuts) if not part or self.place(*span).part == part]


def make_paper(raw: str, parts: Sequence[Part] = ()) -> Paper:
    """Make a paper of raw text. Parts whose beginning is not found are in `missing_parts`; without parts, it is one."""
    text, blocks, numbered = "", [0], []
    blank = True
    for line in _lines(raw):
        plain = normal(line)
        if not plain:
            blank = True
            continue
        number = _NUMBERED.match(plain)
        if blank or number or line.lstrip().startswith(("-", "•", "|")) or "\t" in line:
            blocks.append(len(text))
        if number:
            numbered.append((len(text), number[1]))
        blank = False
        text += plain + " "
    begun, missing = _begun(text, parts)
    return Paper(text, tuple(sorted(set(blocks))), tuple(numbered), begun, missing)


def _lines(raw: str) -> list[str]:
    """The lines of the text; one that ends in a broken word is joined with the next."""
    return re.sub(r"(?<=[a-z][-‐])[ \t]*\r?\n(?=[a-z])", "", raw).splitlines()


def _begun(text: str, parts: Sequence[Part]) -> tuple[tuple[tuple[int, str], ...], tuple[str, ...]]:
    if not parts:
        return ((0, ""),), ()
    begun, missing, at = [], [], 0
    for part in parts:
        start = text.lower().find(normal(part.begins).lower(), at)
        end = text.lower().find(normal(part.ends).lower(), start + 1) if part.ends and start >= 0 else start
        if start < 0 or end < 0:
            missing.append(part.name)
            continue
        begun.append((start, part.name))
        begun += [(end, "")] if part.ends else []
        at = end
    return tuple(begun), tuple(missing)


def _last(marks: Sequence[tuple[int, str]], at: int) -> tuple[int, str]:
    number = bisect_right(marks, at, key=lambda mark: mark[0])
    return marks[number - 1] if number else (-1, "")
