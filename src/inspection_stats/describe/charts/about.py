"""What every chart of one service shares: its name, its source and its marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from inspection_stats.describe.charts.specification import (
    AnyChartSpec,
    ChartSpec,
)
from inspection_stats.describe.english.withheld import (
    INTERNAL,
)

SMALL_BASE_NOTE = "* Fewer than 10 cases."


@dataclass(frozen=True)
class About:
    """What all charts of one service's comparison share."""

    service_id: str
    service: str
    source: str
    illustrative: bool
    internal: bool = False

    def spec(
        self, name: str, kind: str, title: str, subtitle: str, rows: tuple[Any, ...], short: str, long: str,
        notes: tuple[str, ...], **more: Any,
    ) -> AnyChartSpec:  # fmt: skip
        """Chart specification with this service's source and marks."""
        notes = (INTERNAL, *notes) if self.internal else notes
        return ChartSpec(
            name=name, kind=kind, title=title, subtitle=f"{self.service}. {subtitle}", rows=rows, source=self.source,
            as_at=None, short=short, long=long, notes=notes, illustrative=self.illustrative, **more,
        )  # fmt: skip
