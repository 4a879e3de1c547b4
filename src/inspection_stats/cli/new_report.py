"""The command that starts a council's own report notebook."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer


def new_report(
    file: Annotated[Path, typer.Argument(help="The notebook to create, as in our_report.ipynb.")],
) -> None:
    """Start your own report notebook: a copy of the shipped one, to change in JupyterLab.

    Example: inspection-stats new-report our_report.ipynb
    """
    from inspection_stats.documents.run_id import NOTEBOOKS
    from inspection_stats.documents.write import write_file
    from inspection_stats.errors import BadRequest

    if file.suffix != ".ipynb":
        raise BadRequest(f"{file} is not the name of a notebook. Name a file that ends in .ipynb.")
    if os.path.lexists(file):
        raise BadRequest(f"{file} exists already. Name another file, or move that one away.")
    write_file(file, (NOTEBOOKS / "quarterly_report.ipynb").read_bytes())
    print(f"Created {file}. Change it in JupyterLab:  jupyter lab {file}")
    print(f'Run it:  inspection-stats report --notebook {file} --area Westminster --quarter "2015-16 Q4"')
