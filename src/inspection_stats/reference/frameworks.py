"""The frameworks that inspections were made under, as `data/frameworks.toml` has them; adding one is adding data.

Which framework an inspection belongs to follows from the day inspectors came on site, not from the day of publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from inspection_stats.errors import BadRequest, nearest

_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=_STRICT)
class Grade:
    """A grade in the project's word, the label that was published at the time, and other forms that papers print."""

    grade: str
    label: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, config=_STRICT)
class Judgement:
    """One judgement of a framework: its kind, and for points the most there are (`of`).

    `limiting`: the worst grade here means the worst grade overall. `covers`: what it is one joint judgement of.
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
    covers: tuple[str, ...] = ()


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
    called: tuple[str, str] | None = None
    follows: str = ""
    good_from: str = ""
    partial: str = ""

    @property
    def report(self) -> str:
        """What its report is called: “SIF report”, “review of the safeguarding board”."""
        return self.called[0] if self.called else f"{self.name} report"

    @property
    def good(self) -> tuple[str, ...]:
        """The grades that count as good, best first."""
        return tuple(one.grade for one in self.grades[: self.place(self.good_from) or 0])

    @property
    def main(self) -> str:
        """The key of the judgement on the whole, or of its only one; empty where there is neither."""
        return self.whole or (self.judgements[0].key if len(self.judgements) == 1 else "")

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
    def newest(self) -> Framework:
        """The latest of the frameworks whose inspections look at the whole of an authority's services."""
        return [framework for framework in self.every if framework.whole_service][-1]

    @property
    def overall(self) -> str:
        """The key of the judgement on an authority's services as a whole."""
        return self.whole_key(self.whole_service)

    @property
    def made_beside(self) -> tuple[str, ...]:
        """The names of the frameworks that are made alongside another and do not take its place in a report."""
        return tuple(framework.name for framework in self.every if framework.beside)

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
