"""The tables about an area that are not judgements: local context, recommendations."""

from __future__ import annotations

from inspection_stats.check.columns import code, day, number, one_of, text
from inspection_stats.check.ofsted import AREA_CODE
from inspection_stats.check.sqs import ILLUSTRATIVE, SLUG, SOURCE, YES_NO
from inspection_stats.check.table import TableDefinition

UNITS = ("percent", "per 10,000 children", "days, average")

LOCAL_CONTEXT = TableDefinition(
    "local_context.csv",
    "one figure about an area and its comparator",
    {
        "old_la_code": code("The area", AREA_CODE, "213"),
        "indicator": code("Name of the indicator", SLUG, "reoffending"),
        "label": text("Label for charts and tables"),
        "unit": one_of("Unit of both values", UNITS),
        "local": number("Value for the area, as published"),
        "comparator": text("What it is compared with: England, England and Wales, a national threshold"),
        "comparator_value": number("Value of the comparator, as published"),
        "period": text("The period both values are about, or “not stated”"),
        "better": one_of("Which direction is better, where one is", ("higher", "lower"), blank=True),
        "note": text("What a reader must know", blank=True),
        "source": text(SOURCE),
        "illustrative": one_of(ILLUSTRATIVE, YES_NO),
    },
    key=("old_la_code", "indicator"),
)

RECOMMENDATIONS = TableDefinition(
    "recommendations.csv",
    "one recommendation or area for improvement",
    {
        "inspection_id": text("The inspection that made it"),
        "kind": one_of(
            "What the inspectorate calls it",
            ("recommendation", "recommendation to the safeguarding board", "area requiring improvement"),
        ),
        "number": text("Its number in the report"),
        "recommendation": text("What is to be done, in the project's words"),
        "owner": text("Who is to do it, as far as a source says", blank=True),
        "due": text("By when, as far as a source says", blank=True),
        "source": text(SOURCE),
        "owner_source": text("Where the owner and the date come from", blank=True),
        "owner_source_published": day("Day that source was published, where it is a later paper", blank=True),
    },
    key=("inspection_id", "kind", "number"),
)
