"""National averages from inspections held: the case counts of many services pooled, per question and per theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from inspection_stats.errors import BadRequest, nearest
from inspection_stats.measure.cases.intervals import METHOD, as_floats, wilson
from inspection_stats.measure.cases.sufficiency import THEME_CAUTION
from inspection_stats.reference.statuses import EXACT, NOT_APPLICABLE, SUPPRESSED
from inspection_stats.reference.themes import THEMES

if TYPE_CHECKING:
    from pandera.typing import DataFrame

    from inspection_stats.measure.cases.rows import Pooled


CASES_POOLED = "cases pooled"
MEAN_OF_SERVICES = "mean of services"
JUDGEMENT, THEME = "judgement", "theme"


def pool(counts: pd.DataFrame, themes: pd.DataFrame | None = None) -> DataFrame[Pooled]:
    """Pool the case counts of many services, per question and per theme.

    Takes rows of the case counts table (a row for each service and question). Gives a row for each question and, with
    an empty `judgement_id`, one for each theme: level, theme, judgement_id, inspections (services with any case), the
    sums `sufficient` and `applicable`, and in percent, unrounded, two averages that are not the same: `cases_pooled`
    (all cases count alike; `lower`, `upper` and `method` are its interval, `caution` what a reader of a theme's must
    know) and `mean_of_services` (all services count alike). Questions that are part of another (`part_of`) are left out
    of their theme, so that no case counts twice for one question. A question that no case was asked has no average. The
    order of rows does not matter.

    Where some counts are withheld (`suppress`), a question that any of them belongs to has the `status` “suppressed”
    and no number: an average of the rest would be one of the counts that are not small. A theme has its average where
    `themes` (`Published.themes`) has the sums of every service in which a count is withheld.
    """
    held = counts if "status" in counts else counts.assign(status=EXACT)
    asked = held[held["applicable"].gt(0).fillna(False) | held["status"].eq(SUPPRESSED)]
    questions = _pooled(asked, JUDGEMENT, ["theme", "judgement_id"])
    by_service = _pooled(_per_service_and_theme(asked, themes), THEME, ["theme"])
    pooled = pd.concat([questions, by_service.assign(judgement_id="")], ignore_index=True)
    limits = wilson(pooled["sufficient"], pooled["applicable"])
    pooled["lower"], pooled["upper"] = limits["lower"], limits["upper"]
    pooled["method"] = pooled["status"].map({EXACT: METHOD, SUPPRESSED: ""})
    pooled["caution"] = pooled["level"].map({JUDGEMENT: "", THEME: THEME_CAUTION})
    by_place = pooled["theme"].map({theme: place for place, theme in enumerate(THEMES)})
    columns = ["level", "theme", "judgement_id", "inspections", "sufficient", "applicable", "cases_pooled"]
    return pooled.assign(place=by_place).sort_values(["level", "place", "judgement_id"], ignore_index=True)[
        [*columns, "lower", "upper", "method", "mean_of_services", "status", "caution", "illustrative"]
    ]


def without(counts: pd.DataFrame, service_id: str) -> pd.DataFrame:
    """The case counts of all the other services, so that a service is not compared with itself.

    Raises `BadRequest` where the service is not among them: a misspelt name would leave its own cases in.
    """
    return counts[counts["service_id"].ne(_held(counts, service_id))]


def with_status(counts: pd.DataFrame) -> pd.DataFrame:
    """The case counts with a `status`: exact, or not applicable and without a number where no case was asked."""
    asked = counts["applicable"].gt(0)
    marked = counts.assign(status=asked.map({True: EXACT, False: NOT_APPLICABLE}))
    marked[["sufficient", "applicable"]] = marked[["sufficient", "applicable"]].where(asked)
    return marked


def judgements_of(counts: pd.DataFrame, service_id: str) -> pd.DataFrame:
    """One service's rows of the case counts, as judgements: a question that no case was asked is not applicable.

    Rows that have a status (`with_status`, `suppress`) keep it. Raises `BadRequest` where the service is not among
    them.
    """
    own = counts[counts["service_id"].eq(_held(counts, service_id))]
    own = own.copy() if "status" in own else with_status(own)
    own["order"] = own.groupby("theme", sort=False).cumcount() + 1
    return own.assign(words="", implied="")


def _held(counts: pd.DataFrame, service_id: str) -> str:
    held = list(counts["service_id"].unique())
    if service_id not in held:
        raise BadRequest(f"“{service_id}” is not among the services counted. {nearest(service_id, held)}".strip())
    return service_id


def _per_service_and_theme(asked: pd.DataFrame, themes: pd.DataFrame | None) -> pd.DataFrame:
    key = ["service_id", "theme"]
    whole = asked[asked["part_of"].eq("")]
    sums = {"sufficient": "sum", "applicable": "sum", "illustrative": "max", "status": "max"}
    summed = whole.groupby(key, as_index=False).agg(sums)  # “suppressed” sorts after “exact”
    numbers = ["sufficient", "applicable"]
    thinned = summed["status"].eq(SUPPRESSED)
    summed[numbers] = summed[numbers].mask(thinned)
    if themes is not None:
        printed = summed[key].merge(themes[[*key, *numbers]], how="left", on=key)
        summed[numbers] = summed[numbers].fillna(printed[numbers])
        summed["status"] = summed["status"].mask(summed["applicable"].notna(), EXACT)
    return summed


def _pooled(asked: pd.DataFrame, level: str, key: list[str]) -> pd.DataFrame:
    # Sorted first, so that the mean of services adds up in one order whatever the order of the rows.
    asked = asked.sort_values([*key, "service_id"])
    asked = asked.assign(percent=as_floats(100 * asked["sufficient"] / asked["applicable"]))
    pooled = asked.groupby(key, as_index=False).agg(
        inspections=("service_id", "nunique"),
        sufficient=("sufficient", "sum"),
        applicable=("applicable", "sum"),
        mean_of_services=("percent", "mean"),
        status=("status", "max"),
        illustrative=("illustrative", "max"),
    )
    numbers = ["sufficient", "applicable", "mean_of_services"]
    pooled[numbers] = pooled[numbers].mask(pooled["status"].eq(SUPPRESSED))
    pooled["cases_pooled"] = as_floats(100 * pooled["sufficient"] / pooled["applicable"])
    return pooled.assign(level=level)
