"""The rows of a chart as a table to be read: what a chart shows, for whoever cannot see it or wants its figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from inspection_stats.describe.charts.specification import AnyChartSpec
from inspection_stats.describe.english.numbers import percent, rounded
from inspection_stats.reference.quarters import long_date


def readable_rows(spec: AnyChartSpec) -> pd.DataFrame:
    """The rows of a chart with plain column names and printed cells; a column that says nothing is left out."""
    shown = _ROWS[spec.kind](spec.rows).fillna("")
    if "Theme" in shown and shown["Theme"].nunique() == 1:
        shown = shown.drop(columns="Theme")
    return shown.loc[:, shown.ne("").any()].reset_index(drop=True)


def chart_table_caption(spec: AnyChartSpec) -> str:
    """The caption of that table; the mark of illustrative data stands in it, as everywhere."""
    return f"The figures of the chart. {spec.caption}"


def _sufficiency(rows: Sequence[Any]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Judgement": [row.label for row in rows],
            "Theme": [row.group for row in rows],
            "Sufficient": [_sufficient(row) for row in rows],
            "Per cent": [row.percent for row in rows],
            "Average": [row.national_text.removeprefix("average ") for row in rows],
            "Base": ["under 10 cases" if row.small_base else "" for row in rows],
        }
    )


def _sufficient(row: Any) -> str:
    if row.applicable is None or row.sufficient is None:
        return f"“{row.words}”" if row.words else row.status
    return f"{row.sufficient} of {row.applicable}"


def _grades(rows: Sequence[Any]) -> pd.DataFrame:
    """A row a judgement, a column an area."""
    cells = pd.DataFrame([(row.label, row.group, row.area, row.grade) for row in rows], columns=list("jgac"))
    areas = list(dict.fromkeys(cells["a"]))
    table = cells.pivot_table(index=["g", "j"], columns="a", values="c", aggfunc="first", sort=False)[areas]
    named = table.reset_index().rename(columns={"j": "Judgement", "g": "Framework"}).rename_axis(columns=None)
    return named[["Judgement", *areas, "Framework"]]


def _letters(rows: Sequence[Any]) -> pd.DataFrame:
    return _crossed("Authority", [(row.area, row.label, row.grade) for row in rows])


def _heat(rows: Sequence[Any]) -> pd.DataFrame:
    return _crossed("Service", [(row.label, row.column, row.text) for row in rows])


def _crossed(first: str, cells: list[tuple[str, str, str]]) -> pd.DataFrame:
    """A row for each of the first names and a column for each of the second."""
    table = pd.DataFrame(cells, columns=[first, "column", "text"])
    wide = table.pivot_table(index=first, columns="column", values="text", aggfunc="first", sort=False)
    return wide.reset_index().rename_axis(columns=None)


def _context(rows: Sequence[Any]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Figure": [row.label for row in rows],
            rows[0].group: [row.local_text for row in rows],
            "Set beside": [f"{row.comparator_text}, {row.comparator}" for row in rows],
            "Unit": [row.unit.replace("percent", "per cent") for row in rows],
            "Period": [row.period for row in rows],
        }
    )


def _shares(rows: Sequence[Any]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Authorities": [row.label for row in rows],
            "Grade": [row.grade for row in rows],
            "Authorities with it": [f"{row.count:,} of {row.total:,}" for row in rows],
            "Per cent": [percent(row.count, row.total) if row.total else "" for row in rows],
            "Here": [row.group if row.marked else "" for row in rows],
        }
    )


def _spans(rows: Sequence[Any]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Judgement": [row.label for row in rows],
            "Grade": [row.grade for row in rows],
            "From": [long_date(row.start) for row in rows],
            "To": [long_date(row.end) for row in rows],
            "Framework": [row.group for row in rows],
        }
    )


def _dots(rows: Sequence[Any]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Judgement": [row.label for row in rows],
            "Against the average": [row.text for row in rows],
            "95% interval": [f"{rounded(row.lower)}% to {rounded(row.upper)}%" for row in rows],
        }
    )


def _funnel(rows: Sequence[Any]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Service": [row.label for row in rows],
            "Cases": [f"{row.applicable:,}" for row in rows],
            "Per cent": [percent(round(row.percent * row.applicable / 100), row.applicable) for row in rows],
            "Where it lies": [row.place for row in rows],
        }
    )


def _ranked(rows: Sequence[Any]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Service": [row.label for row in rows],
            "Sufficient": [row.count_text for row in rows],
            "Per cent": [row.text for row in rows],
        }
    )


_ROWS: dict[str, Callable[[Sequence[Any]], pd.DataFrame]] = {
    "sufficiency bars": _sufficiency,
    "all themes": _sufficiency,
    "grade grid": _grades,
    "letter grid": _letters,
    "local context": _context,
    "grade shares": _shares,
    "timeline": _spans,
    "interval dots": _dots,
    "funnel plot": _funnel,
    "heatmap": _heat,
    "ranked bars": _ranked,
}
