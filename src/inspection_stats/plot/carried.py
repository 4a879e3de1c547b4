"""A chart as a notebook cell carries it: its pictures, its texts and its figures, from which every document is made."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
from PIL import Image

from inspection_stats.plot.kinds import HALF, readable_rows
from inspection_stats.plot.png import packed, with_text, without_rows

if TYPE_CHECKING:
    from inspection_stats.plot.chart import Chart

CARRIED = "application/vnd.inspection-stats+json"
"""The MIME type under which a cell carries what documents are made from, next to the HTML that JupyterLab shows."""

FORM = 2
"""The layout of what is carried. A notebook executed by a suite with another layout has to be run again."""

RUN = "Run"  # the keyword of a run's id in a PNG file
CSS_DOTS = 96  # dots an inch on a page


@dataclass(frozen=True)
class Picture:
    """A chart drawn at one width: a PNG file, its size in inches, and the rows of dots that its title takes."""

    png: bytes
    width: float
    height: float
    title: tuple[int, int] | None = None

    @property
    def folder(self) -> str:
        """The folder of `charts/` for pictures of this width."""
        return "half-width" if round(25.4 * self.width) == HALF else "full-width"

    def of_run(self, run: str) -> bytes:
        """The file, with the id of the run that it was made by."""
        return with_text(self.png, RUN, run)

    @cached_property
    def untitled(self) -> bytes:
        """The file without the rows of its title, for a paper that gives its own; as it is where they are not known."""
        if self.title is None:
            return self.png
        with Image.open(io.BytesIO(self.png)) as picture:
            return packed(without_rows(picture, *self.title), getattr(picture, "text", {}))

    def without_title(self, run: str) -> bytes | None:
        """The same with the id of the run; None where the title is not known apart."""
        return None if self.title is None else with_text(self.untitled, RUN, run)


@dataclass(frozen=True)
class CarriedChart:
    """A chart of an executed notebook: `pictures`, the one that the cell shows first, and `table`, its figures."""

    name: str
    title: str
    alt: str
    long_alt: str
    caption: str
    source: str
    illustrative: bool
    table: pd.DataFrame
    pictures: tuple[Picture, ...]
    annex: bool = False

    @property
    def widest(self) -> Picture:
        """The picture for paper."""
        return max(self.pictures, key=lambda one: one.width)

    def _repr_html_(self) -> str:
        """The picture with its alt text, as JupyterLab and the page show it: title and source are in the picture."""
        shown = self.pictures[0]
        return (
            f'<figure><img src="data:image/png;base64,{_text(shown.png)}" width="{round(shown.width * CSS_DOTS)}" '
            f'alt="{escape(self.alt)}"></figure>'
        )

    def to_json(self) -> dict[str, Any]:
        """The chart as JSON."""
        return {
            "kind": "chart",
            **{name: getattr(self, name) for name in ("name", "title", "alt", "long_alt", "caption", "source")},
            "illustrative": self.illustrative,
            "annex": self.annex,
            "columns": [str(column) for column in self.table.columns],
            "rows": self.table.astype(str).to_numpy().tolist(),
            "pictures": [
                {
                    "png": _text(one.png),
                    "width": one.width,
                    "height": one.height,
                    "title": one.title and list(one.title),
                }
                for one in self.pictures
            ],
        }

    @classmethod
    def from_json(cls, held: Mapping[str, Any]) -> CarriedChart:
        """The chart that `to_json` wrote."""
        pictures = tuple(
            Picture(
                base64.b64decode(one["png"]), one["width"], one["height"], tuple(one["title"]) if one["title"] else None
            )
            for one in held["pictures"]
        )
        texts = {name: held[name] for name in ("name", "title", "alt", "long_alt", "caption", "source", "illustrative")}
        texts["annex"] = held["annex"]
        return cls(**texts, table=pd.DataFrame(held["rows"], columns=held["columns"], dtype=str), pictures=pictures)


def carry(chart: Chart, *, every_width: bool = True) -> CarriedChart:
    """A chart as a cell carries it, at each width at which it can be read or at its own only.

    A chart whose figure was handed out may have been changed by hand: it is carried as it is, at its own width only.
    """
    from inspection_stats.plot.paste import other_widths  # noqa: PLC0415 - which itself makes charts

    spec = chart.spec
    widths = [chart] if chart.handed_out or not every_width else [chart, *other_widths(chart)]
    return CarriedChart(
        spec.name, spec.title, spec.alt, spec.long_alt, spec.caption, spec.source, spec.illustrative,
        readable_rows(spec), tuple(Picture(one.png, one.width, one.height, one.title) for one in widths), spec.annex,
    )  # fmt: skip


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
