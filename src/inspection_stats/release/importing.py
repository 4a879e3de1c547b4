"""Import a release of Ofsted's: read, check, compare with the facts held, and write it as a tidy table."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from inspection_stats.check.ofsted import AREA_ALIASES, AREAS, OFSTED_JUDGEMENTS
from inspection_stats.documents.files import unrounded_csv
from inspection_stats.errors import BadRequest, CannotWrite, InspectionStatsError
from inspection_stats.load.tables import read_table
from inspection_stats.load.workbook import Cell, read_workbook
from inspection_stats.reference.frameworks import load_frameworks
from inspection_stats.release.against_held import Revisions, compare
from inspection_stats.release.areas import AreaNames
from inspection_stats.release.cells import Unreadable, read_day
from inspection_stats.release.check import Release, check_release
from inspection_stats.release.inspections import Remark
from inspection_stats.release.labels import Words, read_words
from inspection_stats.release.layouts import Passed, cut_offs, find_tables, release_dates
from inspection_stats.release.sightings import NOT_PUBLISHED, Leftover
from inspection_stats.release.spans import spans_of


@dataclass(frozen=True)
class ImportResult:
    """What an import found.

    `rows_read` are the rows of the tables of judgements; `rows_placed` of them became judgements, and `leftovers` name
    the rest. `passed` are the lines that are no such rows, sheet by sheet. `revisions.filed` is what `out` holds.
    """

    file: str
    released: date | None
    rows_read: int
    rows_placed: int
    leftovers: tuple[Leftover, ...]
    passed: tuple[Passed, ...]
    remarks: tuple[Remark, ...]
    revisions: Revisions
    out: Path | None


def import_release(file: Path, data_dir: Path, out: Path | None = None, today: date | None = None) -> ImportResult:
    """Read `file`, an ODS or XLSX workbook of Ofsted's or one of its sheets saved as CSV, and compare it with the facts
    in `data_dir`. With `out`, write its judgements there as a table like ofsted_judgements.csv, whole or not at all.

    No table of `data_dir` is ever written to. Dates later than the release itself are faults; where the workbook does
    not say when it came out, those later than `today` are. Raises `BadData` with every fault, `BadRequest` for an `out`
    among the facts and `CannotWrite`; in each case nothing is written.
    """
    if out is not None:
        _check_out(out, file, data_dir)
    words = read_words(data_dir / "ofsted_columns.toml")
    areas = AREAS.check(read_table(data_dir / AREAS.file))
    aliases = AREA_ALIASES.check(read_table(data_dir / AREA_ALIASES.file))
    held = OFSTED_JUDGEMENTS.check(read_table(data_dir / OFSTED_JUDGEMENTS.file))
    frameworks = load_frameworks(data_dir / "frameworks.toml").every
    sheets = read_workbook(file)
    layout = find_tables(sheets, words)
    released = _latest(release_dates(sheets, words), words)
    last_day = released or today or date.today()
    release = check_release(layout, file.name, words, AreaNames(areas, aliases), frameworks, last_day)
    spans = spans_of(release, _latest(cut_offs(sheets, words), words))
    revisions = compare(release.judgements, held, spans)
    unfiled = _unfiled(release, revisions)
    leftovers = (*release.leftovers, *unfiled)
    placed = _rows_placed(release, revisions)
    if placed | {(one.sheet, one.row) for one in leftovers} != release.rows:
        raise InspectionStatsError(
            f"{len(release.rows)} rows were read; {len(placed)} were placed, the rest not named."
        )
    if out is not None:
        _write(revisions.filed, out)
    return ImportResult(
        file.name, released, len(release.rows), len(placed), leftovers, layout.passed, release.remarks, revisions, out
    )


def _latest(cells: Sequence[Cell], words: Words) -> date | None:
    days = []
    for cell in cells:
        try:
            days.append(read_day(cell, words))
        except Unreadable:
            continue  # words beside the label, not a date
    return max((day for day in days if day), default=None)


def _unfiled(release: Release, revisions: Revisions) -> list[Leftover]:
    return [
        Leftover(one.entry.sheet, one.entry.row, one.area.name, NOT_PUBLISHED, f"on site from {one.on_site_from}")
        for number in revisions.unfiled["inspection"].unique()
        for one in release.inspections[number].sightings
    ]


def _rows_placed(release: Release, revisions: Revisions) -> set[tuple[str, int]]:
    unfiled = set(revisions.unfiled["inspection"])
    return {
        (one.entry.sheet, one.entry.row)
        for number, inspection in enumerate(release.inspections)
        if number not in unfiled
        for one in inspection.sightings
    }


def _check_out(out: Path, file: Path, data_dir: Path) -> None:
    if out.resolve().is_relative_to(data_dir.resolve()):
        raise BadRequest(f"{out} lies in {data_dir}, which holds the facts. Write the import to another folder.")
    if out.resolve() == file.resolve():
        raise BadRequest(f"{out} is the file to be imported. Give the import another name.")


def _write(judgements: pd.DataFrame, out: Path) -> None:
    """Write the table beside its place and move it there, so that it stands there whole or not at all."""
    content = unrounded_csv(judgements).encode("utf-8")
    unfinished = None
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}.", delete=False) as file:
            unfinished = Path(file.name)
            file.write(content)
        os.replace(unfinished, out)
    except OSError as error:
        if unfinished:
            unfinished.unlink(missing_ok=True)
        raise CannotWrite(f"Cannot write {out}: {error.strerror}. Check the folder and its permissions.") from None
