"""A service's own audit as chart specifications: the share sufficient of each question, not compared."""

from __future__ import annotations

from typing import Any

import pandas as pd

from inspection_stats.describe.charts.about import SMALL_BASE_NOTE, About
from inspection_stats.describe.charts.specification import ChartSpec, SufficiencyBar
from inspection_stats.describe.english.numbers import number_of, percent
from inspection_stats.describe.english.withheld import WITHHELD_NOTE, any_withheld, status_words, withheld_of
from inspection_stats.reference.statuses import EXACT
from inspection_stats.reference.themes import THEMES

NOT_COMPARED = "The service's own audit: no inspectorate's finding, and compared with no one."


def audit_chart(measured: pd.DataFrame, total: Any, about: About) -> ChartSpec[SufficiencyBar]:
    """The facts of one theme's bars.

    `measured` are the judgements of an audit (`measure.cases.sufficiency`), `total` the row of their theme
    (`theme_totals`). Where questions are withheld, the title says how many, and of the theme only what its total says:
    no range is made of the questions that are left.
    """
    rows = measured[measured["theme"].eq(total.theme)]
    bars = tuple(_bar(row) for row in rows.itertuples())
    title = f"{THEMES[total.theme]}: {_withheld(rows, total) if any_withheld(rows) else _spread(rows)}"
    notes = [WITHHELD_NOTE] if any_withheld(rows) else []
    notes += [SMALL_BASE_NOTE] if rows["small_base"].any() else []
    return about.spec(
        f"own-audit-{total.theme}",
        "sufficiency bars",
        title,
        f"Share of cases judged sufficient; {_subtitle(rows, total)}",
        bars,
        f"Bar chart of the own audit of {about.service}. {title}.",
        " ".join(_words(bar) for bar in bars),
        (*notes, NOT_COMPARED),
    )


def _withheld(rows: pd.DataFrame, total: Any) -> str:
    withheld = withheld_of(rows, "question")
    if pd.isna(total.percent):
        return withheld
    return f"{percent(total.sufficient, total.applicable)} of answers sufficient, {withheld}"


def _spread(rows: pd.DataFrame) -> str:
    exact = rows[rows["status"].eq(EXACT)]
    if exact.empty:
        return "no question applied to any case"
    low, high = exact.loc[exact["percent"].idxmin()], exact.loc[exact["percent"].idxmax()]
    texts = [percent(row["sufficient"], row["applicable"]) for row in (low, high)]
    span = texts[0] if texts[0] == texts[1] else f"{texts[0]} to {texts[1]}"
    return f"{span} sufficient on {number_of(len(exact), 'question')}"


def _subtitle(rows: pd.DataFrame, total: Any) -> str:
    shown = f"{number_of(int(rows['status'].eq(EXACT).sum()), 'question')} with counts"
    if not any_withheld(rows):
        return shown
    if pd.isna(total.percent):
        return f"{shown}, no total that may be shown"
    included = ", those withheld included" if total.withheld else ""
    pooled = number_of(int(total.judgements), "question")
    return f"{shown}; {total.sufficient} of {total.applicable} answers pooled over {pooled}{included}"


def _bar(row: Any) -> SufficiencyBar:
    theme = THEMES[row.theme]
    if row.status != EXACT:
        return SufficiencyBar(theme, row.judgement, row.status)
    k, n = int(row.sufficient), int(row.applicable)
    return SufficiencyBar(theme, row.judgement, EXACT, k, n, percent(k, n), bool(row.small_base))


def _words(bar: SufficiencyBar) -> str:
    if bar.applicable is None:
        return f"{bar.label}: {status_words(bar.status)}."
    return f"{bar.label}: {bar.sufficient} of {bar.applicable}, {bar.percent}."
