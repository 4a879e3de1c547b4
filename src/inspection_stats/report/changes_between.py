"""What changed between the ends of two quarters: inspections, grades, revised figures and an area's charts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.describe.charts.specification import AnyChartSpec, GradeSpan
from inspection_stats.describe.english.grammar import verb
from inspection_stats.describe.english.numbers import in_words
from inspection_stats.describe.sentences.published import BETTER, WORDS, WORSE
from inspection_stats.errors import BadRequest
from inspection_stats.measure.grades.change import NOT_COMPARED, SAME
from inspection_stats.measure.grades.cutoff import inspections
from inspection_stats.measure.grades.moves import grade_changes
from inspection_stats.measure.grades.revised import revised_between
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.england_quarter import EnglandQuarter
from inspection_stats.query.graded import graded_reports
from inspection_stats.query.horizon import answerable_period
from inspection_stats.query.programme_changes import quarters_in_order
from inspection_stats.reference.areas import areas_in
from inspection_stats.reference.quarters import Period, long_date
from inspection_stats.reference.statuses import NOT_STATED
from inspection_stats.report.chart_specs import specs_by_name

NEW, GRADE, REVISED = "new inspection", "changed grade", "revised figure"
CHART_SAME, CHART_CHANGED, CHART_NEW, CHART_GONE = "unchanged chart", "changed chart", "new chart", "chart not made"
KINDS = (NEW, GRADE, REVISED, CHART_SAME, CHART_CHANGED, CHART_NEW, CHART_GONE)
COLUMNS = [
    "kind",
    "old_la_code",
    "la_name",
    "inspection_id",
    "framework",
    "published",
    "what",
    "was",
    "now",
    "change",
    "source",
]
"""The columns of `Changes.frame`, in this order, whatever is found."""


@dataclass(frozen=True)
class Changes:
    """A row for each thing that changed (`COLUMNS`), and in `basis` the note that must be printed with it."""

    frame: pd.DataFrame
    basis: str


def changes_between(
    data: Data, first: str, last: str, *, area: str | None = None, region: str | None = None
) -> Changes:
    """What changed between the end of the quarter `first` and the end of the quarter `last`.

    For all of England, one area with its charts, or a region. Raises `BadRequest` for a quarter that cannot be read,
    quarters in the wrong order or the same, an unknown area or region, or both given.
    """
    periods = answerable_period(data, first), answerable_period(data, last)
    if area and region:
        raise BadRequest("Give either --area or --region, not both.")
    code = data.area_code(area, periods[1].end) if area else None
    codes = [code] if code else areas_in(region, data.areas)["old_la_code"].tolist() if region else None
    held = graded_reports(data)
    held = held if codes is None else held[held["old_la_code"].isin(codes)]
    after, until = quarters_in_order(*periods)
    changed = grade_changes(held, data.frameworks, after + timedelta(days=1), until)
    rows = [*_new(data, held, after, until), *_grades(data, changed, held), *_revised(data, held, after, until)]
    rows += _charts(data, code, periods) if code else []
    frame = pd.DataFrame(rows, columns=COLUMNS).astype({"published": "datetime64[s]"})
    return Changes(frame, _basis(data, changed, after, until))


def changes_lines(found: Changes) -> Iterator[str]:
    """The changes in lines to print, kind by kind."""
    yield found.basis
    for kind in KINDS:
        rows = found.frame[found.frame["kind"].eq(kind)]
        if rows.empty and kind not in (NEW, GRADE, REVISED):
            continue
        yield f"{kind.capitalize()}: {len(rows) or 'none'}"
        yield from (f"  {_line(row)}" for row in rows.itertuples())


def _new(data: Data, held: pd.DataFrame, after: date, until: date) -> Iterator[dict[str, Any]]:
    inside = held["published"].gt(pd.Timestamp(after)) & held["published"].le(pd.Timestamp(until))
    main = {one.name: one.main for one in data.frameworks}
    whole = held["judgement"].eq(held["framework"].map(main))
    overall = held[whole].set_index("inspection_id")["grade"].to_dict()
    sources = held.drop_duplicates("inspection_id").set_index("inspection_id")["source"].to_dict()
    for row in inspections(held[inside]).itertuples():
        yield {
            **_named(row), "kind": NEW, "inspection_id": row.inspection_id, "framework": row.framework,
            "published": row.published, "what": row.inspection_type, "now": overall.get(row.inspection_id, ""),
            "source": sources[row.inspection_id],
        }  # fmt: skip


def _grades(data: Data, changed: pd.DataFrame, held: pd.DataFrame) -> Iterator[dict[str, Any]]:
    sources = held.drop_duplicates("inspection_id").set_index("inspection_id")["source"].to_dict()
    overall = data.frameworks.overall  # it comes first within a report, as everywhere
    moved = changed[~changed["change"].isin([SAME, NOT_COMPARED])].sort_values(
        ["published_after", "la_name", "judgement"], key=lambda column: column.where(column.ne(overall), "")
        if column.name == "judgement" else column, kind="stable",
    )  # fmt: skip
    for row in moved.itertuples():
        yield {
            **_named(row), "kind": GRADE, "inspection_id": row.inspection_id_after, "framework": row.framework_after,
            "published": row.published_after, "what": row.judgement, "was": row.grade_before, "now": row.grade_after,
            "change": WORDS[row.change], "source": sources[row.inspection_id_after],
        }  # fmt: skip


def _revised(data: Data, held: pd.DataFrame, after: date, until: date) -> Iterator[dict[str, Any]]:
    for row in revised_between(data.ofsted_revisions, held, after, until).itertuples():
        yield {
            **_named(row), "kind": REVISED, "inspection_id": row.inspection_id, "framework": row.framework,
            "published": row.published, "what": row.what, "was": row.was, "now": row.now, "change": "revised",
            "source": f"{row.source}; previously in {row.stated_before_in}",
        }  # fmt: skip


def _charts(data: Data, code: str, periods: tuple[Period, Period]) -> Iterator[dict[str, Any]]:
    """Each chart of the area's two packs: the same apart from its day, changed, new, or no longer made."""
    asked = [AreaQuarter(EnglandQuarter(data, period), code) for period in periods]
    before, now = (specs_by_name(one) for one in asked)
    for name in dict.fromkeys([*before, *now]):
        kind = CHART_NEW if name not in before else CHART_GONE if name not in now else CHART_CHANGED
        if name in before and name in now and _undated(before[name]) == _undated(now[name]):
            kind = CHART_SAME
        titles = [found[name].title if name in found else "" for found in (before, now)]
        yield {
            "kind": kind, "old_la_code": code, "la_name": asked[1].name, "what": name,
            "was": titles[0], "now": titles[1],
            "source": now[name].source if name in now else before[name].source,
        }  # fmt: skip


def _undated(spec: AnyChartSpec) -> AnyChartSpec:
    """The facts without the day that they are as at: the last blocks of a timeline run to that day."""
    rows = tuple(
        replace(row, end=date.max) if isinstance(row, GradeSpan) and row.end == spec.as_at else row for row in spec.rows
    )
    return replace(spec, as_at=None, rows=rows)


def _named(row: Any) -> dict[str, Any]:
    return {"old_la_code": row.old_la_code, "la_name": row.la_name, "was": "", "now": "", "change": ""}


def _basis(data: Data, changed: pd.DataFrame, after: date, until: date) -> str:
    same, other = (int(changed["change"].eq(word).sum()) for word in (SAME, NOT_COMPARED))
    rest = ""
    if same or other:
        same_words = f"{in_words(same)} {verb(same)} the same"
        rest = f"; of the other judgements, {same_words} and {in_words(other)} {verb(other)} not comparable"
    return (
        f"Changes after {long_date(after)}, up to {long_date(until)}. A changed grade is one of a new report that is "
        f"{BETTER} or {WORSE} than the same judgement of the area's previous inspection{rest}. "
        "A revised figure is a fact of an earlier report that a release of "
        f"{data.frameworks.newest.inspectorate}'s between these days states differently from an earlier release."
    )


def _line(row: Any) -> str:
    if row.kind.endswith("chart") or row.kind == CHART_GONE:
        return f"{row.what}: {row.now or row.was}"
    about = f"{row.la_name} ({row.inspection_id})"
    if row.kind == NEW:
        kind = "inspection type not stated" if row.what == NOT_STATED else row.what
        return f"{about}, {row.framework}, {kind}: {row.now or 'no overall grade'}"
    what = row.what.replace("_", " ")
    return f"{about}: {what} was {row.was}, is {row.now}" + (f" ({row.change})" if row.kind == GRADE else "")
