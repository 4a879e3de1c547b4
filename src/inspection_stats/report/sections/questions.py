"""The section of questions that a councillor may ask, gathered from every part of the report."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from inspection_stats.describe.english.grammar import the_area
from inspection_stats.describe.sentences.neighbour_questions import (
    learn_questions,
    moved_neighbour_questions,
)
from inspection_stats.describe.sentences.questions import (
    Question,
    age_questions,
    declined_questions,
    england_questions,
    kept_questions,
    lagging_questions,
    new_authority_questions,
    not_comparable_questions,
    recommendation_questions,
    screening_questions,
    worst_grade_questions,
)
from inspection_stats.documents.blocks import Paragraph, Section, TableBlock
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.reference.areas import area_name, predecessors
from inspection_stats.reference.frameworks import Framework
from inspection_stats.report.sections.this_quarter import moves_among

NAME = "questions"
MOST, FEWEST = 8, 3
NEIGHBOUR_QUESTIONS = 2
NONE = "No figure held gives rise to a question."


def questions_section(asked: AreaQuarter) -> Section:
    """Up to eight questions, those with most weight first, each with the figure it stems from."""
    questions = questions_of(asked)
    if not questions:
        return Section(NAME, (Paragraph(NONE),))
    caption = "Questions, and the figure that each stems from"
    return Section(NAME, (TableBlock("questions", caption, questions_frame(questions)),))


def questions_frame(questions: list[Question]) -> pd.DataFrame:
    """The questions as a table."""
    rows = [(one.question, one.figure) for one in questions]
    return pd.DataFrame(rows, columns=["Question", "Figure it stems from"])


def questions_of(asked: AreaQuarter) -> list[Question]:
    """The questions that the area's figures give rise to, at most eight."""
    if asked.ended or asked.not_begun:
        return []
    questions = [*_ofsted(asked), *_rest(asked)]
    more = [] if asked.stands.empty else list(_more(asked))
    return [*questions, *more[: max(0, FEWEST - len(questions))]][:MOST]


def _ofsted(asked: AreaQuarter) -> Iterator[Question]:
    frameworks = asked.data.frameworks
    if asked.stands.empty:
        before = [the_area(area_name(code, asked.data.areas)) for code in predecessors(asked.code, asked.data.areas)]
        if before:
            yield from new_authority_questions(asked.the_area, asked.row["start_date"].date(), before)
        return
    framework = frameworks.named(asked.stands["framework"].iloc[0])
    yield from worst_grade_questions(asked.stands, framework, frameworks)
    yield from declined_questions(_last_changes(asked), frameworks)
    if asked.near:
        found = _overall_last(asked.beside[asked.near.label], framework)
        learn = learn_questions(found, asked.family_state, asked.near, framework, frameworks)
        yield from learn[:NEIGHBOUR_QUESTIONS]
    yield from lagging_questions(asked.stands, framework, frameworks)
    yield from age_questions(asked.stands["published"].iloc[0].date(), asked.day)


def _last_changes(asked: AreaQuarter) -> pd.DataFrame:
    """How the judgements of the latest inspection compare with those of the previous one."""
    return asked.since_before[asked.since_before["inspection_id_after"].eq(asked.stands["inspection_id"].iloc[0])]


def _overall_last(beside: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """Judgements one by one say more than the overall grade, which follows from them: it comes last."""
    return beside.sort_values("judgement", key=lambda keys: keys.eq(framework.whole), kind="stable")


def _rest(asked: AreaQuarter) -> Iterator[Question]:
    for one in asked.screenings:
        yield from screening_questions(one)
    yield from recommendation_questions(asked.recommendations)


def _more(asked: AreaQuarter) -> Iterator[Question]:
    """Questions of less weight, where the figures give rise to fewer than three others."""
    frameworks = asked.data.frameworks
    framework = frameworks.named(asked.stands["framework"].iloc[0])
    if near := asked.near:
        yield from moved_neighbour_questions(moves_among(asked, near), near)
    yield from kept_questions(asked.stands, framework)
    yield from not_comparable_questions(_last_changes(asked), frameworks)
    yield from england_questions(_overall_last(asked.beside["England"], framework), framework, frameworks)
