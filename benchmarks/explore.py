"""Time the explorer: from a change of a chooser to the new charts, words and table, as the kernel sends them.

    python -m benchmarks.explore [--changes 300]

Choices are drawn at random, with a fixed seed: authorities of all regions, quarters, charts, comparators, judgements.
The last lines are `kernel_median N` and `kernel_ninetieth N`, in seconds. The browser: `explore_page`.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import Any

from benchmarks.said import DATA, QUARTER, changes_table, middle_and_ninetieth, progress, say
from inspection_stats.check.data import read_data
from inspection_stats.explore.panel import Explorer
from inspection_stats.reference.quarters import parse_period

SEED = 20160509
CHANGED = ("area", "quarter", "programme", "chart", "comparator", "judgement")


def change(panel: Explorer, name: str, draw: random.Random) -> float:
    """Seconds until the explorer shows another value of a chooser, drawn from what that offers."""
    control: Any = getattr(panel.choosers, name)
    others = [value for _, value in control.options if value != control.value]
    if not others or control.disabled:
        return 0.0
    chosen = draw.choice(others)
    started = time.perf_counter()
    control.value = chosen
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--changes", type=int, default=300, help="changes of a chooser")
    changes = parser.parse_args().changes
    draw = random.Random(SEED)
    started = time.perf_counter()
    panel = Explorer(read_data(DATA), DATA, Path("reports"), "302", parse_period(QUARTER).label)
    opened = time.perf_counter() - started
    taken: dict[str, list[float]] = {name: [] for name in CHANGED}
    while sum(map(len, taken.values())) < changes:
        name = draw.choice(CHANGED)
        if seconds := change(panel, name, draw):
            taken[name].append(seconds)
    progress(f"opened in {opened:.2f} s")
    middle, ninth = middle_and_ninetieth(taken)
    say(
        "## The explorer, in the kernel",
        f"From a change of a chooser to what the kernel sends: {changes} changes drawn at random, one area.",
        changes_table(taken),
        kernel_median=middle,
        kernel_ninetieth=ninth,
    )


if __name__ == "__main__":
    main()
