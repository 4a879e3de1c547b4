"""What is fuzzed: each reader of the suite, the sound files that damage begins from, and what must be true besides."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

import duckdb
import nbformat

from inspection_stats.check.data import TABLES
from inspection_stats.check.own_audit import filled_in
from inspection_stats.claims.figure_forms import read_figure
from inspection_stats.claims.file import read_claims
from inspection_stats.claims.paper import reading
from inspection_stats.claims.paper.reading import read_paper
from inspection_stats.claims.paper.text import make_paper
from inspection_stats.documents.parameters import declared_parameters
from inspection_stats.documents.word import template as templates
from inspection_stats.documents.word.template import open_template
from inspection_stats.errors import BadData
from inspection_stats.load import reading_process
from inspection_stats.load import workbook as workbooks
from inspection_stats.load.case_sources import read_cases
from inspection_stats.load.cases import count_answers
from inspection_stats.load.counts import read_counts
from inspection_stats.load.csv_table import read_table
from inspection_stats.load.plain_select import plain_select
from inspection_stats.load.workbook import read_workbook
from inspection_stats.packs.parameters import read_notebook
from inspection_stats.packs.verify import verify
from inspection_stats.plot.style import SHEET, read_style
from inspection_stats.reference.areas import find_area
from inspection_stats.reference.framework_file import load_frameworks
from inspection_stats.reference.quarters import parse_period
from inspection_stats.release.cell_values import Unreadable, read_day, read_grade
from inspection_stats.release.find_tables import find_tables
from inspection_stats.release.vocabulary import read_vocabulary
from tests.hard.corpus.audits import ods, rows, text, xlsx
from tests.hard.corpus.papers import pdf as scan
from tests.hard.corpus.papers import word
from tests.hard.corpus.releases import WHOLE
from tests.support.papers import pdf
from tests.support.places import ROOT
from tests.support.releases import write_ods, write_xlsx
from tests.support.small_claims import CLAIMS, PAPER

DATA = ROOT / "data"


def read_here(path: Path, one: reading_process.Reader) -> object:
    """What a process of its own would read, in this one: coverage guides no other, and starting one takes long."""
    try:
        return import_module(one.module).read_content(path, path.read_bytes())
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # of a library in Rust; it ends that process with one refusal
            raise BadData([]) from None
        raise


for module in (reading, templates, workbooks):
    module.read_in_child = read_here  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Reader:
    """What reads a content (in a folder where it may write), and the sound contents that damage begins from."""

    read: Callable[[bytes, Path], object]
    sound: Callable[[Path], list[bytes]]


@cache
def words():
    return read_vocabulary(DATA / "ofsted_columns.toml")


@cache
def areas():
    return read_table(DATA / "areas.csv"), read_table(DATA / "area_aliases.csv")


def file(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    return folder / name


def respliced(name: str, sound: Callable[[Path], list[bytes]]) -> Callable[[bytes, Path], Path]:
    """A zipped file with one of its parts damaged within: the first byte says which part, two more say where.

    Bytes of a zipped file that are changed at random are a damaged zip, and seldom more.
    """

    def make(content: bytes, folder: Path) -> Path:
        with zipfile.ZipFile(io.BytesIO(_once(sound, folder))) as archive:
            parts = {one: archive.read(one) for one in archive.namelist()}
        names = sorted(parts)
        which, at, cut = names[content[0] % len(names)], int.from_bytes(content[1:3], "big"), content[3]
        place = at % (len(parts[which]) + 1)
        parts[which] = parts[which][:place] + content[4:] + parts[which][place + cut :]
        with zipfile.ZipFile(folder / name, "w") as archive:
            for one, held in parts.items():
                archive.writestr(one, held)
        return folder / name

    return make


_made: dict[object, bytes] = {}


def _once(sound: Callable[[Path], list[bytes]], folder: Path) -> bytes:
    if sound not in _made:
        _made[sound] = sound(folder)[0]
    return _made[sound]


def made(*makers: Callable[[Path], object]) -> Callable[[Path], list[bytes]]:
    """The contents of the files that these write."""

    def contents(folder: Path) -> list[bytes]:
        found = []
        for make in makers:
            make(folder / "sound-one")
            found.append((folder / "sound-one").read_bytes())
        return found

    return contents


def counts(content: bytes, folder: Path) -> None:
    """An own audit as CSV; what is accepted has possible counts."""
    possible(filled_in(read_counts(str(file(folder, "audit.csv", content))), "audit.csv").rows)


def cases(content: bytes, folder: Path) -> None:
    """Rows of single cases."""
    count_answers(file(folder, "cases.csv", content))


def parquet(content: bytes, folder: Path) -> None:
    """Rows of single cases as Parquet."""
    read_cases(str(file(folder, "cases.parquet", b"PAR1" + content)))


def rows_of_parquet(folder: Path) -> list[bytes]:
    query = "SELECT 's' || range AS service_id, 'q' AS judgement_id, 'yes' AS answer FROM range(9)"
    duckdb.sql(f"COPY ({query}) TO '{folder / 'made'}' (FORMAT parquet)")
    return [(folder / "made").read_bytes()[4:]]


def table(content: bytes, folder: Path) -> None:
    """A table of the data folder: the first byte says which."""
    definition = list(TABLES.values())[content[0] % len(TABLES)] if content else TABLES["areas"]
    definition.check(read_table(file(folder, definition.file, content[1:])))


def tables(folder: Path) -> list[bytes]:
    return [
        bytes([number]) + b"\n".join((DATA / table.file).read_bytes().splitlines()[:4])
        for number, table in enumerate(TABLES.values())
        if (DATA / table.file).is_file()
    ]


def workbook(content: bytes, folder: Path) -> None:
    """An own audit as XLSX or ODS, damaged as a file or within one of its parts."""
    if len(content) < 6:
        return
    make = (
        lambda: file(folder, "audit.xlsx", content[1:]),
        lambda: respliced("audit.xlsx", AUDIT_XLSX)(content[1:], folder),
        lambda: respliced("audit.ods", AUDIT_ODS)(content[1:], folder),
    )[content[0] % 3]
    path = make()
    possible(filled_in(read_counts(str(path)), path.name).rows)


AUDIT_XLSX, AUDIT_ODS = made(xlsx(rows())), made(ods(rows()))
RELEASE = made(lambda path: write_ods(path, {"S": WHOLE}), lambda path: write_xlsx(path, {"S": WHOLE}))


def possible(found) -> None:
    if not (found["sufficient"].between(0, found["applicable"])).all():
        raise AssertionError(found)


def release(content: bytes, folder: Path) -> None:
    """A release of Ofsted's: its sheets, its tables, its dates and grades."""
    if len(content) < 6:
        return
    path = respliced("release.ods", RELEASE)(content, folder)
    for one in find_tables(read_workbook(path), words()).tables:
        for cell in (cell for line in one.rows for cell in line.cells):
            for read in (read_day, read_grade):
                try:
                    read(cell, words())
                except Unreadable:
                    continue


def claims(content: bytes, folder: Path) -> None:
    """A claims file."""
    read_claims(file(folder, "claims.toml", content))


def paper(content: bytes, folder: Path) -> None:
    """A paper as text."""
    found = make_paper(read_paper(file(folder, "paper.txt", content)).text)
    read_figure(found.text[:200])


def docx(content: bytes, folder: Path) -> None:
    """A paper as Word, damaged within one of its parts."""
    if len(content) >= 5:
        make_paper(read_paper(respliced("paper.docx", WORD)(content, folder)).text)


def pdf_paper(content: bytes, folder: Path) -> None:
    """A paper as PDF."""
    make_paper(read_paper(file(folder, "paper.pdf", content)).text)


def template(content: bytes, folder: Path) -> None:
    """A Word template, damaged within one of its parts."""
    if len(content) >= 5:
        open_template(respliced("council.docx", WORD)(content, folder))


WORD = made(lambda path: path.write_bytes(word(*PAPER.splitlines())))


def style(content: bytes, folder: Path) -> None:
    """A style sheet for charts."""
    read_style.__globals__["_read"].cache_clear()
    read_style(file(folder, "council.mplstyle", content))


def manifest(content: bytes, folder: Path) -> None:
    """A pack's manifest."""
    verify(file(folder, "pack/manifest.json", content).parent)


def parameters(content: bytes, folder: Path) -> None:
    """A notebook, and what its parameters cell declares."""
    declared_parameters(read_notebook(file(folder, "report.ipynb", content)), "report.ipynb")


def parameters_cell(content: bytes, folder: Path) -> None:
    """What a parameters cell declares."""
    cell = nbformat.v4.new_code_cell(content.decode("utf-8", "replace"), metadata={"tags": ["parameters"]})
    declared_parameters(nbformat.v4.new_notebook(cells=[cell]), "report.ipynb")


def frameworks(content: bytes, folder: Path) -> None:
    """The frameworks of inspections."""
    load_frameworks(file(folder, "frameworks.toml", content))


def query(content: bytes, folder: Path) -> None:
    """A query, for either kind of database."""
    for kind in ("sqlite", "postgresql"):
        plain_select(content.decode("utf-8", "replace"), kind)


def quarter(content: bytes, folder: Path) -> None:
    """A quarter; what is accepted names itself again."""
    period = parse_period(content.decode("utf-8", "replace"))
    if parse_period(period.label) != period:
        raise AssertionError(period)


def area(content: bytes, folder: Path) -> None:
    """An area by its name."""
    find_area(content.decode("utf-8", "replace"), *areas())


NOTEBOOK = (ROOT / "notebooks" / "own_audit.ipynb").read_bytes()
MANIFEST = json.dumps(
    {"run": "x", "code": "x", "checksum": "x", "illustrative": []}
    | {key: {} for key in ("parameters", "inputs", "outputs", "packages")}
)
SELECT = b"WITH a AS (SELECT service, count(*) AS n FROM counts WHERE n > 1 GROUP BY 1) SELECT * FROM a ORDER BY 2"

READERS = {
    "counts": Reader(counts, lambda _: [text().encode()]),
    "cases": Reader(cases, lambda _: [b"service_id,judgement_id,answer\na,b,yes\n"]),
    "parquet": Reader(parquet, rows_of_parquet),
    "table": Reader(table, tables),
    "workbook": Reader(
        workbook, lambda folder: [b"\0" + one for one in AUDIT_XLSX(folder)] + [b"\1\2\3\4\5<c r='A1'/>"]
    ),
    "release": Reader(release, lambda _: [b"\0\0\0\0<table:table-cell/>"]),
    "claims": Reader(claims, lambda _: [CLAIMS.encode()]),
    "paper": Reader(paper, lambda _: [PAPER.encode()]),
    "word": Reader(docx, lambda _: [b"\5\0\0\0<w:p><w:r><w:t>9 of 34</w:t></w:r></w:p>"]),
    "pdf": Reader(pdf_paper, lambda folder: [pdf(folder / "a.pdf", ["9 of 34"]).read_bytes(), scan()]),
    "template": Reader(template, lambda _: [b"\5\0\0\0<w:sectPr><w:pgSz w:w='1'/></w:sectPr>"]),
    "style": Reader(style, lambda _: [SHEET.read_bytes(), b"font.size: 12\n"]),
    "manifest": Reader(manifest, lambda _: [MANIFEST.encode()]),
    "notebook": Reader(parameters, lambda _: [NOTEBOOK]),
    "parameters": Reader(parameters_cell, lambda _: [b'area = "Leeds"\nquarter: str = "2015-16 Q4"\n']),
    "frameworks": Reader(frameworks, lambda _: [(DATA / "frameworks.toml").read_bytes()]),
    "query": Reader(query, lambda _: [SELECT]),
    "quarter": Reader(quarter, lambda _: [b"2015-16 Q4", b"2016-01-01 to 2016-03-31"]),
    "area": Reader(area, lambda _: [b"Westminster", b"213"]),
}
