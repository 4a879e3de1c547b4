"""What a part of the benchmark says: tables of Markdown, then its figures, a line each, as the last lines."""

from __future__ import annotations

import os
import platform
import statistics
import sys
from collections.abc import Iterable, Mapping, Sequence
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


def changes_table(taken: Mapping[str, Sequence[float]]) -> str:
    """Seconds from a change of each chooser of the explorer to what it shows then."""
    rows = [
        (name, len(times), f"{statistics.median(times):.2f}", f"{max(times):.2f}")
        for name, times in taken.items()
        if times
    ]
    return table(["Chooser changed", "Changes", "Median, seconds", "Slowest"], rows)


def middle_and_ninetieth(taken: Mapping[str, Sequence[float]]) -> tuple[float, float]:
    """The median and the ninetieth percentile of all the seconds."""
    every = [seconds for times in taken.values() for seconds in times]
    return statistics.median(every), statistics.quantiles(every, n=10)[-1]


def machine() -> str:
    """The computer and the versions that a figure depends on."""
    versions = f"Python {platform.python_version()}, pandas {pd.__version__}, matplotlib {mpl.__version__}"
    return f"{platform.machine()}, {os.cpu_count()} cores, {versions}"


def say(*parts: str, **figures: float) -> None:
    """Print paragraphs and tables, and at the end each figure with its name."""
    print("\n\n".join(parts))
    print()
    for name, figure in figures.items():
        print(f"{name} {figure:.3f}")
