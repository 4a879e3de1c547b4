"""Link the records that several sheets of a release have of one inspection, and find where they contradict."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from inspection_stats.errors import Fault, InspectionStatsError
from inspection_stats.reference.frameworks import Framework
from inspection_stats.reference.statuses import NOT_STATED
from inspection_stats.release.cell_values import Unreadable
from inspection_stats.release.header import DATES
from inspection_stats.release.record import DATE_NAMES, Record, Remark
from inspection_stats.release.same_inspection import NEAR, days_apart
from inspection_stats.release.which_area import KnownArea
from inspection_stats.release.which_framework import foreign_keys, framework_of, own_keys

CHECK_BOTH = "Correct or delete one of the two, or save the correct sheet as CSV and import that"


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
    records: tuple[Record, ...]


@dataclass
class Linked:
    """What the records of a release come to.

    `inspections`; `remarks` where sheets differ on a date; `faults` where they contradict one another, and `set_aside`,
    the records that belong to no inspection because of such a fault.
    """

    inspections: list[Inspection] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    set_aside: list[Record] = field(default_factory=list)


def link_records(records: Sequence[Record], frameworks: Sequence[Framework], file: str) -> Linked:
    """Link the records that several sheets have of one inspection.

    Two records are of one inspection where area and family are the same and `days_apart` says so. Of two dates the one
    that more rows have is taken, then the one of the earlier sheet.
    """
    linked = Linked()
    for group in _groups(records):
        try:
            framework = _framework(group, frameworks)
            faults = [*_twice_in_one_table(group, file), *_contradictions(group, framework, file)]
        except Unreadable as error:
            faults = [_fault(record, error.problem, error.fix, file) for record in group]
        if faults:
            linked.faults += faults
            linked.set_aside += group
        else:
            linked.inspections.append(_inspection(group, framework))
            linked.remarks += _differing_dates(group)
    seen = sum(len(inspection.records) for inspection in linked.inspections) + len(linked.set_aside)
    if seen != len(records):
        raise InspectionStatsError(f"{len(records)} rows show inspections, and {seen} were linked.")
    return linked


def _groups(records: Sequence[Record]) -> list[list[Record]]:
    # Those with both dates come first, so that a record with one date joins what its date belongs to.
    ordered = sorted(records, key=lambda one: (one.on_site_from is None) + (one.published is None))
    groups: dict[tuple[str, str], list[list[Record]]] = defaultdict(list)
    for record in ordered:
        known = groups[record.area.code, record.family]
        same = next((group for group in known if any(_same(record, other) for other in group)), None)
        if same is None:
            known.append([record])
        else:
            same.append(record)
    found = [group for known in groups.values() for group in known]
    return [sorted(group, key=lambda one: (one.entry.table, one.entry.row)) for group in found]


def _same(one: Record, other: Record) -> bool:
    return days_apart(one.on_site_from, one.published, other.on_site_from, other.published) is not None


def _twice_in_one_table(group: Sequence[Record], file: str) -> Iterator[Fault]:
    first: dict[tuple[int, str], Record] = {}
    for record in group:
        for key in record.grades:
            other = first.setdefault((record.entry.table, key), record)
            if other is not record:
                two = f"{record.area.name} has two {record.family} reports within {NEAR.days} days"
                problem = f"{two}; the other is in {other.place}"
                yield _fault(record, problem, "Delete one of the two, or correct its date", file)
                break


def _contradictions(group: Sequence[Record], framework: Framework, file: str) -> Iterator[Fault]:
    first: dict[str, tuple[Record, str]] = {}
    for record in group:
        for key, grade in own_keys(framework, record.grades).items():
            other, known = first.setdefault(key, (record, grade))
            if known != grade and other.entry.table != record.entry.table:
                said = f"{key.replace('_', ' ')} is {grade} here and {known} in {other.place}"
                yield _fault(record, f"The release contradicts itself on {record.area.name}: {said}", CHECK_BOTH, file)


def _differing_dates(group: Sequence[Record]) -> Iterator[Remark]:
    taken = _dates(group)
    for record in group:
        for key, day in taken.items():
            if (other := getattr(record, key)) and other != day:
                problem = f"{DATE_NAMES[key]} is {other} here and {day} in another row; {day} was taken"
                yield Remark(record.entry.sheet, record.entry.row, record.area.name, problem)


def _dates(group: Sequence[Record]) -> dict[str, date]:
    found = {key: [day for one in group if (day := getattr(one, key))] for key in DATES}
    return {key: Counter(days).most_common(1)[0][0] for key, days in found.items() if days}


def _framework(group: Sequence[Record], frameworks: Sequence[Framework]) -> Framework:
    dates = _dates(group)
    keys = {key for one in group for key in one.grades}
    framework = framework_of(group[0].family, keys, dates.get("on_site_from"), dates.get("published"), frameworks)
    if foreign := foreign_keys(framework, keys):
        judged = ", ".join(key.replace("_", " ") for key in foreign)
        raise Unreadable(f"{framework.name} has no judgement of {judged}", "Check the date and the grades")
    return framework


def _inspection(group: Sequence[Record], framework: Framework) -> Inspection:
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


def _fault(record: Record, problem: str, fix: str, file: str) -> Fault:
    return Fault(problem, fix, f"{file}, sheet {record.entry.sheet}", record.entry.row)
