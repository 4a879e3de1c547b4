"""The reference of the Python names, by package: mkdocstrings fills each in from its signature and docstring."""

from __future__ import annotations

import inspection_stats
from inspection_stats import plot

HOME = {name: f"inspection_stats.{home}.{name}" for name, home in inspection_stats._HOME.items()}
CHARTS = {name: f"inspection_stats.plot.charts.{name}.{name}" for name in plot._CHARTS}

PAGES = {
    "reports": (
        "Reports",
        "What opens a report, and what each of its sections is called.",
        [
            HOME["open_quarter"], "inspection_stats.report.quarter.Quarter",
            HOME["open_comparison"], "inspection_stats.report.service_comparison.Comparison",
            HOME["open_audit"], "inspection_stats.report.own_audit.Audit",
            HOME["open_check"], "inspection_stats.report.claims_report.ClaimsCheck",
            HOME["explorer"], HOME["check_injected"],
            "inspection_stats.documents.blocks.Section", HOME["table"], HOME["readable"], HOME["save_charts"],
        ],
    ),
    "plot": (
        "Charts",
        "One function a kind of chart, from `inspection_stats.plot`. Each takes a frame and returns matplotlib Axes; "
        "the [gallery](../../gallery/README.md) shows them all.",
        [*CHARTS.values(), "inspection_stats.plot.paste.paste_ready", "inspection_stats.plot.chart.Chart"],
    ),
    "measure": (
        "Measures",
        "Pure functions on frames: grades at a day, and counts of cases. `DataFrame[…]` is a pandas frame with the "
        "columns of [that model](../frames.md).",
        [
            HOME["sufficiency"], HOME["theme_totals"], HOME["latest_judgements"],
            "inspection_stats.measure.cases.intervals.wilson", "inspection_stats.measure.cases.intervals.newcombe",
            "inspection_stats.measure.cases.compare.against_figures",
            "inspection_stats.measure.cases.suppress.suppress",
            "inspection_stats.measure.grades.state.state_at", "inspection_stats.measure.grades.cutoff.Cutoff",
        ],
    ),
    "query": (
        "Queries",
        "Tables, an area and a day in; measured frames out.",
        [
            HOME["state"], HOME["distribution"], "inspection_stats.query.answers.Answer", HOME["compared_nationally"],
            "inspection_stats.query.area_quarter.AreaQuarter",
        ],
    ),
    "tables": (
        "Tables and names",
        "Reading the tables, and finding what a person means by a name, a quarter or a framework.",
        [
            HOME["read_data"], "inspection_stats.check.data.Data", "inspection_stats.reference.areas.find_area",
            "inspection_stats.reference.quarters.parse_period", "inspection_stats.reference.quarters.Period",
            "inspection_stats.reference.frameworks.Frameworks",
        ],
    ),
    "errors": (
        "Errors",
        "Every error that is raised on purpose. [Errors and what to do](../errors.md) lists what they say.",
        [
            f"inspection_stats.errors.{name}"
            for name in (
                "InspectionStatsError", "BadRequest", "BadData", "Fault", "RunFailed", "CannotWrite", "PackDiffers",
                "FiguresDoNotHold",
            )
        ],
    ),
}  # fmt: skip
"""Pages by name: title, opening, and the full names of what each describes."""


def pages() -> dict[str, str]:
    """The pages as Markdown, by place."""
    made = {"reference/python/index.md": _index()}
    for page, (title, opening, names) in PAGES.items():
        parts = [f"# {title}", opening, *(_entry(name) for name in names)]
        made[f"reference/python/{page}.md"] = "\n\n".join(parts) + "\n"
    return made


def _entry(name: str) -> str:
    return (
        f"::: {name}\n    options:\n      heading: {name.rsplit('.', 1)[1]}\n      toc_label: {name.rsplit('.', 1)[1]}"
    )


def _index() -> str:
    """The list of public names, each with what its docstring says first."""
    lines = [
        "# Python",
        "",
        "```python",
        "import inspection_stats",
        "```",
        "",
        "| Name | What it does |",
        "| --- | --- |",
    ]
    for name in inspection_stats.__all__:
        says = (getattr(inspection_stats, name).__doc__ or "").strip().splitlines()[0]
        [page] = [one for one, (_, _, names) in PAGES.items() if HOME[name] in names]
        lines.append(f"| [`{name}`]({page}.md#{HOME[name]}) | {says} |")
    lines += [
        "",
        "Charts of your own frames are in `inspection_stats.plot`:",
        "",
        "| Name | What it draws |",
        "| --- | --- |",
    ]
    for name, full in CHARTS.items():
        says = (getattr(plot, name).__doc__ or "").strip().splitlines()[0]
        lines.append(f"| [`{name}`](plot.md#{full}) | {says} |")
    return "\n".join(lines) + "\n"
