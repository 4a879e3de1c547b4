"""One set of facts for each chart: drawing, labels, alt text, caption and table all come from it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

import pandas as pd

from inspection_stats.reference.quarters import long_date
from inspection_stats.reference.statuses import ILLUSTRATIVE_DATA


@dataclass(frozen=True)
class SufficiencyBar:
    """One judgement of a theme: a count, or words with the bounds they imply (percent), never both.

    `published` is a percentage without counts. Without any of them, the status says why: withheld, or not applicable.
    """

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
    published: float | None = None
    national: float | None = None
    national_text: str = ""


@dataclass(frozen=True)
class GradeCell:
    """The grade of one area for one judgement; `grade` is a grade or a status such as "Not judged".

    A joint judgement takes several `columns`, from that of `label` on.
    """

    group: str
    area: str
    label: str
    grade: str
    columns: int = 1


@dataclass(frozen=True)
class ContextPair:
    """A figure about an area and its comparator, both in `unit` and printed as published."""

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
    """A grade of one judgement and the days it held; `end` is the last day shown."""

    group: str
    label: str
    grade: str
    start: date
    end: date


@dataclass(frozen=True)
class IntervalDot:
    """A percentage with its interval and an average, all in percent, and the word of the comparison."""

    group: str
    label: str
    count_text: str
    percent: float
    lower: float
    upper: float
    national: float | None
    text: str
    verdict: str


@dataclass(frozen=True)
class FunnelPoint:
    """One service in a funnel: its base, its percentage and where it is; the limits are those at its base.

    `applicable` is the base that the limits are for, in cases; `count_text` and `text` are what the percentage is of,
    and the percentage, as printed.
    """

    label: str
    applicable: int
    percent: float
    place: str
    marked: bool = False
    count_text: str = ""
    text: str = ""


@dataclass(frozen=True)
class FunnelStep:
    """The limits of a funnel at one base, in percent."""

    applicable: int
    lower_95: float
    upper_95: float
    lower_998: float
    upper_998: float


@dataclass(frozen=True)
class HeatCell:
    """The percentage of one service for one question, as printed, or the symbol that replaces it."""

    group: str
    label: str
    column: str
    percent: float | None
    text: str
    marked: bool = False


@dataclass(frozen=True)
class RankedBar:
    """One service's percentage among its peers."""

    label: str
    percent: float
    count_text: str
    text: str
    marked: bool = False


Row = TypeVar(
    "Row",
    SufficiencyBar,
    GradeCell,
    ContextPair,
    GradeShare,
    GradeSpan,
    IntervalDot,
    FunnelPoint,
    HeatCell,
    RankedBar,
)


@dataclass(frozen=True)
class ChartSpec(Generic[Row]):
    """All that a chart says. `short` and `long` describe it for people who cannot see it.

    `average` is the one average that the whole chart is held against (percent), `steps` the limits of a funnel,
    `grades` the grades of the chart's framework, best first; none where it shows no grades. One that belongs to the
    `annex` is folded away in its cell and appears at the end of a document.
    """

    name: str
    kind: str
    title: str
    subtitle: str
    rows: tuple[Row, ...]
    source: str
    as_at: date | None
    short: str
    long: str
    notes: tuple[str, ...] = field(default=())
    illustrative: bool = False
    average: float | None = None
    average_text: str = ""
    steps: tuple[FunnelStep, ...] = field(default=())
    grades: tuple[str, ...] = ()
    annex: bool = False

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
        """ "Source: …. As at 31 March 2016."; without the day where the source names its own period."""
        as_at = f" As at {long_date(self.as_at)}." if self.as_at else ""
        return f"Source: {self.source}.{as_at}"

    def table(self) -> pd.DataFrame:
        """The rows of the chart as a frame, a column for each of their facts."""
        return pd.DataFrame([asdict(row) for row in self.rows])

    def _marked(self, text: str) -> str:
        return f"{ILLUSTRATIVE_DATA}. {text}" if self.illustrative else text


AnyChartSpec = ChartSpec[Any]
"""The specification of a chart of any kind."""
