"""One area’s inspections one after another: all of them as a timeline, and the last two side by side."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pandas as pd

from inspection_stats.describe.charts.specification import ChartSpec, GradeCell, GradeSpan
from inspection_stats.describe.charts.standing_charts import NOT_GIVEN, inspectorates, scale_of, source_of, status_notes
from inspection_stats.describe.english.labels import judgement_label
from inspection_stats.describe.english.numbers import listed
from inspection_stats.measure.grades.change import DECLINED, IMPROVED, NOT_COMPARED, SAME
from inspection_stats.reference.frameworks import Frameworks
from inspection_stats.reference.quarters import long_date


def timeline_chart(
    rows: pd.DataFrame, area: str, frameworks: Frameworks, as_at: date, until: date
) -> ChartSpec[GradeSpan]:
    """The facts of an area's timeline from its rows of `ofsted_judgements.csv` published by `as_at`.

    `until` ends the last blocks: `as_at`, or the last day of an authority that ended before it.
    A block runs from its report to the area's next one. A review made with an inspection is followed by the next
    review, or by the first inspection of another family than that one's.
    """
    spans = tuple(
        GradeSpan(
            group, judgement_label(row.framework, row.judgement, frameworks), row.grade, row.published.date(), end
        )
        for family in _families(rows, frameworks)
        for group, judgement_rows in _in_family(rows, family, frameworks)
        for row, end in _with_ends(judgement_rows, rows, until, frameworks)
    )
    who = inspectorates(rows["framework"], frameworks)
    return ChartSpec(
        name="timeline",
        kind="timeline",
        title=f"{area}: {who} judgements since {spans[0].start.year}",
        subtitle="Each block begins with a report and ends with the next; frameworks are not compared with one another",
        rows=spans,
        source=source_of(who),
        as_at=as_at,
        short=f"Timeline of the {who} judgements of {area} since {spans[0].start.year}.",
        long=" ".join(
            f"{group}, {label}: {', then '.join(span.grade for span in run)}."
            for (group, label), run in groupby(spans, key=lambda span: (span.group, span.label))
        ),
        notes=status_notes({span.grade for span in spans}),
        grades=scale_of(rows["framework"], frameworks),
    )


def movement_chart(changes: pd.DataFrame, area: str, frameworks: Frameworks, as_at: date) -> ChartSpec[GradeCell]:
    """The facts of what moved between an area's last two inspections, from its rows of `measure.changes`."""
    last = _in_report_order(
        changes[changes["inspection_id_after"].eq(changes["inspection_id_after"].iloc[-1])], frameworks
    )
    before, after = (_dated(last.iloc[0], side) for side in ("before", "after"))
    cells = tuple(
        cell
        for row in last.itertuples()
        for cell in (
            GradeCell("", before, _moved_label(row, frameworks), row.grade_before or NOT_GIVEN),
            GradeCell("", after, _moved_label(row, frameworks), row.grade_after or NOT_GIVEN),
            GradeCell("", "Change", _moved_label(row, frameworks), row.change.capitalize()),
        )
    )
    counts = last["change"].value_counts()
    found = listed([f"{counts[word]} {word}" for word in (IMPROVED, SAME, DECLINED, NOT_COMPARED) if word in counts])
    reasons = list(dict.fromkeys(last.loc[last["change"].eq(NOT_COMPARED), "why_not"]))
    names = pd.concat([last["framework_before"], last["framework_after"]])
    who = inspectorates(names, frameworks)
    return ChartSpec(
        name="movement",
        kind="movement",
        title=f"{area}, last two inspections: {found}",
        subtitle=f"{who} judgements of the last two inspections, compared only where they are the same judgement",
        rows=cells,
        source=source_of(who),
        as_at=as_at,
        short=f"Grid of the last two {who} inspections of {area}: {found}.",
        long=" ".join(f"{cell.label}, {cell.area}: {cell.grade}." for cell in cells),
        notes=tuple(f"Not compared: {reason}." for reason in reasons),
        grades=scale_of(names, frameworks),
    )


def _families(rows: pd.DataFrame, frameworks: Frameworks) -> list[str]:
    in_order = rows.sort_values("published", kind="stable")["framework"]
    return list(dict.fromkeys(frameworks.named(name).family for name in in_order))


def _in_family(rows: pd.DataFrame, family: str, frameworks: Frameworks) -> list[tuple[str, pd.DataFrame]]:
    """The rows of one family under its name, a group for each judgement, in the order of its latest framework."""
    names = [framework.name for framework in frameworks.under(family)]
    held = rows[rows["framework"].isin(names)]
    keys = dict.fromkeys(judgement.key for name in names for judgement in frameworks.named(name).judgements)
    whole = frameworks.whole_key([family])
    ordered = sorted(keys, key=lambda key: key != whole)
    heading = f"{frameworks.under(family)[-1].title.partition(',')[0]} ({family})"
    return [
        (heading, held[held["judgement"].eq(key)].sort_values("published"))
        for key in ordered
        if held["judgement"].eq(key).any()
    ]


def _with_ends(
    judgement_rows: pd.DataFrame, rows: pd.DataFrame, until: date, frameworks: Frameworks
) -> list[tuple[Any, date]]:
    beside = frameworks.named(judgement_rows["framework"].iloc[0]).beside
    apart = [one.name for one in frameworks if one.family == beside] if beside else list(frameworks.made_beside)
    same_kind = rows[~rows["framework"].isin(apart)]
    days = sorted(day.date() for day in same_kind["published"].unique())
    ends = []
    for row in judgement_rows.itertuples():
        later = [day for day in days if day > row.published.date()]
        ends.append((row, later[0] - timedelta(days=1) if later else until))
    return ends


def _in_report_order(last: pd.DataFrame, frameworks: Frameworks) -> pd.DataFrame:
    """The rows of two inspections in the order of the newer report, overall first, what only the older gave last."""
    newer, older = (frameworks.named(last[f"framework_{side}"].iloc[0]) for side in ("after", "before"))
    keys = list(
        dict.fromkeys([newer.whole, *(one.key for framework in (newer, older) for one in framework.judgements)])
    )
    return last.sort_values("judgement", key=lambda names: names.map(keys.index), kind="stable")


def _dated(row: pd.Series, side: str) -> str:
    return f"{row[f'framework_{side}']}, {long_date(row[f'published_{side}'].date())}"


def _moved_label(row: Any, frameworks: Frameworks) -> str:
    framework = row.framework_after if row.grade_after else row.framework_before
    return judgement_label(framework, row.judgement, frameworks)
