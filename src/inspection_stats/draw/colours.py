"""Colours: the Government Analysis Function's, and text on them by computed contrast."""

from __future__ import annotations

from typing import Any

from afcharts.af_colours import get_af_colours
from matplotlib.colors import to_rgb

NAVY, TEAL, PLUM, ORANGE, DARK_GREY, LILAC = get_af_colours("categorical")
_, _, BLUE, _, PALE_BLUE = get_af_colours("sequential", number_of_colours=5)
BLACK, WHITE, RULE = "#000000", "#FFFFFF", "#767676"

SUFFICIENT, INSUFFICIENT = NAVY, ORANGE
HATCHED = RULE

GRADES = {"Outstanding": NAVY, "Good": BLUE, "Requires improvement": PALE_BLUE, "Inadequate": PLUM}
"""One blue ramp for three grades and another hue for the fourth; two dark ones never stand side by side without a word
and a white gap, so that the chart also reads in greyscale."""


def grade_box(grade: str) -> dict[str, Any]:
    """How the box of a grade is filled; a status such as "Not judged" has a dotted outline and no colour."""
    if grade in GRADES:
        return {"facecolor": GRADES[grade]}
    return {"facecolor": "none", "edgecolor": RULE, "linewidth": 0.8, "linestyle": ":"}


def text_on_grade(grade: str) -> str:
    """The colour of text on the box of a grade."""
    return text_on(GRADES.get(grade, WHITE))


def luminance(colour: str) -> float:
    """Relative luminance from 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def text_on(background: str) -> str:
    """Black or white, whichever stands out more on `background`."""
    return max((BLACK, WHITE), key=lambda text: contrast(text, background))
