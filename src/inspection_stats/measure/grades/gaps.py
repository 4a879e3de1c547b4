"""How long after one full inspection of an authority its next one came out, from the reports that are held."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pandas as pd

DAYS_IN_A_YEAR = 365.25


def gaps_between(judgements: pd.DataFrame, frameworks: Collection[str], overall: str, day: date) -> pd.DataFrame:
    """The gap after each inspection under `frameworks` that was followed by another of them, published by `day`.

    `judgements` has `old_la_code`, `framework`, `judgement`, `grade`, `published`; `overall` is the key of the one on
    the whole. Gives a row for each gap: `old_la_code`,
    `grade` (overall, at the start of the gap), `published`, `next_published`, `years`. An inspection that was
    not followed by another has no row: the gaps are of those that were inspected again.
    """
    rows = judgements[judgements["framework"].isin(frameworks) & judgements["published"].le(pd.Timestamp(day))]
    every = rows.drop_duplicates("inspection_id").sort_values(["old_la_code", "published"], kind="stable")
    grades = rows[rows["judgement"].eq(overall)].set_index("inspection_id")["grade"]
    found = every.assign(
        grade=every["inspection_id"].map(grades), next_published=every.groupby("old_la_code")["published"].shift(-1)
    ).dropna(subset=["grade", "next_published"])
    years = (found["next_published"] - found["published"]).dt.days / DAYS_IN_A_YEAR
    kept = found.assign(years=years)[["old_la_code", "grade", "published", "next_published", "years"]]
    return kept.reset_index(drop=True)
