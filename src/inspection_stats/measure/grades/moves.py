"""The reports that came out between two days, each with its overall grade and the previous one."""

from __future__ import annotations

from datetime import date

import pandas as pd

from inspection_stats.measure.grades.change import NOT_COMPARED, changes
from inspection_stats.measure.grades.cutoff import inspections
from inspection_stats.reference.frameworks import Frameworks

COLUMNS = ["old_la_code", "la_name", "inspection_id", "framework", "published", "grade", "grade_before", "change"]


def reports_between(judgements: pd.DataFrame, frameworks: Frameworks, first: date, last: date) -> pd.DataFrame:
    """The inspections published from `first` to `last`, both included, oldest first.

    Those made with another inspection (`Frameworks.made_beside`) are left out.
    """
    days = judgements["published"]
    inside = days.ge(pd.Timestamp(first)) & days.le(pd.Timestamp(last))
    return inspections(judgements[inside & ~judgements["framework"].isin(frameworks.made_beside)])


def grade_changes(judgements: pd.DataFrame, frameworks: Frameworks, first: date, last: date) -> pd.DataFrame:
    """The rows of `measure.changes` whose newer report came out from `first` to `last`."""
    new = reports_between(judgements, frameworks, first, last)
    own = judgements["old_la_code"].isin(new["old_la_code"]) & judgements["published"].le(pd.Timestamp(last))
    found = changes(judgements[own], frameworks)
    return found[found["inspection_id_after"].isin(new["inspection_id"])]


def moves(
    judgements: pd.DataFrame, frameworks: Frameworks, changed: pd.DataFrame, first: date, last: date
) -> pd.DataFrame:
    """A row for each report of `reports_between`, with the columns `COLUMNS`; `changed` is what `grade_changes` gives.

    `grade` is the overall grade, empty where the framework gives none; `change` is the change of that grade since the
    area's previous inspection, “not compared” where there is none or the two may not be compared.
    """
    reports = reports_between(judgements, frameworks, first, last)
    overall = judgements[judgements["judgement"].eq(frameworks.overall)].set_index("inspection_id")["grade"]
    moved = changed[changed["judgement"].eq(frameworks.overall)].set_index("inspection_id_after")
    found = reports.assign(
        grade=reports["inspection_id"].map(overall.to_dict()).fillna(""),
        grade_before=reports["inspection_id"].map(moved["grade_before"].to_dict()).fillna(""),
        change=reports["inspection_id"].map(moved["change"].to_dict()).fillna(NOT_COMPARED),
    )
    return found[COLUMNS].reset_index(drop=True)
