"""A drawn chart: its facts, its page and its PNG, ready for a notebook, a report and a folder."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from html import escape

from matplotlib.figure import Figure

from inspection_stats.describe.facts import ILLUSTRATIVE_DATA, ChartFacts
from inspection_stats.draw.colours import BLACK, WHITE
from inspection_stats.draw.page import MARGIN, Page, line_height


@dataclass(frozen=True)
class Chart:
    """A chart drawn once; every copy of it is the same `png`."""

    facts: ChartFacts
    figure: Figure
    png: bytes

    def __repr__(self) -> str:
        return f"Chart: {self.facts.alt}"

    def _repr_html_(self) -> str:
        """The picture with its alt text and caption, as JupyterLab and the report show it."""
        picture = base64.b64encode(self.png).decode("ascii")
        width = round(self.figure.get_size_inches()[0] * 96)
        return (
            f'<figure><img src="data:image/png;base64,{picture}" width="{width}" alt="{escape(self.facts.alt)}">'
            f"<figcaption>{escape(self.facts.caption)}</figcaption>"
            f"<details><summary>The chart in words</summary><p>{escape(self.facts.long_alt)}</p></details></figure>"
        )


def start(facts: ChartFacts, width: float) -> Page:
    """A page with the chart's mark (where its data are illustrative), title and subtitle."""
    page = Page(width)
    if facts.illustrative:
        height = line_height() + 0.08
        page.box(MARGIN, page.y, page.inner_width, height, facecolor=BLACK)
        page.write(page.width / 2, page.y + height / 2, ILLUSTRATIVE_DATA, bold=True, colour=WHITE, ha="center")
        page.y += height + 0.08
    page.paragraph(facts.title, bold=True)
    page.paragraph(facts.subtitle, gap=0.1)
    return page


def finish(page: Page, facts: ChartFacts) -> Chart:
    """Write the notes and the source under the chart, cut the page and make its PNG."""
    page.y += 0.06
    page.paragraph(" ".join(facts.notes), gap=0.03)
    page.paragraph(facts.source_line, gap=0)
    page.cut()
    return Chart(facts, page.figure, page.png(facts.alt))
