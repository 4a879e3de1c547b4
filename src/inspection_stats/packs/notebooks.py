"""Run a parameterised notebook through papermill and make its result the same from run to run."""

from __future__ import annotations

import json
import logging
import warnings
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import nbformat
import papermill
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from inspection_stats.documents.parameters import declared_parameters
from inspection_stats.errors import NO_MEMORY, CannotWrite, InspectionStatsError, RunFailed, is_out_of_memory
from inspection_stats.packs.engine import ENGINE
from inspection_stats.packs.parameters import check_parameters

KERNEL = "nbclient"
"""papermill's own engine: a Jupyter kernel for each notebook."""

CELL_TIMEOUT = 600  # seconds for one cell; the slowest takes a few
START_TIMEOUT = 120  # seconds for the kernel to start

_QUIET_TRANSPORT = Config({"KernelManager": {"transport_encryption": "auto"}})  # otherwise every kernel prints a notice

FIXED_PATHS = {"data_dir": "data", "style": "council.mplstyle"}
"""Where a run read and wrote does not matter to the report: the record shows these names for the folders."""


def run_notebook(
    notebook: nbformat.NotebookNode,
    name: str,
    parameters: Mapping[str, Any],
    folder: Path,
    fixed: Mapping[str, str] = FIXED_PATHS,
    engine: str = ENGINE,
) -> nbformat.NotebookNode:
    """Run a notebook, called `name`, with `parameters` in `folder`.

    The record shows the parameters of `fixed` with those values. The parameters are checked first
    (`check_parameters`). `engine` is papermill's name of one: by default the cells run in this process, which is then
    spent (`packs.isolated` gives each notebook its own); `KERNEL` starts a kernel. Both give the same notebook.
    Returns the executed notebook, normalised. Raises `BadRequest` for parameters that do not fit and `RunFailed` for a
    cell that fails, naming cell and error.
    """
    check_parameters(declared_parameters(notebook, name), parameters, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # warnings between papermill's libraries that no user can act on
            executed = papermill.execute_notebook(
                deepcopy(notebook),  # papermill would write into it
                None,  # written once it is normalised: papermill's own would hold a database's password
                parameters=dict(parameters),
                engine_name=engine,
                kernel_name="python3",
                language="python",
                cwd=folder,
                progress_bar=False,
                request_save_on_cell_execute=False,
                log_output=False,
                execution_timeout=CELL_TIMEOUT,
                start_timeout=START_TIMEOUT,
                config=_QUIET_TRANSPORT,
            )
    except PapermillExecutionError as error:
        raise _stopped(name, error) from None
    except Exception as error:  # a kernel that dies, hangs or does not start: each has its own exception class
        without = is_out_of_memory(error)
        if isinstance(error, OSError) and not without:
            raise CannotWrite.at(folder, error) from None
        reason = NO_MEMORY if without else f"{type(error).__name__}: {error}"
        raise RunFailed(f"{name} could not be run: {reason}") from None
    _check_complete(executed, name)
    normalise(executed, fixed)
    return executed  # type: ignore[no-any-return]  # papermill has no types


def normalise(notebook: nbformat.NotebookNode, fixed: Mapping[str, str]) -> None:
    """Remove from an executed notebook what differs between two runs of the same inputs: times, ids, folders."""
    notebook.metadata["language_info"] = {"name": "python"}
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        for key in ("papermill", "execution", "ExecuteTime"):
            cell.metadata.pop(key, None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.source = _with_fixed_paths(cell.source, fixed)
    record = notebook.metadata.pop("papermill", {})
    given = {name: fixed.get(name, value) for name, value in record.get("parameters", {}).items()}
    notebook.metadata["papermill"] = {"parameters": given, "version": record.get("version", "")}


def _stopped(name: str, error: PapermillExecutionError) -> InspectionStatsError:
    """What a cell's failure means: a full disk or too little memory is not a fault of the notebook."""
    if error.ename == CannotWrite.__name__:
        return CannotWrite(error.evalue)
    without = error.ename == MemoryError.__name__ or is_out_of_memory(OSError(error.evalue))
    reason = NO_MEMORY if without else f"{error.ename}: {error.evalue}"
    return RunFailed(f"{name} stopped in cell {error.exec_count or error.cell_index}: {reason}")


def _with_fixed_paths(source: str, fixed: Mapping[str, str]) -> str:
    lines = []
    for line in source.splitlines():
        name = line.partition(" = ")[0]
        lines.append(f"{name} = {json.dumps(fixed[name], ensure_ascii=False)}" if name in fixed else line)
    return "\n".join(lines)


def _check_complete(notebook: nbformat.NotebookNode, name: str) -> None:
    """To papermill a cell that exits the kernel with code 0 is a success, but the cells after it never ran."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    if any(cell.execution_count is None for cell in code):
        raise RunFailed(
            f"{name} stopped before its last cell. Look for a cell that exits the kernel, such as sys.exit()."
        )


logging.getLogger("papermill").setLevel(logging.ERROR)
