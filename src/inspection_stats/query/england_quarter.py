"""England in one quarter: what the reports of all its areas share, each worked out once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from inspection_stats.check.data import Data, read_data, tables_digest
from inspection_stats.measure.grades.cutoff import Cutoff
from inspection_stats.measure.grades.distribution import (
    Distribution,
    grade_distribution,
    latest_distribution,
    state_distribution,
)
from inspection_stats.measure.grades.moves import grade_changes, moves
from inspection_stats.measure.grades.state import state_at
from inspection_stats.query.graded import graded_reports
from inspection_stats.query.horizon import answerable_day
from inspection_stats.reference.quarters import Period

if TYPE_CHECKING:
    from pandera.typing import DataFrame

    from inspection_stats.measure.grades.rows import Change, Standing

QUARTERS_KEPT = 4
"""How many quarters of England are kept in memory at once."""


@dataclass(frozen=True)
class EnglandQuarter:
    """The tables and the period of a report. Reports share what it works out, so nothing may change it.

    Raises `BadRequest` for a period whose end is outside the horizon: no figure is as at a day past its data.
    """

    data: Data
    period: Period

    def __post_init__(self) -> None:
        answerable_day(self.data, self.period.end)

    @property
    def day(self) -> date:
        """The last day of the quarter: figures are as at this day."""
        return self.period.end

    @property
    def before(self) -> date:
        """The day before the quarter began."""
        return self.period.start - timedelta(days=1)

    @cached_property
    def state(self) -> DataFrame[Standing]:
        """Every authority's latest inspection of the whole service."""
        return self._state(self.day, self.data.frameworks.whole_service)

    @cached_property
    def state_before(self) -> DataFrame[Standing]:
        """The same on the day before the quarter began."""
        return self._state(self.before, self.data.frameworks.whole_service)

    def latest_distribution(self, codes: Collection[str] | None = None, place: str = "England") -> Distribution:
        """How authorities, all or those of `codes`, are graded overall by their latest full inspection."""
        state = self.state if codes is None else self.state[self.state["old_la_code"].isin(list(codes))]
        return latest_distribution(state, self.data.frameworks, Cutoff(self.day), place=place)

    def by_authority(self, family: str, judgement: str = "") -> Distribution:
        """How authorities are graded, overall or for one judgement, by their latest inspection of one family."""
        return state_distribution(
            self.family_state(family), self.data.frameworks, Cutoff(self.day), framework=family, judgement=judgement
        )

    def by_report(self, framework: str, judgement: str) -> Distribution:
        """How the reports of a framework published by the last day grade a judgement."""
        return grade_distribution(
            graded_reports(self.data), self.data.areas, self.data.frameworks, Cutoff(self.day), by="report",
            framework=framework, judgement=judgement,
        )  # fmt: skip

    def family_state(self, family: str) -> DataFrame[Standing]:
        """Every authority's latest inspection of a family."""
        return self._state_of(family, self.day)

    def family_state_before(self, family: str) -> DataFrame[Standing]:
        """The same on the day before the quarter began."""
        return self._state_of(family, self.before)

    def inspected_since(self, family: str) -> DataFrame[Standing]:
        """Of the authorities counted by their inspection of a family, those with one of another family since."""
        counted = self.family_state(family)
        counted = counted[counted["framework"].ne("")].set_index("old_la_code")
        last = self.state.set_index("old_la_code")["published"].reindex(counted.index)
        return counted[last.gt(counted["published"])].reset_index()

    @cached_property
    def changed(self) -> DataFrame[Change]:
        """Every judgement of the quarter's reports in England with the previous one (`measure.changes`)."""
        data = self.data
        return grade_changes(graded_reports(data), data.frameworks, self.period.start, self.day)

    @cached_property
    def moves(self) -> pd.DataFrame:
        """Every report of the quarter in England, with its overall grade and the previous one (`grades.moves`)."""
        return moves(graded_reports(self.data), self.data.frameworks, self.changed, self.period.start, self.day)

    def work_out(self) -> None:
        """Work out all of this now, so that the reports that share it need not."""
        for family in self.data.frameworks.whole_service:
            self.inspected_since(family)
            self.family_state_before(family)
        self.state_before, self.moves  # noqa: B018 - cached properties, worked out by being asked for

    @cached_property
    def _states(self) -> dict[tuple[str, date], pd.DataFrame]:
        return {}

    def _state_of(self, family: str, day: date) -> DataFrame[Standing]:
        if (family, day) not in self._states:
            self._states[family, day] = self._state(day, (family,))
        return self._states[family, day]

    def _state(self, day: date, families: tuple[str, ...]) -> DataFrame[Standing]:
        return state_at(graded_reports(self.data), self.data.areas, self.data.frameworks, Cutoff(day), families)


def england_in(folder: Path, period: Period) -> EnglandQuarter:
    """England in a period by the tables of a folder; worked out once for as long as its files stay the same.

    Raises what `read_data` raises.
    """
    return _england(folder.resolve(), tables_digest(folder), period)


@lru_cache(maxsize=QUARTERS_KEPT)
def _england(folder: Path, _digest: str, period: Period) -> EnglandQuarter:
    return EnglandQuarter(read_data(folder), period)
