"""Where the tables and the notebooks are: those somebody names, or those that come with the suite.

Installed from a wheel, the suite's own lie in the package; in a clone, at its top, where people work on them.
"""

from __future__ import annotations

import os
from pathlib import Path

from inspection_stats.errors import BadRequest

DATA_VARIABLE = "INSPECTION_STATS_DATA"
PACKAGE = Path(__file__).resolve().parents[1]
CLONE = PACKAGE.parents[1]
NAME_ONE = (
    "Name a folder that holds areas.csv: --data FOLDER in a command, data_dir in a notebook, -p data_dir FOLDER with "
    "papermill. Leave it out to take the suite's own."
)


def data_folder(given: str | Path | None = None) -> Path:
    """The folder of the tables: the one `given`, else the one that INSPECTION_STATS_DATA names, else the suite's own.

    An empty text is nothing given. Raises `BadRequest` where the folder is not there.
    """
    named = os.environ.get(DATA_VARIABLE, "")
    folder = given or named or _own("data")
    if not os.path.isdir(folder):  # asked of os: a name too long for any folder is no error there
        whose = f", which {DATA_VARIABLE} names" if named and not given else ""
        raise BadRequest(f"There is no data folder {folder}{whose}. {NAME_ONE}")
    return Path(folder)


def notebooks_folder() -> Path:
    """The folder of the suite's own notebooks."""
    return _own("notebooks")


def _own(name: str) -> Path:
    packaged = PACKAGE / name
    return packaged if packaged.is_dir() else CLONE / name
