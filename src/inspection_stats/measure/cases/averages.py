"""National averages from inspections held: the case counts of many services pooled, per question and per theme."""

from __future__ import annotations

import pandas as pd

from inspection_stats.errors import BadRequest, nearest
from inspection_stats.measure.cases.intervals import METHOD, wilson
from inspection_stats.reference.statuses import EXACT, NOT_APPLICABLE
from inspection_stats.reference.themes import THEMES

CASES_POOLED = "cases pooled"
MEAN_OF_SERVICES = "mean of services"
JUDGEMENT, THEME = "judgement", "theme"


def pool(counts: pd.DataFrame) -> pd.DataFrame:
    """Pool the case counts of many services, per question and per theme.

    Takes rows of the case counts table (a row a service and question). Gives a row for each question and, with an
    empty `judgement_id`, one for each theme: level, theme, judgement_id, inspections (services with any case), the
    sums `sufficient` and `applicable`, and in percent, unrounded, two averages that are not the same:
    `cases_pooled` (all cases count alike; `lower`, `upper` and `method` are its interval) and `mean_of_services` (all
    services count alike). Questions that are part of another (`part_of`) are left out of their theme, so that no case
    counts twice for one question. A question that no case was asked has no average. The order of rows does not matter.
    """
    questions = _pooled(counts, JUDGEMENT, ["theme", "judgement_id"])
    themes = _pooled(_per_service_and_theme(counts), THEME, ["theme"])
    pooled = pd.concat([questions, themes.assign(judgement_id="")], ignore_index=True)
    limits = wilson(pooled["sufficient"], pooled["applicable"])
    pooled["lower"], pooled["upper"] = limits["lower"], limits["upper"]
    pooled["method"] = METHOD
    by_place = pooled["theme"].map({theme: place for place, theme in enumerate(THEMES)})
    columns = ["level", "theme", "judgement_id", "inspections", "sufficient", "applicable", "cases_pooled"]
    return pooled.assign(place=by_place).sort_values(["level", "place", "judgement_id"], ignore_index=True)[
        [*columns, "lower", "upper", "method", "mean_of_services", "illustrative"]
    ]


def without(counts: pd.DataFrame, service_id: str) -> pd.DataFrame:
    """The case counts of all the other services, so that a service is not compared with itself.

    Raises `BadRequest` where the service is not among them: a misspelt name would leave its own cases in.
    """
    return counts[counts["service_id"].ne(_held(counts, service_id))]


def judgements_of(counts: pd.DataFrame, service_id: str) -> pd.DataFrame:
    """One service's rows of the case counts, as judgements: a question that no case was asked is not applicable.

    Raises `BadRequest` where the service is not among them.
    """
    own = counts[counts["service_id"].eq(_held(counts, service_id))].copy()
    asked = own["applicable"].gt(0)
    own[["sufficient", "applicable"]] = own[["sufficient", "applicable"]].where(asked)
    own["status"] = asked.map({True: EXACT, False: NOT_APPLICABLE})
    own["order"] = own.groupby("theme", sort=False).cumcount() + 1
    return own.assign(words="", implied="")


def _held(counts: pd.DataFrame, service_id: str) -> str:
    held = list(counts["service_id"].unique())
    if service_id not in held:
        raise BadRequest(f"“{service_id}” is not among the services counted. {nearest(service_id, held)}".strip())
    return service_id


def _per_service_and_theme(counts: pd.DataFrame) -> pd.DataFrame:
    whole = counts[counts["part_of"].eq("")]
    sums = {"sufficient": "sum", "applicable": "sum", "illustrative": "max"}
    return whole.groupby(["service_id", "theme"], as_index=False).agg(sums)


def _pooled(counts: pd.DataFrame, level: str, key: list[str]) -> pd.DataFrame:
    # Sorted first, so that the mean of services adds up in one order whatever the order of the rows.
    asked = counts[counts["applicable"].gt(0)].sort_values([*key, "service_id"])
    asked = asked.assign(percent=(100 * asked["sufficient"] / asked["applicable"]).astype(float))
    pooled = asked.groupby(key, as_index=False).agg(
        inspections=("service_id", "nunique"),
        sufficient=("sufficient", "sum"),
        applicable=("applicable", "sum"),
        mean_of_services=("percent", "mean"),
        illustrative=("illustrative", "max"),
    )
    pooled["cases_pooled"] = (100 * pooled["sufficient"] / pooled["applicable"]).astype(float)
    return pooled.assign(level=level)
