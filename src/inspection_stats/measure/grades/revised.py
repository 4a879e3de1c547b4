"""Figures that a later release from Ofsted states differently from an earlier one."""

from __future__ import annotations

from datetime import date

import pandas as pd


def revised_between(revisions: pd.DataFrame, judgements: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """Revisions that became known after `first` and by `last`, of reports published by `first`, oldest report first.

    Takes rows of `ofsted_revisions.csv` and `ofsted_judgements.csv`. A revision is known from the day of the release
    that states the value held; the value may have been corrected before. Adds old_la_code, area, framework, published.
    """
    known = revisions["released"]
    inside = revisions[known.gt(pd.Timestamp(first)) & known.le(pd.Timestamp(last))]
    reports = judgements.drop_duplicates("inspection_id")
    named = inside.merge(
        reports[["inspection_id", "old_la_code", "la_name", "framework", "published"]], on="inspection_id"
    )
    return named[named["published"].le(pd.Timestamp(first))].sort_values("published", kind="stable", ignore_index=True)
