"""Import a release from Ofsted: read, check, compare with the facts held, and write it as a tidy table."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from inspection_stats.check.layered import read_layered
from inspection_stats.check.ofsted import AREA_ALIASES, AREAS, OFSTED_JUDGEMENTS, OFSTED_RELEASES
from inspection_stats.documents.files import unrounded_csv
from inspection_stats.errors import BadRequest, CannotWrite, Fault, InspectionStatsError
from inspection_stats.load.csv_table import read_table
from inspection_stats.load.data_folder import REFRESH_LOG, Layer, layers
from inspection_stats.load.workbook import Sheet, read_workbook
from inspection_stats.reference.framework_file import load_frameworks
from inspection_stats.release.against_held import Differences, against_held
from inspection_stats.release.checked_release import Release, check_release
from inspection_stats.release.cover import as_at, published_by, released_on
from inspection_stats.release.coverage import coverage_of
from inspection_stats.release.find_tables import SkippedLines, find_tables
from inspection_stats.release.record import HELD_OTHERWISE, NOT_PUBLISHED, Remark, UnmatchedRow
from inspection_stats.release.release_age import ReleaseAge, release_age
from inspection_stats.release.vocabulary import read_vocabulary
from inspection_stats.release.which_area import AreaOnDay


@dataclass(frozen=True)
class ImportResult:
    """What an import found.

    `rows_read` are the rows of the tables of judgements; `rows_placed` of them became judgements, and `unmatched` name
    the rest; `faults` say why some of these were not read. `skipped` are all other lines, sheet by
    sheet. `differences.filed` is what `out` holds. `age` says whether the release is later than those held.
    """

    file: str
    released: date | None
    as_at: date | None
    age: ReleaseAge
    rows_read: int
    rows_placed: int
    unmatched: tuple[UnmatchedRow, ...]
    faults: tuple[Fault, ...]
    skipped: tuple[SkippedLines, ...]
    remarks: tuple[Remark, ...]
    differences: Differences
    out: Path | None


def import_release(
    file: Path,
    data_dir: Path,
    out: Path | None = None,
    today: date | None = None,
    sheets: Sequence[Sheet] | None = None,
) -> ImportResult:
    """Read `file`, an ODS or XLSX workbook from Ofsted or one of its sheets saved as CSV, and compare it with the facts
    in `data_dir`. `sheets` are those of the file, where they were read already. With `out`, write its
    judgements there as a table like ofsted_judgements.csv, whole or not at all.

    No table of `data_dir` is ever written to. Rows with a fault are not read, and are listed with it; dates later than
    the release itself are faults (where the workbook does not say when it came out, those later than `today`). Raises
    `BadData` with every fault where a table is wrong or more rows have faults than could be read, `BadRequest` for
    an `out` among the facts and `CannotWrite`; in each case nothing is written.
    """
    if out is not None:
        check_out(out, file, data_dir)
    stack = layers(data_dir)
    base = stack[0].folder
    words = read_vocabulary(base / "ofsted_columns.toml")
    names = AreaOnDay(read_layered(AREAS, stack), read_layered(AREA_ALIASES, stack))
    held, releases = read_layered(OFSTED_JUDGEMENTS, stack), read_layered(OFSTED_RELEASES, stack)
    frameworks = load_frameworks(base / "frameworks.toml").every
    sheets = read_workbook(file) if sheets is None else sheets
    shown = [sheet for sheet in sheets if not sheet.why_unread]
    found = find_tables(sheets, words)
    released = released_on(shown, words)
    release = check_release(found, file.name, words, names, frameworks, released or today or date.today())
    differences = against_held(release.judgements, held, coverage_of(release, published_by(shown, words)))
    unmatched = (*release.unmatched, *_not_filed(release, differences))
    placed = _rows_placed(release, differences)
    if placed | {(one.sheet, one.row) for one in unmatched} != release.rows:
        raise InspectionStatsError(
            f"{len(release.rows)} rows were read; {len(placed)} were placed, the rest not named."
        )
    if out is not None:
        write_judgements(differences.filed, out)
    return ImportResult(
        file.name,
        released,
        as_at(shown, words),
        release_age(released, as_at(shown, words), _newest(release), _with_accepted(releases, stack)),
        len(release.rows),
        len(placed),
        unmatched,
        release.faults,
        found.skipped,
        release.remarks,
        differences,
        out,
    )


def _with_accepted(releases: pd.DataFrame, stack: Sequence[Layer]) -> pd.DataFrame:
    """The releases held, and those that a refresh has accepted since, as far as they said when they came out."""
    logs = [read_table(path) for path in (layer.folder / REFRESH_LOG for layer in stack) if os.path.lexists(path)]
    days = [log.loc[log["released"].ne("") & log["as_at"].ne(""), ["released", "as_at"]] for log in logs]
    return pd.concat([releases, *(day.apply(pd.to_datetime) for day in days)])


def _newest(release: Release) -> date | None:
    """The day of the latest report in the release."""
    return max((one.published for one in release.inspections if one.published), default=None)


def _not_filed(release: Release, differences: Differences) -> list[UnmatchedRow]:
    unfiled = [
        UnmatchedRow(one.entry.sheet, one.entry.row, one.area.name, NOT_PUBLISHED, f"on site from {one.on_site_from}")
        for number in differences.unfiled["inspection"].unique()
        for one in release.inspections[number].records
    ]
    otherwise = [
        UnmatchedRow(
            one.entry.sheet,
            one.entry.row,
            one.area.name,
            HELD_OTHERWISE,
            f"{held}; if it is that one, name its framework in a column “Inspection type”",
        )
        for number, held in differences.held_otherwise.items()
        for one in release.inspections[number].records
    ]
    return [*unfiled, *otherwise]


def _rows_placed(release: Release, differences: Differences) -> set[tuple[str, int]]:
    not_filed = {*differences.unfiled["inspection"], *differences.held_otherwise}
    return {
        (one.entry.sheet, one.entry.row)
        for number, inspection in enumerate(release.inspections)
        if number not in not_filed
        for one in inspection.records
    }


def check_out(out: Path, file: Path, data_dir: Path) -> None:
    """Raise `BadRequest` or `CannotWrite` for an `out` that an import may not use: the facts, or `file` itself."""
    if os.path.lexists(out) and not os.path.isfile(out):  # the table would take the place of a folder, pipe or device
        raise CannotWrite(f"Cannot write {out}: it exists and is not a file. Give the import another name.")
    if out.resolve().is_relative_to(data_dir.resolve()):
        raise BadRequest(f"{out} is in {data_dir}, which holds the facts. Write the import to another folder.")
    if out.resolve() == file.resolve():
        raise BadRequest(f"{out} is the file to be imported. Give the import another name.")


def write_judgements(judgements: pd.DataFrame, out: Path) -> None:
    """Write the table next to its place and move it there, so that it appears whole or not at all."""
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
