"""`paste_ready`: a chart specification in, a chart on its page out, and the caller can override any part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from inspection_stats.describe.charts.specification import ChartSpec
from inspection_stats.errors import BadRequest
from inspection_stats.plot.chart import Chart
from inspection_stats.plot.colours import Palette
from inspection_stats.plot.kinds import Kind, kind_of
from inspection_stats.plot.overrides import overridden
from inspection_stats.plot.page import PAGE_HEIGHT, Page
from inspection_stats.plot.style import Style, in_style, read_style
from inspection_stats.plot.style import style as style_in_force

MM = 1 / 25.4


def paste_ready(
    spec: ChartSpec[Any],
    *,
    width: float | None = None,
    title: str | bool = True,
    subtitle: str | None = None,
    palette: Palette = None,
    labels: Mapping[str, str] | None = None,
    order: Sequence[str] | None = None,
    national: float | Mapping[str, float] | None = None,
    note: str | None = None,
    style: str | Path | Style | None = None,
) -> Chart:
    """Make a figure of a chart specification: title, subtitle, key, Axes, notes, source and day, with its alt text.

    `width` is in millimetres: 170 or 105, where the kind can be read at it (by default the report's own). `title` is
    another title, or False for none; `labels` maps labels to others; `order` names the rows to draw in their order;
    `national` is another average in per cent, for all rows or by label; `note` replaces the notes that the
    data do not demand; `palette` and `style` (a matplotlib style sheet) change how it looks. What the data demand
    stays: the mark of illustrative data, the star of a small base, the source, the note on what is withheld.

    The result has `figure`, `axes`, `alt` and `save(path)` (PNG, SVG, PDF), and shows itself in a cell. The same
    specification gives the same bytes. Raises `BadRequest`.

        chart = paste_ready(theme_charts[0], width=105, title="How we did")
        chart.axes.axvline(80, color="black")
        chart.save("chart.png")
    """
    kind = kind_of(spec.kind)
    spec = overridden(spec, title=title, subtitle=subtitle, labels=labels, order=order, national=national, note=note)
    if palette is not None and "palette" not in kind.options:
        raise BadRequest(f"A {kind.name} has no colours to choose.")
    options = {} if palette is None else {"palette": palette}
    with in_style(_style(style)) as chosen:
        page = Page(spec, _width(kind, width) * MM)
        kind.draw(page.axes, spec, **options)
        page.arrange()
        return Chart(page, chosen, palette)


def other_widths(chart: Chart) -> list[Chart]:
    """The same specification at each other width at which its kind can be read and it is no longer than a page."""
    widths = [width for width in kind_of(chart.spec.kind).widths if abs(width * MM - chart.width) > 1e-6]
    others = [paste_ready(chart.spec, width=width, palette=chart.palette, style=chart.style) for width in widths]
    return [one for one in others if one.height <= PAGE_HEIGHT]


def _style(given: str | Path | Style | None) -> Style:
    if isinstance(given, Style):
        return given
    return read_style(given) if given else style_in_force()


def _width(kind: Kind, width: float | None) -> float:
    if width is None:
        return kind.widths[0]
    if width < min(kind.widths):
        raise BadRequest(
            f"A {kind.name} can't be read at {width:g} mm in 11 points: "
            f"ask for {' or '.join(str(one) for one in kind.widths)} mm."
        )
    return width
