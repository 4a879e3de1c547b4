"""A small copy of the suite's tables, so that a command reads them in a blink: a few areas, all that hangs on them."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.support.places import ROOT

DATA = ROOT / "data"
AREAS = {"205", "207", "213", "383", "810", "835", "838", "850"}
"""Three of West London, Leeds, Hull, Dorset before and after, and Hampshire, whose screening has no result held."""
Rows = list[list[str]]


def read(name: str) -> Rows:
    """The rows of a shipped table, header first."""
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def as_csv(rows: Rows, delimiter: str = ",") -> str:
    """Rows as CSV text."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue()


def write_small_data(folder: Path) -> Path:
    """Write the small tables into `folder` and return it."""
    folder.mkdir(parents=True)
    kept = _with_successors({*AREAS, *(row[0][:3] for row in read("ofsted_revisions.csv")[1:])})
    services = {row[0] for row in _kept(read("service_areas.csv"), kept, set())[1:]}
    for path in sorted(DATA.iterdir()):
        if path.suffix == ".csv":
            (folder / path.name).write_text(
                as_csv(_kept(read(path.name), kept, services)), encoding="utf-8", newline=""
            )
        elif path.is_file():
            shutil.copy(path, folder / path.name)
    return folder


def edited(name: str, edit: Callable[[Rows], Rows]) -> Callable[[Path], object]:
    """A maker of a table with an edit of its small copy's rows."""

    def write(path: Path) -> None:
        rows = list(csv.reader(io.StringIO((path.parent.parent / "data" / name).read_text("utf-8"), newline="")))
        for other in (path.parent.parent / "data").iterdir():
            shutil.copy(other, path.parent / other.name)
        path.write_text(as_csv(edit(rows)), encoding="utf-8", newline="")

    return write


def _with_successors(codes: set[str]) -> set[str]:
    for row in read("areas.csv")[1:]:
        if row[0] in codes:
            codes = codes | {code for code in row[8].split("|") if code}
    return codes


def _kept(rows: Rows, codes: set[str], services: set[str]) -> Rows:
    header = rows[0]
    about = [place for place, name in enumerate(header) if name in ("subject", "service_id")] if services else []
    places = [place for place, name in enumerate(header) if name in ("old_la_code", "neighbour_code")]
    by_id = header[0] == "inspection_id" and not places and rows[1][0][:3].isdigit()
    return [
        header,
        *(
            row
            for row in rows[1:]
            if all(row[place] in codes for place in places)
            and all(row[place] in services for place in about)
            and (not by_id or row[0][:3] in codes)
        ),
    ]
