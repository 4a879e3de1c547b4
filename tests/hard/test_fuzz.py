"""Whatever is in a file: only an `InspectionStatsError` comes out of a reader, and nothing is read wrongly."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from inspection_stats.check.averages import CASE_COUNTS
from inspection_stats.check.own_audit import filled_in
from inspection_stats.claims.file import read_claims
from inspection_stats.claims.paper.reading import read_paper
from inspection_stats.claims.paper.text import make_paper
from inspection_stats.errors import InspectionStatsError
from inspection_stats.load.counts import read_counts
from inspection_stats.load.csv_table import read_table
from inspection_stats.load.workbook import read_workbook
from inspection_stats.packs.verify import verify
from inspection_stats.release.find_tables import find_tables
from inspection_stats.release.vocabulary import read_vocabulary
from tests.hard.corpus.audits import FIRST, HEADER, ods, rows, text, xlsx
from tests.hard.corpus.papers import pdf, word
from tests.support.places import ROOT
from tests.support.releases import write_xlsx
from tests.support.small_claims import CLAIMS

pytestmark = pytest.mark.xdist_group("fuzz")
FEW = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
MORE = settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
WORDS = read_vocabulary(ROOT / "data" / "ofsted_columns.toml")


def _bytes_of(make: Callable[[Path], object], folder: Path) -> bytes:
    make(folder / "sound")
    return (folder / "sound").read_bytes()


def damaged(draw, sound: bytes) -> bytes:
    """The bytes with some overwritten, dropped or doubled, or cut short."""
    content = bytearray(sound)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(content) - 1, 0)))
        piece = draw(st.binary(max_size=6))
        content[at : at + draw(st.integers(0, 40))] = piece
    return bytes(content[: draw(st.sampled_from([len(content), len(content) // 2, len(content) - 1]))])


READERS = {
    "audit.csv": (lambda path: filled_in(read_counts(str(path)), path.name), lambda _: text().encode()),
    "audit.xlsx": (lambda path: filled_in(read_counts(str(path)), path.name), lambda tmp: _bytes_of(xlsx(rows()), tmp)),
    "audit.ods": (lambda path: filled_in(read_counts(str(path)), path.name), lambda tmp: _bytes_of(ods(rows()), tmp)),
    "release.xlsx": (lambda path: find_tables(read_workbook(path), WORDS), lambda tmp: _bytes_of(xlsx(rows()), tmp)),
    "claims.toml": (read_claims, lambda _: CLAIMS.encode()),
    "paper.txt": (lambda path: make_paper(read_paper(path).text), lambda _: b"1.1 In 9 of 34 cases, 86%."),
    "paper.docx": (lambda path: make_paper(read_paper(path).text), lambda _: word("In 9 of 34 cases")),
    "paper.pdf": (lambda path: make_paper(read_paper(path).text), lambda _: pdf()),
}  # fmt: skip


@pytest.mark.parametrize("name", READERS)
def test_a_damaged_file_is_refused_or_read_and_never_a_crash(name, tmp_path):
    read, make = READERS[name]
    sound = make(tmp_path)

    @FEW
    @given(st.data())
    def once(data):
        path = tmp_path / name
        path.write_bytes(damaged(data.draw, sound) if data.draw(st.booleans()) else data.draw(st.binary(max_size=300)))
        try:
            read(path)
        except InspectionStatsError:
            return

    once()


CELLS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=8)


@FEW
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_a_csv_table_is_read_as_it_was_written(tmp_path, cells):
    file = io.StringIO(newline="")
    csv.writer(file).writerows([["a", "b", "c"], *cells])
    (tmp_path / "t.csv").write_text(file.getvalue(), encoding="utf-8", newline="")
    marks = " \t\r\n\xa0\ufeff"
    wanted = [[cell.strip(marks) for cell in row] for row in cells]
    assert read_table(tmp_path / "t.csv").to_numpy().tolist() == [row for row in wanted if any(row)]


@FEW
@given(st.integers(-2, 40), st.integers(-2, 40), st.sampled_from(["{}", "{}.0", "{}%", " {} ", "0{}", "{},0", "+{}"]))
def test_counts_that_are_accepted_are_those_written_and_possible(tmp_path, sufficient, applicable, style):
    changed = {"sufficient": style.format(sufficient), "applicable": str(applicable)}
    (tmp_path / "audit.csv").write_text(text(changed), encoding="utf-8")
    try:
        first = filled_in(read_counts(str(tmp_path / "audit.csv")), "audit.csv").rows.iloc[0]
    except InspectionStatsError:
        assert style not in ("{}", " {} ") or not 0 <= sufficient <= applicable
        return
    assert (first["sufficient"], first["applicable"]) == (sufficient, applicable)
    assert 0 <= sufficient <= applicable


@FEW
@given(st.integers(0, 99), st.integers(0, 99), st.sampled_from([xlsx, ods]))
def test_a_workbook_gives_what_the_csv_gives(tmp_path, sufficient, applicable, write):
    assume(sufficient <= applicable)
    content = rows({"sufficient": str(sufficient), "applicable": str(applicable)})
    write(content)(tmp_path / "audit.book")
    held = CASE_COUNTS.check(read_counts(str(tmp_path / "audit.book")))
    assert held[["sufficient", "applicable"]].iloc[0].tolist() == [sufficient, applicable]
    others = [name for name in HEADER if name not in ("sufficient", "applicable")]
    assert held[others].iloc[0].tolist() == [FIRST[name] for name in others]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside, max_size=3),
    max_leaves=8,
)
PARTS = ("run", "code", "parameters", "inputs", "outputs", "packages")


@FEW
@given(st.one_of(JSON, st.fixed_dictionaries(dict.fromkeys(PARTS, JSON))))
@example({**{key: {} for key in PARTS}, "run": "x", "code": "x", "outputs": {"a": 3}, "packages": {"a": None}})
def test_a_manifest_of_anything_is_refused_or_found_damaged(tmp_path, content):
    (tmp_path / "manifest.json").write_text(json.dumps(content), encoding="utf-8")
    try:
        found = verify(tmp_path)
    except InspectionStatsError:
        return
    assert found.damage


@FEW
@given(st.lists(st.lists(st.one_of(CELLS, st.integers(-5, 5)), max_size=4), max_size=5))
def test_a_sheet_of_anything_is_laid_out_line_for_line(tmp_path, lines):
    path = write_xlsx(tmp_path / "x.xlsx", {"S": [[_no_formula(cell) for cell in line] for line in lines]})
    sheets = read_workbook(path)
    layout = find_tables(sheets, WORDS)
    placed = sum(len(one.lines) for one in layout.skipped) + sum(1 + len(one.rows) for one in layout.tables)
    assert placed == sum(len(sheet.lines) for sheet in sheets)


def _no_formula(cell: object) -> object:
    return cell if not isinstance(cell, str) or cell.isalnum() else ""
