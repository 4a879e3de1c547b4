"""A council's commentary: markdown for an area, put below the sections that its headings name."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path

import nbformat

from inspection_stats.documents.parameters import SKIP
from inspection_stats.errors import BadRequest, nearest
from inspection_stats.load.files import read_bytes
from inspection_stats.packs.pack import folder_name

ENDING = ".md"
MOST_BYTES = 1_000_000
MOST_HEADINGS = 200  # the shipped report has some twenty sections
HEADING = re.compile(r"^#{1,2}\s+(.+?)\s*#*\s*$")


def find_commentary(folder: Path, areas: Sequence[str]) -> dict[str, Path]:
    """The markdown file of each area that has one in a folder: `westminster.md`, named as the area's folder of packs.

    Raises `BadRequest` where there is no such folder, and for each file that is for none of the areas.
    """
    if not os.path.isdir(folder):
        raise BadRequest(
            f"There is no folder {folder} with commentary. Name a folder that holds files like westminster.md."
        )
    known = {folder_name(area): area for area in areas}
    files = sorted(folder.glob(f"*{ENDING}"))
    strange = [file for file in files if file.stem not in known]
    if strange:
        raise BadRequest("\n".join(_of_no_area(file, list(known)) for file in strange))
    return {known[file.stem]: file for file in files}


def read_commentary(file: Path) -> str:
    """The text of a file of commentary. Raises `BadRequest` where it is not UTF-8, `BadData` where it is too large."""
    try:
        return read_bytes(file, MOST_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadRequest(f"{file} is not text in UTF-8. Save it again as UTF-8.") from None


def with_commentary(notebook: nbformat.NotebookNode, text: str, place: str) -> nbformat.NotebookNode:
    """A notebook with commentary: the text under each heading becomes a cell below the section of that heading.

    Raises `BadRequest` for a heading that the notebook does not have, for text under no heading, and for HTML.
    """
    from inspection_stats.documents.prose import read_markdown  # noqa: PLC0415 - half a second; few have commentary

    notebook = deepcopy(notebook)
    headings = [(number, title) for number, cell in enumerate(notebook.cells) for title in _titles(cell)]
    names = {title.casefold(): title for _, title in headings}
    found: list[tuple[int, str]] = []
    for title, said in _split(text, place):
        read_markdown(said, f"{place}, “{title}”")
        if title.casefold() not in names:
            raise BadRequest(
                f"{place} has the heading “{title}”, and the report has no such section. "
                f"{nearest(title, list(names.values())) or 'It has: ' + ', '.join(names.values()) + '.'}"
            )
        here = next(number for number, one in headings if one.casefold() == title.casefold())
        found.append((next((number for number, _ in headings if number > here), len(notebook.cells)), said.strip()))
    for place_in, said in sorted(found, key=lambda one: one[0], reverse=True):  # from the end, so that no place moves
        notebook.cells.insert(place_in, nbformat.v4.new_markdown_cell(said))
    return notebook


def own_words(notebook: nbformat.NotebookNode) -> str:
    """What the markdown cells of a notebook say in documents, apart from headings: a council's own words."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "markdown" and not _is_skipped(cell)]
    lines = [line for cell in cells for line in (*cell.source.splitlines(), "") if not line.startswith("#")]
    return "\n".join(lines).strip()


def _is_skipped(cell: nbformat.NotebookNode) -> bool:
    return SKIP in cell.metadata.get("tags", [])


def _split(text: str, place: str) -> list[tuple[str, str]]:
    """The headings of a commentary, each with the text under it, in their order."""
    parts: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if found := HEADING.match(line):
            parts.append((found[1], []))
        elif parts:
            parts[-1][1].append(line)
        elif line.strip():
            raise BadRequest(
                f"{place} starts with text under no heading. Start it with the heading of the section that it follows, "
                "as in: ## Ofsted judgements"
            )
    if len(parts) > MOST_HEADINGS:
        raise BadRequest(f"{place} has {len(parts):,} headings; write no more than {MOST_HEADINGS}, one for a section.")
    return [(title, "\n".join(lines)) for title, lines in parts if "".join(lines).strip()]


def _titles(cell: nbformat.NotebookNode) -> list[str]:
    if cell.cell_type != "markdown" or _is_skipped(cell):
        return []
    return [found[1] for line in cell.source.splitlines() if (found := HEADING.match(line))]


def _of_no_area(file: Path, known: Sequence[str]) -> str:
    hint = nearest(file.stem, known) or "Name it as the folder of the area's pack, as in westminster.md."
    return f"{file} is not for an area that is reported on. {hint}"
