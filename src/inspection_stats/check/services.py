"""The tables of services, and of what any inspectorate said of a service or an authority, statement by statement.

What needs two tables, or the frameworks, is checked in `check.statements`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from inspection_stats.check.columns import code, day_month_or_year, number, one_of, text, whole_number
from inspection_stats.check.ofsted import AREA_CODE
from inspection_stats.check.sqs import SLUG, SOURCE
from inspection_stats.check.table import TableDefinition

STATED, NAMED_AFTER, UNKNOWN = "stated", "named after it", "not known"
BASES = (STATED, NAMED_AFTER, UNKNOWN)
KINDS = ("youth offending service", "safeguarding board")
COUNTRIES = ("England", "Wales")
SOURCE_KINDS = ("inspectorate", "inspectorate, mirrored", "council", "Hansard")
"""Who published the page a row rests on; what newspapers or scrapers say is not a fact of the suite's."""

QUOTE = "The words of the source that the row rests on; “...” for words left out"
TYPES = ("joint inspection", "not stated")

Found = Iterator[tuple[int, str, str, str]]


def _area_fits_basis(rows: pd.DataFrame) -> Found:
    unknown = rows["basis"].eq(UNKNOWN)
    for row in rows.index[unknown & rows["area_name"].ne("")]:
        yield row, "area_name", "An area is named, but the basis says that none is known", f"Write “{STATED}”"
    for row in rows.index[~unknown & rows["area_name"].eq("")]:
        yield row, "area_name", "No area is named", f"Name the area it serves, or write the basis “{UNKNOWN}”"
    english = rows["country"].eq("England") & ~unknown
    for row in rows.index[english & rows["old_la_code"].eq("")]:
        yield row, "old_la_code", "An area of England without its code", "Write the code that areas.csv has for it"
    for row in rows.index[~rows["country"].eq("England") & rows["old_la_code"].ne("")]:
        country = rows["country"][row]
        yield row, "old_la_code", f"An area of {country} has no code in areas.csv", "Empty the cell"


def _one_service_one_name(rows: pd.DataFrame) -> Found:
    for column in ("service", "kind", "country"):
        first = rows.groupby("service_id")[column].transform("first")
        for row in rows.index[rows[column].ne(first)]:
            yield row, column, "Another row of the same service says something else", "Make the rows agree"


SERVICE_AREAS = TableDefinition(
    "service_areas.csv",
    "one area served by a service, or a service of which no source held says whom it serves",
    {
        "service_id": code("Name of the service, used by other tables", SLUG, "west-london-yos"),
        "service": text("Name of the service in full; “youth justice service” is the suite's word for any such name"),
        "kind": one_of("What it does", KINDS),
        "country": one_of("The country of the areas it serves", COUNTRIES),
        "old_la_code": code("Code of an area it serves; empty for Wales, and where none is known", AREA_CODE, "213",
                            blank=True),
        "area_name": text("Name of that area; empty where none is known", blank=True),
        "since": text("Since when, as far as the source says", blank=True),
        "until": text("Until when, as far as the source says", blank=True),
        "basis": one_of("Whether a source states it, or the service only has the area's name", BASES),
        "source": text(SOURCE),
        "quote": text(QUOTE, blank=True),
    },
    key=("service_id", "area_name"),
    rules=(_area_fits_basis, _one_service_one_name),
)  # fmt: skip

JUDGEMENTS = TableDefinition(
    "judgements.csv",
    "one judgement of one inspection of a service or an authority, as one source states it",
    {
        "inspection_id": code("The inspection; its sources share it", SLUG, "barnet-yjs-2018-2022-05"),
        "subject": code("What was inspected: a service_id of service_areas.csv, or the code of an area", SLUG,
                        "barnet-yjs"),
        "framework": text("The framework, one of frameworks.toml; it says whether a service or an authority is judged"),
        "inspection_type": one_of("What kind of inspection it was, as far as the source says", TYPES),
        "inspected": day_month_or_year("When inspectors came, as precisely as a source says it", blank=True),
        "published": day_month_or_year("When the report came out, as precisely as a source shows it", blank=True),
        "published_basis": text("Where that date is from", blank=True),
        "judgement": text("The judgement, by its key in frameworks.toml"),
        "grade": text("The grade, of a judgement that gives one", blank=True),
        "value": number("The points, the count or the percentage, of a judgement that gives one", blank=True),
        "of": whole_number("The most points there are, or the number that the count is of", blank=True, at_least=1),
        "words": text("The result in words, where that is all that is known", blank=True),
        "source_kind": one_of("Who published the page", SOURCE_KINDS),
        "source": text("Address of the page"),
        "quote": text(QUOTE),
        "note": text("What a reader must know", blank=True),
    },
    key=("inspection_id", "judgement", "source"),
)  # fmt: skip

INSPECTIONS_WITHOUT_RESULTS = TableDefinition(
    "inspections_without_results.csv",
    "one inspection of a service that is known to have taken place, but of which no figure is known",
    {
        "service_id": code("The service inspected", SLUG, "hampshire-yjs"),
        "framework": text("The framework, one of frameworks.toml"),
        "on_site": text("When inspectors came, in the words of the source"),
        "published": day_month_or_year("When the report came out, where a source shows it", blank=True),
        "cases": whole_number("Cases inspected, where a source says it", blank=True, at_least=1),
        "source_kind": one_of("Who published the page", SOURCE_KINDS),
        "source": text("Address of the page"),
        "quote": text(QUOTE),
        "note": text("What a reader must know", blank=True),
    },
    key=("service_id", "framework", "on_site"),
)

WITH_GRADE = "services with this grade"
AVERAGE = "average percent of work done well enough"

NATIONAL_FIGURES = TableDefinition(
    "national_figures.csv",
    "one national figure of a programme and period, as its source prints it",
    {
        "framework": text("The framework, one of frameworks.toml"),
        "period": text("The period or annual report it is about, in the words of the source"),
        "published": day_month_or_year("When the source came out, where it shows it", blank=True),
        "figure": text("What is counted or measured"),
        "judgement": text("The judgement it is of, by its key in frameworks.toml", blank=True),
        "grade": text("The grade counted", blank=True),
        "value": number("The figure"),
        "of": whole_number("The number it is of, where the source says it", blank=True, at_least=1),
        "scope": text("Which services or cases it is about, in the words of the source"),
        "source_kind": one_of("Who published the page", SOURCE_KINDS),
        "source": text("Address of the page"),
        "quote": text(QUOTE),
    },
    key=("framework", "period", "figure", "judgement", "grade", "source"),
)
