"""What may be said of the national average: a figure where there is one, otherwise just what was published."""

from __future__ import annotations

from datetime import date

import pandas as pd

from inspection_stats.check.averages import DIRECTION_ONLY
from inspection_stats.describe.english.say import say
from inspection_stats.reference.quarters import long_date

OPPOSITE = {"higher": "lower", "lower": "higher"}


def national_sentence(averages: pd.DataFrame, theme: str, service: str, as_at: date) -> str:
    """The sentence on the England average of a theme, under its chart.

    `averages` are rows of `national_averages.csv`. Where a source gives a direction and no figure, the sentence says
    the direction and that there is no figure, and names a source that is later than the day of the chart; where there
    is not a source, it says that.
    """
    rows = averages[
        averages["theme"].eq(theme)
        & averages["judgement_id"].eq("")
        & averages["basis"].eq(DIRECTION_ONLY)
        & averages["area_or_service"].eq(service)
    ]
    if rows.empty:
        return say("national.none")
    row = rows.iloc[0]
    later = row["source_published"] > pd.Timestamp(as_at)  # an unknown day is not later
    day = long_date(row["source_published"].date()) if later else ""
    where = say("national.where", day=day) if later else ""
    return say("national.direction", direction=OPPOSITE[row["direction"]], where=where)
