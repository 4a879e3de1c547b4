"""Read a TOML file, deciding nothing of what it says."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from inspection_stats.errors import BadData, Fault

LARGEST = 2_000_000  # bytes; the largest file so far has a tenth of that
DEEP_KEY = re.compile(r"""(?<![\w-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){40}""")
"""A key of forty parts, a.b.c and so on: reading a key of some thousand would take hours."""

TOO_DEEP = "Its entries lie too deep in one another for a file of this suite"


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file, UTF-8 with or without a mark.

    Raises `BadData` for a file that is missing, unreadable, far too large, no TOML, or nested too deeply to be read.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise _fault(path, f"The file has more than {LARGEST:,} bytes", "Check which file this is")
        content = path.read_text(encoding="utf-8-sig")
        if DEEP_KEY.search(content):
            raise _fault(path, TOO_DEEP, "Check which file this is")
        return tomllib.loads(content)
    except FileNotFoundError:
        raise _fault(path, "There is no such file", f"Put it into {path.parent}, or check its name") from None
    except OSError as error:
        raise _fault(path, f"The file cannot be read: {error.strerror}", "Check its name and permissions") from None
    except RecursionError:
        raise _fault(path, TOO_DEEP, "Check which file this is") from None
    except ValueError as error:  # no TOML, or not UTF-8
        mend = "Mend the line it names; words stand in double quotes"
        raise _fault(path, f"This is not a TOML file: {error}", mend) from None


def _fault(path: Path, problem: str, mend: str) -> BadData:
    return BadData([Fault(problem, mend, path.name)])
