"""Tables of a project: rows of one's own that are added, releases that are accepted and taken back."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

from inspection_stats.cli.refresh import LOG
from scripts.attacks.attack import Attack
from scripts.attacks.kinds.given import writes
from scripts.attacks.kinds.odd_files import FEW, link_to, sparse
from tests.support.releases import HISTORY_HEADER, history_row, write_xlsx

Make = Callable[[Path], object]
TABLES = "tables"
LEEDS = history_row("Leeds", date(2026, 9, 7), date(2026, 11, 2), ["", "Good", "Good", "Good", "Good"])
LETTERS = "x" * 100_000


def release(path: Path) -> None:
    """A release with one new inspection."""
    title = "Local authority inspection outcomes as at 31 March 2027"
    cover = [[title], ["Published on:", date(2027, 7, 1)]]
    write_xlsx(path, {"Cover": cover, "History": [["ILACS inspection history"], HISTORY_HEADER, LEEDS]})


def tables(*changes: Make) -> dict[str, Make]:
    """A copy of the tables that may be written to, altered."""

    def maker(path: Path) -> None:
        shutil.copytree(path.parent.parent / "data", path.parent, dirs_exist_ok=True)
        path.unlink(missing_ok=True)
        for change in changes:
            change(path.parent)

    return {f"{TABLES}/x": maker}


def at(name: str, make: Make) -> Make:
    """A change of one thing in the folder of tables."""

    def change(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).unlink(missing_ok=True)
        make(folder / name)

    return change


def whole(folder: Path) -> str:
    """What is amiss with the tables after a command that was refused: nothing may be lost."""
    lost = {one.name for one in (folder / "data").iterdir()} - {one.name for one in (folder / TABLES).iterdir()}
    return f"{lost} lost" if lost else ""


def filled(name: str, *rows: dict[str, str]) -> Make:
    """A template of `add` with these rows."""

    def maker(path: Path) -> None:
        with (path.parent.parent / "data" / name).open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header, restval="")
            writer.writeheader()
            writer.writerows(rows)

    return maker


FIGURE = {
    "indicator": "own", "label": "An own figure", "old_la_code": "383", "unit": "percent", "better": "lower",
    "local": "25", "comparator": "England", "comparator_value": "14", "period": "2014-15", "source": "Page 2",
    "illustrative": "yes",
}  # fmt: skip
FILLED = "own/local_context.csv"
ONE_ROW = {FILLED: filled("local_context.csv", FIGURE)}
ADD = f"add own --data {TABLES}"
REFRESH = f"refresh release.xlsx --accept new --data {TABLES}"
UNDO = f"refresh --undo --data {TABLES}"
WRITTEN = ".before-refresh/written.json"
RIGHTS = (TABLES, f"{TABLES}/*")

FIGURES = {
    "words that clear the screen": {"label": "\x1b[2J"},
    "a code that turns the line": {"old_la_code": "\u202e"},
    "words of 100,000 letters": {"label": LETTERS},
    "a figure of 10^308": {"local": "1e308"},
    "a figure that is not a number": {"local": "nan"},
    "a figure of 5,000 digits": {"local": "9" * 5_000},
}
ADDED: tuple[tuple[str, dict[str, Make], str, int], ...] = (
    ("of nothing", {"own/guide.md": writes(b"x")}, "", 2),
    ("with a table that no one knows", {"own/x.csv": writes(b"x")}, "No table takes rows from it", 3),
    ("of 60,000 rows", {FILLED: filled("local_context.csv", *[FIGURE] * 60_000)}, "", 3),
    ("of a million empty rows", {FILLED: writes(b",,,\n" * 1_000_000)}, "", 3),
    *(
        (f"with {what}", {FILLED: filled("local_context.csv", {**FIGURE, **cell})}, "", 3)
        for what, cell in FIGURES.items()
    ),
    *((f"with {what} for a table", {FILLED: make}, "", 3) for what, make in FEW.items()),
)


def twice(folder: Path) -> None:
    """The log of a refresh that took the release already."""
    release(folder.parent / "release.xlsx")
    digest = sha256((folder.parent / "release.xlsx").read_bytes()).hexdigest()
    row = f"2026-11-26,release.xlsx,{digest},2027-07-01,2027-03-31,new,1,0,2027-03-31"
    (folder / "refreshes.csv").write_text(f"{','.join(LOG)}\n{row}\n", encoding="utf-8")


ATTACKS = (
    *(
        Attack(f"Rows to add {what}", ADD, (says,) if says else (), code, {**tables(), **files}, holds=whole)
        for what, files, says, code in ADDED
    ),
    Attack("Rows to add, to tables where a pipe is", ADD, (), 5,
           {**tables(at("more", os.mkfifo)), **ONE_ROW}, holds=whole),
    Attack("Rows to add, to tables where a link to /dev/zero is", ADD, ("Added to local_context.csv: 1 row",), 0,
           {**tables(at("more", link_to("/dev/zero"))), **ONE_ROW},
           leaves=RIGHTS, holds=whole),
    Attack("Rows to add, to tables where a link in a circle is", ADD, ("Added to local_context.csv: 1 row",), 0,
           {**tables(at("more", link_to("."))), **ONE_ROW},
           leaves=RIGHTS, holds=whole),
    Attack("Rows to add, to tables where a file has no place on the disk", ADD, (), 5,
           {**tables(at("more", sparse)), **ONE_ROW}, holds=whole),
    Attack("Rows to add that are the tables themselves", f"add {TABLES} --data {TABLES}", (), 2, tables(), holds=whole),
    Attack("Rows to add to a folder that is not there", "add own --data nowhere", (), 2, {"own/x.csv": writes(b"x")}),
    Attack("Templates begun over a folder", "add own --begin letter", ("exists already",), 2,
           {"own/x": writes(b"x")}),
    Attack("Templates begun over a link to nothing", "add own --begin letter", ("exists already",), 2,
           {"own": link_to("nowhere")}),
    Attack("Templates begun under a name of 3,000 letters", ("add", "x" * 3_000, "--begin", "context"), (), 5),
    Attack("Templates begun within a file", "add file/own --begin context", (), 5, {"file": writes(b"x")}),
    *(
        Attack(f"A release to accept that is {what}", "refresh odd.ods --accept new --data tables", (), 3,
               {**tables(), "odd.ods": make}, holds=whole)
        for what, make in FEW.items()
    ),
    Attack("A release to accept, twice", REFRESH, ("was accepted already",), 2,
           tables(twice), holds=whole),
    Attack("A release to accept, and nobody to ask", f"refresh release.xlsx --data {TABLES}",
           ("There is no terminal",), 2, {**tables(), "release.xlsx": release}, holds=whole),
    *(
        Attack(f"A release to accept, where the log is {what}", REFRESH, (), 3,
               {**tables(at("refreshes.csv", make)), "release.xlsx": release}, holds=whole)
        for what, make in FEW.items()
    ),
    *(
        Attack(f"A refresh to undo whose list is {what}", UNDO, (), 2, tables(at(WRITTEN, make)), holds=whole)
        for what, make in {
            **FEW,
            "100,000 brackets deep": writes(b"[" * 100_000),
            "no list of tables": writes(b'["areas.csv"]'),
            "of tables that no refresh writes": writes(b'{"areas.csv": ""}'),
            "of files upwards": writes(b'{"../../x": ""}'),
            "of checksums that are numbers": writes(b'{"horizons.csv": 1}'),
            "in UTF-7": writes(b"+AHs-"),
        }.items()
    ),
    Attack("A refresh to undo that never was", UNDO, ("no refresh to undo",), 2, tables(), holds=whole),
    Attack("A refresh to undo without a log", UNDO, (), 2, tables(at(WRITTEN, writes(b"{}"))), holds=whole),
)  # fmt: skip
