"""Grades as chosen: an area's grade with those of a group of authorities or services, or the grid of them all."""

from __future__ import annotations

from typing import Any

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.describe.charts.chosen import beside_chart, shares_chart
from inspection_stats.describe.sentences.distribution import distribution_sentence
from inspection_stats.errors import BadRequest
from inspection_stats.explore.choice import (
    ENGLAND,
    NEIGHBOURS,
    OWN_LIST,
    REGION,
    SHARES,
    Choice,
    judgement_words,
    name_of,
)
from inspection_stats.explore.view import View
from inspection_stats.measure.grades.bands import in_bands
from inspection_stats.measure.grades.cutoff import Cutoff
from inspection_stats.measure.grades.distribution import Distribution, grade_distribution
from inspection_stats.measure.grades.latest import Superseded, superseded
from inspection_stats.measure.grades.state import ABOUT, judgement_columns, state_at
from inspection_stats.query.graded import graded_reports
from inspection_stats.query.subjects import Subjects, subjects_of
from inspection_stats.reference.areas import areas_at, areas_in, neighbours_of
from inspection_stats.reference.grades import WITHOUT_RESULT
from inspection_stats.reference.nouns import AUTHORITIES
from inspection_stats.reference.quarters import long_date


def grades_view(data: Data, choice: Choice) -> View:
    """The grades of a group of authorities with the area's place, or the grid of them.

    Raises `BadRequest` for an area never inspected under the programme, for a list of fewer than two others, and for a
    grid of all of England.
    """
    held = subjects_of(data, (choice.programme,))
    held.refuse_partial("A comparison of grades")
    codes = held.serving(group_codes(data, choice))
    state = state_at(held.judgements, held.known, data.frameworks, Cutoff(choice.period.end), (choice.programme,))
    inspected = set(state.loc[state["inspection_id"].ne(""), "old_la_code"])
    # Of several services that have served the area, take one that was inspected.
    own = sorted(held.serving([choice.area]), key=lambda code: code not in inspected)
    _refuse_uninspected(data, choice, held, state, own)
    if choice.chart == SHARES:
        return _shares(data, choice, held, state, (own[0], codes))
    return _grid(data, choice, held, state, (own[0], codes))


def group_codes(data: Data, choice: Choice) -> list[str]:
    """The codes of the authorities of the comparator that existed on the day, neighbours nearest first.

    Raises `BadRequest` for an own list of fewer than two authorities other than the area, and for an area without
    statistical neighbours.
    """
    existing = areas_at(data.areas, choice.period.end)
    if choice.comparator == REGION:
        region = data.areas.set_index("old_la_code").at[choice.area, "region_name"]
        inside = areas_in(region, existing)
        return list(inside.sort_values("la_name")["old_la_code"])
    if choice.comparator == NEIGHBOURS:
        near = neighbours_of(choice.area, data.statistical_neighbours, choice.period.end)
        return [code for code in near if code in set(existing["old_la_code"])]
    if choice.comparator == OWN_LIST:
        return _own_list(data, choice, set(existing["old_la_code"]))
    return list(existing.sort_values("la_name")["old_la_code"])


def _own_list(data: Data, choice: Choice, existing: set[str]) -> list[str]:
    kept = [code for code in choice.listed if code in existing]
    others = [code for code in kept if code != choice.area]
    if len(others) >= 2:
        return kept
    name, day = name_of(data, choice.area), long_date(choice.period.end)
    gone = [name_of(data, code) for code in choice.listed if code not in existing]
    why = f" Did not exist on {day}: {', '.join(gone)}." if gone else ""
    held = f"holds {'one authority' if others else 'no authority'} other than {name}"
    raise BadRequest(f"The list {held}; a comparator needs two or more.{why} Choose them with Ctrl or Shift held down.")


def _shares(data: Data, choice: Choice, held: Subjects, state: pd.DataFrame, whose: tuple[str, list[str]]) -> View:
    own, codes = whose
    groups = [(held.nouns.where, _counted(data, choice, held))]
    if choice.comparator == REGION and held.nouns is AUTHORITIES:
        groups.append((group_name(data, choice), _counted(data, choice, held, region=group_name(data, choice))))
    elif choice.comparator != ENGLAND:
        groups.append((group_name(data, choice), _counted(data, choice, held, area_codes=codes)))
    if not groups[0][1].total:
        raise BadRequest(_nothing(data, choice, held))
    row = state[state["old_la_code"].eq(own)].iloc[0]
    grade, name = str(row[choice.judgement]), str(row["la_name"])
    if grade not in set(groups[0][1].frame["grade"]):
        grade = in_bands(pd.Series([grade]))[0].iloc[0]
    label = judgement_words(data, choice.programme, choice.judgement)
    spec = shares_chart(groups, name, grade, label, choice.period.end, _superseded(data, choice), data.frameworks)
    counts = pd.concat([found.frame.assign(among=place, basis=found.basis) for place, found in groups])
    counts = counts.assign(judgement=label, source=spec.source)
    tables = {f"by-{held.nouns.one}": _rows(held, state, codes, [choice.judgement]), "counts": counts}
    return View(spec, tables, tuple(distribution_sentence(found) for _, found in groups))


def _counted(data: Data, choice: Choice, held: Subjects, **narrowed: Any) -> Distribution:
    return grade_distribution(
        held.judgements, held.known, data.frameworks, Cutoff(choice.period.end), by="authority",
        framework=choice.programme, judgement=choice.judgement, nouns=held.nouns, **narrowed,
    )  # fmt: skip


def _grid(data: Data, choice: Choice, held: Subjects, state: pd.DataFrame, whose: tuple[str, list[str]]) -> View:
    own, codes = whose
    if choice.comparator == ENGLAND:
        raise BadRequest(
            "A grid of all of England does not fit a page. Choose a region, statistical neighbours or a list."
        )
    keys = judgement_columns(state)
    shown = [own, *(code for code in codes if code != own)]
    day = choice.period.end
    spec = beside_chart(state, shown, keys, data.frameworks, day, _beside(data, choice), _superseded(data, choice))
    words = f"Each {held.nouns.one}'s latest {choice.programme} inspection published by {long_date(day)}."
    return View(spec, {f"by-{held.nouns.one}": _rows(held, state, shown, keys)}, (words, *spec.notes))


def group_name(data: Data, choice: Choice) -> str:
    """The comparator in words."""
    region = str(data.areas.set_index("old_la_code").at[choice.area, "region_name"])
    named = {REGION: region, NEIGHBOURS: "Statistical neighbours", OWN_LIST: "Own list"}
    return named.get(choice.comparator, "England")


def _beside(data: Data, choice: Choice) -> str:
    region = group_name(data, choice)
    return {NEIGHBOURS: "its statistical neighbours", OWN_LIST: "a list of authorities"}.get(
        choice.comparator, f"the authorities of {region}"
    )


def _rows(held: Subjects, state: pd.DataFrame, codes: list[str], keys: list[str]) -> pd.DataFrame:
    """The rows of a state for these areas, in their order, each with the source of its judgements."""
    by_code = state.set_index("old_la_code", drop=False)
    rows = by_code.loc[[code for code in codes if code in by_code.index], [*ABOUT, *keys]].reset_index(drop=True)
    sources = held.judgements.drop_duplicates("inspection_id").set_index("inspection_id")["source"]
    return rows.assign(source=rows["inspection_id"].map(sources.to_dict()).fillna(""))


def _superseded(data: Data, choice: Choice) -> Superseded | None:
    return superseded(graded_reports(data), data.frameworks, choice.area, choice.programme, choice.period.end)


def _refuse_uninspected(data: Data, choice: Choice, held: Subjects, state: pd.DataFrame, codes: list[str]) -> None:
    own = state.loc[state["old_la_code"].isin(codes[:1])]
    if own.empty or own["inspection_id"].iloc[0] == "" or choice.judgement not in state:
        raise BadRequest(_nothing(data, choice, held))
    if choice.chart != SHARES and own[judgement_columns(state)].isin(WITHOUT_RESULT).all(axis=None):
        raise BadRequest(_nothing(data, choice, held))


def _nothing(data: Data, choice: Choice, held: Subjects) -> str:
    name, day = name_of(data, choice.area), long_date(choice.period.end)
    own = held.judgements[held.judgements["old_la_code"].isin(held.serving([choice.area]))]
    reports = own["published"]
    if not reports.empty and reports.min() > pd.Timestamp(choice.period.end):
        return (
            f"{name} had no {choice.programme} report by {day}; its first came out on "
            f"{long_date(reports.min().date())}. Choose a later day, or another programme."
        )
    if reports.empty:
        by_ofsted = graded_reports(data).loc[graded_reports(data)["old_la_code"].eq(choice.area), "framework"]
        had = list(dict.fromkeys(data.frameworks.named(name).family for name in by_ofsted))
        offer = f"Reports are held of: {', '.join(had)}." if had else "No report of any other programme is held either."
        return f"No report on {name} under {choice.programme} is held. {offer}"
    label = judgement_words(data, choice.programme, choice.judgement)
    return f"The {choice.programme} reports by {day} give no grade for “{label}”. Choose another judgement or day."
