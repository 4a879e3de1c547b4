"""The section on the quarter: what was published on the area, and what moved among the authorities like it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from inspection_stats.check.horizons import VISITS
from inspection_stats.check.sqs import SCREENING
from inspection_stats.describe.english.grammar import lower_first
from inspection_stats.describe.english.labels import judgement_label
from inspection_stats.describe.english.say import say
from inspection_stats.describe.sentences.among_others import place_of
from inspection_stats.describe.sentences.moved import moved_row, neighbour_sentences, reports_sentence
from inspection_stats.describe.sentences.published import (
    WORDS,
    comparison_sentence,
    first_sentence,
    reasons_sentence,
    report_sentence,
)
from inspection_stats.describe.sentences.reports import report_of
from inspection_stats.documents.blocks import Block, Bullets, Paragraph, Section, TableBlock
from inspection_stats.measure.grades.among import keys_of
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.comparators import Comparator
from inspection_stats.query.graded import graded_reports
from inspection_stats.query.horizon import horizon
from inspection_stats.reference.frameworks import Frameworks
from inspection_stats.reference.grades import WITHOUT_RESULT
from inspection_stats.reference.quarters import long_date
from inspection_stats.reference.statuses import EXACT
from inspection_stats.report.sections.headline import later_sentence
from inspection_stats.report.sections.new_authority import ended_sentence, last_day_sentence, new_authority_sentences

NAME = "this-quarter"
NOT_GIVEN = "not given"


def this_quarter_section(asked: AreaQuarter) -> Section:
    """Each report on the area published in the quarter, or that there was none; then the reports on others."""
    held = " ".join(filter(None, (later_sentence(asked), what_is_held(asked))))
    return Section(NAME, (*_own(asked), *_others(asked), Paragraph(held), *_tables(asked)))


def moves_among(asked: AreaQuarter, group: Comparator) -> pd.DataFrame:
    """The quarter's reports on the authorities of a group (`measure.grades.moves`)."""
    return (
        asked.england.moves
        if group.codes is None
        else asked.england.moves[asked.england.moves["old_la_code"].isin(group.codes)]
    )


def nothing_sentence(asked: AreaQuarter) -> str:
    """That no graded inspection of the area came out in the quarter, where all of it is held, and what is latest."""
    key = "this-quarter.nothing" if horizon(asked.data).covers(asked.period) else "this-quarter.nothing-held"
    words = {"inspectorate": asked.inspectorate, "area": asked.the_area, "period": asked.period.in_words}
    return say(key, **words, still=_still(asked)).strip()


def what_is_held(asked: AreaQuarter) -> str:
    """From when to when graded inspections and visits are held, so that nobody takes silence for an answer."""
    graded, visits = horizon(asked.data), horizon(asked.data, VISITS)
    days = {"first": long_date(graded.first), "last": long_date(graded.last)}
    if visits.covers(asked.period):
        return say("this-quarter.held-visits", **days)
    return say("this-quarter.held", **days, first_visit=long_date(visits.first), last_visit=long_date(visits.last))


def _still(asked: AreaQuarter) -> str:
    """What the area's judgements are where nothing new came out: those of its latest report, or none, and why."""
    if asked.ended and asked.ended >= asked.period.start:
        return ended_sentence(asked)
    if asked.began and asked.england.before < asked.began <= asked.day:
        return " ".join(new_authority_sentences(asked))
    if asked.ended or asked.not_begun or asked.stands.empty:
        return say("this-quarter.still-none")
    still = say("this-quarter.still", report=report_of(asked.stands))
    return f"{still} {last_day_sentence(asked)}".strip()


def _own(asked: AreaQuarter) -> Iterator[Block]:
    if asked.new.empty:
        yield Paragraph(nothing_sentence(asked))
    if sentences := (*_published(asked), *_visits(asked), *_letters(asked)):
        yield Bullets(sentences)


def _published(asked: AreaQuarter) -> Iterator[str]:
    frameworks, latest = asked.data.frameworks, set(asked.stands["inspection_id"])
    judgements = graded_reports(asked.data)
    for row in asked.new.itertuples():
        rows = judgements[judgements["inspection_id"].eq(row.inspection_id)]
        # The grades of the latest full inspection, and the way they went, are in the briefing.
        told = row.inspection_id in latest
        said = [report_sentence(rows, asked.the_area, asked.data.frameworks, others=not told)]
        changed = asked.own_changes[asked.own_changes["inspection_id_after"].eq(row.inspection_id)]
        if changed.empty:
            beside = row.framework in frameworks.made_beside
            held = asked.held[asked.held["framework"].isin(frameworks.made_beside) == beside]
            kind = "review" if beside else "report"
            said.append(first_sentence(held, row.inspection_id, asked.data.frameworks, kind))
        else:
            said += [] if told else [comparison_sentence(changed)]
            said.append(reasons_sentence(changed))
        yield " ".join(filter(None, said))


def _visits(asked: AreaQuarter) -> Iterator[str]:
    for row in asked.visits.itertuples():
        yield say(
            "this-quarter.visit",
            inspectorate=asked.inspectorate,
            kind=row.kind,
            day=long_date(row.visited.date()),
            theme=f", on {lower_first(row.theme)}" if row.theme else "",
            letter="" if pd.isna(row.published) else f" (letter of {long_date(row.published.date())})",
        )


def _letters(asked: AreaQuarter) -> Iterator[str]:
    for one in asked.screenings:
        yield say(
            "this-quarter.screening",
            inspectorate=asked.data.frameworks.named(SCREENING).inspectorate,
            day=long_date(one.published),
            service=one.service,
            days=one.on_site.in_words,
            cases=one.cases,
            judgements=len(one.judgements),
            counted=int(one.judgements["status"].eq(EXACT).sum()),
        )


def _table(asked: AreaQuarter, changed: pd.DataFrame) -> pd.DataFrame:
    frameworks = asked.data.frameworks
    return pd.DataFrame(
        {
            "Judgement": [_label(row, frameworks) for row in changed.itertuples()],
            "Previous": [_graded(row.grade_before, row.published_before) for row in changed.itertuples()],
            "Latest": [_graded(row.grade_after, row.published_after) for row in changed.itertuples()],
            "Change": changed["change"].map(WORDS).tolist(),
        }
    )


def _in_report_order(asked: AreaQuarter, changed: pd.DataFrame) -> pd.DataFrame:
    """Judgements in the order of the reports, overall first, those of a framework no longer in use last."""
    names = [*changed["framework_after"].unique(), *changed["framework_before"].unique()]
    keys = list(dict.fromkeys(key for name in names for key in keys_of(asked.data.frameworks.named(name))))
    return changed.sort_values("judgement", key=lambda column: column.map(keys.index), kind="stable")


def _label(row: Any, frameworks: Frameworks) -> str:
    framework = row.framework_after if row.grade_after else row.framework_before
    return judgement_label(framework, row.judgement, frameworks)


def _graded(grade: str, published: pd.Timestamp) -> str:
    return f"{grade or NOT_GIVEN} ({long_date(published.date())})"


def _others(asked: AreaQuarter) -> Iterator[Block]:
    sentences = [
        reports_sentence(moves_among(asked, one), asked.england.changed, place_of(one))
        for one in asked.wider_comparators
    ]
    if asked.near:
        near = moves_among(asked, asked.near)
        sentences = [
            *neighbour_sentences(near, graded_reports(asked.data), asked.data.frameworks, asked.near.not_close),
            *sentences,
        ]
    yield Paragraph(say("this-quarter.among"))
    yield Bullets(tuple(sentences))


def _tables(asked: AreaQuarter) -> Iterator[TableBlock]:
    changed = _in_report_order(asked, asked.own_changes) if len(asked.new) else pd.DataFrame()
    if len(changed):
        caption = say("this-quarter.changes", area=asked.the_area)
        yield TableBlock("changes", caption, _table(asked, changed), annex=True)
    overall = asked.england.state[asked.data.frameworks.overall]
    if asked.england.moves.empty or overall.isin(WITHOUT_RESULT).all():
        return
    rows = [
        moved_row(
            group.label, moves_among(asked, group), asked.data.frameworks,
            *(state if group.codes is None else state[state["old_la_code"].isin(group.codes)]
              for state in (asked.england.state_before, asked.england.state)),
        )
        for group in asked.comparators
    ]  # fmt: skip
    yield TableBlock("moves", say("this-quarter.moves"), pd.DataFrame(rows), annex=True)
