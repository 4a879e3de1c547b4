"""A service against the others, as chart specifications and sentences; the words never say more than the test bears."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from inspection_stats.describe.charts.about import SMALL_BASE_NOTE, About
from inspection_stats.describe.charts.specification import (
    ChartSpec,
    FunnelPoint,
    FunnelStep,
    HeatCell,
    IntervalDot,
    RankedBar,
    SufficiencyBar,
)
from inspection_stats.describe.english.comparison import average_words, verdict_counts
from inspection_stats.describe.english.numbers import number_of, percent, rounded
from inspection_stats.describe.english.withheld import (
    WITHHELD_NOTE,
    any_withheld,
    status_words,
    withheld_of,
)
from inspection_stats.measure.cases.compare import OTHERS_WITHHELD
from inspection_stats.measure.cases.funnel import HIDDEN, WITHIN, funnel, limits
from inspection_stats.measure.cases.sufficiency import SMALL_BASE
from inspection_stats.measure.cases.symbols import symbol
from inspection_stats.measure.cases.verdicts import NOT_COMPARED
from inspection_stats.reference.statuses import EXACT
from inspection_stats.reference.themes import THEMES

METHOD_NOTE = (
    "Average: cases of the other services pooled. Word: Fisher’s exact test, adjusted for many questions "
    "(Benjamini-Hochberg)."
)
LIMITS_NOTE = (
    "Steps: exact binomial limits, 95% (solid) and 99.8% (dotted), for cases and not for answers. Answers about one "
    "case hang together, so the base is the answers divided by the questions."
)


def bars_chart(compared: pd.DataFrame, theme: str, about: About) -> ChartSpec[SufficiencyBar]:
    """The Appendix 3 chart of one theme, with the average of the other services marked on each bar."""
    rows = _of_theme(compared, theme)
    bars = tuple(_bar(row, theme) for row in rows.itertuples())
    averaged = any(bar.national is not None for bar in bars)
    title = f"{THEMES[theme]}: {_withheld(compared, rows, theme) if any_withheld(rows) else _spread(rows)}"
    notes = _notes(rows, any(bar.small_base for bar in bars))
    notes += ["Average: cases of the other services pooled."] if averaged else []
    notes += (
        ["No average where counts of other services are withheld."] if rows["reason"].eq(OTHERS_WITHHELD).any() else []
    )
    return about.spec(
        f"appendix-3-{theme}",
        "sufficiency bars",
        title,
        f"Share of cases judged sufficient{', and the average of the other services' if averaged else ''}",
        bars,
        f"Bar chart of {about.service}. {title}.",
        " ".join(_bar_words(bar) for bar in bars),
        tuple(notes),
    )


def dots_chart(compared: pd.DataFrame, theme: str, about: About) -> ChartSpec[IntervalDot]:
    """Each judgement's percentage and interval against the average, with the word of the comparison."""
    rows = _of_theme(compared, theme)
    dots = tuple(_dot(row, theme) for row in rows[rows["status"].eq(EXACT)].itertuples())
    title = f"{THEMES[theme]}: {verdict_counts(rows)}"
    return about.spec(
        f"against-average-{theme}",
        "interval dots",
        title,
        "Share of cases judged sufficient with its 95% interval, from 0% to 100%; 50% in the middle",
        dots,
        f"Dot chart of {about.service} against the average of the other services. {title}.",
        " ".join(f"{dot.label}: {dot.text}." for dot in dots),
        (*_notes(rows, small_base=False), METHOD_NOTE),
    )


def funnel_chart(services: pd.DataFrame, average: float, theme: str, about: About) -> ChartSpec[FunnelPoint]:
    """Every service by base and percentage of a theme, in the limits of chance.

    `services` has service_id, service, sufficient, applicable and `cases`, the base of the limits, a row a service.
    """
    placed = funnel(services, average, services["cases"])
    shown = placed[placed["place"].ne(HIDDEN)]
    points = tuple(_point(row, about) for row in shown.itertuples())
    bases = pd.Series(range(SMALL_BASE, int(shown["cases"].max()) + 1))
    steps = tuple(FunnelStep(int(base), *values) for base, values in zip(bases, _limits(bases, average), strict=True))
    outside = int(shown["place"].ne(WITHIN).sum())
    own = next((point.place for point in points if point.marked), HIDDEN)
    title = f"{THEMES[theme]}: {about.service} is {own}"
    hidden = len(placed) - len(shown)
    notes = [LIMITS_NOTE, *([f"Not drawn: {number_of(hidden, 'service')} with a base under 10."] if hidden else [])]
    return about.spec(
        f"funnel-{theme}",
        "funnel plot",
        title,
        f"Each dot a service, {outside} of {len(points)} outside the 95% limits; line: average {rounded(average)}%",
        points,
        f"Funnel plot of {len(points)} services. {title}.",
        f"{outside} of {len(points)} services lie outside the 95% limits.",
        tuple(notes),
        average=average,
        steps=steps,
    )


def heat_chart(counts: pd.DataFrame, theme: str, about: About) -> ChartSpec[HeatCell]:
    """Services by question of one theme, each cell its percentage as printed, or the symbol in its place."""
    rows = counts[counts["theme"].eq(theme)]
    cells = tuple(_cell(row, about) for row in rows.itertuples())
    return about.spec(
        f"heatmap-{theme}",
        "heatmap",
        f"{THEMES[theme]}: every service, every question",
        "Per cent of cases judged sufficient; darker for more",
        cells,
        f"Heatmap of {number_of(rows['service_id'].nunique(), 'service')} by question, {THEMES[theme].lower()}.",
        " ".join(f"{cell.label}, {cell.column}: {cell.text}." for cell in cells if cell.marked),
        ("* Fewer than 10 cases. z: the question applied to no case. c: withheld.", *_notes(rows, small_base=False)),
    )


def ranked_chart(services: pd.DataFrame, theme: str, about: About) -> ChartSpec[RankedBar]:
    """The services of a theme from the highest percentage to the lowest; ties in the order of their names."""
    counted = services[services["applicable"].ge(SMALL_BASE).fillna(False)]
    counted = counted.assign(percent=100 * counted["sufficient"] / counted["applicable"])
    ranked = counted.sort_values(["percent", "service"], ascending=[False, True])
    bars = tuple(
        RankedBar(
            row.service, float(row.percent), f"{row.sufficient} of {row.applicable}",
            percent(row.sufficient, row.applicable), row.service_id == about.service_id,
        )
        for row in ranked.itertuples()
    )  # fmt: skip
    hidden = len(services) - len(counted)
    return about.spec(
        f"ranked-{theme}",
        "ranked bars",
        f"{THEMES[theme]}: {about.service} among {len(bars)} services",
        "Share of answers judged sufficient, pooled over the theme; an order of percentages, not a test",
        bars,
        f"Ranked bar chart of {len(bars)} services; {about.service} is marked.",
        " ".join(f"{bar.label}: {bar.count_text}, {bar.text}." for bar in bars),
        (f"Not drawn: {number_of(hidden, 'service')} with a base under 10.",) if hidden else (),
    )


def _withheld(compared: pd.DataFrame, rows: pd.DataFrame, theme: str) -> str:
    """How many judgements of a theme are withheld, and of the theme no more than its total says."""
    withheld = withheld_of(rows, "judgement")
    total = compared[compared["level"].eq("theme") & compared["theme"].eq(theme) & compared["status"].eq(EXACT)]
    if total.empty or pd.isna(total["applicable"].iloc[0]):
        return withheld
    return f"{percent(total['sufficient'].iloc[0], total['applicable'].iloc[0])} of answers sufficient, {withheld}"


def _notes(rows: pd.DataFrame, small_base: bool) -> list[str]:
    notes = [WITHHELD_NOTE] if any_withheld(rows) else []
    return [*notes, SMALL_BASE_NOTE] if small_base else notes


def _point(row: Any, about: About) -> FunnelPoint:
    return FunnelPoint(
        row.service, int(row.cases), float(row.percent), row.place, row.service_id == about.service_id,
        f"{row.sufficient} of {row.applicable}", percent(row.sufficient, row.applicable),
    )  # fmt: skip


def _of_theme(compared: pd.DataFrame, theme: str) -> pd.DataFrame:
    return compared[compared["level"].eq("judgement") & compared["theme"].eq(theme)]


def _bar(row: Any, theme: str) -> SufficiencyBar:
    if row.status != EXACT:
        return SufficiencyBar(THEMES[theme], row.judgement, row.status)
    held = not pd.isna(row.national)
    average = average_words(row) if held else ""
    return SufficiencyBar(
        THEMES[theme], row.judgement, EXACT, int(row.sufficient), int(row.applicable),
        percent(row.sufficient, row.applicable), row.applicable < SMALL_BASE,
        national=float(row.national) if held else None,
        national_text=f"average {average}" if held else "",
    )  # fmt: skip


def _bar_words(bar: SufficiencyBar) -> str:
    if bar.applicable is None:
        return f"{bar.label}: {status_words(bar.status)}."
    average = f"; {bar.national_text}" if bar.national_text else ""
    return f"{bar.label}: {bar.sufficient} of {bar.applicable}, {bar.percent}{average}."


def _spread(rows: pd.DataFrame) -> str:
    exact = rows[rows["status"].eq(EXACT)]
    if exact.empty:
        return "no counts"
    low, high = exact.loc[exact["percent"].idxmin()], exact.loc[exact["percent"].idxmax()]
    texts = [percent(row["sufficient"], row["applicable"]) for row in (low, high)]
    return f"sufficient in {texts[0]} to {texts[1]} of cases" if texts[0] != texts[1] else f"sufficient in {texts[0]}"


def _dot(row: Any, theme: str) -> IntervalDot:
    held = not pd.isna(row.national)
    counted = f"{row.sufficient} of {row.applicable}"
    average = f"; average {average_words(row)}" if held else ""
    word = row.verdict if row.verdict != NOT_COMPARED else f"not compared: {row.reason}"
    text = f"{counted}, {percent(row.sufficient, row.applicable)}{average}; {word}"
    return IntervalDot(
        THEMES[theme], row.judgement, counted, float(row.percent), float(row.lower), float(row.upper),
        float(row.national) if held else None, text, row.verdict,
    )  # fmt: skip


def _limits(bases: pd.Series, average: float) -> Iterator[tuple[float, ...]]:
    found = limits(bases, average)
    return zip(found["lower_95"], found["upper_95"], found["lower_998"], found["upper_998"], strict=True)


def _cell(row: Any, about: About) -> HeatCell:
    marked = row.service_id == about.service_id
    if row.status != EXACT:
        return HeatCell("", row.service, row.judgement, None, symbol(row.status), marked)
    share = 100 * int(row.sufficient) / int(row.applicable)
    text = percent(row.sufficient, row.applicable).removesuffix("%") + ("*" if row.applicable < SMALL_BASE else "")
    return HeatCell("", row.service, row.judgement, share, text, marked)
