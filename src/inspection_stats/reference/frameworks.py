"""The frameworks that inspections were made under, read from `data/frameworks.toml`; adding one is adding data.

Which framework an inspection belongs to follows from the day inspectors came on site, not from the day of publication.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from inspection_stats.errors import BadData, BadRequest, Fault, nearest
from inspection_stats.load.toml import read_toml

_STRICT = ConfigDict(extra="forbid")
_FILE_SAYS = "The top of the file says what each entry means"


@dataclass(frozen=True, config=_STRICT)
class Grade:
    """A grade in the project's word, and the label that was published at the time."""

    grade: str
    label: str


@dataclass(frozen=True, config=_STRICT)
class Judgement:
    """One judgement of a framework: its kind, and for points the most there are (`of`).

    `limiting`: the worst grade here means the worst grade overall.
    """

    key: str
    label: str
    short: str
    level: Literal["overall", "key", "sub", "board", "theme", "apart"]
    kind: Literal["grade", "points", "k of n", "percent", "words"] = "grade"
    of: int | None = None
    limiting: bool = False
    not_judged: bool = False
    series: str = ""


@dataclass(frozen=True, config=_STRICT)
class Framework:
    """A framework or programme: when it holds, its grades best first, its judgements in the order of the report.

    The top of `frameworks.toml` says what the other entries mean.
    """

    name: str
    family: str
    title: str
    inspectorate: str
    subject: Literal["authority", "service"]
    figures: str
    section: str
    grades: tuple[Grade, ...]
    judgements: tuple[Judgement, ...]
    source: str
    notes: str
    in_force_from: date | None = None
    in_force_to: date | None = None
    whole_service: bool = False
    beside: str = ""
    partial: str = ""

    @property
    def whole(self) -> str:
        """The key of the judgement on the whole; empty where the framework makes none."""
        return next((one.key for one in self.judgements if one.level == "overall"), "")

    @property
    def graded(self) -> tuple[Judgement, ...]:
        """The judgements that give a grade, in the order of the report."""
        return tuple(one for one in self.judgements if one.kind == "grade")

    @property
    def years(self) -> str:
        """When it was in force, by years: “2013 to 2018”, “from 2026”, “to 2012”."""
        first, last = (day.year if day else None for day in (self.in_force_from, self.in_force_to))
        if first and last:
            return str(first) if first == last else f"{first} to {last}"
        return f"from {first}" if first else f"to {last}"

    def holds_on(self, day: date) -> bool:
        """Whether inspectors may come on site under it that day; a missing limit is open."""
        return (self.in_force_from or date.min) <= day <= (self.in_force_to or date.max)

    def judgement(self, key: str) -> Judgement | None:
        """The judgement of that key, or None where the framework does not have it."""
        return next((judgement for judgement in self.judgements if judgement.key == key), None)

    def place(self, grade: str) -> int | None:
        """The place of a grade in the order, 1 for the best; None for “Not judged” and the like."""
        return next((place for place, known in enumerate(self.grades, start=1) if known.grade == grade), None)

    def label(self, grade: str) -> str:
        """The grade as published at the time: “Requires improvement to be good” under ILACS."""
        return next((known.label for known in self.grades if known.grade == grade), grade)


@dataclass(frozen=True)
class Frameworks:
    """All frameworks, in the order of the file."""

    every: tuple[Framework, ...]

    def __iter__(self) -> Iterator[Framework]:
        return iter(self.every)

    @property
    def whole_service(self) -> tuple[str, ...]:
        """The families whose inspections look at the whole of an authority's services, the oldest first."""
        return tuple(dict.fromkeys(framework.family for framework in self.every if framework.whole_service))

    def whole_key(self, names: Iterable[str]) -> str:
        """The key of the judgement on the whole that these frameworks or families make; empty where none makes one."""
        chosen = [framework for name in names for framework in self.under(name)]
        return next((framework.whole for framework in reversed(chosen) if framework.whole), "")

    def named(self, name: str) -> Framework:
        """The framework of that name. Raises `BadRequest` with the nearest names."""
        for framework in self.every:
            if framework.name.lower() == name.strip().lower():
                return framework
        names = [framework.name for framework in self.every]
        raise BadRequest(f"There is no framework “{name}”. {nearest(name, names) or 'There are: ' + ', '.join(names)}")

    def under(self, name: str) -> tuple[Framework, ...]:
        """The frameworks of a family, or the one framework of that name: “ILACS” gives three, “ILACS 2023” one.

        Raises `BadRequest` with the nearest names.
        """
        family = tuple(framework for framework in self.every if framework.family.lower() == name.strip().lower())
        return family or (self.named(name),)

    def on(self, day: date, family: str) -> Framework:
        """The framework of `family` under which inspectors came on site on `day`. Raises `BadRequest` if none did."""
        for framework in self.under(family):
            if framework.holds_on(day):
                return framework
        raise BadRequest(f"No {family} framework was in force on {day}: check the day inspectors came on site.")

    def why_not_comparable(self, first: tuple[str, str], second: tuple[str, str]) -> str:
        """Why two judgements, each a (framework, judgement key), may not be compared; empty where they may.

        They may within one framework, and between two where both judgements name the same series.
        Raises `BadRequest` for an unknown framework.
        """
        frameworks = self.named(first[0]), self.named(second[0])
        judgements = frameworks[0].judgement(first[1]), frameworks[1].judgement(second[1])
        one, other = judgements
        if one is None or other is None:
            lacking, found = (frameworks[0], other) if one is None else (frameworks[1], one)
            return f"{lacking.name} has no judgement “{found.short if found else first[1]}”"
        if one.series == other.series != "" or (frameworks[0] == frameworks[1] and one.key == other.key):
            return ""
        return (
            f"“{one.short}” under {frameworks[0].name} and “{other.short}” under {frameworks[1].name} "
            "are different judgements"
        )

    def comparable(self, first: tuple[str, str], second: tuple[str, str]) -> bool:
        """Whether two judgements, each a (framework, judgement key), may be compared."""
        return not self.why_not_comparable(first, second)


def load_frameworks(path: Path) -> Frameworks:
    """Read and check `frameworks.toml`.

    Raises `BadData` with every fault: no such file, not TOML, an unknown or missing entry, a repeated name or key,
    dates out of order, two frameworks of one family in force on one day.
    """
    content = read_toml(path)
    entries = content.get("framework", [])
    try:
        every = TypeAdapter(tuple[Framework, ...]).validate_python(entries)
    except ValidationError as error:
        raise BadData([_fault(one, entries, path.name) for one in error.errors()]) from None
    faults = [Fault(problem, _FILE_SAYS, path.name) for problem in _problems(every)]
    if faults:
        raise BadData(faults)
    return Frameworks(every)


def _fault(error: Any, entries: list[dict[str, Any]], file: str) -> Fault:
    if not error["loc"]:
        return Fault("“framework” is not a list", "Start each framework with [[framework]]", file)
    number, *inside = error["loc"]
    entry = entries[number]
    name = entry.get("name", number + 1) if isinstance(entry, dict) else number + 1
    column = ".".join(str(part + 1) if isinstance(part, int) else part for part in inside)
    return Fault(f"Framework {name}: {error['msg']}", _FILE_SAYS, file, column=column)


def _problems(every: tuple[Framework, ...]) -> Iterator[str]:
    if not every:
        yield "The file lists no framework"
    for name, times in Counter(framework.name for framework in every).items():
        if times > 1:
            yield f"Framework {name} appears {times} times"
    for framework in every:
        if framework.in_force_from and framework.in_force_to and framework.in_force_from > framework.in_force_to:
            yield f"Framework {framework.name} ends before it starts"
        for key, times in Counter(judgement.key for judgement in framework.judgements).items():
            if times > 1:
                yield f"Framework {framework.name} lists the judgement {key} {times} times"
        yield from _kind_problems(framework)
    for one, other in combinations(every, 2):
        if one.family == other.family and _overlap(one, other):
            yield f"Frameworks {one.name} and {other.name} of one family are in force on the same day"


def _kind_problems(framework: Framework) -> Iterator[str]:
    if sum(judgement.level == "overall" for judgement in framework.judgements) > 1:
        yield f"Framework {framework.name} has more than one judgement of the whole"
    if framework.graded and not framework.grades:
        yield f"Framework {framework.name} has judgements that give a grade, and no grades"
    for judgement in framework.judgements:
        if (judgement.kind == "points") != (judgement.of is not None):
            yield f"Framework {framework.name}: write the most points of {judgement.key} in `of`, and only for points"


def _overlap(one: Framework, other: Framework) -> bool:
    start = max(one.in_force_from or date.min, other.in_force_from or date.min)
    return one.holds_on(start) and other.holds_on(start)
