"""The choosers: one labelled control for each part of a choice, kept consistent with one another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import ipywidgets as widgets

from inspection_stats.check.data import Data
from inspection_stats.errors import BadRequest
from inspection_stats.explore import choice as known
from inspection_stats.explore.choice import Choice
from inspection_stats.measure.grades.latest import latest_judgements
from inspection_stats.query.graded import graded_reports
from inspection_stats.reference.given import typed_day
from inspection_stats.reference.quarters import Period, short_date

LABEL = {"description_width": "9em"}
WIDE = {"width": "min(30em, 100%)"}
PLACES = ("Second authority", "Third authority", "Fourth authority")
"""The choosers of further areas. Four charts are what a page shows at a glance."""

_ORDER = ("programme", "chart", "comparator", "judgement", "listed")
"""What may be chosen at the beginning; what a programme offers comes after the programme."""

NO_OTHER = ("none", "")


class Choosers:
    """The controls of an explorer. `box` shows them; `choices` is what they say; each change calls `on_change`."""

    def __init__(self, data: Data, area: str, period: Period, on_change: Callable[[], None]):
        self._data, self._on_change, self._quiet = data, on_change, False
        self.by_hand = False
        programme = self._latest(area, period)
        quarters, areas = known.quarter_options(data), known.area_options(data)
        days = [quarter for _, quarter in quarters]
        self.area = _dropdown("Authority", areas, area)
        self.others = tuple(_dropdown(place, [NO_OTHER, *areas], "") for place in PLACES)
        self.quarter = _dropdown("Quarter", quarters, period if period in days else days[0])
        # Not the browser's own date picker: it takes its order of day and month from the browser's language.
        self.day = widgets.Text(
            description="Or as at a day", value="" if period in days else short_date(period.end),
            placeholder="dd/mm/yyyy", continuous_update=False, style=LABEL, layout=WIDE,
        )  # fmt: skip
        self.programme = _dropdown("Programme", known.programme_options(data), programme)
        self.chart = _dropdown("Show", known.chart_options(data, programme))
        self.comparator = _dropdown("Comparator", known.comparator_options(data, [area], programme))
        self.listed = widgets.SelectMultiple(description="My own list", options=areas, rows=8, style=LABEL, layout=WIDE)
        self.judgement = _dropdown("Judgement", known.judgement_options(data, programme))
        self.box = widgets.Box(list(self._controls()), layout={"flex_flow": "row wrap"})
        self._settle()
        for control in self._controls():
            control.observe(self._changed, names="value")

    @property
    def areas(self) -> list[str]:
        """The codes of the areas chosen, each once."""
        chosen = [self.area.value, *(other.value for other in self.others)]
        return list(dict.fromkeys(filter(None, chosen)))

    @property
    def period(self) -> Period:
        """The quarter, or up to the day where one is given. Raises `BadRequest` for what is not a day."""
        if not self.day.value.strip():
            return self.quarter.value  # type: ignore[no-any-return]
        return known.up_to(typed_day(self.day.value))

    @property
    def choices(self) -> list[Choice]:
        """What the controls say now, a choice for each area. Raises `BadRequest` for what is not a day."""
        found = Choice(
            self.area.value, self.period, self.programme.value, self.chart.value, self.comparator.value,
            self.judgement.value,
        )  # fmt: skip
        if found.comparator == known.OWN_LIST:
            found = found.with_listed(tuple(self.listed.value))
        return [found.of_area(area) for area in self.areas]

    def begin_with(self, others: Sequence[str], choices: Mapping[str, Any]) -> None:
        """Choose further areas by their codes, and what is given by the names of the controls.

        Raises `BadRequest` for too many areas, an unknown name and a value that is not offered.
        """
        if len(others) > len(PLACES):
            raise BadRequest(f"The explorer shows up to {len(PLACES) + 1} areas; {len(others) + 1} were given.")
        self._quiet = True
        try:
            for control, code in zip(self.others, others, strict=False):
                control.value = code
            for name in sorted(choices, key=_ORDER.index) if set(choices) <= set(_ORDER) else _unknown(choices):
                self._begin(name, choices[name])
            self._settle()
        finally:
            self._quiet = False

    def _begin(self, name: str, value: Any) -> None:
        control = getattr(self, name)
        offered = [option for _, option in control.options]
        wanted = list(value) if control is self.listed else [value]
        if wrong := [str(one) for one in wanted if one not in offered]:
            raise BadRequest(f"{name}=“{wrong[0]}” is not offered here. It is one of: {', '.join(offered)}.")
        control.value = value
        self.by_hand |= control is self.programme
        self._offer()

    def _controls(self) -> tuple[Any, ...]:
        return (
            self.area, *self.others, self.quarter, self.day, self.programme, self.chart, self.comparator, self.listed,
            self.judgement,
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
                self.day.value = ""
            if change["owner"] is self.programme:
                self.by_hand = True
            elif change["owner"] in (self.area, self.quarter, self.day):
                self._follow()
            self._offer()
            self._settle()
        finally:
            self._quiet = False
        self._on_change()

    def _follow(self) -> None:
        """Choose the programme of the area's latest inspection on the day, unless one was chosen by hand."""
        try:
            period = self.period
        except BadRequest:  # the message in place of the chart says why
            return
        if self.day.value.strip():
            self.day.value = short_date(period.end)
        if not self.by_hand:
            self.programme.value = self._latest(self.area.value, period)

    def _offer(self) -> None:
        """Offer what there is for the programme and the areas, and keep what was chosen where it is still there."""
        programme = self.programme.value
        for control, options in (
            (self.chart, known.chart_options(self._data, programme)),
            (self.comparator, known.comparator_options(self._data, self.areas, programme)),
            (self.judgement, known.judgement_options(self._data, programme)),
        ):
            if list(control.options) == options:
                continue
            before, values = control.value, [value for _, value in options]
            control.options = options
            control.value = before if before in values else values[0]

    def _settle(self) -> None:
        """Disable what the chosen chart does not use, and show a place for one more area."""
        alone = self.chart.value in known.OF_ONE_AREA
        self.programme.disabled = alone
        self.comparator.disabled = alone
        self.judgement.disabled = alone or self.chart.value == known.BESIDE
        own = self.comparator.value == known.OWN_LIST and not alone
        self.listed.layout.display = "flex" if own else "none"
        self.judgement.description = "Theme" if known.of_cases(self._data, self.programme.value) else "Judgement"
        for before, other in zip(self.others, self.others[1:], strict=False):
            other.layout.display = "flex" if before.value or other.value else "none"


def _unknown(choices: Mapping[str, Any]) -> list[str]:
    wrong = next(name for name in choices if name not in _ORDER)
    raise BadRequest(f"The explorer has no choice “{wrong}”. It has: others, {', '.join(_ORDER)}.")


def _dropdown(label: str, options: list[tuple[str, Any]], value: Any = None) -> widgets.Dropdown:
    chosen = options[0][1] if value is None else value
    return widgets.Dropdown(description=label, options=options, value=chosen, style=LABEL, layout=WIDE)
