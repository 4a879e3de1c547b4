"""What a notebook says, apart from what it shows: the checksum of its cells, of which a run's id is made."""

from __future__ import annotations

import json
from hashlib import sha256

import nbformat

from inspection_stats.documents.parameters import INJECTED, TAG


def notebook_checksum(notebook: nbformat.NotebookNode) -> str:
    """The sha256 of a notebook's cells, the same before and after it is run.

    Cells of parameters are left out: the parameters count by themselves.
    """
    cells = [
        [cell.cell_type, cell.source.strip(), sorted(cell.get("metadata", {}).get("tags", []))]
        for cell in notebook.cells
        if not {TAG, INJECTED} & set(cell.get("metadata", {}).get("tags", [])) and cell.source.strip()
    ]
    return sha256(json.dumps(cells, ensure_ascii=False).encode()).hexdigest()
