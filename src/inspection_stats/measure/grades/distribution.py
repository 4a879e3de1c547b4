"""How many reports, or authorities, have each grade: for England, a region or any list of areas, as at any day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from inspection_stats.errors import BadRequest, nearest
from inspection_stats.measure.grades.bands import in_bands
from inspection_stats.measure.grades.cutoff import Cutoff, inspections, reports_by
from inspection_stats.measure.grades.state import state_at
from inspection_stats.reference.areas import areas_in
from inspection_stats.reference.frameworks import Framework, Frameworks
from inspection_stats.reference.grades import NOT_APPLICABLE
from inspection_stats.reference.normalise import normalise
from inspection_stats.reference.nouns import AUTHORITIES, Nouns
from inspection_stats.reference.quarters import long_date

By = Literal["report", "authority", "service"]


@dataclass(frozen=True)
class Distribution:
    """Counts of grades, and in `basis` the note that must be printed with them.

    `frame` has grade, count and share, a row each grade in order, best first, also where its count is 0. Below them,
    where there are any, are the reports or authorities without a grade ("Not judged", "Not yet inspected", …): they
    have a count and no share. `share` is unrounded, from 0 to 1, of `total`, the reports or authorities with a grade;
    `good` are the grades that count as good.
    """

    frame: pd.DataFrame
    basis: str
    by: By
    framework: str
    judgement: str
    cutoff: Cutoff
    total: int
    of_one_family: bool = True
    nouns: Nouns = AUTHORITIES
    good: tuple[str, ...] = ()
    graded: int = 4

    @property
    def grades(self) -> tuple[str, ...]:
        """The grades counted, best first."""
        return tuple(self.frame["grade"].iloc[: self.graded])

    def count(self, *grades: str) -> int:
        """How many have one of these grades: `count("Good", "Outstanding")`."""
        return int(self.frame.loc[self.frame["grade"].isin(grades), "count"].sum())


def grade_distribution(
    judgements: pd.DataFrame,
    areas: pd.DataFrame,
    frameworks: Frameworks,
    cutoff: Cutoff,
    *,
    by: By,
    framework: str,
    judgement: str = "",
    region: str | None = None,
    area_codes: Collection[str] | None = None,
    nouns: Nouns = AUTHORITIES,
) -> Distribution:
    """Count the grades of one judgement, the overall one where none is named.

    `by="report"` counts every report that counts by `cutoff`, also of areas abolished since, and twice an area that was
    inspected twice. `by="authority"` counts each authority that existed on the day once, by its latest inspection.
    `framework` is a framework or a family (“ILACS” is all three). `region` and `area_codes` narrow the areas; `nouns`
    names what is counted where it is services. Percentages are counted in four bands (`measure.grades.bands`). Raises
    `BadRequest` for an unknown framework, region or way of counting, or a judgement that the framework does not have.
    """
    chosen = frameworks.under(framework)
    judgement = judgement or frameworks.whole_key([framework])
    grades = _grades_of(chosen, judgement)
    kept = areas if region is None else areas_in(region, areas)
    if area_codes is not None:
        kept = kept[kept["old_la_code"].isin(list(area_codes))]
    if by == "report":
        rows = judgements[judgements["old_la_code"].isin(kept["old_la_code"])]
        found = _by_report(rows, [one.name for one in chosen], judgement, cutoff)
    elif by in ("authority", "service"):
        found = _by_authority(state_at(judgements, kept, frameworks, cutoff, (framework,)), judgement)
    else:
        raise BadRequest(f"Reports are counted by “report” or by “authority”, not by “{by}”.")
    place = place_name(region, kept, listed=area_codes is not None, nouns=nouns)
    return _counted(found, grades, chosen, place, by, framework, judgement, cutoff, nouns)


def state_distribution(
    state: pd.DataFrame,
    frameworks: Frameworks,
    cutoff: Cutoff,
    *,
    framework: str,
    judgement: str = "",
    place: str = "England",
) -> Distribution:
    """The same count by authority of a state (or of some of its rows) that exists already, so that it is made once.

    `state` is what `state_at` gives for this cut-off and this framework or family; `place` names its authorities.
    """
    chosen = frameworks.under(framework)
    judgement = judgement or frameworks.whole_key([framework])
    grades = _grades_of(chosen, judgement)
    return _counted(_by_authority(state, judgement), grades, chosen, place, "authority", framework, judgement, cutoff)


def latest_distribution(
    state: pd.DataFrame, frameworks: Frameworks, cutoff: Cutoff, *, place: str = "England"
) -> Distribution:
    """How authorities are graded overall by their latest full inspection under any framework.

    So it is counted where the question is how authorities are doing: 46% good or outstanding at 31 March 2019, by
    inspections of both whole-service frameworks together. `state` is what `state_at` gives for this cut-off and the
    whole service, or some of its rows; `place` names its authorities.
    """
    whole = frameworks.whole_service
    key = frameworks.whole_key(whole)
    newest = frameworks.newest
    grades = [grade.grade for grade in newest.grades]
    frame = _frame(state[key], grades)
    total = int(frame.loc[frame["grade"].isin(grades), "count"].sum())
    used = {frameworks.named(name).family for name in state["framework"] if name}
    name = " or ".join([family for family in whole if family in used] or whole)
    existing = _existing(len(state), cutoff, AUTHORITIES)
    basis = f"By authority: {existing}, by the latest full inspection ({name}) {cutoff.words} ({place})"
    return Distribution(
        frame, basis, "authority", name, key, cutoff, total, of_one_family=False, good=newest.good, graded=len(grades)
    )


def _counted(
    found: pd.Series,
    grades: list[str],
    chosen: tuple[Framework, ...],
    place: str,
    by: By,
    framework: str,
    judgement: str,
    cutoff: Cutoff,
    nouns: Nouns = AUTHORITIES,
) -> Distribution:
    if not grades:
        found, grades = in_bands(found)
    frame = _frame(found, grades)
    total = int(frame.loc[frame["grade"].isin(grades), "count"].sum())
    name = chosen[0].name if len(chosen) == 1 else chosen[0].family
    basis = _basis(by, name, len(found), place, cutoff, nouns)
    return Distribution(
        frame, basis, by, framework, judgement, cutoff, total, nouns=nouns, good=chosen[-1].good, graded=len(grades)
    )


def _by_authority(state: pd.DataFrame, judgement: str) -> pd.Series:
    return state[judgement] if judgement in state else pd.Series(NOT_APPLICABLE, state.index)


def _grades_of(chosen: tuple[Framework, ...], judgement: str) -> list[str]:
    known = {one.key: framework for framework in chosen for one in framework.judgements}
    if not judgement:
        raise BadRequest(f"{chosen[-1].name} inspections have no overall judgement. Name one of: {', '.join(known)}.")
    if judgement not in known:
        offer = nearest(judgement, list(known)) or f"There are: {', '.join(known)}."
        raise BadRequest(f"{chosen[0].family} inspections have no judgement “{judgement}”. {offer}")
    made = known[judgement].judgement(judgement)
    return [grade.grade for grade in known[judgement].grades] if made and made.kind == "grade" else []


def _by_report(rows: pd.DataFrame, names: list[str], judgement: str, cutoff: Cutoff) -> pd.Series:
    reports = reports_by(rows[rows["framework"].isin(names)], cutoff)
    grade_of = reports[reports["judgement"].eq(judgement)].set_index("inspection_id")["grade"]
    return inspections(reports)["inspection_id"].map(grade_of).fillna(NOT_APPLICABLE)


def _frame(found: pd.Series, grades: list[str]) -> pd.DataFrame:
    counts = found.value_counts()
    ungraded = sorted(set(counts.index) - set(grades))
    frame = pd.DataFrame({"grade": [*grades, *ungraded]})
    frame["count"] = frame["grade"].map(counts).fillna(0).astype("Int64")
    graded = frame["count"].where(frame["grade"].isin(grades)).astype("Float64")
    total = graded.sum()
    frame["share"] = graded / total if total else pd.array([pd.NA] * len(frame), dtype="Float64")
    return frame


def place_name(region: str | None, kept: pd.DataFrame, *, listed: bool, nouns: Nouns = AUTHORITIES) -> str:
    """What the authorities of a count are called: “England”, a region, “London, 3 listed authorities”."""
    spelt = {normalise(name): name for name in (*kept["region_name"], *kept["ofsted_region"])}
    inside = nouns.where if region is None else spelt.get(normalise(region), region)
    if not listed:
        return inside
    return f"{inside}, {len(kept)} listed {nouns.of(len(kept))}"


def _basis(by: By, name: str, count: int, place: str, cutoff: Cutoff, nouns: Nouns) -> str:
    if by == "report":
        noun = "report" if count == 1 else "reports"
        return f"By report: {count} {name} {noun} {cutoff.words} ({place})"
    existing = _existing(count, cutoff, nouns)
    return f"By {nouns.one}: {existing}, by the latest {name} inspection {cutoff.words} ({place})"


def _existing(count: int, cutoff: Cutoff, nouns: Nouns) -> str:
    return f"{count} {nouns.of(count)} existing on {long_date(cutoff.day)}"
