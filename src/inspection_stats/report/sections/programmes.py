"""Sections on what any inspectorate judged, a heading of `frameworks.toml` each: youth justice for every area."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.describe.charts.programme import percent_chart, points_chart, standards_chart
from inspection_stats.describe.charts.specification import AnyChartSpec
from inspection_stats.describe.sentences.programme import (
    before_sentence,
    national_counts_sentence,
    result_sentence,
    screened_sentence,
    since_sentence,
    whom_it_serves,
    without_result_sentence,
)
from inspection_stats.documents.blocks import Block, Bullets, Paragraph, Section, Subheading, TableBlock
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.inspected import (
    Inspected,
    inspected_of,
    known_without_results,
    later_than,
    national_counts,
    printed_averages,
    screenings_by,
    subjects_for,
)
from inspection_stats.reference.quarters import long_date

YOUTH_JUSTICE = "Youth justice"


def youth_justice_section(asked: AreaQuarter) -> Section:
    """What is held of the area's youth justice service, with its history; every area has one."""
    return programme_section(asked, YOUTH_JUSTICE)


def other_section(asked: AreaQuarter) -> Section:
    """What is held of the area under each further heading of `frameworks.toml`; nothing where none is."""
    further = [one for one in headings(asked.data) if one != YOUTH_JUSTICE]
    held = [one for one in further if inspected_of(asked.data, asked.code, one, asked.day)]
    blocks = [block for one in held for block in (Subheading(one), *programme_section(asked, one).blocks)]
    return Section("other-inspections", tuple(blocks))


def headings(data: Data) -> list[str]:
    """The headings of `frameworks.toml` that have a section of this kind."""
    return [
        one for one in dict.fromkeys(each.section for each in data.frameworks) if one != data.frameworks.newest.section
    ]


def programme_section(asked: AreaQuarter, heading: str) -> Section:
    """What is held of the area under one heading: latest result, the one before, national counts, charts, history."""
    name = file_name(heading)
    return Section(name, tuple(_blocks(asked, heading, name)))


def file_name(heading: str) -> str:
    """The name of the files of a heading's tables."""
    return heading.lower().replace(" ", "-").replace("’", "")


def programme_charts(asked: AreaQuarter, heading: str) -> list[AnyChartSpec]:
    """The facts of the charts of that section: of the newest inspection of each framework."""
    names = subjects_for(asked.data, asked.code, heading)
    found = inspected_of(asked.data, asked.code, heading, asked.day)
    return [spec for one in _newest_of_each(found) for spec in _charts(asked, one, names[one.subject])]


def programme_frame(asked: AreaQuarter, heading: str) -> pd.DataFrame:
    """Every result of the section, a row each with its date, its source and the words it rests on."""
    names = subjects_for(asked.data, asked.code, heading)
    found = inspected_of(asked.data, asked.code, heading, asked.day)
    frames = [
        one.results.assign(
            inspection_id=one.inspection_id, subject=names[one.subject], framework=one.framework.name,
            published=one.published, inspected=one.inspected,
        )
        for one in found
    ]  # fmt: skip
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()


def _blocks(asked: AreaQuarter, heading: str, name: str) -> Iterator[Block]:
    data = asked.data
    names = subjects_for(data, asked.code, heading)
    found = inspected_of(data, asked.code, heading, asked.day)
    without = known_without_results(data, asked.code, heading, asked.day)
    partial = list(dict.fromkeys(one.partial for one in data.frameworks if one.section == heading and one.partial))
    screened = screenings_by(data, asked.code, asked.day) if heading == YOUTH_JUSTICE else data.sqs_inspections.iloc[:0]
    if not found and without.empty and screened.empty:
        said = "That none is held is no sign that there was none." if partial else ""
        yield Paragraph(f"No result under this heading is held for {asked.the_area} by this day. {said}".strip())
        return
    served = data.service_areas[data.service_areas["service_id"].isin({one.subject for one in found})]
    served = served[served["old_la_code"].eq(asked.code)]
    if len(served):
        yield Bullets(tuple(whom_it_serves(served, asked.the_area)))
    dated = [one for one in found if one.surely_by(asked.day)]
    unsure = [one for one in found if not one.surely_by(asked.day)]
    if dated:
        yield from _latest(asked, dated, unsure, names)
    yield from programme_charts(asked, heading)
    history = [result_sentence(one, names[one.subject]) for one in dated[1:]]
    if history:
        yield Paragraph("Earlier, as history:")
        yield Bullets(tuple(history))
    if unsure:
        yield Paragraph(f"Not dated closely enough to say whether they came out by {long_date(asked.day)}:")
        yield Bullets(tuple(result_sentence(one, names[one.subject]) for one in unsure))
    if len(screened):
        yield Bullets(tuple(screened_sentence(row) for row in screened.itertuples()))
    if len(without):
        yield Bullets(tuple(without_result_sentence(row) for row in without.itertuples()))
    partial = list(dict.fromkeys(one.framework.partial for one in found if one.framework.partial))
    if partial:
        yield Paragraph("Not everything is held: " + "; ".join(partial) + ". Nothing is said of all services from it.")
    if found:
        yield TableBlock(name, f"{heading}: every result held", _table(found, names))


def _latest(
    asked: AreaQuarter, dated: list[Inspected], unsure: list[Inspected], names: dict[str, str]
) -> Iterator[Block]:
    latest = dated[0]
    # A result that may have been superseded is never the headline: what came since is said first.
    since = later_than(latest, unsure)
    sentences = [since_sentence(one, names[one.subject]) for one in since]
    sentences.append(("Before that: " if since else "") + result_sentence(latest, names[latest.subject]))
    previous = next((one for one in dated[1:] if one.subject == latest.subject), None)
    if previous:
        sentences.append(before_sentence(latest, previous))
    if counts := national_counts_sentence(national_counts(asked.data, latest, asked.day)):
        sentences.append(counts)
    yield Paragraph(" ".join(sentences))


def _newest_of_each(found: list[Inspected]) -> list[Inspected]:
    newest: dict[tuple[str, str], Inspected] = {}
    for one in found:
        newest.setdefault((one.subject, one.framework.name), one)
    return list(newest.values())


def _charts(asked: AreaQuarter, one: Inspected, name: str) -> Iterator[AnyChartSpec]:
    graded = one.of_kind("grade")
    if len(graded) > 1:
        yield standards_chart(graded, name, one.framework, one.dated, asked.day)
    points = one.of_kind("points")
    if len(points):
        yield points_chart(points, name, one.framework, one.dated, asked.day)
    percents = one.of_kind("percent")
    if len(percents):
        printed = printed_averages(asked.data, one)
        averages = dict(zip(printed["judgement"], printed["value"].astype(float), strict=True))
        yield percent_chart(percents, averages, name, one.framework, one.dated, asked.day)


def _table(found: list[Inspected], names: dict[str, str]) -> pd.DataFrame:
    rows = [
        {
            "Inspected": names[one.subject],
            "Framework": one.framework.name,
            "Report of": one.dated,
            "Judgement": row.label,
            "Result": row.result,
            "Source": row.source,
        }
        for one in found
        for row in one.results.itertuples()
    ]
    return pd.DataFrame(rows)
