"""The style of a figure that is ready to paste: the project's style sheet, or a council's own instead.

Such a figure is laid out and drawn under matplotlib's own defaults and this sheet, so that a user's matplotlibrc or
seaborn theme changes nothing in it; and nothing of it stays behind.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Any

import afcharts
import matplotlib as mpl
from matplotlib.colors import to_hex

from inspection_stats.errors import BadData, BadRequest
from inspection_stats.load.files import read_bytes
from inspection_stats.load.limits import LARGEST_STYLE

ANALYSIS_FUNCTION = Path(str(afcharts.__file__)).with_name("afcharts.mplstyle")
SHEET = Path(__file__).with_name("inspection_stats.mplstyle")
SMALLEST = 11.0  # points; what councillors read in print
LARGEST = 36.0  # points; a title of them fills the width of a page
COLOURS = 7
NOT_OURS = ("backend", "backend_fallback", "interactive", "toolbar", "webagg.open_in_browser", "text.usetex",
            "text.latex.preamble")  # fmt: skip
"""Settings of a computer, not of charts: windows, and another program that sets text."""

SHOWN = 80  # characters of a line of a sheet that a message repeats


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
    if not os.path.isfile(sheet):  # asked of os: a name too long for any file is not an error there
        raise BadRequest(f"There is no style sheet {sheet}: give the path of a .mplstyle file.")
    settings: dict[str, Any] = {str(name): value for name, value in mpl.rcParamsDefault.items()}
    for one in dict.fromkeys((ANALYSIS_FUNCTION, SHEET, sheet)):
        settings |= _settings(one)
    settings = {name: value for name, value in settings.items() if name not in NOT_OURS}
    colours = tuple(to_hex(colour).upper() for colour in settings["axes.prop_cycle"].by_key()["color"])
    if len(colours) < COLOURS:
        raise BadRequest(f"{sheet} has {len(colours)} colours in axes.prop_cycle, but needs {COLOURS}: see {SHEET}.")
    if not settings["font.size"] <= LARGEST:  # so NaN fails too
        raise BadRequest(f"{sheet} asks for {settings['font.size']:g} points. Write font.size: {LARGEST:g} or less.")
    if settings["font.size"] < SMALLEST:
        warnings.warn(
            f"{sheet} asks for {settings['font.size']:g} points; print needs {SMALLEST:g}, and charts are drawn at "
            f"{SMALLEST:g}. Write font.size: {SMALLEST:g} or more.",
            stacklevel=4,
        )
    return Style(sheet.name, settings, colours[:COLOURS])


def _settings(sheet: Path) -> dict[str, Any]:
    try:
        read_bytes(sheet, LARGEST_STYLE)
        with warnings.catch_warnings(record=True) as said, _told_by_matplotlib() as told:
            warnings.simplefilter("always")
            read = mpl.rc_params_from_file(sheet, use_default_template=False)
            found: dict[str, Any] = {str(name): value for name, value in read.items()}
    except BadData as error:
        why = error.faults[0].problem.removeprefix("The file cannot be read: ")
        raise BadRequest(f"The style sheet {sheet} cannot be read: {why}.") from None
    except (OSError, UnicodeDecodeError, ValueError, KeyError) as error:
        raise BadRequest(f"{sheet} cannot be read as a matplotlib style sheet: {_shown(error)}") from None
    told += [str(one.message) for one in said]
    why = f" ({_shown(told[0])})" if told else ""
    if not found:
        raise BadRequest(
            f"{sheet} has no setting that matplotlib knows{why}. Each line is a setting, as font.size: 11."
        )
    if endless := [name for name, value in found.items() if isinstance(value, float) and not isfinite(value)]:
        raise BadRequest(f"{sheet} sets {endless[0]} to {found[endless[0]]}. Write a number.")
    if told:
        warnings.warn(f"{sheet}: matplotlib does not accept every line{why}.", stacklevel=5)
    return found


@contextmanager
def _told_by_matplotlib() -> Iterator[list[str]]:
    """What matplotlib says of lines of a sheet that it does not accept, without printing it."""
    told: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger("matplotlib")
    before = log.propagate
    log.propagate = False
    log.addHandler(handler)
    try:
        yield told
    finally:
        log.removeHandler(handler)
        log.propagate = before


def _shown(said: object) -> str:
    """The first line of a message, cut, with terminal control codes written out."""
    text = (str(said).strip().splitlines() or [""])[0]
    cut = text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in cut)


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
