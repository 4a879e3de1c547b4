"""What a caller may replace in a specification, and what always stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

import pandas as pd

from inspection_stats.describe.charts.specification import ChartSpec
from inspection_stats.describe.english.numbers import rounded
from inspection_stats.errors import BadRequest, nearest
from inspection_stats.plot.kinds import readable_rows

NAMES = ("label", "area", "column")
"""The fields of a row by which a caller may name it."""

DEMANDED = (
    "*", "withheld", "internal:", "not drawn", "no number next to", "hatched", "empty bar", "not counted",
    "not compared", "not judged", "not yet inspected", "no overall grade", "not a judgement", "illustrative",
)  # fmt: skip
"""A note that holds one of these explains a mark of the chart, or what is not in it: it stays."""

AVERAGE_NOTES = ("England average", "Average:")
OWN_AVERAGE = "Average: added by the author of this chart, not by its source."


def overridden(
    spec: ChartSpec[Any],
    *,
    title: str | bool = True,
    subtitle: str | None = None,
    labels: Mapping[str, str] | None = None,
    order: Sequence[str] | None = None,
    national: float | Mapping[str, float] | None = None,
    note: str | None = None,
) -> ChartSpec[Any]:
    """The specification with what the caller gave in its place. Raises `BadRequest` for a name that no row has."""
    changed = spec
    if title is not True:
        changed = replace(changed, title=title or "")
    if subtitle is not None:
        changed = replace(changed, subtitle=subtitle)
    if note is not None:
        changed = replace(changed, notes=(*filter(_is_demanded, spec.notes), *([note] if note else [])))
    rows = changed.rows
    if order is not None:
        rows = _ordered(rows, order)
        if len(rows) < len(spec.rows):
            chosen = f"Drawn: {len(rows)} of {len(spec.rows)} rows, chosen by the author of this chart."
            changed = replace(changed, notes=(*changed.notes, chosen))
    if national is not None:
        if subtitle is None and any(getattr(row, "national", None) is not None for row in rows):
            raise BadRequest("The subtitle names the chart's own average: give a new subtitle with another average.")
        notes = (*(one for one in changed.notes if not one.startswith(AVERAGE_NOTES)), OWN_AVERAGE)
        changed = _with_average(replace(changed, rows=rows, notes=notes), national)
        rows = changed.rows
    if labels:
        rows = _labelled(rows, labels)
    if rows is spec.rows and changed.average == spec.average:
        return changed
    changed = replace(changed, rows=rows)
    return replace(changed, long=_in_words(readable_rows(changed)))


def _is_demanded(note: str) -> bool:
    return any(words in note.casefold() for words in DEMANDED)


def _names(rows: Sequence[Any], field: str) -> list[str]:
    return list(dict.fromkeys(getattr(row, field) for row in rows if hasattr(row, field)))


def _field_of(rows: Sequence[Any], wanted: Sequence[str], what: str) -> str:
    """The field in which all of `wanted` are names."""
    for field in NAMES:
        if set(wanted) <= set(_names(rows, field)):
            return field
    known = [name for field in NAMES for name in _names(rows, field)]
    unknown = next((name for name in wanted if name not in known), wanted[0])
    rest = f"The chart has: {', '.join(known)}."
    raise BadRequest(f"The {what} names “{unknown}”, which the chart does not have. {nearest(unknown, known) or rest}")


def _ordered(rows: tuple[Any, ...], order: Sequence[str]) -> tuple[Any, ...]:
    field = _field_of(rows, order, "order")
    place = {name: number for number, name in enumerate(order)}
    kept = [row for row in rows if getattr(row, field) in place]
    return tuple(sorted(kept, key=lambda row: place[getattr(row, field)]))


def _labelled(rows: tuple[Any, ...], labels: Mapping[str, str]) -> tuple[Any, ...]:
    field = _field_of(rows, list(labels), "mapping of labels")
    return tuple(replace(row, **{field: labels.get(getattr(row, field), getattr(row, field))}) for row in rows)


def _with_average(spec: ChartSpec[Any], national: float | Mapping[str, float]) -> ChartSpec[Any]:
    if spec.kind == "ranked bars" and not isinstance(national, Mapping):
        return replace(spec, average=_checked(national))
    if "national_text" not in {one.name for one in fields(spec.rows[0])}:
        raise BadRequest(
            f"What a {spec.kind} says depends on its own average: leave out national, or call its function with a "
            "frame of your own."
        )
    if isinstance(national, Mapping):
        _field_of(spec.rows, list(national), "average")
        values = [national.get(row.label) for row in spec.rows]
    else:
        values = [national] * len(spec.rows)
    return replace(spec, rows=tuple(_averaged(row, value) for row, value in zip(spec.rows, values, strict=True)))


def _averaged(row: Any, value: float | None) -> Any:
    text = "" if value is None else f"average {rounded(_checked(value))}%"
    return replace(row, national=value, national_text=text)


def _checked(value: float) -> float:
    if not 0 <= value <= 100:
        raise BadRequest(f"The average is {value:g}, not a percentage from 0 to 100.")
    return float(value)


def _in_words(table: pd.DataFrame) -> str:
    """A sentence for each row of a chart's table."""
    others = table.columns[1:]
    return " ".join(
        f"{row[0]}: {', '.join(f'{name.lower()} {cell}' for name, cell in zip(others, row[1:], strict=True) if cell)}."
        for row in table.itertuples(index=False, name=None)
    )
