"""The quarterly report of one area: its sections, and the charts and tables that go into the pack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from inspection_stats.areas import area_name, find_area
from inspection_stats.check.data import Data, data_files, read_data
from inspection_stats.describe.context import context_chart
from inspection_stats.describe.numbers import plain
from inspection_stats.draw.draw import draw
from inspection_stats.publish.blocks import Bullets, Paragraph, Section, TableBlock, printable
from inspection_stats.publish.frames import comparison_frame, ofsted_frame, sqs_frame, theme_frame
from inspection_stats.publish.ofsted_section import ofsted_section, published_sentences
from inspection_stats.publish.report import Report
from inspection_stats.publish.run_id import checksums, run_id
from inspection_stats.publish.sqs_section import compared_nationally, screenings_in, sqs_section, summary_sentences
from inspection_stats.quarters import Period, long_date, parse_period


def quarterly_report(area: str, quarter: str, data_dir: str | Path = "data") -> Report:
    """Make the report of `area` (a name, code or alias) for `quarter` (any form `parse_period` reads).

    Raises `BadRequest` for an unknown area or a malformed quarter, `BadData` for faults in the tables.
    """
    period = parse_period(quarter)
    data = read_data(Path(data_dir))
    code = find_area(area, data.areas, data.area_aliases, period.end)
    name = area_name(code, data.areas)
    sections = (
        _summary(data, name, code, period),
        ofsted_section(data, name, code, period),
        sqs_section(data, name, code, period),
        *_context(data, name, code, period),
        *_recommendations(data, code, period),
        _method(period),
    )
    run = run_id(parameters(name, period), checksums(data_files(Path(data_dir))))
    return Report(report_title(name, period), sections, dict(_frames(data, code, period)), run)


def parameters(area: str, period: Period) -> dict[str, str]:
    """What decides a quarterly report, beside the data: as the manifest records it and the run id counts it."""
    return {"report": "quarterly", "area": area, "quarter": period.label}


def report_title(area: str, period: Period) -> str:
    """ "Inspection results: Westminster, 2015-16 Q4"."""
    return f"Inspection results: {area}, {period.label}"


def _summary(data: Data, area: str, code: str, period: Period) -> Section:
    items = published_sentences(data, area, code, period)
    for screening in screenings_in(data, code, period):
        items.append(
            f"HM Inspectorate of Probation published its Short Quality Screening of {screening.service} on "
            f"{long_date(screening.published)}, from {screening.cases} cases."
        )
        items += summary_sentences(data, screening)[:2]
    as_at = f"This report covers {period.in_words}. Figures are as at {long_date(period.end)}."
    return Section("summary", "Summary", (Paragraph(as_at), Bullets(tuple(items))))


def _context(data: Data, area: str, code: str, period: Period) -> Iterator[Section]:
    rows = data.local_context[data.local_context["area_code"].eq(code)]
    # What the pack of May 2016 printed is context for that year, not for any other.
    if rows.empty or not screenings_in(data, code, period):
        return
    shown = pd.DataFrame(
        {
            "Figure": rows["label"] + ", " + rows["unit"].replace("percent", "per cent"),
            area: [plain(value) for value in rows["local"]],
            "Set beside": [f"{plain(row.comparator_value)}, {row.comparator}" for row in rows.itertuples()],
            "Period": rows["period"],
            "Source and note": (rows["source"] + ". " + rows["note"]).str.removesuffix(". "),
        }
    )
    yield Section(
        "local-context",
        "Local context",
        (
            draw(context_chart(rows, area, period.end)),
            TableBlock("local-context", f"{area} beside national figures", shown),
        ),
    )


def _recommendations(data: Data, code: str, period: Period) -> Iterator[Section]:
    rows = data.recommendations[data.recommendations["inspection_id"].isin(_reports_in(data, code, period))]
    if rows.empty:
        return
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
    yield Section(
        "recommendations",
        "Recommendations and areas for improvement",
        (
            Paragraph(
                "Owners and dates are those that the committee pack gives; where it gives none, the table says so."
            ),
            TableBlock("recommendations", "Recommendations, with owner and date", printable(shown, labels)),
        ),
    )


def _reports_in(data: Data, code: str, period: Period) -> set[str]:
    days = data.ofsted_judgements["published"]
    inside = days.ge(pd.Timestamp(period.start)) & days.le(pd.Timestamp(period.end))
    ofsted = data.ofsted_judgements.loc[inside & data.ofsted_judgements["area_code"].eq(code), "inspection_id"]
    return {*ofsted, *(screening.inspection_id for screening in screenings_in(data, code, period))}


METHOD = (
    "A percentage is sufficient cases over the cases the question applied to. Denominators differ from question to "
    "question; a base under ten cases is marked.",
    "Intervals are Wilson score intervals at 95%. They say how far a percentage may lie from what many more such cases "
    "would show.",
    "Bands (over 90%, over 85%, below 80%) compare unrounded values, strictly. Printed figures are rounded, halves up.",
    "A judgement that a letter states in words only has no count. Its words stand, with the range they allow.",
    "A theme’s percentage pools the judgements stated exactly. A judgement whose cases are part of another’s is left "
    "out, so that no case counts twice for one question.",
    "Distributions say whether they count reports or authorities. An abolished authority leaves the count on the day "
    "after it ended, and its successors start without a grade.",
    "Different inspection programmes are not compared with one another.",
)


def _method(period: Period) -> Section:
    as_at = f"Standing judgements are those of reports published by {long_date(period.end)}."
    return Section("method", "How the figures are made", (Bullets(METHOD), Paragraph(as_at)))


def _frames(data: Data, code: str, period: Period) -> Iterator[tuple[str, pd.DataFrame]]:
    """The frames behind the tables of the pack, each row with its source."""
    screenings = screenings_in(data, code, period)
    if screenings:
        yield "sqs-sufficiency", sqs_frame(screenings)
        yield "sqs-themes", theme_frame(screenings)
        yield "sqs-comparison", comparison_frame(pd.concat([compared_nationally(data, one) for one in screenings]))
    yield "ofsted-judgements", ofsted_frame(data, code, period)
    yield "local-context", data.local_context[data.local_context["area_code"].eq(code)]
    reports = _reports_in(data, code, period)
    yield "recommendations", data.recommendations[data.recommendations["inspection_id"].isin(reports)]
