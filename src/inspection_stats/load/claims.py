"""Read a claims file as TOML, deciding nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from inspection_stats.errors import BadData, Fault


def read_claims_file(path: Path) -> dict[str, Any]:
    """The content of a claims file. Raises `BadData` where it is missing, unreadable or no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        problem, mend = "There is no such file", f"Put it into {path.parent}, or check its name"
    except OSError as error:
        problem, mend = f"The file cannot be read: {error.strerror}", "Check the name and its permissions"
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        problem, mend = f"This is not a TOML file: {error}", "Mend the line it names; words stand in double quotes"
    raise BadData([Fault(problem, mend, path.name)])
