"""Sections on what any inspectorate judged, a heading of `frameworks.toml` each: youth justice for every area."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.describe.charts.programme import percent_chart, points_chart, standards_chart
from inspection_stats.describe.charts.specification import AnyChartSpec
from inspection_stats.describe.english.links import linked
from inspection_stats.describe.english.say import say
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
from inspection_stats.reference.partial_dates import last_day
from inspection_stats.report.sections.sqs import screening_blocks

YOUTH_JUSTICE = "Youth justice"


def youth_justice_section(asked: AreaQuarter) -> Section:
    """The screenings of the quarter, then what else is held of the area's youth justice service; every area has one."""
    screened = [block for one in asked.screenings for block in screening_blocks(asked.data, one, asked.day)]
    rest = programme_section(asked, YOUTH_JUSTICE).blocks
    if screened and rest:
        screened.append(Subheading(say("programme.other")))
    return Section(file_name(YOUTH_JUSTICE), (*screened, *rest))


def other_section(asked: AreaQuarter) -> Section:
    """What is held of the area under each further heading of `frameworks.toml`; nothing where none is."""
    further = [one for one in headings(asked.data) if one != YOUTH_JUSTICE]
    held = [one for one in further if inspected_of(asked.data, asked.code, one, asked.day)]
    blocks = [block for one in held for block in (Subheading(one), *programme_section(asked, one).blocks)]
    return Section("other-inspections", tuple(blocks))


def headings(data: Data) -> list[str]:
    """The headings of `frameworks.toml` that have a section of this kind."""
    own = data.frameworks.newest.section
    return [one for one in dict.fromkeys(each.section for each in data.frameworks) if one != own]


def programme_section(asked: AreaQuarter, heading: str) -> Section:
    """What is held of the area under one heading: latest result, the previous one, national counts, charts, history."""
    name = file_name(heading)
    return Section(name, tuple(_blocks(asked, heading, name)))


def file_name(heading: str) -> str:
    """The name of the files of a heading's tables."""
    return heading.lower().replace(" ", "-").replace("’", "")


def programme_charts(asked: AreaQuarter, heading: str) -> list[AnyChartSpec]:
    """The facts of the charts of that section: of the latest inspection of each framework."""
    names = subjects_for(asked.data, asked.code, heading)
    found = inspected_of(asked.data, asked.code, heading, asked.day)
    return [
        replace(spec, annex=not _of_the_quarter(asked, one))
        for one in _newest_of_each(found)
        for spec in _charts(asked, one, names[one.subject])
    ]


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
    notes = list(_notes(asked, heading))
    partial = list(dict.fromkeys(one.partial for one in data.frameworks if one.section == heading and one.partial))
    if not found and not notes:
        if not asked.screenings:
            yield Paragraph(say("programme.none-partial" if partial else "programme.none", area=asked.the_area))
        return
    served = data.service_areas[data.service_areas["service_id"].isin({one.subject for one in found})]
    served = served[served["old_la_code"].eq(asked.code)]
    dated = [one for one in found if one.surely_by(asked.day)]
    unsure = [one for one in found if not one.surely_by(asked.day)]
    if dated:
        yield Paragraph(" ".join(filter(None, _latest(asked, dated, unsure, names))))
    yield from programme_charts(asked, heading)
    history = [say("programme.earlier", result=result_sentence(one, names[one.subject])) for one in dated[1:]]
    told = {one.inspection_id for one in later_than(dated[0], unsure)} if dated else set()
    rest = [one for one in unsure if one.inspection_id not in told]
    undated = [say("programme.undated", result=result_sentence(one, names[one.subject])) for one in rest]
    if bullets := (*history, *undated, *notes, *whom_it_serves(served, asked.the_area)):
        yield Bullets(bullets)
    partial = list(dict.fromkeys(one.framework.partial for one in found if one.framework.partial))
    if partial:
        yield Paragraph(say("programme.partial", what="; ".join(partial)))
    if found:
        yield TableBlock(name, say("programme.table", heading=heading), _table(found, names), annex=True)


def _notes(asked: AreaQuarter, heading: str) -> Iterator[str]:
    """Screenings that the report of another quarter shows, and inspections of which no result is held."""
    if heading == YOUTH_JUSTICE:
        shown = {one.inspection_id for one in asked.screenings}
        held = screenings_by(asked.data, asked.code, asked.day)
        yield from (screened_sentence(row) for row in held.itertuples() if row.inspection_id not in shown)
    without = known_without_results(asked.data, asked.code, heading, asked.day)
    yield from (without_result_sentence(row) for row in without.itertuples())


def _latest(
    asked: AreaQuarter, dated: list[Inspected], unsure: list[Inspected], names: dict[str, str]
) -> Iterator[str]:
    latest = dated[0]
    # A result that may have been superseded is never the headline: what came since is said first.
    since = later_than(latest, unsure)
    yield from (since_sentence(one, names[one.subject]) for one in since)
    result = result_sentence(latest, names[latest.subject])
    yield say("programme.before-that", result=result) if since else result
    previous = next((one for one in dated[1:] if one.subject == latest.subject), None)
    if previous:
        yield before_sentence(latest, previous)
    yield national_counts_sentence(national_counts(asked.data, latest, asked.day))


def _of_the_quarter(asked: AreaQuarter, one: Inspected) -> bool:
    """Whether its report came out in the quarter: charts of older ones are in the annex."""
    return bool(one.published) and asked.period.start <= last_day(one.published) <= asked.day


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


def _site(source: str) -> str:
    """The site of an address, to be read; any other source as it is."""
    return urlsplit(source).netloc.removeprefix("www.") or source


def _table(found: list[Inspected], names: dict[str, str]) -> pd.DataFrame:
    rows = [
        {
            "Inspected": names[one.subject],
            "Framework": one.framework.name,
            "Report of": one.dated,
            "Judgement": row.label,
            "Result": row.result,
            "Source": linked(_site(row.source), row.source),
        }
        for one in found
        for row in one.results.itertuples()
    ]
    return pd.DataFrame(rows)
