"""Grades on a chart: their boxes, their letters and their key."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from inspection_stats.errors import BadRequest, nearest
from inspection_stats.plot.colours import RULE, WHITE, WORDED, Palette, grade_places, palette_of, text_on
from inspection_stats.plot.sheet import Sheet
from inspection_stats.plot.words import line_height, text_width
from inspection_stats.reference.framework_file import suite_frameworks

STATUS_LETTERS = {
    "Not judged": "NJ",
    "Not yet inspected": "–",
    "No overall grade since": "none",
    "Not applicable": "n/a",
}
STATUSES = (*STATUS_LETTERS, "Not inspected", "Not given")
MARK = 0.3  # inches: the square of a key that holds letters


def grade_colours(palette: Palette, grades: Sequence[str]) -> dict[str, str]:
    """The colour of each of `grades`, all of a framework's and best first; neighbours are checked for contrast."""
    return palette_of(palette, grades, touching=list(pairwise(grades)), least=WORDED, places=grade_places(grades))


def grade_box(grade: str, colours: dict[str, str]) -> dict[str, Any]:
    """How the box of a grade is filled; a status such as "Not judged" has a dotted outline and no colour."""
    if grade in colours:
        return {"facecolor": colours[grade]}
    return {"facecolor": "none", "edgecolor": RULE, "linewidth": 0.8, "linestyle": ":"}


def text_on_grade(grade: str, colours: dict[str, str]) -> str:
    """The colour of text on the box of a grade."""
    return text_on(colours.get(grade, WHITE))


def letters_of(grade: str) -> str:
    """The letters for a grade or a status where words do not fit."""
    known = STATUS_LETTERS.get(grade)
    if known or not grade[:1].isalpha():
        return known or grade  # a percentage or a count is short already
    return "".join(word[0] for word in grade.split()).upper()


def scale_of(found: Sequence[str], chart: str) -> tuple[str, ...]:
    """All grades, best first, of the framework whose grades these are; of several, the latest of the whole service.

    Raises `BadRequest` for a word that is neither a grade nor a status, and for grades of several frameworks.
    """
    frameworks = suite_frameworks()
    every = [frameworks.newest, *reversed(frameworks.every)]
    scales = [scale for one in every if (scale := tuple(grade.grade for grade in one.grades))]
    given = [grade for grade in dict.fromkeys(found) if grade not in STATUSES]
    for scale in scales:
        if set(given) <= set(scale):
            return scale
    grades = list(dict.fromkeys(grade for scale in scales for grade in scale))
    for grade in given:
        if grade not in grades:
            rest = nearest(str(grade), [*grades, *STATUSES]) or (
                f"Grades are: {', '.join(grades)}; without a grade: {', '.join(STATUSES)}."
            )
            raise BadRequest(f"{chart} does not know the grade “{grade}”. {rest}")
    raise BadRequest(f"{chart} shows the grades of one framework, and these are of several: {', '.join(given)}.")


def grade_key(sheet: Sheet, colours: dict[str, str], *, letters: bool = False) -> None:
    """The key of the grades; with `letters`, each square holds the letters of the grade."""
    if not letters:
        sheet.key([(grade, {"facecolor": colour}) for grade, colour in colours.items()])
        return
    x, height = 0.0, line_height()
    for grade, colour in colours.items():
        width = MARK + 0.07 + text_width(grade)
        if x and x + width > sheet.width:
            x, sheet.y = 0.0, sheet.y + height + 0.06
        sheet.box(x, sheet.y, MARK, height, facecolor=colour)
        sheet.write(x + MARK / 2, sheet.y + height / 2, letters_of(grade), colour=text_on(colour), ha="center")
        sheet.write(x + MARK + 0.07, sheet.y + height / 2, grade)
        x += width + 0.2
    sheet.y += height + 0.14
