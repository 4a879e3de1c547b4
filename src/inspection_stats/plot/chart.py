"""A chart that is ready to paste: its figure and its Axes to change, its texts, and its files."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure
from PIL import Image

from inspection_stats.describe.charts.specification import AnyChartSpec
from inspection_stats.errors import BadRequest, CannotWrite
from inspection_stats.plot.carried import CARRIED, FORM, carry
from inspection_stats.plot.colours import Palette
from inspection_stats.plot.page import Page
from inspection_stats.plot.png import drawn, packed, without_rows
from inspection_stats.plot.sheet import PaperAxes
from inspection_stats.plot.style import Style, in_style
from inspection_stats.plot.words import DPI
from inspection_stats.reference.quarters import long_date

FORMATS = (".png", ".svg", ".pdf")


class Chart:
    """A chart on its page. `figure` and `axes` are matplotlib's own: change them, and every file shows the change.

    `spec` is what it says: its specification, with whatever was overridden; `style` and `palette` how it looks.
    `handed_out` is whether anyone has taken its figure or its Axes, and may have changed them by hand.
    """

    def __init__(self, page: Page, style: Style, palette: Palette = None):
        self._page, self.style, self.palette = page, style, palette
        self.handed_out = False
        self._picture: Image.Image | None = None
        page.axes.retitle = self._retitle  # type: ignore[attr-defined]

    def __repr__(self) -> str:
        return f"Chart: {self.alt}"

    @property
    def spec(self) -> AnyChartSpec:
        """The specification of the chart."""
        return self._page.spec

    @property
    def figure(self) -> Figure:
        """matplotlib's figure."""
        self.handed_out = True
        return self._page.figure

    @property
    def axes(self) -> PaperAxes:
        """matplotlib's Axes of the chart."""
        self.handed_out = True
        return self._page.axes

    @property
    def alt(self) -> str:
        """The short alternative text."""
        return self.spec.alt

    @property
    def long_alt(self) -> str:
        """The long description, with every number that is drawn."""
        return self.spec.long_alt

    @property
    def width(self) -> float:
        """Its width on paper, in inches."""
        return float(self._page.figure.get_size_inches()[0])

    @property
    def height(self) -> float:
        """Its height on paper, in inches."""
        return float(self._page.figure.get_size_inches()[1])

    @property
    def title(self) -> tuple[int, int]:
        """Where the title is in the picture: from its first row of dots to the first row below it."""
        top, bottom = (round(inches * DPI) for inches in self._page.title)
        return top, bottom

    @property
    def picture(self) -> Image.Image:
        """The chart drawn at 200 dots an inch, once; drawn again after a change of its figure."""
        if self._picture is None or self._page.figure.stale:
            with in_style(self.style):
                self._picture = drawn(self._page.figure)
        return self._picture

    @property
    def png(self) -> bytes:
        """The chart with its title, as a PNG file that carries its alt text, source and day."""
        return self.file()

    def file(self, *, title: bool = True, run: str = "") -> bytes:
        """The chart as a PNG file with or without its title, which also carries the id of the run where one is given.

        Without the title the mark of illustrative data and the subtitle stay: a paper gives its own heading, but not
        its own bases.
        """
        spec = self.spec
        texts = {
            "Description": spec.alt,
            "Source": spec.source,
            "As at": long_date(spec.as_at) if spec.as_at else "",
            "Run": run,
        }
        picture = self.picture
        return packed(picture if title else without_rows(picture, *self.title), texts)

    def save(self, path: str | Path, *, title: bool = True) -> None:
        """Write the chart as PNG (200 dots an inch), SVG or PDF, by the ending of `path`; always the same bytes.

        Raises `BadRequest` for another ending, `CannotWrite`.
        """
        path = Path(path)
        ending = path.suffix.lower()
        if ending not in FORMATS:
            raise BadRequest(f"{path.name} ends in “{path.suffix}”: a chart is saved as .png, .svg or .pdf.")
        content = self.file(title=title) if ending == ".png" else self._vector(ending[1:], title=title)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise CannotWrite.at(path, error) from None

    def _vector(self, form: str, *, title: bool) -> bytes:
        spec, buffer = self.spec, io.BytesIO()
        texts = {"Title": spec.title, "Description" if form == "svg" else "Subject": spec.alt}
        undated = {"Date": None} if form == "svg" else {"CreationDate": None, "Producer": None}
        with in_style(self.style):
            if not title:
                self._page.arrange(title=False)
            try:
                self._page.figure.savefig(buffer, format=form, metadata={**texts, **undated, "Creator": None})
            finally:
                if not title:
                    self._page.arrange()
        return buffer.getvalue()

    def _repr_html_(self) -> str:
        """The picture with its alt text and caption."""
        return carry(self, every_width=False)._repr_html_()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """The picture with its alt text and caption, as JupyterLab shows it, and what documents are made from."""
        carried = carry(self)
        return {"text/html": carried._repr_html_(), CARRIED: {"form": FORM, "blocks": [carried.to_json()]}}

    def _retitle(self, title: str) -> None:
        self._page.spec = replace(self.spec, title=title)
        with in_style(self.style):
            self._page.arrange()
