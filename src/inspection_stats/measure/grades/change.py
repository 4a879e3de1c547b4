"""What changed between one inspection of an area and its next, and how long ago the last one was."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pandas as pd

from inspection_stats.measure.grades.cutoff import inspections
from inspection_stats.reference.frameworks import Frameworks

if TYPE_CHECKING:
    from pandera.typing import DataFrame

    from inspection_stats.measure.grades.rows import Change, Judged


IMPROVED, DECLINED, SAME, NOT_COMPARED = "improved", "declined", "the same", "not compared"
PAIR = ["inspection_id", "framework", "published"]


def changes(
    judgements: DataFrame[Judged], frameworks: Frameworks, families: Iterable[str] | None = None
) -> DataFrame[Change]:
    """Each judgement of each inspection with the area's previous inspection, a row each, oldest first.

    Inspections of `families` (those of the whole service where none are given) follow one another by date of
    publication, through the frameworks. Columns: old_la_code, area, judgement; inspection_id, framework, published and
    grade, each with `_before` and `_after`; `change` (improved, declined, the same, not compared); `steps`, grades up
    (positive) or down; `why_not`, the reason where not compared: the two judgements are different ones
    (`Frameworks.why_not_comparable`), or one of them has no grade. Raises `BadRequest` for an unknown family.
    """
    families = frameworks.whole_service if families is None else families
    names = [framework.name for family in families for framework in frameworks.under(family)]
    held = judgements[judgements["framework"].isin(names)]
    pairs = _pairs(held)
    grades = held[["inspection_id", "judgement", "grade"]]
    before, after = (
        pairs[["inspection_id_before", "inspection_id_after"]].merge(
            grades.rename(columns={"inspection_id": f"inspection_id_{side}", "grade": f"grade_{side}"})
        )
        for side in ("before", "after")
    )
    graded = before.merge(after, how="outer", on=["inspection_id_before", "inspection_id_after", "judgement"])
    rows = pairs.merge(graded, on=["inspection_id_before", "inspection_id_after"])
    rows[["grade_before", "grade_after"]] = rows[["grade_before", "grade_after"]].fillna("")
    rows["why_not"] = pd.Series([_why_not(row, frameworks) for row in rows.itertuples()], rows.index, dtype="str")
    rows["steps"] = pd.array([_steps(row, frameworks) for row in rows.itertuples()], dtype="Int64")
    directions = [NOT_COMPARED if pd.isna(steps) else _direction(steps) for steps in rows["steps"]]
    return rows.assign(change=pd.Series(directions, rows.index, dtype="str"))


def _pairs(held: pd.DataFrame) -> pd.DataFrame:
    """Each inspection that has a previous one, with that one: a row each."""
    each = inspections(held)
    earlier = each.groupby("old_la_code")[PAIR].shift()
    pairs = each[["old_la_code", "la_name"]].join(earlier.add_suffix("_before")).join(each[PAIR].add_suffix("_after"))
    return pairs[pairs["inspection_id_before"].notna()]


def _why_not(row: Any, frameworks: Frameworks) -> str:
    reason = frameworks.why_not_comparable((row.framework_before, row.judgement), (row.framework_after, row.judgement))
    if reason:
        return reason
    for framework, grade, published in (
        (row.framework_before, row.grade_before, row.published_before),
        (row.framework_after, row.grade_after, row.published_after),
    ):
        if frameworks.named(framework).place(grade) is None:
            return f"The report of {published:%Y-%m-%d} gives no grade: {grade or 'not part of it'}"
    return ""


def _steps(row: Any, frameworks: Frameworks) -> int | None:
    if row.why_not:
        return None
    places = (
        frameworks.named(framework).place(grade)
        for framework, grade in ((row.framework_before, row.grade_before), (row.framework_after, row.grade_after))
    )
    before, after = places
    return None if before is None or after is None else before - after


def _direction(steps: int) -> str:
    if steps == 0:
        return SAME
    return IMPROVED if steps > 0 else DECLINED
