"""Files of cases, one row a case and question, and tables of ratings: made to eat the machine or to mislead."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import duckdb

from scripts.attacks.attack import Attack
from scripts.attacks.kinds.given import HEADER, QUESTIONS, writes
from scripts.attacks.kinds.odd_files import FEW, growing
from tests.hard.corpus.small_data import as_csv

Make = Callable[[Path], object]
LETTERS = "x" * 100_000


def cases(rows: str = "SELECT 's' AS service_id, 'q' AS judgement_id, 'yes' AS answer") -> Make:
    """A Parquet file of what a query gives."""
    return lambda path: duckdb.sql(f"COPY ({rows}) TO '{path}' (FORMAT parquet)")


def cut(path: Path) -> None:
    cases()(path)
    path.write_bytes(path.read_bytes()[:-20] + b"PAR1")


def words(path: Path) -> None:
    cases()(path)
    path.write_bytes(path.read_bytes().replace(b"service_id", b"servic\xff\xfeid"))


def hole(path: Path) -> None:
    """A header, and a thousand million bytes that are nowhere on the disk."""
    path.write_bytes(b"service_id,judgement_id,answer\n")
    os.truncate(path, 1_000_000_000)


BLANK = {"sufficient": "", "applicable": ""}
EMPTY = as_csv([HEADER, *([{**one, **BLANK}[name] for name in HEADER] for one in QUESTIONS)]).encode()
CASES: tuple[tuple[str, str, Make], ...] = (
    *((f"that are {what}", "cases.csv", make) for what, make in FEW.items()),
    ("as Parquet that is cut short", "cases.parquet", cut),
    ("as Parquet whose words are not UTF-8", "cases.parquet", words),
    ("as Parquet that ends after its mark", "cases.parquet", writes(b"PAR1")),
    ("as Parquet of 200 million rows alike", "cases.parquet", cases(
        "SELECT 's' AS service_id, 'q' AS judgement_id, 'yes' AS answer FROM range(200000000)")),
    ("as Parquet of two million services", "cases.parquet", cases(
        "SELECT 's' || range AS service_id, 'q' AS judgement_id, 'yes' AS answer FROM range(2000000)")),
    ("as Parquet of lists within lists", "cases.parquet", cases(
        "SELECT [[1]] AS service_id, {'a': 1} AS judgement_id, 'yes' AS answer")),
    ("of a thousand million bytes that are nowhere", "cases.csv", hole),
    ("of a line of 10 MB", "cases.csv", writes(b"service_id,judgement_id,answer\n" + b"x" * 10_000_000)),
    ("of a cell that never ends", "cases.csv", writes(b'service_id,judgement_id,answer\n"' + b"x\n" * 3_000_000)),
    ("of a million services", "cases.csv", writes(
        b"service_id,judgement_id,answer\n" + b"".join(b"s%d,q,yes\n" % n for n in range(1_000_000)))),
    ("of 10,000 columns", "cases.csv", writes(b",".join(b"c%d" % n for n in range(10_000)) + b"\n")),
    ("that clear the screen", "cases.csv", writes(b"service_id,judgement_id,answer\n\x1b[2J,q,yes\n")),
    ("whose answer clears the screen", "cases.csv", writes(b"service_id,judgement_id,answer\ns,q,\x1b[2J\n")),
)  # fmt: skip
RATED = ["Service", "Publication date", "Overall rating"]
RATINGS: tuple[tuple[str, list[list[str]], int], ...] = (
    ("that clear the screen", [RATED, ["\x1b[2J", "17/05/2022", "\x1b[2J"]], 3),
    ("that turn the line round", [RATED, ["\u202eBarnet", "17/05/2022", "Good"]], 3),
    ("of 20,000 services that nobody knows", [RATED, *([f"Service {n}", "", "Good"] for n in range(20_000))], 3),
    ("of 5,000 times the same", [RATED, *[["Barnet", "17/05/2022", "Good"]] * 5_000], 3),
    ("of a score of 400 digits", [[*RATED, "Score"], ["Barnet", "17/05/2022", "Good", "9" * 400]], 3),
    ("of a score of nothing", [[*RATED, "Score"], ["Barnet", "17/05/2022", "Good", "0 of 0"]], 3),
    ("of the year 9999", [RATED, ["Barnet", "31/12/9999", "Good"]], 3),
    ("of the year 0", [RATED, ["Barnet", "01/01/0000", "Good"]], 3),
    ("whose service has 100,000 letters", [RATED, [LETTERS, "17/05/2022", "Good"]], 3),
    ("whose columns are there a hundred times", [RATED * 80, ["Barnet", "17/05/2022", "Good"] * 80], 3),
    ("without a row", [RATED], 3),
)  # fmt: skip

ATTACKS = (
    *(
        Attack(f"Cases {what}", f"audit audit.csv --cases {name}", (), 3,
               {"audit.csv": EMPTY, name: make})
        for what, name, make in CASES
    ),
    Attack("Cases that grow", "audit audit.csv --cases cases.csv", (), 3,
           {"audit.csv": EMPTY, "cases.csv": lambda path: (path.touch(), os.utime(path, ns=(0, 0)))},
           beside=lambda folder: growing(folder / "cases.csv")),
    *(
        Attack(f"Ratings {what}", "import ratings.csv", (), code, {"ratings.csv": as_csv(rows).encode()})
        for what, rows, code in RATINGS
    ),
)  # fmt: skip
