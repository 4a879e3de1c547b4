"""What a report is made of: sections of paragraphs, lists, tables and charts. Each shows itself in a notebook cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from inspection_stats.describe.charts.specification import AnyChartSpec, ChartSpec
from inspection_stats.describe.english.readable import readable_frame
from inspection_stats.documents.block_html import cell_html
from inspection_stats.documents.carried import Carried
from inspection_stats.errors import BadRequest, nearest
from inspection_stats.plot.carried import CARRIED, CarriedChart, carry
from inspection_stats.plot.chart import Chart
from inspection_stats.plot.paste import paste_ready
from inspection_stats.reference.given import check_columns


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of plain text, in which `[text](https://…)` is a link."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list of sentences, in which `[text](https://…)` is a link."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class TableBlock:
    """A table to be read: a frame with printable cells and its caption. `name` is its file name, without ending.

    One that belongs to the `annex` is folded away in its cell, and appears at the end of a document.
    """

    name: str
    caption: str
    frame: pd.DataFrame
    annex: bool = False


@dataclass(frozen=True)
class Subheading:
    """A heading within a section."""

    text: str


Shown = Paragraph | Bullets | Subheading | TableBlock | CarriedChart
Block = Paragraph | Bullets | Subheading | TableBlock | Chart | AnyChartSpec
"""A chart is its specification, which is drawn when the section is shown, or is drawn already."""


@dataclass(frozen=True)
class Section:
    """A section of a report: its blocks in reading order, and the frames behind its tables, by file name.

    As the last line of a cell it shows itself, and a document made from the notebook has it under the heading of the
    markdown cell before it. `style` is a style sheet for its charts.
    """

    name: str
    blocks: tuple[Block, ...]
    frames: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    style: str = ""

    def __repr__(self) -> str:
        return f"Section: {self.name}" if self.blocks else f"Section: {self.name}, of which nothing is held"

    @property
    def frame(self) -> pd.DataFrame:
        """The first of its frames: unrounded figures, each row with its source. Raises `BadRequest` without one."""
        if not self.frames:
            raise BadRequest(f"The section {self.name} has no frame.")
        return next(iter(self.frames.values()))

    @cached_property
    def drawn(self) -> tuple[Paragraph | Bullets | Subheading | TableBlock | Chart, ...]:
        """The blocks with their charts ready to paste, drawn once."""
        style = self.style or None
        return tuple(
            paste_ready(block, style=style) if isinstance(block, ChartSpec) else block for block in self.blocks
        )

    @property
    def charts(self) -> dict[str, Chart]:
        """Its charts by name, each to show by itself or to change."""
        return {block.spec.name: block for block in self.drawn if isinstance(block, Chart)}

    @property
    def chart(self) -> Chart:
        """The first of its charts. Raises `BadRequest` where it has none."""
        if not self.charts:
            raise BadRequest(f"The section {self.name} has no chart.")
        return next(iter(self.charts.values()))

    def without(self, *names: str) -> Section:
        """The same section without the charts and tables of these names. Raises `BadRequest` for an unknown name.

        q.ofsted().without("timeline")
        """
        held = [name_of(block) for block in self.blocks]
        for name in names:
            if name not in held:
                hint = nearest(name, held) or f"It has: {', '.join(filter(None, held))}."
                raise BadRequest(f"The section {self.name} has no chart or table “{name}”. {hint}")
        blocks = tuple(block for block in self.blocks if name_of(block) not in names)
        frames = {name: frame for name, frame in self.frames.items() if name not in names}
        return Section(self.name, blocks, frames, self.style)

    @cached_property
    def shown(self) -> tuple[Shown, ...]:
        """The blocks as the cell carries them."""
        return tuple(carry(block) if isinstance(block, Chart) else block for block in self.drawn)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """The section as JupyterLab shows it, and what documents are made from."""
        if not self.blocks:
            return {"text/plain": repr(self)}
        carried = Carried(tuple(block_to_json(block) for block in self.shown), self.frames, self.name)
        return {"text/html": cell_html(self.shown), CARRIED: carried.to_json()}


def name_of(block: Block) -> str:
    """The name of a chart or a table; empty for other blocks."""
    if isinstance(block, Chart):
        return block.spec.name
    return block.name if isinstance(block, TableBlock | ChartSpec) else ""


def table(frame: pd.DataFrame, caption: str, *, name: str, annex: bool = False) -> Section:
    """A frame of your own as a table of the report: in the page, the Word file, the workbook and `tables/<name>.csv`.

    `frame` is a DataFrame with every row to be shown; the caption says what it holds and from which source. The table
    is shown as `readable` shows it; the files hold the frame as it is. With `annex=True` it appears at the end of the
    document. Raises `BadRequest` where caption or name is empty.

        table(q.data.areas.head(), "Five authorities. Source: ONS", name="five")
    """
    check_columns(frame, (), "every row to be shown")
    if not str(caption).strip() or not str(name).strip():
        raise BadRequest("A table needs a caption that says what it holds and its source, and a name for its file.")
    return Section(name, (TableBlock(name, caption, readable_frame(frame), annex),), {name: frame})


def printable(frame: pd.DataFrame, labels: dict[str, str]) -> pd.DataFrame:
    """The columns of `labels`, under their labels, every cell as text and a missing one as an empty cell."""
    return printed(frame[list(labels)].rename(columns=labels))


def printed(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame with every cell as text, a missing one as an empty cell."""
    return frame.astype(object).where(frame.notna(), "").astype(str).reset_index(drop=True)


def block_to_json(block: Shown) -> dict[str, Any]:
    """A block as a cell carries it."""
    if isinstance(block, CarriedChart):
        return block.to_json()
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "text": block.text}
    if isinstance(block, Bullets):
        return {"kind": "list", "items": list(block.items)}
    if isinstance(block, Subheading):
        return {"kind": "heading", "text": block.text}
    cells = block.frame.astype(str).to_numpy().tolist()
    return {
        "kind": "table", "name": block.name, "caption": block.caption, "annex": block.annex,
        "columns": [str(column) for column in block.frame.columns], "rows": cells,
    }  # fmt: skip


def block_from_json(held: Mapping[str, Any]) -> Shown:
    """The block that `block_to_json` wrote."""
    if held["kind"] == "chart":
        return CarriedChart.from_json(held)
    if held["kind"] == "paragraph":
        return Paragraph(held["text"])
    if held["kind"] == "list":
        return Bullets(tuple(held["items"]))
    if held["kind"] == "heading":
        return Subheading(held["text"])
    frame = pd.DataFrame(held["rows"], columns=held["columns"], dtype=str)
    return TableBlock(held["name"], held["caption"], frame, held["annex"])
