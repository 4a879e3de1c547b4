"""Lines of text: how wide they are, where they break, and an artist that puts each on whole dots."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import matplotlib as mpl
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg, get_hinting_flag
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.text import Text
from matplotlib.transforms import Transform

from inspection_stats.plot.backend import font_files, measure
from inspection_stats.plot.style import SMALLEST

DPI = 200.0
LEADING = 1.24
SPARE = 1.02  # space for the hinting of other resolutions
Side = Literal["left", "center", "right"]
SHIFT: dict[Side, float] = {"left": 0.0, "center": 0.5, "right": 1.0}


class Line(Text):
    """A line of text whose baseline is at the nearest dot of a picture.

    On whole dots the same line is the same picture wherever it appears, which the caching renderer draws once. Turned,
    broken or with maths in it, or in SVG or PDF, it is matplotlib's own text.
    """

    def draw(self, renderer: RendererBase) -> None:
        """Draw the line with its baseline on a whole dot."""
        text = self.get_text()
        if not (text and self.get_visible() and isinstance(renderer, RendererAgg) and self._is_plain(text)):
            super().draw(renderer)
            return
        x, y = self.get_transform().transform(self.get_unitless_position())
        prop = self.get_fontproperties()
        width, _, _ = renderer.get_text_width_height_descent(text, prop, False)
        gc = renderer.new_gc()
        gc.set_foreground(to_rgba(self.get_color()), isRGBA=True)
        gc.set_alpha(self.get_alpha())  # type: ignore[arg-type]
        gc.set_antialiased(self.get_antialiased())
        left = round(x - width * SHIFT[self.get_horizontalalignment()])
        renderer.draw_text(gc, left, round(renderer.height - y), text, prop, 0.0, mtext=self)
        gc.restore()
        self.stale = False

    def _is_plain(self, text: str) -> bool:
        clipped = self.get_clip_on() and (self.get_clip_box() or self.get_clip_path())
        return (
            "\n" not in text
            and not clipped
            and not (self.get_rotation() or self.get_usetex() or self.get_path_effects() or self.get_bbox_patch())
            and self.get_verticalalignment() == "baseline"
            and not (self.get_parse_math() and "$" in text)
        )


def font(bold: bool = False, italic: bool = False) -> FontProperties:
    """The font of the settings in force, by name, at their size or 11 points, whichever is larger."""
    families = mpl.rcParams["font.family"]
    settings: dict[str, list[str]] = mpl.rcParams  # type: ignore[assignment]
    named = [name for family in families for name in settings.get(f"font.{family}", [family])]
    return _font(tuple(named), text_size(), bold, italic)


def text_size() -> float:
    """The size of all text, in points."""
    return max(SMALLEST, float(mpl.rcParams["font.size"]))


@lru_cache
def _font(families: tuple[str, ...], size: float, bold: bool, italic: bool) -> FontProperties:
    held = set(fontManager.get_font_names())
    known = [name for name in families if name in held] or ["DejaVu Sans"]
    return FontProperties(
        family=known, size=size, weight="bold" if bold else "normal", style="italic" if italic else "normal"
    )


def text_width(text: str, bold: bool = False, italic: bool = False) -> float:
    """The width of a line of text, in inches."""
    return _measured(text, bold, italic)[0] * SPARE / DPI


def ascent() -> float:
    """How far letters without accents reach above their line, in inches."""
    _, height, descent = _measured("lp", False, False)
    return (height - descent) / DPI


def line_height() -> float:
    """The distance between two lines of text, in inches."""
    return text_size() * LEADING / 72


def _measured(text: str, bold: bool, italic: bool) -> tuple[float, float, float]:
    prop = font(bold, italic)
    return measure(text, font_files(prop), prop.get_size_in_points(), DPI, get_hinting_flag())


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


def line_of_text(
    x: float, y: float, text: str, *, bold: bool, italic: bool, colour: str, ha: Side, transform: Transform
) -> Line:
    """A `Line` in the font in force, words and never maths."""
    line = Line(
        x, y, text, color=colour, fontproperties=font(bold, italic), horizontalalignment=ha,
        verticalalignment="baseline", parse_math=False,
    )  # fmt: skip
    line.set_transform(transform)
    return line
