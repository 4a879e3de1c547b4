"""How many comparisons came out each way, and an average, as both charts and sentences print them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from inspection_stats.describe.english.numbers import as_published, listed, percent
from inspection_stats.describe.english.withheld import (
    WITHHELD,
)
from inspection_stats.measure.cases.verdicts import BETTER, NOT_COMPARED, SAME, WORSE
from inspection_stats.reference.statuses import SUPPRESSED


def verdict_counts(rows: pd.DataFrame) -> str:
    """ "2 better, 4 not significantly different, 1 not compared and 3 withheld": each row is in one of them."""
    words = rows["verdict"].mask(rows["status"].eq(SUPPRESSED), WITHHELD)
    found = words.value_counts()
    return listed([f"{found[word]} {word}" for word in (BETTER, WORSE, SAME, NOT_COMPARED, WITHHELD) if word in found])


def average_words(row: Any) -> str:
    """The average as printed: from its counts, or a published percentage."""
    if pd.isna(row.national_applicable):
        return f"{as_published(float(row.national))}%"
    return percent(row.national_sufficient, row.national_applicable)
