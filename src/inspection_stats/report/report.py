"""A report: what the notebooks show and what goes into a pack."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from inspection_stats.documents.blocks import Bullets, Section
from inspection_stats.documents.files import save_tables, save_widths
from inspection_stats.documents.html import CONTENTS
from inspection_stats.documents.word.annex import save_word
from inspection_stats.documents.workbook import save_workbook
from inspection_stats.plot.chart import Chart
from inspection_stats.plot.paste import other_widths
from inspection_stats.reference.quarters import long_date


@dataclass(frozen=True)
class Report:
    """A report: its title, its sections in reading order, the frames behind its tables, and the id of its run.

    `as_at` is the day its figures stand for, None where each source names its own.
    """

    title: str
    sections: tuple[Section, ...]
    frames: dict[str, pd.DataFrame]
    run_id: str
    illustrative: bool = False
    as_at: date | None = None

    def __repr__(self) -> str:
        return self.title

    def _repr_html_(self) -> str:
        return "".join(section._repr_html_() for section in (*self.sections, self.about))

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """What a cell carries beside the HTML: the headings, from which the page makes its contents list."""
        return {CONTENTS: [[section.name, section.heading] for section in (*self.sections, self.about)]}

    @property
    def shown(self) -> dict[str, Any]:
        """All that a cell shows of the report, by MIME type."""
        return {"text/html": self._repr_html_(), **self._repr_mimebundle_()}

    @property
    def charts(self) -> list[Chart]:
        """Every chart of the report, in reading order."""
        return [block for section in self.sections for block in section.drawn if isinstance(block, Chart)]

    @property
    def sources(self) -> list[str]:
        """What the charts and the tables were made from, each once; a row of a table names its own page or sheet."""
        named = [chart.spec.source for chart in self.charts]
        if not named:
            named = [source for frame in self.frames.values() if "source" in frame for source in frame["source"]]
        return list(dict.fromkeys(named))

    @property
    def about(self) -> Section:
        """The last section: what the report is made from, and how to tell it from another."""
        return Section("about", "About this report", (Bullets(self._made_from()),))

    def _made_from(self) -> tuple[str, ...]:
        lines = [f"As at {long_date(self.as_at)}."] if self.as_at else []
        lines += [f"Source: {source}." for source in self.sources]
        lines.append(
            f"Run {self.run_id}: the same data, parameters, package versions and code make the same report, byte for "
            "byte, and give it the same number."
        )
        return tuple(lines)

    def save(self, folder: str | Path, word_template: str | Path = "") -> None:
        """Write charts, tables and the Word annex into a folder; an empty name writes nothing.

        The annex takes its styles, headers and footers from `word_template`, a Word file, where one is named. Raises
        `BadRequest` for a template that cannot be used and `CannotWrite`.
        """
        if not str(folder):
            return
        drawn = [(chart, *other_widths(chart)) for chart in self.charts]
        for widths in drawn:
            save_widths(widths, folder, run=self.run_id)
        wide = {widths[0].spec.name: max(widths, key=lambda one: one.width) for widths in drawn}
        save_tables(self.frames, folder)
        save_workbook(self.title, self._made_from(), self.frames, folder, illustrative=self.illustrative)
        save_word(
            self.title,
            [_with_charts(section, wide) for section in (*self.sections, self.about)],
            folder,
            footer=self._footer(),
            illustrative=self.illustrative,
            template=Path(word_template) if str(word_template) else None,
        )

    def _footer(self) -> str:
        as_at = f"As at {long_date(self.as_at)}. " if self.as_at else ""
        return f"{as_at}Run {self.run_id}."


def _with_charts(section: Section, charts: dict[str, Chart]) -> Section:
    """A section with its charts as drawn at another width: paper is wider than a telephone."""
    blocks = (charts[block.spec.name] if isinstance(block, Chart) else block for block in section.drawn)
    return replace(section, blocks=tuple(blocks))
