"""Quick answers for the command line and for scripts: a distribution, or the state of authorities, with its basis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.describe.english.numbers import percent
from inspection_stats.errors import BadRequest
from inspection_stats.measure.grades.cutoff import Cutoff, as_ofsted_counts
from inspection_stats.measure.grades.distribution import (
    By,
    Distribution,
    grade_distribution,
    latest_distribution,
    place_name,
)
from inspection_stats.measure.grades.state import judgement_columns, state_at
from inspection_stats.query.horizon import answerable_day
from inspection_stats.reference.areas import area_name, areas_in, find_area, neighbours_of
from inspection_stats.reference.grades import OVERALL
from inspection_stats.reference.quarters import FIRST_YEAR, LAST_YEAR, ONE_DATE, long_date


@dataclass(frozen=True, repr=False)
class Answer:
    """A small table, and in `basis` the words without which it must not be printed."""

    frame: pd.DataFrame
    basis: str

    def __repr__(self) -> str:
        return f"{self.basis}\n{self.frame}"

    def _repr_html_(self) -> str:
        """What a notebook cell shows: the basis, then the table; both escaped."""
        return f"<p>{escape(self.basis)}</p>{self.frame.to_html(index=False, na_rep='')}"


def parse_day(text: str) -> date:
    """Read a date written 2016-04-05, of the years that a quarter may lie in. Raises `BadRequest`."""
    words = text.strip()
    try:
        day = date.fromisoformat(words if ONE_DATE.fullmatch(words) else "")
    except ValueError:
        raise BadRequest(f"“{text}” is not a date. Write year-month-day, like 2016-04-05.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadRequest(f"“{text}” is outside the years {FIRST_YEAR} to {LAST_YEAR}. Write a day of these years.")
    return day


def cutoff(data: Data, as_at: str, published_by: str | None) -> Cutoff:
    """The cut-off for two days as a person writes them; with `published_by` it is Ofsted's own, its exceptions too.

    Raises `BadRequest` for what is no date, and for a day outside the horizon.
    """
    day = answerable_day(data, parse_day(as_at))
    if not published_by:
        return Cutoff(day)
    return as_ofsted_counts(data.ofsted_releases, day, answerable_day(data, parse_day(published_by)))


def distribution_answer(
    data: Data,
    cutoff: Cutoff,
    *,
    by: By = "authority",
    framework: str = "",
    latest: bool = False,
    judgement: str = OVERALL,
    region: str | None = None,
    areas: Sequence[str] = (),
    neighbours: str | None = None,
) -> Answer:
    """How many reports, or authorities, have each grade: columns grade, count, share (0 to 1, unrounded).

    `framework` is a framework or a family; `latest` counts each authority by its latest full inspection instead,
    whichever framework it was made under. `areas` and `neighbours` (of that area) narrow it to a list of areas,
    `region` to a region.
    Raises `BadRequest` for any name that is not known, or for both a list and neighbours.
    """
    if latest == bool(framework):
        raise BadRequest(
            "Give either a framework, as in --framework ILACS, or --latest for the latest full inspection."
        )
    if latest and (by != "authority" or judgement != OVERALL):
        raise BadRequest("The latest full inspection counts authorities by their overall grade: leave out the rest.")
    if areas and neighbours:
        raise BadRequest("Give either a list of areas or the area whose neighbours are meant, not both.")
    codes = [_code(data, name, cutoff.day) for name in areas] or None
    if neighbours:
        codes = neighbours_of(_code(data, neighbours, cutoff.day), data.statistical_neighbours, cutoff.day)
    if latest:
        found = _latest(data, cutoff, region, codes)
    else:
        found = grade_distribution(
            data.ofsted_judgements, data.areas, data.frameworks, cutoff,
            by=by, framework=framework, judgement=judgement, region=region, area_codes=codes,
        )  # fmt: skip
    return Answer(found.frame, found.basis)


def _latest(data: Data, cutoff: Cutoff, region: str | None, codes: Sequence[str] | None) -> Distribution:
    kept = data.areas if region is None else areas_in(region, data.areas)
    kept = kept if codes is None else kept[kept["old_la_code"].isin(list(codes))]
    state = state_at(data.ofsted_judgements, kept, data.frameworks, cutoff)
    return latest_distribution(state, cutoff, place=place_name(region, kept, listed=codes is not None))


def printable_distribution(answer: Answer) -> pd.DataFrame:
    """The distribution for people: the share as a printed percentage of those with a grade."""
    total = int(answer.frame.loc[answer.frame["share"].notna(), "count"].sum())
    shares = [
        percent(number, total) if graded else "no grade"
        for number, graded in zip(answer.frame["count"], answer.frame["share"].notna(), strict=True)
    ]
    return answer.frame.assign(share=shares)


def state_answer(data: Data, cutoff: Cutoff, *, area: str | None = None, region: str | None = None) -> Answer:
    """The standing judgements of each authority, a row each, a column a judgement.

    Raises `BadRequest` for an unknown area or region, and for an area that did not exist on the day.
    """
    state = state_at(data.ofsted_judgements, data.areas, data.frameworks, cutoff)
    if region is not None:
        state = state[state["old_la_code"].isin(areas_in(region, data.areas)["old_la_code"])]
    if area is not None:
        code = _code(data, area, cutoff.day)
        state = state[state["old_la_code"].eq(code)]
        if state.empty:
            raise BadRequest(f"{area_name(code, data.areas)} did not exist on {long_date(cutoff.day)}.")
    kept = ["old_la_code", "la_name", "framework", "published", *judgement_columns(state)]
    basis = f"By authority: the latest SIF or ILACS inspection {cutoff.words}, of authorities existing on that day"
    return Answer(state[kept].rename(columns={"la_name": "authority"}), basis)


def _code(data: Data, name: str, day: date) -> str:
    return find_area(name, data.areas, data.area_aliases, day)
