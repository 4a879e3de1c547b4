"""Throw damaged files at every reader, guided by coverage, until one raises what it must not.

Atheris is no dependency of the project: pip install atheris, then
    python -m scripts.fuzz counts -max_total_time=60
with one of: counts, release, claims, paper, quarter, area, manifest. Only an `InspectionStatsError` may come out of a
reader; anything else stops the run with the input, which then belongs into tests/hard/corpus.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["inspection_stats"]):
    from inspection_stats.check.own_audit import filled_in
    from inspection_stats.claims.figure_forms import read_figure
    from inspection_stats.claims.file import read_claims
    from inspection_stats.claims.paper.reading import read_paper
    from inspection_stats.claims.paper.text import make_paper
    from inspection_stats.errors import InspectionStatsError
    from inspection_stats.load.counts import read_counts
    from inspection_stats.load.csv_table import read_table
    from inspection_stats.load.workbook import read_workbook
    from inspection_stats.packs.verify import verify
    from inspection_stats.reference.areas import find_area
    from inspection_stats.reference.quarters import parse_period
    from inspection_stats.release.cell_values import Unreadable, read_day, read_grade
    from inspection_stats.release.find_tables import find_tables
    from inspection_stats.release.vocabulary import read_vocabulary

DATA = Path(__file__).resolve().parents[1] / "data"
PLACE = Path(tempfile.mkdtemp())
WORDS = read_vocabulary(DATA / "ofsted_columns.toml")
AREAS, ALIASES = read_table(DATA / "areas.csv"), read_table(DATA / "area_aliases.csv")
SUFFIXES = (".txt", ".docx", ".pdf")


def counts(content: bytes) -> None:
    """An own audit; what is accepted has possible counts."""
    rows = filled_in(read_counts(str(_file("audit.csv", content))), "audit.csv").rows
    if not (rows["sufficient"].between(0, rows["applicable"])).all():
        raise AssertionError(rows)


def release(content: bytes) -> None:
    """A release of Ofsted's: its sheets, its tables, its dates and grades."""
    for table in find_tables(read_workbook(_file("release.ods", content)), WORDS).tables:
        for line in table.rows:
            for cell in line.cells:
                for read in (read_day, read_grade):
                    try:
                        read(cell, WORDS)
                    except Unreadable:
                        continue


def claims(content: bytes) -> None:
    """A claims file."""
    read_claims(_file("claims.toml", content))


def paper(content: bytes) -> None:
    """A paper: the first byte says whether as text, Word or PDF."""
    suffix = SUFFIXES[content[0] % len(SUFFIXES)] if content else ".txt"
    found = make_paper(read_paper(_file(f"paper{suffix}", content[1:])).text)
    read_figure(found.text[:200])


def quarter(content: bytes) -> None:
    """A quarter; what is accepted names itself again."""
    period = parse_period(content.decode("utf-8", "replace"))
    if parse_period(period.label) != period:
        raise AssertionError(period)


def area(content: bytes) -> None:
    """An area by its name."""
    find_area(content.decode("utf-8", "replace"), AREAS, ALIASES)


def manifest(content: bytes) -> None:
    """A pack's manifest."""
    verify(_file("manifest.json", content).parent)


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one for one in (counts, release, claims, paper, quarter, area, manifest)
}


def _file(name: str, content: bytes) -> Path:
    (PLACE / name).write_bytes(content)
    return PLACE / name


def main() -> None:
    """Fuzz the target named by the first word; the rest is libFuzzer's."""
    target = TARGETS[sys.argv.pop(1)]

    def once(content: bytes) -> None:
        try:
            target(content)
        except InspectionStatsError:
            return

    atheris.Setup(sys.argv, once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
