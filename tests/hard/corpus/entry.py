"""What an entry of the corpus is, how it is run in process, and what came of it."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from unittest import mock

from inspection_stats.cli import app as cli
from inspection_stats.load.data_folder import DATA_VARIABLE

Maker = Callable[[Path], object]
"""Writes a file at the path it is given."""


@dataclass(frozen=True)
class Bad:
    """One bad (or odd) input: what it is, the command as typed, and what must come of it.

    `files` are put into the folder that the command runs in, next to `data`, a small copy of the suite's tables.
    `says` must all be in the answer. `leaves` are the only files that may be there afterwards and were not before.
    `call` takes the place of the command where a reader has none.
    """

    what: str
    command: str
    says: tuple[str, ...]
    code: int = 3
    files: Mapping[str, bytes | Maker] = field(default_factory=dict)
    leaves: tuple[str, ...] = ()
    call: Callable[[Path], object] | None = None

    def write(self, folder: Path) -> None:
        """Put the files into the folder."""
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                path.write_bytes(content)
            else:
                content(path)


@dataclass(frozen=True)
class Answer:
    """What came of a command: exit code, what it printed, files that were not there before, and any other exception."""

    code: int
    out: str
    err: str
    left: tuple[str, ...]
    escaped: BaseException | None = None

    @property
    def text(self) -> str:
        """All that was printed, on one line each."""
        return f"{self.err}\n{self.out}"


def words(command: str) -> list[str]:
    """The words of a command as typed: those in double quotes are one."""
    return [quoted or plain for quoted, plain in re.findall(r'"([^"]*)"(?:\s|$)|(\S+)', command)]


def run(one: Bad, folder: Path) -> Answer:
    """Write the files of an entry into the folder and run its command there."""
    one.write(folder)
    before = held(folder)
    out, err = io.StringIO(), io.StringIO()
    code, escaped, home = 0, None, Path.cwd()
    os.chdir(folder)
    try:
        argv = ["inspection-stats", *words(one.command)]
        with contextlib.ExitStack() as stack:
            stack.enter_context(mock.patch.object(sys, "argv", argv))
            stack.enter_context(mock.patch.dict(os.environ, {DATA_VARIABLE: "data"}))  # the small tables
            stack.enter_context(contextlib.redirect_stdout(out))
            stack.enter_context(contextlib.redirect_stderr(err))
            if one.call is not None:
                stack.enter_context(mock.patch.object(cli, "app", partial(one.call, folder)))
            cli.main()
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else int(bool(left.code))
    except BaseException as error:
        escaped = error
    finally:
        os.chdir(home)
    return Answer(code, out.getvalue(), err.getvalue(), tuple(sorted(held(folder) - before)), escaped)


def held(folder: Path) -> set[str]:
    """Every file and folder below the folder; `data` is the suite's own."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.name != "data"}
