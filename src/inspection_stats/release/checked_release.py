"""Check a release from Ofsted: every row of its tables becomes judgements or is listed, and every fault is found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from inspection_stats.errors import BadData, Fault, InspectionStatsError
from inspection_stats.reference.frameworks import Framework
from inspection_stats.release.find_tables import FoundTables
from inspection_stats.release.link_records import Inspection, Linked, link_records
from inspection_stats.release.read_rows import RowReader
from inspection_stats.release.record import FAULTY, ReadRows, Remark, UnmatchedRow
from inspection_stats.release.table_checks import (
    absent_columns,
    absent_overall,
    blank_grades,
    grades_that_never_occur,
    half_a_table,
    hidden_sheets,
    no_table,
    not_read,
)
from inspection_stats.release.vocabulary import Vocabulary
from inspection_stats.release.which_area import AreaOnDay
from inspection_stats.release.which_framework import own_keys

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
    of the `inspections` or is among the `unmatched`. `faults` are those of rows that were not read because of them, and
    `unread` the sheets and area codes of these rows.
    """

    judgements: pd.DataFrame
    rows: frozenset[tuple[str, int]]
    inspections: tuple[Inspection, ...]
    unmatched: tuple[UnmatchedRow, ...]
    remarks: tuple[Remark, ...]
    faults: tuple[Fault, ...]
    unread: frozenset[tuple[str, str]]


def check_release(
    found: FoundTables, file: str, words: Vocabulary, names: AreaOnDay, frameworks: Sequence[Framework], last_day: date
) -> Release:
    """Turn the tables found in a release into typed judgements, and list what cannot be read.

    `last_day` is the day on which the release came out: no date in it can be later. A row with a fault (a date or a
    grade that cannot be, an authority that did not exist, a second report on one date, a grade that another sheet
    contradicts) is not read, and its faults are listed. Raises `BadData` with every fault where the tables are
    wrong (none of judgements, columns missing or twice), and where more rows have faults than could be read.
    """
    ofsted = [framework for framework in frameworks if framework.inspectorate == "Ofsted"]
    faults = no_table(found, file) or [fault for table in found.tables for fault in half_a_table(table, words, file)]
    if faults:
        raise BadData(faults)
    read = RowReader(file, words, names, ofsted, last_day).read(found.tables)
    linked = link_records(read.found, ofsted, file)
    for record in linked.set_aside:
        read.leave(record.entry, FAULTY)
    faults = list(dict.fromkeys([*read.faults, *linked.faults]))
    _refuse_more_faults_than_rows(read, linked, faults, file)
    if absent := list(absent_columns(linked.inspections, found.tables, words, file)):
        raise BadData([*faults, *absent])
    rows = frozenset((table.sheet, line.number) for table in found.tables for line in table.rows)
    accounted = {*_places(linked), *((one.sheet, one.row) for one in read.unmatched)}
    if rows != accounted:
        raise InspectionStatsError(f"{len(rows)} rows were read and {len(accounted)} placed or named.")
    return Release(
        _frame(linked.inspections, file),
        rows,
        tuple(linked.inspections),
        tuple(read.unmatched),
        (*read.remarks, *linked.remarks, *_remarks(linked, read, found, words)),
        tuple(faults),
        frozenset(
            (one.sheet, code) for one in read.unmatched if one.reason == FAULTY for code in names.codes(one.area)
        ),
    )


def _remarks(linked: Linked, read: ReadRows, found: FoundTables, words: Vocabulary) -> Iterator[Remark]:
    yield from hidden_sheets(found.skipped)
    yield from not_read(found.tables)
    yield from blank_grades(linked.inspections, words)
    yield from absent_overall(linked.inspections, found.tables)
    yield from grades_that_never_occur(read.found, found.tables, words)


def _refuse_more_faults_than_rows(read: ReadRows, linked: Linked, faults: list[Fault], file: str) -> None:
    """Raise `BadData` where nothing could be read, or less than has faults: then the whole file needs a look."""
    if not linked.inspections:
        raise BadData(faults or [_nothing_placed(read.unmatched, file)])
    faulty = {(one.sheet, one.row) for one in read.unmatched if one.reason == FAULTY}
    if len(faulty) > len(_places(linked)):
        raise BadData(faults)


def _places(linked: Linked) -> set[tuple[str, int]]:
    """The rows, by sheet and number, that show the inspections."""
    return {(one.entry.sheet, one.entry.row) for inspection in linked.inspections for one in inspection.records}


def _nothing_placed(unmatched: Sequence[UnmatchedRow], file: str) -> Fault:
    first = "; ".join(str(row) for row in unmatched[:3])
    return Fault("No row could be read as an inspection", f"The first rows: {first}" if first else "Add rows", file)


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
    shown = next(one for one in inspection.records if key in own_keys(inspection.framework, one.grades))
    return f"Ofsted, {file}, sheet {shown.entry.sheet}, row {shown.entry.row}"
