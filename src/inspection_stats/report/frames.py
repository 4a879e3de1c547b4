"""The frames behind the tables of a pack: every figure unrounded, every row with its source."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.describe.sentences.how_made import how_made_frame
from inspection_stats.describe.sentences.published import WORDS
from inspection_stats.measure.cases.screenings import Screening
from inspection_stats.measure.cases.sufficiency import theme_totals
from inspection_stats.measure.grades.among import COLUMNS
from inspection_stats.measure.grades.latest import inspections_of
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.graded import graded_reports
from inspection_stats.reference.quarters import Period
from inspection_stats.reference.themes import THEMES
from inspection_stats.report.sections.method import made_of
from inspection_stats.report.sections.programmes import file_name, programme_frame
from inspection_stats.report.sections.questions import questions_of

SQS_COLUMNS = [
    "theme", "judgement", "sufficient", "applicable", "percent", "lower", "upper", "method", "status", "source",
    "small_base", "words", "implied", "at_least", "at_most", "subsample", "part_of", "theme_key", "judgement_id",
    "service", "published", "illustrative",
]  # fmt: skip

COMPARISON_COLUMNS = [
    "theme", "judgement", "percent", "national", "difference", "verdict", "reason", "status", "source",
    "sufficient", "applicable", "lower", "upper", "national_sufficient", "national_applicable", "mean_of_services",
    "inspections", "basis", "period", "direction", "national_source", "difference_lower", "difference_upper",
    "difference_method", "test", "p", "p_adjusted", "fragility", "fragile_to", "caution", "level", "judgement_id",
    "illustrative",
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
    """A comparison as the pack's table: a row for each judgement, then for each theme, themes by their names."""
    return compared.assign(theme=compared["theme"].map(THEMES))[COMPARISON_COLUMNS]


def ofsted_frame(data: Data, old_la_code: str, period: Period) -> pd.DataFrame:
    """Every judgement of the area published by the end of the period, newest report first."""
    held = inspections_of(graded_reports(data), data.frameworks, old_la_code, period.end)["inspection_id"]
    place = {name: number for number, name in enumerate(held)}
    rows = graded_reports(data)[graded_reports(data)["inspection_id"].isin(held)]
    return rows.assign(place=rows["inspection_id"].map(place)).sort_values("place", kind="stable").drop(columns="place")


def screening_frames(asked: AreaQuarter) -> dict[str, pd.DataFrame]:
    """The frames of the quarter's screenings by file name: judgements, themes, comparison; none where there is none."""
    if not asked.screenings:
        return {}
    return {
        "sqs-sufficiency": sqs_frame(asked.screenings),
        "sqs-themes": theme_frame(asked.screenings),
        "sqs-comparison": comparison_frame(pd.concat(asked.compared_nationally)),
    }


def programme_frames(asked: AreaQuarter, headings: Sequence[str]) -> dict[str, pd.DataFrame]:
    """Every result under each heading of `frameworks.toml`, by file name."""
    return {file_name(one): programme_frame(asked, one) for one in headings}


def questions_frame(asked: AreaQuarter) -> pd.DataFrame:
    """The questions that a councillor may ask: `question`, and `figure`, which it comes from."""
    return pd.DataFrame(questions_of(asked))


def method_frame(asked: AreaQuarter) -> pd.DataFrame:
    """How each kind of figure of the report was made, a row for each kind."""
    return how_made_frame(made_of(asked))


def beside_frame(asked: AreaQuarter) -> pd.DataFrame:
    """How many authorities of each group have a better, the same or a worse grade, by judgement and group."""
    found = [frame.assign(group=label) for label, frame in asked.beside.items()]
    source = f"{asked.data.frameworks.newest.inspectorate}, {asked.family} inspection reports published by {asked.day}"
    rows = pd.concat(found)
    return rows.assign(as_at=asked.day, source=source)[["group", *COLUMNS, "as_at", "source"]]


def changes_frame(asked: AreaQuarter) -> pd.DataFrame:
    """The judgements of the area's reports of the quarter with those of the previous inspection."""
    rows = asked.own_changes if len(asked.new) else pd.DataFrame()
    if rows.empty:
        return rows
    return _sourced(asked, rows.assign(change=rows["change"].map(WORDS)), "inspection_id_after")


def moves_frame(asked: AreaQuarter) -> pd.DataFrame:
    """Every graded report in England of the quarter, with its overall grade and the previous one."""
    return _sourced(asked, asked.england.moves.assign(change=asked.england.moves["change"].map(WORDS)), "inspection_id")


def _sourced(asked: AreaQuarter, rows: pd.DataFrame, column: str) -> pd.DataFrame:
    held = graded_reports(asked.data)
    named = held[held["inspection_id"].isin(rows[column])].drop_duplicates("inspection_id")
    return rows.assign(source=rows[column].map(dict(zip(named["inspection_id"], named["source"], strict=True))))


def _named(one: Screening) -> pd.DataFrame:
    rows = one.judgements
    return rows.assign(
        theme_key=rows["theme"],
        theme=rows["theme"].map(THEMES),
        service=one.service,
        published=pd.Timestamp(one.published),
    )
