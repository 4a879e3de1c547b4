"""Where the tables and the notebooks are: those that somebody names, or those that come with the suite.

Installed from a wheel, the suite's own are in the package; in a clone, at its top, where people work on them. A folder
of a council's own tables, begun by `inspection-stats init`, is added to the suite's: a file in it says so.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inspection_stats.errors import BadRequest

DATA_VARIABLE = "INSPECTION_STATS_DATA"
OWN_TABLES = "inspection-stats.toml"
REFRESH_LOG = "refreshes.csv"
PACKAGE = Path(__file__).resolve().parents[1]
CLONE = PACKAGE.parents[1]
NAME_ONE = (
    "Name a folder that holds areas.csv: --data FOLDER in a command, data_dir in a notebook, -p data_dir FOLDER with "
    "papermill. Leave it out to take the suite's own."
)


@dataclass(frozen=True)
class Layer:
    """A folder of tables and what it is called: suite, project, environment or given."""

    name: str
    folder: Path


def data_folder(given: str | Path | None = None) -> Path:
    """The folder of the tables: what is `given`, else the project's, else INSPECTION_STATS_DATA, else the suite's own.

    An empty text is nothing given. The project is the folder where one works, or one above it, whose `data` says that
    its tables are added to the suite's. Raises `BadRequest` where the folder is not there.
    """
    if given is not None and not isinstance(given, str | os.PathLike):
        raise BadRequest(f"The path of a data folder is needed, and this is a {type(given).__name__}. {NAME_ONE}")
    named = os.environ.get(DATA_VARIABLE, "")
    folder = given or _project_data() or named or suite_data()
    if not os.path.isdir(folder):  # asked of os: a name too long for any folder is not an error there
        whose = f", which {DATA_VARIABLE} names" if named and not given else ""
        raise BadRequest(f"There is no data folder {folder}{whose}. {NAME_ONE}")
    return Path(folder)


def layers(folder: Path) -> tuple[Layer, ...]:
    """The folders whose tables `read_data(folder)` puts together, the lowest first; a row of a higher one goes before.

    A whole data folder is one layer. A folder of own tables goes on top of the suite's (or of the whole folder that
    INSPECTION_STATS_DATA names), and what that variable names goes on top of it where it is a folder of own tables too.
    """
    named = os.environ.get(DATA_VARIABLE, "")
    extra = Path(named) if named and Path(named).resolve() != folder.resolve() else None
    if not _adds_to_the_suite(folder):
        return (Layer("suite" if folder.resolve() == suite_data().resolve() else "given", folder),)
    base = Layer("environment", extra) if extra and not _adds_to_the_suite(extra) else Layer("suite", suite_data())
    top = (Layer("environment", extra),) if extra and _adds_to_the_suite(extra) else ()
    name = "project" if _same(folder, _project_data()) else "environment" if _same(folder, named) else "given"
    return (base, Layer(name, folder), *top)


def suite_data() -> Path:
    """The folder of the suite's own tables."""
    return _own("data")


def notebooks_folder() -> Path:
    """The folder of the suite's own notebooks."""
    return _own("notebooks")


def _project_data() -> Path | None:
    return next((place / "data" for place in _here_and_above() if _adds_to_the_suite(place / "data")), None)


def _here_and_above() -> Iterator[Path]:
    here = Path.cwd()
    yield here
    yield from here.parents


def _adds_to_the_suite(folder: Path) -> bool:
    return os.path.isfile(folder / OWN_TABLES)


def _same(folder: Path, other: Path | str | None) -> bool:
    return bool(other) and folder.resolve() == Path(str(other)).resolve()


def _own(name: str) -> Path:
    packaged = PACKAGE / name
    return packaged if packaged.is_dir() else CLONE / name
