"""What a report takes from a source that was published after the day it is as at, and why it is there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from inspection_stats.describe.english.grammar import joined, upper_first, verb
from inspection_stats.reference.quarters import long_date


def later_sources_sentence(taken: Mapping[str, date]) -> str:
    """That what is `taken` (in words, with the day its source was published) is later than the report's own day."""
    if not taken:
        return ""
    days = joined([long_date(day) for day in sorted(set(taken.values()))])
    what = upper_first(joined(list(taken)))
    return (
        f"{what} {verb(len(taken), 'comes', 'come')} from what was published later, on {days}: a paper about these "
        "same results."
    )
