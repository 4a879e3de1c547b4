"""Read a file in a process of its own, which has limits and may fail without harm."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspection_stats.errors import BadData, BadRequest, Fault, InspectionStatsError
from inspection_stats.load.files import one_fault, open_regular
from inspection_stats.load.limits import READER_MEMORY, READER_SECONDS
from inspection_stats.load.reading_child import OUT_OF_MEMORY, patience

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from inspection_stats.load.reading_child import main; main(*sys.argv[2:])"
)
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows


@dataclass(frozen=True)
class Reader:
    """What reads a kind of file: the module whose `read_content(path, content)` gives what JSON can hold.

    `what` the file is called, and the `fix` of one that does harm; how large one may be, and how many seconds of
    computing it may cost.
    """

    module: str
    what: str
    fix: str
    largest: int
    seconds: int = READER_SECONDS


def read_in_child(path: Path, reader: Reader, content: bytes | None = None) -> Any:
    """What the reader makes of the file at `path`, in a process with `READER_MEMORY` bytes and its seconds.

    `content` are its bytes where they are read already. Raises what is wrong with the file in the reader's own
    `BadData` or `BadRequest`; and `BadData` where there is no such file, and where reading it takes more memory or time
    than any such file needs.
    """
    if content is not None:
        done = _run(path, reader, len(content), input=content)
    else:
        with open_regular(path, reader.largest) as (file, size):
            done = _run(path, reader, size, stdin=file)
    if done.returncode != 0 or not done.stdout:
        raise _why_it_ended(path, reader, done)
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise BadRequest(answer["refused"])
    if "faults" in answer:
        raise BadData([Fault(problem, fix, path.name) for problem, fix in answer["faults"]])
    return answer["read"]


def _run(path: Path, reader: Reader, size: int, **given: Any) -> subprocess.CompletedProcess[bytes]:
    # Without `site` and without the variables that change Python: the process starts in 30 milliseconds.
    command = [sys.executable, "-I", "-S", "-c", _START, json.dumps(_places())]
    command += [reader.module, str(path), str(size), str(reader.seconds)]
    try:
        return subprocess.run(
            command, capture_output=True, timeout=patience(reader.seconds), check=False, creationflags=_NO_WINDOW,
            **given,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise _took_too_long(path, reader) from None


def _places() -> list[str]:
    """Where the process finds this package, and then what this process finds; never the folder it is in."""
    return [str(Path(__file__).parents[2]), *(place for place in sys.path if place)]


def _why_it_ended(path: Path, reader: Reader, done: subprocess.CompletedProcess[bytes]) -> InspectionStatsError:
    ended_by_clock = {-getattr(signal, name) for name in ("SIGXCPU", "SIGALRM", "SIGKILL") if hasattr(signal, name)}
    if done.returncode in ended_by_clock:
        return _took_too_long(path, reader)
    if done.returncode == OUT_OF_MEMORY or b"memory allocation" in done.stderr:
        most = READER_MEMORY // 1_000_000
        return one_fault(path, f"{reader.what} takes more than {most} megabytes of memory to read", reader.fix)
    if done.returncode == 1:
        return InspectionStatsError(f"The reader did not start: {done.stderr.decode(errors='replace')}")
    return one_fault(path, f"{reader.what} cannot be read: it is damaged, or made to cause harm", reader.fix)


def _took_too_long(path: Path, reader: Reader) -> BadData:
    return one_fault(path, f"{reader.what} takes more than {reader.seconds} seconds to read", reader.fix)
