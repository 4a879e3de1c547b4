"""Numbers of a paper that are not figures, by stated rules: dates, references, ages, paragraph and page numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from inspection_stats.claims.paper.text import Paper
from inspection_stats.claims.printed_dates import MONTHS

DATE_RULE, LABEL_RULE, PAGE_RULE = "a date", "a paragraph or list number", "a page number"

_MONTH = "|".join((*MONTHS, *(month[:3] for month in MONTHS)))
_DAY, _YEAR = r"\d{1,2}(?:st|nd|rd|th)?", r"(?:19|20)\d{2}"
_LISTED = r"(?:\d+[A-Za-z]?|one|two|three|four|five|six|seven)(?:(?:,| and| to| or| -|, and) ?\d+[A-Za-z]?)*\b"

SET_APART: dict[str, str] = {
    "a web or mail address": r"(?<!\S)\S{0,400}?(?:://|www\.|@)\S*",
    "a telephone number": r"(?:\bx\d{3,6}\b|\b0\d{2,4}(?: ?\d{3,4}){2,3}\b)",
    "a time of day": r"\b\d{1,2}[.:]\d{2} ?(?:am|pm)\b|\b\d{1,2} ?(?:am|pm)\b",
    PAGE_RULE: r"\(?\bpages?\b (?:\d+|- )[\d -]*\)?",
    DATE_RULE: (
        rf"\b{_DAY}(?: ?(?:-|to|and) ?{_DAY})? (?:of )?(?:{_MONTH})\b(?:,? {_YEAR})?"
        rf"|\b(?:{_MONTH}),? \d{{4}}\b|\b{_YEAR} ?[-/] ?(?:20)?\d{{2}}\b|\b{_YEAR}\b(?!%|,\d|\d| (?:children|cases))"
        r"|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b"
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

_RULES = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in SET_APART.items()]
_LABEL = re.compile(r"(?:- )?(?:\(?[a-z]\)|\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}\.)(?=\s)")
_HEADING = re.compile(r"(\d{1,2})(?= [A-Z])")
_CONTENTS = re.compile(r"\D{3,80} (\d{1,3}) $")


@dataclass(frozen=True)
class Apart:
    """Characters of a paper's text that a rule sets apart."""

    start: int
    end: int
    rule: str


def set_apart(paper: Paper) -> list[Apart]:
    """Everything in the paper that a rule sets apart, in reading order."""
    apart = [Apart(*match.span(), name) for name, rule in _RULES for match in rule.finditer(paper.text)]
    apart += [Apart(*span, LABEL_RULE) for span in _labels(paper)]
    apart += [Apart(*span, PAGE_RULE) for span in _contents(paper)]
    return sorted(apart, key=lambda one: (one.start, one.end, one.rule))


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
    lines = list(pairwise([*paper.blocks, len(paper.text)]))
    hits = [_CONTENTS.fullmatch(paper.text[start:end]) for start, end in lines]
    spans = []
    for number, ((start, _), hit) in enumerate(zip(lines, hits, strict=True)):
        if hit and sum(1 for other in hits[max(number - 2, 0) : number + 3] if other) >= 3:
            spans.append((start + hit.start(1), start + hit.end(1)))
    return spans
