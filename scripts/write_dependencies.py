"""Write docs/dependencies.md: every package that pyproject.toml names, why it is there, and under which licence.

    python scripts/write_dependencies.py

The licence is what the installed package says of itself. A package without a reason, a reason without a package, and a
package that nothing uses are errors; the tests call the same functions.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import files, metadata, packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs" / "dependencies.md"

REASONS = {
    "afcharts": "the Analysis Function's colours for charts",
    "duckdb": "counts files with a row for each case, of any length, without holding them in memory",
    "filelock": "keeps a folder of packs for one run at a time, on every system",
    "ipykernel": "the kernel that papermill and JupyterLab run a notebook in",
    "ipywidgets": "the choosers of the explore page",
    "itables": "tables of the explore page that sort and filter, offline",
    "jinja2": "the HTML of sections, tables and the index page, escaped",
    "jupyterlab": "where the notebooks are opened (`make lab`)",
    "lxml": "reads the XML of a paper that is a Word file as events: no entity, no tree in memory",
    "matplotlib": "draws every chart",
    "mistune": "reads markdown cells into headings, paragraphs, lists and tables; nbconvert brings it too",
    "nbconvert": "the report's page from the executed notebook",
    "pandas": "the tables in memory",
    "pandera": "what columns and types a frame has: the models in signatures, in the reference and in tests",
    "papermill": "runs a notebook with parameters",
    "pydantic": "checks claims files and frameworks.toml",
    "pypdf": "reads the text of a paper that is a PDF",
    "python-calamine": "reads XLSX and ODS without running anything in them",
    "python-docx": "writes the Word annex",
    "python-slugify": "folder and file names from the names of areas",
    "rich": "progress and tables in a terminal",
    "scipy": "exact tests and intervals",
    "seaborn": "the heatmap",
    "sqlalchemy": "reads case counts from a database",
    "sqlglot": "tells whether a query for a database is one plain SELECT",
    "statsmodels": "Newcombe intervals and the Benjamini-Hochberg adjustment",
    "typer": "the command line",
    "xlsxwriter": "writes tables.xlsx, the same bytes each time",
    "axe-playwright-python": "checks the accessibility of pages",
    "beautifulsoup4": "reads pages in tests",
    "distributed": "many packs on a Dask cluster (`--scheduler`); brings fsspec for addresses",
    "editables": "what hatchling needs to install the suite from its own folder",
    "hatchling": "builds and installs the suite",
    "hypothesis": "tests with many random examples",
    "import-linter": "tests that imports keep the direction that ARCHITECTURE.md draws",
    "mkdocs": "builds the docs site from Markdown, and refuses a dead link",
    "mkdocs-material": "the site's look, its menu and its search, which works from a folder",
    "mkdocstrings": "the reference of Python names, from signatures and docstrings",
    "mypy": "checks types",
    "nbstripout": "keeps outputs out of the notebooks in the repository",
    "pillow": "compares pictures in tests",
    "playwright": "opens pages in a browser in tests",
    "polars": "another way to pool cases, for the benchmark to compare with",
    "psutil": "measures memory in the benchmarks",
    "psycopg": "the driver for PostgreSQL",
    "pyproject2conda": "writes environment.yml from pyproject.toml",
    "pytest": "runs the tests",
    "pytest-xdist": "runs the tests side by side",
    "ruff": "checks and formats the code",
    "textstat": "counts syllables for the reading ease of reports; from 0.7.9 on it downloads its word list",
    "uv": "resolves the lock",
}
NAMED = {
    "ipykernel": ("src/inspection_stats/packs/notebooks.py", 'kernel_name="python3"'),
    "jupyterlab": ("Makefile", "jupyter lab"),
    "editables": ("Makefile", "--no-build-isolation -e ."),
    "hatchling": ("pyproject.toml", 'build-backend = "hatchling.build"'),
    "import-linter": ("Makefile", "/lint-imports"),
    "mkdocs": ("scripts/docs_site/__main__.py", '"-m", "mkdocs", "build"'),
    "mkdocs-material": ("mkdocs.yml", "name: material"),
    "mkdocstrings": ("mkdocs.yml", "- mkdocstrings:"),
    "mypy": ("Makefile", "/mypy"),
    "nbstripout": ("Makefile", "/nbstripout"),
    "psycopg": ("src/inspection_stats/load/database.py", "postgresql+psycopg"),
    "pyproject2conda": ("Makefile", "/pyproject2conda"),
    "pytest-xdist": ("Makefile", "pytest -n 2"),
    "ruff": ("Makefile", "/ruff"),
    "uv": ("Makefile", "/uv pip compile"),
}
"""Packages that no file imports: the file that names them, and how."""

SUITE = "inspection-stats"

COMES_WITH = {"ipython": "ipykernel", "traitlets": "ipykernel", "nbformat": "nbconvert", "numpy": "pandas",
              "pillow": "matplotlib", "markupsafe": "jinja2", "fsspec": "distributed"}  # fmt: skip
"""Packages that the suite imports and that come with another, which cannot do without them."""

GROUPS = {"": "To run the suite", "lab": "For JupyterLab and the explorer: `pip install inspection-stats[lab]`",
          "database": "For databases and files of cases: `pip install inspection-stats[database]`",
          "cluster": "For a Dask cluster or an address: `pip install inspection-stats[cluster]`",
          "docs": "To build the docs site: `make docs`", "dev": "To test and to maintain it"}  # fmt: skip


def declared() -> dict[str, dict[str, str]]:
    """The requirements of pyproject.toml by group (`""` is what the suite runs on): name to requirement."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = {"": project["dependencies"], **project["optional-dependencies"]}
    named = {group: {plain(re.split(r"[^\w.-]", one)[0]): one for one in held} for group, held in groups.items()}
    return {group: {name: one for name, one in held.items() if name != SUITE} for group, held in named.items()}


def plain(name: str) -> str:
    """A package's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(*folders: str) -> set[str]:
    """The packages that the Python files of these folders import."""
    modules: set[str] = set()
    for folder in folders:
        for file in (ROOT / folder).rglob("*.py"):
            modules.update(_modules(ast.parse(file.read_text("utf-8"))))
    known = packages_distributions()
    return {plain(name) for module in modules for name in known.get(module, ())} - {SUITE}


def unused() -> list[str]:
    """The declared packages that nothing imports and no file names; those to run, by the suite itself."""
    suite, rest = imported("src"), imported("src", "tests", "scripts", "benchmarks")
    groups = declared()
    return sorted(
        name
        for group, held in groups.items()
        for name in held
        if name not in (rest if group == "dev" else suite) and not _is_named(name)
    )


def licence(name: str) -> str:
    """The licence that an installed package states: its expression, else its classifier, else its short text."""
    said = metadata(name)
    every = said.get_all("Classifier") or []
    classifiers = [one.rsplit(" :: ", 1)[-1] for one in every if one.startswith("License ::")]
    text = (said.get("License") or "").strip()
    if said.get("License-Expression") or classifiers:
        return said.get("License-Expression") or ", ".join(classifiers)
    if text and "\n" not in text:
        return text
    return "MIT (its licence file)" if "Permission is hereby granted, free of charge" in _licence_file(name) else ""


def document() -> str:
    """The page."""
    parts = [HEAD]
    groups = declared()
    for group, heading in GROUPS.items():
        shown = [name for name in sorted(groups[group]) if group != "dev" or name not in _shown_before(groups)]
        rows = "".join(f"| {name} | {REASONS[name]} | {licence(name)} |\n" for name in shown)
        parts.append(f"## {heading}\n\n| Package | Why | Licence |\n| --- | --- | --- |\n{rows}")
    beside = "".join(f"| {name} | {parent} |\n" for name, parent in sorted(COMES_WITH.items()))
    parts.append(f"## Imported, and come with another\n\n| Package | Comes with |\n| --- | --- |\n{beside}")
    return "\n".join(parts)


HEAD = """# Dependencies

Written by `scripts/write_dependencies.py`; a test keeps it true. Versions are in `requirements.lock`, each with its
hashes. The licence is the one that the installed package states.
"""


def _shown_before(groups: dict[str, dict[str, str]]) -> set[str]:
    return {name for group, held in groups.items() if group != "dev" for name in held}


def _is_named(name: str) -> bool:
    file, words = NAMED.get(name, ("", ""))
    return bool(file) and words in (ROOT / file).read_text("utf-8")


def _licence_file(name: str) -> str:
    found = [one for one in files(name) or () if re.match(r"licen[cs]e", one.name, re.IGNORECASE)]
    return found[0].read_text() if found else ""


def _modules(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name.split(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8", newline="\n")
    print(f"Written: {DOCUMENT.relative_to(ROOT)}")
