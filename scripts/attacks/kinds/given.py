"""What several kinds of attack are made of: a sound audit, a sound claims file, command lines that are all but run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.hard.corpus.audits import FIRST, HEADER, QUESTIONS, rows, text
from tests.hard.corpus.entry import Maker
from tests.hard.corpus.releases import WHOLE
from tests.hard.corpus.small_data import as_csv
from tests.support.places import ROOT
from tests.support.releases import write_ods
from tests.support.small_claims import CLAIMS, PAPER

AUDIT = text().encode()
SERVICE = FIRST["service"]
REPORT = 'report --area Leeds --quarter "2015-16 Q4" --workers 1'
COMPARE = f'compare counts.csv --service "{SERVICE}"'
READ = "3 of 3 questions filled in, no fault in them."
CLAIMS_FILE = CLAIMS.encode()
RELEASE: Maker = lambda path: write_ods(path, {"History": WHOLE})  # noqa: E731
PACKS = ("reports", "reports/*")

__all__ = ["AUDIT", "CLAIMS_FILE", "COMPARE", "FIRST", "HEADER", "PACKS", "PAPER", "QUESTIONS", "READ", "RELEASE",
           "REPORT", "ROOT", "SERVICE", "beside_it", "rows", "services", "text", "writes"]  # fmt: skip


def writes(content: bytes) -> Maker:
    """A maker of a file with this content."""
    return lambda path: path.write_bytes(content)


def beside_it(make: Callable[[Path], Path]) -> Maker:
    """A maker that writes a file at the path it is given, from one that writes a file of its own into a folder."""

    def maker(path: Path) -> None:
        folder = path.parent / "being-written"
        folder.mkdir()
        make(folder).rename(path)
        for one in folder.iterdir():
            one.unlink()
        folder.rmdir()

    return maker


def services(*named: str, times: int = 12) -> bytes:
    """Case counts of several services, each with its questions, as CSV."""
    given = [list(HEADER)]
    for number, name in enumerate(named):
        for one in QUESTIONS:
            row = {**one, "service_id": f"service-{number}", "service": name, "source": "Own count",
                   "sufficient": str(times - number), "applicable": "20"}  # fmt: skip
            given.append([row[column] for column in HEADER])
    return as_csv(given).encode()
