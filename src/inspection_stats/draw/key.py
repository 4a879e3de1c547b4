"""The key of a chart: small squares and what each stands for, wrapped to the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from inspection_stats.draw.colours import GRADES, text_on
from inspection_stats.draw.page import MARGIN, Page
from inspection_stats.draw.words import line_height, text_width

SQUARE = 0.15
LETTERS = {"Outstanding": "O", "Good": "G", "Requires improvement": "RI", "Inadequate": "I"}
STATUS_LETTERS = {
    "Not judged": "NJ",
    "Not yet inspected": "–",
    "No overall grade since": "none",
    "Not applicable": "n/a",
}


def letters_of(grade: str) -> str:
    """The letters that stand for a grade or a status where there is no room for words."""
    return (LETTERS | STATUS_LETTERS)[grade]


def draw_key(page: Page, entries: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """Place a square of each style with its label at the cursor and move the cursor below the key."""
    x = MARGIN
    for label, style in entries:
        width = SQUARE + 0.07 + text_width(label)
        if x + width > page.width - MARGIN:
            x, page.y = MARGIN, page.y + line_height() + 0.04
        page.box(x, page.y + 0.02, SQUARE, SQUARE, **style)
        page.write(x + SQUARE + 0.07, page.y + 0.02 + SQUARE / 2, label)
        x += width + 0.2
    page.y += line_height() + 0.12


def draw_grade_key(page: Page, *, letters: bool = False) -> None:
    """The key of the four grades; with `letters`, each square holds the letters that stand for the grade."""
    if not letters:
        draw_key(page, [(grade, {"facecolor": colour}) for grade, colour in GRADES.items()])
        return
    x, size = MARGIN, 0.3
    for grade, colour in GRADES.items():
        width = size + 0.07 + text_width(grade)
        if x + width > page.width - MARGIN:
            x, page.y = MARGIN, page.y + line_height() + 0.06
        page.box(x, page.y, size, line_height(), facecolor=colour)
        page.write(x + size / 2, page.y + line_height() / 2, LETTERS[grade], colour=text_on(colour), ha="center")
        page.write(x + size + 0.07, page.y + line_height() / 2, grade)
        x += width + 0.2
    page.y += line_height() + 0.14
