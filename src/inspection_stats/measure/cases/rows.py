"""The frames that measures of case counts give, as pandera models: what each column is, its type and its unit.

They are the types in signatures and the reference, and tests hold functions to them. A run loads nothing of this.
"""

from __future__ import annotations

import pandas as pd
from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series

from inspection_stats.reference.statuses import IMPLIED, STATUSES

PERCENT = {"ge": 0, "le": 100, "nullable": True}
POINTS = {"ge": -100, "le": 100, "nullable": True}
COUNT = {"ge": 0, "nullable": True}


class Limits(DataFrameModel):
    """The interval of each percentage, a row each."""

    lower: Series[float] = Field(
        description="Lower limit, per cent, unrounded; missing where there is no count", **PERCENT
    )
    upper: Series[float] = Field(
        description="Upper limit, per cent, unrounded; missing where there is no count", **PERCENT
    )


class Measured(Limits):
    """A judgement of a screening with its percentage: a row of `sqs_judgements.csv`, and what is added to it."""

    theme: Series[str] = Field(description="The theme of the letter")
    judgement_id: Series[str] = Field(description="Name of the question, the same in every screening")
    judgement: Series[str] = Field(description="Its label")
    sufficient: Series[pd.Int64Dtype] = Field(description="Cases judged sufficient", **COUNT)
    applicable: Series[pd.Int64Dtype] = Field(description="Cases the question applied to", **COUNT)
    status: Series[str] = Field(description="How the result is stated", isin=STATUSES)
    implied: Series[str] = Field(description="What the words imply", isin=("", *IMPLIED))
    part_of: Series[str] = Field(description="Question whose cases include these, or empty")
    percent: Series[pd.Float64Dtype] = Field(description="Sufficient of applicable, per cent, unrounded", **PERCENT)
    method: Series[str] = Field(description="How the interval was made; empty where there is none")
    small_base: Series[bool] = Field(description="Fewer than ten cases")
    at_least: Series[pd.Float64Dtype] = Field(description="The least that the words imply, per cent", **PERCENT)
    at_most: Series[pd.Float64Dtype] = Field(description="The most that the words imply, per cent", **PERCENT)


class ThemeTotal(Limits):
    """A theme with its judgements pooled."""

    theme: Series[str] = Field(description="The theme", unique=True)
    judgements: Series[pd.Int64Dtype] = Field(description="Judgements that are pooled", **COUNT)
    left_out: Series[pd.Int64Dtype] = Field(description="Judgements stated in words only", **COUNT)
    withheld: Series[pd.Int64Dtype] = Field(description="Judgements whose counts are withheld", **COUNT)
    sufficient: Series[pd.Int64Dtype] = Field(description="Sum of sufficient cases; missing where withheld", **COUNT)
    applicable: Series[pd.Int64Dtype] = Field(description="Sum of applicable cases; missing where withheld", **COUNT)
    percent: Series[pd.Float64Dtype] = Field(description="Pooled, per cent, unrounded", **PERCENT)
    method: Series[str] = Field(description="How the interval was made")
    caution: Series[str] = Field(description="What a reader of the interval must know")

    class Config:
        strict = True


class Pooled(Limits):
    """A question, or a theme (with an empty `judgement_id`), with the case counts of many services pooled."""

    level: Series[str] = Field(description="What the row is about", isin=("judgement", "theme"))
    theme: Series[str] = Field(description="The theme")
    judgement_id: Series[str] = Field(description="The question; empty for a theme")
    inspections: Series[int] = Field(description="Services with any case", ge=0)
    sufficient: Series[pd.Int64Dtype] = Field(description="Sum of sufficient cases", **COUNT)
    applicable: Series[pd.Int64Dtype] = Field(description="Sum of applicable cases", **COUNT)
    cases_pooled: Series[float] = Field(description="Average in which all cases count alike, per cent", **PERCENT)
    method: Series[str] = Field(description="How the interval was made; empty where there is none")
    mean_of_services: Series[float] = Field(
        description="Average in which all services count alike, per cent", **PERCENT
    )
    status: Series[str] = Field(description="Whether the average is shown", isin=("exact", "suppressed"))
    caution: Series[str] = Field(description="What a reader of a theme's interval must know")
    illustrative: Series[str] = Field(description="yes where any count is invented", isin=("yes", "no"))

    class Config:
        strict = True


class Compared(Limits):
    """A judgement, or a theme (with an empty `judgement_id`), compared with the average."""

    level: Series[str] = Field(description="What the row is about", isin=("judgement", "theme"))
    theme: Series[str] = Field(description="The theme")
    judgement_id: Series[str] = Field(description="The question; empty for a theme")
    judgement: Series[str] = Field(description="Its label")
    sufficient: Series[pd.Int64Dtype] = Field(description="The service's sufficient cases", **COUNT)
    applicable: Series[pd.Int64Dtype] = Field(description="The service's applicable cases", **COUNT)
    percent: Series[pd.Float64Dtype] = Field(description="The service's percentage, unrounded", **PERCENT)
    status: Series[str] = Field(description="How the service's result is stated")
    source: Series[str] = Field(description="Where the service's figure is from")
    national: Series[pd.Float64Dtype] = Field(
        description="The average, per cent, without the service's cases", **PERCENT
    )
    mean_of_services: Series[pd.Float64Dtype] = Field(description="Mean of the other services, per cent", **PERCENT)
    national_sufficient: Series[pd.Int64Dtype] = Field(description="Sufficient cases of the average", **COUNT)
    national_applicable: Series[pd.Int64Dtype] = Field(description="Applicable cases of the average", **COUNT)
    inspections: Series[pd.Int64Dtype] = Field(description="Inspections that the average rests on", **COUNT)
    basis: Series[str] = Field(description="What kind of average it is")
    period: Series[str] = Field(description="The period of the average")
    direction: Series[str] = Field(description="Where only that is published: higher or lower")
    national_source: Series[str] = Field(description="Where the average is from")
    difference: Series[pd.Float64Dtype] = Field(
        description="The service's less the average, percentage points", **POINTS
    )
    difference_lower: Series[float] = Field(description="Lower limit of the difference, percentage points", **POINTS)
    difference_upper: Series[float] = Field(description="Upper limit of the difference, percentage points", **POINTS)
    difference_method: Series[str] = Field(description="How that interval was made")
    test: Series[str] = Field(description="The test of the difference; empty where none was made")
    p: Series[float] = Field(description="Its p value", ge=0, le=1, nullable=True)
    p_adjusted: Series[float] = Field(
        description="The same over all questions tested at once", ge=0, le=1, nullable=True
    )
    verdict: Series[str] = Field(description="better, worse, not significantly different, not compared or not tested")
    reason: Series[str] = Field(description="Why it was not compared")
    fragility: Series[pd.Int64Dtype] = Field(
        description="Cases judged otherwise that would change the verdict", **COUNT
    )
    fragile_to: Series[str] = Field(description="What the verdict would then be")
    caution: Series[str] = Field(description="What a reader of a theme's interval must know")
    context: Series[str] = Field(description="Label of another programme's figures shown as context")
    illustrative: Series[str] = Field(description="yes where any count is invented", isin=("yes", "no"))

    class Config:
        strict = True
