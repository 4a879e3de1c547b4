"""What papermill injected into a notebook: papermill itself only warns of an unknown parameter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from inspection_stats.documents.parameters import assignments
from inspection_stats.errors import BadRequest, RunFailed, nearest

INJECTED = "# Parameters\n"  # how papermill's cell begins
KINDS = {str: "text", bool: "True or False", int: "a whole number", float: "a number"}


def check_injected(cells: Sequence[str]) -> None:
    """Check the parameters that papermill injected against those that the notebook declares in the previous cell.

    `cells` are the cells run so far: Jupyter's `In`. Where nothing was injected, nothing is checked. Raises
    `BadRequest` with every name that the notebook does not have (and the nearest one it has), and every value of
    another type.

        check_injected(In)
    """
    places = [number for number, cell in enumerate(cells) if cell.startswith(INJECTED)]
    if not places:
        return
    given = assignments(cells[places[-1]], "the notebook")
    try:
        declared = assignments(cells[places[-1] - 1], "the notebook")
    except RunFailed:  # cells were run in another order: what is declared is not known
        return
    if not declared:
        raise BadRequest(
            "The notebook has no cell tagged “parameters”, so what papermill was given changes nothing. Tag the cell "
            "in JupyterLab: Property Inspector, Cell Tags."
        )
    faults = [fault for name, value in given.items() if (fault := _fault(name, value, declared))]
    if faults:
        raise BadRequest("\n".join(faults))


def _fault(name: str, value: Any, declared: dict[str, Any]) -> str:
    if name not in declared:
        hint = nearest(name, list(declared)) or f"It has: {', '.join(declared)}."
        return f"This notebook has no parameter “{name}”. {hint} Correct it in papermill's -p."
    wanted = type(declared[name])
    if isinstance(value, wanted) and not (isinstance(value, bool) and wanted is not bool):
        return ""
    text = f" To give it as text: papermill -r {name} {value}" if wanted is str else ""
    return f"The parameter {name} is {KINDS.get(wanted, wanted.__name__)}, and papermill read {value!r}.{text}"
