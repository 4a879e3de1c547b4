"""Frames as callers give them: the columns a chart needs, and what is wrong with them, in one sentence with its fix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from numbers import Real
from typing import Any, Literal

import pandas as pd

from inspection_stats.errors import BadRequest, nearest

Kind = Literal["text", "count", "percent", "number", "day", "flag"]
Row = dict[str, Any]
National = str | float | Mapping[str, float] | None
"""Averages as a caller gives them: a column's name, one figure for all rows, or a mapping from label to figure."""


@dataclass(frozen=True)
class Column:
    """A column of a chart's frame: its name, what it holds, and whether the chart needs it."""

    name: str
    says: str
    kind: Kind = "text"
    needed: bool = True


def rows_of(data: pd.DataFrame, columns: Sequence[Column], chart: str, *, unique: Sequence[str] = ()) -> list[Row]:
    """The rows of a frame as dictionaries, checked; a missing cell, or an absent column not needed, is `None`.

    No two rows may agree in the columns of `unique`. Raises `BadRequest`.
    """
    if not isinstance(data, pd.DataFrame):
        raise BadRequest(
            f"{chart} needs a pandas frame, but was given {type(data).__name__}: pd.DataFrame(…) makes one."
        )
    _all_there(data, columns, chart)
    if data.empty:
        raise BadRequest(f"{chart} was given a frame without rows: check the filter that made it.")
    read = {column.name: _cells(data, column) for column in columns}
    rows = [dict(zip(read, cells, strict=True)) for cells in zip(*read.values(), strict=True)]
    _no_two_alike(rows, unique)
    return rows


def check_counts(rows: Sequence[Row], label: str) -> None:
    """Raise `BadRequest` for a row with more sufficient cases than the question applied to."""
    for row in rows:
        sufficient, applicable = row["sufficient"], row["applicable"]
        if sufficient is not None and applicable is not None and sufficient > applicable:
            raise BadRequest(
                f"“{row[label]}” has {sufficient} sufficient of {applicable} applicable cases: check both "
                "counts, and that neither is a percentage."
            )
        if (sufficient is None) != (applicable is None):
            lacking = "sufficient" if sufficient is None else "applicable"
            raise BadRequest(f"“{row[label]}” has no count of “{lacking}”: give both counts, or neither.")


def with_averages(rows: Sequence[Row], national: National, data: pd.DataFrame, label: str) -> list[Row]:
    """The rows with their average in per cent as `national`, None where there is none. Raises `BadRequest`."""
    if isinstance(national, str):
        column = Column(national, "the average in per cent", "percent")
        _all_there(data, [column], "national")
        found: list[Any] = _cells(data, column)
    elif isinstance(national, Mapping):
        labels = [row[label] for row in rows]
        unknown = [str(name) for name in national if name not in labels]
        if unknown:
            known = f"The rows are: {', '.join(labels)}."
            raise BadRequest(
                f"There is an average for “{unknown[0]}”, but no such row. {nearest(unknown[0], labels) or known}"
            )
        found = [_percent(national.get(name), f"the average of “{name}”") for name in labels]
    else:
        found = [_percent(national, "the average")] * len(rows)
    held = [one for one in found if one is not None]
    if held and max(held) <= 1 and any(0 < one < 1 for one in held):
        raise BadRequest(f"The averages are shares ({held[0]:g}), not percentages: multiply them by 100.")
    return [row | {"national": one} for row, one in zip(rows, found, strict=True)]


def in_order(rows: Sequence[Row], order: Sequence[str] | None, name: str) -> list[Row]:
    """The rows of the labels of `order`, in that order; all as they are where there is none. Raises `BadRequest`."""
    if order is None:
        return list(rows)
    labels = list(dict.fromkeys(row[name] for row in rows))
    unknown = [str(one) for one in order if one not in labels]
    if unknown:
        known = f"The rows are: {', '.join(labels)}."
        raise BadRequest(f"The order names “{unknown[0]}”, but no row does. {nearest(unknown[0], labels) or known}")
    place = {one: number for number, one in enumerate(order)}
    return sorted((row for row in rows if row[name] in place), key=lambda row: place[row[name]])


def check_named(given: Sequence[str], names: Sequence[str], what: str) -> None:
    """Raise `BadRequest` for a name that no row has."""
    for name in given:
        if name not in names:
            rest = f"The rows are: {', '.join(dict.fromkeys(names))}."
            raise BadRequest(f"{what} is “{name}”, but no row is. {nearest(name, list(names)) or rest}")


def _all_there(data: pd.DataFrame, columns: Sequence[Column], chart: str) -> None:
    lacking = [column for column in columns if column.needed and column.name not in data.columns]
    if not lacking:
        return
    held = [str(name) for name in data.columns]
    wanted = " and ".join(f"“{column.name}” ({column.says})" for column in lacking)
    spare = [name for name in held if name not in {column.name for column in columns}]
    guess = next((name for name in spare if nearest(lacking[0].name, [name])), "")
    fix = (
        f"rename “{guess}” with data.rename(columns={{'{guess}': '{lacking[0].name}'}})"
        if guess
        else f"the frame has {', '.join(f'“{name}”' for name in held) or 'no column'}"
    )
    raise BadRequest(f"{chart} needs the column {wanted}, but the frame does not have it: {fix}.")


def _no_two_alike(rows: Sequence[Row], unique: Sequence[str]) -> None:
    seen: set[tuple[Any, ...]] = set()
    for row in rows if unique else ():
        named = tuple(row[name] for name in unique)
        if named in seen:
            said = ", ".join(f"“{part}”" for part in named if part)
            raise BadRequest(f"Two rows are of {said}: keep one, or make them different in the column “{unique[-1]}”.")
        seen.add(named)


def _cells(data: pd.DataFrame, column: Column) -> list[Any]:
    if column.name not in data.columns:
        return [None] * len(data)
    values = data[column.name].tolist()
    return [
        None if _is_missing(value) else _READ[column.kind](value, f"“{column.name}” of row {number}")
        for number, value in enumerate(values, start=1)
    ]


def _is_missing(value: Any) -> bool:
    return (
        value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and isnan(value)) or value == ""
    )


def _text(value: Any, _: str) -> str:
    return str(value)


def _number(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, Real):
        try:
            return float(str(value).replace(",", ""))
        except ValueError:
            raise BadRequest(
                f"{where} is “{value}”, not a number: write it in digits, without a % sign or a word."
            ) from None
    return float(value)


def _count(value: Any, where: str) -> int:
    if isinstance(value, str) and value.strip().endswith("%"):
        raise BadRequest(f"{where} is “{value}”, not a count of cases: give counts, as a percentage has lost its base.")
    number = _number(value, where)
    if number < 0:
        raise BadRequest(f"{where} is {number:g}, but a count can't be less than 0: correct it, or leave it empty.")
    if not number.is_integer():
        raise BadRequest(
            f"{where} is {number:g}, not a count of cases: give counts, as a percentage has lost its base."
        )
    return int(number)


def _percent(value: Any, where: str) -> float | None:
    if _is_missing(value):
        return None
    number = _number(value, where)
    if not 0 <= number <= 100:
        raise BadRequest(f"{where} is {number:g}, not a percentage from 0 to 100.")
    return number


def _day(value: Any, where: str) -> Any:
    try:
        return pd.Timestamp(value).date()
    except (ValueError, TypeError):
        raise BadRequest(f"{where} is “{value}”, not a date: write it like 2016-03-31.") from None


def _flag(value: Any, _: str) -> bool:
    return str(value).strip().casefold() in ("true", "yes", "1", "1.0")


_READ = {"text": _text, "count": _count, "percent": _percent, "number": _number, "day": _day, "flag": _flag}
