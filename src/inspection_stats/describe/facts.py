"""One set of facts for each chart: drawing, labels, alt text, caption and table all come from it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Generic, TypeVar

import pandas as pd

from inspection_stats.quarters import long_date

ILLUSTRATIVE_DATA = "Illustrative data"


@dataclass(frozen=True)
class SufficiencyBar:
    """One judgement of a theme: a count, or words with the bounds they imply (percent), never both."""

    group: str
    label: str
    status: str
    sufficient: int | None = None
    applicable: int | None = None
    percent: str = ""
    small_base: bool = False
    words: str = ""
    at_least: float | None = None
    at_most: float | None = None


@dataclass(frozen=True)
class GradeCell:
    """The grade of one area for one judgement; `grade` is a grade or a status such as "Not judged"."""

    group: str
    area: str
    label: str
    grade: str


@dataclass(frozen=True)
class ContextPair:
    """A figure about an area beside its comparator, both in `unit` and printed as published."""

    group: str
    label: str
    local: float
    local_text: str
    comparator: str
    comparator_value: float
    comparator_text: str
    unit: str
    period: str


@dataclass(frozen=True)
class GradeShare:
    """How many of a group of authorities have one grade; `marked` where the area of the chart is one of them."""

    group: str
    label: str
    grade: str
    count: int
    total: int
    marked: bool = False


@dataclass(frozen=True)
class GradeSpan:
    """A grade of one judgement and the days it stood; `end` is the last day shown."""

    group: str
    label: str
    grade: str
    start: date
    end: date


Row = TypeVar("Row", SufficiencyBar, GradeCell, ContextPair, GradeShare, GradeSpan)


@dataclass(frozen=True)
class ChartFacts(Generic[Row]):
    """All that a chart says. `short` and `long` describe it for people who cannot see it."""

    name: str
    kind: str
    title: str
    subtitle: str
    rows: tuple[Row, ...]
    source: str
    as_at: date
    short: str
    long: str
    notes: tuple[str, ...] = field(default=())
    illustrative: bool = False

    @property
    def alt(self) -> str:
        """The short alternative text, one or two sentences."""
        return self._marked(self.short)

    @property
    def long_alt(self) -> str:
        """The long description, with every number that is drawn."""
        return self._marked(f"{self.title}. {self.subtitle}. {self.long} {' '.join(self.notes)}".strip())

    @property
    def caption(self) -> str:
        """The caption for a paper: title, source and date."""
        return self._marked(f"{self.title}. {self.source_line}")

    @property
    def source_line(self) -> str:
        """ "Source: …; as at 31 March 2016"."""
        return f"Source: {self.source}. As at {long_date(self.as_at)}."

    def table(self) -> pd.DataFrame:
        """The rows of the chart as a frame, a column for each of their facts."""
        return pd.DataFrame([asdict(row) for row in self.rows])

    def _marked(self, text: str) -> str:
        return f"{ILLUSTRATIVE_DATA}. {text}" if self.illustrative else text
