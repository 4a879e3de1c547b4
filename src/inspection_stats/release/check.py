"""Check a release of Ofsted's: every row of its tables becomes a judgement or is named, and every fault is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from inspection_stats.errors import BadData, Fault, InspectionStatsError
from inspection_stats.reference.frameworks import Framework
from inspection_stats.release.areas import AreaNames
from inspection_stats.release.frameworks import own_keys
from inspection_stats.release.inspections import Inspection, Remark, put_together
from inspection_stats.release.labels import Words
from inspection_stats.release.layouts import Layout
from inspection_stats.release.rows import RowReader
from inspection_stats.release.sightings import Leftover
from inspection_stats.release.tables import (
    absent_columns,
    absent_overall,
    blank_grades,
    grades_that_never_occur,
    half_a_table,
    no_table,
    not_read,
)

COLUMNS = [
    "inspection",
    "family",
    "old_la_code",
    "la_name",
    "framework",
    "inspection_type",
    "on_site_from",
    "on_site_to",
    "published",
    "judgement",
    "grade",
    "report_url",
    "source",
]


@dataclass(frozen=True)
class Release:
    """A release, checked.

    `judgements`: one row a judgement, with `COLUMNS`; `inspection` numbers the inspections, and `published` may be
    missing where the release does not give it. `rows` are the rows of its tables, by sheet and number: each shows one
    of the `inspections` or is among the `leftovers`.
    """

    judgements: pd.DataFrame
    rows: frozenset[tuple[str, int]]
    inspections: tuple[Inspection, ...]
    leftovers: tuple[Leftover, ...]
    remarks: tuple[Remark, ...]


def check_release(
    layout: Layout, file: str, words: Words, names: AreaNames, frameworks: Sequence[Framework], last_day: date
) -> Release:
    """Turn the tables found in a release into typed judgements; name what cannot be.

    `last_day` is the day on which the release came out: no date in it can be later. Raises `BadData` with every fault:
    no table of judgements, columns missing or twice, dates and grades that cannot be, an authority that did not exist,
    two reports of one authority on one date, sheets that contradict one another.
    """
    ofsted = [framework for framework in frameworks if framework.inspectorate == "Ofsted"]
    faults = no_table(layout, file) or [fault for table in layout.tables for fault in half_a_table(table, words, file)]
    if faults:
        raise BadData(faults)
    read = RowReader(file, words, names, ofsted, last_day).read(layout.tables)
    inspections, remarks, contradictions = put_together(read.found, ofsted, file)
    remarks += [
        *not_read(layout.tables),
        *blank_grades(inspections, words),
        *absent_overall(inspections, layout.tables),
        *grades_that_never_occur(read.found, layout.tables),
    ]
    faults = [*read.faults, *contradictions, *absent_columns(inspections, layout.tables, words, file)]
    if not faults and not inspections:
        faults = [_nothing_placed(read.leftovers, file)]
    if faults:
        raise BadData(faults)
    rows = frozenset((table.sheet, line.number) for table in layout.tables for line in table.rows)
    accounted = {(one.entry.sheet, one.entry.row) for one in read.found} | {
        (one.sheet, one.row) for one in read.leftovers
    }
    if rows != accounted:
        raise InspectionStatsError(f"{len(rows)} rows were read and {len(accounted)} placed or named.")
    return Release(_frame(inspections, file), rows, tuple(inspections), tuple(read.leftovers), tuple(remarks))


def _nothing_placed(leftovers: Sequence[Leftover], file: str) -> Fault:
    first = "; ".join(str(leftover) for leftover in leftovers[:3])
    return Fault(
        "Not one row could be read as an inspection", f"The first rows: {first}" if first else "Add rows", file
    )


def _frame(inspections: Sequence[Inspection], file: str) -> pd.DataFrame:
    rows = [
        (
            number,
            inspection.framework.family,
            inspection.area.code,
            inspection.area.name,
            inspection.framework.name,
            inspection.inspection_type,
            inspection.on_site_from,
            inspection.on_site_to,
            inspection.published,
            judgement.key,
            inspection.grades[judgement.key],
            inspection.report_url if inspection.report_url.startswith("https://") else "",
            _source(inspection, judgement.key, file),
        )
        for number, inspection in enumerate(inspections)
        for judgement in inspection.framework.judgements
        if judgement.key in inspection.grades
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    days = {
        column: pd.to_datetime(frame[column]).astype("datetime64[s]")
        for column in ("on_site_from", "on_site_to", "published")
    }
    return frame.assign(**days)


def _source(inspection: Inspection, key: str, file: str) -> str:
    shown = next(one for one in inspection.sightings if key in own_keys(inspection.framework, one.grades))
    return f"Ofsted, {file}, sheet {shown.entry.sheet}, row {shown.entry.row}"
