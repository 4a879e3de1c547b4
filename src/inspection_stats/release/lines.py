"""What an import found, in lines to print: what is new, what changed, what is missing and what could not be placed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from inspection_stats.describe.english.numbers import number_of
from inspection_stats.reference.quarters import long_date
from inspection_stats.release.importing import ImportResult
from inspection_stats.release.sightings import NOT_INSPECTED, VISIT

EXPECTED = {VISIT, NOT_INSPECTED}
"""Leftovers of every release; each reason gets one line with all its authorities."""


def import_lines(result: ImportResult) -> Iterator[str]:
    """The lines of an import's report, in the order in which they matter."""
    revisions = result.revisions
    inspections = revisions.filed["inspection_id"].nunique()
    released = f", released {long_date(result.released)}" if result.released else ""
    judgements = number_of(len(revisions.filed), "judgement")
    yield f"{result.file}{released}: {number_of(inspections, 'inspection')}, {judgements}."
    left = result.rows_read - result.rows_placed
    yield f"Rows of judgements read: {result.rows_read}; placed: {result.rows_placed}; named below and left: {left}."
    yield f"Held already and unchanged: {number_of(revisions.same, 'inspection')}."
    yield from _listed("New", [*_new(revisions.new)])
    yield from _listed(
        "Changed",
        [
            f"{row.la_name} ({row.inspection_id}): "
            f"{row.what.replace('_', ' ')} was {row.was or 'not there'}, is {row.now}"
            for row in revisions.changed.itertuples()
        ],
    )
    yield from _listed(
        "Held, and missing from the release",
        [f"{row.la_name} ({row.inspection_id}): not in {row.missing_from}" for row in revisions.missing.itertuples()],
    )
    yield from _listed("Could not be placed", [str(one) for one in result.leftovers if one.reason not in EXPECTED])
    yield from _expected(result)
    yield from _listed("Remarks", [str(remark) for remark in result.remarks])
    yield from _listed(
        "No rows of judgements",
        [f"Sheet {item.sheet}: {item.reason}, {len(item.lines)} lines" for item in result.passed],
    )
    yield f"Written to {result.out}." if result.out else "Nothing was written."


def _listed(heading: str, lines: list[str]) -> Iterator[str]:
    yield f"{heading}: {len(lines) or 'none'}"
    yield from (f"  {line}" for line in lines)


def _new(judgements: pd.DataFrame) -> Iterator[str]:
    for inspection_id, rows in judgements.groupby("inspection_id", sort=False):
        grades = "; ".join(f"{row.judgement.replace('_', ' ')} {row.grade}" for row in rows.itertuples())
        yield f"{rows['la_name'].iloc[0]} ({inspection_id}), {rows['framework'].iloc[0]}: {grades}"


def _expected(result: ImportResult) -> Iterator[str]:
    named = defaultdict(list)
    for one in result.leftovers:
        if one.reason in EXPECTED:
            named[one.sheet, one.reason].append(one.area)
    for (sheet, reason), areas in named.items():
        yield f"Sheet {sheet}, {reason}: {len(areas)} ({'; '.join(areas)})"
