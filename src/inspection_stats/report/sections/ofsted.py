"""The section on Ofsted's judgements: what stands, how it sits among others, and what stood before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.describe.charts.ofsted import grid_chart, group_heading
from inspection_stats.describe.charts.specification import AnyChartSpec
from inspection_stats.describe.english.grammar import upper_first
from inspection_stats.describe.english.labels import judgement_label
from inspection_stats.describe.sentences.among_others import beside_sentence, beside_table, others_of
from inspection_stats.describe.sentences.distribution import distribution_sentence
from inspection_stats.describe.sentences.predecessors import LastReport, created_sentence, record_sentence
from inspection_stats.describe.sentences.published import grade_notes, standing_sentence
from inspection_stats.describe.sentences.since import since_note
from inspection_stats.documents.blocks import Block, Bullets, Paragraph, Section, TableBlock, printable
from inspection_stats.measure.cases.screenings import partners_of
from inspection_stats.measure.grades.latest import beside_review, latest_judgements
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.england_quarter import EnglandQuarter
from inspection_stats.query.graded import graded_reports
from inspection_stats.reference.areas import area_name
from inspection_stats.reference.quarters import Period, long_date
from inspection_stats.report.sections.published import ended_sentence, last_day_sentence
from inspection_stats.report.sections.standing_charts import charts_of

NAME = "ofsted-judgements"
AREAS_IN_GRID = 3


def ofsted_section(asked: AreaQuarter) -> Section:
    """The standing judgements, how they sit among neighbours, region and England, and the charts of both."""
    charts = charts_of(asked)
    if asked.stands.empty:
        return Section(NAME, (Paragraph(nothing_stands(asked)), *charts))
    stands = pd.concat(
        [asked.stands, beside_review(graded_reports(asked.data), asked.data.frameworks, asked.code, asked.day)]
    )
    blocks: list[Block] = [Paragraph(_which_stand(asked)), grid_spec(asked.data, asked.code, asked.day)]
    blocks += _beside(asked)
    blocks += charts
    sentences = [] if asked.ended else _national_sentences(asked.england, stands)
    if sentences:
        same = "the same framework" if len(sentences) == 1 else "each framework"
        blocks.append(Paragraph(f"How {same} had judged all that it had reported on by then:"))
        blocks.append(Bullets(tuple(sentences)))
    blocks += [Paragraph(text) for text in grade_notes(stands, asked.data.frameworks)]
    before = latest_judgements(graded_reports(asked.data), asked.data.frameworks, asked.code, asked.day, place=1)
    which = "Last judgements" if asked.ended else "Judgements"
    caption = f"{which} of {asked.the_area}{', and those before' if len(before) else ''}"
    table = TableBlock("ofsted-judgements", caption, _table(asked, stands, before))
    return Section(NAME, (*blocks, table))


def grid_spec(data: Data, old_la_code: str, day: date) -> AnyChartSpec:
    """The facts of the grid: the area, beside it those it shares a service with, and what stood before."""
    columns = [old_la_code, *partners_of(data.service_areas, old_la_code)][:AREAS_IN_GRID]
    names = data.areas.set_index("old_la_code")["la_name"]
    spec = grid_chart(_groups(data, columns, day), [str(names[code]) for code in columns], data.frameworks, day)
    if not AreaQuarter(EnglandQuarter(data, Period(day, day, str(day))), old_la_code).ended:
        return spec
    # An authority that is no more has no standing grade: the title must not give it one.
    title = spec.title.replace("Overall:", "Overall at its last inspection:")
    return replace(spec, title=title, short=spec.short.replace(spec.title, title))


def nothing_stands(asked: AreaQuarter) -> str:
    """Why no judgement of the area stands: it had not begun, it is new, or no inspection of it is held."""
    if asked.not_begun:
        first = asked.row["start_date"].date()
        when = f"on {long_date(asked.day)}: it began on {long_date(first)}."
        return f"{upper_first(asked.the_area)} did not exist yet {when}"
    if asked.ended:
        return ended_sentence(asked)
    nothing = f"No graded inspection of {asked.the_area} published by {long_date(asked.day)} is held."
    return " ".join([nothing, *new_authority_sentences(asked)])


def new_authority_sentences(asked: AreaQuarter) -> list[str]:
    """That the authority is new, and its predecessors' last grades as a record; nothing for an old one."""
    if not asked.began:
        return []
    names = [area_name(code, asked.data.areas) for code, _ in asked.came_before]
    records = [
        LastReport(
            name, rows["published"].iloc[0].date(), rows["framework"].iloc[0],
            next(iter(rows.loc[rows["judgement"].eq(asked.data.frameworks.overall), "grade"]), ""),
        )
        for name, (_, rows) in zip(names, asked.came_before, strict=True)
        if len(rows)
    ]  # fmt: skip
    return [
        created_sentence(upper_first(asked.the_area), asked.began, names),
        *(record_sentence(one) for one in records),
    ]


def _which_stand(asked: AreaQuarter) -> str:
    framework = asked.data.frameworks.named(asked.stands["framework"].iloc[0])
    if asked.ended:
        return f"{ended_sentence(asked)} Its last report, of {long_date(asked.stands_since)}, is shown as a record."  # type: ignore[arg-type]
    said = standing_sentence(asked.the_area, asked.stands_since, framework, asked.day)  # type: ignore[arg-type]
    return f"{said} {last_day_sentence(asked)}".strip()


def _beside(asked: AreaQuarter) -> Iterator[Block]:
    """How the standing judgements sit among the others: sentences on the overall grade, a table of every judgement."""
    first = next(iter(asked.beside.values()))
    if first.empty:
        return
    frameworks = asked.data.frameworks
    framework = frameworks.named(asked.stands["framework"].iloc[0])
    basis = f"Others are counted by their own latest {framework.family} inspection; the area itself is not among them."
    england = int(asked.beside["England"]["compared"].max())
    since = since_note(asked.family, england, _others_since(asked), asked.england.state, frameworks)
    yield Paragraph(f"How these judgements sit among other authorities, each counted once. {basis} {since}".strip())
    sentences = [
        beside_sentence(asked.beside[one.label], framework.whole, framework, others_of(one))
        for one in asked.comparators
        if framework.whole in set(first["judgement"])
    ]
    if not sentences:
        sentences = [
            "The inspection gave no overall grade, so its judgements are set beside those of others one by one."
        ]
    yield Bullets(tuple(sentences))
    caption = f"Judgements of {asked.the_area} beside other authorities on {long_date(asked.day)}"
    yield TableBlock("beside-others", caption, beside_table(asked.beside, framework, frameworks))


def _others_since(asked: AreaQuarter) -> pd.DataFrame:
    """The other authorities with a grade that have had an inspection of another family since."""
    since = asked.inspected_since
    return since[since["old_la_code"].ne(asked.code)]


def _national_sentences(england: EnglandQuarter, stands: pd.DataFrame) -> list[str]:
    """The national distribution under each standing framework: overall, or of the board's review."""
    standing = [england.data.frameworks.named(name) for name in dict.fromkeys(stands["framework"])]
    return [
        distribution_sentence(england.by_report(one.name, one.main))
        for one in standing
        if one.main and (one.whole_service or one.beside)
    ]


def _groups(data: Data, codes: list[str], day: date) -> dict[str, pd.DataFrame]:
    """Rows for the grid, under the heading of their framework: what stands, the board's review, what stood before."""
    judgements = graded_reports(data)
    now = pd.concat([latest_judgements(judgements, data.frameworks, code, day) for code in codes])
    boards = pd.concat([beside_review(judgements, data.frameworks, code, day) for code in codes])
    before = pd.concat([latest_judgements(judgements, data.frameworks, code, day, place=1) for code in codes])
    groups: dict[str, pd.DataFrame] = {}
    for rows in (now, boards, before):
        for _, same in rows.groupby("framework", sort=False):
            groups[group_heading(same, data.frameworks)] = same
    return groups


def _table(asked: AreaQuarter, stands: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    rows = pd.concat([stands.assign(stands="last" if asked.ended else "standing"), before.assign(stands="before")])
    rows["label"] = [judgement_label(row.framework, row.judgement, asked.data.frameworks) for row in rows.itertuples()]
    rows["day"] = [long_date(day.date()) for day in rows["published"]]
    labels = {"label": "Judgement", "grade": "Grade", "framework": "Framework", "day": "Published", "stands": "State"}
    return printable(rows, labels)
