"""The state of every authority at a day: the judgements of its latest inspection."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from inspection_stats.measure.grades.cutoff import Cutoff, inspections, reports_by
from inspection_stats.reference.areas import areas_at
from inspection_stats.reference.frameworks import Framework, Frameworks
from inspection_stats.reference.grades import (
    NO_OVERALL_SINCE,
    NOT_APPLICABLE,
    NOT_HELD,
    NOT_INSPECTED,
    NOT_KNOWN,
)

if TYPE_CHECKING:
    from pandera.typing import DataFrame

    from inspection_stats.measure.grades.rows import Judged, Standing


ABOUT = [
    "old_la_code",
    "la_name",
    "region_name",
    "inspection_id",
    "framework",
    "inspection_type",
    "on_site_from",
    "published",
]
LAST_OVERALL = ["last_overall", "last_overall_framework", "last_overall_published", "last_overall_inspection_id"]
OVERALL_SUPERSEDED = "overall_superseded"


def state_at(
    judgements: DataFrame[Judged],
    areas: pd.DataFrame,
    frameworks: Frameworks,
    cutoff: Cutoff,
    families: Iterable[str] | None = None,
) -> DataFrame[Standing]:
    """The judgements of each subject's latest inspection, a row for each authority or service that existed on the day.

    Abolished authorities leave the day after their last; their grades do not pass to their successors, which are
    “Not yet inspected” until their own first report. The latest inspection is the one published last among those of
    `families` (families of frameworks, or single frameworks; those of the whole service where none are given) that
    count by `cutoff`. Raises `BadRequest` for an unknown family.

    An authority whose report counts or not by a day on site that no source gives is “Not known” (`Cutoff.unknown`).

    Columns: those of `ABOUT` (empty where not inspected); a column for each judgement, the overall one first ("Not
    applicable" where the latest inspection does not have it, "Not held" where its result is not held); the latest grade
    of the whole with its own framework, date and inspection in `LAST_OVERALL`. Where that grade is older than the
    latest inspection, `overall_superseded` is true and the column of the whole says “No overall grade since”: an old
    overall grade is never carried forward silently.
    """
    names = frameworks.whole_service if families is None else tuple(families)
    chosen = [framework for name in names for framework in frameworks.under(name)]
    whole = frameworks.whole_key(names)
    held = judgements[judgements["framework"].isin([framework.name for framework in chosen])]
    unknown = set(held.loc[cutoff.unknown(held), "old_la_code"])
    counted = reports_by(held, cutoff)
    counted = counted[~counted["old_la_code"].isin(unknown)]
    state = _latest_inspections(counted, areas_at(areas, cutoff.day))
    inspected = state["inspection_id"].ne("")
    grade_of = counted.set_index(["inspection_id", "judgement"])["grade"].to_dict()
    partly_held = {framework.name: framework for framework in chosen if framework.partial}
    for key in _keys_in_order(chosen, state["framework"], whole):
        grades = [
            grade_of.get((inspection_id, key)) or _why_none(partly_held.get(framework), key)
            for inspection_id, framework in zip(state["inspection_id"], state["framework"], strict=True)
        ]
        grades = pd.Series(grades, state.index, dtype="str").where(inspected, NOT_INSPECTED)
        state[key] = grades.mask(state["old_la_code"].isin(unknown), NOT_KNOWN)
    return _with_last_overall(state, counted, whole) if whole in state else state


def judgement_columns(state: pd.DataFrame) -> list[str]:
    """The columns of a state that hold judgements."""
    return [column for column in state.columns if column not in (*ABOUT, *LAST_OVERALL, OVERALL_SUPERSEDED)]


def _latest_inspections(counted: pd.DataFrame, existing: pd.DataFrame) -> pd.DataFrame:
    latest = inspections(counted).drop_duplicates("old_la_code", keep="last").drop(columns="la_name")
    in_order = existing[["old_la_code", "la_name", "region_name"]].sort_values("la_name")
    state = in_order.merge(latest, on="old_la_code", how="left")[ABOUT]
    words = ["inspection_id", "framework", "inspection_type"]
    state[words] = state[words].fillna("")
    return state


def _why_none(framework: Framework | None, key: str) -> str:
    return NOT_HELD if framework and framework.judgement(key) else NOT_APPLICABLE


def _keys_in_order(chosen: list[Framework], standing: pd.Series, whole: str) -> list[str]:
    """The judgements of the frameworks in the state, the latest framework's first, and overall before all others."""
    stands = [framework for framework in reversed(chosen) if framework.name in set(standing)] or chosen[-1:]
    keys = list(dict.fromkeys(judgement.key for framework in stands for judgement in framework.judgements))
    return [whole, *(key for key in keys if key != whole)] if whole else keys


def _with_last_overall(state: pd.DataFrame, counted: pd.DataFrame, whole: str) -> pd.DataFrame:
    overall = counted[counted["judgement"].eq(whole)].sort_values("published", kind="stable")
    last = overall.drop_duplicates("old_la_code", keep="last").set_index("old_la_code")
    for column, found in zip(LAST_OVERALL, ("grade", "framework", "published", "inspection_id"), strict=True):
        values = state["old_la_code"].map(last[found].to_dict())
        state[column] = pd.to_datetime(values) if found == "published" else values.fillna("").astype("str")
    older = state["last_overall_inspection_id"].ne(state["inspection_id"])
    state[OVERALL_SUPERSEDED] = state["last_overall"].ne("") & older
    state[whole] = state[whole].mask(state[OVERALL_SUPERSEDED], NO_OVERALL_SINCE)
    return state
