"""Time and memory against the size of what is asked for: services of a comparison, sections of a notebook.

    python -m benchmarks.growth

The last lines are `services_vs_linear N` and `sections_vs_linear N`: 1 is linear, less is better.
"""

from __future__ import annotations

import csv
import os
import subprocess
import tempfile
import time
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell

from benchmarks.said import BIN, DATA, QUARTER, ROOT, progress, say, table
from benchmarks.ways import NOTEBOOK

SERVICES = (2, 10, 30, 100)
SECTIONS = (10, 20, 40)
COUNTS = DATA / "illustrative" / "case_counts.csv"


def counts_of(number: int, folder: Path) -> Path:
    """Case counts of that many services: the illustrative ones, over and over under other names."""
    with COUNTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ids = sorted({row["service_id"] for row in rows})
    made = folder / f"counts-{number}.csv"
    with made.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        for place in range(number):
            own = [row for row in rows if row["service_id"] == ids[place % len(ids)]]
            writer.writerows({**row, "service_id": f"s-{place:03d}", "service": f"Service {place:03d}"} for row in own)
    return made


def notebook_of(sections: int, folder: Path) -> Path:
    """The quarterly notebook with that many sections more, each a table and a chart of its own."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    for place in range(sections):
        notebook.cells += [
            new_markdown_cell(f"## Own section {place}"),
            new_code_cell(
                "from inspection_stats import table\n"
                f'table(q.data.areas.head(20), "Areas {place}. Source: areas.csv", name="own-{place}")'
            ),
            new_code_cell(
                f"#| fig-alt: Own figure {place}\n#| fig-cap: Own figure {place}. Source: invented\n"
                "import matplotlib.pyplot as plt\n"
                f"figure, ax = plt.subplots()\nax.barh(['a', 'b'], [{place + 1}, 3])\nfigure"
            ),
        ]
    made = folder / f"sections-{sections}.ipynb"
    nbformat.write(notebook, made)
    return made


def measured(*command: object) -> tuple[float, float]:
    """Seconds, and peak memory in MB of the largest process, of a command."""
    started = time.perf_counter()
    running = subprocess.Popen([str(BIN / "inspection-stats"), *map(str, command)], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(running.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, command
    return time.perf_counter() - started, used.ru_maxrss / 1000


def against_linear(found: dict[int, tuple[float, float]]) -> float:
    """What ten times as much would take, of ten times what it takes above the least: 1 is linear."""
    small, middle, large = min(found), sorted(found)[1], max(found)
    slope = (found[middle][0] - found[small][0]) / (middle - small)
    return (found[large][0] - found[small][0]) / (large - small) / slope


def rows_of(found: dict[int, tuple[float, float]]) -> list[tuple[object, ...]]:
    return [(number, f"{seconds:.1f}", f"{peak:,.0f}") for number, (seconds, peak) in found.items()]


def main() -> None:
    services, sections = {}, {}
    with tempfile.TemporaryDirectory(prefix="growth-") as name:
        folder = Path(name)
        for number in SERVICES:
            counts = counts_of(number, folder)
            services[number] = measured("compare", counts, "--service", "Service 001", "--out", folder / f"c{number}")
            progress(f"{number} services: {services[number]}")
        for number in SECTIONS:
            notebook = notebook_of(number, folder)
            asked = "report", "--area", "Leeds", "--quarter", QUARTER, "--notebook", notebook
            sections[number] = measured(*asked, "--out", folder / f"n{number}")
            progress(f"{number} sections: {sections[number]}")
    headings = ["Seconds", "Peak memory of a process, MB"]
    say(
        "## As it grows",
        "A comparison, by the number of services in its file (30 questions each):",
        table(["Services", *headings], rows_of(services)),
        "The quarterly notebook with more sections, each a table and a figure of its own:",
        table(["Sections added", *headings], rows_of(sections)),
        services_vs_linear=against_linear(services),
        sections_vs_linear=against_linear(sections),
    )


if __name__ == "__main__":
    main()
