"""A frame as a reader's table: labels in place of identifiers, dates in British order, numbers rounded half up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.describe.english.column_labels import column_label, key_labels
from inspection_stats.describe.english.numbers import rounded
from inspection_stats.reference.partial_dates import in_words, is_partial_date
from inspection_stats.reference.quarters import long_date
from inspection_stats.tables.styled import Print, Table

KEYED = ("judgement", "theme", "part_of")
"""The columns in which the key of a judgement or a theme may be."""

SHARE_PLACES, PLACES = 3, 1
"""Decimals of a column whose numbers are all between -1 and 1 (shares, p values), and of any other."""

_ONLY_NUMBERS = ("row", None)  # what an index is called that only numbers the rows
_DAY_OR_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")


def readable(frame: pd.DataFrame, caption: str = "", *, data: Data | None = None) -> Table:
    """A frame as a table to read, which shows itself in a cell; `frame` stays as it is.

    Columns have labels (“Authority” for `la_name`), judgements and themes their names; a date is 29 March 2016; numbers
    have one decimal, shares and p values three; what is missing is an empty cell. The index is shown where it is more
    than the numbers of the rows. `caption` says what the table holds. The judgements of your own frameworks are named
    with `data`. What comes back is a pandas Styler: `readable(frame).highlight_max(subset="percent")`.
    """
    kept = _without_index(frame)
    known = data.frameworks if data else None
    printing = printed_columns(kept, key_labels(known))
    return Table(kept, caption, printing, [column_label(name, known) for name in kept.columns])


def readable_frame(frame: pd.DataFrame, *, data: Data | None = None) -> pd.DataFrame:
    """The same as a frame of printed cells under their labels."""
    kept = _without_index(frame)
    known = data.frameworks if data else None
    printing = printed_columns(kept, key_labels(known))
    cells = {place: kept[name].astype(object).map(printing[name]) for place, name in enumerate(kept.columns)}
    shown = pd.DataFrame(cells, dtype=str)
    return shown.set_axis([column_label(name, known) for name in kept.columns], axis=1)


def printed_columns(frame: pd.DataFrame, labels: Mapping[str, str]) -> dict[Any, Print]:
    """For each column of a frame, what prints its cells; `labels` are those of the keys of judgements and themes."""
    return {name: _print(str(name), column, labels) for name, column in frame.items()}


def _print(name: str, column: pd.Series, labels: Mapping[str, str]) -> Print:
    places = 0
    if pd.api.types.is_float_dtype(column):
        held = column.dropna().astype(float)
        whole = held.mod(1).eq(0).all()
        places = 0 if whole else SHARE_PLACES if held.abs().le(1).all() else PLACES
    return partial(_printed, places=places, labels=labels if name in KEYED else {})


def _printed(value: Any, places: int, labels: Mapping[str, str]) -> str:
    """One cell as text."""
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return ""
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "yes" if value else "no"
    if isinstance(value, float):
        return rounded(value, places)
    if isinstance(value, date | datetime):
        return long_date(value)
    text = str(value)
    if _DAY_OR_MONTH.fullmatch(text) and is_partial_date(text):
        return in_words(text)
    return labels.get(text, text)


def _without_index(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with an index that says something as its first columns."""
    numbers_only = frame.index.nlevels == 1 and frame.index.name in _ONLY_NUMBERS and frame.index.dtype.kind in "iu"
    return frame.reset_index(drop=numbers_only)
