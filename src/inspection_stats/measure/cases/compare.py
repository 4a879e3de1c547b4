"""An area's case counts against the national average, where that is fair, and the reason where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from inspection_stats.check.averages import DIRECTION_ONLY
from inspection_stats.errors import BadRequest
from inspection_stats.measure.cases.averages import JUDGEMENT, THEME, pool, without
from inspection_stats.measure.cases.intervals import wilson
from inspection_stats.measure.cases.programmes import guard
from inspection_stats.measure.cases.sufficiency import SMALL_BASE, THEME_CAUTION, theme_totals
from inspection_stats.measure.cases.verdicts import verdict_of
from inspection_stats.reference.statuses import EXACT, SUPPRESSED

if TYPE_CHECKING:
    from pandera.typing import DataFrame

    from inspection_stats.measure.cases.rows import Compared


OTHER_PROGRAMME = "other programme"
NO_FIGURE = "no figure published"
NO_OTHER_SERVICE = "no other service holds this question"
OTHERS_WITHHELD = "counts of other services are withheld"
SMALL_OWN_BASE = f"base under {SMALL_BASE}"
SMALL_NATIONAL_BASE = f"base of the average under {SMALL_BASE}"

POOLED = "Theme total, pooled by the project"
POOLED_SOURCE = "Sum of the theme's judgements that are stated exactly"
OWN_TAKEN_OUT = "pooled from inspections held, own cases taken out"
OTHERS_ONLY = "pooled from inspections held, area not among them"

_QUESTION = ["theme", "judgement_id"]
_OWN = ["judgement", "sufficient", "applicable", "percent", "lower", "upper", "status", "source"]
_NATIONAL = [
    "national",
    "mean_of_services",
    "national_sufficient",
    "national_applicable",
    "inspections",
    "basis",
    "period",
    "direction",
    "national_source",
]
_JUDGED = ["difference", "difference_lower", "difference_upper", "difference_method", "test", "p", "p_adjusted"]
_WORDS = ["verdict", "reason", "fragility", "fragile_to", "caution", "context", "illustrative"]
COLUMNS = ["level", *_QUESTION, *_OWN, *_NATIONAL, *_JUDGED, *_WORDS]


def against_figures(
    judgements: pd.DataFrame,
    averages: pd.DataFrame,
    *,
    programme: str,
    service: str,
    against: str | None = None,
    period: str | None = None,
    own_included: bool | None = None,
    context: bool = False,
) -> DataFrame[Compared]:
    """Compare one screening's judgements and themes with the figures in `national_averages.csv`.

    Takes the judgements of one inspection and the checked averages. `service` is the service as the averages name it:
    a direction holds only for that one. `against` is the averages' programme, where it is not the area's own.
    `period` chooses among averages of several periods. A figure given as counts is pooled, so `own_included` must say
    whether the area's own cases are among them; if so they are taken out first.

    Gives a row for each judgement and, with an empty `judgement_id`, for each theme, with the columns `COLUMNS`: the
    counts; `national` in percent with its counts, `inspections`, `basis` and source; `direction` where only that is
    published; what `verdicts.judge` adds; `reason` where not compared; `context`, the label of another programme's
    figures.

    Raises `BadRequest` for a comparison across programmes without `context`, for averages of several periods with none
    picked, and for counts without `own_included`.
    """
    other = against or programme
    label = guard(programme, other, context=context)
    figures = _figures(averages[averages["programme"].eq(other)], service, period)
    rows = _own_rows(judgements, _whole(judgements))
    return _compared(rows, _own_taken_out(figures, rows, own_included), NO_FIGURE, label)


def against_counts(
    judgements: pd.DataFrame,
    counts: pd.DataFrame,
    *,
    programme: str,
    service_id: str | None,
    context: bool = False,
    themes: pd.DataFrame | None = None,
) -> DataFrame[Compared]:
    """Compare one screening's judgements and themes with the pooled case counts of the other services.

    `service_id` is the area's service among the counts, whose cases are taken out first; None says that the area is
    not among them. A theme is compared over the questions that both sides hold. Where counts are withheld
    (`suppress`), `themes` (`Published.themes`) has the sums that may be printed anyway. Gives the rows of
    `against_figures`; `national` is cases pooled, with `mean_of_services` next to it.

    Raises `BadRequest` for counts of another programme without `context`, and for a service that is not among them.
    """
    label = guard(programme, str(counts["programme"].iloc[0]), context=context)
    others = counts if service_id is None else without(counts, service_id)
    asked = _asked(others)
    shared = _whole(judgements).intersection(_questions(asked[asked["part_of"].eq("")]))
    among = asked[_questions(asked).isin(shared)]
    questions, by_theme = pool(asked), pool(among, _over_all(themes, asked, shared))
    national = pd.concat([questions[questions["level"].eq(JUDGEMENT)], by_theme[by_theme["level"].eq(THEME)]])
    renamed = {
        "cases_pooled": "national",
        "sufficient": "national_sufficient",
        "applicable": "national_applicable",
        "status": "national_status",
        "illustrative": "national_illustrative",
    }
    national = national.drop(columns=["lower", "upper", "method", "caution"]).rename(columns=renamed)
    national = national.assign(
        basis=OTHERS_ONLY if service_id is None else OWN_TAKEN_OUT,
        period=_listed(others["period"]),
        national_source=_listed(others["source"]),
    )
    rows = _own_rows(judgements, shared, _of_service(_over_all(themes, judgements, shared), service_id))
    return _compared(rows, national, NO_OTHER_SERVICE, label)


def _questions(rows: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(rows[_QUESTION])


def _whole(judgements: pd.DataFrame) -> pd.MultiIndex:
    counted = judgements["status"].isin([EXACT, SUPPRESSED])
    return _questions(judgements[counted & judgements["part_of"].eq("")])


def _asked(counts: pd.DataFrame) -> pd.DataFrame:
    """The rows that any case was asked, withheld or not."""
    asked = counts["applicable"].gt(0).fillna(False)
    return counts[asked | counts["status"].eq(SUPPRESSED) if "status" in counts else asked]


def _over_all(themes: pd.DataFrame | None, rows: pd.DataFrame, shared: pd.MultiIndex) -> pd.DataFrame | None:
    """The sums of the themes of which every question is shared: a sum over more questions is another sum."""
    if themes is None:
        return None
    counted = rows["part_of"].eq("") & rows["applicable"].gt(0).fillna(rows["status"].eq(SUPPRESSED))
    key = ["service_id", "theme"]
    beyond = pd.MultiIndex.from_frame(rows.loc[counted & ~_questions(rows).isin(shared), key])
    return themes[~pd.MultiIndex.from_frame(themes[key]).isin(beyond)]


def _of_service(themes: pd.DataFrame | None, service_id: str | None) -> pd.DataFrame | None:
    return None if themes is None else themes[themes["service_id"].eq(service_id)]


def _listed(column: pd.Series) -> str:
    return "; ".join(sorted(column.unique()))


def _own_rows(judgements: pd.DataFrame, in_themes: pd.MultiIndex, themes: pd.DataFrame | None = None) -> pd.DataFrame:
    totals = theme_totals(judgements[_questions(judgements).isin(in_themes)], themes).set_index("theme")
    by_theme = judgements.groupby("theme", sort=False)
    pooled = by_theme.agg(illustrative=("illustrative", "max"), status=("status", _theme_status)).join(
        totals[["sufficient", "applicable", "withheld"]]
    )
    no_total = pooled["withheld"].gt(0).fillna(False) & pooled["applicable"].isna()
    pooled["status"] = pooled["status"].mask(no_total, SUPPRESSED)
    pooled = pooled.drop(columns="withheld").reset_index()
    pooled = pooled.assign(level=THEME, judgement_id="", judgement=POOLED, source=POOLED_SOURCE)
    rows = pd.concat([judgements.assign(level=JUDGEMENT)[pooled.columns], pooled], ignore_index=True)
    rows["percent"] = (100 * rows["sufficient"] / rows["applicable"]).astype("Float64")
    return rows.join(wilson(rows["sufficient"], rows["applicable"]))


def _theme_status(statuses: pd.Series) -> str:
    return EXACT if statuses.isin([EXACT, SUPPRESSED]).any() else str(statuses.iloc[0])


def _figures(averages: pd.DataFrame, service: str, period: str | None) -> pd.DataFrame:
    direction_only = averages["basis"].eq(DIRECTION_ONLY)
    directions = averages[direction_only & averages["area_or_service"].eq(service)]
    figures = averages[~direction_only & averages["theme"].ne("")]
    if period is not None:
        figures = figures[figures["period"].eq(period)]
    key = ["level", *_QUESTION]
    if figures.duplicated(key).any():
        periods = ", ".join(sorted(figures["period"].unique()))
        raise BadRequest(f"There is more than one national average of the same measure. Name one period of: {periods}.")
    renamed = {
        "value_percent": "national",
        "sufficient": "national_sufficient",
        "applicable": "national_applicable",
        "source": "national_source",
        "illustrative": "national_illustrative",
    }
    return pd.concat([figures, directions]).drop_duplicates(key).rename(columns=renamed)


def _own_taken_out(figures: pd.DataFrame, rows: pd.DataFrame, own_included: bool | None) -> pd.DataFrame:
    pooled = figures["national_applicable"].notna()
    if not pooled.any():
        return figures
    if own_included is None:
        raise BadRequest(
            "The national average is given as counts. Say whether the area's own cases are among them (own_included): "
            "an average that contains the area itself is not a fair comparator."
        )
    figures = figures.copy()
    if own_included:
        key = ["level", *_QUESTION]
        own = figures[key].merge(rows[[*key, "sufficient", "applicable"]], how="left", on=key).set_index(figures.index)
        figures["national_sufficient"] -= own["sufficient"].fillna(0)
        figures["national_applicable"] -= own["applicable"].fillna(0)
        figures.loc[pooled, "inspections"] -= 1
        figures.loc[pooled, "basis"] = OWN_TAKEN_OUT
        left = figures["national_sufficient"]
        if (left.lt(0) | left.gt(figures["national_applicable"])).any():
            raise BadRequest("The area's cases cannot be among the national counts: taking them out leaves too few.")
    share = (100 * figures["national_sufficient"] / figures["national_applicable"]).astype("Float64")
    figures["national"] = share.where(pooled, figures["national"])
    return figures


def _compared(rows: pd.DataFrame, national: pd.DataFrame, without_figure: str, label: str) -> pd.DataFrame:
    beside = national.reindex(columns=["level", *_QUESTION, *_NATIONAL, "national_status", "national_illustrative"])
    merged = rows.merge(beside, how="left", on=["level", *_QUESTION], validate="one_to_one")
    merged.loc[merged["status"].eq(SUPPRESSED), _NATIONAL] = None
    texts = ["basis", "period", "direction", "national_source", "national_illustrative"]
    merged[texts] = merged[texts].astype("object").fillna("").astype("str")
    numbers = {"national": "Float64", "mean_of_services": "Float64", "inspections": "Int64"}
    merged = merged.astype({**numbers, "national_sufficient": "Int64", "national_applicable": "Int64"})
    merged["reason"] = _reasons(merged, without_figure, label)
    judged = verdict_of(merged)
    judged["caution"] = np.where(judged["level"].eq(THEME) & judged["percent"].notna(), THEME_CAUTION, "")
    judged["context"] = label
    judged["illustrative"] = judged[["illustrative", "national_illustrative"]].max(axis=1)
    return judged[COLUMNS]


def _reasons(rows: pd.DataFrame, without_figure: str, label: str) -> np.ndarray:
    conditions = {
        OTHER_PROGRAMME: pd.Series(bool(label), index=rows.index),
        OTHERS_WITHHELD: rows["national_status"].eq(SUPPRESSED).fillna(False),
        DIRECTION_ONLY: rows["national"].isna() & rows["direction"].ne(""),
        without_figure: rows["national"].isna(),
        SMALL_OWN_BASE: rows["applicable"].lt(SMALL_BASE).fillna(True),
        SMALL_NATIONAL_BASE: rows["national_applicable"].lt(SMALL_BASE).fillna(False),
    }
    stated = rows["status"].where(rows["status"].ne(EXACT), "")
    found = np.select([holds.to_numpy(dtype=bool) for holds in conditions.values()], list(conditions), "")
    return np.where(stated.ne(""), stated, found)
