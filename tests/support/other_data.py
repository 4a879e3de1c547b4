"""The shipped tables with the cells changed that one claim rests on, so that its verdict must turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.claims.file import Claim
from inspection_stats.reference.areas import find_area
from inspection_stats.reference.statuses import EXACT

IN_THE_PAPER = {"stated", "same_figure", "earlier_than", "share", "change", "compared", "part_of", "possible_share",
                "rate", "total"}  # fmt: skip
"""The calculations that rest on figures of the paper and on no table."""


def other_data(data: Data, claim: Claim) -> Data:
    """The tables with other content wherever this claim looks."""
    return OTHER[claim.calculation](data, claim.arguments)


def _screening(data: Data, given, column: str, value) -> Data:
    frame = data.sqs_inspections.copy()
    frame.loc[frame["inspection_id"].eq(given.inspection), column] = value
    return replace(data, sqs_inspections=frame)


def _dates(data: Data, given) -> Data:
    for column in ("on_site_from", "on_site_to", "published"):
        data = _screening(data, given, column, pd.Timestamp("2014-05-05"))
    return data


def _question(data: Data, given) -> Data:
    frame = data.sqs_judgements.copy()
    row = frame.index[frame["judgement_id"].eq(given.judgement)][0]
    cases, base = (0, 10) if frame.loc[row, "status"] != EXACT else frame.loc[row, ["sufficient", "applicable"]]
    frame.loc[row, ["sufficient", "applicable", "status"]] = max(cases - 2, 0), base + 1, EXACT
    return replace(data, sqs_judgements=frame)


def _all_at_81(data: Data, given) -> Data:
    frame = data.sqs_judgements.assign(sufficient=81, applicable=100, status=EXACT)
    return replace(data, sqs_judgements=frame.astype(data.sqs_judgements.dtypes.to_dict()))


def _without(table: str, column: str, key: str) -> Callable[[Data, object], Data]:
    """The table without the last row that the claim's argument `key` names."""

    def changed(data: Data, given) -> Data:
        frame = getattr(data, table)
        return replace(data, **{table: frame.drop(frame.index[frame[column].eq(getattr(given, key))][-1])})

    return changed


def _without_a_theme(data: Data, given) -> Data:
    frame = data.sqs_judgements
    return replace(data, sqs_judgements=frame[~frame["theme"].eq(frame["theme"].iloc[0])])


def _rows(data: Data, given) -> pd.Series:
    names = [framework.name for framework in data.frameworks.under(given.framework)]
    return data.ofsted_judgements["framework"].isin(names)


def _graded(grade: str, *, own: bool) -> Callable[[Data, object], Data]:
    """Every judgement under the framework with this grade: the claim's own areas, or all others."""

    def changed(data: Data, given) -> Data:
        areas = getattr(given, "areas", None) or [getattr(given, "area", "")]
        codes = [find_area(area, data.areas, data.area_aliases, date(2016, 5, 9)) for area in areas if area]
        frame = data.ofsted_judgements.copy()
        chosen = frame["old_la_code"].isin(codes)
        frame.loc[_rows(data, given) & (chosen if own else ~chosen), "grade"] = grade
        return replace(data, ofsted_judgements=frame)

    return changed


def _shares(data: Data, given) -> Data:
    return _graded(given.grades[0], own=False)(data, given)


def _half(data: Data, given) -> Data:
    rows = data.ofsted_judgements
    reports = rows.loc[_rows(data, given), "inspection_id"].unique()[::2]
    return replace(data, ofsted_judgements=rows[~rows["inspection_id"].isin(reports)])


def _another_day(data: Data, given) -> Data:
    frame = data.ofsted_judgements.copy()
    code = find_area(given.area, data.areas, data.area_aliases, date(2016, 5, 9))
    frame.loc[_rows(data, given) & frame["old_la_code"].eq(code), ["on_site_from", "on_site_to", "published"]] = (
        pd.Timestamp("2010-01-05")
    )
    return replace(data, ofsted_judgements=frame)


def _context(data: Data, given) -> Data:
    frame = data.local_context.copy()
    frame[["local", "comparator_value"]] += 3
    return replace(data, local_context=frame)


def _all_by_one(data: Data, given) -> Data:
    return replace(data, sqs_inspections=data.sqs_inspections.assign(programme="SIF"))


OTHER: dict[str, Callable] = {
    "cases_inspected": lambda data, given: _screening(data, given, "cases", 41),
    "screening_date": _dates,
    "question": _question,
    "judgements_in_band": _all_at_81,
    "lowest_percentage": _all_at_81,
    "judgements_made": _without("sqs_judgements", "inspection_id", "inspection"),
    "themes_judged": _without_a_theme,
    "areas_served": _without("service_areas", "service_id", "service"),
    "recommendations_made": _without("recommendations", "inspection_id", "inspection"),
    "grade": _graded("Inadequate", own=True),
    "grade_of_each": _graded("Inadequate", own=True),
    "place_of_grade": _graded("Inadequate", own=True),
    "rank_by_grade": _graded("Inadequate", own=True),
    "rank_by_judgements": _graded("Inadequate", own=True),
    "first_with_grade": _graded("Outstanding", own=False),
    "only_with_grade": _graded("Outstanding", own=False),
    "grade_share": _shares,
    "grade_count": _shares,
    "reports": _half,
    "inspection_date": _another_day,
    "context": _context,
    "inspections_made_by": _all_by_one,
}
