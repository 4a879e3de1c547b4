"""Open files: only regular ones up to a stated size, with a clear message where one cannot be read.

A pipe, a device or a socket may never end, and a folder is not a file: none of them is opened.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from inspection_stats.errors import BadData, Fault

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def one_fault(path: Path, problem: str, fix: str, row: int | None = None) -> BadData:
    """The error for one thing wrong with the file at `path`."""
    return BadData([Fault(problem, fix, path.name, row)])


def cannot_read(path: Path, error: OSError) -> BadData:
    """The words for a file that the system does not open or read."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return one_fault(path, "There is no such file", f"Put it into {path.parent}, or check its name")
    if isinstance(error, IsADirectoryError):
        return one_fault(path, "The file cannot be read: it is a folder", "Name a file in it")
    return one_fault(path, f"The file cannot be read: {error.strerror or error}", "Check that you may read it")


@contextmanager
def open_regular(path: Path, largest: int | None = None) -> Iterator[tuple[BinaryIO, int]]:
    """The file at `path`, open for reading bytes, and its size.

    Raises `BadData` where there is no such file, where it is not a regular one, cannot be read, or has more than
    `largest` bytes.
    """
    try:
        _check(path, os.stat(path), largest)
        file = os.fdopen(os.open(path, _FLAGS), "rb")
    except ValueError:  # a name that the system cannot hold, as one with a NUL
        raise one_fault(path, "There is no such file", "Check its name") from None
    except OSError as error:
        raise cannot_read(path, error) from None
    with file:
        opened = os.fstat(file.fileno())
        _check(path, opened, largest)  # another file may have taken its place
        yield file, opened.st_size


def read_bytes(path: Path, largest: int) -> bytes:
    """The content of a regular file.

    Raises `BadData` as `open_regular` does, and where the file changes while it is read.
    """
    with open_regular(path, largest) as (file, size):
        try:
            content = file.read(size + 1)
        except OSError as error:
            raise cannot_read(path, error) from None
    if len(content) != size:
        raise one_fault(path, "The file changed while it was read", "Try again when nothing else is writing to it")
    return content


def _check(path: Path, status: os.stat_result, largest: int | None) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError
    if not stat.S_ISREG(status.st_mode):
        problem = "The file cannot be read: it is a device, a pipe or a socket"
        raise one_fault(path, problem, "Save its output as a file, and name that file")
    if largest is not None and status.st_size > largest:
        problem = f"The file is {status.st_size:,} bytes; none here needs more than {largest:,}"
        raise one_fault(path, problem, "Check that this is the right file")
