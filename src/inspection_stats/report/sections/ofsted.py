"""The section on the judgements of the area's services: compared with others, and through the years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from inspection_stats.describe.charts.specification import AnyChartSpec
from inspection_stats.describe.english.grammar import upper_first
from inspection_stats.describe.english.labels import judgement_label
from inspection_stats.describe.english.links import linked
from inspection_stats.describe.english.numbers import percent
from inspection_stats.describe.english.say import say
from inspection_stats.describe.sentences.among_others import beside_table, compared_sentence, others_of
from inspection_stats.describe.sentences.published import latest_sentence
from inspection_stats.describe.sentences.reports import report_of
from inspection_stats.describe.sentences.since import since_note
from inspection_stats.documents.blocks import Block, Bullets, Paragraph, Section, TableBlock, printable
from inspection_stats.measure.grades.distribution import Distribution
from inspection_stats.measure.grades.latest import beside_review, latest_judgements
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.england_quarter import EnglandQuarter
from inspection_stats.query.graded import graded_reports
from inspection_stats.reference.quarters import long_date
from inspection_stats.report.sections.new_authority import ended_sentence, new_authority_sentences
from inspection_stats.report.sections.standing_charts import charts_of

NAME = "ofsted-judgements"
CHARTS = ("neighbours", "timeline")
"""The charts of the section; the others are in `Quarter.standing_charts` and, of England, in the briefing."""


def ofsted_section(asked: AreaQuarter) -> Section:
    """The latest judgements compared with those of neighbours, region and England, and the area through the years."""
    return Section(NAME, tuple(_blocks(asked)))


def nothing_held(asked: AreaQuarter) -> str:
    """Why the area has no judgement: it had not begun, it is new, or no inspection of it is held."""
    if asked.not_begun:
        first = long_date(asked.row["start_date"].date())
        return say("ofsted.not-begun", Area=upper_first(asked.the_area), day=long_date(asked.day), first=first)
    if asked.ended:
        return ended_sentence(asked)
    nothing = say("ofsted.none", area=asked.the_area, day=long_date(asked.day))
    return " ".join([nothing, *new_authority_sentences(asked)])


def _blocks(asked: AreaQuarter) -> Iterator[Block]:
    charts = [_placed(asked, spec) for spec in charts_of(asked) if spec.name in CHARTS]
    if asked.stands.empty:
        yield Paragraph(nothing_held(asked))
        yield from charts
        return
    yield Paragraph(_which(asked))
    yield from (spec for spec in charts if spec.name == "neighbours")
    yield from _compared(asked)
    yield from (spec for spec in charts if spec.name != "neighbours")
    yield from _tables(asked)


def _placed(asked: AreaQuarter, spec: AnyChartSpec) -> AnyChartSpec:
    """The chart, in the annex where a quiet quarter adds nothing to the years it shows."""
    quiet = asked.new.empty and not asked.stands.empty
    return replace(spec, annex=quiet and spec.name == "timeline")


def _which(asked: AreaQuarter) -> str:
    if asked.ended:
        return f"{ended_sentence(asked)} {say('ofsted.record', report=report_of(asked.stands))}"
    framework = asked.data.frameworks.named(asked.stands["framework"].iloc[0])
    return latest_sentence(asked.stands, asked.the_area, framework, asked.day)


def _compared(asked: AreaQuarter) -> Iterator[Block]:
    """A sentence a group: how the overall grade compares, and in which judgement the gap is widest."""
    if next(iter(asked.beside.values())).empty:
        return
    frameworks = asked.data.frameworks
    framework = frameworks.named(asked.stands["framework"].iloc[0])
    england = int(asked.beside["England"]["compared"].max())
    since = asked.inspected_since[asked.inspected_since["old_la_code"].ne(asked.code)]
    note = since_note(england, since, asked.england.state, frameworks)
    basis = say("ofsted.compared-with", family=framework.family, area=asked.the_area)
    yield Paragraph(f"{note} {basis}".strip())
    found = [(asked.beside[one.label], others_of(one)) for one in asked.comparators]
    yield Bullets(tuple(compared_sentence(rows, framework, frameworks, others) for rows, others in found))
    caption = say("ofsted.table-compared", area=asked.the_area, day=long_date(asked.day))
    yield TableBlock("beside-others", caption, beside_table(asked.beside, framework, frameworks), annex=True)


def _tables(asked: AreaQuarter) -> Iterator[Block]:
    """Every judgement of the latest and the previous inspection, and how each framework has judged all of England."""
    judgements, frameworks = graded_reports(asked.data), asked.data.frameworks
    latest = pd.concat([asked.stands, beside_review(judgements, frameworks, asked.code, asked.day)])
    previous = latest_judgements(judgements, frameworks, asked.code, asked.day, place=1)
    key = "ofsted.table-both" if len(previous) else "ofsted.table-latest"
    caption = say(key, area=asked.the_area)
    yield TableBlock("ofsted-judgements", caption, _judgement_table(asked, latest, previous), annex=True)
    national = [] if asked.ended else _national(asked.england, latest)
    if national:
        yield TableBlock(
            "national-grades",
            say("ofsted.table-national", day=long_date(asked.day)),
            _national_table(national),
            annex=True,
        )


def _judgement_table(asked: AreaQuarter, latest: pd.DataFrame, previous: pd.DataFrame) -> pd.DataFrame:
    rows = pd.concat([latest.assign(which="last" if asked.ended else "latest"), previous.assign(which="previous")])
    rows["label"] = [judgement_label(row.framework, row.judgement, asked.data.frameworks) for row in rows.itertuples()]
    rows["day"] = [linked(long_date(row.published.date()), row.report_url) for row in rows.itertuples()]
    labels = {"label": "Judgement", "grade": "Grade", "framework": "Framework", "day": "Report", "which": "Inspection"}
    return printable(rows, labels)


def _national(england: EnglandQuarter, latest: pd.DataFrame) -> list[Distribution]:
    """The grades of all reports under each of the latest frameworks: overall, or of its only judgement."""
    found = [england.data.frameworks.named(name) for name in dict.fromkeys(latest["framework"])]
    return [england.by_report(one.name, one.main) for one in found if one.main and (one.whole_service or one.beside)]


def _national_table(found: list[Distribution]) -> pd.DataFrame:
    rows = []
    for one in found:
        graded = one.frame[one.frame["share"].notna()]
        cells = zip(graded["grade"], graded["count"], strict=True)
        shares = {grade: f"{number} ({percent(number, one.total)})" for grade, number in cells}
        rows.append({"Framework": one.framework, "Reports": f"{one.total:,}", **shares})
    return pd.DataFrame(rows).fillna("")
