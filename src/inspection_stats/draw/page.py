"""A chart's page: a figure measured in inches from the top left, on which text and shapes are placed in reading order.

Nothing is measured after drawing and nothing is laid out twice: each part is placed at the cursor `y`, the cursor
moves down, and the page is cut to its length at the end. The same facts therefore always give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, Rectangle
from matplotlib.transforms import Affine2D, Transform
from PIL import Image

from inspection_stats.draw.colours import BLACK, WHITE
from inspection_stats.draw.png import DPI, drawn
from inspection_stats.draw.words import Words, line_height, wrap

MM = 1 / 25.4
HALF_WIDTH = 105 * MM  # half the width of an A4 page
FULL_WIDTH = 170 * MM  # the text width of an A4 page with margins of 20 mm
PAGE_HEIGHT = 257 * MM  # its text height
MARGIN = 0.08


@dataclass
class Page:
    """A page of `width` inches with a cursor `y`, in inches from the top.

    `title` says from where to where the title stands, so that a copy can go without it.
    """

    width: float
    y: float = MARGIN
    title: tuple[float, float] = (0.0, 0.0)
    figure: Figure = field(init=False)
    canvas: FigureCanvasAgg = field(init=False)
    turn: Affine2D = field(init=False)
    inches: Transform = field(init=False)
    colours: set[str] = field(default_factory=lambda: {BLACK, WHITE})

    def __post_init__(self) -> None:
        self.figure = Figure(figsize=(self.width, 1), dpi=DPI, facecolor=WHITE)
        self.canvas = FigureCanvasAgg(self.figure)
        self.turn = Affine2D()
        self.inches = self.turn + self.figure.dpi_scale_trans

    @property
    def inner_width(self) -> float:
        return self.width - 2 * MARGIN

    def paragraph(
        self,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        gap: float = 0.06,
        left: float = MARGIN,
        right: float | None = None,
    ) -> None:
        """Write text from the cursor down, wrapped to the page or to `right`, and move the cursor below it."""
        width = (self.width - MARGIN if right is None else right) - left
        for line in wrap(text, width, bold=bold):
            self.write(left, self.y, line, bold=bold, italic=italic, va="top")
            self.y += line_height()
        self.y += gap

    def write(
        self,
        x: float,
        y: float,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        colour: str = BLACK,
        ha: str = "left",
        va: str = "center_baseline",
    ) -> Words:
        """Write one line at a point, in inches."""
        self.colours.add(colour)
        words = Words(x, y, text, bold=bold, italic=italic, ha=ha, va=va, color=colour, transform=self.inches)
        self.figure.add_artist(words)
        return words

    def box(self, x: float, y: float, width: float, height: float, **style) -> Rectangle:
        """Place a rectangle with its top left corner at (x, y), in inches."""
        patch = Rectangle((x, y), width, height, transform=self.inches, **{"linewidth": 0, **style})
        self._place(patch, style)
        return patch

    def dot(self, x: float, y: float, radius: float, **style) -> Ellipse:
        """Place a circle with its middle at (x, y), in inches."""
        patch = Ellipse((x, y), 2 * radius, 2 * radius, zorder=3, transform=self.inches, **style)
        self._place(patch, style)
        return patch

    def line(
        self,
        x: list[float],
        y: list[float],
        *,
        colour: str,
        width: float,
        style: Literal["-", ":"] = "-",
        gid: str = "",
    ) -> None:
        """Draw a line through points, in inches."""
        line = Line2D(x, y, color=colour, linewidth=width, linestyle=style, gid=gid, transform=self.inches)
        self._place(line, {"color": colour})

    def _place(self, artist: Artist, style: Mapping[str, Any]) -> None:
        self.figure.add_artist(artist)
        painted = {style.get(part, "none") for part in ("color", "facecolor", "edgecolor")}
        self.colours |= painted - {"none"}

    def cut(self) -> None:
        """End the page just below the cursor."""
        height = self.y + MARGIN
        self.figure.set_size_inches(self.width, height)
        self.turn.scale(1, -1).translate(0, height)

    def picture(self) -> Image.Image:
        """The page drawn at 200 dots an inch, the same picture for the same page."""
        return drawn(self.canvas, self.colours)
