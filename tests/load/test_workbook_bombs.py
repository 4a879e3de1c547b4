"""Workbooks made to eat the machine: each costs one refusal in words, within the limits, whatever way it is written."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from inspection_stats.errors import BadData
from inspection_stats.load import limits, workbook_process
from inspection_stats.load.workbook import read_workbook
from tests.support.bombs import BOMBS, ROWS
from tests.support.places import ROOT
from tests.support.releases import write_xlsx

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
        ("import os; os.abort()", "damaged, or made to cause harm"),
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
    # pandas would take half a second just to start.
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
