"""The section on what was published in the quarter: each report with what it says."""

from __future__ import annotations

from collections.abc import Iterator

from inspection_stats.check.horizons import VISITS
from inspection_stats.check.sqs import SCREENING
from inspection_stats.describe.english.grammar import joined, the_area, upper_first, verb
from inspection_stats.describe.sentences.published import report_sentence
from inspection_stats.describe.sentences.visits import visit_sentences
from inspection_stats.documents.blocks import Block, Bullets, Paragraph, Section
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.graded import graded_reports
from inspection_stats.query.horizon import horizon
from inspection_stats.reference.areas import area_name, successors
from inspection_stats.reference.quarters import long_date

NAME = "published"


def published_section(asked: AreaQuarter) -> Section:
    """Each report of the area published in the quarter and what it judged, or that there was none."""
    sentences = (*_sentences(asked), *visit_sentences(asked.visits, asked.data.frameworks.newest.inspectorate))
    blocks: tuple[Block, ...] = (Bullets(sentences),) if sentences else ()
    if asked.new.empty:
        blocks = (Paragraph(nothing_published(asked)), *blocks)
    return Section(NAME, (*blocks, Paragraph(what_is_held(asked))))


def nothing_published(asked: AreaQuarter) -> str:
    """That no graded inspection of the area came out in the quarter, where all of the quarter is held."""
    held = horizon(asked.data)
    if not held.covers(asked.period):
        return f"No graded inspection of {asked.the_area} published from {asked.period.in_words} is held."
    who = asked.data.frameworks.newest.inspectorate
    return f"{who} published no graded inspection of {asked.the_area} from {asked.period.in_words}."


def what_is_held(asked: AreaQuarter) -> str:
    """From when to when graded inspections and visits are held, so that nobody takes silence for an answer."""
    graded, visits = horizon(asked.data), horizon(asked.data, VISITS)
    held = f"Graded inspections are held from {long_date(graded.first)} to {long_date(graded.last)}."
    if visits.covers(asked.period):
        return f"{held} Joint targeted area inspections, which give no grade, are not held."
    return (
        f"{held} Focused and monitoring visits, which give no grade, are held from {long_date(visits.first)} to "
        f"{long_date(visits.last)} only, and joint targeted area inspections not at all."
    )


def ended_sentence(asked: AreaQuarter) -> str:
    """That the authority no longer existed, since when, and what took its place; empty while it exists."""
    if not asked.ended:
        return ""
    after = joined([the_area(area_name(code, asked.data.areas)) for code in successors(asked.code, asked.data.areas)])
    return f"{upper_first(asked.the_area)} ended on {long_date(asked.ended)}: no judgement of it stands." + (
        f" {after} took its place." if after else ""
    )


def last_day_sentence(asked: AreaQuarter) -> str:
    """That the quarter's last day was the authority's own, and what takes its place; empty of any other."""
    if asked.last_day != asked.day:
        return ""
    codes = successors(asked.code, asked.data.areas)
    after = joined([the_area(area_name(code, asked.data.areas)) for code in codes])
    follows = f": after it {after} {verb(len(codes), 'takes', 'take')} its place, without its grades" if codes else ""
    return f"It is also the last day of {asked.the_area} as an authority{follows}."


def _sentences(asked: AreaQuarter) -> Iterator[str]:
    judgements = graded_reports(asked.data)
    for inspection_id in asked.new["inspection_id"]:
        rows = judgements[judgements["inspection_id"].eq(inspection_id)]
        yield report_sentence(rows, asked.the_area, asked.data.frameworks)
    who = asked.data.frameworks.named(SCREENING).inspectorate
    for one in asked.screenings:
        counted = int(one.judgements["status"].eq("exact").sum())
        yield (
            f"On {long_date(one.published)} {who} published its letter on the Short Quality Screening "
            f"of {one.service}, on site {one.on_site.in_words}: {one.cases} cases, "
            f"{len(one.judgements)} judgements, {counted} of them stated as counts."
        )
