"""The id of a run: a hash of what a report is made from, so that two reports of one id are the same report.

It depends only on inputs, parameters, package versions and the suite's own code, never on the time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from inspection_stats.errors import BadData, BadRequest
from inspection_stats.load.data_folder import PACKAGE, notebooks_folder
from inspection_stats.load.files import read_bytes
from inspection_stats.load.limits import LARGEST_PAPER

PACKAGES = ("inspection-stats", "pandas", "matplotlib", "seaborn", "afcharts", "papermill", "nbconvert", "scipy",
            "statsmodels", "python-docx", "xlsxwriter")  # fmt: skip
WORD_TEMPLATE = "word_template"  # the name of a council's own template among the inputs
NOTEBOOK = "notebook"  # the same of the cells of the notebook that the report is made by
STYLE = "style"  # the same of its style sheet for charts
LENGTH = 16  # hexadecimal digits: one chance in 10^19 that two reports share an id
NOTEBOOKS = notebooks_folder()
SHIPPED = ("data", "notebooks")


def run_id(parameters: Mapping[str, str], inputs: Mapping[str, str]) -> str:
    """The id of the run that these parameters and inputs (file name to sha256) make, 16 hexadecimal digits."""
    return made_from(parameters, inputs, package_versions(), code_checksum())


def made_from(parameters: Mapping[str, str], inputs: Mapping[str, str], packages: Mapping[str, str], code: str) -> str:
    """The id of a run with these package versions and this code, as a manifest records them."""
    spec = {"parameters": dict(parameters), "inputs": dict(inputs), "packages": dict(packages), "code": code}
    return sha256(json.dumps(spec, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:LENGTH]


@cache
def package_versions() -> dict[str, str]:
    """The versions of the packages that decide what a report looks like."""
    return {name: version(name) for name in PACKAGES}


def checksums(files: Iterable[Path]) -> dict[str, str]:
    """The sha256 of each file under its name, in the order of the names.

    Of several files with one name, the second and so on are called own/NAME: tables added to the suite's.
    """
    found: dict[str, str] = {}
    for file in files:
        name = file.name
        while name in found:
            name = f"own/{name}"
        found[name] = checksum(file)
    return dict(sorted(found.items()))


def quarterly_parameters(area: str, quarter: str) -> dict[str, str]:
    """What decides a quarterly report, as well as the data: as the manifest records it and the run id counts it."""
    return {"report": "quarterly", "area": area, "quarter": quarter}


def template_checksum(template: str | Path | None) -> dict[str, str]:
    """The Word template as an input: its sha256 under one name, whatever the file is called; empty without one.

    Raises `BadRequest` where the file is not there or cannot be read.
    """
    if not template:
        return {}
    if not os.path.isfile(template):
        raise BadRequest(f"There is no Word template {template}. Name a Word file (.docx or .dotx).")
    return {WORD_TEMPLATE: _checksum_of_named(Path(template), "Word template")}


def style_checksum(style: str | Path | None) -> dict[str, str]:
    """The style sheet of the charts as an input: its sha256 under one name; empty without one. Raises `BadRequest`."""
    if not style:
        return {}
    if not os.path.isfile(style):
        raise BadRequest(f"There is no style sheet {style}. Name a matplotlib style sheet (.mplstyle).")
    return {STYLE: _checksum_of_named(Path(style), "style sheet")}


def _checksum_of_named(file: Path, what: str) -> str:
    """The sha256 of a file that a person has named. Raises `BadRequest` where it cannot be read."""
    try:
        return checksum(file)
    except BadData as error:
        fault = error.faults[0]
        raise BadRequest(f"The {what} {file} cannot be read: {fault.problem}. {fault.fix}.") from None


def checksum(file: Path) -> str:
    """The sha256 of a regular file, in hexadecimal. Raises `BadData` for one that is unreadable or far too large."""
    return sha256(read_bytes(file, LARGEST_PAPER)).hexdigest()


@cache
def code_checksum() -> str:
    """The sha256 of the suite's own code and templates, the same for a wheel and a clone."""
    # A wheel holds data and notebooks in the package; they count as inputs, not as code.
    files = {file.relative_to(PACKAGE): file for file in PACKAGE.rglob("*") if file.is_file() and file.suffix != ".pyc"}
    digest = sha256()
    for name, file in sorted(files.items()):
        if name.parts[0] not in SHIPPED:
            digest.update(name.as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
