"""The parameters of a notebook, read from its tagged cells without running them."""

from __future__ import annotations

import ast
from typing import Any

import nbformat

from inspection_stats.errors import RunFailed

TAG = "parameters"
INJECTED = "injected-parameters"  # papermill's own tag for the cell that it adds below
SKIP = "remove-cell"  # the tag of a cell that no document has, as Jupyter Book calls it

RECORDED = frozenset(
    {"area", "quarter", "data_dir", "style", "counts", "service", "query", "internal", "claims", "paper", "output_dir"}
)
"""Parameters that the opening of a report records in its own way: where a folder is does not matter to a report."""


def declared_parameters(notebook: nbformat.NotebookNode, name: str) -> dict[str, Any]:
    """The parameters that a notebook declares, with their defaults.

    Reads the cell tagged `parameters`: plain assignments of literals, with or without a type. Papermill would run a
    notebook without that cell on its own defaults and say nothing, so its absence is an error here.
    Raises `RunFailed` where the cell is missing, appears twice, or derives a value.
    """
    cells = tagged(notebook, TAG)
    if len(cells) != 1:
        raise RunFailed(
            f"{name} has {len(cells)} cells tagged “{TAG}”; it needs exactly one. Tag the cell in JupyterLab."
        )
    return assignments(cells[0].source, name)


def own_parameters(notebook: nbformat.NotebookNode) -> dict[str, str]:
    """The parameters that a council's own notebook has beyond the suite's, as they were when it ran.

    Raises `RunFailed` where a cell of parameters holds anything but plain values.
    """
    found: dict[str, Any] = {}
    for cell in [*tagged(notebook, TAG), *tagged(notebook, INJECTED)]:
        found |= assignments(cell.source, "The notebook")
    return {name: str(value) for name, value in found.items() if name not in RECORDED}


def assignments(source: str, name: str) -> dict[str, Any]:
    """The names and values that a cell of parameters assigns. Raises `RunFailed` for anything else in it."""
    try:
        statements = ast.parse(source).body
    except SyntaxError as error:
        raise RunFailed(f"The parameters cell of {name} is not Python: {error.msg}, line {error.lineno}.") from None
    return dict(_assignment(statement, name) for statement in statements if not _is_docstring(statement))


def tagged(notebook: nbformat.NotebookNode, tag: str) -> list[nbformat.NotebookNode]:
    """The cells of a notebook with a tag."""
    return [cell for cell in notebook.cells if tag in cell.get("metadata", {}).get("tags", [])]


def _assignment(statement: ast.stmt, name: str) -> tuple[str, Any]:
    if isinstance(statement, ast.AnnAssign):
        targets: list[ast.expr] = [statement.target]
    else:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
    value = getattr(statement, "value", None)
    if len(targets) != 1 or value is None:
        raise RunFailed(f"The parameters cell of {name} may hold only assignments (line {statement.lineno}).")
    target = ast.unparse(targets[0])
    try:
        return target, ast.literal_eval(value)
    except ValueError:
        raise RunFailed(
            f"The parameter {target} of {name} is calculated (line {statement.lineno}). "
            "Give it a plain value, and calculate in a later cell."
        ) from None


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
