"""Sentences on a Short Quality Screening, written from its measures."""

from __future__ import annotations

from typing import Any

import pandas as pd

from inspection_stats.describe.english.grammar import joined, lower_first
from inspection_stats.describe.english.numbers import (
    as_published,
    in_words,
    listed,
    number_of,
    percent,
    rounded,
)
from inspection_stats.describe.english.say import say
from inspection_stats.describe.english.withheld import NO_LOWEST, any_withheld
from inspection_stats.measure.cases.bands import Agreement, Bands, bands
from inspection_stats.measure.cases.screenings import Screening
from inspection_stats.measure.cases.sufficiency import smallest_bases, weakest
from inspection_stats.reference.statuses import EXACT
from inspection_stats.reference.themes import THEMES


def screening_sentence(one: Screening) -> str:
    """How many judgements of a screening are counted, and how many of them are at 100% and below 80%."""
    found = bands(one.judgements)
    said = say(
        "screening.headline",
        service=one.service,
        counted=in_words(found.judgements),
        at_100=in_words(found.at_100),
        under_80=in_words(found.under_80),
    )
    without = int(one.judgements["status"].ne(EXACT).sum())
    return f"{said} {say('screening.without-count', without)}" if without else said


def bands_sentence(found: Bands, in_words_only: int) -> str:
    """How many judgements reach which band, among those given as counts, and what is left out."""
    if not found.judgements:
        return say("screening.no-counts")
    said = say(
        "screening.bands",
        found.judgements,
        at_100=in_words(found.at_100),
        over_90=in_words(found.over_90_under_100),
        to_90=found.at_100 + found.over_90_under_100,
        over_85=in_words(found.over_85),
        under_80=in_words(found.under_80),
    )
    return f"{said} {say('screening.only-words', in_words_only)}" if in_words_only else said


def agreement_sentence(printed: Bands, lowest: float | None, found: Agreement, source: str) -> str:
    """How the figures compare with a summary printed elsewhere: contradicted, or possible, provable or not, and why."""
    lowest_words = ""
    if lowest is not None and not pd.isna(lowest):
        lowest_words = say("screening.printed-lowest", percent=as_published(lowest))
    said = say(
        "screening.printed",
        judgements=printed.judgements,
        at_100=printed.at_100,
        over_90=printed.over_90_under_100,
        over_85=printed.over_85,
        under_80=in_words(printed.under_80),
        lowest=lowest_words,
        source=source,
    )
    if not found.consistent:
        return f"{said} {say('screening.printed-contradicted')}"
    if not found.in_words:
        return f"{said} {say('screening.printed-borne-out')}"
    needed = listed([f"{number} {band}" for number, band in zip(found.missing, _BANDS, strict=True) if number])
    return f"{said} {say('screening.printed-possible', words=in_words(found.in_words), needed=needed)}"


_BANDS = ("at 100%", "over 90%", "over 85%", "from 80% to 85%", "below 80%")


def lowest_sentence(measured: pd.DataFrame, thing: str = "judgement") -> str:
    """The lowest percentages of all these judgements; none is named where any of them is withheld."""
    return NO_LOWEST if any_withheld(measured) else weakest_sentence(weakest(measured), thing)


def small_bases_of(measured: pd.DataFrame, thing: str = "judgement") -> str:
    """The judgements that rest on fewer than ten cases, among those shown."""
    said = small_bases_sentence(smallest_bases(measured), thing)
    if not any_withheld(measured):
        return said
    number = number_of(int(measured["status"].eq(EXACT).sum()), thing)
    return say("small.shown", number=number, said=lower_first(said))


def weakest_sentence(rows: pd.DataFrame, thing: str = "judgement") -> str:
    """The judgements with the lowest percentages, with their counts."""
    if rows.empty:
        return say("screening.no-lowest", thing=thing)
    parts = [f"“{row.judgement}” ({_counted(row)})" for row in rows.itertuples()]
    return say("screening.lowest", len(parts), judgements=joined(parts))


def small_bases_sentence(rows: pd.DataFrame, thing: str = "judgement") -> str:
    """The judgements that rest on fewer than ten cases, with the interval that shows how little they bear."""
    if rows.empty:
        return say("small.none", thing=thing)
    parts = [f"{row.judgement} ({_counted(row)}; 95% interval {_interval(row)})" for row in rows.itertuples()]
    return say("small.bases", len(parts), thing=thing, parts=listed(parts))


def theme_sentence(total: Any, screening_rows: pd.DataFrame, thing: str = "judgement") -> str:
    """The pooled percentage of a theme, with what it pools and leaves out; `thing` is what its rows are called."""
    words = {"theme": THEMES[total.theme], "thing": thing, "pooled": number_of(int(total.judgements), thing)}
    if pd.isna(total.percent):
        return (
            say("theme.withheld", int(total.withheld), **words) if total.withheld else say("theme.no-counts", **words)
        )
    nested = screening_rows[screening_rows["status"].eq(EXACT) & screening_rows["part_of"].ne("")]
    left_out = [say("theme.in-words", number=number_of(int(total.left_out), thing))] if total.left_out else []
    left_out += [say("theme.nested", judgement=row.judgement, thing=thing) for row in nested.itertuples()]
    return say(
        "theme.total",
        **words,
        sufficient=total.sufficient,
        applicable=total.applicable,
        share=percent(total.sufficient, total.applicable),
        interval=_interval(total),
        among=say("theme.among", number=int(total.withheld)) if total.withheld else "",
        left_out=say("theme.left-out", what=listed(left_out)) if left_out else "",
    )


def _counted(row: Any) -> str:
    return f"{row.sufficient} of {row.applicable}, {percent(row.sufficient, row.applicable)}"


def _interval(row: Any) -> str:
    return f"{rounded(row.lower)}% to {rounded(row.upper)}%"
