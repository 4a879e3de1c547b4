"""Which way a printed change goes: by its sign, or by the words next to it, as in “a fall of 12%” and “12% lower”."""

from __future__ import annotations

import re

UP = ("increase", "increased", "rise", "rose", "risen", "higher", "above", "more", "outside", "worse", "up", "longer",
      "growth", "grew")  # fmt: skip
DOWN = ("reduction", "reduced", "decrease", "decreased", "fall", "fell", "fallen", "drop", "dropped", "lower", "below",
        "fewer", "within", "down", "less", "decline", "declined")  # fmt: skip
"""The words that by themselves are a figure of its own kind: “higher than the national average”."""

WINDOW = 60  # characters before and after a figure in which its direction may be worded
_TO_UP = (
    "plus", "up", "increase", "increases", "increased", "increasing", "rise", "rises", "rose", "risen", "rising",
    "growth", "grew", "grown", "grows", "growing", "gain", "gained", "climb", "climbed", "jump", "jumped",
)  # fmt: skip
_TO_DOWN = (
    "minus", "down", "decrease", "decreases", "decreased", "decreasing", "fall", "falls", "fell", "fallen", "falling",
    "reduction", "reduced", "reduces", "reducing", "drop", "drops", "dropped", "dropping", "decline", "declines",
    "declined", "declining", "dip", "dipped", "slipped", "cut", "shrank", "shrunk",
)  # fmt: skip
_FROM_UP = ("increase", "rise", "growth", "gain", "jump", "higher", "more", "up", "longer", "greater", "larger")
_FROM_DOWN = ("decrease", "fall", "reduction", "drop", "decline", "cut", "lower", "fewer", "less", "down", "shorter",
              "smaller")  # fmt: skip
_LEADING = re.compile(rf"(?:an? )?({'|'.join((*_TO_UP, *_TO_DOWN))})(?: (?:by|of))? (?=.)")
_TRAILING = re.compile(rf" ({'|'.join((*_FROM_UP, *_FROM_DOWN))})$")
_BESIDE = (
    "(?:about|around|some|approximately|roughly|just|nearly|almost|over|under|more than|less than|at least|an?|another"
    "|a further)"
)
_POINTS = r"(?: ?(?:%|per ?cent))?(?: (?:percentage )?points?)?"
_UP_TO_TWO_WORDS = r"(?: (?!(?:of|in|to|from|or|and)\b)[\w'-]+){0,2}?"
_BEFORE = {
    way: re.compile(
        rf"\b(?:{'|'.join(words)})(?: in(?: [\w'-]+){{1,6}}?(?= (?:of|by) ))?(?: (?:of|by))?(?: {_BESIDE})* ?$"
    )
    for way, words in ((1, _TO_UP), (-1, _TO_DOWN))
}
_AFTER = {
    way: re.compile(rf"^{_POINTS}{_UP_TO_TWO_WORDS} (?:{'|'.join(words)})\b(?! to\b)")
    for way, words in ((1, _FROM_UP), (-1, _FROM_DOWN))
}


def direction_at(text: str, start: int, end: int) -> int:
    """Which way the figure at these characters of normal text changes something: 1 up, −1 down, 0 where none is said.

    A sign right before it counts, and a word of direction right before (“fell by 12%”) or after it (“12% lower”).
    """
    before, after = text[max(start - WINDOW, 0) : start].lower(), text[end : end + WINDOW].lower()
    sign = re.search(r"(?:^|(?<![\d%])[\s(\[\"'])([-+])£?$", before)
    if sign:
        return -1 if sign[1] == "-" else 1
    for way, pattern in _BEFORE.items():
        if pattern.search(before):
            return way
    return next((way for way, pattern in _AFTER.items() if pattern.match(after)), 0)


def without_direction(text: str) -> tuple[str, int]:
    """A figure without the word of direction before or after it, and that direction: “down 12%” is 12% and −1."""
    if found := _LEADING.match(text):
        return text[found.end() :], 1 if found[1] in _TO_UP else -1
    if found := _TRAILING.search(text):
        return text[: found.start()], 1 if found[1] in _FROM_UP else -1
    return text, 0
