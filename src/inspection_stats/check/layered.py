"""One table from several folders: the suite's rows, and those of a council's own that are added or go before them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from inspection_stats.check.table import TableDefinition
from inspection_stats.errors import BadData, Fault, nearest
from inspection_stats.load.csv_table import read_table
from inspection_stats.load.data_folder import OWN_TABLES, REFRESH_LOG, Layer

A_LAYER = 10_000_000  # rows: more than any table may have, so that a row's label says which layer it is of
NOT_TABLES = ("README.md", OWN_TABLES, REFRESH_LOG)


def read_layered(table: TableDefinition, layers: Sequence[Layer]) -> pd.DataFrame:
    """The checked rows of a table from every layer; a row replaces one with the same key in a lower layer.

    The index is the row in its file, counted on by `A_LAYER` for each layer above the first. Only the first layer must
    have the table, and rows in it. Raises `BadData` with the faults of all its files.
    """
    frames: list[pd.DataFrame] = []
    faults: list[Fault] = []
    for place, layer in enumerate(layers):
        path = layer.folder / table.file
        if place and not os.path.lexists(path):
            continue
        try:
            raw = read_table(path)
            whole = set(table.columns) <= set(raw.columns)
            if place and whole and raw.empty:
                continue  # a template that is not filled in yet
            if place and whole and (unknown := list(_unknown_columns(raw, table))):
                raise BadData(unknown)
            checked = table.check(raw)
        except BadData as error:
            faults += [replace(fault, file=called(table.file, layer, place)) for fault in error.faults]
        else:
            frames.append(checked.set_axis(checked.index + place * A_LAYER).rename_axis("row"))
    if faults:
        raise BadData(faults)
    if len(frames) == 1:
        return frames[0]
    every = pd.concat(frames)
    return every[~every.duplicated(list(table.key), keep="last")]


def _unknown_columns(raw: pd.DataFrame, table: TableDefinition) -> Iterator[Fault]:
    """A fault for each column of own rows that the table does not have, or what is in it would be passed over."""
    known = [*table.columns, *table.optional]
    for label in raw.columns:
        if label not in known:
            yield Fault("The table has no such column", nearest(label, known, 1) or "Delete it", table.file, 1, label)


def layer_of(frame: pd.DataFrame, layers: Sequence[Layer]) -> pd.Series:
    """The name of the layer that each row of a frame of `read_layered` comes from."""
    return (frame.index.to_series() // A_LAYER).map(dict(enumerate(layer.name for layer in layers))).rename("layer")


def in_its_file(fault: Fault, layers: Sequence[Layer]) -> Fault:
    """A fault of a layered table with the file and the row that a person finds it in."""
    place, row = divmod(fault.row or 0, A_LAYER)
    return replace(fault, row=row, file=called(fault.file, layers[place], place)) if place else fault


def called(file: str, layer: Layer, place: int) -> str:
    """What a table is called in a message: by its name in the first layer, with its folder in the others."""
    return str(layer.folder / file) if place else file


def unknown_files(folder: Path, known: Sequence[str]) -> Iterator[Fault]:
    """A fault for each file of a folder of own tables that has no table of the suite's; it would be ignored."""
    for path in sorted(folder.iterdir()):
        if not path.is_dir() and not path.name.startswith(".") and path.name not in (*known, *NOT_TABLES):
            fix = nearest(path.name, known, 1) or "Move it to another folder"
            yield Fault("The suite has no table of this name", fix, str(path))
