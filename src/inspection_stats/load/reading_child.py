"""The process that reads one file and nothing else, with limits on its memory and time.

Whatever harm a file does to the libraries that read it ends with this process: the one that started it
(`reading_process`) gets what was read, what is wrong, or nothing. It takes the file from standard input and answers
on standard output in JSON. Only what reads the file is imported, so that it starts at once.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from inspection_stats.errors import BadData, BadRequest, is_out_of_memory
from inspection_stats.load.files import one_fault
from inspection_stats.load.limits import READER_MEMORY, READER_PATIENCE

OUT_OF_MEMORY, DIED = 70, 71
"""The exit codes by which this process says what a file did to it."""


def main(module: str, name: str, size: str, seconds: str) -> None:
    """Read the file on standard input, `size` bytes of a file of that name, as `module` reads it, and answer."""
    set_limits(int(seconds))
    read = import_module(module).read_content
    try:
        answer = json.dumps(_answer(read, Path(name), int(size)))
        sys.stdout.buffer.write(answer.encode("ascii"))
        sys.stdout.buffer.flush()
    except BaseException as error:  # a panic of a library in Rust is not an Exception
        os._exit(OUT_OF_MEMORY if is_out_of_memory(error) else DIED)


def _answer(read: Any, path: Path, size: int) -> dict[str, Any]:
    try:
        content = sys.stdin.buffer.read(size + 1)
        if len(content) != size:
            raise one_fault(path, "The file changed while it was read", "Try again when nothing else is writing to it")
        return {"read": read(path, content)}
    except BadData as error:
        return {"faults": [(fault.problem, fault.fix) for fault in error.faults]}
    except BadRequest as error:
        return {"refused": str(error)}


def set_limits(seconds: int) -> None:
    """Limit the memory and the time of this process, as far as the system has such limits."""
    with suppress(AttributeError, ValueError):
        signal.alarm(patience(seconds))  # its own clock, for when nobody waits for it any more
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    for kind, most in (("RLIMIT_AS", READER_MEMORY), ("RLIMIT_CPU", seconds), ("RLIMIT_CORE", 0)):
        with suppress(AttributeError, ValueError, OSError):
            limit = getattr(resource, kind)
            hard = resource.getrlimit(limit)[1]
            lowest = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(limit, (lowest, hard))


def patience(seconds: int) -> int:
    """Seconds to wait by the clock for so many of computing, on a machine that is busy with other things."""
    return seconds * READER_PATIENCE
