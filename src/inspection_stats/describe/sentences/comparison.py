"""What a comparison with the average found, in words that never say more than the test supports."""

from __future__ import annotations

from typing import Any

import pandas as pd

from inspection_stats.describe.english.comparison import average_words, verdict_counts
from inspection_stats.describe.english.numbers import in_words, listed, percent, rounded
from inspection_stats.describe.english.say import say
from inspection_stats.describe.english.withheld import status_words
from inspection_stats.measure.cases.verdicts import NOT_COMPARED, NOT_TESTED
from inspection_stats.reference.statuses import SUPPRESSED
from inspection_stats.reference.themes import THEMES


def verdict_sentences(compared: pd.DataFrame) -> list[str]:
    """What the comparison found, judgement by judgement and theme by theme, and how firm it is."""
    judgements = compared[compared["level"].eq("judgement")]
    themes = compared[compared["level"].eq("theme")]
    sentences = [say("comparison.verdicts", counts=verdict_counts(judgements))]
    left = judgements["verdict"].eq(NOT_COMPARED) & judgements["status"].ne(SUPPRESSED)
    reasons = judgements.loc[left, "reason"].value_counts()
    sentences += [
        say("comparison.not-compared", number=in_words(number), reason=reason) for reason, number in reasons.items()
    ]
    sentences += [_theme_words(row) for row in themes.itertuples()]
    fragile = judgements[judgements["fragility"].eq(1).fillna(False)]
    if len(fragile):
        sentences.append(say("comparison.fragile", judgements=listed(fragile["judgement"].tolist())))
    sentences += list(dict.fromkeys(text for text in themes["caution"] if text))
    return sentences


def direction_sentences(compared: pd.DataFrame, service: str) -> list[str]:
    """What is published without a figure: the themes on which the service was higher or lower, and the source."""
    directed = compared[compared["direction"].isin(["higher", "lower"])]
    return [
        say(
            "comparison.direction", source=source, service=service, direction=direction,
            themes=listed([THEMES[theme] for theme in rows["theme"]]),
        )
        for (direction, source), rows in directed.groupby(["direction", "national_source"], sort=False)
    ]  # fmt: skip


def _theme_words(row: Any) -> str:
    """A theme compared with the average, without a verdict: its answers are not independent cases."""
    theme = THEMES[row.theme]
    if row.verdict != NOT_TESTED:
        return say("comparison.theme-not-compared", theme=theme, reason=status_words(row.reason))
    return say(
        "comparison.theme",
        theme=theme,
        sufficient=row.sufficient,
        applicable=row.applicable,
        share=percent(row.sufficient, row.applicable),
        average=average_words(row),
        difference=rounded(row.difference),
        low=rounded(row.difference_lower),
        high=rounded(row.difference_upper),
    )
