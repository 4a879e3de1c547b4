"""A notebook's parameters: what its `parameters` cell declares, and whether what is given fits it."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat

from inspection_stats.errors import NO_MEMORY, BadRequest, RunFailed, is_out_of_memory, nearest

TAG = "parameters"


def declared_parameters(notebook: nbformat.NotebookNode, name: str) -> dict[str, Any]:
    """The parameters that a notebook declares, with their defaults.

    Reads the cell tagged `parameters`: plain assignments of literals, with or without a type. Papermill would run a
    notebook without that cell on its own defaults and say nothing, so its absence is an error here.
    Raises `RunFailed` where the cell is missing, appears twice, or derives a value.
    """
    cells = [cell for cell in notebook.cells if TAG in cell.get("metadata", {}).get("tags", [])]
    if len(cells) != 1:
        raise RunFailed(
            f"{name} has {len(cells)} cells tagged “{TAG}”; it needs exactly one. Tag the cell in JupyterLab."
        )
    try:
        statements = ast.parse(cells[0].source).body
    except SyntaxError as error:
        raise RunFailed(f"The parameters cell of {name} is not Python: {error.msg}, line {error.lineno}.") from None
    return dict(_assignment(statement, name) for statement in statements if not _is_docstring(statement))


def check_parameters(declared: Mapping[str, Any], given: Mapping[str, Any], name: str) -> None:
    """Check the names and types of given parameters against those a notebook declares.

    Raises `BadRequest` with every unknown name (and the nearest known one) and every value of another type.
    """
    faults = []
    for parameter, value in given.items():
        if parameter not in declared:
            hint = nearest(parameter, list(declared)) or f"It has: {', '.join(declared)}."
            faults.append(f"{name} has no parameter “{parameter}”. {hint}")
        elif type(value) is not type(declared[parameter]):
            wanted, found = type(declared[parameter]).__name__, type(value).__name__
            faults.append(f"The parameter {parameter} of {name} must be {wanted}, not {found} ({value!r}).")
    if faults:
        raise BadRequest("\n".join(faults))


def read_notebook(path: Path) -> nbformat.NotebookNode:
    """Read a notebook file. Raises `RunFailed` where it is missing or is none."""
    try:
        notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)
        return notebook
    except FileNotFoundError:
        raise RunFailed(f"There is no notebook {path}.") from None
    except Exception as error:  # nbformat raises whatever its JSON and schema readers raise
        if is_out_of_memory(error):
            raise RunFailed(NO_MEMORY) from None
        raise RunFailed(f"{path} is not a notebook that can be read. Restore it from the project.") from None


def _assignment(statement: ast.stmt, name: str) -> tuple[str, Any]:
    if isinstance(statement, ast.AnnAssign):
        targets: list[ast.expr] = [statement.target]
    else:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
    value = getattr(statement, "value", None)
    if len(targets) != 1 or value is None:
        raise RunFailed(f"The parameters cell of {name} may hold assignments only (line {statement.lineno}).")
    target = ast.unparse(targets[0])
    try:
        return target, ast.literal_eval(value)
    except ValueError:
        raise RunFailed(
            f"The parameter {target} of {name} is derived (line {statement.lineno}). "
            "Give it a plain value; derive in a later cell."
        ) from None


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
