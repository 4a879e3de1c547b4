"""The tables about areas and Ofsted's judgements of them: what each column holds and what must be true of a row.

What needs two tables, or the frameworks, is checked in `check.consistency`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from inspection_stats.check.columns import code, day, one_of, text, whole_number
from inspection_stats.check.table import TableDefinition

AREA_CODE = r"\d{3}"
GSS_CODE = r"E\d{8}"
INSPECTION_ID = r"\d{3}-[A-Z]+-\d{4}-\d{2}-\d{2}"

REGIONS = (
    "East Midlands",
    "East of England",
    "London",
    "North East",
    "North West",
    "South East",
    "South West",
    "West Midlands",
    "Yorkshire and The Humber",
)
AREA_TYPES = ("County", "Inner London borough", "Metropolitan district", "Outer London borough", "Unitary")
MODELS = ("2021", "2025")
CLOSENESS = ("Extremely close", "Very close", "Close", "Somewhat close", "Not close")

VISITS = ("focused visit", "monitoring visit")
INSPECTION_TYPES = (
    "first inspection",
    "re-inspection",
    "standard inspection",
    "short inspection",
    "review",
    "not stated",
)

Found = Iterator[tuple[int, str, str, str]]


def _existed_in_order(areas: pd.DataFrame) -> Found:
    for row in areas.index[areas["end_date"] < areas["start_date"]]:
        yield row, "end_date", "The area ends before it starts", "Check the two dates"


def _successors_are_areas(areas: pd.DataFrame) -> Found:
    known = set(areas["old_la_code"])
    for row in areas.index[areas["successors"].ne("")]:
        unknown = sorted(set(areas["successors"][row].split("|")) - known)
        if unknown:
            yield row, "successors", f"There is no area {', '.join(unknown)}", "Write codes of this table, joined by |"
        if pd.isna(areas["end_date"][row]):
            yield row, "end_date", "The area has successors but no last day", "Fill the last day it existed"


def _not_its_own_neighbour(neighbours: pd.DataFrame) -> Found:
    for row in neighbours.index[neighbours["old_la_code"].eq(neighbours["neighbour_code"])]:
        yield row, "neighbour_code", "An area cannot be its own neighbour", "Check the two codes"


def _dates_in_order(judgements: pd.DataFrame) -> Found:
    for row in judgements.index[judgements["on_site_to"] < judgements["on_site_from"]]:
        yield row, "on_site_to", "The inspection ends before it starts", "Check the two dates"
    last_on_site = judgements["on_site_to"].fillna(judgements["on_site_from"])
    for row in judgements.index[judgements["published"] < last_on_site]:
        yield row, "published", "The report is dated before the inspection ended", "Check the dates"


def _id_says_area_and_date(judgements: pd.DataFrame) -> Found:
    published = judgements["published"].dt.strftime("%Y-%m-%d")
    ids = judgements["inspection_id"]
    for row in judgements.index[ids.str[:3].ne(judgements["old_la_code"]) | ids.str[-10:].ne(published)]:
        problem = "It does not name the area code and the date of publication of its row"
        yield row, "inspection_id", problem, "Write area code, family of frameworks and date, joined by hyphens"


def _one_inspection_one_set_of_facts(judgements: pd.DataFrame) -> Found:
    for column in ("framework", "inspection_type", "on_site_from", "on_site_to"):
        first = judgements.groupby("inspection_id")[column].transform("first")
        differs = judgements[column].ne(first) & ~(judgements[column].isna() & first.isna())
        for row in judgements.index[differs]:
            yield row, column, "Another row of the same inspection says something else", "Make the rows agree"


AREAS = TableDefinition(
    "areas.csv",
    "an authority responsible for children's services, past or present",
    {
        "old_la_code": code("The Department for Education's code; never reused", AREA_CODE, "213"),
        "la_name": text("Its name"),
        "new_la_code": code("Its latest GSS code; these change, so never the key", GSS_CODE, "E09000033"),
        "region_name": one_of("Government region", REGIONS),
        "ofsted_region": text("Region as Ofsted groups it: North East, Yorkshire and the Humber is one"),
        "area_type": one_of("Kind of authority, as the Department lists it", AREA_TYPES),
        "start_date": day("First day it existed; empty where that was before the first judgement here", blank=True),
        "end_date": day("Last day it existed; empty while it does", blank=True),
        "successors": code("Codes of the areas that took over, joined by |", r"\d{3}(\|\d{3})*", "942|943", blank=True),
        "source": text("Where the row comes from"),
    },
    key=("old_la_code",),
    rules=(_existed_in_order, _successors_are_areas),
)

AREA_ALIASES = TableDefinition(
    "area_aliases.csv",
    "one spelling of an area's name, or a former GSS code, seen in a real file",
    {
        "alias": text("The spelling"),
        "old_la_code": code("The area it means", AREA_CODE, "213"),
        "source": text("Where it was seen"),
    },
    key=("alias", "old_la_code"),
)

STATISTICAL_NEIGHBOURS = TableDefinition(
    "statistical_neighbours.csv",
    "one statistical neighbour of one area in one of the Department's models",
    {
        "model": one_of("Year of the model", MODELS),
        "old_la_code": code("The area", AREA_CODE, "213"),
        "rank": whole_number("1 for the nearest neighbour, up to 10", at_least=1),
        "neighbour_code": code("The neighbour", AREA_CODE, "207"),
        "closeness": one_of("How close the neighbour is, in the Department's words", CLOSENESS, blank=True),
        "source": text("Where the row comes from"),
    },
    key=("model", "old_la_code", "rank"),
    rules=(_not_its_own_neighbour,),
)

OFSTED_JUDGEMENTS = TableDefinition(
    "ofsted_judgements.csv",
    "one judgement of one inspection",
    {
        "inspection_id": code("Area code, family of frameworks, date published", INSPECTION_ID, "213-SIF-2016-03-29"),
        "old_la_code": code("The area inspected", AREA_CODE, "213"),
        "la_name": text("Its name, as in areas.csv"),
        "framework": text("The framework, by the first day on site; one of frameworks.toml"),
        "inspection_type": one_of("What kind of inspection it was", INSPECTION_TYPES),
        "on_site_from": day("First day on site; empty where no source gives it", blank=True),
        "on_site_to": day("Last day on site; empty where no source gives it", blank=True),
        "published": day("Day the report was published, as Ofsted's workbook has it"),
        "judgement": text("The judgement, by its key in frameworks.toml"),
        "grade": text("The grade, one of its framework's in frameworks.toml, or “Not judged”"),
        "report_url": text("Address of the report, where known", blank=True),
        "source": text("Where the row comes from"),
    },
    key=("inspection_id", "judgement"),
    rules=(_dates_in_order, _id_says_area_and_date, _one_inspection_one_set_of_facts),
)

OFSTED_VISITS = TableDefinition(
    "ofsted_visits.csv",
    "one visit by Ofsted that gives no grade",
    {
        "old_la_code": code("The area visited", AREA_CODE, "213"),
        "la_name": text("Its name, as in areas.csv"),
        "visited": day("Day of the visit"),
        "published": day("Day its letter was published, where the source gives it", blank=True),
        "kind": one_of("What kind of visit it was", VISITS),
        "theme": text("What it looked at, in Ofsted's words", blank=True),
        "source": text("Where the row comes from"),
    },
    key=("old_la_code", "visited", "kind"),
)

OFSTED_RELEASES = TableDefinition(
    "ofsted_releases.csv",
    "one release of Ofsted whose state of all authorities has been reproduced cell for cell",
    {
        "as_at": day("The day the state is as at"),
        "published_by": day("Reports published by this day are in it"),
        "released": day("Day of the release"),
        "beyond_cutoff": text("Inspections in it although published later, joined by |", blank=True),
        "note": text("What a reader must know", blank=True),
        "source": text("Where the row comes from"),
    },
    key=("as_at",),
)

OFSTED_REVISIONS = TableDefinition(
    "ofsted_revisions.csv",
    "one fact of an inspection that a later release of Ofsted states differently from an earlier one",
    {
        "inspection_id": code("The inspection, as ofsted_judgements.csv has it", INSPECTION_ID, "213-SIF-2016-03-29"),
        "what": text("The judgement, by its key in frameworks.toml, or the column of ofsted_judgements.csv"),
        "was": text("What the earlier release states"),
        "now": text("What the later release states and ofsted_judgements.csv holds"),
        "stated_before_in": text("The earlier release"),
        "released": day("Day of the later release; the figure may have been corrected before it"),
        "source": text("Where the later statement is"),
    },
    key=("inspection_id", "what"),
)
