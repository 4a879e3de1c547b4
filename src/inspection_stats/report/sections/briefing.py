"""The briefing: one page that says how the area is judged, its direction, compared with whom, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from inspection_stats.describe.charts.specification import AnyChartSpec
from inspection_stats.describe.charts.standing_charts import judgements_chart, source_of
from inspection_stats.describe.english.grammar import spoken, upper_first
from inspection_stats.describe.english.labels import judgement_label
from inspection_stats.describe.english.say import say
from inspection_stats.describe.sentences.briefing import inspected_again_sentence, latest_table
from inspection_stats.describe.sentences.programme import result_sentence, screened_sentence, since_sentence
from inspection_stats.describe.sentences.screening import screening_sentence
from inspection_stats.documents.blocks import Block, Bullets, Paragraph, Section, Subheading, TableBlock
from inspection_stats.measure.grades.gaps import gaps_between
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.graded import graded_reports
from inspection_stats.query.inspected import inspected_of, later_than, screenings_by, subjects_for
from inspection_stats.report.sections.headline import headlines, opening_sentence
from inspection_stats.report.sections.programmes import YOUTH_JUSTICE
from inspection_stats.report.sections.questions import questions_of
from inspection_stats.report.sections.standing_charts import distribution_of, overall_at_a_glance

NAME = "briefing"
MOST_QUESTIONS = 2
MOST_DUE = 1


def briefing_section(asked: AreaQuarter) -> Section:
    """What a director reads first, on one page of A4."""
    return Section(NAME, tuple(_blocks(asked)))


def _blocks(asked: AreaQuarter) -> Iterator[Block]:
    yield Paragraph(opening_sentence(asked))
    yield Bullets(tuple(headlines(asked)))
    if not asked.stands.empty and not asked.ended:
        latest = asked.stands["inspection_id"].iloc[0]
        changed = asked.since_before[asked.since_before["inspection_id_after"].eq(latest)]
        caption = say("briefing.latest", area=asked.the_area)
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
    """The area among England and its neighbours overall, or among England judgement by judgement."""
    places = [asked.data.frameworks.named(row.framework).place(row.grade) for row in asked.stands.itertuples()]
    graded = asked.stands[[place is not None for place in places]]
    if asked.ended or graded.empty or graded["judgement"].eq(asked.data.frameworks.overall).any():
        yield from _overall_glance(asked)
        return
    frameworks = asked.data.frameworks
    found = [
        (judgement_label(row.framework, row.judgement, frameworks), row.grade,
         asked.england.by_authority(asked.family, row.judgement))
        for row in graded.itertuples()
    ]  # fmt: skip
    title = say("briefing.judgements-at-a-glance", Area=upper_first(asked.name))
    yield judgements_chart(found, spoken(asked.name), title, asked.day, source_of(asked.inspectorate))


def _overall_glance(asked: AreaQuarter) -> Iterator[AnyChartSpec]:
    """Overall grades of England and the neighbours, where the area existed and any authority of its region has one."""
    distribution = distribution_of(asked)
    if distribution:
        key = "at-a-glance-near" if asked.neighbours else "at-a-glance"
        key = key if any(row.marked for row in distribution.rows) else "at-a-glance-without"
        yield overall_at_a_glance(asked, say(f"briefing.{key}", Area=upper_first(asked.name), area=asked.the_area))


def _youth_justice(asked: AreaQuarter) -> str:
    if asked.screenings:
        return screening_sentence(asked.screenings[-1])
    found = inspected_of(asked.data, asked.code, YOUTH_JUSTICE, asked.day)
    dated = [one for one in found if one.surely_by(asked.day)]
    if not dated:
        earlier = screenings_by(asked.data, asked.code, asked.day)
        if len(earlier):
            return screened_sentence(next(earlier.itertuples()))
        return say("briefing.no-youth-justice", area=asked.the_area)
    names = subjects_for(asked.data, asked.code, YOUTH_JUSTICE)
    # A result that a later one may have superseded is never the headline.
    since = later_than(dated[0], [one for one in found if not one.surely_by(asked.day)])
    if since:
        return since_sentence(since[0], names[since[0].subject], short=True)
    return result_sentence(dated[0], names[dated[0].subject], short=True)


def _coming(asked: AreaQuarter) -> Iterator[str]:
    dated = asked.recommendations[asked.recommendations["due"].ne("")]
    for row in dated.head(MOST_DUE).itertuples():
        yield say("briefing.due", what=row.recommendation, due=row.due)
    if asked.stands.empty or asked.ended:
        return
    frameworks = asked.data.frameworks
    overall = asked.stands.loc[asked.stands["judgement"].eq(frameworks.overall), "grade"]
    names = [one.name for one in frameworks.under(asked.family)]
    gaps = gaps_between(graded_reports(asked.data), names, frameworks.overall, asked.day)
    if len(overall) and (said := inspected_again_sentence(gaps, overall.iloc[0], asked.family)):
        yield said
