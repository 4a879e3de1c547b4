"""What an import found, in lines to print: what is new, what differs, what is missing and what could not be matched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from inspection_stats.describe.english.numbers import number_of
from inspection_stats.reference.quarters import long_date
from inspection_stats.release.against_held import Differences
from inspection_stats.release.import_release import ImportResult
from inspection_stats.release.record import FAULTY, NOT_INSPECTED, VISIT
from inspection_stats.release.release_age import ReleaseAge

EXPECTED = {VISIT, NOT_INSPECTED}
"""Reasons for unmatched rows of every release; each gets one line with all its authorities."""


def import_lines(result: ImportResult) -> Iterator[str]:
    """The lines of an import's report, in the order in which they matter."""
    differences = result.differences
    inspections = differences.filed["inspection_id"].nunique()
    released = f", released {long_date(result.released)}" if result.released else ""
    judgements = number_of(len(differences.filed), "judgement")
    yield f"{result.file}{released}: {number_of(inspections, 'inspection')}, {judgements}."
    left = result.rows_read - result.rows_placed
    yield f"Rows of judgements read: {result.rows_read}; matched: {result.rows_placed}; listed below, left out: {left}."
    yield from _faults(result)
    if result.age.sentence and len(differences.changed):
        yield result.age.sentence
    yield f"Held already and unchanged: {number_of(differences.same, 'inspection')}."
    yield from _listed(f"New: {_how_many(differences.new)}", [*_new(differences.new)])
    yield from _listed(_changed_heading(differences, result.age), [*_changed(differences.changed, result.age)])
    yield from _listed(
        f"Held, and missing from the release: {_or_none(len(differences.missing), 'inspection')}",
        [f"{row.la_name} ({row.inspection_id}): not in {row.missing_from}" for row in differences.missing.itertuples()],
    )
    named_otherwise = EXPECTED | {FAULTY}
    unplaced = [str(one) for one in result.unmatched if one.reason not in named_otherwise]
    yield from _listed(f"Could not be matched: {_or_none(len(unplaced), 'row')}", unplaced)
    yield from _expected(result)
    yield from _listed(f"Remarks: {len(result.remarks) or 'none'}", [str(remark) for remark in result.remarks])
    yield from _listed(
        f"No rows of judgements: {len(result.skipped) or 'none'}",
        [f"Sheet {item.sheet}: {item.reason}, {number_of(len(item.lines), 'line')}" for item in result.skipped],
    )
    yield f"Written to {result.out}." if result.out else "Nothing was written."


def _listed(heading: str, lines: list[str]) -> Iterator[str]:
    yield heading
    yield from (f"  {line}" for line in lines)


def _or_none(number: int, thing: str) -> str:
    return number_of(number, thing) if number else "none"


def _faults(result: ImportResult) -> Iterator[str]:
    if result.faults:
        rows = len({(one.sheet, one.row) for one in result.unmatched if one.reason == FAULTY})
        heading = f"Not read because of faults: {number_of(rows, 'row')}, {number_of(len(result.faults), 'fault')}"
        yield from _listed(heading, [str(fault).removeprefix("- ") for fault in result.faults])


def _how_many(judgements: pd.DataFrame) -> str:
    """ "2 inspections, 9 judgements", or "none"."""
    inspections = judgements["inspection_id"].nunique()
    return (
        f"{number_of(inspections, 'inspection')}, {number_of(len(judgements), 'judgement')}" if inspections else "none"
    )


def _new(judgements: pd.DataFrame) -> Iterator[str]:
    for inspection_id, rows in judgements.groupby("inspection_id", sort=False):
        grades = "; ".join(f"{row.judgement.replace('_', ' ')} {row.grade}" for row in rows.itertuples())
        yield f"{rows['la_name'].iloc[0]} ({inspection_id}), {rows['framework'].iloc[0]}: {grades}"


def _changed_heading(differences: Differences, age: ReleaseAge) -> str:
    heading = "Changed" if age.is_later else "Differs from what is held"
    if differences.changed.empty:
        return f"{heading}: none"
    inspections, judgements = differences.changed["inspection_id"].nunique(), differences.changed_judgements
    others = len(differences.changed) - judgements
    parts = [number_of(judgements, "judgement")] * bool(judgements) + [
        number_of(others, "date or other fact", "dates or other facts")
    ] * bool(others)
    return f"{heading}: {number_of(inspections, 'inspection')} ({', '.join(parts)})"


def _changed(changed: pd.DataFrame, age: ReleaseAge) -> Iterator[str]:
    for row in changed.itertuples():
        what = f"{row.la_name} ({row.inspection_id}): {row.what.replace('_', ' ')}"
        if age.is_later:
            yield f"{what} was {row.was or 'not there'}, is {row.now}"
        else:
            yield f"{what} is {row.now} here; held: {row.was or 'none'}"


def _expected(result: ImportResult) -> Iterator[str]:
    named = defaultdict(list)
    for one in result.unmatched:
        if one.reason in EXPECTED:
            named[one.sheet, one.reason].append(one.area)
    for (sheet, reason), areas in named.items():
        yield f"Sheet {sheet}, {reason}: {len(areas)} ({'; '.join(areas)})"
