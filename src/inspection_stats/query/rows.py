"""The frames that answers hold beyond those of the measures, as pandera models. A run loads nothing of this."""

from __future__ import annotations

from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series

from inspection_stats.measure.grades.rows import Day


class StandingAnswer(DataFrameModel):
    """An authority with its latest judgements as they are printed, a column for each judgement."""

    old_la_code: Series[str] = Field(description="The authority's code", unique=True)
    authority: Series[str] = Field(description="Its name")
    framework: Series[str] = Field(description="The framework of its latest inspection; empty where there is none")
    published: Series[Day] = Field(description="Day its report was published", nullable=True)
