"""A table's definition, and the check that turns text into a typed frame or into the full list of its faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from inspection_stats.check.columns import DTYPES, Column, to_values
from inspection_stats.errors import BadData, Fault

if TYPE_CHECKING:
    from pandera.pandas import DataFrameSchema

RowRule = Callable[[pd.DataFrame], Iterator[tuple[int, str, str, str]]]
"""Takes a typed frame; yields (row, column, problem, fix) for each fault that several columns make together."""


@dataclass(frozen=True)
class TableDefinition:
    """A CSV table of the suite: its file name, what a row is, its columns, its key and the rules between columns.

    `optional` are columns of text that a file may leave out: the checked table has them all the same, empty.
    """

    file: str
    row_is: str
    columns: dict[str, Column]
    key: tuple[str, ...]
    rules: Sequence[RowRule] = ()
    optional: Mapping[str, Column] = field(default_factory=dict)

    def check(self, raw: pd.DataFrame, file: str | None = None) -> pd.DataFrame:
        """Turn a frame of text (as `load.read_table` gives it) into a typed one with this table's columns, in order.

        Raises `BadData` with every fault: missing columns, no rows, cells that are not of their column's kind,
        duplicate keys, and what the rules between columns find in the rows whose cells are correct.
        """
        name = file or self.file
        faults = _missing_columns(raw, self, name)
        if faults:
            raise BadData(faults)
        if raw.empty:
            raise BadData([Fault("The table has a header but no rows", "Add at least one row", name)])
        raw = raw.assign(**{label: "" for label in self.optional if label not in raw})
        columns = {**self.columns, **self.optional}
        faults = _cell_faults(raw, columns, name)
        sound = raw.drop(index=list({fault.row for fault in faults}))
        typed = pd.DataFrame({label: to_values(sound[label], column.kind) for label, column in columns.items()})
        faults += _duplicates(typed, self, name)
        for rule in self.rules:
            faults += [
                Fault(problem, fix, name, row, column, str(raw.at[row, column]))
                for row, column, problem, fix in rule(typed)
            ]
        if faults:
            raise BadData(sorted(faults, key=lambda fault: (fault.row or 0, fault.column)))
        return typed

    def schema(self) -> DataFrameSchema:
        """What a checked table holds to, as pandera says it: columns in order, types, missing values, the key."""
        import pandera.pandas as pa  # noqa: PLC0415 - a table is checked without it

        columns = {**self.columns, **self.optional}
        typed = {
            label: pa.Column(
                DTYPES[column.kind],
                pa.Check.isin(("", *column.allowed) if column.blank else column.allowed) if column.allowed else None,
                nullable=column.blank and column.kind != "text",
                description=column.description,
            )
            for label, column in columns.items()
        }
        return pa.DataFrameSchema(typed, unique=list(self.key), strict=True, ordered=True, name=self.file)


def _missing_columns(raw: pd.DataFrame, table: TableDefinition, name: str) -> list[Fault]:
    missing = [label for label in table.columns if label not in raw.columns]
    if len(missing) == len(table.columns):
        problem, found = "The first row does not hold the names of the columns", "; ".join(map(str, raw.columns))
        return [Fault(problem, f"Write them there, in small letters: {', '.join(table.columns)}", name, 1, value=found)]
    return [
        Fault("The column is missing", f"Add it. The columns are: {', '.join(table.columns)}", name, 1, label)
        for label in missing
    ]


def _cell_faults(raw: pd.DataFrame, columns: Mapping[str, Column], name: str) -> list[Fault]:
    faults = []
    for label, column in columns.items():
        wrong = {cell: column.wrong(cell) for cell in raw[label].unique()}
        if any(wrong.values()):
            faults += [
                Fault(*said, name, row, label, cell or None)
                for row, cell in raw[label].items()
                if (said := wrong[cell])
            ]
    return faults


def _duplicates(typed: pd.DataFrame, table: TableDefinition, name: str) -> list[Fault]:
    key = list(table.key)
    repeated = typed[typed.duplicated(key, keep="first")]
    if repeated.empty:
        return []
    first = typed.reset_index().drop_duplicates(key).set_index(key)["row"]
    faults = []
    for row, values in repeated[key].iterrows():
        found = tuple(values) if len(key) > 1 else values.iloc[0]
        faults.append(
            Fault(
                f"The same {' and '.join(key)} appear in row {first.loc[found]}",
                "Delete one of the two rows",
                name,
                int(row),
                key[-1],
                ", ".join(str(value) for value in values),
            )
        )
    return faults
