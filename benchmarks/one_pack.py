"""Time what one person waits for: one pack from the command, the help, the import, the first charts.

    python -m benchmarks.one_pack [--rounds 7]

One pack is made by `papermill` and `jupyter nbconvert`, and by `inspection-stats report`, in turn. The last line is
`one_vs_command N`: how many times as fast the suite's command is.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.said import BIN, ROOT, progress, say, table
from benchmarks.ways import areas, by_commands, by_suite, quietly

FIRST_CHART = "from inspection_stats import open_quarter; open_quarter('Barnet', '2025-26 Q4').standing_charts()[0]"


def seconds_of(do: Callable[[], object]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started


def in_turn(area: str) -> tuple[float, float, float]:
    """Seconds of one pack by the commands and by the suite, and of the suite again with nothing changed."""
    with tempfile.TemporaryDirectory(prefix="one-pack-") as folder:
        out = Path(folder)
        return (
            seconds_of(lambda: by_commands(area, out / "commands")),
            seconds_of(lambda: by_suite([area], out / "suite")),
            seconds_of(lambda: by_suite([area], out / "suite")),
        )


def start_up() -> dict[str, float]:
    """The median seconds of each command that answers at once."""
    python = sys.executable
    commands = {
        "`python -c pass`": [python, "-c", "pass"],
        "`import inspection_stats`": [python, "-c", "import inspection_stats"],
        "`inspection-stats --help`": [str(BIN / "inspection-stats"), "--help"],
        "the first charts of an area, from a fresh Python": [python, "-c", FIRST_CHART],
    }
    return {
        name: statistics.median(seconds_of(partial(quietly, command, ROOT)) for _ in range(7))
        for name, command in commands.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7, help="areas, each made by both")
    rounds = parser.parse_args().rounds
    taken = []
    for area in areas(rounds):
        taken.append(in_turn(area))
        progress(f"{area:24s} " + "  ".join(f"{seconds:5.2f}" for seconds in taken[-1]))
    commands, suite, again = (statistics.median(seconds) for seconds in zip(*taken, strict=True))
    rows = [
        ("`papermill` and `jupyter nbconvert`", f"{commands:.2f}"),
        ("`inspection-stats report`", f"{suite:.2f}"),
        ("the same again, nothing changed", f"{again:.2f}"),
        *((name, f"{seconds:.2f}") for name, seconds in start_up().items()),
    ]
    say(
        "## What one person waits for",
        f"Medians of {rounds} packs, and of 7 starts.",
        table(["From the command line", "Seconds"], rows),
        one_vs_command=statistics.median(one[0] / one[1] for one in taken),
    )


if __name__ == "__main__":
    main()
