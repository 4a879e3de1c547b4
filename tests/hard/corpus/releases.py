"""Releases of Ofsted's with faults in them, as ODS, XLSX and CSV."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from tests.hard.corpus.entry import Bad
from tests.support.releases import HISTORY_HEADER, RI, history_row, write_csv, write_ods, write_xlsx
from tests.support.workbooks import xlsx_with_hidden

ON_SITE, PUBLISHED = date(2024, 6, 10), date(2024, 8, 2)
GRADES = ["Good", "Good", RI, "Good", "Good"]
LEEDS = history_row("Leeds", ON_SITE, PUBLISHED, GRADES, "E08000035")
WRITERS = {"ods": write_ods, "xlsx": write_xlsx}


def release(what: str, rows: Sequence[list], *says: str, kind: str = "ods", code: int = 3, words: str = "") -> Bad:
    """An entry that imports a sheet of these rows."""
    return Bad(what, f"import release.{kind}{words}", says, code, {f"release.{kind}": maker(rows, kind)})


def row(what: str, changed: dict[int, object], *says: str, kind: str = "ods", code: int = 3) -> Bad:
    """An entry with the cells of one inspection changed, by their column."""
    given = [changed.get(place, cell) for place, cell in enumerate(LEEDS)]
    return release(what, [HISTORY_HEADER, given], *says, kind=kind, code=code)


def maker(rows: Sequence[list], kind: str) -> Callable[[Path], object]:
    if kind == "csv":
        return lambda path: write_csv(path, list(rows))
    return lambda path: WRITERS[kind](path, {"History": list(rows)})


def as_text(rows: Sequence[list]) -> list[list]:
    """The rows with their dates written out."""
    return [[cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in rows]


def _raw(what: str, content: bytes, *says: str, name: str = "release.ods") -> Bad:
    return Bad(what, f"import {name}", says, 3, {name: content})


WHOLE = [HISTORY_HEADER, LEEDS]
HULL = history_row("Hull", ON_SITE, PUBLISHED, GRADES)
WESTMINSTER = history_row("Westminster", ON_SITE, PUBLISHED, GRADES)
BAD_HULL, BAD_WESTMINSTER = ([*one[:8], "Goood", *one[9:]] for one in (HULL, WESTMINSTER))
NAME, SITE, OUT, TYPE, OVERALL = 2, 5, 6, 7, 8

ENTRIES = (
    release("A release as ODS", WHOLE, "Leeds", code=0),
    release("A release as XLSX", WHOLE, "Leeds", kind="xlsx", code=0),
    release("A release's sheet as CSV", WHOLE, "Leeds", kind="csv", code=0),
    release("Title rows and blank ones above the header", [["Inspections of local authorities"], [], *WHOLE],
        "Leeds", code=0),
    release("A footnote below the table", [*WHOLE, [], ["1. Grades as published."]], "Leeds", code=0),
    release("The columns in another order", [line[::-1] for line in WHOLE], "Leeds", code=0),
    release("A total below the table", [*WHOLE, ["", "", "Total", "", "", "", "", "", "1"]],
        "row 3: Total: authority not known", code=0),
    row("An authority nobody knows", {NAME: "Leedes"}, "Leedes", "Did you mean “Leeds”?"),
    row("An authority by its council's name", {NAME: "Leeds City Council"}, "Leeds", code=0),
    row("An authority by a short form", {NAME: "LBHF", 1: ""}, "Hammersmith and Fulham", code=0),
    row("A council's name mistyped", {NAME: "Westmister City Council"}, "Did you mean “Westminster”"),
    row("A region for an authority", {NAME: "London", 1: ""}, "London is not one authority"),
    row("An authority in look-alike letters", {NAME: "Lееds"}, "No row could be read", "Lееds"),
    row("An authority with a zero-width space", {NAME: "Leeds\u200b"}, "Leeds", code=0),
    row("An authority with a right-to-left mark", {NAME: "\u200fLeeds"}, "Leeds", code=0),
    row("No authority", {NAME: ""}, "No row could be read"),
    row("An authority after it had ended", {NAME: "Dorset (before April 2019)", 1: ""}, "row 2", "ended on 2019-03-31"),
    row("An unknown grade", {OVERALL: "Adequate-ish"}, "History, row 2", "The grade is not known",
        "found “Adequate-ish”"),
    row("A grade as a number", {OVERALL: "2"}, "row 2", "The grade is not known", "found “2”"),
    row("A grade in capitals with spaces", {OVERALL: "  GOOD "}, "Leeds", code=0),
    row("A grade in look-alike letters", {OVERALL: "Gооd"}, "row 2", "The grade is not known"),
    row("A date that is not one", {SITE: "June"}, "row 2", "This is not a date", "found “June”",
        "Write it like 29/03/2016"),
    row("Excel's day number for a date", {SITE: "42370"}, "row 2", "This is not a date", "found “42370”"),
    row("Excel's “Mar-16” for a date", {SITE: "Mar-16"}, "row 2", "This is not a date", "found “Mar-16”"),
    row("A date of the 30th of February", {SITE: "30/02/2024"}, "row 2", "This is not a date"),
    row("A date in American order", {SITE: "06/20/2024"}, "row 2", "This is not a date"),
    row("A date written 10 June 2024", {SITE: "10 June 2024"}, "Leeds", code=0),
    row("A date written 10.06.2024", {SITE: "10.06.2024"}, "Leeds", code=0),
    row("A date with a time of day", {SITE: "2024-06-10T00:00:00"}, "Leeds", code=0),
    row("A date of the year 1924", {SITE: date(1924, 6, 10)}, "row 2", "outside the years 2000 to 2100"),
    release("A date after the release", [["Release date", date(2024, 7, 1)], [], *WHOLE], "row 4",
        "The publication is after 2024-07-01, when this release was out"),
    row("A report before its inspection", {OUT: date(2024, 5, 1)}, "row 2", "is before"),
    row("No date at all", {SITE: "", OUT: ""}, "row 2", "has grades and no date"),
    row("Grades on a visit", {TYPE: "ILACS Focused Visit"}, "row 2", "A visit carries no grade"),
    row("The code of another authority", {1: "E09000033"}, "row 2", "that of Westminster"),
    release("One inspection twice, with two grades", [*WHOLE, [*LEEDS[:OVERALL], "Inadequate",
        *LEEDS[OVERALL + 1:]]], "row 3"),
    release("The same row twice", [*WHOLE, LEEDS], "row 3", "two ILACS reports within 14 days",
        "Delete one of the two"),
    release("A bad cell among good rows", [*WHOLE, BAD_HULL, WESTMINSTER],
        "Rows of judgements read: 3; matched: 2", "row 3, column Overall effectiveness: The grade is not", code=0),
    release("More bad rows than good ones", [*WHOLE, BAD_HULL, BAD_WESTMINSTER],
        "2 faults", "row 3", "row 4"),
    release("A release that came out before the one held", [["Published on:", date(2024, 8, 30)], [], *WHOLE],
        "Leeds", code=0),
    Bad("A hidden sheet in a release", "import release.xlsx", ("Sheet draft: it is hidden",), 0,
        {"release.xlsx": lambda path: xlsx_with_hidden(path, {"History": (as_text(WHOLE), ""),
         "draft": (as_text([HISTORY_HEADER, HULL]), "hidden")})}),
    release("No column of authorities", [[c for n, c in enumerate(line) if n != NAME] for line in WHOLE],
            "no column “Local authority name”"),
    release("No column of dates", [[c for n, c in enumerate(line) if n not in (SITE, OUT)] for line in WHOLE], "date"),
    release("No column of grades", [line[:OVERALL] for line in WHOLE], "no table of authorities' judgements"),
    release("A column twice", [[*line, line[OVERALL]] for line in WHOLE], "Two columns read as the same thing"),
    release("A column that ILACS needs missing", [line[:-1] for line in WHOLE],
        "There is no column “Care leavers”, which inspections under ILACS 2023 judge"),
    release("A header and no rows", [HISTORY_HEADER], "No row could be read"),
    release("A sheet of prose", [["Read me"], ["Published under the Open Government Licence"]],
            "There is no table of authorities' judgements"),
    release("A header of merged cells", [["Who", "", "", "When"], ["Leeds", "", "", "2024"]], "There is no table"),
    release("Cells separated by semicolons", [[";".join(map(str, line))] for line in WHOLE], "separated by semicolons",
        kind="csv"),
    release("An own audit given to import", [["programme", "service"], ["SQS", "Camden"]], "There is no table",
        kind="csv"),
    _raw("An empty file", b"", "The file is empty"),
    _raw("Text in UTF-16", "Local authority name".encode("utf-16"), "UTF-16", name="release.csv"),
    _raw("A web page", b"<!DOCTYPE html>", "web page", "Download the file that the page links to"),
    _raw("A PDF", b"%PDF-1.7", "This is a PDF"),
    _raw("A password", bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "password"),
    Bad("A release that is not there", "import nowhere.ods", ("nowhere.ods: There is no such file",)),
    Bad("A folder for a release", "import data", ("cannot be read",)),
    release("An import written among the facts", WHOLE, "holds the facts", "another folder",
        words=" --out data/new.csv", code=2),
    release("An import written over its own file", WHOLE, "is the file to be imported", words=" --out release.ods",
        code=2),
    Bad("An import written to a place that is a folder", "import release.ods --out there", ("Cannot write there",), 5,
        {"release.ods": maker(WHOLE, "ods"), "there": lambda path: path.mkdir()}),
    Bad("An import written below a file", "import release.ods --out plain.txt/new.csv", ("Cannot write",), 5,
        {"release.ods": maker(WHOLE, "ods"), "plain.txt": b"x"}),
    Bad("An import written in its place", "import release.ods --out new.csv", ("Leeds",), 0,
        {"release.ods": maker(WHOLE, "ods")}, leaves=("new.csv",)),
)  # fmt: skip
