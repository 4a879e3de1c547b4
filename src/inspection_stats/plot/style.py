"""The style of a figure that is ready to paste: the project's style sheet, or a council's own in its place.

Such a figure is laid out and drawn under matplotlib's own defaults and this sheet, so that a user's matplotlibrc or
seaborn theme changes nothing in it; and nothing of it stays behind.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import afcharts
import matplotlib as mpl
from matplotlib.colors import to_hex

from inspection_stats.errors import BadRequest

ANALYSIS_FUNCTION = Path(str(afcharts.__file__)).with_name("afcharts.mplstyle")
SHEET = Path(__file__).with_name("inspection_stats.mplstyle")
SMALLEST = 11.0  # points; what councillors read in print
COLOURS = 7
NOT_OURS = ("backend", "backend_fallback", "interactive", "toolbar", "webagg.open_in_browser")


@dataclass(frozen=True)
class Style:
    """A style sheet that has been read: its name, all of matplotlib's settings under it, its seven colours."""

    name: str
    settings: dict[str, Any]
    colours: tuple[str, ...]


def style() -> Style:
    """The style in force: the project's, unless a figure is being made in another."""
    return _in_force.get() or read_style(SHEET)


def read_style(sheet: str | Path) -> Style:
    """Read a matplotlib style sheet over the project's, which is one over the Analysis Function's (afcharts).

    Raises `BadRequest` for one that can't be read or has under seven colours; warns of a size under 11 points, which
    is drawn at 11.
    """
    return _read(Path(sheet))


@cache
def _read(sheet: Path) -> Style:
    if not sheet.is_file():
        raise BadRequest(f"There is no style sheet {sheet}: give the path of a .mplstyle file.")
    settings: dict[str, Any] = {str(name): value for name, value in mpl.rcParamsDefault.items()}
    for one in dict.fromkeys((ANALYSIS_FUNCTION, SHEET, sheet)):
        settings |= _settings(one)
    settings = {name: value for name, value in settings.items() if name not in NOT_OURS}
    colours = tuple(to_hex(colour).upper() for colour in settings["axes.prop_cycle"].by_key()["color"])
    if len(colours) < COLOURS:
        raise BadRequest(
            f"{sheet} has {len(colours)} colours in axes.prop_cycle and {COLOURS} are needed: see {SHEET}."
        )
    if settings["font.size"] < SMALLEST:
        warnings.warn(
            f"{sheet} asks for {settings['font.size']:g} points; print needs {SMALLEST:g}, and charts are drawn at "
            f"{SMALLEST:g}. Write font.size: {SMALLEST:g} or more.",
            stacklevel=4,
        )
    return Style(sheet.name, settings, colours[:COLOURS])


def _settings(sheet: Path) -> dict[str, Any]:
    try:
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            read = mpl.rc_params_from_file(sheet, use_default_template=False)
            found: dict[str, Any] = {str(name): value for name, value in read.items()}
    except (OSError, UnicodeDecodeError, ValueError, KeyError) as error:
        raise BadRequest(f"{sheet} is not a matplotlib style sheet that can be read: {error}") from None
    if not found:
        why = f": {said[0].message}" if said else ""
        raise BadRequest(f"{sheet} sets nothing that matplotlib knows{why}. Each line is a setting, as font.size: 11.")
    return found


@contextmanager
def in_style(one: Style | None = None) -> Iterator[Style]:
    """Draw under a style (the project's by default) and under nothing else; everything is put back at the end."""
    chosen = one or read_style(SHEET)
    token = _in_force.set(chosen)
    try:
        with mpl.rc_context(chosen.settings):  # type: ignore[arg-type]
            yield chosen
    finally:
        _in_force.reset(token)


_in_force: ContextVar[Style | None] = ContextVar("style of charts", default=None)
