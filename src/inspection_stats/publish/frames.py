"""The frames behind the tables of a pack: every figure unrounded, every row with its source."""

from __future__ import annotations

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.measure.screenings import Screening
from inspection_stats.measure.standing import inspections_of
from inspection_stats.measure.sufficiency import theme_totals
from inspection_stats.quarters import Period
from inspection_stats.themes import THEMES

SQS_COLUMNS = [
    "theme", "judgement", "sufficient", "applicable", "percent", "lower", "upper", "method", "status", "source",
    "small_base", "words", "implied", "at_least", "at_most", "subsample", "part_of", "theme_key", "judgement_id",
    "service", "published", "illustrative",
]  # fmt: skip

COMPARISON_COLUMNS = [
    "theme", "judgement", "percent", "national", "difference", "verdict", "reason", "status", "source",
    "sufficient", "applicable", "lower", "upper", "national_sufficient", "national_applicable", "mean_of_services",
    "inspections", "basis", "period", "direction", "national_source", "difference_lower", "difference_upper",
    "difference_method", "test", "p", "p_adjusted", "fragility", "fragile_to", "level", "judgement_id", "illustrative",
]  # fmt: skip


def sqs_frame(screenings: list[Screening]) -> pd.DataFrame:
    """Every judgement of the screenings with its percentage and interval, in the order of the letter."""
    return pd.concat([_named(one) for one in screenings])[SQS_COLUMNS]


def theme_frame(screenings: list[Screening]) -> pd.DataFrame:
    """The pooled themes of the screenings: the project's own figures."""
    frames = []
    for one in screenings:
        totals = theme_totals(one.judgements)
        totals["theme"] = totals["theme"].map(THEMES)
        totals["basis"] = "pooled by this project over the judgements stated exactly; not the inspectorate's own"
        frames.append(totals.assign(source=one.source, illustrative="yes" if one.illustrative else "no"))
    return pd.concat(frames)


def comparison_frame(compared: pd.DataFrame) -> pd.DataFrame:
    """A comparison as the pack's table: a row a judgement, then a row a theme, themes by their names."""
    return compared.assign(theme=compared["theme"].map(THEMES))[COMPARISON_COLUMNS]


def ofsted_frame(data: Data, area_code: str, period: Period) -> pd.DataFrame:
    """Every judgement of the area published by the end of the period, the newest report first."""
    held = inspections_of(data.ofsted_judgements, area_code, period.end)["inspection_id"]
    place = {name: number for number, name in enumerate(held)}
    rows = data.ofsted_judgements[data.ofsted_judgements["inspection_id"].isin(held)]
    return rows.assign(place=rows["inspection_id"].map(place)).sort_values("place", kind="stable").drop(columns="place")


def _named(one: Screening) -> pd.DataFrame:
    rows = one.judgements
    return rows.assign(
        theme_key=rows["theme"],
        theme=rows["theme"].map(THEMES),
        service=one.service,
        published=pd.Timestamp(one.published),
    )
