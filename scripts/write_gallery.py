"""Write docs/gallery/: for each kind of chart what it shows, how to read it, when not to use it, its code, its picture.

Run from the project's folder: python scripts/write_gallery.py
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspection_stats.draw.chart import Chart

ROOT = Path(__file__).resolve().parents[1]
GALLERY = ROOT / "docs" / "gallery"

REPORT = """from inspection_stats import quarterly_report

report = quarterly_report("Westminster", "2015-16 Q4", "data")
{chart.spec.kind: chart for chart in reversed(report.charts)}["KIND"]"""

STANDS = """from inspection_stats import ofsted_charts, read_data

charts = ofsted_charts(read_data("data"), "Westminster", "2015-16 Q4")
{chart.spec.kind: chart for chart in reversed(charts)}["KIND"]"""

COMPARED = """from inspection_stats import service_comparison

report = service_comparison("data/illustrative/case_counts.csv", "Illustrative service 07")
{chart.spec.kind: chart for chart in reversed(report.charts)}["KIND"]"""


@dataclass(frozen=True)
class Entry:
    """One kind of chart in the gallery; `code` is three lines, the last of which is the chart."""

    kind: str
    shows: str
    read: str
    not_when: str
    code: str


GIVEN = (
    Entry(
        "sufficiency bars",
        "The share of cases in which the work was sufficient, question by question, for one theme of a screening.",
        "The blue part is sufficient, the orange part is not; the count stands on the bar, the percentage at its end. "
        "A hatched band is what the letter's words allow where it gives no count. * marks fewer than ten cases.",
        "Not to rank the questions: they apply to different cases, and a difference of a case or two may be chance.",
        REPORT,
    ),
    Entry(
        "all themes",
        "All four themes of a screening on one page, in the order of the letter.",
        "As the bars of one theme, each label beside its bar.",
        "Not at half the width of a page, and not beside another service: give that a comparison.",
        REPORT,
    ),
    Entry(
        "grade grid",
        "The Ofsted judgements of an authority beside those it shares services with, by framework.",
        "A row is a judgement, a column an authority; each grade by colour and by word.",
        "Not to read across the groups: judgements of different frameworks are different judgements.",
        REPORT,
    ),
    Entry(
        "grade shares",
        "How many authorities have each grade: England, the region, the statistical neighbours.",
        "Each bar is 100% of the authorities with a grade, best grade left, counts on the segments; the triangle marks "
        "the authority's own. Those without a grade are named below and are in no bar.",
        "Not across frameworks, and not as a ranking: all with one grade share one place.",
        STANDS,
    ),
    Entry(
        "letter grid",
        "An authority and its statistical neighbours, a column a judgement.",
        "The authority stands first and in bold, then its neighbours, nearest first; letters are named in the key, a "
        "dash is not yet inspected.",
        "Not as a league table: neighbours are inspected years apart, and the day of each differs.",
        STANDS,
    ),
    Entry(
        "timeline",
        "Every grade an authority was given, through the frameworks.",
        "A block begins with a report and ends with the next one; frameworks stand in groups of their own.",
        "Not to say that an authority improved from one framework to the next: the judgements are different ones.",
        STANDS,
    ),
    Entry(
        "local context",
        "Figures about the authority beside the national ones that their source sets beside them.",
        "Two bars a figure, local above national, each printed as published, with its period.",
        "Not to explain a judgement: it says what the place is like, not why a grade was given.",
        REPORT,
    ),
    Entry(
        "interval dots",
        "Each question's percentage and its 95% interval against the average of the other services.",
        "The dot is the service, the line its interval, the slim box the average; the word says better, worse, not "
        "significantly different, or why nothing is compared.",
        "Not where the average includes the service itself, or is of another programme.",
        COMPARED,
    ),
    Entry(
        "funnel plot",
        "Every service by the number of its answers and its percentage, in the limits that chance alone would set.",
        "A dot inside the limits differs from the average by no more than chance would make it; one outside them does. "
        "The fewer the cases, the wider the limits.",
        "Not to name the best: inside the limits there is no order.",
        COMPARED,
    ),
    Entry(
        "heatmap",
        "Every service and every question of a theme at once.",
        "Darker is a higher percentage, printed in each cell; z is a question that applied to no case, c a number "
        "withheld because it is small, * fewer than ten cases.",
        "Not for one service alone: its bars say more.",
        COMPARED,
    ),
    Entry(
        "ranked bars",
        "The services of a theme from the highest percentage to the lowest.",
        "The service of the chart stands out; counts stand on the bars. Those with fewer than ten cases are left out.",
        "Not without the funnel plot beside it: an order of percentages is no test, and a place may be chance.",
        COMPARED,
    ),
)  # fmt: skip

HEADER = """# Every kind of chart

Made by `scripts/write_gallery.py`; a test runs the code and compares the pictures. Run the three lines from the
project's folder, in a notebook's cell or in Python; every chart shows its alt text and caption with it.

The pictures of comparisons are of **illustrative data**: invented, and marked so.

"""


def code_of(entry: Entry) -> str:
    """The three lines of an entry."""
    return entry.code.replace("KIND", entry.kind)


def chart_of(entry: Entry) -> Chart:
    """The chart that an entry's code gives, run as a person would run it from the project's folder."""
    *steps, last = ast.parse(code_of(entry)).body
    names: dict[str, Any] = {}
    exec(compile(ast.Module(steps, []), entry.kind, "exec"), names)
    assert isinstance(last, ast.Expr)
    return eval(compile(ast.Expression(last.value), entry.kind, "eval"), names)


def picture(entry: Entry) -> str:
    """The file name of an entry's picture."""
    return f"{entry.kind.replace(' ', '-')}.png"


def page(charts: dict[str, Chart]) -> str:
    """The page as Markdown, from the chart of each kind."""
    return HEADER + "\n".join(_part(entry, charts[entry.kind]) for entry in GIVEN)


def _part(entry: Entry, chart: Chart) -> str:
    return f"""## {entry.kind.capitalize()}

{entry.shows}

![{chart.spec.alt}]({picture(entry)})

**How to read it.** {entry.read}

**When not to use it.** {entry.not_when}

```python
{code_of(entry)}
```
"""


if __name__ == "__main__":
    drawn = {entry.kind: chart_of(entry) for entry in GIVEN}
    GALLERY.mkdir(exist_ok=True)
    for one in GIVEN:
        (GALLERY / picture(one)).write_bytes(drawn[one.kind].png)
    (GALLERY / "README.md").write_text(page(drawn), encoding="utf-8")
