"""Blocks as HTML, the same in a cell and on the page: one template for both."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import BaseLoader, Environment
from markupsafe import Markup, escape
from slugify import slugify

from inspection_stats.describe.english.links import link_parts
from inspection_stats.reference.statuses import ILLUSTRATIVE_DATA
from inspection_stats.tables.html import style_sheet, table_html

UNSEEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)"
"""The style of a heading only for screen readers: sighted readers see what it names."""


def blocks_html(blocks: Sequence[Any]) -> str:
    """The HTML of blocks in reading order: paragraphs, lists, tables, charts, and what markdown cells hold."""
    return str(load_block_templates().blocks(blocks)).strip()


def _linked(text: str) -> str:
    link = Markup('<a href="{}">{}</a>')
    return Markup("").join(link.format(page, said) if page else escape(said) for said, page in link_parts(text))


def anchor_of(block: Any) -> str:
    """The name of a table or a chart in a link."""
    return f"{'table' if hasattr(block, 'frame') else 'chart'}-{slugify(block.name)}"


def cell_html(blocks: Sequence[Any]) -> str:
    """The HTML of blocks in a notebook's cell, with the style sheet of tables, which a page has in its head."""
    made = blocks_html(blocks)
    return f"<style>\n{style_sheet()}\n</style>\n{made}" if "<table" in made else made


@cache
def load_block_templates() -> Any:
    """The templates of the blocks, compiled; once for a process."""
    source = (files("inspection_stats.documents") / "templates" / "blocks.html.j2").read_text("utf-8")
    environment = Environment(autoescape=True, loader=BaseLoader(), trim_blocks=True, lstrip_blocks=True)
    environment.tests["a"] = lambda block, kind: type(block).__name__ == kind
    environment.globals["figure"] = lambda chart: Markup(chart._repr_html_())
    environment.globals |= {"illustrative_data": ILLUSTRATIVE_DATA, "unseen": UNSEEN}
    environment.filters["linked"] = _linked
    environment.filters["anchor"] = anchor_of
    environment.globals["table"] = lambda frame, caption: Markup(table_html(frame, caption, printed=_linked))
    return environment.from_string(source).module
