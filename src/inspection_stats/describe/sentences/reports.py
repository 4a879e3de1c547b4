"""A report as a sentence names it: by its day, with a link to it where its address is held."""

from __future__ import annotations

import pandas as pd

from inspection_stats.describe.english.links import linked
from inspection_stats.reference.quarters import long_date


def report_of(rows: pd.DataFrame, said: str = "report", *, dated: bool = True) -> str:
    """ "report of 29 March 2016", a link to the published report; `rows` are the judgements of one inspection."""
    first = rows.iloc[0]
    text = f"{said} of {long_date(first['published'].date())}" if dated else said
    return linked(text, first.get("report_url", ""))
