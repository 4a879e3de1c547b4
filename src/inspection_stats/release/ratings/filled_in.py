"""Ratings that a person has filled in, ready to be accepted: rows of judgements.csv with words and source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.check.services import JUDGEMENTS
from inspection_stats.check.statements import statement_faults
from inspection_stats.errors import BadData, BadRequest
from inspection_stats.load.csv_table import read_table
from inspection_stats.load.workbook import Sheet
from inspection_stats.release.accepting import ALL, ID, Accepted, Tables, add_rows, as_text
from inspection_stats.release.ratings.import_ratings import rating_table


def filled_in(file: Path, sheets: Sequence[Sheet], data: Data, data_dir: Path) -> pd.DataFrame | None:
    """The checked rows of a file with the columns of judgements.csv; None where its columns are of another table.

    Raises `BadData` with every fault of the rows, and `BadRequest` for a table of ratings that is not filled in: its
    rows have neither the words nor the page that a row of judgements.csv rests on.
    """
    if file.suffix.lower() == ".csv" and set(JUDGEMENTS.columns) <= set((raw := read_table(file)).columns):
        rows = JUDGEMENTS.check(raw, file.name)
        frames = {"judgements": rows, "service_areas": data.service_areas, "areas": data.areas}
        if faults := [replace(fault, file=file.name) for fault in statement_faults(frames, data.frameworks)]:
            raise BadData(faults)
        return rows
    if rating_table(sheets, data_dir):
        raise BadRequest(
            f"{file.name} has ratings without the words of the reports. Write them out with “inspection-stats import "
            f"{file.name} --out ratings.csv”, fill in source_kind, quote and source from each report, and refresh with "
            "ratings.csv."
        )
    return None


def accept_filled_in(rows: pd.DataFrame, held: pd.DataFrame, own: Tables, how: str) -> Accepted:
    """The table to write: the rows of inspections not held, and where `how` is “all” the others too.

    `held` are all rows of judgements.csv, `own` the tables of the folder that is written to, as text. A row that is
    held already with the same words is not a change.
    """
    text, keys = as_text(rows), list(JUDGEMENTS.key)
    made = Accepted(tables={name: table.copy() for name, table in own.items()})
    is_new = ~text[ID].isin(held[ID])
    known = as_text(held).set_index(keys)[[*text.columns.drop(keys)]]
    differs = ~text.set_index(keys)[known.columns].apply(tuple, axis=1).isin(set(known.apply(tuple, axis=1)))
    changed = text[~is_new & differs.to_numpy()]
    taken = text[is_new] if how != ALL else pd.concat([text[is_new], changed])
    if how != ALL:
        for inspection in changed[ID].unique():
            made.left.append(f"{inspection}: held already, and {JUDGEMENTS.file} has other rows of it")
    else:
        made.changed = changed[ID].nunique()
    made.new = int(text.loc[is_new, ID].nunique())
    add_rows(made.tables, JUDGEMENTS.file, taken, JUDGEMENTS.key)
    made.tables = {name: table for name, table in made.tables.items() if not table.equals(own.get(name))}
    return made
