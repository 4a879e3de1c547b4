"""A drawn chart: its facts, its page and its PNG, ready for a notebook, a report and a folder."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cached_property
from html import escape

from matplotlib.figure import Figure
from PIL import Image

from inspection_stats.describe.charts.specification import ChartSpec
from inspection_stats.draw.colours import BLACK, WHITE
from inspection_stats.draw.page import MARGIN, Page
from inspection_stats.draw.png import DPI, packed, without_rows
from inspection_stats.draw.words import line_height
from inspection_stats.reference.quarters import long_date
from inspection_stats.reference.statuses import ILLUSTRATIVE_DATA


@dataclass(frozen=True)
class Chart:
    """A chart drawn once at one width; every copy of it comes from the same `picture`.

    `title` is where the title stands, from its first row of dots to the first row below it.
    """

    spec: ChartSpec
    figure: Figure
    picture: Image.Image
    title: tuple[int, int]

    def __repr__(self) -> str:
        return f"Chart: {self.spec.alt}"

    @property
    def width(self) -> float:
        """Its width on paper, in inches."""
        return float(self.figure.get_size_inches()[0])

    @cached_property
    def png(self) -> bytes:
        """The chart with its title, as a PNG file that carries its alt text, source and day."""
        return self.file()

    def file(self, *, title: bool = True, run: str = "") -> bytes:
        """The chart as a PNG file with or without its title, which also carries the id of the run where one is given.

        Without the title the mark of illustrative data and the subtitle stay: a paper gives its own heading, never
        its own bases.
        """
        spec = self.spec
        texts = {
            "Description": spec.alt,
            "Source": spec.source,
            "As at": long_date(spec.as_at) if spec.as_at else "",
            "Run": run,
        }
        return packed(self.picture if title else without_rows(self.picture, *self.title), texts)

    def _repr_html_(self) -> str:
        """The picture with its alt text and caption, as JupyterLab and the report show it."""
        picture = base64.b64encode(self.png).decode("ascii")
        width = round(self.width * 96)
        return (
            f'<figure><img src="data:image/png;base64,{picture}" width="{width}" alt="{escape(self.spec.alt)}">'
            f"<figcaption>{escape(self.spec.caption)}</figcaption>"
            f"<details><summary>The chart in words</summary><p>{escape(self.spec.long_alt)}</p></details></figure>"
        )


def start(spec: ChartSpec, width: float) -> Page:
    """A page with the chart's mark (where its data are illustrative), title and subtitle."""
    page = Page(width)
    if spec.illustrative:
        height = line_height() + 0.08
        page.box(MARGIN, page.y, page.inner_width, height, facecolor=BLACK)
        page.write(page.width / 2, page.y + height / 2, ILLUSTRATIVE_DATA, bold=True, colour=WHITE, ha="center")
        page.y += height + 0.08
    top = page.y
    page.paragraph(spec.title, bold=True)
    page.title = (top, page.y)
    page.paragraph(spec.subtitle, gap=0.1)
    return page


def finish(page: Page, spec: ChartSpec) -> Chart:
    """Write the notes and the source under the chart, cut the page and make its PNG."""
    page.y += 0.06
    page.paragraph(" ".join(spec.notes), gap=0.03)
    page.paragraph(spec.source_line, gap=0)
    page.cut()
    top, bottom = (round(inches * DPI) for inches in page.title)
    return Chart(spec, page.figure, page.picture(), (top, bottom))
