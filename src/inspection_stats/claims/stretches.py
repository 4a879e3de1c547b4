"""The days on which a figure was so, where it is not so on the day that the paper names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inspection_stats.claims.agreement import says
from inspection_stats.claims.computed import Computed, Stretch
from inspection_stats.claims.figures import Figure
from inspection_stats.claims.rounding import Rounding
from inspection_stats.describe.english.numbers import listed, number_of
from inspection_stats.reference.quarters import Period, long_date

MOST_SPANS_NAMED = 3  # of the spans of days; a verdict must still be read


def when_so(figure: Figure, computed: Computed, rounding: Rounding) -> list[Stretch]:
    """The spans of days on which the figure was so, the latest first, each as long as it was so without a break.

    None where no day nearby (`Stretch`) is among them: the figure was then not taken from a recent paper. What a span
    was worked out from is that of its day nearest to the one that the paper names.
    """
    spans: list[Stretch] = []
    goes_on = False
    for one in computed.over_time():
        if not one.nearby and not spans:
            break
        so = says(figure, one.computed, rounding)
        if so and goes_on and spans[-1].counts == one.counts:
            nearer = min(spans[-1], one, key=lambda stretch: stretch.away)
            spans[-1] = replace(nearer, first=one.first, last=spans[-1].last)
        elif so:
            spans.append(one)
        goes_on = so
    return spans


def as_at_words(spans: Sequence[Stretch]) -> str:
    """The spans in words: “as at another date: 5 to 13 April 2016”. The nearest are named, the rest counted."""
    named = sorted(sorted(spans, key=lambda one: one.away)[:MOST_SPANS_NAMED], key=lambda one: one.first)
    words = [_in_words(one) for one in named]
    if further := len(spans) - len(named):
        words.append(f"{number_of(further, 'other span')} of days")
    return f"as at {'another date' if len(spans) == 1 else 'other dates'}: {listed(words)}"


def _in_words(span: Stretch) -> str:
    return long_date(span.first) if span.first == span.last else Period(span.first, span.last, "").in_words
