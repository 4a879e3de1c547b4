"""Workbooks made to eat the machine: each costs one refusal in words, within the limits, whatever way it is written."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.support.bombs import BOMBS
from tests.support.places import ROOT

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
