"""Import and load once what the command line imports when it is needed, for every attack that is forked from here."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import inspection_stats
from inspection_stats.check.data import read_data
from inspection_stats.documents.page import load_page_template
from inspection_stats.documents.word.annex import plain_document

ALL_IMPORTED = 280
"""Megabytes that a process holds once all is imported and loaded; what attacks are made of comes on top here."""

APART = {
    "inspection_stats.load.workbook_sheets",
    "inspection_stats.claims.paper.pdf",
    "inspection_stats.claims.paper.word",
}
"""What a process of its own runs, under limits."""


def warm(data: Path) -> int:
    """Import all modules of the suite, read the tables, load the templates of page and annex: `ALL_IMPORTED`."""
    for module in pkgutil.walk_packages(inspection_stats.__path__, f"{inspection_stats.__name__}."):
        if module.name not in APART:
            importlib.import_module(module.name)
    read_data(data)
    load_page_template()
    plain_document()
    return ALL_IMPORTED
