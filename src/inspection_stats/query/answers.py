"""Quick answers for the command line and for scripts: a distribution, or the state of authorities, with its basis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.describe.english.numbers import percent
from inspection_stats.describe.english.readable import readable
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
from inspection_stats.query.graded import graded_reports
from inspection_stats.query.horizon import answerable_day
from inspection_stats.query.subjects import programmes_asked, subjects_of
from inspection_stats.reference.areas import area_name, areas_in, neighbours_of
from inspection_stats.reference.given import day_given, names_given
from inspection_stats.reference.grades import NOT_HELD
from inspection_stats.reference.quarters import long_date


@dataclass(frozen=True, repr=False)
class Answer:
    """A small table, and in `basis` the note that must be printed with it."""

    frame: pd.DataFrame
    basis: str

    def __repr__(self) -> str:
        return f"{self.basis}\n{self.frame}"

    def _repr_html_(self) -> str:
        """What a notebook cell shows: the basis, then the table to read; both escaped."""
        return f"<p>{escape(self.basis)}</p>{readable(self.frame).to_html()}"


def cutoff(data: Data, as_at: str | date, published_by: str | date | None) -> Cutoff:
    """The cut-off for two days as a person writes them; with `published_by` it is Ofsted's own, its exceptions too.

    Raises `BadRequest` for what is not a date, and for a day outside the horizon.
    """
    day = answerable_day(data, day_given(as_at))
    if not published_by:
        return Cutoff(day)
    return as_ofsted_counts(data.ofsted_releases, day, answerable_day(data, day_given(published_by)))


def distribution_answer(
    data: Data,
    cutoff: Cutoff,
    *,
    by: By = "authority",
    framework: str = "",
    latest: bool = False,
    judgement: str = "",
    region: str | None = None,
    areas: str | Sequence[str] = (),
    neighbours: str | None = None,
    inspectorate: str | None = None,
) -> Answer:
    """How many reports, authorities or services have each grade: columns grade, count, share (0 to 1, unrounded).

    `framework` is a framework or a family, `judgement` that of the whole where none is named; `latest` counts each
    authority by its latest full inspection instead, whichever framework it was made under. `areas` and `neighbours` (of
    that area) narrow it to a list of areas, `region` to a region.
    Raises `BadRequest` for any name that is not known, for both a list and neighbours, and for a programme of which
    only part is held, with the reason.
    """
    if inspectorate and not latest:
        framework = _one_programme(data, inspectorate, framework)
    if latest == bool(framework):
        example = data.frameworks.whole_service[-1]
        raise BadRequest(
            f"Give either a framework, as in --framework {example}, or --latest for the latest full inspection."
        )
    whole = data.frameworks.whole_key(data.frameworks.whole_service)
    if latest and (by == "report" or judgement not in ("", whole)):
        raise BadRequest("--latest counts authorities by their overall grade: leave out the other options.")
    listed = names_given(areas, "an area")
    if listed and neighbours:
        raise BadRequest("Give either a list of areas or the area whose neighbours you mean, not both.")
    codes = [_code(data, name, cutoff.day) for name in listed] or None
    if neighbours:
        codes = neighbours_of(_code(data, neighbours, cutoff.day), data.statistical_neighbours, cutoff.day)
    if latest:
        found = _latest(data, cutoff, region, codes)
    else:
        held = subjects_of(data, (framework,))
        held.refuse_partial("A distribution")
        if by not in ("report", held.nouns.one):
            raise BadRequest(f"{framework} judges {held.nouns.many}: count by “{held.nouns.one}” or by “report”.")
        found = grade_distribution(
            held.judgements, held.known, data.frameworks, cutoff, by=by, framework=framework, judgement=judgement,
            region=region, area_codes=None if codes is None else held.serving(codes), nouns=held.nouns,
        )  # fmt: skip
    return Answer(found.frame, found.basis)


def _one_programme(data: Data, inspectorate: str, framework: str) -> str:
    """The one programme that is meant. Raises `BadRequest` where the inspectorate has several."""
    programmes = programmes_asked(data, inspectorate, framework or None)
    if len(programmes) > 1:
        raise BadRequest(f"{inspectorate} has several programmes: name one with --programme: {', '.join(programmes)}.")
    return programmes[0]


def _latest(data: Data, cutoff: Cutoff, region: str | None, codes: Sequence[str] | None) -> Distribution:
    kept = data.areas if region is None else areas_in(region, data.areas)
    kept = kept if codes is None else kept[kept["old_la_code"].isin(list(codes))]
    state = state_at(graded_reports(data), kept, data.frameworks, cutoff)
    return latest_distribution(state, data.frameworks, cutoff, place=place_name(region, kept, listed=codes is not None))


def printable_distribution(answer: Answer) -> pd.DataFrame:
    """The distribution for people: the share as a printed percentage of those with a grade."""
    total = int(answer.frame.loc[answer.frame["share"].notna(), "count"].sum())
    shares = [
        percent(number, total) if graded else "no grade"
        for number, graded in zip(answer.frame["count"], answer.frame["share"].notna(), strict=True)
    ]
    return answer.frame.assign(share=shares)


def state_answer(
    data: Data,
    cutoff: Cutoff,
    *,
    area: str | None = None,
    region: str | None = None,
    inspectorate: str | None = None,
    programme: str | None = None,
) -> Answer:
    """The latest judgements of each authority or service: a row for each, a column for each judgement.

    Without an `inspectorate` or a `programme` (a framework or a family) the inspections of the whole of an authority's
    services count. Raises `BadRequest` for a name that is not known, an area that did not exist on the day, and for all
    of a programme of which only part is held, with the reason.
    """
    held = subjects_of(data, programmes_asked(data, inspectorate, programme))
    if area is None:
        held.refuse_partial("The state")
    state = state_at(held.judgements, held.known, data.frameworks, cutoff, held.families if programme is None
                     else (programme,))  # fmt: skip
    if region is not None:
        state = state[state["old_la_code"].isin(held.serving(areas_in(region, data.areas)["old_la_code"]))]
    notes = ""
    if area is not None:
        codes = held.meant(data, area, cutoff.day)
        state = state[state["old_la_code"].isin(codes)]
        if state.empty:
            raise BadRequest(f"{area_name(codes[0], data.areas)} did not exist on {long_date(cutoff.day)}.")
        notes = held.cautions(codes)
        name = state["la_name"].iloc[0]
        state = state[state["inspection_id"].ne("")] if held.partial else state
        if state.empty:
            raise BadRequest(f"No dated result of {name} by {long_date(cutoff.day)} is held.{notes}")
    keys = [key for key in judgement_columns(state) if not held.partial or state[key].ne(NOT_HELD).any()]
    kept = ["old_la_code", "la_name", "framework", "published", *keys]
    shown = held.named(held.as_dated(state)[kept])
    names = " or ".join(held.families)
    whom = "" if held.partial else f", of {held.nouns.many} existing on that day"
    basis = f"By {held.nouns.one}: the latest {names} inspection {cutoff.words}{whom}.{notes}"
    return Answer(shown, basis.removesuffix("."))


def _code(data: Data, name: str, day: date) -> str:
    return data.area_code(name, day)
