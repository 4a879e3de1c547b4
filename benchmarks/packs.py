"""Time the quarterly packs of many areas: the suite compared with plain papermill and with plain functions.

    python -m benchmarks.packs [--areas 16] [--rounds 2] [--all 153]

Four ways to the same report, charts and tables, two at a time:

a. commands: `papermill` and `jupyter nbconvert` for each area;
b. loop:     `papermill.execute_notebook` in a process pool, one warm HTML exporter in each process;
c. suite:    `inspection-stats report`;
d. floor:    the same functions called plainly in two warm processes, no notebook.

The ways alternate within each round, so that a busy moment of the machine meets them all. Medians and ratios are
printed and written to docs/benchmark.md. The last lines are `vs_commands N`, `vs_loop N`, `vs_floor N`.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import nbformat
import papermill
import psutil
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from benchmarks.page import page, ratios
from inspection_stats.check.data import read_data
from inspection_stats.documents.document import read_document
from inspection_stats.documents.files import document_files
from inspection_stats.documents.page import page_of
from inspection_stats.documents.word.annex import word_annex
from inspection_stats.documents.write import write_files
from inspection_stats.reference.areas import areas_at
from inspection_stats.reference.quarters import parse_period
from inspection_stats.report.quarter import open_quarter

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
NOTEBOOK = ROOT / "notebooks" / "quarterly_report.ipynb"
SECTIONS = [
    line.removeprefix("q.").removesuffix("()")
    for line in (cell["source"] for cell in nbformat.read(NOTEBOOK, as_version=4).cells)
    if line.startswith("q.")
]
DATA = ROOT / "data"
QUARTER = "2025-26 Q4"
AT_ONCE = 2
WAYS = ("commands", "loop", "suite", "floor")


def areas(number: int) -> list[str]:
    """Names of that many authorities, spread over the alphabet."""
    names = sorted(areas_at(read_data(DATA).areas, parse_period(QUARTER).end)["la_name"])
    return names[:: max(1, len(names) // number)][:number]


def by_commands(area: str, out: Path) -> None:
    folder = out / area
    folder.mkdir(parents=True)
    parameters = {"area": area, "quarter": QUARTER, "data_dir": str(DATA), "output_dir": str(folder)}
    given = [part for name, value in parameters.items() for part in ("-r", name, value)]
    run = [str(BIN / "papermill"), str(NOTEBOOK), str(folder / "report.ipynb"), "-k", "python3", "--no-progress-bar"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    subprocess.run([*run, *given], check=True, **quiet)
    page = [str(BIN / "jupyter"), "nbconvert", "--to", "html", "--no-input", "--log-level", "ERROR"]
    subprocess.run([*page, str(folder / "report.ipynb")], check=True, **quiet)


def by_loop(area: str, out: Path) -> None:
    folder = out / area
    folder.mkdir(parents=True)
    executed = papermill.execute_notebook(
        NOTEBOOK, folder / "report.ipynb", kernel_name="python3", progress_bar=False, cwd=folder,
        parameters={"area": area, "quarter": QUARTER, "data_dir": str(DATA)},
    )  # fmt: skip
    if not hasattr(by_loop, "exporter"):
        by_loop.exporter = HTMLExporter(exclude_input=True)
    page, _ = by_loop.exporter.from_notebook_node(executed)
    (folder / "report.html").write_text(page, encoding="utf-8")


def by_functions(area: str, out: Path) -> None:
    folder = out / area
    folder.mkdir(parents=True)
    q = open_quarter(area, QUARTER, DATA)
    cells = [new_code_cell(outputs=[new_output("display_data", q._repr_mimebundle_())])]
    for name in SECTIONS:
        shown = getattr(q, name)()._repr_mimebundle_()
        cells += [new_markdown_cell(f"## {name}"), new_code_cell(outputs=[new_output("display_data", shown)])]
    document = read_document(new_notebook(cells=cells))
    write_files(document_files(document), folder)
    write_files({"report.html": page_of(document).encode(), "report.docx": word_annex(document)}, folder)


def warm() -> None:
    read_data(DATA)


def run(way: str, names: list[str], out: Path) -> None:
    """Make the packs of these areas one way."""
    if way == "commands":
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(by_commands, names, [out] * len(names)))
    elif way == "suite":
        wanted = [part for name in names for part in ("--area", name)]
        command = [str(BIN / "inspection-stats"), "report", *wanted, "--quarter", QUARTER, "--workers", str(AT_ONCE)]
        subprocess.run(
            [*command, "--out", str(out)], check=True, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    else:
        do = by_loop if way == "loop" else by_functions
        pool = ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn"), initializer=warm)
        with pool:
            list(pool.map(do, names, [out] * len(names)))


@dataclass(frozen=True)
class Timed:
    """Seconds of wall clock, peak memory in MB of all processes together, and seconds of the same run once more."""

    seconds: float
    peak: float
    again: float = 0.0


def timed(way: str, names: list[str]) -> Timed:
    """Make the packs one way; the suite's are then asked for again, with nothing changed."""
    folder = Path(tempfile.mkdtemp(prefix="packs-"))
    peak, done = [0.0], threading.Event()
    watcher = threading.Thread(target=_watch, args=(peak, done))
    watcher.start()
    started = time.perf_counter()
    try:
        run(way, names, folder)
        seconds = time.perf_counter() - started
        if way == "suite":
            run(way, names, folder)
        return Timed(seconds, peak[0], time.perf_counter() - started - seconds)
    finally:
        done.set()
        watcher.join()
        shutil.rmtree(folder)


def _watch(peak: list[float], done: threading.Event) -> None:
    while not done.wait(0.2):
        held = 0
        for child in psutil.Process().children(recursive=True):
            try:
                held += child.memory_full_info().pss
            except psutil.Error:
                continue
        peak[0] = max(peak[0], held / 1e6)


def seconds_of(command: list[str], times: int = 5) -> float:
    """The median time of a command."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


FIRST_CHART = "from inspection_stats import open_quarter; open_quarter('Barnet', '2025-26 Q4').standing_charts()[0]"


def start_up() -> dict[str, float]:
    python = sys.executable
    return {
        "python -c pass": seconds_of([python, "-c", "pass"]),
        "inspection-stats --help": seconds_of([str(BIN / "inspection-stats"), "--help"]),
        "import inspection_stats": seconds_of([python, "-c", "import inspection_stats"]),
        "first charts of an area, from a fresh Python": seconds_of([python, "-c", FIRST_CHART], 3),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--areas", type=int, default=16, help="areas of each timing")
    parser.add_argument("--rounds", type=int, default=3, help="rounds in which the four ways alternate")
    parser.add_argument("--growth", type=int, nargs="*", default=[10, 50, 153], help="areas for only the suite")
    asked = parser.parse_args()
    names = areas(asked.areas)
    taken: dict[str, list[float]] = {way: [] for way in WAYS}
    memory: dict[str, float] = {}
    for number in range(asked.rounds):
        for way in WAYS:
            one = timed(way, names)
            taken[way].append(one.seconds)
            memory[way] = max(memory.get(way, 0), one.peak)
            pack = one.seconds / len(names)
            print(f"round {number + 1} {way:9s} {one.seconds:7.1f} s  {pack:5.2f} s a pack", flush=True)
    growth = {number: timed("suite", areas(number)) for number in asked.growth}
    command = f"`python -m benchmarks.packs --areas {asked.areas} --rounds {asked.rounds}`"
    made = f"{command}, {AT_ONCE} at a time, quarter {QUARTER}"
    text = page(made, len(names), taken, memory, {n: vars(one) for n, one in growth.items()}, start_up())
    (ROOT / "docs" / "benchmark.md").write_text(text, encoding="utf-8", newline="\n")
    print(text)
    for name, ratio in ratios(taken).items():
        print(name, f"{ratio:.2f}")


if __name__ == "__main__":
    main()
