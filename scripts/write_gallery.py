"""Write docs/gallery/: for each kind of chart its call on a plain frame, its figure, how to read it, when not to use.

Run from the project's folder: python scripts/write_gallery.py
"""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from inspection_stats.plot.chart import Chart
from inspection_stats.plot.kinds import CHARTS

ROOT = Path(__file__).resolve().parents[1]
GALLERY = ROOT / "docs" / "gallery"

WESTMINSTER = """from inspection_stats import open_quarter

q = open_quarter("Westminster", "2015-16 Q4")
"""

BIRMINGHAM = """from inspection_stats import open_quarter

q = open_quarter("Birmingham", "2025-26 Q4")
"""

COMPARED = """from inspection_stats import open_comparison

c = open_comparison("data/illustrative/case_counts.csv", "Illustrative service 07")
"""


@dataclass(frozen=True)
class Entry:
    """One kind of chart in the gallery.

    `plain` is a function of `inspection_stats.plot`, the frame it is called with and its options; `code` gives the
    chart of a report: three lines, the last of which is the chart.
    """

    kind: str
    shows: str
    read: str
    not_when: str
    code: str
    plain: tuple[str, str, str]


GIVEN = (
    Entry(
        "sufficiency bars",
        "The share of cases in which the work was sufficient, question by question, for one theme of a screening.",
        "The blue part is sufficient, the orange part is not; the count is on the bar, the percentage at its end. "
        "A hatched band is what the letter's words allow where it gives no count. * marks fewer than ten cases.",
        "Not to rank the questions: they apply to different cases, and a difference of a case or two may be chance.",
        WESTMINSTER + 'q.youth_justice().charts["appendix-3-reducing-reoffending"]',
        (
            "sufficiency_bars",
            '{"judgement": ["Assessment", "Plans"], "sufficient": [31, 7], "applicable": [34, 9]}',
            'national=82',
        ),
    ),
    Entry(
        "all themes",
        "All four themes of a screening on one page, in the order of the letter.",
        "As the bars of one theme, each label left of its bar.",
        "Not at half the width of a page, and not next to another service: use a comparison for that.",
        WESTMINSTER + 'q.all_themes()',
        (
            "sufficiency_bars",
            '{"theme": ["Plans", "Reviews"], "judgement": ["Risk", "Risk"], "sufficient": [31, 7], '
            '"applicable": [34, 9]}',
            'labels="left"',
        ),
    ),
    Entry(
        "grade grid",
        "The Ofsted judgements of an authority and of those it shares services with, by framework.",
        "A row is a judgement, a column an authority; each grade by colour and by word.",
        "Not to read across the groups: judgements of different frameworks are different judgements.",
        WESTMINSTER + 'q.judgement_grid()',
        (
            "grade_grid",
            '{"judgement": ["Overall", "Overall"], "la_name": ["Ourshire", "Theirshire"], '
            '"grade": ["Good", "Not judged"]}',
            '',
        ),
    ),
    Entry(
        "grade shares",
        "How many authorities have each grade: England, the region, the statistical neighbours.",
        "Each bar is 100% of the authorities with a grade, best grade left, counts on the segments; the triangle marks "
        "the authority's own. Those without a grade are named below and are in no bar.",
        "Not across frameworks, and not as a ranking: all with one grade share one place.",
        WESTMINSTER + 'q.standing_charts()[0]',
        (
            "grade_shares",
            '{"group": ["England"] * 3, "grade": ["Outstanding", "Good", "Inadequate"], '
            '"count": [43, 67, 14]}',
            '',
        ),
    ),
    Entry(
        "movement",
        "The grades of an authority's last two inspections, judgement by judgement.",
        "Before, after, and the change between them; “not compared” where the two are not the same judgement, with the "
        "reason below.",
        "Not across frameworks, where judgements may share a name and be different ones.",
        BIRMINGHAM + 'q.standing_charts()[-1]',
        (
            "movement",
            '{"judgement": ["Overall", "Leaders"], "before": ["Good", "Good"], "after": ["Outstanding", "Good"]}',
            "",
        ),
    ),
    Entry(
        "letter grid",
        "An authority and its statistical neighbours, a column a judgement.",
        "The authority is first and in bold, then its neighbours, nearest first; letters are named in the key, a "
        "dash is not yet inspected.",
        "Not as a league table: neighbours are inspected years apart, and the day of each differs.",
        WESTMINSTER + 'q.ofsted().charts["neighbours"]',
        (
            "letter_grid",
            '{"judgement": ["Overall", "Overall"], "la_name": ["Ourshire", "Theirshire"], '
            '"grade": ["Good", "Inadequate"]}',
            '',
        ),
    ),
    Entry(
        "timeline",
        "Every grade an authority was given, through the frameworks.",
        "A block starts with a report and ends with the next one; each framework is its own group.",
        "Not to say that an authority improved from one framework to the next: the judgements are different ones.",
        WESTMINSTER + 'q.ofsted().charts["timeline"]',
        (
            "timeline",
            '{"judgement": ["Overall"] * 2, "grade": ["Inadequate", "Good"], '
            '"start": ["2015-06-01", "2019-03-01"], "end": ["2019-02-28", "2024-12-31"]}',
            '',
        ),
    ),
    Entry(
        "local context",
        "Figures about the authority and the national ones that their source compares them with.",
        "Two bars a figure, local above national, each printed as published, with its period.",
        "Not to explain a judgement: it says what the place is like, not why a grade was given.",
        WESTMINSTER + "q.context().chart",
        (
            "context_bars",
            '{"figure": ["In care"], "value": [51], "comparator": ["England"], "comparator_value": [60], '
            '"unit": ["per 10,000 children"]}',
            'area="Ourshire"',
        ),
    ),
    Entry(
        "interval dots",
        "Each question's percentage and its 95% interval against the average of the other services.",
        "The dot is the service, the line its interval, the slim box the average; the word says better, worse, not "
        "significantly different, or why nothing is compared.",
        "Not where the average includes the service itself, or is of another programme.",
        COMPARED + 'c.theme("reducing-reoffending").charts["against-average-reducing-reoffending"]',
        (
            "interval_dots",
            '{"judgement": ["Assessment", "Plans"], "sufficient": [31, 17], "applicable": [34, 29]}',
            'national={"Plans": 82}',
        ),
    ),
    Entry(
        "funnel plot",
        "Every service by the number of its cases and its percentage of a theme, in the limits that chance would set.",
        "A dot inside the limits differs from the average by no more than chance would make it; one outside them does. "
        "The fewer the cases, the wider the limits.",
        "Not to name the best: inside the limits there is no order.",
        COMPARED + 'c.theme("reducing-reoffending").charts["funnel-reducing-reoffending"]',
        (
            "funnel_plot",
            '{"service": ["A", "B", "C"], "sufficient": [30, 52, 88], "applicable": [50, 60, 120]}',
            'marked="B"',
        ),
    ),
    Entry(
        "heatmap",
        "Every service and every question of a theme at once.",
        "Darker is a higher percentage, printed in each cell; z is a question that applied to no case, c a number "
        "withheld because it is small, * fewer than ten cases.",
        "Not for only one service: its bars say more.",
        COMPARED + 'c.theme("reducing-reoffending").charts["heatmap-reducing-reoffending"]',
        (
            "service_heatmap",
            '{"service": ["A", "A", "B"], "judgement": ["Plans", "Reviews", "Plans"], '
            '"sufficient": [31, 7, 20], "applicable": [34, 9, 50]}',
            '',
        ),
    ),
    Entry(
        "ranked bars",
        "The services of a theme from the highest percentage to the lowest.",
        "The chart's service is highlighted; counts are on the bars. Those with fewer than ten cases are left out.",
        "Not without the funnel plot next to it: an order of percentages is not a test, and a place may be chance.",
        COMPARED + 'c.theme("reducing-reoffending").charts["ranked-reducing-reoffending"]',
        (
            "ranked_bars",
            '{"service": ["A", "B", "C"], "sufficient": [30, 52, 88], "applicable": [50, 60, 120]}',
            'marked="B", national=74',
        ),
    ),
)  # fmt: skip

HEADER = """# Every kind of chart

Made by `scripts/write_gallery.py`; a test runs the code and compares the pictures. Each chart is there twice:

- **on a plain frame**, in seaborn's manner: any frame with the columns, on any Axes. The three lines need
  `import pandas as pd` before them; `help(sufficiency_bars)` names the columns and options;
- **ready to paste**, from a report: with its title, key, notes, source and alt text. Run these lines from the project's
  folder.

A [panel of your own](#a-panel-of-your-own) ends the page; [ten small tasks](../charts.md) show how to change a chart.

The pictures of comparisons are of **illustrative data**: invented, and marked so.

"""

PANEL = """import matplotlib.pyplot as plt
import pandas as pd
from inspection_stats.plot import funnel_plot, interval_dots, ranked_bars, sufficiency_bars

audit = pd.DataFrame(
    {
        "judgement": ["Assessment", "Plans", "Reviews", "Oversight"],
        "sufficient": [31, 28, 7, 25],
        "applicable": [34, 33, 9, 30],
    }
)
areas = pd.DataFrame(
    {
        "service": ["Ourshire", "Northshire", "Southshire", "Eastshire", "Westshire"],
        "sufficient": [91, 120, 64, 80, 150],
        "applicable": [106, 165, 70, 118, 171],
    }
)
green, gold = "#00504F", "#D08700"

figure, axes = plt.subplots(2, 2, figsize=(12, 10))
palette = {"Sufficient": green, "Insufficient": gold}
sufficiency_bars(audit, national={"Plans": 70, "Oversight": 88}, palette=palette, ax=axes[0, 0])
interval_dots(audit, national=80, palette={"Main": green}, ax=axes[0, 1])
ranked_bars(areas, marked="Ourshire", national=78, palette={"Marked": gold}, ax=axes[1, 0])
funnel_plot(areas, marked="Ourshire", palette={"Main": green, "Marked": gold}, ax=axes[1, 1])
axes[0, 0].set_title("Our audit, 2025", loc="left")
axes[0, 0].axvline(90, color="black", linestyle="--")"""


def plain_of(entry: Entry) -> str:
    """The three lines that draw a plain frame."""
    function, frame, options = entry.plain
    arguments = f"frame, {options}" if options else "frame"
    return f"from inspection_stats.plot import {function}\n\nframe = pd.DataFrame({frame})\n{function}({arguments})"


def chart_of(entry: Entry) -> Chart:
    """The chart that an entry's code gives, run as a person would run it from the project's folder."""
    chart = _last(entry.code, {})
    assert isinstance(chart, Chart)
    return chart


def axes_of(entry: Entry) -> Axes:
    """The Axes that an entry's call on a plain frame gives, on matplotlib's current figure."""
    ax = _last(plain_of(entry), {"pd": pd})
    assert isinstance(ax, Axes)
    return ax


def panel() -> Figure:
    """The figure of the panel, of pyplot's."""
    names: dict[str, Any] = {}
    exec(compile(PANEL, "panel", "exec"), names)
    figure: Figure = names["figure"]
    return figure


def _last(code: str, names: dict[str, Any]) -> object:
    *steps, last = ast.parse(code).body
    exec(compile(ast.Module(steps, []), "gallery", "exec"), names)
    assert isinstance(last, ast.Expr)
    return eval(compile(ast.Expression(last.value), "gallery", "eval"), names)


def picture(entry: Entry) -> str:
    """The file name of an entry's picture."""
    return f"{entry.kind.replace(' ', '-')}.png"


def page(charts: dict[str, Chart]) -> str:
    """The page as Markdown, from the chart of each kind."""
    text = HEADER + "\n".join(_part(entry, charts[entry.kind]) for entry in GIVEN) + _panel_part()
    command = [sys.executable, "-m", "ruff", "format", "--stdin-filename", "README.md", "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True, encoding="utf-8").stdout


def _part(entry: Entry, chart: Chart) -> str:
    return f"""## {entry.kind.capitalize()}

{entry.shows}

```python
{plain_of(entry)}
```

{_columns(entry)}

![{chart.alt}]({picture(entry)})

**How to read it.** {entry.read}

**When not to use it.** {entry.not_when}

**Ready to paste, from a report:**

```python
{entry.code}
```
"""


def _columns(entry: Entry) -> str:
    """The columns of the frame, those that it must have first."""
    columns = import_module(f"{CHARTS}.{entry.plain[0]}").COLUMNS
    needed, more = (
        [f"`{one.name}` ({one.says})" for one in columns if one.needed is wanted] for wanted in (True, False)
    )
    may = f" It may have: {', '.join(more)}." if more else ""
    return f"**Columns.** {', '.join(needed)}.{may}"


def _panel_part() -> str:
    alt = "Four charts in a panel, in colours of one's own, of areas of one's own and with averages of one's own."
    return f"""
## A panel of your own

Your own areas, averages and colours, four charts in one figure. What matplotlib can do to an Axes can be done to these.

```python
{PANEL}
```

![{alt}](panel.png)
"""


def write() -> None:
    """Write the page and its pictures."""
    drawn = {entry.kind: chart_of(entry) for entry in GIVEN}
    GALLERY.mkdir(exist_ok=True)
    for one in GIVEN:
        (GALLERY / picture(one)).write_bytes(drawn[one.kind].png)
    panel().savefig(GALLERY / "panel.png", dpi=100, metadata={"Software": None})
    (GALLERY / "README.md").write_text(page(drawn), encoding="utf-8")


if __name__ == "__main__":
    import matplotlib as mpl

    mpl.use("agg")
    write()
