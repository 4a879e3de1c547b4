"""What a part of the benchmark says: tables of Markdown, then its figures, a line each, as the last lines."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import matplotlib as mpl
import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
DATA = ROOT / "data"
QUARTER = "2025-26 Q4"


def progress(words: str) -> None:
    """Tell whoever waits, apart from what is kept."""
    print(words, file=sys.stderr, flush=True)


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table of Markdown, its first column of words and the others of numbers."""
    ruler = ["---", *["---:"] * (len(headings) - 1)]
    lines = [headings, ruler, *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def machine() -> str:
    """The computer and the versions that a figure depends on."""
    versions = f"Python {platform.python_version()}, pandas {pd.__version__}, matplotlib {mpl.__version__}"
    return f"{platform.machine()}, {os.cpu_count()} cores, {versions}"


def say(*parts: str, **figures: float) -> None:
    """Print paragraphs and tables, and at the end each figure with its name."""
    print("\n\n".join(parts))
    print()
    for name, figure in figures.items():
        print(f"{name} {figure:.2f}")
