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
    sentence,
)
from inspection_stats.describe.english.withheld import NO_LOWEST, any_withheld
from inspection_stats.measure.cases.bands import Agreement, Bands
from inspection_stats.measure.cases.sufficiency import smallest_bases, weakest
from inspection_stats.reference.statuses import EXACT, IN_WORDS
from inspection_stats.reference.themes import THEMES


def bands_sentences(found: Bands, in_words_only: int) -> list[str]:
    """How many judgements reach which band, among those stated exactly, and what is left out."""
    if not found.judgements:
        return ["The letter states no judgement as a count."]
    over_90 = found.at_100 + found.over_90_under_100
    parts = [
        f"{in_words(found.at_100)} {_is(found.at_100)} at 100%",
        f"{in_words(found.over_90_under_100)} more {_is(found.over_90_under_100)} over 90% ({over_90} in all)",
        f"{found.over_85} {_is(found.over_85)} over 85%",
        f"{in_words(found.under_80)} {_is(found.under_80)} below 80%",
    ]
    said = "that the letter states as"
    stated = number_of(found.judgements, f"judgement {said} a count", f"judgements {said} counts")
    sentences = [f"Of the {stated}, {', '.join(parts[:-1])}, and {parts[-1]}."]
    if in_words_only:
        further = "further judgement" if in_words_only == 1 else "further judgements"
        verb = _is(in_words_only)
        left_out = f"{in_words(in_words_only)} {further} {verb} stated in words only and {verb} in none of these counts"
        sentences.append(sentence(left_out))
    return sentences


def agreement_sentences(printed: Bands, lowest: float | None, found: Agreement, source: str) -> list[str]:
    """How the figures sit with a summary printed elsewhere: contradicted, or consistent, provable or not, and why."""
    lowest_words = f", at {as_published(lowest)}%" if lowest is not None and not pd.isna(lowest) else ""
    quoted = (
        f"The committee pack counts {number_of(printed.judgements, 'judgement')}: {printed.at_100} at 100%, a further "
        f"{printed.over_90_under_100} over 90%, {printed.over_85} over 85%, {in_words(printed.under_80)} below 80%"
        f"{lowest_words} ({source})."
    )
    if not found.consistent:
        return [quoted, "The judgements stated exactly contradict that summary, however the others are read."]
    if not found.in_words:
        return [quoted, "The figures here bear that out."]
    needed = listed([f"{number} {band}" for number, band in zip(found.missing, _BANDS, strict=True) if number])
    return [
        quoted,
        "That is consistent with the figures here, but they cannot prove it: "
        f"{number_of(found.exact, 'judgement')} {_is(found.exact)} stated exactly, and the {found.in_words} in words "
        f"only would have to supply {needed}. The words allow that; they do not show it.",
    ]


_BANDS = ("at 100%", "over 90%", "over 85%", "from 80% to 85%", "below 80%")


def lowest_sentence(measured: pd.DataFrame, thing: str = "judgement") -> str:
    """The lowest percentages of all these judgements; none is named where any of them is withheld."""
    return NO_LOWEST if any_withheld(measured) else weakest_sentence(weakest(measured), thing)


def small_bases_of(measured: pd.DataFrame, thing: str = "judgement") -> str:
    """The judgements that rest on fewer than ten cases, among those shown."""
    said = small_bases_sentence(smallest_bases(measured), thing)
    if not any_withheld(measured):
        return said
    return f"Of the {number_of(int(measured['status'].eq(EXACT).sum()), thing)} shown: {lower_first(said)}"


def weakest_sentence(rows: pd.DataFrame, thing: str = "judgement") -> str:
    """The judgements with the lowest percentages, with their counts."""
    if rows.empty:
        return f"No {thing} is stated as a count, so none can be called the weakest."
    parts = [f"“{row.judgement}” ({_counted(row)})" for row in rows.itertuples()]
    if len(parts) == 1:
        return f"The lowest percentage is that of {parts[0]}."
    return f"The lowest percentages are those of {joined(parts)}."


def small_bases_sentence(rows: pd.DataFrame, thing: str = "judgement") -> str:
    """The judgements that rest on fewer than ten cases, with the interval that shows how little they bear."""
    if rows.empty:
        return f"No {thing} rests on fewer than ten cases."
    parts = [f"{row.judgement} ({_counted(row)}; 95% interval {_interval(row)})" for row in rows.itertuples()]
    rest = f"{thing} rests" if len(parts) == 1 else f"{thing}s rest"
    return sentence(
        f"{in_words(len(parts))} {rest} on fewer than ten cases and can carry little weight: {listed(parts)}"
    )


def in_words_sentence(rows: pd.DataFrame) -> str:
    """The judgements stated in words only, each with the letter's words and what they imply."""
    stated = rows[rows["status"].eq(IN_WORDS)]
    parts = [f"{row.judgement}: “{row.words}”" for row in stated.itertuples()]
    return f"Stated in words only, with no count to be had from them: {listed(parts)}." if parts else ""


def theme_sentence(total: Any, screening_rows: pd.DataFrame, thing: str = "judgement") -> str:
    """The pooled percentage of a theme, with what it pools and leaves out; `thing` is what its rows are called."""
    theme = THEMES[total.theme]
    pooled = number_of(int(total.judgements), thing)
    if total.withheld and pd.isna(total.percent):
        withheld = f"{total.withheld} of {pooled} {_is(total.withheld)} withheld"
        return f"{theme}: {withheld}, and a total could give them back, so none is shown."
    if pd.isna(total.percent):
        return f"{theme}: no {thing} is stated as a count."
    nested = screening_rows[screening_rows["status"].eq(EXACT) & screening_rows["part_of"].ne("")]
    left_out = [f"{number_of(int(total.left_out), thing)} in words only"] if total.left_out else []
    left_out += [f"“{row.judgement}”, whose cases are part of another {thing}" for row in nested.itertuples()]
    rest = f" Left out: {listed(left_out)}." if left_out else ""
    among = f", the {int(total.withheld)} withheld among them" if total.withheld else ""
    return (
        f"{theme}: {total.sufficient} of {total.applicable} answers were sufficient "
        f"({percent(total.sufficient, total.applicable)}; 95% interval {_interval(total)}, too narrow), "
        f"pooled over {pooled}{among}.{rest}"
    )


def _counted(row: Any) -> str:
    return f"{row.sufficient} of {row.applicable}, {percent(row.sufficient, row.applicable)}"


def _interval(row: Any) -> str:
    return f"{rounded(row.lower)}% to {rounded(row.upper)}%"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
