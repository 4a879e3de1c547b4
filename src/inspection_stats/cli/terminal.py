"""Print safely: no name or file controls the terminal, and no password in an address is shown."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from inspection_stats.errors import harmless, without_password


@contextmanager
def printing_words() -> Iterator[None]:
    """Print through `harmless` on both streams, and without passwords on that of errors.

    Characters that the encoding lacks are printed as Python writes them: “ as \\u201c.
    """
    before = sys.stdout, sys.stderr
    for stream in before:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.stdout = Words(before[0], harmless)
    # A table on standard output may hold addresses and an @ that have nothing to do with one another.
    sys.stderr = Words(before[1], lambda text: harmless(without_password(text)))
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


class Words:
    """A text stream that shows what is written to it as words; all else is that of `stream`."""

    def __init__(self, stream: Any, shown: Callable[[str], str]) -> None:
        self.stream, self.shown = stream, shown

    def write(self, text: str) -> int:
        self.stream.write(self.shown(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def drawn_on(stream: Any) -> Any:
    """The stream for a library that draws in a terminal; every text it gets goes through `harmless`."""
    return getattr(stream, "stream", stream)
