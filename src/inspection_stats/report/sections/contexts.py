"""Local context and recommendations: what the committee pack and the reports say beside the judgements."""

from __future__ import annotations

from datetime import date

import pandas as pd

from inspection_stats.describe.charts.context import context_chart
from inspection_stats.describe.english.grammar import counted, upper_first, verb
from inspection_stats.describe.english.numbers import as_published, in_words
from inspection_stats.documents.blocks import Paragraph, Section, TableBlock, printable
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.reference.quarters import Period


def context_section(asked: AreaQuarter) -> Section:
    """Figures about the area beside national ones, in the quarter whose papers printed them."""
    rows = context_rows(asked)
    if rows.empty:
        return Section("local-context", ())
    shown = pd.DataFrame(
        {
            "Figure": rows["label"] + ", " + rows["unit"].replace("percent", "per cent"),
            asked.name: [as_published(value) for value in rows["local"]],
            "Set beside": [f"{as_published(row.comparator_value)}, {row.comparator}" for row in rows.itertuples()],
            "Period": [_span(text) for text in rows["period"]],
            "Source and note": (rows["source"] + ". " + rows["note"]).str.removesuffix(". "),
        }
    )
    table = TableBlock("local-context", f"{asked.name} beside national figures", shown)
    return Section("local-context", (context_chart(rows, asked.name, asked.day), table))


def _span(period: str) -> str:
    """A period as people write it: "1 January to 31 December 2013" for "2013-01-01 to 2013-12-31"."""
    try:
        first, last = (date.fromisoformat(day) for day in period.split(" to "))
    except ValueError:
        return period
    return Period(first, last, period).in_words


def context_rows(asked: AreaQuarter) -> pd.DataFrame:
    """The rows of `local_context.csv` to show: what the pack of May 2016 printed is context for that quarter alone."""
    rows = asked.data.local_context
    return rows[rows["old_la_code"].eq(asked.code)] if asked.screenings else rows.iloc[:0]


def recommendations_section(asked: AreaQuarter) -> Section:
    """What the reports of the quarter asked for, with owner and date, or that the suite holds none of a report."""
    rows = asked.recommendations
    if rows.empty and asked.new.empty:
        return Section("recommendations", ())
    if rows.empty:
        nothing = (
            "The recommendations of this quarter’s reports are not held here: read them in the reports themselves."
        )
        return Section("recommendations", (Paragraph(nothing),))
    shown = rows.assign(
        owner=rows["owner"].replace("", "no owner stated"), due=rows["due"].replace("", "no date stated")
    )
    labels = {
        "recommendation": "What is to be done",
        "kind": "Kind",
        "owner": "Owner",
        "due": "By when",
        "source": "Source",
    }
    table = TableBlock("recommendations", "Recommendations, with owner and date", printable(shown, labels))
    given = "Owners and dates are those that the committee pack gives; where it gives none, the table says so."
    return Section("recommendations", (Paragraph(f"{_counted(rows)} {given}"), table))


def _counted(rows: pd.DataFrame) -> str:
    """How many there are, and how many lack an owner or a date."""
    things = ("recommendation or area for improvement", "recommendations and areas for improvement")
    lacks = [
        _lack(int(rows[column].eq("").sum()), len(rows), thing)
        for column, thing in (("owner", "an owner"), ("due", "a date"))
    ]
    return upper_first(f"{counted(len(rows), *things)} {verb(len(rows))} held: {lacks[0]} and {lacks[1]}.")


def _lack(lacking: int, number: int, thing: str) -> str:
    """ "five have no owner", "all have an owner", "none has a date"."""
    if lacking in (0, number):
        if number == 1:
            return f"it has {thing}" if not lacking else f"it has no {thing.partition(' ')[2]}"
        return f"all have {thing}" if not lacking else f"none has {thing}"
    return f"{in_words(lacking)} {verb(lacking, 'has', 'have')} no {thing.partition(' ')[2]}"
