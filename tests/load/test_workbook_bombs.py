"""Workbooks made to eat the machine: each costs one refusal in words, within the limits, whatever way it is written."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from inspection_stats.errors import BadData
from inspection_stats.load import limits, workbook_process
from inspection_stats.load.workbook import read_workbook
from tests.support.places import ROOT
from tests.support.releases import ODS_HEAD, ODS_TAIL, ODS_TYPE, ods_cell, ods_row, write_ods, write_xlsx
from tests.support.workbooks import SHEET, packed, parts_of

Parts = dict[str, bytes]
STRINGS = "xl/sharedStrings.xml"
ROWS = [["Name", "Date", "Grade"], ["Leeds", "2024-06-10", "Good"]]


def xlsx(change: Callable[[str], str], part: str = SHEET, add: Parts | None = None) -> Callable[[Path], Path]:
    """A maker of an XLSX with one part changed, and others added."""

    def make(folder: Path) -> Path:
        parts = parts_of(write_xlsx(folder / "plain.xlsx", {"S": ROWS}))
        assert part in parts
        parts[part] = change(parts[part].decode()).encode()
        return packed(folder / "bomb.xlsx", {**parts, **(add or {})})

    return make


def rows(content: str) -> Callable[[Path], Path]:
    """A maker of an XLSX whose sheet has these rows."""
    return xlsx(lambda text: re.sub("<sheetData>.*</sheetData>", f"<sheetData>{content}</sheetData>", text, flags=re.S))


def ods(content: str) -> Callable[[Path], Path]:
    """A maker of an ODS with these tables."""

    def make(folder: Path) -> Path:
        return packed(
            folder / "bomb.ods",
            {"mimetype": ODS_TYPE.encode(), "content.xml": (ODS_HEAD + content + ODS_TAIL).encode()},
        )

    return make


def table(content: str, name: str = "S") -> str:
    return f'<table:table table:name="{name}">{content}</table:table>'


def many_strings(text: str) -> str:
    """One string of a million letters, in 3 million cells."""
    return re.sub("<t>Name</t>", f"<t>{'x' * 1_000_000}</t>", text)


def repeated_string(folder: Path) -> Path:
    cells = "<row>" + '<c t="s"><v>0</v></c>' * 200 + "</row>"
    parts = parts_of(rows(cells * 10_000)(folder))
    parts[STRINGS] = many_strings(parts[STRINGS].decode()).encode()
    return packed(folder / "bomb.xlsx", parts)


def lying_about_its_size(folder: Path) -> Path:
    parts = parts_of(write_xlsx(folder / "plain.xlsx", {"S": ROWS}))
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", b" " * 250_000_000 + b"</sheetData>")
    size = len(parts[SHEET])
    path = packed(folder / "bomb.xlsx", parts)
    content = path.read_bytes()
    assert content.count(size.to_bytes(4, "little")) >= 2
    path.write_bytes(content.replace(size.to_bytes(4, "little"), (900).to_bytes(4, "little")))
    return path


def packed_in_another_way(way: int) -> Callable[[Path], Path]:
    return lambda folder: packed(folder / "bomb.xlsx", parts_of(write_xlsx(folder / "plain.xlsx", {"S": ROWS})), way)


def with_a_part_twice(folder: Path) -> Path:
    path = write_ods(folder / "bomb.ods", {"S": ROWS})
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("content.xml", "<x/>")
    return path


REACHES = "reaches to row"
FORTY_THOUSAND_ROWS = b"<row><c><v>1</v></c></row>" * 40_000
BOMBS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "single quotes": (rows("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"), REACHES),
    "spaces round =": (rows('<row r = "1048576"><c r = "XFD1048576"><v>1</v></c></row>'), REACHES),
    "> in an attribute": (rows('<row r="9"><c x=">" r="XFD1048576"><v>1</v></c></row>'), REACHES),
    "another prefix": (
        xlsx(lambda text: re.sub(
            "<sheetData>.*</sheetData>",
            '<m:sheetData xmlns:m="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            '<m:row><m:c r="XFD1048576"><m:v>1</m:v></m:c></m:row></m:sheetData>', text, flags=re.S)),
        REACHES,
    ),
    "rows without a number": (rows("<row/>" * 300_000 + "<row><c><v>1</v></c></row>"), REACHES),
    "columns without a number": (rows("<row>" + "<c/>" * 9_000 + "<c><v>1</v></c></row>"), REACHES),
    "a row number of a hundred digits": (rows(f'<row r="{"9" * 100}"><c><v>1</v></c></row>'), "cannot be read"),
    "a cell number out of range": (rows('<row r="1"><c r="AAAAA99999999"><v>1</v></c></row>'), "cannot be read"),
    "an ODS within": (xlsx(lambda text: text, add={"content.xml": b"<x/>"}), "an ODS and an XLSX in one"),
    "four billion strings": (
        xlsx(lambda text: re.sub('count="[0-9]+" uniqueCount="[0-9]+"',
                                 'count="4294967295" uniqueCount="4294967295"', text), STRINGS),
        "megabytes of memory",
    ),
    "a long string in many cells": (repeated_string, "megabytes of memory"),
    "forty sheets of repeated cells": (
        ods("".join(table(ods_row(ods_cell("x", ' table:number-columns-repeated="250"'), 49_000), f"S{number}")
                    for number in range(40))),
        "The sheets have 490,000,000 cells",
    ),
    "tables within cells": (
        ods(table(ods_row("<table:table-cell>" + table(ods_row(ods_cell("x"), 40_000)) + "</table:table-cell>"))),
        "a table stands within a cell of another",
    ),
    "repeated in single quotes": (
        ods("<table:table table:name='S'><table:table-row table:number-rows-repeated = '1000000'>"
            + ods_cell("x") + "</table:table-row></table:table>"),
        REACHES,
    ),
    "sizes that lie": (lying_about_its_size, "cut short or damaged"),
    "LZMA": (packed_in_another_way(zipfile.ZIP_LZMA), "packed as no office program packs one"),
    "bzip2": (packed_in_another_way(zipfile.ZIP_BZIP2), "packed as no office program packs one"),
    "a part twice": (with_a_part_twice, "packed as no office program packs one"),
    "thousands of parts": (
        xlsx(lambda text: text, add={f"xl/media/{number}.png": b"" for number in range(3_000)}), "The file holds 3,"
    ),
    "elements a million deep": (ods("<table:table>" * 2 + "<a>" * 1_000_000), "cannot be read"),
    "a document type": (
        xlsx(lambda text: text.replace("?>", '?><!DOCTYPE x [<!ENTITY e "x">]>', 1)), "declares a document type"
    ),
    "two sheets of one name": (ods(table(ods_row(ods_cell("x"))) * 2), "two of its sheets have one name"),
    "a part for ten thousand sheets": (
        xlsx(
            lambda text: re.sub(
                "<sheets>.*</sheets>",
                "<sheets>"
                + "".join(f'<sheet name="{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 10_001))
                + "</sheets>",
                text,
            ),
            "xl/workbook.xml",
            add={SHEET: b"<worksheet><sheetData>" + FORTY_THOUSAND_ROWS + b"</sheetData></worksheet>"},
        ),
        "it has 10,000 sheets",
    ),
    "no relations": (
        lambda folder: packed(folder / "bomb.xlsx", {"xl/workbook.xml": b"<workbook/>"}), "does not say where"
    ),
}  # fmt: skip

TRY = """
import json, re, resource, sys
from pathlib import Path
from inspection_stats.errors import BadData
from inspection_stats.load.workbook import read_workbook
try:
    read_workbook(Path(sys.argv[1]))
    said = "it was read"
except BadData as error:
    said = str(error)
status = Path("/proc/self/status")
own = re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1] if status.exists() else 0
most = max(int(own), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
print(json.dumps([said, most // 1024]))
"""


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_costs_one_refusal_in_words_and_less_than_a_gigabyte(tmp_path, bomb):
    pytest.importorskip("resource")
    make, says = BOMBS[bomb]
    tried = subprocess.run(
        [sys.executable, "-c", TRY, str(make(tmp_path))], capture_output=True, text=True, timeout=120, check=True
    )
    said, megabytes = json.loads(tried.stdout)
    assert said.startswith("1 fault in the data:\n- bomb."), said
    assert says in said
    assert megabytes < 1_000


def test_the_command_line_refuses_a_bomb_with_the_exit_code_of_faults_in_the_data(tmp_path):
    path = BOMBS["four billion strings"][0](tmp_path)
    command = "import sys; from inspection_stats.cli.app import main; sys.argv[0] = 'x'; main()"
    done = subprocess.run(
        [sys.executable, "-c", command, "check", str(path)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert "bomb.xlsx: The workbook takes more than 768 megabytes of memory to read" in done.stderr


@pytest.mark.parametrize(
    ("does", "says"),
    [
        ("while True: pass", f"takes more than {limits.WORKBOOK_SECONDS} seconds"),
        ("import time; time.sleep(600)", f"takes more than {limits.WORKBOOK_SECONDS} seconds"),
        ("import os; os.abort()", "damaged, or made to do harm"),
        ("x = bytearray(2_000_000_000)", "megabytes of memory"),
    ],
    ids=["turns for ever", "sleeps", "dies", "eats"],
)
def test_whatever_the_reader_of_workbooks_does_is_one_refusal(tmp_path, monkeypatch, does, says):
    pytest.importorskip("resource")
    monkeypatch.setattr(workbook_process, "WORKBOOK_PATIENCE", 3)
    limited = (
        "from inspection_stats.load import workbook_child as child; child.WORKBOOK_SECONDS = 1; child.set_limits()"
    )
    monkeypatch.setattr(
        workbook_process, "_START", f"import json, sys; sys.path[:] = json.loads(sys.argv[1]); {limited}\n{does}"
    )
    with pytest.raises(BadData, match=says):
        read_workbook(write_xlsx(tmp_path / "a.xlsx", {"S": ROWS}))


def test_a_fault_of_the_suites_own_in_that_process_is_not_told_as_the_workbooks(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook_process, "_START", "import no_such_module")
    with pytest.raises(Exception, match="did not start") as told:
        read_workbook(write_xlsx(tmp_path / "a.xlsx", {"S": ROWS}))
    assert told.value.exit_code == 1
    assert not isinstance(told.value, BadData)


def test_the_process_that_reads_imports_no_more_than_it_needs(tmp_path, monkeypatch):
    # pandas alone would take half a second to start with.
    monkeypatch.setattr(
        workbook_process,
        "_START",
        workbook_process._START.replace(
            "main(sys.argv[2], int(sys.argv[3]))",
            "print(json.dumps({'sheets': sorted(sys.modules)}))",
        ),
    )
    loaded = set(workbook_process.sheets_in_child(write_xlsx(tmp_path / "a.xlsx", {"S": ROWS})))
    assert "python_calamine" in loaded
    assert not loaded & {"pandas", "numpy", "lxml", "csv", "site", "typer", "subprocess", "inspection_stats.check"}
