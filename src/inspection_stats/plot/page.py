"""The page around the Axes of a chart: mark, title and subtitle above it, notes and source below, placed in inches.

Nothing is measured after drawing: each line is placed at the cursor, which moves down, and the page is cut to its
length at the end. The same specification therefore always gives the same bytes.
"""

from __future__ import annotations

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.transforms import Affine2D

from inspection_stats.describe.charts.specification import AnyChartSpec
from inspection_stats.plot.backend import FigureCanvas
from inspection_stats.plot.colours import BLACK, WHITE
from inspection_stats.plot.sheet import PaperAxes
from inspection_stats.plot.words import DPI, Side, ascent, line_height, line_of_text, wrap
from inspection_stats.reference.statuses import ILLUSTRATIVE_DATA

MARGIN = 0.08  # inches
PAGE_HEIGHT = 257 / 25.4  # inches: the text height of an A4 page with margins of 20 mm


class Page:
    """A figure of one chart, `width` inches wide. `arrange` lays it out, as often as something in it changes.

    `title` says where the title starts and ends, in inches from the top, so that a copy can leave it out.
    """

    def __init__(self, spec: AnyChartSpec, width: float):
        self.spec, self.width = spec, width
        self.title = (0.0, 0.0)
        self.figure = Figure(figsize=(width, 1.0), dpi=DPI, facecolor=WHITE)
        FigureCanvas(self.figure)
        self.axes = PaperAxes(self.figure, (MARGIN / width, 0, 1 - 2 * MARGIN / width, 1))
        self.figure.add_axes(self.axes)
        self._turn = Affine2D()
        self._inches = self._turn + self.figure.dpi_scale_trans
        self._placed: list[Artist] = []

    def arrange(self, *, title: bool = True) -> None:
        """Place everything around the Axes, with or without the title, and cut the page to its length."""
        for artist in self._placed:
            artist.remove()
        self._placed = []
        spec, y = self.spec, MARGIN
        y = self._mark(y) if spec.illustrative else y
        below = self._paragraph(spec.title, y, bold=True, gap=0.06) if title and spec.title else y
        self.title = (y, below)
        top = self._paragraph(spec.subtitle, below, gap=0.1)
        y = top + (self.axes.length or 1.0) + 0.06
        y = self._paragraph(" ".join(spec.notes), y, gap=0.03)
        height = self._paragraph(spec.source_line, y, gap=0.0) + MARGIN
        self.figure.set_size_inches(self.width, height)
        self._turn.clear().scale(1, -1).translate(0, height)
        share = (self.axes.length or 1.0) / height
        self.axes.set_position((MARGIN / self.width, 1 - top / height - share, 1 - 2 * MARGIN / self.width, share))

    def _mark(self, y: float) -> float:
        """The banner that says that the data are illustrative; where it ends."""
        height = line_height() + 0.08
        self._place(
            Rectangle(
                (MARGIN, y), self.width - 2 * MARGIN, height, facecolor=BLACK, linewidth=0, transform=self._inches
            )
        )
        baseline = y + height / 2 + ascent() / 2
        self._write(self.width / 2, baseline, ILLUSTRATIVE_DATA, bold=True, colour=WHITE, ha="center")
        return y + height + 0.08

    def _paragraph(self, text: str, y: float, *, gap: float, bold: bool = False) -> float:
        """Write text from `y` down, wrapped to the page; where what follows begins."""
        for line in wrap(text, self.width - 2 * MARGIN, bold=bold):
            self._write(MARGIN, y + ascent(), line, bold=bold, colour=BLACK, ha="left")
            y += line_height()
        return y + gap

    def _write(self, x: float, y: float, text: str, *, bold: bool, colour: str, ha: Side) -> None:
        self._place(line_of_text(x, y, text, bold=bold, italic=False, colour=colour, ha=ha, transform=self._inches))

    def _place(self, artist: Artist) -> None:
        self._placed.append(self.figure.add_artist(artist))
