"""Files outside docs/ that are pages of the site, and the links that lead to them."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

OUTSIDE = {
    "ARCHITECTURE.md": "maintainers/architecture.md",
    "CONTRIBUTING.md": "maintainers/contributing.md",
    "SECURITY.md": "maintainers/security.md",
    "CHANGELOG.md": "maintainers/changelog.md",
    "README.md": "index.md",
    "data/README.md": "reference/tables.md",
    "src/inspection_stats/errors.py": "reference/errors.md",
    "docs/decisions": "decisions/index.md",
    **{f"notebooks/{path.name}": f"notebooks/{path.stem}.md" for path in (ROOT / "notebooks").glob("*.ipynb")},
}
"""Files of the project by the page of the site that a link to one leads to."""

_LINK = re.compile(r"(?<!!)(\[[^\]]*\]\()([^)#\s]+)(#[^)\s]*)?(?=\))")


def pages_from_outside() -> dict[str, str]:
    """The project's own documents as pages."""
    return {
        page: led_in((ROOT / file).read_text("utf-8"), posixpath.dirname(file), page)
        for file, page in OUTSIDE.items()
        if page.startswith("maintainers/")
    }


def decisions() -> str:
    """The list of decisions."""
    lines = [
        f"- [{path.read_text('utf-8').splitlines()[0].removeprefix('# ')}]({path.name})".replace("[", "[", 1)
        for path in sorted((ROOT / "docs" / "decisions").glob("0*.md"))
    ]
    return (
        "# Decisions\n\nEach that took thought: the question, what was decided, and why.\n\n" + "\n".join(lines) + "\n"
    )


def inside(markdown: str, page: str) -> str:
    """A page of docs/ with its links to files outside led to the pages of the site."""
    return led_in(markdown, posixpath.dirname(f"docs/{page}"), page)


def led_in(markdown: str, folder: str, page: str) -> str:
    """Markdown written in a folder of the project, as a page of the site: its links lead to pages.

    A link that leads nowhere is left as it is, and mkdocs refuses it.
    """

    def led(link: re.Match[str]) -> str:
        if "://" in link[2]:
            return link[0]
        target = posixpath.normpath(posixpath.join(folder, link[2]))
        home = OUTSIDE.get(target, target.removeprefix("docs/") if target.startswith("docs/") else "")
        if not home:
            return link[0]
        return f"{link[1]}{posixpath.relpath(home, posixpath.dirname(page) or '.')}{link[3] or ''}"

    return _LINK.sub(led, markdown)
