"""The section on the weakest judgements, the biggest gaps and the smallest bases."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from inspection_stats.describe.english.grammar import lower_first
from inspection_stats.describe.english.numbers import listed, rounded
from inspection_stats.describe.sentences.among_others import others_of
from inspection_stats.describe.sentences.screening import lowest_sentence, small_bases_of
from inspection_stats.describe.sentences.weakest import gap_sentence, smallest_group_sentence, weakest_grade_sentence
from inspection_stats.documents.blocks import Bullets, Paragraph, Section
from inspection_stats.measure.cases.screenings import Screening
from inspection_stats.query.area_quarter import AreaQuarter

NAME = "weakest"
NOTHING = "No judgement stands, so there is none to call weak and none to compare."


def weakest_section(asked: AreaQuarter) -> Section:
    """Ofsted's judgements first, then those of each screening of the quarter."""
    pairs = zip(asked.screenings, asked.compared_nationally, strict=True)
    sentences = (*_ofsted(asked), *(text for one in pairs for text in _screening(*one)))
    blocks = (Bullets(sentences),) if sentences else (Paragraph(NOTHING),)
    return Section(NAME, blocks)


def _ofsted(asked: AreaQuarter) -> Iterator[str]:
    if asked.stands.empty or asked.ended:
        return
    frameworks = asked.data.frameworks
    framework = frameworks.named(asked.stands["framework"].iloc[0])
    yield weakest_grade_sentence(asked.stands, framework, frameworks)
    for comparator in asked.comparators:
        if said := gap_sentence(asked.beside[comparator.label], framework, frameworks, others_of(comparator)):
            yield said
    if said := smallest_group_sentence(asked.beside, framework, frameworks):
        yield said


def _screening(one: Screening, compared: pd.DataFrame) -> Iterator[str]:
    yield f"In the screening of {one.service}, {lower_first(lowest_sentence(one.judgements))}"
    yield small_bases_of(one.judgements)
    yield _gap(compared)


def _gap(compared: pd.DataFrame) -> str:
    """The judgement furthest below its national figure, where any is held and the comparison is fair."""
    fair = compared[compared["difference"].notna() & compared["level"].eq("judgement")]
    if fair.empty:
        return "No national percentage is held for these judgements, so no gap to England is given."
    lowest = fair[fair["difference"].eq(fair["difference"].min())]
    points = rounded(abs(float(lowest["difference"].iloc[0])))
    names = listed(lowest["judgement"].tolist())
    if lowest["difference"].iloc[0] >= 0:
        return "No judgement lies below its national percentage."
    return (
        f"Furthest below its national percentage: {names}, by {points} percentage points; {lowest['verdict'].iloc[0]}."
    )
