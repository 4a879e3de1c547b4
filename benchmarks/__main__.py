"""Every benchmark, one after the other, and the page of them: docs/benchmark.md.

    python -m benchmarks [--quick]        (make benchmark)

Ends with the figures, a line each; those with a goal say whether it is met. Takes half an hour on two cores, which
should have nothing else to do; `--quick` takes few areas and rounds, and writes no page.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from dataclasses import dataclass

from benchmarks.said import ROOT, machine, progress, table

PAGE = ROOT / "docs" / "benchmark.md"
FIGURE = re.compile(r"([a-z_]+) (-?[0-9.]+)")


@dataclass(frozen=True)
class Goal:
    """A ratio within one run: what it says, and the least or the most that it should be."""

    says: str
    least: float | None = None
    most: float | None = None

    def met(self, figure: float) -> bool:
        return (self.least is None or figure >= self.least) and (self.most is None or figure <= self.most)

    @property
    def due(self) -> str:
        return f"{self.least:g} or more" if self.least is not None else f"{self.most:g} or less"


GOALS = {
    "vs_commands": Goal("times as fast as papermill and nbconvert for each area", least=8),
    "vs_loop": Goal("times as fast as papermill in a process pool", least=4.5),
    "vs_floor": Goal("times as long as plain functions in two warm processes", most=1.15),
    "vs_stock": Goal("times as fast as stock matplotlib draws the same Axes", least=6),
    "one_vs_command": Goal("one pack: times as fast as papermill and nbconvert", least=3),
    "rerun_share": Goal("the same run again with nothing changed, in per cent of the first", most=3),
    "explore_median": Goal("the explorer in a browser, seconds from a choice to its chart: median", most=0.15),
    "explore_ninetieth": Goal("the same, ninetieth percentile", most=0.25),
}

PARTS = {
    "packs": ["--areas", "4", "--rounds", "1", "--all", "8", "--growth"],
    "one_pack": ["--rounds", "2"],
    "drawing": ["--rounds", "1"],
    "explore": ["--changes", "40"],
    "explore_page": ["--changes", "10"],
    "growth": [],
    "cluster": ["--areas", "2", "6"],
    "pool_cases": ["--rows", "200000", "--runs", "1"],
}
"""Each benchmark, and what makes it quick."""


def run(part: str, arguments: list[str]) -> tuple[str, dict[str, float]]:
    """The page of one benchmark, and its figures."""
    progress(f"\n{part}:")
    command = [sys.executable, "-m", f"benchmarks.{part}", *arguments]
    said = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    lines = said.rstrip().split("\n")
    figures: dict[str, float] = {}
    while lines and (found := FIGURE.fullmatch(lines[-1])):
        figures = {found[1]: float(found[2]), **figures}
        lines.pop()
    return "\n".join(lines).strip(), figures


def page(parts: list[str], figures: dict[str, float]) -> str:
    """docs/benchmark.md."""
    rows = [
        (f"`{name}`: {goal.says}", goal.due, f"{figures[name]:g}", "yes" if goal.met(figures[name]) else "no")
        for name, goal in GOALS.items()
    ]
    return "\n\n".join(
        [
            "# How long it takes",
            "Made by `python -m benchmarks` (`make benchmark`), which tries all of it again. The machine: "
            f"{machine()}. Seconds mean little elsewhere; the ratios carry. What makes it fast and where the time "
            "goes: [decision 8](decisions/0008-what-makes-a-run-fast.md). Many machines: [scale](scale.md). A "
            "thousand packs in one run, and thousands of claims: [hard use](hard-use.md).",
            table(["Goal", "Due", "Measured", "Met"], rows),
            *parts,
        ]
    ) + "\n"  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="few areas and rounds, and no page")
    quick = parser.parse_args().quick
    parts, figures = [], {}
    for part, fewer in PARTS.items():
        said, found = run(part, fewer if quick else [])
        parts.append(said)
        figures |= found
    if not quick:
        PAGE.write_text(page(parts, figures), encoding="utf-8", newline="\n")
    print("\n\n".join(parts), end="\n\n")
    for name, figure in figures.items():
        goal = GOALS.get(name)
        print(f"{name} {figure:g}" + (f" ({'met' if goal.met(figure) else 'missed'}: {goal.due})" if goal else ""))


if __name__ == "__main__":
    main()
