"""The line of code that begins the explorer with the choices made, so that they outlast the kernel."""

from __future__ import annotations

from inspection_stats.check.data import Data
from inspection_stats.errors import BadRequest
from inspection_stats.explore.choice import ENGLAND, Choice, name_of
from inspection_stats.explore.choosers import Choosers
from inspection_stats.reference.areas import find_area


def begin_line(data: Data, choosers: Choosers) -> str:
    """The call of `explorer` that shows what is shown now. What a fresh explorer would choose is left out.

    Raises `BadRequest` where the day typed is not a day.
    """
    first, *others = choosers.choices
    given = [repr_of(called(data, first)), repr_of(first.period.label), "data_dir", "reports_dir"]
    if others:
        given.append(f"others=[{', '.join(repr_of(called(data, one)) for one in others)}]")
    if choosers.by_hand:
        given.append(f"programme={repr_of(first.programme)}")
    for name, control in (("chart", choosers.chart), ("judgement", choosers.judgement)):
        if control.value != control.options[0][1]:
            given.append(f"{name}={repr_of(control.value)}")
    if first.comparator != ENGLAND:
        given.append(f"comparator={repr_of(first.comparator)}")
    if first.listed:
        given.append(f"listed=[{', '.join(repr_of(code) for code in first.listed)}]")
    return f"choices = explorer({', '.join(given)})"


def called(data: Data, choice: Choice) -> str:
    """The name by which the area of a choice is found again, or its code where the name may mean another."""
    name = name_of(data, choice.area)
    try:
        found = find_area(name, data.areas, data.area_aliases, choice.period.end)
    except BadRequest:
        return choice.area
    return name if found == choice.area else choice.area


def repr_of(text: str) -> str:
    """A text as Python's own, in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
