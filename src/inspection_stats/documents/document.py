"""The document that an executed notebook is: headings, sections, commentary and an analyst's own tables and figures.

Every form of a report is made from it: the page, the Word file, the workbook, the CSV and PNG files. What a cell shows
is in each; a deleted cell is in none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import nbformat
import pandas as pd
from slugify import slugify

from inspection_stats.documents.annex import Part, with_annex
from inspection_stats.documents.blocks import Bullets, block_from_json
from inspection_stats.documents.carried import Carried, Opening, carried_in
from inspection_stats.documents.own_outputs import cell_options, own_block
from inspection_stats.documents.parameters import SKIP, own_parameters
from inspection_stats.documents.prose import Heading, read_markdown
from inspection_stats.documents.run_id import NOTEBOOK, made_from
from inspection_stats.documents.sources import notebook_checksum
from inspection_stats.errors import BadRequest
from inspection_stats.plot.carried import FORM, CarriedChart
from inspection_stats.reference.quarters import long_date

COMMENTARY = "Commentary by the council"
LARGEST_OUTPUT = 20_000_000  # characters that one cell may show; the largest of the suite's own has a twentieth
ABOUT = "About this report"
FEWEST_CONTENTS = 1  # headings of a document that has a contents list
FEW = 3  # charts up to which a document takes so few pages of paper that it needs none there


@dataclass(frozen=True)
class Commentary:
    """What a markdown cell says: the council's own words, marked off from computed sentences wherever they appear."""

    blocks: tuple[Any, ...]
    label: str = COMMENTARY


@dataclass(frozen=True)
class Document:
    """A report as its notebook shows it. `run` is the id of the run: the same id, the same documents."""

    opening: Opening
    parts: tuple[Part, ...]
    frames: dict[str, pd.DataFrame]
    run: str

    @property
    def title(self) -> str:
        """The title of the report."""
        return self.opening.title

    @property
    def illustrative(self) -> bool:
        """Whether anything in it is made from illustrative data."""
        return self.opening.illustrative or any(chart.illustrative for chart in self.charts)

    @cached_property
    def charts(self) -> list[CarriedChart]:
        """Every chart and figure, in reading order."""
        return [chart for part in self.parts for chart in _charts(part)]

    @property
    def sources(self) -> list[str]:
        """What charts and tables were made from, each once; a row of a table names its own page or sheet."""
        named = [chart.source for chart in self.charts if chart.source]
        if not named:
            named = [source for frame in self.frames.values() if "source" in frame for source in frame["source"]]
        return list(dict.fromkeys(named))

    @property
    def about(self) -> tuple[Part, ...]:
        """The last part: what the report is made from, and how to identify it; none in a short document.

        There the footer says the same.
        """
        if len(self.headings) < FEWEST_CONTENTS:
            return ()
        return (Part(Heading(2, ABOUT, "about"), (Bullets(tuple(self.made_from)),)),)

    @property
    def headings(self) -> list[Heading]:
        """The headings of its parts."""
        return [part.heading for part in self.parts if part.heading]

    @property
    def contents(self) -> list[Heading]:
        """The headings of a contents list; none in a short document."""
        return [part.heading for part in (*self.parts, *self.about) if part.heading] if self.about else []

    @property
    def is_long(self) -> bool:
        """Whether it needs a contents list on paper."""
        return (
            bool(self.contents)
            and len([one for part in self.parts if not part.in_annex for one in _charts(part)]) > FEW
        )

    @property
    def made_from(self) -> list[str]:
        """The lines of `about`."""
        day = self.opening.as_at
        lines = [f"As at {long_date(day)}."] if day else []
        lines += [f"Source: {source}." for source in self.sources]
        lines.append(
            f"Run {self.run}: the same data, notebook, parameters, package versions and code make the same report, "
            "byte for byte, and give it the same number."
        )
        return lines

    @property
    def footer(self) -> str:
        """The footer of each printed page."""
        day = self.opening.as_at
        return f"{f'As at {long_date(day)}. ' if day else ''}Run {self.run}."


def _charts(part: Part) -> list[CarriedChart]:
    return [block for block in part.blocks if isinstance(block, CarriedChart)]


def read_document(notebook: nbformat.NotebookNode, inputs: dict[str, str] | None = None) -> Document:
    """The document that an executed notebook is; `inputs` are those that its cells do not know, such as a template.

    Raises `BadRequest` where no cell shows an opening or a section, two charts or tables have the same name, a figure
    has no alt text, markdown holds HTML, a cell shows too much, or the notebook was run by another version.
    """
    reading = _Reading()
    for number, cell in enumerate(notebook.cells, start=1):
        if SKIP not in cell.get("metadata", {}).get("tags", []):
            reading.read(cell, f"Cell {number}")
    opening = reading.opening
    if opening is None:
        raise BadRequest(
            "No cell shows what the report is about. Make its opening the last line of a cell, as in the shipped "
            "notebooks: q = open_quarter(area, quarter), and below it: q"
        )
    if not any(reading.blocks):
        raise BadRequest("No cell shows a section. Make one the last line of a cell, as in: q.briefing()")
    given = {**opening.inputs, **(inputs or {}), NOTEBOOK: notebook_checksum(notebook)}
    parameters = {**opening.parameters, **own_parameters(notebook)}
    run = made_from(parameters, given, opening.packages, opening.code)
    return Document(opening, tuple(with_annex(list(_parts(reading.blocks)))), reading.frames, run)


class _Reading:
    """What has been read of a notebook's cells."""

    def __init__(self) -> None:
        self.opening: Opening | None = None
        self.blocks: list[Any] = []
        self.frames: dict[str, pd.DataFrame] = {}
        self.places: dict[str, str] = {}
        self.sections: dict[str, str] = {}

    def read(self, cell: nbformat.NotebookNode, place: str) -> None:
        if cell.cell_type == "markdown":
            self.blocks += _commented(read_markdown(cell.source, place))
        elif cell.cell_type == "code":
            options = cell_options(cell.source, place)
            shown = [one for one in cell.get("outputs", []) if one.output_type in ("execute_result", "display_data")]
            _check_size(cell, place)
            for number, output in enumerate(shown):
                held = carried_in(output)
                name = options.get("label") or f"own-{slugify(place)}"
                if held is None:
                    own = own_block(output.data, options, f"{name}{f'-{number}' if number else ''}", place)
                    self._add(own, {}, place)
                else:
                    self._take(held, place)

    def _take(self, held: Any, place: str) -> None:
        if held.get("form") != FORM:
            raise BadRequest(f"{place} was run by another version of the suite. Run the notebook again.")
        carried = Carried.from_json(held)
        if carried.opening:
            if self.opening:
                raise BadRequest(f"{place} shows a second opening. A report has one area and one quarter.")
            self.opening = carried.opening
        if carried.name in self.sections:
            raise _twice(place, f"the section {carried.name}", self.sections[carried.name])
        if carried.name:
            self.sections[carried.name] = place
        self._add([block_from_json(block) for block in carried.blocks], dict(carried.frames), place)

    def _add(self, blocks: list[Any], frames: dict[str, pd.DataFrame], place: str) -> None:
        named = [getattr(block, "name", "") for block in blocks]
        for name in filter(None, dict.fromkeys([*named, *frames])):
            if name in self.places:
                raise _twice(place, f"“{name}”", self.places[name])
            self.places[name] = place
        self.blocks += blocks
        self.frames |= frames


def _twice(place: str, what: str, first: str) -> BadRequest:
    return BadRequest(f"{place} shows {what}, and so does {first.lower()}. Delete one of them.")


def _check_size(cell: nbformat.NotebookNode, place: str) -> None:
    size = sum(len(str(one.get("text", ""))) for one in cell.get("outputs", []))
    size += sum(len(str(text)) for one in cell.get("outputs", []) for text in one.get("data", {}).values())
    if size > LARGEST_OUTPUT:
        raise BadRequest(
            f"{place} shows {size / 1e6:.0f} million characters, too many for a document. Show fewer rows."
        )


def _commented(blocks: list[Any]) -> Iterator[Any]:
    """The blocks of a markdown cell: its headings as they are, the rest as the council's commentary."""
    said: list[Any] = []
    for block in [*blocks, None]:
        if block is not None and not isinstance(block, Heading):
            said.append(block)
            continue
        if said:
            yield Commentary(tuple(said))
        said = []
        if block is not None:
            yield block


def _parts(blocks: list[Any]) -> Iterator[Part]:
    """The blocks under their headings. A heading with nothing under it is left out: its section is not held."""
    taken: dict[str, int] = {}
    heading: Heading | None = None
    under: list[Any] = []
    for block in [*blocks, Heading(2, "")]:
        if not (isinstance(block, Heading) and block.level <= 2):
            under.append(_anchored(block, taken) if isinstance(block, Heading) else block)
            continue
        if held := _without_empty_headings(under):
            yield Part(_anchored(heading, taken) if heading else None, tuple(held))
        heading, under = replace(block, level=2), []


def _without_empty_headings(blocks: list[Any]) -> list[Any]:
    following = [*blocks, Heading(2, "")][1:]
    kept = [
        block
        for block, then in zip(blocks, following, strict=True)
        if not (isinstance(block, Heading) and isinstance(then, Heading) and then.level <= block.level)
    ]
    return kept if len(kept) == len(blocks) else _without_empty_headings(kept)


def _anchored(heading: Heading, taken: dict[str, int]) -> Heading:
    slug = slugify(heading.text) or "section"
    taken[slug] = taken.get(slug, 0) + 1
    return replace(heading, anchor=slug if taken[slug] == 1 else f"{slug}-{taken[slug]}")
