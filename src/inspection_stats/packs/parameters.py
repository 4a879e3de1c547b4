"""A notebook before it is run: read from its file, and whether the parameters given fit those that it declares."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import nbformat

from inspection_stats.documents.parameters import declared_parameters
from inspection_stats.errors import NO_MEMORY, BadData, BadRequest, RunFailed, is_out_of_memory, nearest
from inspection_stats.load.files import read_bytes
from inspection_stats.load.limits import LARGEST_NOTEBOOK


def own_values(path: Path, given: Sequence[str]) -> dict[str, Any]:
    """Values written as NAME=VALUE, each of the type of the notebook's own value for that parameter.

    Raises `BadRequest` for a text without “=”, a name that the notebook does not have, and a value of another type.
    """
    declared = declared_parameters(read_notebook(path), path.name) if given else {}
    values: dict[str, Any] = {}
    for one in given:
        name, sign, text = one.partition("=")
        name, text = name.strip(), text.strip()
        if not sign:
            raise BadRequest(f"-p {one}: write NAME=VALUE, as in -p threshold=10")
        values[name] = _typed(name, text, declared[name], path.name) if name in declared else text
    check_parameters(declared, values, path.name)
    return values


def _typed(name: str, text: str, own: Any, notebook: str) -> Any:
    """A text as a value of the type that a parameter has in its notebook."""
    if isinstance(own, str):
        return text
    if isinstance(own, bool):
        if text.lower() not in ("true", "false"):
            raise BadRequest(f"The parameter {name} of {notebook} is true or false, not “{text}”.")
        return text.lower() == "true"
    try:
        return type(own)(text)
    except (TypeError, ValueError):
        kind = {int: "a whole number", float: "a number"}.get(type(own), type(own).__name__)
        raise BadRequest(f"The parameter {name} of {notebook} is {kind}, not “{text}”.") from None


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
    """Read a notebook file. Raises `RunFailed` where it is missing or not a notebook."""
    if not os.path.exists(path):
        raise RunFailed(f"There is no notebook {path}.")
    try:
        content = read_bytes(path, LARGEST_NOTEBOOK)
    except BadData as error:
        raise RunFailed(f"The notebook {path} cannot be read. {error.faults[0].problem}.") from None
    wrong: dict[str, Exception] = {}
    try:
        notebook: nbformat.NotebookNode = nbformat.reads(
            content.decode("utf-8"), as_version=4, capture_validation_error=wrong
        )
    except Exception as error:  # nbformat raises whatever its JSON and schema readers raise
        if is_out_of_memory(error):
            raise RunFailed(NO_MEMORY) from None
        raise RunFailed(f"{path} cannot be read as a notebook. Restore it from the project.") from None
    if wrong:
        raise RunFailed(f"{path} cannot be read as a notebook. Restore it from the project.")
    return notebook
