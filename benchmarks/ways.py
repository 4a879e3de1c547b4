"""Four ways to the same report, charts and tables of many areas, two at a time.

commands: `papermill` and `jupyter nbconvert` for each area;
loop:     `papermill.execute_notebook` in a process pool, one warm HTML exporter in each process;
suite:    `inspection-stats report`;
floor:    the same functions called plainly in two warm processes, no notebook.
"""

from __future__ import annotations

import shutil
import subprocess
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

from benchmarks.said import BIN, DATA, QUARTER, ROOT
from inspection_stats.check.data import read_data
from inspection_stats.documents.document import read_document
from inspection_stats.documents.files import document_files
from inspection_stats.documents.page import page_of
from inspection_stats.documents.word.annex import word_annex
from inspection_stats.documents.write import write_files
from inspection_stats.reference.areas import areas_at
from inspection_stats.reference.quarters import parse_period
from inspection_stats.report.quarter import open_quarter

NOTEBOOK = ROOT / "notebooks" / "quarterly_report.ipynb"
SECTIONS = [
    line.removeprefix("q.").removesuffix("()")
    for line in (cell["source"] for cell in nbformat.read(NOTEBOOK, as_version=4).cells)
    if line.startswith("q.")
]
AT_ONCE = 2
WAYS = {
    "commands": "`papermill` and `jupyter nbconvert` for each area",
    "loop": "`papermill.execute_notebook` in a process pool, warm exporter",
    "suite": "`inspection-stats report`",
    "floor": "the same functions, plainly, in two warm processes",
}


def quietly(command: list[str], folder: Path) -> None:
    """Run a command in a folder and show nothing of it. Raises `CalledProcessError`."""
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def areas(number: int) -> list[str]:
    """Names of that many authorities, spread over the alphabet."""
    names = sorted(areas_at(read_data(DATA).areas, parse_period(QUARTER).end)["la_name"])
    return names[:: max(1, len(names) // number)][:number]


def by_commands(area: str, out: Path) -> None:
    folder = out / area
    folder.mkdir(parents=True)
    parameters = {"area": area, "quarter": QUARTER, "data_dir": str(DATA)}
    given = [part for name, value in parameters.items() for part in ("-r", name, value)]
    run = [str(BIN / "papermill"), str(NOTEBOOK), str(folder / "report.ipynb"), "-k", "python3", "--no-progress-bar"]
    quietly([*run, *given], folder)
    page = [str(BIN / "jupyter"), "nbconvert", "--to", "html", "--no-input", "--log-level", "ERROR"]
    quietly([*page, str(folder / "report.ipynb")], folder)


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


def by_suite(names: list[str], out: Path, *also: str) -> None:
    """The command, for these areas."""
    wanted = [part for name in names for part in ("--area", name)]
    command = [str(BIN / "inspection-stats"), "report", *wanted, "--quarter", QUARTER, "--workers", str(AT_ONCE)]
    quietly([*command, "--out", str(out), *also], ROOT)


def run(way: str, names: list[str], out: Path) -> None:
    """Make the packs of these areas one way."""
    if way == "commands":
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(by_commands, names, [out] * len(names)))
    elif way == "suite":
        by_suite(names, out)
    else:
        do = by_loop if way == "loop" else by_functions
        with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn"), initializer=warm) as pool:
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
