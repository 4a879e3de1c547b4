"""Every number of a paper that no claim covers: listed with its sentence, or set apart by a stated rule."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from inspection_stats.claims.figures import FRACTIONS, MILLIONS, MONTHS, PLAIN_NUMBER
from inspection_stats.claims.paper import Paper, Place

_MONTH = "|".join((*MONTHS, *(month[:3] for month in MONTHS)))
_YEAR = r"(?:19|20)\d{2}"

_LISTED = r"(?:\d+[A-Za-z]?|one|two|three|four|five|six|seven)(?:(?:,| and| to| or| -|, and) ?\d+[A-Za-z]?)*\b"

SET_APART: dict[str, str] = {
    "a web or mail address": r"\S*(?:://|www\.|@)\S*",
    "a telephone number": r"(?:\bx\d{3,6}\b|\b0\d{2,4}(?: ?\d{3,4}){2,3}\b)",
    "a time of day": r"\b\d{1,2}[.:]\d{2} ?(?:am|pm)\b|\b\d{1,2} ?(?:am|pm)\b",
    "a page number": r"\(?\bpages?\b (?:\d+|- )[\d -]*\)?",
    "a date": (
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: ?(?:-|to|and) ?\d{{1,2}}(?:st|nd|rd|th)?)? (?:{_MONTH})\b(?:,? {_YEAR})?"
        rf"|\b(?:{_MONTH}),? \d{{4}}\b|\b{_YEAR} ?[-/] ?(?:20)?\d{{2}}\b|\b{_YEAR}\b(?!%|,\d|\d| (?:children|cases))"
        r"|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
    ),
    "a reference": (
        rf"(?<!this )(?<!each )(?<!the )(?<!last )\b(?:section|paragraph|para|appendix|annex|item|schedule|regulation"
        rf"|footnote|chapter|clause|article|key stage)s? {_LISTED}"
        rf"|\b(?-i:Part|Note|Table|Figure|Chart|Level|Round|ROUND|Phase|Ward|Room|Year)s? {_LISTED}"
        r"|\b[A-Z]{1,3}\d{1,2}[A-Z]?(?: ?\d[A-Z]{2})?\b"
    ),
    "an age": (
        r"\bage(?:d|s)?(?: of| over| under| between)? \d{1,2}(?: (?:to|and|or) \d{1,2})?\b"
        r"|\b\d{1,2}(?:-? and \d{1,2})?(?:-| )years?(?:-| )olds?\b|\b\d{1,2}-(?= and \d{1,2}-year)|\bpost-16\b"
        r"|\bwhen they reach \d{1,2}\b"
    ),
    "the unit of a rate": r"\bper (?:10,000|100,000|1,000|100|head)\b",
    "a fixed phrase": (
        r"\bone(?: |-)(?:another|to(?: |-)one|off|stop)\b|\b(?:no|any|every|each|some|this|that|the|which)(?: |-)one\b"
        r"|\bone of (?:the|our|its|their|these|those|them|his|her)\b|\bat one\b|\bone (?:day|can|may|must)\b"
        r"|\b(?:in|on) half\b|\b24 ?- ?hour\b"
    ),
}
"""The rules: what is set apart, and the pattern of it. The guide (docs/checking-a-paper.md) lists them in words."""

LONGEST_SPAN = 500  # characters; what claims cover and rules set apart is far shorter, but for an odd web address
_RULES = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in SET_APART.items()]
_LABEL = re.compile(r"(?:- )?(?:\(?[a-z]\)|\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}\.)(?=\s)")
_HEADING = re.compile(r"(\d{1,2})(?= [A-Z])")
_CONTENTS = re.compile(r"\D{3,80} (\d{1,3}) $")
_FRACTION_WORDS = "|".join(sorted((f.replace(" ", "[ -]") for f in FRACTIONS), key=len, reverse=True))
_NUMBER = re.compile(
    rf"\b(?:{_FRACTION_WORDS})\b"
    rf"|(?<!\w)(?<!\d[.,])(?:{PLAIN_NUMBER})(?:\s?%| per ?cent\b|{MILLIONS})?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Unclaimed:
    """A number that no claim covers. `apart` names the rule that sets it apart, and is empty where it is unchecked."""

    number: str
    place: Place
    sentence: str
    apart: str = ""


def unclaimed(paper: Paper, covered: Sequence[tuple[int, int]]) -> list[Unclaimed]:
    """Every number of the paper's parts outside the spans of characters that claims cover, in reading order."""
    apart = [(*match.span(), name) for name, rule in _RULES for match in rule.finditer(paper.text)]
    apart += [(*span, "a paragraph or list number") for span in _labels(paper)]
    apart += [(*span, "a page number") for span in _contents(paper)]
    apart.sort()
    claimed = sorted(covered)
    found = []
    for match in _NUMBER.finditer(paper.text):
        start, end = match.span()
        place = paper.place(start, end)
        if paper.has_parts and not place.part:
            continue  # outside the parts that the claims file names
        if any(first < end and start < last for first, last in _near(claimed, start, end)):
            continue
        rule = next((one[2] for one in _near(apart, start, end) if one[0] <= start and end <= one[1]), "")
        found.append(Unclaimed(match[0], place, paper.sentence(start, end), rule))
    return found


def _near(spans: list[Any], start: int, end: int) -> list[Any]:
    """The spans of a sorted list that may touch these characters: those that begin not far before or within them."""
    return spans[bisect_left(spans, (start - LONGEST_SPAN,)) : bisect_left(spans, (end,))]


def outside(paper: Paper) -> int:
    """How many numbers stand outside the parts that are checked."""
    if not paper.has_parts:
        return 0
    return sum(1 for match in _NUMBER.finditer(paper.text) if not paper.place(*match.span()).part)


def _labels(paper: Paper) -> list[tuple[int, int]]:
    starts = {*paper.blocks, *(at for at, _ in paper.numbered)}
    labels = [match.span() for at in starts if (match := _LABEL.match(paper.text, at))]
    headings = (match for at in paper.blocks if (match := _HEADING.match(paper.text, at)))
    return labels + [match.span() for match in headings if _begins_a_section(paper, match)]


def _begins_a_section(paper: Paper, heading: re.Match[str]) -> bool:
    """Whether the next numbered paragraph is the first of this number: “4 Volunteering” before “4.1”."""
    after = bisect_left(paper.numbered, (heading.end(),))
    return after < len(paper.numbered) and paper.numbered[after][1] == f"{heading[1]}.1"


def _contents(paper: Paper) -> list[tuple[int, int]]:
    """Page numbers at the ends of the lines of a table of contents: three such lines or more, one after another."""
    ends = [*paper.blocks[1:], len(paper.text)]
    hits = [_CONTENTS.fullmatch(paper.text[a:b]) for a, b in zip(paper.blocks, ends, strict=True)]
    spans = []
    for number, (start, hit) in enumerate(zip(paper.blocks, hits, strict=True)):
        if hit and sum(1 for other in hits[max(number - 2, 0) : number + 3] if other) >= 3:
            spans.append((start + hit.start(1), start + hit.end(1)))
    return spans
