"""What a comparison with the average found, in words that never say more than the test supports."""

from __future__ import annotations

from typing import Any

import pandas as pd

from inspection_stats.describe.english.comparison import average_words, verdict_counts
from inspection_stats.describe.english.numbers import in_words, listed, percent, rounded
from inspection_stats.describe.english.withheld import (
    status_words,
)
from inspection_stats.measure.cases.verdicts import NOT_COMPARED, NOT_TESTED
from inspection_stats.reference.statuses import SUPPRESSED
from inspection_stats.reference.themes import THEMES


def verdict_sentences(compared: pd.DataFrame) -> list[str]:
    """What the comparison found, judgement by judgement and theme by theme, and how firmly it stands."""
    judgements = compared[compared["level"].eq("judgement")]
    themes = compared[compared["level"].eq("theme")]
    sentences = [f"Against the average, judgement by judgement: {verdict_counts(judgements)}."]
    left = judgements["verdict"].eq(NOT_COMPARED) & judgements["status"].ne(SUPPRESSED)
    reasons = judgements.loc[left, "reason"].value_counts()
    sentences += [f"Not compared: {in_words(number)}, {reason}." for reason, number in reasons.items()]
    sentences += [_theme_words(row) for row in themes.itertuples()]
    fragile = judgements[judgements["fragility"].eq(1).fillna(False)]
    if len(fragile):
        sentences.append(f"One case would change the word for: {listed(fragile['judgement'].tolist())}.")
    sentences += list(dict.fromkeys(text for text in themes["caution"] if text))
    return sentences


def direction_sentences(compared: pd.DataFrame, service: str) -> list[str]:
    """What is published without a figure: the themes on which the service stood higher or lower, and the source."""
    directed = compared[compared["direction"].isin(["higher", "lower"])]
    return [
        f"{source}: {service} was {direction} than the England average on "
        f"{listed([THEMES[theme] for theme in rows['theme']])}. No figure is published, so no "
        "difference is given and nothing is tested."
        for (direction, source), rows in directed.groupby(["direction", "national_source"], sort=False)
    ]


def _theme_words(row: Any) -> str:
    """A theme beside the average, without a verdict: its answers are no independent cases."""
    theme = THEMES[row.theme]
    if row.verdict != NOT_TESTED:
        return f"{theme}, all answers: not compared, {status_words(row.reason)}."
    own = f"{row.sufficient} of {row.applicable} answers sufficient, {percent(row.sufficient, row.applicable)}"
    limits = f"{rounded(row.difference_lower)} to {rounded(row.difference_upper)}, too narrow"
    difference = f"{rounded(row.difference)} points (95% interval {limits})"
    return f"{theme}: {own}; the average {average_words(row)}; a difference of {difference}."
