"""What a calculation gives: a value to compare a printed figure with, how it was worked out, and from which sources."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from inspection_stats.check.data import Data
from inspection_stats.claims.figures import Figure
from inspection_stats.claims.needs import Need
from inspection_stats.errors import InspectionStatsError, nearest

LARGEST_NUMBER = 10**15


class CannotCompute(InspectionStatsError):
    """A calculation's arguments name something that is not there; the message, which says what, becomes a fault."""


@dataclass(frozen=True)
class Computed:
    """The result of a calculation.

    A calculation gives the values that it knows: `number`; `cases` of `base` (a share); `times`, how many
    times as much; `days`, the first and last day; `rank` and `tied`, how many share it; `grade`; `direction` (+1, 0,
    -1). With `is_change` the number is a change, below 0 for a fall: a figure printed without its way is compared with
    its size. `least` and `most` are set instead of `number` where the sources leave a range. `missing` says what a
    proof would need, `need` of which kind that is; `missing` is empty where nothing is. `possible` false means that the
    figure cannot be true although no value is known. `fragile` is a calculation's own reason why one case either way
    would change it. `clash` says which other figure of the paper may be wrong instead, where this one does not hold: it
    is then contradicted, not false. `repeats` is the figure of another place, for a quantifier and the like that
    nothing can be computed for. `others` and `over_time` are worked out only where the figure does not hold.
    """

    working: str
    sources: tuple[str, ...] = ()
    number: Fraction | None = None
    cases: int | None = None
    base: int | None = None
    times: Fraction | None = None
    days: tuple[date, date] | None = None
    rank: int | None = None
    tied: int = 1
    grade: str = ""
    direction: int | None = None
    is_change: bool = False
    least: Fraction | None = None
    most: Fraction | None = None
    only: bool | None = None
    missing: str = ""
    need: Need | None = None
    possible: bool = True
    fragile: str = ""
    clash: str = ""
    repeats: Figure | None = None
    others: Callable[[], Iterable[Other]] = field(default=lambda: ())
    over_time: Callable[[], Iterable[Stretch]] = field(default=lambda: ())


@dataclass(frozen=True)
class Other:
    """The same figure counted another way. `words` go after “true only”, or, where not `counts`, after “It was so”.

    It does not count where it contradicts what the sentence itself says, such as its base.
    """

    words: str
    computed: Computed
    counts: bool = True


@dataclass(frozen=True)
class Stretch:
    """The same figure as at other days: from `first` to `last` it is the same each day. `counts` as in `Other`.

    `away` is how many days there are between it and the day that the paper names. `nearby` are those from which
    somebody may have taken the figure of an earlier paper.
    """

    first: date
    last: date
    computed: Computed
    away: int
    counts: bool = True
    nearby: bool = True


@dataclass(frozen=True)
class Facts:
    """What a calculation may look at: the suite's tables, the paper's date, the figures as the paper prints them.

    `printed` is the figure that is checked, `offered` the ids of claims to offer for one that is not there; `memory`
    holds what other claims have worked out already.
    """

    data: Data
    date: date
    figures: dict[str, Figure]
    printed: Figure
    offered: tuple[str, ...] = ()
    memory: dict[Hashable, Any] = field(default_factory=dict)

    def figure(self, name: str) -> Figure:
        """The figure of another claim. Raises `CannotCompute` with the nearest ids."""
        if name not in self.figures:
            raise CannotCompute(f"There is no claim “{name}” in this file. {nearest(name, self.offered)}".strip())
        return self.figures[name]

    def value(self, given: float | str) -> Fraction:
        """A number as given, or the number that another claim prints."""
        if not isinstance(given, str):
            if abs(given) > LARGEST_NUMBER:
                raise CannotCompute(f"A number of a paper is no larger than {LARGEST_NUMBER:,}.")
            return Fraction(str(given))
        found: Any = self.figure(given).value
        if isinstance(found, tuple) and isinstance(found[0], Fraction):
            return found[0]
        if not isinstance(found, Fraction):
            raise CannotCompute(f"The claim “{given}” prints {self.figure(given).kind}, where a number is needed.")
        return found

    def whole(self, given: float | str) -> int:
        """A whole number as given, or that another claim prints."""
        value = self.value(given)
        if value.denominator != 1:
            raise CannotCompute(f"A whole number is needed, not {float(value):g}.")
        return int(value)

    def named(self, given: float | str) -> str:
        """How a number is called in the working: 179, or 179 (claim lac-2015)."""
        number = f"{float(self.value(given)):,.10g}"
        return f"{number} (claim {given})" if isinstance(given, str) else number
