"""One area in one quarter: what several sections need, each worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.describe.english.grammar import the_area
from inspection_stats.errors import BadRequest
from inspection_stats.measure.cases.screenings import Screening
from inspection_stats.measure.grades.among import among
from inspection_stats.measure.grades.change import changes
from inspection_stats.measure.grades.latest import inspections_of, latest_judgements
from inspection_stats.query.comparators import Comparator, comparators_of, neighbours_as_comparator
from inspection_stats.query.england_quarter import EnglandQuarter
from inspection_stats.query.graded import graded_reports
from inspection_stats.query.screenings import compared_nationally, screenings_in
from inspection_stats.reference.areas import area_name, neighbour_model, neighbours_of, predecessors
from inspection_stats.reference.quarters import Period

if TYPE_CHECKING:
    from pandera.typing import DataFrame

    from inspection_stats.measure.grades.rows import Change, Inspection, Judged, Standing


@dataclass(frozen=True)
class AreaQuarter:
    """England in the quarter of a report, and the code of its area."""

    england: EnglandQuarter
    code: str

    @property
    def data(self) -> Data:
        """The tables."""
        return self.england.data

    @property
    def period(self) -> Period:
        """The period of the report."""
        return self.england.period

    @cached_property
    def name(self) -> str:
        """The area's name, as in a heading."""
        return area_name(self.code, self.data.areas)

    @property
    def the_area(self) -> str:
        """The area's name as it appears in a sentence."""
        return the_area(self.name)

    @property
    def day(self) -> date:
        """The last day of the quarter: figures are as at this day."""
        return self.period.end

    @cached_property
    def row(self) -> pd.Series:
        """The area's row of `areas.csv`."""
        return self.data.areas.set_index("old_la_code").loc[self.code]

    @property
    def ended(self) -> date | None:
        """The area's last day, where that was before the end of the quarter: on its last day it was an authority."""
        return self.last_day if self.last_day and self.last_day < self.day else None

    @property
    def last_day(self) -> date | None:
        """The area's last day, where that is known."""
        return None if pd.isna(self.row["end_date"]) else self.row["end_date"].date()

    @property
    def not_begun(self) -> bool:
        """Whether the area did not exist yet on the last day of the quarter."""
        first = self.row["start_date"]
        return not pd.isna(first) and first.date() > self.day

    @cached_property
    def later_sources(self) -> dict[str, date]:
        """Which parts of the report come from a source published after its day, in words, and that source's day."""
        data, day = self.data, pd.Timestamp(self.day)
        ids, services = {one.inspection_id for one in self.screenings}, {one.service for one in self.screenings}
        averages = data.national_averages
        tables = {
            "the summary of the screening that is quoted": (
                data.sqs_headlines[data.sqs_headlines["inspection_id"].isin(ids)]["source_published"]
            ),
            "the direction of the England average": (
                averages[averages["area_or_service"].isin(services)]["source_published"]
            ),
            "the owners of the recommendations": self.recommendations["owner_source_published"],
        }
        return {what: days.max().date() for what, days in tables.items() if days.gt(day).any()}

    @property
    def began(self) -> date | None:
        """The area's first day, where it was created since the first reports held."""
        first = self.row["start_date"]
        return None if pd.isna(first) else first.date()

    @cached_property
    def came_before(self) -> tuple[tuple[str, pd.DataFrame], ...]:
        """The areas that this one took over from, by code, each with the judgements of its last inspection."""
        codes = predecessors(self.code, self.data.areas)
        return tuple(
            (code, latest_judgements(graded_reports(self.data), self.data.frameworks, code, self.day)) for code in codes
        )

    @cached_property
    def visits(self) -> pd.DataFrame:
        """The visits to the area in the quarter, by the day of the visit or of its letter, oldest first."""
        rows = self.data.ofsted_visits
        first, last = pd.Timestamp(self.period.start), pd.Timestamp(self.day)
        inside = rows["visited"].between(first, last) | rows["published"].between(first, last)
        return rows[rows["old_la_code"].eq(self.code) & inside].sort_values("visited", kind="stable")

    @cached_property
    def held(self) -> DataFrame[Inspection]:
        """The area's inspections published by the end of the quarter, newest first."""
        return inspections_of(graded_reports(self.data), self.data.frameworks, self.code, self.day)

    @cached_property
    def new(self) -> DataFrame[Inspection]:
        """Those of them published in the quarter."""
        return self.held[self.held["published"].ge(pd.Timestamp(self.period.start))]

    @cached_property
    def stands(self) -> DataFrame[Judged]:
        """The judgements of the area's latest inspection; of an area that ended, its last."""
        return latest_judgements(graded_reports(self.data), self.data.frameworks, self.code, self.day)

    @property
    def stands_since(self) -> date | None:
        """The day on which the latest judgements were published."""
        return None if self.stands.empty else self.stands["published"].iloc[0].date()

    @cached_property
    def family(self) -> str:
        """The family of the latest inspection; for an area without one, the latest family that had a report by then."""
        if not self.stands.empty:
            return self.data.frameworks.named(self.stands["framework"].iloc[0]).family
        full = [one for one in self.data.frameworks if one.whole_service]
        begun = [one for one in full if one.in_force_from and one.in_force_from <= self.day]
        return (begun or full)[-1 if begun else 0].family

    @property
    def inspectorate(self) -> str:
        """Who made the inspections of that family, as “Ofsted”."""
        return self.data.frameworks.under(self.family)[-1].inspectorate

    @property
    def family_state(self) -> DataFrame[Standing]:
        """Every authority's latest inspection of the family that the area's own belongs to."""
        return self.england.family_state(self.family)

    @property
    def family_state_before(self) -> DataFrame[Standing]:
        """The same on the day before the quarter began."""
        return self.england.family_state_before(self.family)

    @cached_property
    def neighbours(self) -> tuple[str, ...]:
        """The codes of the statistical neighbours, nearest first; none if the area is not an authority on the day."""
        if self.ended or self.not_begun:
            return ()
        try:
            return tuple(neighbours_of(self.code, self.data.statistical_neighbours, self.day))
        except BadRequest:
            return ()

    @cached_property
    def comparators(self) -> tuple[Comparator, ...]:
        """Statistical neighbours (where there are any), region and England."""
        return comparators_of(str(self.row["region_name"]), self.data.areas, self.near)

    @cached_property
    def near(self) -> Comparator | None:
        """The statistical neighbours as a comparator; none of an area without any."""
        return neighbours_as_comparator(
            self.code, self.data.statistical_neighbours, self.neighbours, self.neighbour_model
        )

    @property
    def neighbour_model(self) -> str:
        """The model that the statistical neighbours are taken from, as in "2025"."""
        return neighbour_model(self.code, self.data.statistical_neighbours, self.day)

    @property
    def inspected_since(self) -> DataFrame[Standing]:
        """Of the authorities counted by the area's own family, those inspected under another since."""
        return self.england.inspected_since(self.family)

    @property
    def wider_comparators(self) -> tuple[Comparator, ...]:
        """Region and England."""
        return self.comparators[-2:]

    @cached_property
    def beside(self) -> dict[str, pd.DataFrame]:
        """For each group by its label, how the latest judgements compare with it (`measure.grades.among`)."""
        found = self.data.frameworks
        return {one.label: among(self.family_state, self.code, found, one.codes) for one in self.comparators}

    @cached_property
    def since_before(self) -> DataFrame[Change]:
        """Every judgement of the area's inspections of the whole service with the previous one, oldest first."""
        rows = graded_reports(self.data)
        own = rows[rows["old_la_code"].eq(self.code) & rows["published"].le(pd.Timestamp(self.day))]
        return changes(own, self.data.frameworks)

    @cached_property
    def own_changes(self) -> DataFrame[Change]:
        """The judgements of the area's reports of the quarter with the previous ones of the same kind."""
        new = set(self.new["inspection_id"])
        inspected = self.england.changed[self.england.changed["inspection_id_after"].isin(new)]
        left = self.new[self.new["inspection_id"].isin(new - set(inspected["inspection_id_after"]))]
        rows = graded_reports(self.data)
        rows = rows[rows["old_la_code"].eq(self.code) & rows["published"].le(pd.Timestamp(self.day))]
        frameworks = self.data.frameworks
        # A board, or an older framework: compared with an earlier report of its own family.
        families = dict.fromkeys(frameworks.named(name).family for name in left["framework"])
        others = [changes(rows, frameworks, (family,)) for family in families]
        others = [found[found["inspection_id_after"].isin(left["inspection_id"])] for found in others]
        return pd.concat([inspected, *others])

    @cached_property
    def compared_nationally(self) -> list[pd.DataFrame]:
        """Each screening of the quarter compared with the national averages held (`measure.cases.compare`)."""
        return [compared_nationally(self.data, one) for one in self.screenings]

    @cached_property
    def screenings(self) -> list[Screening]:
        """The screenings whose letters came out in the quarter."""
        return screenings_in(self.data, self.code, self.period)

    @cached_property
    def recommendations(self) -> pd.DataFrame:
        """The recommendations held of the inspections published in the quarter."""
        published = {*self.new["inspection_id"], *(one.inspection_id for one in self.screenings)}
        held = self.data.recommendations
        return held[held["inspection_id"].isin(published)]
