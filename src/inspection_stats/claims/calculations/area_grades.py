"""Calculations on one area among others: its grades, who else has them, who had them first, its place in an order."""

from __future__ import annotations

from datetime import date

import pandas as pd

from inspection_stats.claims.calculations.grade_counts import main_judgement, source_of
from inspection_stats.claims.calculations.registry import Arguments, calculation
from inspection_stats.claims.computed import CannotCompute, Computed, Facts
from inspection_stats.claims.figures import Kind
from inspection_stats.describe.english.numbers import listed
from inspection_stats.measure.grades.cutoff import Cutoff, inspections, reports_by
from inspection_stats.measure.grades.rank import ranked
from inspection_stats.measure.grades.state import state_at
from inspection_stats.query.graded import graded_reports
from inspection_stats.reference.areas import area_name
from inspection_stats.reference.quarters import long_date


class Judged(Arguments):
    area: str
    framework: str
    judgement: str = ""
    as_at: date | None = None


class JudgedAlike(Arguments):
    area: str
    framework: str
    judgements: list[str]
    as_at: date | None = None


class First(Arguments):
    area: str
    framework: str
    grade: str
    judgement: str = ""


class Only(Arguments):
    areas: list[str]
    framework: str
    grade: str
    judgement: str = ""
    as_at: date | None = None


class Places(Arguments):
    areas: list[str]
    framework: str
    as_at: date | None = None


@calculation(Judged, Kind.GRADE)
def grade(facts: Facts, given: Judged) -> Computed:
    """The grade of one judgement in an area's latest report under a framework, as at a day."""
    rows = _rows(facts, given.framework, given.judgement)
    rows = reports_by(rows, Cutoff(given.as_at or facts.date))
    rows = rows[rows["old_la_code"].eq(_code(facts, given.area))].sort_values("published")
    if rows.empty:
        return Computed(
            "", missing=f"a {given.framework} report of {given.area} with this judgement", need="a statistic"
        )
    row = rows.iloc[-1]
    working = f"{row['grade']} in the report of {long_date(row['published'].date())}"
    return Computed(working, (str(row["source"]),), grade=str(row["grade"]))


@calculation(JudgedAlike, Kind.GRADE)
def grade_of_each(facts: Facts, given: JudgedAlike) -> Computed:
    """The one grade of several judgements in an area's latest report under a framework, as at a day."""
    found = {
        key: grade(facts, Judged(area=given.area, framework=given.framework, judgement=key, as_at=given.as_at))
        for key in given.judgements
    }
    if lacking := next((one for one in found.values() if not one.grade), None):
        return lacking
    working = "; ".join(f"{key.replace('_', ' ')}: {one.working}" for key, one in found.items())
    alike = len({one.grade for one in found.values()}) == 1
    first = next(iter(found.values()))
    return Computed(working, first.sources, grade=first.grade if alike else "", possible=alike)


@calculation(Judged, Kind.RANK)
def place_of_grade(facts: Facts, given: Judged) -> Computed:
    """Which place an area's grade has in its framework's order of grades; the best is the first, or highest."""
    found = grade(facts, given)
    if not found.grade:
        return found
    framework = facts.data.frameworks.under(given.framework)[-1]
    order = [known.grade for known in framework.grades]
    working = f"{found.working}; the grades of {framework.name}, best first: {listed(order)}"
    return Computed(working, found.sources, rank=framework.place(found.grade))


@calculation(First, Kind.RANK)
def first_with_grade(facts: Facts, given: First) -> Computed:
    """Which place an area has, by date of publication, among those that got a grade under a framework."""
    rows = _rows(facts, given.framework, given.judgement)
    rows = rows[rows["grade"].eq(given.grade)]
    firsts = inspections(rows).drop_duplicates("old_la_code")
    own = firsts[firsts["old_la_code"].eq(_code(facts, given.area))]
    if own.empty:
        return Computed(
            f"{given.area} has no {given.framework} report with {given.grade}",
            (source_of(facts, given.framework),),
            possible=False,
        )
    day = own["published"].iloc[0]
    same = sorted(firsts.loc[firsts["published"].eq(day), "la_name"])
    rank = 1 + int((firsts["published"] < day).sum())
    working = f"{given.grade} on {long_date(day.date())}, {rank - 1} earlier; the same day: {listed(same)}"
    return Computed(working, (source_of(facts, given.framework),), rank=rank, tied=len(same))


@calculation(Only, Kind.QUANTIFIER)
def only_with_grade(facts: Facts, given: Only) -> Computed:
    """Whether these areas, and no others, have a grade as at a day."""
    wanted = {_code(facts, area) for area in given.areas}
    rows = reports_by(_rows(facts, given.framework, given.judgement), Cutoff(given.as_at or facts.date))
    held = set(rows.loc[rows["grade"].eq(given.grade), "old_la_code"])
    names = sorted(area_name(code, facts.data.areas) for code in held)
    working = f"{given.grade} by {long_date(given.as_at or facts.date)}: {listed(names) or 'none'}"
    return Computed(working, (source_of(facts, given.framework),), only=held == wanted)


@calculation(Places, Kind.RANK)
def rank_by_grade(facts: Facts, given: Places) -> Computed:
    """The lowest place among these areas by overall grade; all with the same grade share a place."""
    data, as_at = facts.data, given.as_at or facts.date
    state = state_at(graded_reports(data), data.areas, data.frameworks, Cutoff(as_at), (given.framework,))
    places = ranked(state, main_judgement(facts, given.framework), data.frameworks).dropna(subset="rank")
    return _lowest(facts, given, places, "by overall grade", "")


@calculation(Places, Kind.RANK)
def rank_by_judgements(facts: Facts, given: Places) -> Computed:
    """The lowest place among these areas when the grades of all judgements but the overall one are added up."""
    data, as_at = facts.data, given.as_at or facts.date
    framework = data.frameworks.under(given.framework)[-1]
    state = state_at(graded_reports(data), data.areas, data.frameworks, Cutoff(as_at), (given.framework,))
    keys = [judgement.key for judgement in framework.judgements if judgement.key != framework.whole]
    steps = state[keys].map(framework.place)
    summed = state[["old_la_code", "la_name"]].assign(steps=steps.sum(axis=1).where(steps.notna().all(axis=1))).dropna()
    summed["rank"] = summed["steps"].rank(method="min").astype(int)
    summed["tied"] = summed.groupby("steps")["la_name"].transform("size")
    return _lowest(facts, given, summed, f"by {len(keys)} judgements added up", "one judgement a grade lower")


def _lowest(facts: Facts, given: Places, places: pd.DataFrame, how: str, step: str) -> Computed:
    codes = [_code(facts, area) for area in given.areas]
    own = places[places["old_la_code"].isin(codes)]
    if len(own) < len(codes):
        return Computed("", missing=f"a {given.framework} grade of each of the areas named", need="a statistic")
    last = own.sort_values("rank").iloc[-1]
    said = [f"{row.la_name} {row.rank}{'=' if row.tied > 1 else ''}" for row in own.sort_values("rank").itertuples()]
    level = sorted(set(places.loc[places["rank"].eq(last["rank"]), "la_name"]) - {last["la_name"]})
    working = f"{how}, of {len(places)}: {listed(said)}"
    working += f"; {last['la_name']} shares its place with {listed(level)}" if level else ""
    return Computed(
        working,
        (source_of(facts, given.framework),),
        rank=int(last["rank"]),
        tied=int(last["tied"]),
        fragile=_shared(level, step),
    )


def _shared(level: list[str], step: str) -> str:
    if not step or not level:
        return ""
    return f"the last place is shared by {len(level) + 1} authorities, and {step} would lose it"


def _rows(facts: Facts, framework: str, judgement: str) -> pd.DataFrame:
    chosen = facts.data.frameworks.under(framework)
    judgement = judgement or main_judgement(facts, framework)
    if not any(one.judgement(judgement) for one in chosen):
        known = ", ".join(key.key for one in chosen for key in one.judgements)
        raise CannotCompute(f"{framework} inspections have no judgement “{judgement}”. There are: {known}.")
    rows = graded_reports(facts.data)
    return rows[rows["framework"].isin([one.name for one in chosen]) & rows["judgement"].eq(judgement)]


def _code(facts: Facts, area: str) -> str:
    return facts.data.area_code(area, facts.date)
