"""Which days and periods can be answered: those for which graded inspections are held, and no others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from inspection_stats.check.data import Data
from inspection_stats.check.horizons import GRADED
from inspection_stats.errors import BadRequest
from inspection_stats.reference.quarters import Period, long_date, parse_period, quarter_of


@dataclass(frozen=True)
class Horizon:
    """The first and the last day for which a kind of result is held, and whether all of it is."""

    first: date
    last: date
    complete: bool

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def covers(self, period: Period) -> bool:
        """Whether all results of a period are held."""
        return self.complete and period.start in self and period.end in self


def horizon(data: Data, kind: str = GRADED) -> Horizon:
    """The horizon of a kind of result, from `horizons.csv`."""
    row = data.horizons.set_index("kind").loc[kind]
    return Horizon(row["held_from"].date(), row["held_to"].date(), row["complete"] == "yes")


def answerable_day(data: Data, day: date) -> date:
    """The day, where it is within the horizon. Raises `BadRequest` that names the last day that can be answered."""
    held = horizon(data)
    if day > held.last:
        raise BadRequest(
            f"{long_date(day)} cannot be answered: {_held_to(data, held)} Ask for {held.last} or an earlier day."
        )
    if day < held.first:
        raise BadRequest(
            f"{long_date(day)} cannot be answered: reports are held from {long_date(held.first)}. Ask for a later day."
        )
    return day


def answerable_period(data: Data, quarter: str | date | Period, *, so_far: bool = False) -> Period:
    """The quarter or period that `quarter` names (`parse_period`), where its end can be answered.

    Where `so_far` is true, a period that goes past the horizon is cut there. Raises `BadRequest` for any other period
    whose end is outside the horizon, and says which day or quarter to ask for.
    """
    period, held = parse_period(quarter), horizon(data)
    if period.end < held.first:
        raise BadRequest(
            f"{period.label} cannot be reported: it ended on {long_date(period.end)}, and reports are held from "
            f"{long_date(held.first)}. Ask for {quarter_of(held.first).label} or a later quarter."
        )
    if period.end <= held.last:
        return period
    if so_far and period.start <= held.last:
        return Period(period.start, held.last, f"{period.start} to {held.last}")
    raise BadRequest(
        f"{period.label} cannot be reported: it ends on {long_date(period.end)}. {_go_on(data, period, held)}"
    )


def last_whole_quarter(held: Horizon) -> Period:
    """The latest financial quarter whose days can all be answered."""
    newest = quarter_of(held.last)
    return newest if newest.end == held.last else quarter_of(newest.start - timedelta(days=1))


def _go_on(data: Data, period: Period, held: Horizon) -> str:
    so_far = ""
    if period.start <= held.last:
        so_far = f", or with --so-far for what is held of it (“{period.start} to {held.last}” in a notebook)"
    return f"{_held_to(data, held)} Ask for {last_whole_quarter(held).label}, the last whole quarter held{so_far}."


def _held_to(data: Data, held: Horizon) -> str:
    who = data.frameworks.newest.inspectorate
    return f"{who}’s reports are held up to {long_date(held.last)}; later ones are not known here."
