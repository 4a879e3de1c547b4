"""What a cell of a published workbook means: a date, a grade, or neither."""

from __future__ import annotations

import re
from datetime import date, datetime

from inspection_stats.load.workbook import BrokenCell, Cell
from inspection_stats.reference.grades import NOT_JUDGED
from inspection_stats.release.vocabulary import Vocabulary, label_words

FIRST_YEAR, LAST_YEAR = 2000, 2100

_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%b-%y")
_TIME_OF_DAY = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_DASHES = {"-", "–", "—"}


class Unreadable(Exception):
    """A cell whose meaning is not known: `problem` and `fix` say what is wrong and how to fix it."""

    def __init__(self, problem: str, fix: str):
        self.problem, self.fix = problem, fix
        super().__init__(problem)


def read_day(cell: Cell, words: Vocabulary) -> date | None:
    """The date in a cell: typed, or written 2016-03-29, 29/03/2016, 29 March 2016; None where the cell is blank, says
    "not applicable" or "not yet inspected".

    The day comes before the month, as everywhere in these releases. Raises `Unreadable` for anything else, and for a
    year before 2000 or after 2100.
    """
    if isinstance(cell, BrokenCell):
        raise Unreadable(cell.problem, cell.fix)
    day = cell if isinstance(cell, date) else _written_day(cell, words)
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Unreadable(f"The date is outside the years {FIRST_YEAR} to {LAST_YEAR}", "Check it against the report")
    return day


def says_not_inspected(cell: Cell, words: Vocabulary) -> bool:
    """Whether the cell says that the authority was not yet inspected."""
    return isinstance(cell, str) and label_words(cell) in words.not_inspected


def read_grade(cell: Cell, words: Vocabulary) -> str:
    """The grade in a cell, in the suite's words; empty where the cell is blank or says "not applicable".

    A single hyphen is "Not judged", as Ofsted writes it. Raises `Unreadable` for a grade that is not known.
    """
    if isinstance(cell, BrokenCell):
        raise Unreadable(cell.problem, cell.fix)
    text = " ".join(str(cell).split()).casefold()
    if text in _DASHES:
        return NOT_JUDGED
    if not text or text in words.not_applicable or label_words(text) in words.not_inspected:
        return ""
    if text not in words.grades:
        known = sorted(set(words.grades.values()))
        # All of them, not the nearest: “Adequate” is near “Inadequate” and is not it.
        raise Unreadable("The grade is not known", f"Write one of: {', '.join(known)}")
    return words.grades[text]


def _written_day(cell: str, words: Vocabulary) -> date | None:
    if not cell or cell.casefold() in words.not_applicable or cell in _DASHES or says_not_inspected(cell, words):
        return None
    text = _TIME_OF_DAY.sub("", cell)
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise Unreadable("This is not a date", "Write it like 29/03/2016 or 2016-03-29, or format the cell as a date")
