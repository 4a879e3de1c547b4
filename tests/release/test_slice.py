"""The slice is one walk: its list of modules is complete, and each imports only what is above it."""

from __future__ import annotations

import re
from pathlib import Path

from inspection_stats import release

FOLDER = Path(release.__file__).parent
LISTED = re.findall(r"^    (\w+)  +\S", release.__doc__ or "", flags=re.MULTILINE)


def test_the_list_names_every_module_of_the_slice():
    folders = {path.parent.name for path in FOLDER.glob("[!_]*/__init__.py")}
    assert sorted(LISTED) == sorted({path.stem for path in FOLDER.glob("[!_]*.py")} | folders)


def test_each_module_imports_only_what_is_above_it():
    for place, module in enumerate(LISTED):
        files = [FOLDER / f"{module}.py", *(FOLDER / module).glob("*.py")]
        text = "".join(file.read_text(encoding="utf-8") for file in files if file.is_file())
        used = set(re.findall(r"inspection_stats\.release\.(\w+)(?:\.\w+)* import", text))
        assert used <= {*LISTED[:place], module}, module
