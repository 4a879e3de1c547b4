"""What an attack is, and what came of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from tests.hard.corpus.entry import Maker, words

SECONDS = 10
"""Seconds of computing that an attack may cost, its processes together, unless it says another number."""

MEGABYTES = 1_000
"""Megabytes of memory that any of its processes may hold."""


@dataclass(frozen=True)
class Attack:
    """One attack: what it is, the command as typed, what must come of it, and what it may cost.

    `files` are put into the folder that the command runs in, next to `data`, a small copy of the suite's tables. The
    answer must hold all of `says` and none of `never`. Nothing may be there afterwards that was not before, and nothing
    may have changed, except names that fit one of the patterns `leaves`. `beside` is what goes on meanwhile: a server,
    a file that grows. `meanwhile` gets the id of the process that was started, and the folder: it may send a signal.
    `holds` looks at the folder afterwards and gives what is wrong, if anything. `call` takes the place of the command
    where a reader has none. An attack by environment variables, or on what starts before the suite does, needs an
    `own_process`; all others run in a fork of one that has every import done.
    """

    what: str
    command: str | tuple[str, ...]
    says: tuple[str, ...] = ()
    code: int = 2
    files: Mapping[str, bytes | Maker] = field(default_factory=dict)
    leaves: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    seconds: int = SECONDS
    beside: Callable[[Path], AbstractContextManager[object]] = nullcontext
    meanwhile: Callable[[int, Path], object] | None = None
    holds: Callable[[Path], str] = lambda _: ""
    call: Callable[[Path], object] | None = None
    own_process: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def argv(self) -> list[str]:
        """The words of the command line; in each, {folder} is where the command runs."""
        return words(self.command) if isinstance(self.command, str) else list(self.command)

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
class Outcome:
    """What came of an attack: exit code (negative for a signal), what was printed, its cost, and all that is wrong."""

    code: int
    text: str
    seconds: float
    megabytes: int
    wrong: tuple[str, ...]
