"""What only a briefing says: direction judgement by judgement, and when others were inspected again."""

from __future__ import annotations

from typing import Any

import pandas as pd

from inspection_stats.describe.english.labels import judgement_label
from inspection_stats.describe.english.numbers import rounded
from inspection_stats.describe.english.say import say
from inspection_stats.measure.grades.change import DECLINED, IMPROVED, SAME
from inspection_stats.reference.frameworks import Frameworks

FEWEST_GAPS = 10
"""So many gaps have to be held before a range is given: a middle half of fewer is of four or less."""

ARROWS = {IMPROVED: "briefing.up", DECLINED: "briefing.down", SAME: "briefing.same"}


def latest_table(stands: pd.DataFrame, changed: pd.DataFrame, frameworks: Frameworks) -> pd.DataFrame:
    """Each of the latest judgements with its grade, and its direction since the previous inspection."""
    before = {row.judgement: row for row in changed.itertuples()}
    return pd.DataFrame(
        {
            "Judgement": [judgement_label(row.framework, row.judgement, frameworks) for row in stands.itertuples()],
            "Grade": stands["grade"].tolist(),
            "Direction": [_arrow(before.get(row.judgement)) for row in stands.itertuples()],
        }
    )


def _arrow(row: Any) -> str:
    if row is None:
        return say("briefing.no-previous")
    if row.change not in ARROWS:
        return say("briefing.not-compared")
    return say(ARROWS[row.change], before=row.grade_before)


def inspected_again_sentence(gaps: pd.DataFrame, grade: str, family: str) -> str:
    """After how many years authorities of a grade were inspected again; empty where too few gaps are held.

    `gaps` is that of `measure.grades.gaps.gaps_between`. The middle half is between the lower and upper quartile.
    """
    years = gaps.loc[gaps["grade"].eq(grade), "years"]
    if len(years) < FEWEST_GAPS:
        return ""
    low, high = (rounded(years.quantile(share), 1) for share in (0.25, 0.75))
    words = {"family": family, "grade": grade, "low": low, "high": high, "number": len(years)}
    return say("briefing.again", **words)
