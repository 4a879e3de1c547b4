"""Local context as chart specifications: figures about an area and their comparator."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from inspection_stats.describe.charts.specification import ChartSpec, ContextPair
from inspection_stats.describe.english.numbers import as_published, listed

NOT_THE_CAUSE = "Context only: these figures do not explain an inspection result."


def context_chart(rows: pd.DataFrame, area: str, as_at: date) -> ChartSpec[ContextPair]:
    """The facts of the context chart from the rows of `local_context.csv` of one area."""
    pairs = tuple(_pair(row, area) for row in rows.itertuples())
    sources = listed(list(dict.fromkeys(source.partition(",")[0] for source in rows["source"])))
    return ChartSpec(
        name="local-context",
        kind="local context",
        title=f"{area} and national figures",
        subtitle="Published figures about the area and the figure each was compared with",
        rows=pairs,
        source=f"{sources}; sources and periods in the table",
        as_at=as_at,
        short=f"Bar chart of published figures about {area}, each with its national figure.",
        long=" ".join(_in_words(pair, area) for pair in pairs),
        notes=(NOT_THE_CAUSE, "Published percentages; their counts are not given."),
        illustrative=bool(rows["illustrative"].eq("yes").any()),
    )


def _pair(row: Any, area: str) -> ContextPair:
    return ContextPair(
        group=area,
        label=row.label,
        local=float(row.local),
        local_text=_value(row.local, row.unit),
        comparator=row.comparator,
        comparator_value=float(row.comparator_value),
        comparator_text=_value(row.comparator_value, row.unit),
        unit=row.unit,
        period=row.period,
    )


def _value(value: float, unit: str) -> str:
    return f"{as_published(value)}%" if unit == "percent" else as_published(value)


def _in_words(pair: ContextPair, area: str) -> str:
    unit = "" if pair.unit == "percent" else f" ({pair.unit})"
    return f"{pair.label}{unit}: {area} {pair.local_text}, {pair.comparator} {pair.comparator_text}."
