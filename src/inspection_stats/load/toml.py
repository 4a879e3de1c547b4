"""Read a TOML file; what it means is decided elsewhere."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from inspection_stats.errors import harmless
from inspection_stats.load.files import one_fault, read_bytes
from inspection_stats.load.limits import LARGEST_TOML

DEEP_KEY = re.compile(r"""(?<![\w-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){40}""")
"""A key of forty parts, a.b.c and so on: reading a key of some thousand would take hours."""

TOO_DEEP = "This is not a TOML file of this suite: it is nested too deeply"


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file, UTF-8 with or without a mark.

    Raises `BadData` for a file that is missing, unreadable, far too large, not TOML, nested too deeply to read, or with
    an invisible character in a text.
    """
    try:
        content = read_bytes(path, LARGEST_TOML).decode("utf-8-sig")
        if DEEP_KEY.search(content):
            raise one_fault(path, TOO_DEEP, "Check that this is the right file")
        read = tomllib.loads(content.replace("\r\n", "\n").replace("\r", "\n"))
        if odd := next((shown for one in _texts(read) if (shown := harmless(one)) != one), None):
            raise one_fault(path, f"The text “{odd[:60]}” holds an invisible character", "Delete it")
        return read
    except UnicodeDecodeError:
        problem, fix = "This is not a TOML file: it is not UTF-8 text", "Save it as UTF-8"
    except RecursionError:
        problem, fix = TOO_DEEP, "Close each bracket that it opens"
    except tomllib.TOMLDecodeError as error:
        problem, fix = f"This is not a TOML file: {error}", "Fix the line it names; put words in double quotes"
    except ValueError:  # what Python says of a number too long for it
        problem, fix = "This is not a TOML file: a number in it is too long", "Shorten it, or put it in double quotes"
    raise one_fault(path, problem, fix)


def _texts(read: object) -> Iterator[str]:
    """Every text in what was read, and every key."""
    waiting = [read]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            waiting += one
