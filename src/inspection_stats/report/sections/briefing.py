"""The briefing: one page that says how the area stands, which way it goes, compared with whom, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from inspection_stats.describe.charts.specification import AnyChartSpec
from inspection_stats.describe.english.grammar import upper_first
from inspection_stats.describe.sentences.briefing import inspected_again_sentence, latest_table
from inspection_stats.describe.sentences.programme import result_sentence
from inspection_stats.documents.blocks import Block, Bullets, Paragraph, Section, Subheading, TableBlock
from inspection_stats.measure.grades.gaps import gaps_between
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.graded import graded_reports
from inspection_stats.query.inspected import inspected_of, subjects_for
from inspection_stats.reference.quarters import long_date
from inspection_stats.report.sections.programmes import YOUTH_JUSTICE
from inspection_stats.report.sections.questions import questions_of
from inspection_stats.report.sections.standing_charts import charts_of
from inspection_stats.report.sections.summary import (
    latest_sentences,
    no_overall_sentence,
    place_sentence,
    screening_headline,
)

NAME = "briefing"
MOST_QUESTIONS = 2
MOST_DUE = 1


def briefing_section(asked: AreaQuarter) -> Section:
    """What a director reads first, on one page of A4."""
    return Section(NAME, tuple(_blocks(asked)))


def _blocks(asked: AreaQuarter) -> Iterator[Block]:
    yield Bullets(tuple(filter(None, (*latest_sentences(asked), no_overall_sentence(asked), place_sentence(asked)))))
    if not asked.stands.empty and not asked.ended:
        latest = asked.stands["inspection_id"].iloc[0]
        changed = asked.since_before[asked.since_before["inspection_id_after"].eq(latest)]
        caption = f"Latest full inspection of {asked.the_area}, published {long_date(asked.stands_since)}"  # type: ignore[arg-type]
        yield TableBlock("briefing", caption, latest_table(asked.stands, changed, asked.data.frameworks))
    yield from _glance(asked)
    yield Subheading("Youth justice")
    yield Paragraph(_youth_justice(asked))
    if questions := questions_of(asked)[:MOST_QUESTIONS]:
        yield Subheading("Worth asking")
        yield Bullets(tuple(one.question for one in questions))
    if coming := tuple(_coming(asked)):
        yield Subheading("What comes next")
        yield Bullets(coming)


def _glance(asked: AreaQuarter) -> Iterator[AnyChartSpec]:
    """The area among England and its neighbours, where any of them has a grade; its region is in the report."""
    region = str(asked.row["region_name"])
    for spec in charts_of(asked):
        if spec.name == "distribution":
            title = f"{upper_first(asked.name)} among England{' and its neighbours' if asked.neighbours else ''}"
            if not any(row.marked for row in spec.rows):
                title = f"Overall grades of others: {asked.the_area} has none"
            rows = tuple(row for row in spec.rows if row.label != region)
            yield replace(spec, name="at-a-glance", title=title, rows=rows, short=spec.short.replace(spec.title, title))


def _youth_justice(asked: AreaQuarter) -> str:
    if asked.screenings:
        return screening_headline(asked.screenings[-1])
    found = [one for one in inspected_of(asked.data, asked.code, YOUTH_JUSTICE, asked.day) if one.surely_by(asked.day)]
    if not found:
        return f"No dated inspection result of the youth justice service of {asked.the_area} is held."
    return result_sentence(found[0], subjects_for(asked.data, asked.code, YOUTH_JUSTICE)[found[0].subject])


def _coming(asked: AreaQuarter) -> Iterator[str]:
    dated = asked.recommendations[asked.recommendations["due"].ne("")]
    for row in dated.head(MOST_DUE).itertuples():
        yield f"{row.recommendation} ({row.due})."
    if asked.stands.empty or asked.ended:
        return
    frameworks = asked.data.frameworks
    overall = asked.stands.loc[asked.stands["judgement"].eq(frameworks.overall), "grade"]
    names = [one.name for one in frameworks.under(asked.family)]
    gaps = gaps_between(graded_reports(asked.data), names, frameworks.overall, asked.day)
    if len(overall) and (said := inspected_again_sentence(gaps, overall.iloc[0], asked.family)):
        yield said
