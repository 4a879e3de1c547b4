"""Faults in the tables of a data folder, found by `check`, which reads them all."""

from __future__ import annotations

from collections.abc import Callable

from tests.hard.corpus.entry import Bad
from tests.hard.corpus.small_data import Rows, edited


def table(what: str, name: str, edit: Callable[[Rows], Rows], *says: str) -> Bad:
    """An entry that checks a copy of the tables with one of them edited."""
    return Bad(what, "check changed", says, 3, {f"changed/{name}": edited(name, edit)})


def value(what: str, name: str, column: str, given: str, *says: str, row: int = 2) -> Bad:
    """An entry with one cell of one table changed; the fault must name file, row and column."""

    def edit(rows: Rows) -> Rows:
        rows[row - 1][rows[0].index(column)] = given
        return rows

    return table(what, name, edit, f"{name}, row {row}, column {column}", *says)


def day(what: str, given: str, *says: str) -> Bad:
    """A date of an inspection written in another style."""
    return value(what, "sqs_inspections.csv", "published", given, f"found “{given}”", "like 2016-03-29", *says)


def _dated(rows: Rows, day: str) -> Rows:
    rows[1][rows[0].index("published")] = day
    return rows


def _of_nowhere(row: list[str]) -> list[str]:
    return [row[0].replace(row[1], "999"), "999", *row[2:]]


def elsewhere(what: str, name: str, column: str, given: str, *says: str) -> Bad:
    """An entry with one cell changed that makes another cell of its row a fault."""

    def edit(rows: Rows) -> Rows:
        rows[1][rows[0].index(column)] = given
        return rows

    return table(what, name, edit, f"{name}, row 2, column ", *says)


def _scored(rows: Rows, points: str, most: str) -> list[str]:
    """A row that gives the first inspection a score."""
    new = dict(zip(rows[0], rows[1], strict=True)) | {"judgement": "score", "grade": "", "value": points, "of": most}
    return list(new.values())


def _again(rows: Rows) -> list[str]:
    """A row like the first with a date, of another inspection of its month."""
    published = rows[0].index("published")
    return ["another-inspection", *next(row for row in rows[1:] if len(row[published]) == len("2024-12"))[1:]]


JUDGED, INSPECTED, AVERAGES, OFSTED, STATEMENTS = (
    "sqs_judgements.csv", "sqs_inspections.csv", "national_averages.csv", "ofsted_judgements.csv", "judgements.csv",
)  # fmt: skip

ENTRIES = (
    day("A British date", "27/01/2016"),
    day("An American date", "01/27/2016"),
    day("A date in words", "27 January 2016"),
    day("A short date", "27-Jan-16"),
    day("Excel's “Jan-16”", "Jan-16"),
    day("Excel's day number", "42396"),
    day("A date without hyphens", "20160127"),
    day("A date of the week", "2016-W04-3"),
    day("The 30th of February", "2016-02-30"),
    day("Day and month swapped", "2016-27-01"),
    day("A date with a time", "2016-01-27 00:00:00"),
    day("A date of the year 1816", "1816-01-27"),
    day("Only a year", "2016"),
    value("A date in full-width digits", INSPECTED, "published", "２０１６-01-27", "like 2016-03-29"),
    value("A report dated before its inspection", INSPECTED, "published", "2015-01-27", "before the inspection ended"),
    value("An inspection that ends before it starts", INSPECTED, "on_site_to", "2015-12-01", "ends before it starts"),
    value("An inspection without a case", INSPECTED, "cases", "0", "Write a whole number of 1 or more"),
    value("More cases judged than inspected", JUDGED, "applicable", "35", "more cases than the 34 inspected"),
    value("Sufficient more than applicable", JUDGED, "sufficient", "35", "More cases are sufficient (35)"),
    value("A negative count", JUDGED, "sufficient", "-1", "Write a whole number of 0 or more"),
    value("An exact count missing", JUDGED, "applicable", "", "the count is missing", "stated in words only"),
    value("An unknown status", JUDGED, "status", "exactly", "Write one of: exact"),
    value("A screening that is not held", JUDGED, "inspection_id", "leeds-sqs-2016-01-27", "has no such inspection_id"),
    value("A part of a question that is not there", JUDGED, "part_of", "nothing-asked", "no other such judgement"),
    value("An average above 100%", AVERAGES, "value_percent", "178", "Write a number from 0 to 100"),
    value("An average with a % sign", AVERAGES, "value_percent", "78%", "without a % sign"),
    value("An average as a share", AVERAGES, "value_percent", "0.78", "Write 78 for 78%"),
    value("An area code of two digits", "areas.csv", "old_la_code", "21", "Write it like 213"),
    value("An area code in Arabic digits", "areas.csv", "old_la_code", "٢١٣", "Write it like 213"),
    value("An unknown region", "areas.csv", "region_name", "Londres",
        "Write one of: East Midlands, East of England, London"),
    value("A successor that is not an area", "areas.csv", "successors", "999", "There is no area 999"),
    value("An area named in Cyrillic letters", "areas.csv", "la_name", "Hаmmersmith and Fulham", "Cyrillic"),
    value("A second name for one area's code", OFSTED, "la_name", "Wstminster",
        "areas.csv has another name for this code"),
    value("An unknown grade", OFSTED, "grade", "Adequate", "Write one of: Outstanding, Good"),
    value("A grade with a zero-width space", OFSTED, "grade", "Good\u200b", "'Good\\u200b'"),
    table("An unknown framework", OFSTED, lambda rows: [[cell.replace("SIF",
        "SIFF") for cell in row] for row in rows],
          "column framework", "no such framework", "found “SIFF”"),
    value("A judgement that the framework does not give", OFSTED, "judgement", "care_leavers", "care_leavers"),
    table("A report dated otherwise than its id", OFSTED, lambda rows: _dated(rows, "2016-03-30"), "row 2,",
          "column inspection_id", "does not name the area code and the date of publication"),
    table("A judgement of an area that is not held", OFSTED, lambda rows: [*rows, _of_nowhere(rows[1])],
          "column old_la_code", "areas.csv has no such old_la_code", "found “999”"),
    elsewhere("A service of no known area, said to serve one", "service_areas.csv", "basis", "not known",
        "An area is named, but the basis says that none is known"),
    value("A judgement of a service that is not held", STATEMENTS, "subject", "wesminster-yjs",
        "service_areas.csv has no such service", "Did you mean"),
    elsewhere("A service under a framework that judges authorities", STATEMENTS, "framework", "ILACS 2018",
        "column subject", "judges authorities, and areas.csv has no such code"),
    value("Ratings of two frameworks in one inspection", STATEMENTS, "judgement", "work_with_victims",
        "HMIP youth 2018 has no such judgement"),
    elsewhere("A rating where points are due", STATEMENTS, "judgement", "score", "gives no grade but points"),
    value("A number where a rating is due", STATEMENTS, "value", "72.22", "gives a grade and no number"),
    table("A score over 36", STATEMENTS, lambda rows: [*rows, _scored(rows, "37", "36")], "37 of 36 cannot be"),
    table("A percentage where points are due", STATEMENTS, lambda rows: [*rows, _scored(rows, "72.22", "36")],
          "This looks like a percentage, and points of 36 are due"),
    table("Two inspections of one service in a month", STATEMENTS, lambda rows: [*rows, _again(rows)],
          "the same month", "Give rows of one inspection one inspection_id"),
    value("A date of a year and a half", STATEMENTS, "published", "2024-13", "a month (2016-03) or a year (2016)"),
    value("A national figure of a later year", "national_figures.csv", "period", "2031-32", "of another year than"),
    value("A neighbour of rank 0", "statistical_neighbours.csv", "rank", "0", "whole number of 1"),
    table("A row twice", JUDGED, lambda rows: [*rows, rows[1]], "row 31", "appear in row 2",
        "Delete one of the two rows"),
    table("A column missing", JUDGED, lambda rows: [row[:-1] for row in rows], "column illustrative", "is missing"),
    table("A column renamed", JUDGED, lambda rows: [["Theme" if n == "theme" else n for n in rows[0]], *rows[1:]],
          "column theme", "is missing"),
    table("No rows", "service_areas.csv", lambda rows: rows[:1], "service_areas.csv", "a header but no rows"),
    table("An aliased area that is gone", "areas.csv", lambda rows: [row for row in rows if row[0] != "213"],
          "area_aliases.csv, row", "areas.csv has no such old_la_code", "found “213”"),
    Bad("A table missing", "check changed", ("recommendations.csv: There is no such file", "Put it into changed"), 3,
        {"changed/areas.csv": edited("areas.csv", lambda rows: rows),
         "changed/recommendations.csv": lambda path: path.unlink()}),
    Bad("A table that is a folder", "check changed", ("recommendations.csv: The file cannot be read",), 3,
        {"changed/areas.csv": edited("areas.csv", lambda rows: rows),
         "changed/recommendations.csv": lambda path: (path.unlink(), path.mkdir())}),
    *(Bad(what, "check changed", ("frameworks.toml", *says), 3,
          {"changed/areas.csv": edited("areas.csv", lambda rows: rows), "changed/frameworks.toml": content})
      for what, content, *says in (
          ("Frameworks that are not TOML", b"[[framework", "not a TOML file"),
          ("Frameworks in UTF-16", "[[framework]]".encode("utf-16"), "not a TOML file"),
          ("Frameworks of another name", b"[[frameworks]]\n", "lists no framework"),
          ("One framework and no list", b"[framework]\nname = 'SIF'\n", "“framework” is not a list"),
          ("A framework without its grades", b"[[framework]]\nname = 'SIF'\n", "Framework SIF"),
          ("A number of 5,000 digits", b"framework = " + b"9" * 5000, "not a TOML file"),
      )),
)  # fmt: skip
