"""A report: what the notebooks show and what goes into a pack."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from inspection_stats.draw.chart import Chart
from inspection_stats.publish.blocks import Section
from inspection_stats.publish.save import save_charts, save_tables
from inspection_stats.publish.word import save_word


@dataclass(frozen=True)
class Report:
    """A report: its title, its sections in reading order, the frames behind its tables, and the id of its run."""

    title: str
    sections: tuple[Section, ...]
    frames: dict[str, pd.DataFrame]
    run_id: str
    illustrative: bool = False

    def __repr__(self) -> str:
        return self.title

    def _repr_html_(self) -> str:
        return "".join(section._repr_html_() for section in self.sections)

    @property
    def charts(self) -> list[Chart]:
        """Every chart of the report, in reading order."""
        return [block for section in self.sections for block in section.blocks if isinstance(block, Chart)]

    def save(self, folder: str | Path) -> None:
        """Write charts, tables and the Word annex into a folder; an empty name writes nothing. Raises `CannotWrite`."""
        save_charts(self.charts, folder)
        save_tables(self.frames, folder)
        save_word(self.title, self.sections, folder, illustrative=self.illustrative)
