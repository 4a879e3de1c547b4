"""What a workbook says about itself: when it came out, the day it is as at, by when a report had to be published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from inspection_stats.load.workbook import Cell, Sheet
from inspection_stats.release.cell_values import Unreadable, read_day
from inspection_stats.release.vocabulary import Vocabulary, label_words

_DAY = r"(\d{1,2}[ _]+[A-Za-z]+[ _]+\d{4})"


def released_on(sheets: Sequence[Sheet], words: Vocabulary) -> date | None:
    """The day on which the release came out: the one next to the words that announce it on the cover sheet."""
    pairs = [list(line.filled.values()) for sheet in sheets for line in sheet.lines if len(line.filled) == 2]
    return _latest([said for name, said in pairs if label_words(str(name)) in words.released], words)


def published_by(sheets: Sequence[Sheet], words: Vocabulary) -> date | None:
    """The day by which a report had to be published, where a sentence says so: "… published by 30 April 2023"."""
    return _latest(_days_after(words.published_by, _prose(sheets)), words)


def as_at(sheets: Sequence[Sheet], words: Vocabulary) -> date | None:
    """The day that a title or the name of a sheet gives: "as at 31 March 2025", "LA_level_at_31_Mar_2023"."""
    return _latest(_days_after(words.as_at, [*_prose(sheets), *(sheet.name for sheet in sheets)]), words)


def _prose(sheets: Sequence[Sheet]) -> Iterator[str]:
    return (str(cell) for sheet in sheets for line in sheet.lines if len(line.filled) <= 2 for cell in line.cells)


def _days_after(phrases: Sequence[str], texts: Sequence[str] | Iterator[str]) -> list[str]:
    said = "|".join(re.escape(phrase).replace(r"\ ", "[ _]+") for phrase in phrases)
    sentence = re.compile(rf"(?:\b|_)(?:{said})[ _]+{_DAY}(?:\b|_)", re.IGNORECASE)
    return [" ".join(re.split(r"[ _]+", day)) for text in texts for day in sentence.findall(text)]


def _latest(cells: Sequence[Cell], words: Vocabulary) -> date | None:
    days = []
    for cell in cells:
        try:
            days.append(read_day(cell, words))
        except Unreadable:
            continue  # words next to the label, not a date
    return max((day for day in days if day), default=None)
