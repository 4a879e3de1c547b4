"""The section that says how each figure was made, and the rules for all of them."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from inspection_stats.describe.english.numbers import number_of
from inspection_stats.describe.english.say import say
from inspection_stats.describe.sentences.how_made import (
    ALL_COUNTED,
    AS_PRINTED,
    BESIDE,
    BY_REPORT,
    CHANGES,
    GRADES,
    NATIONAL,
    POOLED,
    SHARES,
    SUFFICIENT,
    WILSON,
    HowMade,
    how_made_sentences,
)
from inspection_stats.describe.sentences.published import grade_notes
from inspection_stats.documents.blocks import Bullets, Paragraph, Section
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.graded import graded_reports
from inspection_stats.reference.quarters import long_date
from inspection_stats.report.sections.contexts import context_rows

NAME = "method"

RULES = ("bands", "count", "programmes")
SCREENING_RULES = ("bases", "interval", "words")


def method_section(asked: AreaQuarter) -> Section:
    """A line on every kind of figure shown, with source, rows, formula and interval; below it the rules."""
    rules = [say(f"method.rule-{name}") for name in (*(SCREENING_RULES if asked.screenings else ()), *RULES)]
    rules.append(say("method.latest", day=long_date(asked.day)))
    rules += [] if asked.stands.empty else grade_notes(asked.stands, asked.data.frameworks)
    made = made_of(asked)
    blocks = (Bullets(how_made_sentences(made)), Paragraph(say("method.rules"))) if made else ()
    return Section(NAME, (*blocks, Bullets(tuple(rules))))


def made_of(asked: AreaQuarter) -> list[HowMade]:
    """Every kind of figure that the report shows."""
    return list(_made(asked))


def _made(asked: AreaQuarter) -> Iterator[HowMade]:
    if not asked.stands.empty:
        yield from _of_the_area(asked)
    if len(asked.england.moves):
        yield HowMade(
            "Reports of the quarter among others",
            f"{asked.data.frameworks.newest.inspectorate}’s reports published from {asked.period.in_words}",
            f"tables/reports-of-the-quarter.csv, {number_of(len(asked.england.moves), 'row')}",
            CHANGES,
        )
    for one in asked.screenings:
        exact = int(one.judgements["status"].eq("exact").sum())
        published = one.source
        of = f"{exact} of {len(one.judgements)} rows stated as counts"
        yield HowMade("Screening: judgements", published, f"tables/sqs-sufficiency.csv, {of}", SUFFICIENT, WILSON)
        yield HowMade(
            "Screening: themes",
            published,
            f"tables/sqs-themes.csv, {number_of(one.judgements['theme'].nunique(), 'row')}",
            POOLED,
            WILSON,
        )
        yield HowMade(
            "Screening compared with England",
            published,
            "tables/sqs-comparison.csv",
            NATIONAL,
            "none where not compared",
        )
    yield from _printed(asked)


def _of_the_area(asked: AreaQuarter) -> Iterator[HowMade]:
    rows, who = graded_reports(asked.data), asked.data.frameworks.newest.inspectorate
    own = rows[rows["inspection_id"].isin(asked.held["inspection_id"])]
    held = f"tables/ofsted-judgements.csv, {number_of(len(own), 'row')}, {number_of(len(asked.held), 'report')}"
    yield HowMade("Grades of the area", _sources(own, asked.data.ofsted_releases), held, GRADES)
    by_then = rows[rows["published"].le(pd.Timestamp(asked.day))]
    if asked.ended is None:
        family = asked.family_state[asked.family_state["framework"].ne("")]
        known = f"{number_of(len(family), 'authority', 'authorities')} with such a report"
        source = f"{who}’s {asked.family} reports published by {long_date(asked.day)}"
        yield HowMade(
            "Judgements compared with others", source, f"tables/beside-others.csv; {known}", BESIDE, ALL_COUNTED
        )
        latest = asked.england.latest_distribution()
        if latest.total:
            source = f"{who}’s {latest.framework} reports published by {long_date(asked.day)}"
            known = f"{number_of(latest.total, 'authority', 'authorities')} with an overall grade"
            yield HowMade("Shares of grades, by authority", source, known, SHARES, ALL_COUNTED)
    with_overall = asked.stands.loc[asked.stands["judgement"].eq(asked.data.frameworks.overall), "framework"]
    for name in dict.fromkeys(with_overall) if asked.ended is None else ():
        reports = by_then.loc[by_then["framework"].eq(name), "inspection_id"]
        source = f"{who}’s {name} reports published by {long_date(asked.day)}"
        yield HowMade(
            "Shares of grades, by report", source, number_of(reports.nunique(), "report"), BY_REPORT, ALL_COUNTED
        )


def _printed(asked: AreaQuarter) -> Iterator[HowMade]:
    for figure, rows, name in (
        ("Local context", context_rows(asked), "local-context"),
        ("Recommendations", asked.recommendations, "recommendations"),
    ):
        if len(rows):
            file = f"tables/{name}.csv, {number_of(len(rows), 'row')}"
            yield HowMade(figure, "Named in each row", file, AS_PRINTED, "none, as these are figures as published")


def _sources(rows: pd.DataFrame, releases: pd.DataFrame) -> str:
    """The sources of the rows, each with the days of the reports taken from it."""
    parts = []
    for source, same in rows.groupby(rows["source"].str.partition(";")[0], sort=False):
        days = [long_date(day.date()) for day in sorted(same["published"].unique())]
        span = days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"
        word = "report" if len(days) == 1 else "reports"
        parts.append(f"{source} ({word} of {span}{_released(str(source), releases)})")
    return "; ".join(parts)


def _released(source: str, releases: pd.DataFrame) -> str:
    """When the release that the source names came out, where it is one of those held."""
    title = source.partition(", sheet")[0]
    days = releases.loc[releases["source"].str.partition(", sheet")[0].eq(title), "released"]
    return f"; released {long_date(days.iloc[0].date())}" if len(days) else ""
