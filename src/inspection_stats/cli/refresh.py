"""`inspection-stats refresh`: accept a release into the tables, all of it or nothing, and undo it."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

import pandas as pd

from inspection_stats.check.data import read_data
from inspection_stats.check.horizons import HORIZONS
from inspection_stats.check.layered import read_layered
from inspection_stats.check.ofsted import OFSTED_JUDGEMENTS, OFSTED_RELEASES, OFSTED_REVISIONS
from inspection_stats.check.services import JUDGEMENTS
from inspection_stats.check.table import TableDefinition
from inspection_stats.errors import BadData, BadRequest
from inspection_stats.load.csv_table import read_table
from inspection_stats.load.data_folder import OWN_TABLES, REFRESH_LOG, layers, suite_data
from inspection_stats.load.files import read_bytes
from inspection_stats.load.limits import LARGEST_TOML, LARGEST_WORKBOOK
from inspection_stats.packs.pack import copy_folder, whole_or_nothing
from inspection_stats.release.accepting import Accepted, Tables, accept, as_text
from inspection_stats.release.import_release import ImportResult
from inspection_stats.release.ratings.filled_in import accept_filled_in

BEFORE = ".before-refresh"
WRITTEN = "written.json"
TABLES = (OFSTED_JUDGEMENTS, OFSTED_REVISIONS, OFSTED_RELEASES, HORIZONS)
LOG = ("accepted", "file", "sha256", "released", "as_at", "accept", "new", "changed", "horizon")


def folder_to_write(folder: Path) -> Path:
    """The folder whose tables are written: any except the suite's own, as its log and backup would be shipped.

    Raises `BadRequest` for the suite's own.
    """
    if folder.resolve() == suite_data().resolve():
        raise BadRequest(
            "The tables that come with the suite are not changed. Start a project with “inspection-stats init "
            "FOLDER” and run this there, or name a folder of tables with --data FOLDER, such as a copy of the suite's."
        )
    return folder.resolve()


def refuse_accepted(file: Path, folder: Path) -> str:
    """The sha256 of a release. Raises `BadRequest` where a refresh has accepted the same file already."""
    digest = sha256(read_bytes(file, LARGEST_WORKBOOK)).hexdigest()
    for row in _log(folder):
        if row["sha256"] == digest:
            raise BadRequest(f"{file.name} was accepted already, on {row['accepted']}. Nothing was written.")
    return digest


def refreshed(file: Path, found: ImportResult, folder: Path, how: str) -> Accepted:
    """Write what is accepted of `found` into the tables of `folder`, with a line in its log.

    The whole folder is replaced at once, and only after its tables have been read and checked. Where nothing is
    accepted nothing is written. Raises `BadRequest`, `BadData`, `CannotWrite`; the folder is then as it was.
    """
    whole = not (folder / OWN_TABLES).is_file()
    stack = layers(folder)
    every = {table.file: as_text(read_layered(table, stack)) for table in TABLES}
    made = accept(found, every, _own(folder, TABLES), how, whole=whole)
    dated = {"released": f"{found.released or ''}", "as_at": f"{found.as_at or ''}"}
    return _written(file, folder, how, made, dated)


def refreshed_ratings(file: Path, rows: pd.DataFrame, folder: Path, how: str) -> Accepted:
    """Write what is accepted of ratings that a person has filled in (`filled_in`), as `refreshed` does of a release."""
    held = read_layered(JUDGEMENTS, layers(folder))
    made = accept_filled_in(rows, held, _own(folder, (JUDGEMENTS,)), how)
    return _written(file, folder, how, made, {"released": "", "as_at": ""})


def _own(folder: Path, tables: Sequence[TableDefinition]) -> Tables:
    """The tables that the folder itself has, as text."""
    there = [table.file for table in tables if (folder / table.file).is_file()]
    return {name: read_table(folder / name).reset_index(drop=True) for name in there}


def _written(file: Path, folder: Path, how: str, made: Accepted, dated: dict[str, str]) -> Accepted:
    digest = refuse_accepted(file, folder)
    if not made.tables:
        return made
    line = {
        "accepted": f"{date.today()}", "file": file.name, "sha256": digest, **dated, "accept": how,
        "new": f"{made.new}", "changed": f"{made.changed}", "horizon": made.horizon,
    }  # fmt: skip
    log = pd.DataFrame([*_log(folder), line], columns=LOG)
    _put(folder, {**made.tables, REFRESH_LOG: log})
    return made


def undone(folder: Path) -> str:
    """Undo the last refresh of a folder; the name of its release.

    Raises `BadRequest` where there is none, or where a table it wrote has been changed since (which would be lost).
    """
    before = folder / BEFORE
    if not (before / WRITTEN).is_file():
        raise BadRequest(f"There is no refresh to undo in {folder.name}.")
    written = _tables_written(before / WRITTEN)
    changed = [name for name, digest in written.items() if _digest(folder / name) != digest]
    if changed:
        raise BadRequest(
            f"{', '.join(changed)} in {folder} changed after the refresh, and undoing would lose those changes. "
            f"The previous tables are in {before}."
        )
    log = _log(folder)
    if not log:
        raise BadRequest(f"The last refresh cannot be undone: {folder / REFRESH_LOG} does not name its release.")
    name = log[-1]["file"]
    with whole_or_nothing(folder) as place:
        copy_folder(folder, place, BEFORE, *written)
        copy_folder(before, place, WRITTEN, BEFORE)
        if (before / BEFORE).is_dir():
            copy_folder(before / BEFORE, place / BEFORE)
        read_data(place)
    return str(name)


def _tables_written(path: Path) -> dict[str, str]:
    """The tables that a refresh wrote, each with its sha256. Raises `BadRequest` where the list is damaged."""
    try:
        written = json.loads(read_bytes(path, LARGEST_TOML))
        if isinstance(written, dict) and {*written} <= {REFRESH_LOG, *(table.file for table in (*TABLES, JUDGEMENTS))}:
            return written
    except (BadData, ValueError, RecursionError):
        pass
    raise BadRequest(f"The last refresh cannot be undone: {path} is damaged. The previous tables are in {path.parent}.")


def _put(folder: Path, tables: Tables) -> None:
    with whole_or_nothing(folder) as place:
        copy_folder(folder, place)
        before = place / BEFORE
        earlier = place / f"{BEFORE}-earlier"
        if before.exists():
            os.rename(before, earlier)
        before.mkdir()
        if earlier.exists():
            os.rename(earlier, before / BEFORE)
        for name, table in tables.items():
            if os.path.lexists(place / name):
                os.rename(place / name, before / name)
            (place / name).write_text(_csv(table), encoding="utf-8", newline="")
        written = {name: _digest(place / name) for name in tables}
        (before / WRITTEN).write_text(json.dumps(written), encoding="utf-8")
        read_data(place)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _log(folder: Path) -> list[dict[str, str]]:
    path = folder / REFRESH_LOG
    if not os.path.lexists(path):
        return []
    return [{str(name): cell for name, cell in row.items()} for row in read_table(path).to_dict("records")]


def _csv(table: pd.DataFrame) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([list(table.columns), *table.itertuples(index=False)])
    return text.getvalue()
