"""Local context and recommendations: what the committee pack and the reports say as well as the judgements."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from inspection_stats.describe.charts.context import context_chart
from inspection_stats.describe.english.numbers import as_published
from inspection_stats.describe.english.say import say
from inspection_stats.documents.blocks import Paragraph, Section, TableBlock
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.reference.quarters import Period

_PLACE = r"^(.*?), ((?:page|paragraph|section|sheet)\b.*)$"
"""A source that names a place in a report: the report, and the place."""


def context_section(asked: AreaQuarter) -> Section:
    """Figures about the area and national ones, in the quarter whose papers printed them."""
    rows = context_rows(asked)
    if rows.empty:
        return Section("local-context", ())
    shown = pd.DataFrame(
        {
            "Figure": rows["label"] + ", " + rows["unit"].replace("percent", "per cent"),
            asked.name: [as_published(value) for value in rows["local"]],
            "Compared with": [f"{as_published(row.comparator_value)}, {row.comparator}" for row in rows.itertuples()],
            "Period": [_span(text) for text in rows["period"]],
            "Source and note": (rows["source"] + ". " + rows["note"]).str.removesuffix(". "),
        }
    )
    table = TableBlock("local-context", say("context.table", area=asked.the_area), shown, annex=True)
    return Section("local-context", (context_chart(rows, asked.name, asked.day), table))


def _span(period: str) -> str:
    """A period as people write it: "1 January to 31 December 2013" for "2013-01-01 to 2013-12-31"."""
    try:
        first, last = (date.fromisoformat(day) for day in period.split(" to "))
    except ValueError:
        return period
    return Period(first, last, period).in_words


def context_rows(asked: AreaQuarter) -> pd.DataFrame:
    """The rows of `local_context.csv` to show: what the pack of May 2016 printed is context only for that quarter."""
    rows = asked.data.local_context
    return rows[rows["old_la_code"].eq(asked.code)] if asked.screenings else rows.iloc[:0]


def recommendations_section(asked: AreaQuarter) -> Section:
    """What the reports of the quarter asked for, a table a report, or that the suite holds none of a report."""
    rows = asked.recommendations
    if rows.empty:
        blocks = () if asked.new.empty else (Paragraph(say("recommendations.none-held")),)
        return Section("recommendations", blocks)
    return Section("recommendations", (Paragraph(_counted(rows)), *_tables(rows)))


def _tables(rows: pd.DataFrame) -> Iterator[TableBlock]:
    found = rows["source"].str.extract(_PLACE)
    rows = rows.assign(report=found[0].fillna(rows["source"]), place=found[1].fillna(""))
    for number, (report, same) in enumerate(rows.groupby("report", sort=False), start=1):
        shown = pd.DataFrame(
            {
                "What is to be done": same["recommendation"],
                "Owner": same["owner"].replace("", say("recommendations.no-owner")),
                "By when": same["due"].replace("", say("recommendations.no-date")),
                "Place": same["place"],
            }
        )
        name = "recommendations" if number == 1 else f"recommendations-{number}"
        yield TableBlock(name, say("recommendations.table", report=report), shown.reset_index(drop=True))


def _counted(rows: pd.DataFrame) -> str:
    """How many there are, and how many lack an owner or a date."""
    owner, due = (_lack(int(rows[column].eq("").sum()), len(rows), column) for column in ("owner", "due"))
    return say("recommendations.counted", len(rows), owner=owner, due=due)


def _lack(lacking: int, number: int, thing: str) -> str:
    """ "five have no owner", "all have an owner", "none has a date"."""
    form = "all" if not lacking else "none" if lacking == number else "some"
    if number == 1:
        form = "it-has" if not lacking else "it-lacks"
    return say(f"recommendations.{form}-{thing}", lacking)
