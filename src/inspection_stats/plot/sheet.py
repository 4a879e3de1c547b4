"""A sheet: an Axes that is filled from the top down in inches, so that text at 11 points always has its room.

Down the Axes its unit is the inch of a printed chart; across it is the chart's own (per cent, days, cases), which
`across` sets. So `ax.axvline(80)` is a line at 80%. A figure that is ready to paste gives the Axes the height that the
sheet asks for; any other Axes must be large enough, and stays white below its rows where it is larger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, inf
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.container import BarContainer
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from matplotlib.ticker import FixedFormatter, FixedLocator
from matplotlib.transforms import ScaledTranslation, Transform, TransformedPath

from inspection_stats.errors import BadRequest
from inspection_stats.plot.colours import BLACK, WHITE
from inspection_stats.plot.words import Line, Side, ascent, line_height, line_of_text, text_width, wrap

NARROWEST = 2.0  # inches
STAR = "* Fewer than 10 cases."
SQUARE = 0.15  # of a key
Entry = tuple[str, dict[str, Any]]  # of a key: a label, and how its square is filled


class PaperAxes(Axes):
    """The Axes of a figure that is ready to paste: it takes the height that its rows need."""

    length: float | None = None  # inches

    def set_title(self, label: str, *args: Any, **kwargs: Any) -> Any:
        """Give the whole figure another title, in the place of its title."""
        retitle = getattr(self, "retitle", None)
        return retitle(str(label)) if retitle else super().set_title(label, *args, **kwargs)


class Sheet:
    """An Axes with a cursor `y`, in inches from the top, and `width`, its width in inches."""

    def __init__(self, ax: Axes, chart: str):
        self.ax, self.chart, self.y = ax, chart, 0.0
        self.scale = ax.get_figure(root=True).dpi_scale_trans  # type: ignore[union-attr]
        self.width = float(ax.bbox.width) / self.scale.get_matrix()[0, 0]
        self._across, self._down = (0.0, 1.0, 0.0), (0.0, 1.0, 0.0)
        self._hung: dict[float, Transform] = {}
        self._frame = TransformedPath(Path.unit_rectangle(), ax.transAxes)
        self.ascent = ascent()
        self._rows: list[tuple[float, str]] = []
        if self.width < NARROWEST:
            raise BadRequest(
                f"The Axes is {self.width:.1f} inches wide, but {chart} needs {NARROWEST:g} for text at 11 points: "
                "make the figure wider, or give it fewer columns."
            )
        ax.set_axis_off()
        ax.set_autoscale_on(False)

    @property
    def height(self) -> float:
        """The height of the Axes, in inches; one that is ready to paste has as much as is asked for."""
        return inf if isinstance(self.ax, PaperAxes) else float(self.ax.bbox.height) / self.scale.get_matrix()[1, 1]

    def across(self, zero: float, unit: float, origin: float = 0.0) -> None:
        """Set the scale across: `origin` is `zero` inches from the left, and a step of 1 is `unit` inches."""
        self._across = (zero, unit, origin)

    def down(self, zero: float, unit: float, origin: float = 0.0) -> None:
        """Set another scale down than inches, as `across` does; a `unit` under 0 makes it a scale upwards."""
        self._down = (zero, unit, origin)

    def at(self, inches: float) -> float:
        """The place so many inches from the left, on the scale across."""
        zero, unit, origin = self._across
        return origin + (inches - zero) / unit

    def at_y(self, inches: float) -> float:
        """The place so many inches from the top, on the scale down."""
        zero, unit, origin = self._down
        return origin + (inches - zero) / unit

    def inches(self, value: float) -> float:
        """How far from the left a value of the scale across is, in inches."""
        zero, unit, origin = self._across
        return zero + (value - origin) * unit

    def write(
        self, x: float, y: float, text: str, *, bold: bool = False, italic: bool = False, colour: str = BLACK,
        ha: Side = "left", va: str = "center",
    ) -> Line:  # fmt: skip
        """Write one line at a point in inches: its middle ("center") or its top is there."""
        hung = self._hang(self.ascent * (0.5 if va == "center" else 1.0))
        line = line_of_text(
            self.at(x), self.at_y(y), text, bold=bold, italic=italic, ha=ha, colour=colour, transform=hung
        )
        self._place(line)
        return line

    def lines(self, x: float, lines: Iterable[str], **style: Any) -> None:
        """Write lines from the cursor down and move it below them."""
        for line in lines:
            self.write(x, self.y, line, va="top", **style)
            self.y += line_height()

    def paragraph(self, text: str, *, bold: bool = False, italic: bool = False, gap: float = 0.0) -> None:
        """Write text from the cursor down, wrapped to the sheet, and move the cursor below it."""
        self.lines(0.0, wrap(text, self.width, bold=bold), bold=bold, italic=italic)
        self.y += gap

    def box(self, x: float, y: float, width: float, height: float, **style: Any) -> Rectangle:
        """Place a rectangle with its top left corner at (x, y), all in inches."""
        left, top = self.at(x), self.at_y(y)
        patch = Rectangle(
            (left, top), self.at(x + width) - left, self.at_y(y + height) - top, **{"linewidth": 0, **style}
        )
        self._place(patch)
        return patch

    def bars(
        self, spans: Sequence[tuple[float, float]], tops: Sequence[float], height: float, label: str, **style: Any
    ) -> None:
        """Place bars from one value to another of the scale across, as `ax.barh` would: one of `ax.containers`."""
        patches = [
            Rectangle(
                (start, self.at_y(top)),
                end - start,
                self.at_y(top + height) - self.at_y(top),
                **{"linewidth": 0, **style},
            )
            for (start, end), top in zip(spans, tops, strict=True)
        ]
        for patch in patches:
            self._place(patch)
        self.ax.add_container(BarContainer(patches, orientation="horizontal", label=label))

    def row(self, middle: float, label: str) -> None:
        """Name a row for the axis, at its middle in inches: `ax.get_yticks()` then says where each row is."""
        self._rows.append((middle, label))

    def key(self, entries: Iterable[Entry], *, below: bool = True) -> None:
        """Place a square of each style with its label at the cursor, wrapped, and move the cursor below."""
        for x, line, (label, style) in self._key_places(entries):
            y = self.y + line * (line_height() + 0.04)
            self.box(x, y + 0.02, SQUARE, SQUARE, **style)
            self.write(x + SQUARE + 0.07, y + 0.02 + SQUARE / 2, label)
        self.y += self.key_height(entries) if below else 0.0

    def key_height(self, entries: Iterable[Entry]) -> float:
        """How high a key is, with the space below it, in inches."""
        lines = 1 + max((line for _, line, _ in self._key_places(entries)), default=0)
        return lines * (line_height() + 0.04) + 0.08

    def _key_places(self, entries: Iterable[Entry]) -> Iterator[tuple[float, int, Entry]]:
        x, line = 0.0, 0
        for label, style in entries:
            width = SQUARE + 0.07 + text_width(label)
            if x and x + width > self.width:
                x, line = 0.0, line + 1
            yield x, line, (label, style)
            x += width + 0.2

    def close(self, *, starred: bool = False) -> None:
        """Say under the rows what a star means, where one is drawn, and set the limits of the Axes.

        Raises `BadRequest` for an Axes that is too low for its rows at 11 points.
        """
        if starred:
            self.y += 0.04
            self.paragraph(STAR)
        have = self.height
        if isinstance(self.ax, PaperAxes):
            self.ax.length = have = self.y
        elif len(self.ax.get_shared_y_axes().get_siblings(self.ax)) > 1:
            raise BadRequest(
                f"{self.chart} needs an Axes with its own y axis, but this one shares it with others: "
                "make the figure with sharey=False."
            )
        elif have < 0.99 * self.y:
            raise BadRequest(
                f"The Axes is {have:.1f} inches high, but these rows need {self.y:.1f} for text at 11 points: make the "
                f"figure {self._enough(have):g} inches high (figsize), or draw fewer rows."
            )
        self.ax.set_xlim(self.at(0.0), self.at(self.width))
        self.ax.set_ylim(self.at_y(max(self.y, have)), self.at_y(0.0))
        if self._rows:
            self.ax.yaxis.set_major_locator(FixedLocator([self.at_y(middle) for middle, _ in self._rows]))
            self.ax.yaxis.set_major_formatter(FixedFormatter([label for _, label in self._rows]))

    def _enough(self, have: float) -> float:
        """The height of the whole figure at which the Axes has the space that it needs, to half an inch."""
        whole = float(self.ax.get_figure(root=True).get_size_inches()[1])  # type: ignore[union-attr]
        return ceil(2 * whole * self.y / have) / 2

    def _place(self, artist: Artist) -> None:
        # With the Axes as its clip path, but not clipped: matplotlib would compute the same path for each artist.
        artist.set_clip_path(self._frame)
        artist.set_clip_on(False)
        self.ax.add_artist(artist)

    def _hang(self, drop: float) -> Transform:
        """Data coordinates, then a number of inches down, whatever the size of the Axes."""
        if drop not in self._hung:
            self._hung[drop] = self.ax.transData + ScaledTranslation(0.0, -drop, self.scale)
        return self._hung[drop]


WHITE_EDGE = {"facecolor": WHITE, "edgecolor": BLACK, "linewidth": 1.2}
