"""Start rows of your own: a folder of CSV templates, each named after the table it goes into, and a guide to them."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pandas as pd

from inspection_stats.check.averages import NATIONAL_AVERAGES
from inspection_stats.check.context import LOCAL_CONTEXT
from inspection_stats.check.data import Data
from inspection_stats.check.services import SERVICE_AREAS
from inspection_stats.check.sqs import SCREENING, SQS_INSPECTIONS, SQS_JUDGEMENTS
from inspection_stats.check.table import TableDefinition
from inspection_stats.cli.new_service import newest_questions, state_of
from inspection_stats.cli.options import Kind
from inspection_stats.errors import BadRequest
from inspection_stats.packs.pack import whole_or_nothing
from inspection_stats.reference.themes import THEMES

GUIDE = "guide.md"

TEMPLATES: dict[str, tuple[TableDefinition, ...]] = {
    Kind.letter: (SERVICE_AREAS, SQS_INSPECTIONS, SQS_JUDGEMENTS),
    Kind.averages: (NATIONAL_AVERAGES,),
    Kind.context: (LOCAL_CONTEXT,),
}

GIVEN: dict[str, tuple[str, ...]] = {
    SERVICE_AREAS.file: ("kind", "country", "basis"),
    SQS_INSPECTIONS.file: ("programme", "illustrative"),
    SQS_JUDGEMENTS.file: ("theme", "order", "judgement_id", "judgement", "subsample", "part_of", "illustrative"),
    NATIONAL_AVERAGES.file: ("programme", "level", "theme", "judgement_id", "illustrative"),
    LOCAL_CONTEXT.file: ("indicator", "label", "unit", "better", "illustrative"),
}
"""The columns that a template has filled in; a row with nothing in its other columns is not filled in yet."""


def begin_rows(folder: Path, kind: Kind, data: Data) -> Path:
    """Write the templates of a kind and their guide into the new folder `folder`; the guide's path.

    Raises `BadRequest` where the folder exists already (it may be filled in), `CannotWrite`.
    """
    if os.path.lexists(folder):
        raise BadRequest(f"{folder} exists already, and may be filled in. Name a new folder.")
    given = _rows(data)
    with whole_or_nothing(folder) as place:
        for table in TEMPLATES[kind]:
            # The mark at the start tells Excel that the file is UTF-8.
            (place / table.file).write_bytes(_csv(table, given[table.file]).encode("utf-8-sig"))
        (place / GUIDE).write_text(_guide(folder, kind), encoding="utf-8", newline="\n")
    return folder / GUIDE


def _rows(data: Data) -> dict[str, pd.DataFrame]:
    """What is filled in in advance, by the template's file."""
    questions = newest_questions(data).assign(illustrative="no", programme=SCREENING, level="judgement")
    themes = pd.DataFrame({"theme": list(THEMES), "programme": SCREENING, "level": "theme", "illustrative": "no"})
    return {
        SERVICE_AREAS.file: pd.DataFrame(
            [{"kind": "youth offending service", "country": "England", "basis": "stated"}]
        ),
        SQS_INSPECTIONS.file: pd.DataFrame({"programme": [SCREENING], "illustrative": ["no"]}),
        SQS_JUDGEMENTS.file: questions,
        NATIONAL_AVERAGES.file: pd.concat([themes, questions]),
        LOCAL_CONTEXT.file: data.local_context.drop_duplicates("indicator").assign(illustrative="no"),
    }


def _csv(table: TableDefinition, rows: pd.DataFrame) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    given = rows.reindex(columns=GIVEN[table.file]).fillna("").reindex(columns=table.columns, fill_value="")
    writer.writerows(given.itertuples(index=False))
    return text.getvalue()


def _guide(folder: Path, kind: Kind) -> str:
    tables = "".join(_columns(table) for table in TEMPLATES[kind])
    return TEXT.format(folder=folder.name, says=SAYS[kind], tables=tables)


def _columns(table: TableDefinition) -> str:
    head = f"\n## {table.file}\n\nA row is {table.row_is}.\n\n| Column | What it is | State |\n| --- | --- | --- |\n"
    rows = (f"| `{name}` | {column.description} | {_state(table, name)} |\n" for name, column in table.columns.items())
    return head + "".join(rows)


def _state(table: TableDefinition, name: str) -> str:
    column = table.columns[name]
    if name in GIVEN[table.file]:
        return state_of(column)
    words = column.allowed
    one_of = f"; one of: {', '.join(words)}" if words else ""
    return f"{'fill in where there is something' if column.blank else 'to fill in'}{one_of}"


SAYS = {
    Kind.letter: """Three files, for one letter or several. `inspection_id` is your name for the screening, such as
`camden-sqs-2015-06-10`: write it once into `sqs_inspections.csv`, and copy it down in `sqs_judgements.csv`. For each
question fill in the two counts, the status `exact`, and the paragraph of the letter as source; delete a question that
the letter does not answer. Where the suite holds the service already, leave `service_areas.csv` as it is; otherwise
write a row for each area that the service serves.""",
    Kind.averages: """There is a row for each theme and each question of a screening: fill in those that your source
prints, and delete or leave the rest. A percentage is written 78, not 0.78; where counts are printed, give both. An
average needs its period and its source.""",
    Kind.context: """There is a row for each indicator that the suite holds for any area: fill in those that you have,
and delete or leave the rest. For another indicator, add a row with your own name and label.""",
}

TEXT = """# How to fill in {folder}

{says}

Dates are written 2016-03-29. Save as CSV (in Excel: CSV UTF-8). A row with nothing filled in is ignored.

Then, in your project: `inspection-stats add {folder}`

It lists every fault by file, row and column, and writes nothing until all are fixed.
{tables}"""
