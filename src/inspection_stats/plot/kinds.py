"""The kinds of chart. Each is one file in `charts/`: what its function takes, how it is drawn, its widths, its table.

`@axes_function` makes a function in seaborn's manner of one that draws; `@kind` names the one that draws the rows of a
chart specification. A file in `charts/` is found automatically.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, wraps
from importlib import import_module
from typing import Any, TypeVar

import pandas as pd
from matplotlib.axes import Axes

from inspection_stats.describe.charts.specification import ChartSpec
from inspection_stats.errors import BadRequest, nearest

HALF, FULL = 105, 170  # mm: half the width of an A4 page, and its text width with margins of 20 mm
CHARTS = "inspection_stats.plot.charts"

Function = TypeVar("Function", bound=Callable[..., Axes])


@dataclass(frozen=True)
class Kind:
    """A kind of chart: its name in a specification, how its rows are drawn on an Axes, its widths (mm) and its table.

    `draw` takes an Axes, the specification and options; `widths` are those at which it can be read, the report's first.
    """

    name: str
    draw: Callable[..., None]
    widths: tuple[int, ...]
    table: Callable[[Sequence[Any]], pd.DataFrame]
    options: tuple[str, ...] = ()


_KINDS: dict[str, Kind] = {}


def kind(
    name: str, *, widths: tuple[int, ...], table: Callable[[Sequence[Any]], pd.DataFrame], options: tuple[str, ...] = ()
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register the function under it as the drawing of a kind; `options` are the keywords that it takes."""

    def registered(draw: Callable[..., None]) -> Callable[..., None]:
        _KINDS[name] = Kind(name, draw, widths, table, options)
        return draw

    return registered


def kinds() -> dict[str, Kind]:
    """Every kind of chart by its name."""
    for module in chart_modules():
        import_module(f"{CHARTS}.{module}")
    return dict(_KINDS)


def kind_of(name: str) -> Kind:
    """The kind of a name. Raises `BadRequest` for one that is not known."""
    known = _KINDS if name in _KINDS else kinds()
    if name not in known:
        raise BadRequest(f"There is no kind of chart “{name}”. {nearest(name, list(known)) or ', '.join(known)}")
    return known[name]


@cache
def chart_modules() -> tuple[str, ...]:
    """The files of `charts/`, by name."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(import_module(CHARTS).__path__)))


def axes_function(function: Function) -> Function:
    """Make a drawing function one in seaborn's manner.

    Without an `ax` it draws on the current Axes, as in a FacetGrid, whose `color` and `label` it takes and leaves; a
    fault takes away what was drawn before it was found.
    """

    @wraps(function)
    def drawn(
        data: pd.DataFrame, *, ax: Axes | None = None, color: Any = None, label: str | None = None, **options: Any
    ) -> Axes:
        if ax is None:
            from matplotlib import pyplot  # noqa: PLC0415 - reports never need it

            ax = pyplot.gca()
        before = set(ax.get_children())
        try:
            return function(data, ax=ax, **options)
        except BadRequest:
            for artist in [one for one in ax.get_children() if one not in before]:
                artist.remove()
            ax.set_axis_on()
            ax.set_autoscale_on(True)
            raise

    return drawn  # type: ignore[return-value]


def readable_rows(spec: ChartSpec[Any]) -> pd.DataFrame:
    """The rows of a chart with plain column names and printed cells; a column that says nothing is left out."""
    shown = kind_of(spec.kind).table(spec.rows).fillna("")
    if "Theme" in shown and shown["Theme"].nunique() == 1:
        shown = shown.drop(columns="Theme")
    return shown.loc[:, shown.ne("").any()].reset_index(drop=True)
