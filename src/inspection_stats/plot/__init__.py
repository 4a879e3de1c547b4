"""Charts that are matplotlib's own, in seaborn's manner.

    from inspection_stats.plot import sufficiency_bars, paste_ready

    sufficiency_bars(frame, ax=ax)         any frame with the columns, on any Axes; returns the Axes
    paste_ready(spec, width=105)           a chart specification as a figure ready to paste

One function for each file of `charts/`; help(sufficiency_bars) says which columns it takes.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

_CHARTS = sorted(path.stem for path in Path(__file__).with_name("charts").glob("[!_]*.py"))
__all__ = [*_CHARTS, "paste_ready"]  # noqa: PLE0604 - the names of files are texts


def __getattr__(name: str) -> Any:
    # Imported on first use: a page without charts must not wait for matplotlib.
    if name == "paste_ready":
        return import_module("inspection_stats.plot.paste").paste_ready
    if name in _CHARTS:
        return getattr(import_module(f"inspection_stats.plot.charts.{name}"), name)
    raise AttributeError(f"inspection_stats.plot has no “{name}”. It has: {', '.join(__all__)}.")


def __dir__() -> list[str]:
    return __all__
