"""Read a TOML file, deciding nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from inspection_stats.errors import BadData, Fault


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file. Raises `BadData` where it is missing, unreadable or no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        problem, mend = "There is no such file", f"Put it into {path.parent}, or check its name"
    except OSError as error:
        problem, mend = f"The file cannot be read: {error.strerror}", "Check the name and its permissions"
    except UnicodeDecodeError:
        problem, mend = "This is not a TOML file: it is not UTF-8 text", "Save it as UTF-8"
    except RecursionError:
        problem, mend = "This is not a TOML file: its brackets are nested too deep", "Close each bracket that it opens"
    except tomllib.TOMLDecodeError as error:
        problem, mend = f"This is not a TOML file: {error}", "Mend the line it names; words stand in double quotes"
    except ValueError:  # what Python says of a number too long for it
        problem, mend = "This is not a TOML file: a number in it is too long", "Shorten it, or put it in double quotes"
    raise BadData([Fault(problem, mend, path.name)])
