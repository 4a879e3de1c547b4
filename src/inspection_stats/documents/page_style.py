"""The style sheet of a page, which the report's page and the index of a quarter share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from inspection_stats.tables.html import style_sheet

TEMPLATES = Path(__file__).with_name("templates")


@cache
def page_style() -> str:
    """The style sheet of a page, with that of its tables."""
    return f"{style_sheet()}\n{(TEMPLATES / 'report.css').read_text('utf-8').strip()}"
