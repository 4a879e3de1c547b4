"""Grades on a chart: their boxes, their letters and their key."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from inspection_stats.errors import BadRequest, nearest
from inspection_stats.plot.colours import PLACES, RULE, WHITE, WORDED, Palette, palette_of, text_on
from inspection_stats.plot.sheet import Sheet
from inspection_stats.plot.words import line_height, text_width
from inspection_stats.reference.grades import GRADES

LETTERS = {"Outstanding": "O", "Good": "G", "Requires improvement": "RI", "Inadequate": "I"}
STATUS_LETTERS = {
    "Not judged": "NJ",
    "Not yet inspected": "–",
    "No overall grade since": "none",
    "Not applicable": "n/a",
}
STATUSES = (*STATUS_LETTERS, "Not inspected", "Not given")
MARK = 0.3  # inches: the square of a key that holds letters


def grade_colours(palette: Palette, grades: Sequence[str] = GRADES) -> dict[str, str]:
    """The colour of each of `grades`, best first; neighbours in their order are checked for contrast.

    Fewer grades than four take the colours of the four that they lie nearest to, from best to worst.
    """
    return palette_of(palette, grades, touching=list(pairwise(grades)), least=WORDED, places=_places(tuple(grades)))


def _places(grades: tuple[str, ...]) -> dict[str, int]:
    """The place of each grade's colour in the style sheet."""
    if set(grades) <= set(PLACES):
        return PLACES
    if len(grades) > len(GRADES):
        raise BadRequest(f"A chart tells {len(GRADES)} grades apart, and these are {len(grades)}: {', '.join(grades)}.")
    steps = [round(number * (len(GRADES) - 1) / max(len(grades) - 1, 1)) for number in range(len(grades))]
    return {grade: PLACES[GRADES[step]] for grade, step in zip(grades, steps, strict=True)}


def grade_box(grade: str, colours: dict[str, str]) -> dict[str, Any]:
    """How the box of a grade is filled; a status such as "Not judged" has a dotted outline and no colour."""
    if grade in colours:
        return {"facecolor": colours[grade]}
    return {"facecolor": "none", "edgecolor": RULE, "linewidth": 0.8, "linestyle": ":"}


def text_on_grade(grade: str, colours: dict[str, str]) -> str:
    """The colour of text on the box of a grade."""
    return text_on(colours.get(grade, WHITE))


def letters_of(grade: str) -> str:
    """The letters that stand for a grade or a status where there is no room for words."""
    known = (LETTERS | STATUS_LETTERS).get(grade)
    if known or not grade[:1].isalpha():
        return known or grade  # a percentage or a count is short already
    return "".join(word[0] for word in grade.split()).upper()


def check_grades(grades: Sequence[str], chart: str) -> None:
    """Raise `BadRequest` for a word that is neither a grade nor a status."""
    known = (*GRADES, *STATUSES)
    for grade in dict.fromkeys(grades):
        if grade not in known:
            rest = (
                nearest(str(grade), known)
                or f"Grades are: {', '.join(GRADES)}; without a grade: {', '.join(STATUSES)}."
            )
            raise BadRequest(f"{chart} does not know the grade “{grade}”. {rest}")


def grade_key(sheet: Sheet, colours: dict[str, str], *, letters: bool = False) -> None:
    """The key of the grades; with `letters`, each square holds the letters that stand for the grade."""
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
