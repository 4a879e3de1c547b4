"""`inspection-stats add`: rows that a person filled in, checked and written into a project's tables, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from inspection_stats.check.data import Data, read_data
from inspection_stats.check.table import TableDefinition
from inspection_stats.cli.begin_rows import GIVEN, GUIDE, TEMPLATES
from inspection_stats.errors import BadData, BadRequest, Fault, nearest
from inspection_stats.load.csv_table import read_table
from inspection_stats.load.data_folder import OWN_TABLES
from inspection_stats.packs.pack import copy_folder, whole_or_nothing

TABLES = {table.file: table for tables in TEMPLATES.values() for table in tables}
Rows = dict[str, pd.DataFrame]
"""Rows as text by their table's file, each under its row in the file that a person filled in."""


@dataclass(frozen=True)
class Added:
    """How many rows went into each table, and how many rows of each file were left out because nothing is filled in."""

    rows: Mapping[str, int]
    left: Mapping[str, int]


def add_rows(filled: Path, folder: Path) -> Added:
    """Write the rows of the filled-in templates in `filled` into the tables of `folder`.

    The tables are replaced together, and only after all of them have been read and checked. Raises
    `BadRequest` where there is nothing to add, `BadData` with the faults by file and row of the templates (a row whose
    key is held already is one), `CannotWrite`; the tables are then as they were.
    """
    files = _files(filled, folder)
    held = read_data(folder)
    faults: list[Fault] = []
    rows: Rows = {}
    left: dict[str, int] = {}
    for path in files:
        try:
            raw = read_table(path)
            done = _filled_in(raw, TABLES[path.name])
            if len(raw) > len(done):
                left[path.name] = len(raw) - len(done)
            if not done.empty:
                faults += _held_already(TABLES[path.name].check(done), held, path.name)
                rows[path.name] = done
        except BadData as error:
            faults += error.faults
    if faults:
        raise BadData([_at(fault, filled) for fault in faults])
    if not rows:
        raise BadRequest(f"Nothing is filled in in {filled}. How to: {filled / GUIDE}")
    _put(rows, filled, folder)
    return Added({name: len(done) for name, done in rows.items()}, left)


def _files(filled: Path, folder: Path) -> list[Path]:
    """The templates of a folder. Raises `BadRequest` if there is no such folder, `BadData` for any other files."""
    if not filled.is_dir():
        raise BadRequest(f"There is no folder {filled}. Start one: inspection-stats add {filled} --begin letter")
    if filled.resolve() == folder.resolve():
        raise BadRequest(f"{filled} holds the tables themselves. Name the folder that you filled in.")
    files = sorted(path for path in filled.iterdir() if not path.name.startswith(".") and path.name != GUIDE)
    strange = [path for path in files if path.name not in TABLES]
    if strange:
        known = list(TABLES)
        where = f"Move it to another folder; rows are added from {', '.join(known)}"
        raise BadData(
            [Fault("No table takes rows from it", nearest(path.name, known, 1) or where, str(path)) for path in strange]
        )
    return files


def _filled_in(raw: pd.DataFrame, table: TableDefinition) -> pd.DataFrame:
    """The rows with something in a column that the template leaves to a person; all, where columns are missing."""
    own = [name for name in table.columns if name not in GIVEN[table.file]]
    if not set(table.columns) <= set(raw.columns):
        return raw
    return raw[raw[own].ne("").any(axis=1)]


def _held_already(rows: pd.DataFrame, held: Data, file: str) -> Iterator[Fault]:
    key = list(TABLES[file].key)
    frame = getattr(held, file.removesuffix(".csv"))
    known = pd.MultiIndex.from_frame(rows[key]).isin(pd.MultiIndex.from_frame(frame[key]))
    for row, values in rows.loc[known, key].iterrows():
        fix = f"Delete this row; to correct what is held, write it into {file} of your project yourself"
        yield Fault(
            f"A row with this {' and '.join(key)} is held already", fix, file, int(row), key[-1],
            ", ".join(str(value) for value in values if value),
        )  # fmt: skip


def _put(rows: Rows, filled: Path, folder: Path) -> None:
    with whole_or_nothing(folder) as place:
        copy_folder(folder, place)
        before: dict[str, int] = {}
        for name, done in rows.items():
            own = read_table(place / name) if (place / name).is_file() else pd.DataFrame(columns=TABLES[name].columns)
            before[name] = len(own)
            every = pd.concat([own, done.reindex(columns=own.columns, fill_value="")])
            (place / name).unlink(missing_ok=True)  # a link would be written through
            every.to_csv(place / name, index=False, lineterminator="\n", encoding="utf-8")
        try:
            read_data(place)
        except BadData as error:
            faults = [_where_filled_in(fault, rows, before, place, filled, folder) for fault in error.faults]
            raise BadData(faults) from None


def _where_filled_in(
    fault: Fault, rows: Rows, before: Mapping[str, int], place: Path, filled: Path, folder: Path
) -> Fault:
    """A fault of the tables put together, with the file and row that a person finds it in."""
    name = Path(fault.file).name
    written = fault.file == (str(place / name) if (place / OWN_TABLES).is_file() else name)
    new = (fault.row or 0) - before.get(name, 0) - 2  # the header is row 1
    if written and name in rows and new >= 0:
        return replace(fault, file=str(filled / name), row=int(rows[name].index[new]))
    return replace(fault, file=fault.file.replace(str(place), str(folder)))


def _at(fault: Fault, filled: Path) -> Fault:
    return replace(fault, file=str(filled / Path(fault.file).name))
