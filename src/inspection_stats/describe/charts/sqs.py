"""Short Quality Screening results as chart specifications: titles, alt text and notes for the Appendix 3 charts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from inspection_stats.describe.charts.about import SMALL_BASE_NOTE
from inspection_stats.describe.charts.specification import ChartSpec, SufficiencyBar
from inspection_stats.describe.english.numbers import number_of, percent
from inspection_stats.describe.english.withheld import WITHHELD_NOTE, any_withheld, status_words, withheld_of
from inspection_stats.measure.cases.screenings import Screening
from inspection_stats.reference.statuses import ALL, EXACT, IN_WORDS
from inspection_stats.reference.themes import THEMES

OWN_LABELS = "Short labels are this project’s own."
WORDS_NOTE = "No number next to the bar: stated in words only."
ALL_NOTE = "Hatched throughout: all, of an unstated number."
NO_PROPORTION_NOTE = "Empty bar: the words imply no proportion."


def theme_chart(screening: Screening, theme: str, as_at: date, national: str) -> ChartSpec[SufficiencyBar]:
    """The facts of one Appendix 3 chart. `national` is the sentence on the England average, or on its absence."""
    rows = screening.judgements[screening.judgements["theme"].eq(theme)]
    return _chart(screening, rows, f"appendix-3-{theme}", THEMES[theme], "sufficiency bars", as_at, national)


def all_themes_chart(screening: Screening, as_at: date, national: str) -> ChartSpec[SufficiencyBar]:
    """The facts of the sheet with every theme."""
    name, title = "appendix-3-all-themes", "All four themes"
    return _chart(screening, screening.judgements, name, title, "all themes", as_at, national)


def _chart(
    screening: Screening, rows: pd.DataFrame, name: str, heading: str, kind: str, as_at: date, national: str
) -> ChartSpec[SufficiencyBar]:
    bars = tuple(_bar(judgement) for judgement in rows.itertuples())
    subtitle = (
        f"Share of cases judged sufficient; {number_of(int(rows['status'].eq(EXACT).sum()), 'judgement')} with counts. "
        f"{screening.service}, {screening.cases} cases, inspected {screening.on_site.in_words}"
    )
    return ChartSpec(
        name=name,
        kind=kind,
        title=f"{heading}: {_spread(rows)}",
        subtitle=subtitle,
        rows=bars,
        source=screening.source,
        as_at=as_at,
        short=f"Bar chart of youth offending work in {screening.service}. {heading}: {_spread(rows)}.",
        long=" ".join(_in_words(bar) for bar in bars),
        notes=(*_notes(rows), national, OWN_LABELS),
        illustrative=screening.illustrative,
    )


def _spread(rows: pd.DataFrame) -> str:
    if any_withheld(rows):
        return withheld_of(rows, "judgement")
    exact = rows[rows["status"].eq(EXACT)]
    if exact.empty:
        return "stated in words only"
    lowest, highest = exact.loc[exact["percent"].idxmin()], exact.loc[exact["percent"].idxmax()]
    low, high = (percent(row["sufficient"], row["applicable"]) for row in (lowest, highest))
    span = low if low == high else f"{low} to {high}"
    if len(exact) == len(rows):
        return f"sufficient in {span} of cases"
    # What is stated in words may lie outside the span, so the title must not speak for it.
    return f"{span} sufficient on {number_of(len(exact), 'judgement')} with counts"


def _bar(judgement: Any) -> SufficiencyBar:
    theme = THEMES[judgement.theme]
    if judgement.status != EXACT:
        return SufficiencyBar(
            theme,
            judgement.judgement,
            judgement.status,
            words=judgement.words,
            at_least=None if pd.isna(judgement.at_least) else float(judgement.at_least),
            at_most=None if pd.isna(judgement.at_most) else float(judgement.at_most),
        )
    k, n = int(judgement.sufficient), int(judgement.applicable)
    return SufficiencyBar(theme, judgement.judgement, EXACT, k, n, percent(k, n), bool(judgement.small_base))


def _in_words(bar: SufficiencyBar) -> str:
    if bar.applicable is None:
        return f"{bar.label}: “{bar.words}”, no count." if bar.words else f"{bar.label}: {status_words(bar.status)}."
    return f"{bar.label}: {bar.sufficient} of {bar.applicable}, {bar.percent}."


def _notes(rows: pd.DataFrame) -> list[str]:
    in_words = rows[rows["status"].eq(IN_WORDS)]
    notes = [WITHHELD_NOTE] if any_withheld(rows) else []
    notes += [SMALL_BASE_NOTE] if rows["small_base"].any() else []
    if not in_words.empty:
        notes.append(WORDS_NOTE)
    if in_words["implied"].eq(ALL).any():
        notes.append(ALL_NOTE)
    if in_words["at_least"].isna().any():
        notes.append(NO_PROPORTION_NOTE)
    return notes
