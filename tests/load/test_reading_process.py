"""A process that reads one file: whatever it does is one refusal, and it starts at once."""

import zipfile
from dataclasses import replace

import pytest

from inspection_stats.claims.paper import reading
from inspection_stats.documents.word import template
from inspection_stats.errors import BadData
from inspection_stats.load import limits, reading_process, workbook
from inspection_stats.load.reading_process import read_in_child
from tests.support.bombs import ROWS
from tests.support.papers import docx, p, pdf
from tests.support.releases import write_xlsx

MADE = {
    "workbook": (workbook.READER, lambda path: write_xlsx(path.with_suffix(".xlsx"), {"S": ROWS})),
    "Word paper": (reading.WORD, lambda path: docx(path.with_suffix(".docx"), p("34"))),
    "PDF": (reading.PDF, lambda path: pdf(path.with_suffix(".pdf"), ["34"])),
    "template": (template.READER, lambda path: docx(path.with_suffix(".docx"), p("34"))),
}
HEAVY = {"pandas", "numpy", "matplotlib", "typer", "nbformat", "inspection_stats.check"}
CODE = """
def read_content(path, content):
    {}
"""


@pytest.fixture
def given(tmp_path, monkeypatch):
    """What makes a reader whose module runs a line of code, and a file for it."""
    monkeypatch.syspath_prepend(tmp_path)

    def make(code, **changes):
        (tmp_path / "made_for_this.py").write_text(CODE.format(code))
        (tmp_path / "a.csv").write_bytes(b"x")
        reader = replace(workbook.READER, module="made_for_this", seconds=1, **changes)
        return tmp_path / "a.csv", reader

    return make


@pytest.mark.parametrize(
    ("does", "says"),
    [
        ("while True: pass", "takes more than 1 seconds"),
        ("import time; time.sleep(600)", "takes more than 1 seconds"),
        ("import os; os.abort()", "damaged, or made to cause harm"),
        ("import os; os._exit(0)", "damaged, or made to cause harm"),
        ("raise BaseException", "damaged, or made to cause harm"),
        ("return {1, 2}", "damaged, or made to cause harm"),
        ("return bytearray(2_000_000_000)", "megabytes of memory"),
        ("raise OSError('cannot allocate memory')", "megabytes of memory"),
    ],
)
def test_whatever_the_process_does_is_one_refusal(given, does, says):
    pytest.importorskip("resource")
    with pytest.raises(BadData, match=says) as told:
        read_in_child(*given(does))
    assert len(told.value.faults) == 1


def test_what_the_process_reads_comes_back(given):
    assert read_in_child(*given("return [path.name, content.decode(), '\\ud800']")) == ["a.csv", "x", "\ud800"]


def test_a_fault_of_the_suites_own_in_that_process_is_not_blamed_on_the_file(given):
    path, reader = given("return 1")
    with pytest.raises(Exception, match="did not start") as told:
        read_in_child(path, replace(reader, module="no_such_module"))
    assert told.value.exit_code == 1
    assert not isinstance(told.value, BadData)


def test_a_file_of_more_than_any_has_is_not_given_to_it(given):
    path, reader = given("return 1", largest=0)
    with pytest.raises(BadData, match="is 1 bytes"):
        read_in_child(path, reader)


@pytest.mark.parametrize("kind", MADE)
def test_the_process_imports_no_more_than_it_needs(tmp_path, monkeypatch, kind):
    # pandas would take half a second just to start.
    reader, make = MADE[kind]
    loaded = "; import os; os.write(1, json.dumps({'read': sorted(sys.modules)}).encode()); os._exit(0)"
    monkeypatch.setattr(reading_process, "_START", reading_process._START.replace("main(*sys.argv[2:])", (
        f"import importlib; importlib.import_module(sys.argv[2]){loaded}")))  # fmt: skip
    found = set(read_in_child(make(tmp_path / "a"), reader))
    assert reader.module in found
    assert not found & (HEAVY if kind != "workbook" else {*HEAVY, "lxml", "csv", "site", "subprocess"})


@pytest.mark.parametrize("kind", MADE)
def test_every_reader_is_given_to_it_with_what_it_may_cost(tmp_path, kind):
    reader, make = MADE[kind]
    path = make(tmp_path / "a")
    read_in_child(path, reader)
    assert reader.seconds in (limits.READER_SECONDS, limits.PDF_SECONDS)
    path.write_bytes(b"PK nothing")
    with pytest.raises(Exception, match=path.name) as told:
        read_in_child(path, reader)
    assert told.value.exit_code in (2, 3)


def test_a_template_that_takes_all_memory_is_refused_for_that(tmp_path):
    pytest.importorskip("resource")
    path, made = tmp_path / "council.docx", docx(tmp_path / "made.docx", "<w:p/>" * 8_000_000)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in parts.namelist():
            packed.writestr(name, parts.read(name))
    assert path.stat().st_size < 200_000
    with pytest.raises(BadData, match="The Word template takes more than 768 megabytes of memory to read"):
        template.open_template(path)


def test_a_template_is_tried_once_for_all_packs(tmp_path, monkeypatch):
    path = docx(tmp_path / "council.docx", p("34"))
    template.open_template(path)
    monkeypatch.setattr(template, "read_in_child", None)
    template.open_template(path)
    docx(path, p("35"))
    with pytest.raises(TypeError):
        template.open_template(path)


def test_a_template_is_judged_by_what_was_read_of_it_however_it_changes_meanwhile(tmp_path, monkeypatch):
    path = docx(tmp_path / "council.docx", p("34"))
    read = template.read_bytes

    def read_then_changed(*given):
        content = read(*given)
        path.write_bytes(b"of another program")
        return content

    monkeypatch.setattr(template, "read_bytes", read_then_changed)
    assert template.open_template(path).sections
