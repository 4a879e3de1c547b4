"""Own notebooks and commentary: what a report is made from as well as its tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat

from inspection_stats.load.data_folder import notebooks_folder
from scripts.attacks.attack import SECONDS, Attack
from scripts.attacks.kinds.given import PACKS, REPORT, writes
from scripts.attacks.kinds.odd_files import FEW, link_to

Make = Callable[[Path], object]
LETTERS = "x" * 100_000
COMMENTED = f"{REPORT} --commentary said"
SECTION = "## Ofsted judgements\n\n"


def notebook(change: Callable[[nbformat.NotebookNode], object]) -> Make:
    """The shipped report notebook, altered."""

    def maker(path: Path) -> None:
        held = nbformat.read(notebooks_folder() / "quarterly_report.ipynb", as_version=4)
        path.write_text(nbformat.writes(change(held) or held), "utf-8")

    return maker


def parameters(source: str) -> Make:
    """The shipped report notebook with another cell of parameters."""

    def change(held: nbformat.NotebookNode) -> None:
        cell = next(one for one in held.cells if "parameters" in one.metadata.get("tags", []))
        cell.source += f"\n{source}"

    return notebook(change)


def cell(*sources: str) -> Make:
    """The shipped report notebook with more cells at its end."""
    return notebook(lambda held: held.cells.extend(nbformat.v4.new_code_cell(one) for one in sources))


NOTEBOOKS: tuple[tuple[str, Make, tuple[str, ...], int], ...] = (
    *((f"that is {what}", make, (), 4) for what, make in FEW.items()),
    ("of JSON 100,000 brackets deep", writes(b"[" * 100_000), (), 4),
    ("of 25 MB", lambda path: path.write_bytes(b" " * 25_000_000), ("none here needs more",), 4),
    ("that is a list", writes(b"[]"), (), 4),
    ("in UTF-7", writes(b"+AHs-"), (), 4),
    ("of an earlier format", writes(b'{"nbformat": 1, "nbformat_minor": 0, "worksheets": []}'), (), 4),
    ("of a later format", writes(b'{"nbformat": 99, "nbformat_minor": 0, "cells": [], "metadata": {}}'), (), 4),
    ("without parameters", notebook(lambda held: held.cells.clear()), (), 4),
    ("whose parameters are code", parameters("x = __import__('os').system('touch owned')"), ("is calculated",), 4),
    ("whose parameters are 3,000 brackets deep", parameters(f"x = {'[' * 3_000}{']' * 3_000}"), (), 4),
    ("whose parameters are not Python", parameters("x = = 1"), (), 4),
    ("whose parameters clear the screen", parameters("x = '\x1b[2J' + 1"), (), 4),
    ("whose parameter is a number of 5,000 digits", parameters(f"x = {'9' * 5_000}"), (), 4),
    ("whose last cell leaves", cell("import os; os._exit(0)"), ("exit code 0",), 4),
    ("whose last cell kills itself", cell("import os; os.kill(os.getpid(), 9)"), ("was killed",), 4),
    ("whose last cell takes all memory", cell("x = bytearray(5_000_000_000)"), ("memory",), 4),
    ("whose last cell calls itself without end", cell("def f(): f()\nf()"), ("RecursionError",), 4),
    ("whose last cell starts what goes on", cell("import subprocess; subprocess.Popen(['sleep', '600'])"), ("Made",),
     0),
    ("whose last cell clears the screen", cell("raise ValueError('\\x1b[2J')"), ("ValueError",), 4),
    ("whose last cell prints 20 MB", cell("print('x' * 20_000_000)"), ("too many for a document",), 4),
    ("whose last cell goes elsewhere", cell("import os; os.chdir('/')"), ("Made",), 0),
    ("whose cell before the last stops in itself", cell("import sys; sys.exit(0)", "1"), (), 4),
)  # fmt: skip
SAID: tuple[tuple[str, dict[str, Make], tuple[str, ...], int], ...] = (
    *((f"that is {what}", {"said/leeds.md": make}, (), 3) for what, make in FEW.items()),
    *((f"whose claims file is {what}", {"said/leeds.md": writes(f"{SECTION}9 of 34".encode()), "said/leeds.toml": make},
       (), 3) for what, make in FEW.items()),
    ("of another area", {"said/leads.md": writes(b"x")}, ("Did you mean",), 2),
    ("of no heading", {"said/leeds.md": writes(b"x")}, (), 2),
    ("of a heading that there is not", {"said/leeds.md": writes(b"## Nothing\n\nx")}, (), 2),
    ("whose heading clears the screen", {"said/leeds.md": writes(b"## \x1b[2J\n\nx")}, (), 2),
    ("of HTML", {"said/leeds.md": writes(f"{SECTION}<script>alert(1)</script>".encode())}, (), 2),
    ("with a picture of elsewhere", {"said/leeds.md": writes(f"{SECTION}![x](http://127.0.0.1:9/x.png)".encode())}, (),
     2),
    ("of 2 MB", {"said/leeds.md": writes(b"x" * 2_000_000)}, (), 3),
    ("of 30,000 brackets", {"said/leeds.md": writes(SECTION.encode() + b"[" * 30_000)}, (), 0),
    ("of 30,000 quotations within one another", {"said/leeds.md": writes(SECTION.encode() + b"> " * 30_000 + b"x")},
     (), 0),
    ("of 30,000 stars", {"said/leeds.md": writes(SECTION.encode() + b"*a **" * 6_000)}, (), 0),
    ("of lists 300 deep", {"said/leeds.md": writes(
        SECTION.encode() + b"".join(b"  " * n + b"- x\n" for n in range(300)))}, (), 0),
    ("of 30,000 headings", {"said/leeds.md": writes(b"## Ofsted judgements\n\nx\n" * 30_000)}, ("30,000 headings",), 2),
)  # fmt: skip


ATTACKS = (
    *(
        Attack(f"A notebook {what}", f"{REPORT} --notebook own.ipynb", says, code, {"own.ipynb": make}, leaves=PACKS,
               seconds=60 if "without end" in what else SECONDS)  # IPython takes long to tell of a recursion
        for what, make, says, code in NOTEBOOKS
    ),
    *(
        Attack(f"A notebook begun where {what} is", "new-report own.ipynb", (), 2, {"own.ipynb": make})
        for what, make in FEW.items()
    ),
    *(
        Attack(f"Commentary {what}", COMMENTED, says, code, files, leaves=PACKS)
        for what, files, says, code in SAID
    ),
    Attack("Commentary in a folder of 5,000 files", COMMENTED, (), 2,
           {"said/leeds.md": writes(b"x"), **{f"said/{n}.md": writes(b"x") for n in range(5_000)}}, leaves=PACKS),
    Attack("Commentary in a folder that is /dev", f"{REPORT} --commentary /dev/null", ("no folder",), 2),
    Attack("A project begun where there is one", "init own", (), 2, {"own/x": writes(b"x")}),
    Attack("A project begun within a file", "init file/own", (), 5, {"file": writes(b"x")}),
    Attack("A project begun under a name of 3,000 letters", ("init", LETTERS[:3_000]), (), 5),
    Attack("A project begun over a link in a circle", "init own", (), 2, {"own": link_to("own")}),
)  # fmt: skip
