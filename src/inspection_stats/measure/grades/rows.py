"""The frames that measures of grades give, as pandera models: what each column is and its type.

They are the types in signatures and the reference, and tests hold functions to them. A run loads nothing of this.
"""

from __future__ import annotations

import pandas as pd
from pandera.pandas import DataFrameModel, Field
from pandera.typing import Series

Day = "datetime64[s]"


class Judged(DataFrameModel):
    """A judgement of an inspection: a row of `ofsted_judgements.csv`."""

    inspection_id: Series[str] = Field(description="Area code, family of frameworks, day published")
    old_la_code: Series[str] = Field(description="The area's code, the Department for Education's")
    la_name: Series[str] = Field(description="Its name")
    framework: Series[str] = Field(description="The framework, by the first day on site")
    inspection_type: Series[str] = Field(description="What kind of inspection it was")
    on_site_from: Series[Day] = Field(description="First day on site, where a source gives it", nullable=True)
    on_site_to: Series[Day] = Field(description="Last day on site, where a source gives it", nullable=True)
    published: Series[Day] = Field(description="Day the report was published")
    judgement: Series[str] = Field(description="The judgement, by its key in frameworks.toml")
    grade: Series[str] = Field(description="The grade, one of its framework's, or “Not judged”")
    report_url: Series[str] = Field(description="Address of the report, or empty")
    source: Series[str] = Field(description="Where the row comes from")

    class Config:
        strict = True


class Inspection(DataFrameModel):
    """An inspection of an area, newest first."""

    inspection_id: Series[str] = Field(description="Area code, family of frameworks, day published", unique=True)
    framework: Series[str] = Field(description="The framework, by the first day on site")
    inspection_type: Series[str] = Field(description="What kind of inspection it was")
    on_site_from: Series[Day] = Field(description="First day on site, where a source gives it", nullable=True)
    on_site_to: Series[Day] = Field(description="Last day on site, where a source gives it", nullable=True)
    published: Series[Day] = Field(description="Day the report was published")

    class Config:
        strict = True


class Standing(DataFrameModel):
    """An authority or a service with the judgements of its latest inspection, a column for each judgement."""

    old_la_code: Series[str] = Field(description="Its code; of a service, its service_id", unique=True)
    la_name: Series[str] = Field(description="Its name")
    region_name: Series[str] = Field(description="Government region")
    inspection_id: Series[str] = Field(description="Its latest inspection; empty where there is none")
    framework: Series[str] = Field(description="The framework of that inspection; empty where there is none")
    inspection_type: Series[str] = Field(description="What kind of inspection it was; empty where there is none")
    on_site_from: Series[Day] = Field(description="First day on site, where a source gives it", nullable=True)
    published: Series[Day] = Field(description="Day its report was published", nullable=True)


class Change(DataFrameModel):
    """A judgement of an area in two inspections that followed each other."""

    old_la_code: Series[str] = Field(description="The area's code")
    la_name: Series[str] = Field(description="Its name")
    inspection_id_before: Series[str] = Field(description="The earlier inspection")
    framework_before: Series[str] = Field(description="Its framework")
    published_before: Series[Day] = Field(description="Day its report was published")
    inspection_id_after: Series[str] = Field(description="The later inspection")
    framework_after: Series[str] = Field(description="Its framework")
    published_after: Series[Day] = Field(description="Day its report was published")
    judgement: Series[str] = Field(description="The judgement, by its key in frameworks.toml")
    grade_before: Series[str] = Field(description="The earlier grade")
    grade_after: Series[str] = Field(description="The later grade")
    why_not: Series[str] = Field(description="Why the two are not compared, or empty")
    steps: Series[pd.Int64Dtype] = Field(
        description="Grades up (above 0) or down; missing where not compared", nullable=True
    )
    change: Series[str] = Field(description="The change in a word")

    class Config:
        strict = True


class GradeCount(DataFrameModel):
    """A grade, and how many have it."""

    grade: Series[str] = Field(description="The grade, or what takes its place", unique=True)
    count: Series[pd.Int64Dtype] = Field(description="Authorities or reports", ge=0)
    share: Series[pd.Float64Dtype] = Field(
        description="Of those with a grade, 0 to 1, unrounded", ge=0, le=1, nullable=True
    )

    class Config:
        strict = True
