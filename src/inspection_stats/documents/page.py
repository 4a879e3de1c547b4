"""A document as one HTML page: no code, offline, readable on paper and with a screen reader."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import BaseLoader, Environment
from markupsafe import Markup

from inspection_stats.documents.block_html import UNSEEN, blocks_html
from inspection_stats.documents.document import Document
from inspection_stats.documents.page_style import TEMPLATES, page_style
from inspection_stats.reference.statuses import ILLUSTRATIVE_DATA


def page_of(document: Document) -> str:
    """The page of a document. Where its data are illustrative, a banner that stays in view says so."""
    parts = [*document.parts, *document.about]
    page = load_page_template().render(
        title=document.title,
        mark=ILLUSTRATIVE_DATA if document.illustrative else "",
        style=Markup(page_style()),
        contents=document.contents,
        footer=document.footer,
        unseen=UNSEEN,
        parts=[(part.heading, Markup(blocks_html(part.blocks))) for part in parts],
    )
    return "\n".join(line.rstrip() for line in page.splitlines() if line.strip()) + "\n"


@cache
def load_page_template() -> Any:
    """The template of the page, compiled; once for a process.

    It is complete in itself: a search for templates by name would also find those that a user has.
    """
    source = (TEMPLATES / "report.html.j2").read_text("utf-8")
    return Environment(autoescape=True, loader=BaseLoader()).from_string(source)
