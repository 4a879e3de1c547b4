"""Time the drawing of every kind of chart: the suite's renderer and files compared with stock matplotlib's.

    python -m benchmarks.drawing [--rounds 5]

Both make the same figure of the same specification, at each of its widths, and a PNG with and without its title:

suite: as a report pack does: drawn once by `plot.backend`, packed in 256 colours;
stock: `FigureCanvasAgg` and `Figure.savefig`, once for each file.

CPU time; the ways alternate, and the least of the rounds counts, so that a busy machine meets both. The last line is
`vs_stock N`.
"""

from __future__ import annotations

import argparse
import gc
import io
import time
from collections.abc import Callable, Sequence
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg

from benchmarks.said import DATA, progress, say, table
from inspection_stats.describe.charts.specification import ChartSpec
from inspection_stats.plot.kinds import kinds
from inspection_stats.plot.paste import other_widths, paste_ready
from inspection_stats.reference.quarters import parse_period
from inspection_stats.reference.themes import THEMES
from inspection_stats.report.chart_specs import specs_by_name
from inspection_stats.report.quarter import open_quarter
from inspection_stats.report.sections.standing_charts import standing_charts
from inspection_stats.report.service_comparison import open_comparison

SERVICE = "Illustrative service 07"


def specifications() -> dict[str, list[ChartSpec[Any]]]:
    """Up to three specifications of each kind of chart, from reports."""
    q = open_quarter("Westminster", "2015-16 Q4", DATA)
    c = open_comparison(str(DATA / "illustrative" / "case_counts.csv"), SERVICE)
    compared = [chart.spec for theme in THEMES for chart in c.theme(theme).charts.values()]
    moved = standing_charts(q.data, "330", parse_period("2025-26 Q4").end)
    sheets = [q.all_themes().spec, q.judgement_grid().spec]
    found = [*specs_by_name(q.asked).values(), *sheets, *compared, *moved]
    return {name: [spec for spec in found if spec.kind == name][:3] for name in sorted(kinds())}


def by_suite(spec: ChartSpec[Any]) -> None:
    first = paste_ready(spec)
    for chart in (first, *other_widths(first)):
        chart.file()
        chart.file(title=False)


def by_stock(spec: ChartSpec[Any]) -> None:
    first = paste_ready(spec)
    for chart in (first, *other_widths(first)):
        FigureCanvasAgg(chart.figure)
        for title in (True, False):
            chart._page.arrange(title=title)
            chart.figure.savefig(io.BytesIO(), format="png")


def seconds(way: Callable[[ChartSpec[Any]], None], spec: Sequence[ChartSpec[Any]]) -> float:
    """CPU seconds for one specification, over all of them."""
    gc.collect()
    started = time.process_time()
    for one in spec:
        way(one)
    return (time.process_time() - started) / len(spec)


def measured(rounds: int) -> dict[str, tuple[float, float]]:
    """The least seconds of the suite and of stock matplotlib for each kind of chart."""
    found = {}
    for name, spec in specifications().items():
        seconds(by_suite, spec)
        taken = [(seconds(by_suite, spec), seconds(by_stock, spec)) for _ in range(rounds)]
        found[name] = (min(suite for suite, _ in taken), min(stock for _, stock in taken))
        progress(f"{name:18s} {found[name][1] / found[name][0]:5.1f} times")
    return found


def ratio(found: dict[str, tuple[float, float]]) -> float:
    """How many times as fast the suite is, over a chart of each kind."""
    return sum(stock for _, stock in found.values()) / sum(suite for suite, _ in found.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="rounds in which the two ways alternate")
    found = measured(parser.parse_args().rounds)
    rows = [
        (name, f"{1000 * suite:.0f}", f"{1000 * stock:.0f}", f"{stock / suite:.1f}")
        for name, (suite, stock) in found.items()
    ]
    say(
        "## Drawing a chart",
        "Milliseconds of CPU for a chart at each of its widths, as PNG with and without its title: the same figure and "
        "Axes, drawn by the suite and saved by stock matplotlib. What makes it so: "
        "[decision 1](decisions/0001-charts-are-axes-laid-out-in-inches.md).",
        table(["Kind", "Suite, ms", "Stock matplotlib, ms", "Times as fast"], rows),
        vs_stock=ratio(found),
    )


if __name__ == "__main__":
    main()
