"""What a report is made of: sections of paragraphs, lists, tables and charts. Each shows itself in a notebook cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd
from jinja2 import BaseLoader, Environment

from inspection_stats.describe.charts.rows import chart_table_caption, readable_rows
from inspection_stats.draw.chart import Chart


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


Block = Paragraph | Bullets | TableBlock | Chart


@dataclass(frozen=True)
class Section:
    """A section of a report: a heading and its blocks, in reading order."""

    name: str
    heading: str
    blocks: tuple[Block, ...]

    def __repr__(self) -> str:
        return f"Section: {self.heading}"

    def _repr_html_(self) -> str:
        return _html("section", section=self)


def printable(frame: pd.DataFrame, labels: dict[str, str]) -> pd.DataFrame:
    """The columns of `labels`, under their labels, every cell as text and a missing one as an empty cell."""
    shown = frame[list(labels)].rename(columns=labels)
    return shown.astype(object).where(shown.notna(), "").astype(str).reset_index(drop=True)


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
