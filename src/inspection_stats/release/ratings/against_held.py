"""Ratings of a table against those held in judgements.csv: what is new, what differs, what may be held already."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.query.subjects import result_words
from inspection_stats.release.ratings.read_table import near

RESULT = ["grade", "value", "of", "words"]


@dataclass(frozen=True)
class RatingDifferences:
    """The ratings of a table, sorted by what is held.

    `new`: judgements of inspections not held, with the columns of judgements.csv and `row`. `changed`: a sentence for
    each result that differs or is missing from an inspection held. `unplaced`: rows that may be an inspection
    held without a date. `same`: how many inspections are held and unchanged.
    """

    new: pd.DataFrame
    changed: tuple[str, ...]
    unplaced: tuple[str, ...]
    same: int


def ratings_against_held(read: pd.DataFrame, data: Data) -> RatingDifferences:
    """Compare the judgements of a table with those held of the same service and framework, dated within a month."""
    held = data.judgements
    new: list[pd.DataFrame] = []
    changed: list[str] = []
    unplaced: list[str] = []
    same = 0
    for number, rows in read.groupby("row", sort=False):
        one = rows.iloc[0]
        known = held[held["subject"].eq(one["subject"]) & held["framework"].eq(one["framework"])]
        dated = [day for day in known["published"].unique() if day and one["published"] and near(day, one["published"])]
        undated = known[known["published"].eq("")] if one["published"] else known
        if dated:
            told = list(_changes(rows, known[known["published"].eq(dated[0])], data))
            changed += told
            same += not told
        elif undated.empty:
            new.append(rows)
        else:
            date = "is held without a date" if one["published"] else "is held, and the row has no date"
            unplaced.append(f"Row {number}: {one['subject']}: an inspection {date}: {undated['inspection_id'].iloc[0]}")
    return RatingDifferences(pd.concat(new) if new else read.iloc[:0], tuple(changed), tuple(unplaced), same)


def _changes(rows: pd.DataFrame, held: pd.DataFrame, data: Data) -> list[str]:
    found = []
    for row in rows.itertuples():
        judgement = data.frameworks.named(row.framework).judgement(row.judgement)
        if judgement is None:
            continue
        was = held[held["judgement"].eq(row.judgement)]
        now = result_words(row, judgement)
        before = result_words(next(was.itertuples()), judgement) if len(was) else "none"
        if now != before:
            inspection = held["inspection_id"].iloc[0]
            found.append(f"{inspection} (row {row.row}): {judgement.label} is {now} here; held: {before}")
    return found
