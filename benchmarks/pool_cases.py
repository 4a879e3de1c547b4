"""How long, and how much memory, from a file of case rows to pooled counts: the suite compared with pandas and polars.

    python -m benchmarks.pool_cases [--rows 10000000] [--runs 5]

Writes a CSV file of invented rows (service, question, answer) into a temporary folder, reads it with each engine in a
process of its own, and prints the median time, the median peak memory and both as ratios to the suite's. The engines
take turns, so that none has the quieter minutes. All must come to the same counts. An engine that is not installed is
left out (pip install polars). Linux or macOS.
"""

# ruff: noqa: PLC0415 (each engine is imported only in its own process, so that no other adds to its memory)

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.said import ROOT, say, table

SEED = 20160509
SERVICES, QUESTIONS = 150, 30
ANSWERS = ("yes", "no", "not applicable")
SHARES = (12, 3, 5)
KEY = ["service_id", "judgement_id", "answer"]
DISTINCT_BLOCK = 100_000  # rows drawn once and repeated: reading does not know the difference, writing is quicker

Counts = list[list]


def suite(path: Path) -> Callable[[], Counts]:
    """The suite's own way, which reads with DuckDB: counted, checked and pooled."""
    from inspection_stats.check.case_answers import check_answers
    from inspection_stats.load.cases import count_answers
    from inspection_stats.measure.cases.pool import pool_cases

    questions = [f"question-{number:02d}" for number in range(QUESTIONS)]

    def run() -> Counts:
        return pool_cases(check_answers(count_answers(path), questions, path.name)).to_numpy().tolist()

    return run


def pandas(path: Path) -> Callable[[], Counts]:
    """pandas, all cells as text: its quick way (dtype="category") turns 1.10 into 1.1 and 012 into 12."""
    import pandas as pd

    from inspection_stats.measure.cases.pool import pool_cases

    def run() -> Counts:
        counted = pd.read_csv(path, dtype=str, keep_default_na=False, usecols=KEY).value_counts(sort=False)
        return pool_cases(counted.rename("cases").reset_index()).to_numpy().tolist()

    return run


def pandas_in_chunks(path: Path) -> Callable[[], Counts]:
    """The same, half a million rows at a time."""
    import pandas as pd

    from inspection_stats.measure.cases.pool import pool_cases

    def run() -> Counts:
        chunks = pd.read_csv(path, dtype=str, keep_default_na=False, usecols=KEY, chunksize=500_000)
        counted = pd.concat(chunk.value_counts(sort=False) for chunk in chunks).groupby(level=KEY).sum()
        return pool_cases(counted.rename("cases").reset_index()).to_numpy().tolist()

    return run


def polars(path: Path) -> Callable[[], Counts]:
    """polars, streaming."""
    import pandas as pd
    import polars as pl

    from inspection_stats.measure.cases.pool import pool_cases

    def run() -> Counts:
        scanned = pl.scan_csv(path, infer_schema=False).group_by(KEY).agg(pl.len().alias("cases"))
        counted = pd.DataFrame(scanned.collect(engine="streaming").to_dict(as_series=False))
        return pool_cases(counted).to_numpy().tolist()

    return run


ENGINES = {"suite (DuckDB)": suite, "pandas": pandas, "pandas in chunks": pandas_in_chunks, "polars": polars}
NEEDS = {"polars": "polars"}


def write_cases(path: Path, rows: int) -> None:
    """Write the file of `rows` invented rows. Draws with only the standard library: the same file everywhere."""
    rng = random.Random(SEED)
    block = [
        f"service-{rng.randrange(SERVICES):03d},question-{rng.randrange(QUESTIONS):02d},{answer}\n"
        for answer in rng.choices(ANSWERS, SHARES, k=min(rows, DISTINCT_BLOCK))
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(KEY) + "\n")
        for _ in range(rows // len(block)):
            file.writelines(block)
        file.writelines(block[: rows % len(block)])


def measure_one(name: str, path: Path) -> None:
    """Time one engine in this process, imports left out, and print what it took."""
    run = ENGINES[name](path)
    start = time.perf_counter()
    counts = run()
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    digest = hashlib.sha256(json.dumps(counts).encode()).hexdigest()
    print(json.dumps({"seconds": seconds, "peak": peak, "cases": sum(row[-1] for row in counts), "digest": digest}))


def compare(rows: int, runs: int) -> None:
    """Write the file, run every engine `runs` times in turn, check that they agree, print the table."""
    names = [name for name in ENGINES if importlib.util.find_spec(NEEDS.get(name, "pandas"))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.csv"
        write_cases(path, rows)
        size = path.stat().st_size
        found: dict[str, list[dict]] = {name: [] for name in names}
        for _ in range(runs):
            for name in names:
                command = [sys.executable, "-m", "benchmarks.pool_cases", "--one", name, "--file", str(path.resolve())]
                found[name].append(
                    json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
                )
    if {result["cases"] for results in found.values() for result in results} != {rows}:
        raise SystemExit("Rows were lost or invented.")
    if len({result["digest"] for results in found.values() for result in results}) != 1:
        raise SystemExit("The engines do not agree.")
    print_table(rows, size, found)


def print_table(rows: int, size: float, found: dict[str, list[dict]]) -> None:
    """Print medians, and their ratios to the first engine's."""
    medians = {
        name: (statistics.median(run["seconds"] for run in runs), statistics.median(run["peak"] for run in runs))
        for name, runs in found.items()
    }
    seconds_of_suite, peak_of_suite = next(iter(medians.values()))
    say(
        "## Rows of cases",
        f"A file of {rows:,} rows ({size / 1e6:,.0f} MB), each the answer to one question about one case, counted and "
        f"pooled: medians of {len(next(iter(found.values())))}, each in a process of its own.",
        table(
            ["By", "Seconds", "Of the suite's", "Peak memory, MB", "Of the suite's"],
            [
                (name, f"{seconds:.2f}", f"{seconds / seconds_of_suite:.2f}", f"{peak / 1e6:,.0f}",
                 f"{peak / peak_of_suite:.2f}")
                for name, (seconds, peak) in medians.items()
            ],
        ),
    )  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--one", choices=list(ENGINES), help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        measure_one(options.one, options.file)
    else:
        compare(options.rows, options.runs)
