"""Blocks as HTML, the same in a cell and on the page: one template for both."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import BaseLoader, Environment
from markupsafe import Markup


def blocks_html(blocks: Sequence[Any]) -> str:
    """The HTML of blocks in reading order: paragraphs, lists, tables, charts, and what markdown cells hold."""
    return str(load_block_templates().blocks(blocks)).strip()


@cache
def load_block_templates() -> Any:
    """The templates of the blocks, compiled; once for a process."""
    source = (files("inspection_stats.documents") / "templates" / "blocks.html.j2").read_text("utf-8")
    environment = Environment(autoescape=True, loader=BaseLoader(), trim_blocks=True, lstrip_blocks=True)
    environment.tests["a"] = lambda block, kind: type(block).__name__ == kind
    environment.globals["figure"] = lambda chart: Markup(chart._repr_html_())
    return environment.from_string(source).module
