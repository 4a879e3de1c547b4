"""Put together what several sheets of a release show of one inspection, and find where they contradict one another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from inspection_stats.errors import Fault, InspectionStatsError
from inspection_stats.reference.frameworks import Framework
from inspection_stats.release.areas import KnownArea
from inspection_stats.release.cells import Unreadable
from inspection_stats.release.dates import NEAR, days_apart
from inspection_stats.release.frameworks import foreign_keys, framework_of, own_keys
from inspection_stats.release.header import DATES
from inspection_stats.release.sightings import DATE_NAMES, Sighting

NOT_STATED = "not stated"
CHECK_BOTH = "Correct or delete one of the two; or save the sheet that is right as CSV and import that"


@dataclass(frozen=True)
class Inspection:
    """One inspection as the whole release shows it: grades by the framework's own keys, and every row that shows it."""

    area: KnownArea
    framework: Framework
    inspection_type: str
    on_site_from: date | None
    on_site_to: date | None
    published: date | None
    grades: dict[str, str]
    report_url: str
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True)
class Remark:
    """Something odd in a release that stops nothing but should be known."""

    sheet: str
    row: int
    area: str
    problem: str

    def __str__(self) -> str:
        whose = f"{self.area}: " if self.area else ""
        return f"Sheet {self.sheet}, row {self.row}: {whose}{self.problem}"


def put_together(
    sightings: Sequence[Sighting], frameworks: Sequence[Framework], file: str
) -> tuple[list[Inspection], list[Remark], list[Fault]]:
    """The inspections that the sightings show, where sheets differ on a date, and where they contradict on a grade.

    Two sightings are of one inspection where area and family are the same and `days_apart` says so. Of two dates the
    one that more rows have is taken, then the one of the earlier sheet.
    """
    inspections: list[Inspection] = []
    remarks: list[Remark] = []
    faults: list[Fault] = []
    for group in _groups(sightings):
        try:
            framework = _framework(group, frameworks)
        except Unreadable as error:
            faults.append(_fault(group[0], error.problem, error.fix, file))
            continue
        found = [*_twice_in_one_table(group, file), *_contradictions(group, framework, file)]
        faults += found
        if not found:
            inspections.append(_inspection(group, framework))
            remarks += _differing_dates(group)
    seen = sum(len(inspection.sightings) for inspection in inspections)
    if not faults and seen != len(sightings):
        raise InspectionStatsError(f"{len(sightings)} rows show inspections, and {seen} were put together.")
    return inspections, remarks, faults


def _groups(sightings: Sequence[Sighting]) -> list[list[Sighting]]:
    # Those with both dates come first, so that a sighting with one date joins what its date belongs to.
    ordered = sorted(sightings, key=lambda one: (one.on_site_from is None) + (one.published is None))
    groups: dict[tuple[str, str], list[list[Sighting]]] = defaultdict(list)
    for sighting in ordered:
        known = groups[sighting.area.code, sighting.family]
        same = next((group for group in known if any(_same(sighting, other) for other in group)), None)
        if same is None:
            known.append([sighting])
        else:
            same.append(sighting)
    found = [group for known in groups.values() for group in known]
    return [sorted(group, key=lambda one: (one.entry.table, one.entry.row)) for group in found]


def _same(one: Sighting, other: Sighting) -> bool:
    return days_apart(one.on_site_from, one.published, other.on_site_from, other.published) is not None


def _twice_in_one_table(group: Sequence[Sighting], file: str) -> Iterator[Fault]:
    first: dict[tuple[int, str], Sighting] = {}
    for sighting in group:
        for key in sighting.grades:
            other = first.setdefault((sighting.entry.table, key), sighting)
            if other is not sighting:
                two = f"{sighting.area.name} has two {sighting.family} reports within {NEAR.days} days"
                problem = f"{two}; the other is in {other.place}"
                yield _fault(sighting, problem, "Delete one of the two, or correct its date", file)
                break


def _contradictions(group: Sequence[Sighting], framework: Framework, file: str) -> Iterator[Fault]:
    first: dict[str, tuple[Sighting, str]] = {}
    for sighting in group:
        for key, grade in own_keys(framework, sighting.grades).items():
            other, known = first.setdefault(key, (sighting, grade))
            if known != grade and other.entry.table != sighting.entry.table:
                said = f"{key.replace('_', ' ')} is {grade} here and {known} in {other.place}"
                yield _fault(
                    sighting, f"The release contradicts itself on {sighting.area.name}: {said}", CHECK_BOTH, file
                )


def _differing_dates(group: Sequence[Sighting]) -> Iterator[Remark]:
    taken = _dates(group)
    for sighting in group:
        for key, day in taken.items():
            if (other := getattr(sighting, key)) and other != day:
                problem = f"{DATE_NAMES[key]} is {other} here and {day} in another row; {day} was taken"
                yield Remark(sighting.entry.sheet, sighting.entry.row, sighting.area.name, problem)


def _dates(group: Sequence[Sighting]) -> dict[str, date]:
    found = {key: [day for one in group if (day := getattr(one, key))] for key in DATES}
    return {key: Counter(days).most_common(1)[0][0] for key, days in found.items() if days}


def _framework(group: Sequence[Sighting], frameworks: Sequence[Framework]) -> Framework:
    dates = _dates(group)
    keys = {key for one in group for key in one.grades}
    framework = framework_of(group[0].family, keys, dates.get("on_site_from"), dates.get("published"), frameworks)
    if foreign := foreign_keys(framework, keys):
        judged = ", ".join(key.replace("_", " ") for key in foreign)
        raise Unreadable(f"{framework.name} has no judgement of {judged}", "Check the date and the grades")
    return framework


def _inspection(group: Sequence[Sighting], framework: Framework) -> Inspection:
    dates = _dates(group)
    kinds = [one.inspection_type for one in group if one.inspection_type != NOT_STATED]
    return Inspection(
        group[0].area,
        framework,
        kinds[0] if kinds else NOT_STATED,
        dates.get("on_site_from"),
        dates.get("on_site_to"),
        dates.get("published"),
        {key: grade for one in group for key, grade in own_keys(framework, one.grades).items()},
        next((one.report_url for one in group if one.report_url), ""),
        tuple(group),
    )


def _fault(sighting: Sighting, problem: str, fix: str, file: str) -> Fault:
    return Fault(problem, fix, f"{file}, sheet {sighting.entry.sheet}", sighting.entry.row)
