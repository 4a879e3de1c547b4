"""Read a workbook in a process of its own, which has limits and may fail without harm."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from inspection_stats.errors import BadData, Fault, InspectionStatsError
from inspection_stats.load.files import one_fault, open_regular
from inspection_stats.load.limits import LARGEST_WORKBOOK, WORKBOOK_MEMORY, WORKBOOK_PATIENCE, WORKBOOK_SECONDS

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from inspection_stats.load.workbook_child import main; main(sys.argv[2], int(sys.argv[3]))"
)
_FIX = "It was not read. Check where it comes from, or save the sheet you need as CSV UTF-8"
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows


def sheets_in_child(path: Path) -> list[dict[str, Any]]:
    """The sheets of the workbook at `path`, as `workbook_child.sheets_of` gives them.

    Raises `BadData` for what is wrong with it, and where reading it takes more memory or time than any workbook needs.
    """
    with open_regular(path, LARGEST_WORKBOOK) as (file, size):
        # Without `site` and without the variables that change Python: the process starts in 30 milliseconds.
        command = [sys.executable, "-I", "-S", "-c", _START, json.dumps(_places()), path.name, str(size)]
        try:
            done = subprocess.run(
                command,
                stdin=file,
                capture_output=True,
                timeout=WORKBOOK_PATIENCE,
                check=False,
                creationflags=_NO_WINDOW,
            )
        except subprocess.TimeoutExpired:
            raise _took_too_long(path) from None
    if done.returncode != 0:
        raise _why_it_ended(path, done)
    answer = json.loads(done.stdout)
    if "faults" in answer:
        raise BadData([Fault(problem, fix, path.name) for problem, fix in answer["faults"]])
    return list(answer["sheets"])


def _places() -> list[str]:
    """Where the process finds this package, and then what this process finds; never the folder it is in."""
    return [str(Path(__file__).parents[2]), *(place for place in sys.path if place)]


def _why_it_ended(path: Path, done: subprocess.CompletedProcess[bytes]) -> BadData:
    ended_by_clock = {-getattr(signal, name) for name in ("SIGXCPU", "SIGALRM", "SIGKILL") if hasattr(signal, name)}
    if done.returncode in ended_by_clock:
        return _took_too_long(path)
    if done.returncode == 1 and b"MemoryError" not in done.stderr:
        raise InspectionStatsError(f"The reader of workbooks did not start: {done.stderr.decode(errors='replace')}")
    if b"memory allocation" in done.stderr or b"MemoryError" in done.stderr:
        most = WORKBOOK_MEMORY // 1_000_000
        return one_fault(path, f"The workbook takes more than {most} megabytes of memory to read", _FIX)
    return one_fault(path, "The workbook cannot be read: it is damaged, or made to cause harm", _FIX)


def _took_too_long(path: Path) -> BadData:
    return one_fault(path, f"The workbook takes more than {WORKBOOK_SECONDS} seconds to read", _FIX)
