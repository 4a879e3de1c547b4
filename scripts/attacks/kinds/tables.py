"""Tables and frameworks of the suite that a person or a program has altered to do harm, and releases that would."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

from scripts.attacks.attack import Attack
from scripts.attacks.kinds.given import PACKS
from tests.hard.corpus.releases import LEEDS, NAME, OUT, OVERALL, SITE, WHOLE
from tests.hard.corpus.small_data import Rows, as_csv, edited
from tests.support.releases import write_csv, write_ods, write_xlsx

REPORT = 'report --area Leeds --quarter "2015-16 Q4" --workers 1 --data tables'
LETTERS = "x" * 100_000
Edit = Callable[[Rows], Rows]


def cell(row: int, column: int, value: str) -> Edit:
    """An edit of one cell."""

    def edit(rows: Rows) -> Rows:
        rows[row][column] = value
        return rows

    return edit


def leeds(name: str) -> Callable[[Path], object]:
    """A maker of the tables in which Leeds has another name."""

    def maker(path: Path) -> None:
        edited("areas.csv", lambda rows: rows)(path)
        for table in path.parent.glob("*.csv"):
            with table.open(encoding="utf-8", newline="") as file:
                rows = [[name if one == "Leeds" else one for one in row] for row in csv.reader(file)]
            table.write_text(as_csv(rows), encoding="utf-8", newline="")

    return maker


def repeated(times: int) -> Edit:
    return lambda rows: rows + [rows[1]] * times


TABLES: tuple[tuple[str, str, Edit, int], ...] = (
    ("areas of the same code 50,000 times", "areas.csv", repeated(50_000), 3),
    ("aliases of the same name 50,000 times", "area_aliases.csv", repeated(50_000), 3),
    ("judgements of the same inspection 20,000 times", "ofsted_judgements.csv", repeated(20_000), 3),
    ("an area named by 100,000 letters", "areas.csv", cell(1, 1, LETTERS), 3),
    ("an area named by what clears the screen", "areas.csv", cell(1, 1, "\x1b[2J"), 3),
    ("an area whose successor is itself", "areas.csv", lambda rows: [rows[0], *([*row[:8], row[0], *row[9:]]
                                                                             for row in rows[1:])], 3),
    ("areas without a row", "areas.csv", lambda rows: rows[:1], 3),
    ("areas without a header", "areas.csv", lambda rows: rows[1:], 3),
    ("areas of one column", "areas.csv", lambda rows: [row[:1] for row in rows], 3),
    ("areas with 300 columns", "areas.csv", lambda rows: [row + ["x"] * 300 for row in rows], 3),
    ("horizons of the year 9999", "horizons.csv", lambda rows: [rows[0], *([one if not one[:4].isdigit() else
                                                                "9999-12-31" for one in row] for row in rows[1:])], 3),
    ("horizons without a row", "horizons.csv", lambda rows: rows[:1], 3),
)  # fmt: skip

NAMES = {
    "a path upwards": "../../../leeds",
    "a script": "<script>alert(1)</script>",
    "a template of Jinja's": "{{ 7 * 7 }}{% include '/etc/passwd' %}",
    "a formula": '=HYPERLINK("http://x","y")',
    "rich's markup": "[bold red]Leeds[/]",
    "mathematics": "$\\frac{1}{0$ Leeds",
    "Markdown": "[Leeds](javascript:alert(1)) ![x](http://127.0.0.1:9/x.png)",
    "999 letters": "L" * 999,
    "letters of four bytes": "Leeds " + "𝕃" * 200,
    "letters from right to left": "Leeds עברית",
    "marks without end": "Leeds e" + "\u0301" * 500,
}


def toml(change: Callable[[str], str]) -> Callable[[Path], object]:
    """A maker of the frameworks with a change, among the tables."""

    def maker(path: Path) -> None:
        edited("areas.csv", lambda rows: rows)(path.parent / "areas.csv")
        path.write_text(change(path.read_text("utf-8")), "utf-8")

    return maker


FRAMEWORKS = {
    "brackets 50,000 deep": lambda text: "x = " + "[" * 50_000,
    "a key of 20,000 parts": lambda text: text + "\n" + "a." * 20_000 + "a = 1",
    "nothing": lambda text: "",
    "itself a hundred times": lambda text: text * 100,
    "what clears the screen": lambda text: text.replace('name = "', 'name = "\\u001b[2J'),
    "3 MB of comments": lambda text: text + "#" * 3_000_000,
}  # fmt: skip


def release(rows: list[list], kind: str = "ods") -> Callable[[Path], object]:
    writers = {"ods": write_ods, "xlsx": write_xlsx}
    if kind == "csv":
        return lambda path: write_csv(path, rows)
    return lambda path: writers[kind](path, {"History": rows})


def row(**cells: object) -> list[list]:
    """The release with cells of its row changed, by the names of their columns here."""
    places = {"name": NAME, "site": SITE, "out": OUT, "grade": OVERALL}
    changed = list(LEEDS)
    for name, value in cells.items():
        changed[places[name]] = value
    return [WHOLE[0], changed]


def councils(times: int) -> list[list]:
    return [WHOLE[0], *([*LEEDS[:NAME], f"Council of {n}", *LEEDS[NAME + 1 :]] for n in range(times))]


RELEASES: tuple[tuple[str, Callable[[Path], object], str, int], ...] = (
    ("of 5,000 councils that nobody knows", release(councils(5_000), "csv"), "r.csv", 3),
    ("of 20,000 times the same row", release([WHOLE[0], *[LEEDS] * 20_000], "csv"), "r.csv", 3),
    ("of 5,000 headers", release([WHOLE[0], LEEDS] * 2_500, "csv"), "r.csv", 0),
    ("of a header of 200 columns that read alike", release([WHOLE[0] * 15, LEEDS * 15], "csv"), "r.csv", 3),
    ("whose council clears the screen", release(row(name="\x1b[2JLeeds"), "csv"), "r.csv", 3),
    ("whose council is a path", release(row(name="../../Leeds")), "r.ods", 0),
    ("whose council is 100,000 letters", release(row(name="Leeds" * 20_000)), "r.ods", 3),
    ("whose council is marks without end", release(row(name="Leeds" + "\u0301" * 9_999)), "r.ods", 0),
    ("whose grade clears the screen", release(row(grade="\x1b[2JGood"), "csv"), "r.csv", 3),
    ("whose grade is 100,000 letters", release(row(grade="Good" * 25_000)), "r.ods", 3),
    ("whose day is of the year 9999", release(row(out=date(9999, 12, 31))), "r.ods", 3),
    ("whose day is of the year 1", release(row(out="01/01/0001"), "csv"), "r.csv", 3),
    ("whose day is a number of 400 digits", release(row(out="9" * 400)), "r.ods", 3),
    ("whose sheet is named by what clears the screen", lambda path: write_ods(path, {"\u202eHistory": WHOLE}), "r.ods",
     0),
    ("of 150 sheets of the same", lambda path: write_ods(path, {f"S{n}": WHOLE for n in range(150)}, below=" "),
     "r.ods", 0),
)  # fmt: skip

ATTACKS = (
    *(
        Attack(f"A table of {what}", "check tables", (), code, {f"tables/{name}": edited(name, edit)})
        for what, name, edit, code in TABLES
    ),
    *(
        Attack(f"Frameworks of {what}", "check tables", (), 3, {"tables/frameworks.toml": toml(change)})
        for what, change in FRAMEWORKS.items()
    ),
    *(
        Attack(f"An area named by {what}", ("report", "--area", "383", "--quarter", "2015-16 Q4", "--workers", "1",
               "--data", "tables"), ("Made",), 0,
               {"tables/areas.csv": leeds(name)}, leaves=PACKS)
        for what, name in NAMES.items()
    ),
    *(
        Attack(f"A release {what}", f"import {name}", (), code, {name: make})
        for what, make, name, code in RELEASES
    ),
)  # fmt: skip
