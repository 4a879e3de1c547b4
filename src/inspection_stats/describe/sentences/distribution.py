"""A distribution of grades as a sentence, with its basis."""

from __future__ import annotations

from inspection_stats.describe.english.numbers import listed, percent
from inspection_stats.describe.english.say import say
from inspection_stats.measure.grades.distribution import Distribution


def distribution_sentence(found: Distribution) -> str:
    """The counts and percentages of each grade; what they count, and as at when, first.

    Reports without a grade are named with their count and are in no percentage.
    """
    if not found.total:
        return say("distribution.none", basis=found.basis)
    shares = found.frame["share"].notna()
    parts = [
        f"{grade} {number} ({percent(number, found.total)})" if graded else f"{grade} {number}"
        for grade, number, graded in zip(found.frame["grade"], found.frame["count"], shares, strict=True)
    ]
    return say("distribution.counts", basis=found.basis, parts=listed(parts))
