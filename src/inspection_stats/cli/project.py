"""Start a project: notebooks to change, a folder for your own tables, a folder for reports, a README."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from inspection_stats.errors import BadRequest
from inspection_stats.load.data_folder import OWN_TABLES, notebooks_folder, suite_data
from inspection_stats.packs.pack import whole_or_nothing

EXAMPLES = ("claims", "illustrative")


def new_project(folder: Path) -> Path:
    """Create a project in `folder`, all or nothing, and return it.

    Raises `BadRequest` where the folder exists already (nobody's work is overwritten), `CannotWrite`.
    """
    if os.path.lexists(folder):
        raise BadRequest(f"{folder} exists already. Name a new folder, so that nothing is overwritten.")
    with whole_or_nothing(folder) as place:
        (place / "notebooks").mkdir()
        for notebook in sorted(notebooks_folder().glob("*.ipynb")):
            shutil.copyfile(notebook, place / "notebooks" / notebook.name)
        for example in EXAMPLES:
            shutil.copytree(suite_data() / example, place / "data" / example, copy_function=shutil.copyfile)
        (place / "reports").mkdir()
        for name, text in (("README.md", README), (f"data/{OWN_TABLES}", OWN_TABLES_SAYS), ("data/README.md", DATA)):
            (place / name).write_text(text, encoding="utf-8", newline="\n")
    return folder


README = """# Inspection results

| Folder | What it is for |
| --- | --- |
| `notebooks` | the suite's notebooks, for you to change; `start.ipynb` says what each is for |
| `data` | your own tables, added to those that come with the suite; `data/README.md` says how |
| `reports` | the reports that you make |

Run these in this folder. They are the same on Windows, Mac and Linux.

```
inspection-stats report --area Leeds --quarter "2024-25 Q4"
inspection-stats check
inspection-stats compare data/illustrative/case_counts.csv --service "Illustrative service 07"
inspection-stats claims data/claims/2016-05-09.toml --out reports/claims
papermill notebooks/quarterly_report.ipynb reports/leeds.ipynb -p area Leeds -p quarter "2024-25 Q4"
```

`inspection-stats --help` lists the other commands. To open the notebooks, install the part of the suite that includes
JupyterLab, and start it:

```
pip install "inspection-stats[lab]"
jupyter lab notebooks/start.ipynb
```
"""

OWN_TABLES_SAYS = """# The tables in this folder are added to those that come with the suite.
adds_to = "suite"
"""

DATA = """# Tables of your own

A table here has the name and the columns of one of the suite's, and only the rows that you add: a Short Quality
Screening of your own service in `sqs_inspections.csv` and `sqs_judgements.csv`, an average in `national_averages.csv`,
a figure in `local_context.csv`. A row with the same key as a row of the suite's replaces it.
`inspection-stats check` lists what is wrong, by row.

`inspection-stats add letter --begin letter` creates templates for a screening in a folder `letter` (`averages` and
`context` for the other two); `inspection-stats add letter` checks what you filled in and writes it here.

`illustrative` and `claims` are examples to try the notebooks with: invented counts, and the claims of a real paper.
"""
