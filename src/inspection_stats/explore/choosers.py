"""The choosers: one labelled control for each part of a choice, kept consistent with one another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import ipywidgets as widgets

from inspection_stats.check.data import Data
from inspection_stats.explore import choice as known
from inspection_stats.explore.choice import Choice
from inspection_stats.measure.grades.latest import latest_judgements
from inspection_stats.query.graded import graded_reports
from inspection_stats.reference.quarters import Period

LABEL = {"description_width": "9em"}
WIDE = {"width": "min(30em, 100%)"}


class Choosers:
    """The controls of an explorer. `box` shows them; `choice` is what they say; each change calls `on_change`."""

    def __init__(self, data: Data, area: str, period: Period, on_change: Callable[[], None]):
        self._data, self._on_change, self._quiet = data, on_change, False
        self._by_hand = False
        programme = self._latest(area, period)
        quarters = known.quarter_options(data)
        days = [quarter for _, quarter in quarters]
        self.area = _dropdown("Authority", known.area_options(data), area)
        self.quarter = _dropdown("Quarter", quarters, period if period in days else days[0])
        self.day = widgets.DatePicker(
            description="Or as at a day", value=None if period in days else period.end, style=LABEL, layout=WIDE
        )
        self.programme = _dropdown("Programme", known.programme_options(data), programme)
        self.chart = _dropdown("Show", known.chart_options(data, programme))
        self.comparator = _dropdown("Comparator", known.comparator_options(data, area, programme))
        self.listed = widgets.SelectMultiple(
            description="My own list", options=known.area_options(data), rows=8, style=LABEL, layout=WIDE
        )
        self.judgement = _dropdown("Judgement", known.judgement_options(data, programme))
        self.box = widgets.Box(list(self._controls()), layout={"flex_flow": "row wrap"})
        self._settle()
        for control in self._controls():
            control.observe(self._changed, names="value")

    @property
    def choice(self) -> Choice:
        """What the controls say now; a day, where one is given, overrides the quarter."""
        day: date | None = self.day.value
        period = known.up_to(day) if day else self.quarter.value
        found = Choice(
            self.area.value, period, self.programme.value, self.chart.value, self.comparator.value, self.judgement.value
        )
        return found.with_listed(tuple(self.listed.value)) if found.comparator == known.OWN_LIST else found

    def _controls(self) -> tuple[Any, ...]:
        return (
            self.area, self.quarter, self.day, self.programme, self.chart, self.comparator, self.listed, self.judgement,
        )  # fmt: skip

    def _latest(self, area: str, period: Period) -> str:
        """The programme of the area's latest inspection, so that the chart shows the latest judgements on the day."""
        stands = latest_judgements(graded_reports(self._data), self._data.frameworks, area, period.end)
        newest = self._data.frameworks.whole_service[-1]
        return newest if stands.empty else self._data.frameworks.named(stands["framework"].iloc[0]).family

    def _changed(self, change: dict[str, Any]) -> None:
        if self._quiet:
            return
        self._quiet = True  # changes that follow from a change belong to it: one change, one new chart
        try:
            if change["owner"] is self.quarter:
                self.day.value = None
            if change["owner"] is self.programme:
                self._by_hand = True
            elif change["owner"] in (self.area, self.quarter, self.day):
                self._follow()
            self._offer()
            self._settle()
        finally:
            self._quiet = False
        self._on_change()

    def _follow(self) -> None:
        """Choose the programme of the area's latest inspection on the day, unless one was chosen by hand."""
        if not self._by_hand:
            self.programme.value = self._latest(self.area.value, self.choice.period)

    def _offer(self) -> None:
        """Offer what there is for the programme and the area, and keep what was chosen where it is still there."""
        programme = self.programme.value
        for control, options in (
            (self.chart, known.chart_options(self._data, programme)),
            (self.comparator, known.comparator_options(self._data, self.area.value, programme)),
            (self.judgement, known.judgement_options(self._data, programme)),
        ):
            if list(control.options) == options:
                continue
            before, values = control.value, [value for _, value in options]
            control.options = options
            control.value = before if before in values else values[0]

    def _settle(self) -> None:
        """Disable what the chosen chart does not use."""
        alone = self.chart.value in known.OF_ONE_AREA
        self.programme.disabled = alone
        self.comparator.disabled = alone
        self.judgement.disabled = alone or self.chart.value == known.BESIDE
        own = self.comparator.value == known.OWN_LIST and not alone
        self.listed.layout.display = "flex" if own else "none"
        self.judgement.description = "Theme" if known.of_cases(self._data, self.programme.value) else "Judgement"


def _dropdown(label: str, options: list[tuple[str, Any]], value: Any = None) -> widgets.Dropdown:
    chosen = options[0][1] if value is None else value
    return widgets.Dropdown(description=label, options=options, value=chosen, style=LABEL, layout=WIDE)
