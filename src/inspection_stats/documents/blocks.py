"""What a report is made of: sections of paragraphs, lists, tables and charts. Each shows itself in a notebook cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import pandas as pd
from jinja2 import BaseLoader, Environment

from inspection_stats.describe.charts.specification import AnyChartSpec, ChartSpec
from inspection_stats.plot.chart import Chart
from inspection_stats.plot.kinds import readable_rows
from inspection_stats.plot.paste import paste_ready


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of plain text."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list of plain sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class TableBlock:
    """A table to be read: a frame with printable cells and its caption. `name` is its file name, without ending."""

    name: str
    caption: str
    frame: pd.DataFrame

    def _repr_html_(self) -> str:
        return _html("table", block=self)


Drawn = Paragraph | Bullets | TableBlock | Chart
Block = Drawn | AnyChartSpec
"""A chart is its specification, which is drawn when the section is shown or saved, or is drawn already."""


@dataclass(frozen=True)
class Section:
    """A section of a report: a heading and its blocks, in reading order; `style` is a style sheet for its charts."""

    name: str
    heading: str
    blocks: tuple[Block, ...]
    style: str = ""

    def __repr__(self) -> str:
        return f"Section: {self.heading}"

    @cached_property
    def drawn(self) -> tuple[Drawn, ...]:
        """The blocks with their charts ready to paste, drawn once for cell, page, annex and files."""
        style = self.style or None
        return tuple(
            paste_ready(block, style=style) if isinstance(block, ChartSpec) else block for block in self.blocks
        )

    def _repr_html_(self) -> str:
        return _html("section", section=self)


def printable(frame: pd.DataFrame, labels: dict[str, str]) -> pd.DataFrame:
    """The columns of `labels`, under their labels, every cell as text and a missing one as an empty cell."""
    shown = frame[list(labels)].rename(columns=labels)
    return shown.astype(object).where(shown.notna(), "").astype(str).reset_index(drop=True)


def chart_table_caption(spec: AnyChartSpec) -> str:
    """The caption of the table of a chart; the mark of illustrative data is in it, as everywhere."""
    return f"The figures of the chart. {spec.caption}"


def _chart_table(chart: Chart) -> TableBlock:
    """The rows of a chart as a table, for whoever cannot see it or wants its figures."""
    return TableBlock(chart.spec.name, chart_table_caption(chart.spec), readable_rows(chart.spec))


def _html(part: str, **spec: object) -> str:
    template = getattr(load_block_templates(), part)
    return str(template(**spec)).strip()


@cache
def load_block_templates() -> Any:
    """The templates of a section and its parts, compiled; once for a process."""
    source = (files("inspection_stats.documents") / "templates" / "blocks.html.j2").read_text("utf-8")
    environment = Environment(autoescape=True, loader=BaseLoader(), trim_blocks=True, lstrip_blocks=True)
    environment.globals["chart_table"] = _chart_table
    environment.tests["chart"] = lambda block: isinstance(block, Chart)
    environment.tests["bullets"] = lambda block: isinstance(block, Bullets)
    environment.tests["table"] = lambda block: isinstance(block, TableBlock)
    return environment.from_string(source).module
