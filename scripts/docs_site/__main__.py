"""Build the docs site: its pages as plain Markdown in site/pages, the site in site/html.

Run: python -m scripts.docs_site    (make docs)
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.docs_site import errors, notebooks, options, reference, tables
from scripts.docs_site.links import ROOT, decisions, inside, pages_from_outside

SITE = ROOT / "site"


def write_pages(folder: Path) -> None:
    """Every page of the site: those of docs/, those that lie elsewhere, those made from the code."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "docs", folder)
    for path in folder.rglob("*.md"):
        path.write_text(inside(path.read_text("utf-8"), path.relative_to(folder).as_posix()), encoding="utf-8")
    made = {
        **pages_from_outside(), **reference.pages(), **notebooks.pages(), "decisions/index.md": decisions(),
        "reference/options.md": options.page(), "reference/tables.md": tables.page(),
        "reference/frames.md": tables.frames_page(), "reference/errors.md": errors.page(),
    }  # fmt: skip
    for place, content in made.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def build(folder: Path = SITE) -> None:
    """The site in `html` of a folder, and its pages in `pages`.

    Exits with 1 where a link is dead or a page in no menu, and names it.
    """
    write_pages(folder / "pages")
    made = subprocess.run(
        # With --quiet it would count no warning.
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder / "html")],
        cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_PAGES": str(folder / "pages")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if made.returncode:
        sys.exit("\n".join(line for line in made.stderr.splitlines() if not line.startswith("INFO")))


if __name__ == "__main__":
    build()
    print("The site is in site/html: open site/html/index.html")
