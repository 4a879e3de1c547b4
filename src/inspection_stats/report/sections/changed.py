"""The section on what changed since the last quarter: for the area, its neighbours, its region and England."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from inspection_stats.describe.english.grammar import upper_first
from inspection_stats.describe.english.labels import judgement_label
from inspection_stats.describe.sentences.among_others import place_of
from inspection_stats.describe.sentences.moved import moved_row, neighbour_sentences, reports_sentence
from inspection_stats.describe.sentences.published import WORDS, comparison_sentences, first_sentence
from inspection_stats.documents.blocks import Block, Bullets, Paragraph, Section, TableBlock
from inspection_stats.measure.grades.among import keys_of
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.comparators import Comparator
from inspection_stats.query.graded import graded_reports
from inspection_stats.reference.frameworks import Frameworks
from inspection_stats.reference.grades import WITHOUT_RESULT
from inspection_stats.reference.quarters import long_date
from inspection_stats.report.sections.ofsted import new_authority_sentences

NAME = "changes"
NOT_GIVEN = "not given"


def changed_section(asked: AreaQuarter) -> Section:
    """What is new for the area, judgement by judgement, and what moved among the authorities it is set beside."""
    return Section(NAME, (*_own(asked), *_others(asked)))


def moves_among(asked: AreaQuarter, group: Comparator) -> pd.DataFrame:
    """The quarter's reports of the authorities of a group (`measure.grades.moves`)."""
    return (
        asked.england.moves
        if group.codes is None
        else asked.england.moves[asked.england.moves["old_la_code"].isin(group.codes)]
    )


def unchanged_sentence(asked: AreaQuarter) -> str:
    """That nothing changed for the area over the quarter, and what goes on standing."""
    span = f"between {long_date(asked.england.before)} and {long_date(asked.day)}"
    if asked.ended and asked.ended >= asked.period.start:
        return (
            f"{upper_first(asked.the_area)} ended on {long_date(asked.ended)}: from then on no judgement of it stands."
        )
    if asked.began and asked.england.before < asked.began <= asked.day:
        return " ".join(new_authority_sentences(asked))
    if asked.ended or asked.not_begun or asked.stands_since is None:
        return f"Nothing changed for {asked.the_area} {span}: no judgement of it stood on either day."
    since = long_date(asked.stands_since)
    if asked.last_day == asked.day:
        return (
            f"No report on {asked.the_area} came out {span}. The judgements of {since} stand to the last day: "
            f"{asked.the_area} ended on {long_date(asked.day)}, and no judgement of it stands after that."
        )
    return f"Nothing changed for {asked.the_area} {span}: no report came out. The judgements of {since} stand."


def _own(asked: AreaQuarter) -> Iterator[Block]:
    if asked.new.empty:
        yield Paragraph(unchanged_sentence(asked))
        return
    changed = _in_report_order(asked, asked.own_changes)
    for row in asked.new.itertuples():
        yield Paragraph(" ".join(_about(asked, row, changed[changed["inspection_id_after"].eq(row.inspection_id)])))
    if len(changed):
        yield TableBlock("changes", f"Judgements of {asked.the_area} before and after", _table(asked, changed))


def _about(asked: AreaQuarter, row: Any, changed: pd.DataFrame) -> list[str]:
    frameworks = asked.data.frameworks
    new = f"New: the {frameworks.named(row.framework).report} of {long_date(row.published.date())}."
    if changed.empty:
        beside = row.framework in frameworks.made_beside
        held = asked.held[asked.held["framework"].isin(frameworks.made_beside) == beside]
        kind = "review" if beside else "report"
        return [new, first_sentence(held, row.inspection_id, frameworks, kind)]
    return [new, *comparison_sentences(changed, asked.the_area)]


def _table(asked: AreaQuarter, changed: pd.DataFrame) -> pd.DataFrame:
    frameworks = asked.data.frameworks
    return pd.DataFrame(
        {
            "Judgement": [_label(row, frameworks) for row in changed.itertuples()],
            "Before": [_graded(row.grade_before, row.published_before) for row in changed.itertuples()],
            "Now": [_graded(row.grade_after, row.published_after) for row in changed.itertuples()],
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
    yield Paragraph(f"Among others, from {asked.period.in_words}:")
    sentences = [
        reports_sentence(
            moves_among(asked, one), asked.england.changed, place_of(one), asked.data.frameworks.newest.inspectorate
        )
        for one in asked.wider_comparators
    ]
    if asked.near:
        near = moves_among(asked, asked.near)
        sentences = [
            *neighbour_sentences(near, graded_reports(asked.data), asked.data.frameworks, asked.near.not_close),
            *sentences,
        ]
    yield Bullets(tuple(sentences))
    overall = (~asked.england.state[asked.data.frameworks.overall].isin(WITHOUT_RESULT)).any()
    if asked.england.moves.empty or not overall:
        return
    rows = [
        moved_row(
            group.label, moves_among(asked, group), asked.data.frameworks,
            *(state if group.codes is None else state[state["old_la_code"].isin(group.codes)]
              for state in (asked.england.state_before, asked.england.state)),
        )
        for group in asked.comparators
    ]  # fmt: skip
    caption = (
        "Reports of the quarter: overall grade compared with the one before; and authorities good or better overall "
        "at their latest full inspection, before the quarter and after it"
    )
    yield TableBlock("moves", caption, pd.DataFrame(rows))
