"""What may be said of the national average: a figure where there is one, otherwise just what was published."""

from __future__ import annotations

import pandas as pd

from inspection_stats.check.averages import DIRECTION_ONLY

OPPOSITE = {"higher": "lower", "lower": "higher"}


def national_sentence(averages: pd.DataFrame, theme: str, service: str) -> str:
    """The sentence on the England average of a theme that stands under its chart.

    `averages` are rows of `national_averages.csv`. Where a source gives a direction and no figure, the sentence says
    the direction and that there is no figure; where there is no source, it says that.
    """
    rows = averages[
        averages["theme"].eq(theme)
        & averages["judgement_id"].eq("")
        & averages["basis"].eq(DIRECTION_ONLY)
        & averages["area_or_service"].eq(service)
    ]
    if rows.empty:
        return "England average: none published."
    return f"England average: published only as {OPPOSITE[rows['direction'].iloc[0]]} than this service; no figure."
