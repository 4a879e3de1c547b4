"""Packs in tests: where their data are, and what a folder of them holds."""

from inspection_stats.documents.run_id import checksum
from tests.support.places import ROOT

DATA = ROOT / "data"

QUARTER = "2015-16 Q4"


def names(jobs):
    return [job.name for job in jobs]


def contents(folder):
    return {
        file.relative_to(folder).as_posix(): checksum(file)
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != ".run"
    }
