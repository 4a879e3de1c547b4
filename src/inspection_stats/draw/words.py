"""Lines of text: how wide they are, where they break, and a way to draw each only once.

Most lines of a report stand in it twice, at two widths, and in the report of every area. Laying a line out and drawing
its letters takes most of the time of a chart; copying the finished line takes next to none.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.textpath import TextToPath

from inspection_stats.draw.png import DPI

FONT = "DejaVu Sans"  # ships with matplotlib, so that a chart looks the same on every machine
SMALLEST = 11.0  # points; what councillors read in print
LEADING = 1.24
PAD = 8  # dots around a line, for accents and for letters that reach beyond its measured box
FONTS = {
    (bold, italic): FontProperties(
        family=FONT, size=SMALLEST, weight="bold" if bold else "normal", style="italic" if italic else "normal"
    )
    for bold in (False, True)
    for italic in (False, True)
}


class Words(Text):
    """A line of text, level and at one size, drawn by copying its picture to the nearest dot."""

    def __init__(self, x: float, y: float, text: str, *, bold: bool, italic: bool, **style: Any) -> None:
        super().__init__(x, y, text, fontproperties=FONTS[bold, italic], parse_math=False, **style)
        self.weight_and_style = (bold, italic)

    def draw(self, renderer: RendererBase) -> None:
        """Copy the line to its place; at another scale than a chart's, or as SVG or PDF, draw it as any text is."""
        if renderer.points_to_pixels(72) != DPI:
            super().draw(renderer)
            return
        x, y = self.get_transform().transform(self.get_position())
        ascent, descent = _reach()
        picture, width = _picture(self.get_text(), *self.weight_and_style, str(self.get_color()))
        left = x - width * {"left": 0, "center": 0.5, "right": 1}[self.get_horizontalalignment()]
        baseline = y - ascent * {"top": 1, "center_baseline": 0.5}[self.get_verticalalignment()]
        renderer.draw_image(renderer.new_gc(), round(left) - PAD, round(baseline) - descent - PAD, picture)


@lru_cache(maxsize=512)  # some 50 MB
def _picture(text: str, bold: bool, italic: bool, colour: str) -> tuple[np.ndarray, float]:
    """A line in its colour on nothing (rows from the bottom; red, green, blue, opacity), and its width in dots."""
    font = FONTS[bold, italic]
    width = TextToPath().get_text_width_height_descent(text, font, ismath=False)[0] * DPI / 72
    ascent, descent = _reach()
    sheet = RendererAgg(int(width) + 2 * PAD, ascent + descent + 2 * PAD, DPI)
    gc = sheet.new_gc()
    gc.set_foreground(colour)
    # Hinting moves letters to whole dots, which a page of 200 dots an inch does not need and which takes time.
    with mpl.rc_context({"text.hinting": "no_hinting"}):
        sheet.draw_text(gc, PAD, PAD + ascent, text, font, 0)
    return np.asarray(sheet.buffer_rgba())[::-1], width


@lru_cache
def _reach() -> tuple[int, int]:
    """How far letters without accents reach above and below the line, in dots."""
    _, height, descent = TextToPath().get_text_width_height_descent("lp", FONTS[False, False], ismath=False)
    return round((height - descent) * DPI / 72), round(descent * DPI / 72)


def line_height(size: float = SMALLEST) -> float:
    """The distance between two lines of text, in inches."""
    return size * LEADING / 72


@lru_cache(maxsize=4096)
def text_width(text: str, bold: bool = False, size: float = SMALLEST) -> float:
    """The width of a line of text, in inches, with room for the hinting that drawing adds."""
    font = FontProperties(family=FONT, weight="bold" if bold else "normal", size=size)
    return TextToPath().get_text_width_height_descent(text, font, ismath=False)[0] * 1.02 / 72


def wrap(text: str, width: float, *, bold: bool = False) -> list[str]:
    """Break text between words so that each line is at most `width` inches wide."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, bold) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines
