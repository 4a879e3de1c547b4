"""A notebook that is ready to run: its cells, with an area's commentary where there is any, and their checksum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from inspection_stats.documents.parameters import RECORDED, declared_parameters, own_parameters
from inspection_stats.documents.sources import notebook_checksum
from inspection_stats.packs.commentary import read_commentary, with_commentary
from inspection_stats.packs.parameters import check_parameters, read_notebook


@dataclass(frozen=True)
class RunnableNotebook:
    """A notebook and the file that it was read from. Notebooks of the same `checksum` make the same report."""

    path: Path
    commentary: Path | None = None

    @property
    def name(self) -> str:
        """Its file name, for errors."""
        return self.path.name

    @property
    def node(self) -> NotebookNode:
        """Its cells. Raises `RunFailed` and, for commentary that does not fit, `BadRequest`."""
        return _read(self.path, self.commentary)

    @property
    def checksum(self) -> str:
        """The sha256 of its cells."""
        return _checksum(self.path, self.commentary)

    def own_values(self, given: Mapping[str, Any]) -> dict[str, str]:
        """The values of the parameters that it has beyond the suite's, as given or by default."""
        return own_parameters(self.node) | {name: str(given[name]) for name in given if name not in RECORDED}


def runnable(path: Path, given: Mapping[str, Any] | None = None, commentary: Path | None = None) -> RunnableNotebook:
    """A notebook, after a check that it can be read, has a cell of parameters, and takes those `given`.

    Raises `RunFailed` and `BadRequest`.
    """
    notebook = RunnableNotebook(path, commentary)
    check_parameters(declared_parameters(notebook.node, path.name), given or {}, path.name)
    return notebook


@lru_cache(maxsize=256)
def _read(path: Path, commentary: Path | None) -> NotebookNode:
    notebook = read_notebook(path)
    return with_commentary(notebook, read_commentary(commentary), commentary.name) if commentary else notebook


@lru_cache(maxsize=256)
def _checksum(path: Path, commentary: Path | None) -> str:
    return notebook_checksum(_read(path, commentary))
