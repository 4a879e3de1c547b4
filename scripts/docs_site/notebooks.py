"""The notebooks as pages: each is run, and its cells are shown with their outputs."""

from __future__ import annotations

import base64
import hashlib
import re
import tempfile
from functools import partial
from html import escape
from pathlib import Path

import nbformat
import papermill
from nbformat import NotebookNode

from inspection_stats.packs.engine import ENGINE
from inspection_stats.packs.isolated import run_isolated
from scripts.docs_site.links import ROOT, led_in

NOTEBOOKS = ROOT / "notebooks"
IN_JUPYTERLAB_ONLY = ("explore.ipynb",)
"""Its choosers need a kernel: its page shows the code, and the guide has pictures."""

_PICTURE = re.compile(r'src="data:image/png;base64,([A-Za-z0-9+/=\s]+)"')
_STYLE_OF_PANDAS = re.compile(r"<style scoped>.*?</style>\s*", re.DOTALL)


def pages() -> dict[str, str | bytes]:
    """A page as Markdown for each notebook, run with the parameters that it comes with, its pictures, and their list.

    Raises what stopped a notebook.
    """
    paths = sorted(NOTEBOOKS.glob("*.ipynb"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for outcome in run_isolated(
            [one for one in paths if one.name not in IN_JUPYTERLAB_ONLY], partial(_run, folder), 2
        ):
            if outcome.error:
                raise outcome.error
        run = {
            one: nbformat.read(folder / one.name if (folder / one.name).exists() else one, as_version=4)
            for one in paths
        }
    made: dict[str, str | bytes] = {}
    for path, notebook in run.items():
        made[f"notebooks/{path.stem}.md"] = _page(path, notebook, made)
    return made | {"notebooks/index.md": _index(run)}


def _run(folder: Path, path: Path) -> None:
    papermill.execute_notebook(
        path, folder / path.name, engine_name=ENGINE, cwd=NOTEBOOKS, progress_bar=False, log_output=False
    )


def _page(path: Path, notebook: NotebookNode, made: dict[str, str | bytes]) -> str:
    parts = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            parts.append(led_in(cell.source, "notebooks", f"notebooks/{path.stem}.md"))
        elif cell.source.strip():
            parts.append(f"```python\n{cell.source}\n```")
        parts += [
            f'<div class="shown" data-search-exclude>\n{_html(output, made)}\n</div>'
            for output in cell.get("outputs", [])
        ]
    return "\n\n".join([parts[0], f"`notebooks/{path.name}`, as it ran when this page was built.", *parts[1:]]) + "\n"


def _html(output: NotebookNode, made: dict[str, str | bytes]) -> str:
    if output.output_type == "stream":
        return f"<pre>{escape(output.text)}</pre>"
    html = output.data.get("text/html", "")
    if not html and "image/png" in output.data:
        html = f'<img alt="What this cell draws" src="data:image/png;base64,{output.data["image/png"]}">'
    if not html:
        return f"<pre>{escape(output.data['text/plain'])}</pre>"
    html = re.sub(r"<(/?)h1>", r"<\1h2>", _STYLE_OF_PANDAS.sub("", html))  # a page has one title
    return _PICTURE.sub(partial(_filed, made), html)


def _filed(made: dict[str, str | bytes], picture: re.Match[str]) -> str:
    """A picture from the HTML, as a file next to the page."""
    content = base64.b64decode(picture[1])
    name = f"{hashlib.sha256(content).hexdigest()[:16]}.png"
    made[f"notebooks/{name}"] = content
    return f'loading="lazy" src="{name}"'


def _index(run: dict[Path, NotebookNode]) -> str:
    lines = [
        f"- [{one.cells[0].source.splitlines()[0].removeprefix('# ')}]({path.stem}.md)" for path, one in run.items()
    ]
    opening = (
        "Each as it comes with the suite, with what its cells showed when this site was built. "
        "`inspection-stats init FOLDER` gives you copies to change."
    )
    return "\n".join(["# Notebooks", "", opening, "", *lines]) + "\n"
