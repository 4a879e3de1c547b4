"""Places: which report was the n-th, which inspection of an area was its first, and how areas rank by a grade."""

from __future__ import annotations

import pandas as pd

from inspection_stats.errors import BadRequest
from inspection_stats.measure.grades.cutoff import inspections
from inspection_stats.reference.frameworks import Frameworks


def numbered_reports(judgements: pd.DataFrame, frameworks: Frameworks, framework: str) -> pd.DataFrame:
    """The inspections of a framework or family in order of publication, each with its number.

    `number` counts the reports, `number_in_area` those of the same area: 1 for the first. Reports of one day have no
    order among themselves; they are numbered in alphabetical order of their areas, and `same_day` says how many there
    are, so that a number within a day can be printed as what it is. Columns besides: those of `inspections`.
    Raises `BadRequest` for an unknown framework.
    """
    names = [one.name for one in frameworks.under(framework)]
    reports = inspections(judgements[judgements["framework"].isin(names)]).reset_index(drop=True)
    reports["number"] = reports.index + 1
    reports["number_in_area"] = reports.groupby("old_la_code").cumcount() + 1
    reports["same_day"] = reports.groupby("published")["old_la_code"].transform("size")
    return reports


def nth_report(judgements: pd.DataFrame, frameworks: Frameworks, framework: str, number: int) -> pd.Series:
    """The report of that number (`numbered_reports`): the 89th SIF report is Dudley's of 5 April 2016.

    Raises `BadRequest` where there are not that many.
    """
    reports = numbered_reports(judgements, frameworks, framework)
    if not 1 <= number <= len(reports):
        raise BadRequest(f"There is no report number {number}: {len(reports)} {framework} reports are held.")
    return reports.iloc[number - 1]


def first_reports(judgements: pd.DataFrame, frameworks: Frameworks, framework: str) -> pd.DataFrame:
    """The judgements of each area's first inspection under a framework or family."""
    reports = numbered_reports(judgements, frameworks, framework)
    first = reports.loc[reports["number_in_area"].eq(1), "inspection_id"]
    return judgements[judgements["inspection_id"].isin(first)]


def later_reports(judgements: pd.DataFrame, frameworks: Frameworks, framework: str) -> pd.DataFrame:
    """The judgements of each area's inspections after its first: under SIF, the re-inspections."""
    reports = numbered_reports(judgements, frameworks, framework)
    later = reports.loc[reports["number_in_area"].gt(1), "inspection_id"]
    return judgements[judgements["inspection_id"].isin(later)]


def ranked(state: pd.DataFrame, judgement: str, frameworks: Frameworks) -> pd.DataFrame:
    """Authorities by their grade in one judgement of a state (`state_at`), best first, then by name.

    A rank is 1 more than the number of authorities with a better grade, so all with the same grade share it: with 36
    Outstanding, each of them is 1st and each Good one 37th. `tied` says how many share it, `of` how many have a rank.
    Authorities without a grade come last and have none. Columns: old_la_code, area, grade, rank, tied, of.
    Raises `BadRequest` for a judgement that the state has not, or whose grades stand under judgements that may not be
    compared.
    """
    if judgement not in state:
        raise BadRequest(f"The state has no judgement “{judgement}”.")
    named = state[["old_la_code", "la_name"]].assign(grade=state[judgement])
    place = [
        frameworks.named(framework).place(grade) if framework else None
        for framework, grade in zip(state["framework"], state[judgement], strict=True)
    ]
    named["place"] = pd.array(place, dtype="Int64")
    _refuse_mixture(sorted(set(state.loc[named["place"].notna(), "framework"])), judgement, frameworks)
    named["rank"] = named["place"].rank(method="min").astype("Int64")
    named["tied"] = named.groupby("place")["la_name"].transform("size").astype("Int64")
    named["of"] = int(named["place"].notna().sum())
    return named.sort_values(["place", "la_name"], ignore_index=True).drop(columns="place")


def _refuse_mixture(names: list[str], judgement: str, frameworks: Frameworks) -> None:
    for name in names[1:]:
        if reason := frameworks.why_not_comparable((names[0], judgement), (name, judgement)):
            raise BadRequest(f"These authorities cannot be ranked together: {reason}. Make the state of one family.")
