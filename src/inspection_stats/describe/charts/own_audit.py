"""A service's own audit as chart specs: the share sufficient of each question, with nothing to compare it with."""

from __future__ import annotations

import pandas as pd

from inspection_stats.describe.charts.comparison import SMALL_BASE_NOTE, About
from inspection_stats.describe.charts.specification import ChartSpec, SufficiencyBar
from inspection_stats.describe.english.numbers import number_of, percent
from inspection_stats.reference.statuses import EXACT, SUPPRESSED
from inspection_stats.reference.themes import THEMES

NOT_COMPARED = "The service's own audit: no inspectorate's finding, and compared with no one."
WITHHELD_NOTE = "Withheld: small numbers, and what would give them back."
INTERNAL = "Internal: holds small counts of children, not for publication."


def audit_chart(measured: pd.DataFrame, theme: str, about: About, *, internal: bool) -> ChartSpec[SufficiencyBar]:
    """The facts of one theme's bars from the measured judgements of an audit (`measure.cases.sufficiency`)."""
    rows = measured[measured["theme"].eq(theme)]
    bars = tuple(_bar(row) for row in rows.itertuples())
    exact = rows[rows["status"].eq(EXACT)]
    title = f"{THEMES[theme]}: {_spread(exact)}"
    notes = [INTERNAL] if internal else []
    notes += [WITHHELD_NOTE] if rows["status"].eq(SUPPRESSED).any() else []
    notes += [SMALL_BASE_NOTE] if exact["small_base"].any() else []
    return about.spec(
        f"own-audit-{theme}",
        "sufficiency bars",
        title,
        f"Share of cases judged sufficient; {number_of(len(exact), 'question')} with counts",
        bars,
        f"Bar chart of the own audit of {about.service}. {title}.",
        " ".join(_words(bar) for bar in bars),
        (*notes, NOT_COMPARED),
    )


def _spread(exact: pd.DataFrame) -> str:
    if exact.empty:
        return "no count that may be shown"
    low, high = exact.loc[exact["percent"].idxmin()], exact.loc[exact["percent"].idxmax()]
    texts = [percent(row["sufficient"], row["applicable"]) for row in (low, high)]
    span = texts[0] if texts[0] == texts[1] else f"{texts[0]} to {texts[1]}"
    return f"{span} sufficient on {number_of(len(exact), 'question')}"


def _bar(row) -> SufficiencyBar:
    theme = THEMES[row.theme]
    if row.status != EXACT:
        return SufficiencyBar(theme, row.judgement, row.status, words=row.status)
    k, n = int(row.sufficient), int(row.applicable)
    return SufficiencyBar(theme, row.judgement, EXACT, k, n, percent(k, n), bool(row.small_base))


def _words(bar: SufficiencyBar) -> str:
    counted = bar.status if bar.applicable is None else f"{bar.sufficient} of {bar.applicable}, {bar.percent}"
    return f"{bar.label}: {counted}."
