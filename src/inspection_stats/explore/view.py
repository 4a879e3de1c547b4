"""What a choice shows: one chart's facts, the tables behind it, the words that both rest on."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from inspection_stats.describe.charts.specification import AnyChartSpec


@dataclass(frozen=True)
class View:
    """One chart's facts; `tables` by name, the first to be shown and all to be saved; `words`, what they count."""

    spec: AnyChartSpec
    tables: dict[str, pd.DataFrame]
    words: tuple[str, ...]
