"""A notebook run in its own process is the notebook that a kernel would have made."""

import json
import os
import re
import subprocess
import sys

import nbformat
import pytest

from inspection_stats.errors import NO_MEMORY, RunFailed
from inspection_stats.packs.engine import ENGINE
from inspection_stats.packs.notebooks import KERNEL
from tests.support.places import ROOT

RUN = """
import sys
from pathlib import Path
from inspection_stats.errors import InspectionStatsError
from inspection_stats.packs.notebooks import run_notebook
from inspection_stats.packs.parameters import read_notebook
import nbformat
try:
    folder = Path(sys.argv[2])
    path = Path(sys.argv[1])
    made = run_notebook(read_notebook(path), path.name, {"number": 3}, folder, engine=sys.argv[3])
    nbformat.write(made, folder / "out.ipynb")
except InspectionStatsError as error:
    print(type(error).__name__, error)
"""

SPEAKING = [
    "print('one')\nprint('two')",
    "import sys\nprint('careful', file=sys.stderr)",
    "import pandas as pd\nframe = pd.DataFrame({'number': [number], 'text': ['x' * 200]})\nframe",
    "print(frame)",
    "from IPython.display import HTML, Markdown, display\ndisplay(HTML('<b>b</b>'))\ndisplay(frame)\nMarkdown('*it*')",
    "import asyncio\nawait asyncio.sleep(0)\n1 + 1",
    "None",
    "_ = number; __name__",
    "import os\nos.path.basename(os.getcwd())",
    "%precision 2\n3.14159",
    "class Bare: pass\nlen(repr(Bare())) > 0",
]


def notebook(path, cells):
    parameters = nbformat.v4.new_code_cell("number = 1", metadata={"tags": ["parameters"]})
    made = nbformat.v4.new_notebook(cells=[parameters, *map(nbformat.v4.new_code_cell, cells)])
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(made, path)
    return path


def run(path, folder, engine):
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(path), str(folder), engine],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    made = folder / "out.ipynb"
    return done.stdout, made.read_text("utf-8") if made.exists() else ""


@pytest.fixture
def both(tmp_path):
    def run_both(cells):
        path = notebook(tmp_path / "given.ipynb", cells)
        folders = [tmp_path / name / "same" for name in ("kernel", "cells")]
        for folder in folders:
            folder.parent.mkdir()
        return [
            run(path, folder, engine)
            for folder, engine in zip(folders, (KERNEL, "inspection-stats-cells"), strict=True)
        ]

    return run_both


def test_it_is_the_notebook_of_a_kernel(both):
    kernel, cells = both(SPEAKING)
    assert json.loads(cells[1]) == json.loads(kernel[1])
    assert cells == kernel
    assert "x" * 200 not in cells[1].split("text/plain")[0]


@pytest.mark.parametrize("bad", ["1 / 0", "print('a'\n", "raise ValueError('told')", "import nowhere_at_all"])
def test_a_cell_that_fails_is_named_as_by_a_kernel(both, bad):
    kernel, cells = both(["print('before')", bad, "print('after')"])
    # A syntax error names the cell's file, which is a kernel's own invention.
    without_file = [re.sub(r"\([^ ]*, line", "(, line", one[0]) for one in (cells, kernel)]
    assert without_file[0] == without_file[1]
    assert cells[0].startswith("RunFailed given.ipynb stopped in cell")


def test_a_cell_that_leaves_is_not_a_success(both):
    _, cells = both(["import sys; sys.exit(0)", "print('never')"])
    assert "stopped before its last cell" in cells[0]
    assert RunFailed.__name__ in cells[0]


@pytest.mark.parametrize(
    ("error", "named"), [("MemoryError()", NO_MEMORY), ("OSError(12, 'Cannot allocate memory')", NO_MEMORY),
                         ("ValueError('no number')", "ValueError: no number")]
)  # fmt: skip
def test_an_error_that_could_not_be_printed_is_named_all_the_same(tmp_path, error, named):
    """Out of memory, IPython may fail to print an error; here it is prevented from printing."""
    cells = [
        'number = 1',
        f"type(get_ipython()).showtraceback = lambda *_, **__: None\nraise {error}",
    ]  # fmt: skip
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    book.cells[0].metadata["tags"] = ["parameters"]
    nbformat.write(book, tmp_path / "book.ipynb")
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(tmp_path / "book.ipynb"), str(tmp_path), ENGINE],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.startswith("RunFailed")
    assert named in done.stdout


def test_a_folder_of_ipython_s_that_cannot_be_written_stops_no_run(tmp_path, monkeypatch):
    monkeypatch.setenv("IPYTHONDIR", os.devnull + "/nothing")
    monkeypatch.setenv("HOME", os.devnull + "/nothing")
    path = notebook(tmp_path / "given.ipynb", ["import os\nprint(os.path.isdir(os.environ['IPYTHONDIR']))"])
    said, made = run(path, tmp_path / "out", ENGINE)
    assert said == ""
    assert "True" in made


def test_a_figure_is_shown_in_a_process_that_has_drawn_for_another_shell(tmp_path):
    """matplotlib's inline backend sets what shows a figure once for a process, not once for a shell."""
    path = notebook(tmp_path / "figure.ipynb", ["import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"])
    before = (
        "import matplotlib.pyplot\n"
        "from matplotlib_inline.backend_inline import configure_inline_support as support\n"
        "support.current_backend = 'inline'\n"
    )
    folder = tmp_path / "run"
    folder.mkdir()
    command = [sys.executable, "-c", before + RUN, str(path), str(folder), ENGINE]
    subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    outputs = nbformat.read(folder / "out.ipynb", as_version=4).cells[-1].outputs
    assert ["image/png" in one.get("data", {}) for one in outputs] == [True]
