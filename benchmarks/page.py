"""The page of the benchmark of packs: what was timed, as tables, and the ratios."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Mapping

SAYS = {
    "commands": "`papermill` and `jupyter nbconvert` for each area",
    "loop": "`papermill.execute_notebook` in a process pool, warm exporter",
    "suite": "`inspection-stats report`",
    "floor": "the same functions, plainly, in two warm processes",
}


def ratios(taken: Mapping[str, list[float]]) -> dict[str, float]:
    """How many times as fast as commands and loop the suite is, and how many times as long as the floor it takes."""
    middle = {way: statistics.median(seconds) for way, seconds in taken.items()}
    return {
        "vs_commands": middle["commands"] / middle["suite"],
        "vs_loop": middle["loop"] / middle["suite"],
        "vs_floor": middle["suite"] / middle["floor"],
    }


def page(
    made: str,
    areas: int,
    taken: Mapping[str, list[float]],
    memory: Mapping[str, float],
    growth: Mapping[int, Mapping[str, float]],
    starts: Mapping[str, float],
) -> str:
    """docs/benchmark.md: what was run, seconds and peak MB by way, `Timed` by number of areas, seconds to start."""
    found = ratios(taken)
    rows = [
        f"| {says} | {statistics.median(taken[way]):.1f} | {statistics.median(taken[way]) / areas:.2f} | "
        f"{memory[way]:,.0f} |"
        for way, says in SAYS.items()
    ]
    grown = [
        f"| {number} | {one['seconds']:.1f} | {one['seconds'] / number:.2f} | {one['peak']:,.0f} | {one['again']:.1f} |"
        for number, one in growth.items()
    ]
    began = [f"| {name} | {seconds:.2f} |" for name, seconds in starts.items()]
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return "\n".join(
        [
            "# How long a run takes",
            "",
            f"Made by {made}; `make benchmark` takes fewer areas.",
            f"The machine: {machine}. Seconds are medians of one run and mean little elsewhere; the ratios carry.",
            "",
            "| Way | Seconds | A pack | Peak memory, MB |",
            "| --- | ---: | ---: | ---: |",
            *rows,
            "",
            f"The suite is **{found['vs_commands']:.1f} times** as fast as the commands and",
            f"**{found['vs_loop']:.1f} times** as fast as the loop; it takes **{found['vs_floor']:.2f} times**",
            "as long as plain functions. Where the time goes, and what was tried: [decision 8](decisions/"
            "0008-what-makes-a-run-fast.md).",
            "",
            "| Areas | Seconds | A pack | Peak memory, MB | The same again, nothing changed: seconds |",
            "| ---: | ---: | ---: | ---: | ---: |",
            *grown,
            "",
            "| To start | Seconds |",
            "| --- | ---: |",
            *began,
            "",
        ]
    )
