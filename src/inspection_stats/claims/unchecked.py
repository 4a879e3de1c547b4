"""Every number of a paper that no claim covers: listed as printed with its sentence, or set apart by a stated rule."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from inspection_stats.claims.figure_forms import MODIFIERS, SIGN
from inspection_stats.claims.paper.folded import Characters
from inspection_stats.claims.paper.text import Paper, Place
from inspection_stats.claims.printed_dates import no_such_day
from inspection_stats.claims.set_apart import DATE_RULE, Apart, set_apart
from inspection_stats.claims.written_numbers import (
    A_FRACTION,
    A_MULTIPLE,
    A_NUMBER,
    AN_ODD_NUMBER,
    ONE_IN_SO_MANY,
    ORDINAL_BEYOND_TENTH,
)
from inspection_stats.errors import BadData, Fault

MOST_NUMBERS = 200_000  # of a paper; a pack of a hundred pages has three thousand
LONGEST_SPAN = 500  # characters; what claims cover and rules set apart is far shorter, apart from an odd web address


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?<!\d[.,·])(?:"
        rf"(?:(?:{'|'.join(sorted(MODIFIERS, key=len, reverse=True))}) )?(?:{A_MULTIPLE})"
        rf"|{ONE_IN_SO_MANY}|{A_FRACTION}|{ORDINAL_BEYOND_TENTH}"
        rf"|(?:{SIGN})?(?:{AN_ODD_NUMBER}|{A_NUMBER})(?:\s?%| per ?cent\b| percentage points?\b)?)",
        re.IGNORECASE,
    )


@dataclass(frozen=True)
class Unclaimed:
    """A number that no claim covers. `apart` names the rule that sets it apart, and is empty where it is unchecked.

    Only an unchecked one has its sentence. `remark` says what is wrong with the number itself, such as a date that no
    calendar has.
    """

    number: str
    place: Place
    sentence: str
    apart: str = ""
    remark: str = ""


def unclaimed(paper: Paper, covered: Sequence[Characters]) -> list[Unclaimed]:
    """Every number of the paper's parts outside the characters that claims cover, in reading order.

    Raises `BadData` for a paper of far more numbers than anyone can check.
    """
    apart = set_apart(paper)
    starts = [one.start for one in apart]
    claimed = sorted(covered)
    found: dict[Place, Unclaimed] = {}
    for number, (start, end) in enumerate(_numbers(paper)):
        if number >= MOST_NUMBERS:
            raise BadData([Fault(f"The paper has more than {MOST_NUMBERS:,} numbers", "Check it in parts")])
        if any(first < end and start < last for first, last in _near(claimed, start, end)):
            continue
        near = apart[bisect_left(starts, start - LONGEST_SPAN) : bisect_left(starts, end)]
        rule = next((one for one in near if one.start <= start and end <= one.end), None)
        one = _listed(paper, start, end, rule)
        found.setdefault(one.place, one)
    return list(found.values())


def outside(paper: Paper) -> int:
    """How many numbers are outside the parts that are checked."""
    if not paper.has_parts:
        return 0
    return sum(1 for match in _number().finditer(paper.text) if not paper.place(*match.span()).part)


def _numbers(paper: Paper) -> Iterator[Characters]:
    """Every number in the parts that the claims file names, or in the whole paper."""
    for match in _number().finditer(paper.text):
        if not paper.has_parts or paper.place(*match.span()).part:
            yield match.span()


def _listed(paper: Paper, start: int, end: int, apart: Apart | None) -> Unclaimed:
    """The number at these characters; a date that no calendar has is listed whole, once."""
    if apart and apart.rule == DATE_RULE and (wrong := no_such_day(paper.text[apart.start : apart.end])):
        place, text = paper.place(apart.start, apart.end), paper.text[apart.start : apart.end]
        sentence = paper.sentence(apart.start, apart.end)
        return Unclaimed(text, place, sentence, remark=f"There is no such day: {wrong}")
    place, text = paper.place(start, end), paper.text[start:end]
    return Unclaimed(text, place, "", apart.rule) if apart else Unclaimed(text, place, paper.sentence(start, end))


def _near(spans: list[Characters], start: int, end: int) -> list[Characters]:
    """The spans of a sorted list that may touch these characters: those that start shortly before or within them."""
    return spans[bisect_left(spans, (start - LONGEST_SPAN,)) : bisect_left(spans, (end,))]
