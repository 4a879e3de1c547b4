"""Start a service's own audit: a CSV with a row for each question, its counts empty, and a guide to its columns."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pandas as pd
from slugify import slugify

from inspection_stats.check.averages import CASE_COUNTS
from inspection_stats.check.columns import Column, odd_sign
from inspection_stats.check.data import Data
from inspection_stats.check.sqs import SCREENING
from inspection_stats.documents.write import write_file
from inspection_stats.errors import BadRequest
from inspection_stats.reference.themes import THEMES

FORMULA_SIGNS = ("=", "+", "-", "@")
LONGEST_NAME = 300  # characters: name and period share a cell that may have 1,000
STILL_TO_FILL = ("sufficient", "applicable")


def new_service(path: Path, service: str, period: str, data: Data) -> tuple[Path, Path]:
    """Write the CSV `path` for an audit of `service` in `period`, and its guide next to it; the two paths.

    The questions are those of the Short Quality Screening held, in the order of its letter. Raises `BadRequest` for a
    file that exists already (it may be filled in), for another ending than .csv, and for a name or a period that is
    empty or that a spreadsheet would take for a formula; `CannotWrite`.
    """
    service, period = service.strip(), period.strip()
    if path.suffix.lower() != ".csv":
        raise BadRequest(f"{path} does not end in .csv. Name a CSV file, as in audit.csv.")
    guide = path.with_name(f"{path.stem}-guide.md")
    _refuse(path, guide, service, period)
    questions = newest_questions(data)
    # The guide first, because its name is longer: where it can be written, so can the file.
    write_file(guide, _guide(path, service, questions).encode("utf-8"))
    write_file(path, _csv(questions, service, period).encode("utf-8-sig"))  # the mark tells Excel that it is UTF-8
    return path, guide


def _refuse(path: Path, guide: Path, service: str, period: str) -> None:
    for one in (path, guide):
        if os.path.lexists(one):
            raise BadRequest(f"{one} exists already, and may be filled in. Name another file, or delete it.")
    for option, value in (("--service", service), ("--period", period)):
        if not slugify(value) or not value.isprintable() or value.startswith(FORMULA_SIGNS):
            raise BadRequest(f"{option} is “{value}”. Write it in words, as in “Camden Youth Justice Service”.")
        if len(value) > LONGEST_NAME:
            raise BadRequest(f"{option} has {len(value):,} characters. Write no more than {LONGEST_NAME}.")
        if fix := odd_sign(value):
            raise BadRequest(f"{option} is “{value}”. {fix}.")


def newest_questions(data: Data) -> pd.DataFrame:
    """The questions of the latest screening held, each once, themes in the order of a letter."""
    newest = data.sqs_inspections.sort_values("published")["inspection_id"].iloc[-1]
    rows = data.sqs_judgements[data.sqs_judgements["inspection_id"].eq(newest)]
    places = rows["theme"].map({theme: place for place, theme in enumerate(THEMES)})
    return rows.assign(place=places).sort_values(["place", "order"])


def _csv(questions: pd.DataFrame, service: str, period: str) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(CASE_COUNTS.columns)
    for question in questions.itertuples():
        given = {
            "programme": SCREENING,
            "service_id": slugify(service),
            "service": service,
            "period": period,
            "source": f"{service}, own audit, {period}",
            "illustrative": "no",
        }
        asked = {name: getattr(question, name) for name in ("theme", "judgement_id", "judgement", "part_of")}
        writer.writerow([{**given, **asked}.get(name, "") for name in CASE_COUNTS.columns])
    return text.getvalue()


def _guide(path: Path, service: str, questions: pd.DataFrame) -> str:
    columns = "".join(
        f"| `{name}` | {column.description} | {'to fill in' if name in STILL_TO_FILL else state_of(column)} |\n"
        for name, column in CASE_COUNTS.columns.items()
    )
    asked = "".join(f"| {THEMES[row.theme]} | {row.judgement} |\n" for row in questions.itertuples())
    return GUIDE.format(file=path.name, service=service, columns=columns, asked=asked, count=len(questions))


def state_of(column: Column) -> str:
    """The state of a column that is filled in in advance, in words for a guide."""
    if column.allowed:
        return f"filled in; one of: {', '.join(column.allowed)}"
    return "may be empty" if column.blank else "filled in"


GUIDE = """# How to fill in {file}

One row is one question asked of the cases that {service} audited. For each, fill in two whole numbers:

- `applicable`: the cases the question applied to; 0 where it applied to none.
- `sufficient`: of those, the cases in which the work was sufficient; never more than `applicable`.

Leave both empty where the audit has not reached a question yet. You can delete a question that is not asked, and add
one of your own as a new row with its own `judgement_id`. Save it as CSV.

Check it at any time, however much is filled in: `inspection-stats check {file}`
Draw it: `inspection-stats audit {file}`

## The columns

| Column | What it is | State |
| --- | --- | --- |
{columns}
## The {count} questions

The short labels are this project's own; the inspectorate's letters word the questions in full.

| Theme | Question |
| --- | --- |
{asked}"""
