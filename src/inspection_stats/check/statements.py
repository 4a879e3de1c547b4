"""What must be true between judgements.csv, what it is about and the frameworks: what no single table can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from inspection_stats.check.services import (
    INSPECTIONS_WITHOUT_RESULTS,
    JUDGEMENTS,
    NATIONAL_FIGURES,
    SERVICE_AREAS,
    WITH_GRADE,
)
from inspection_stats.errors import Fault, nearest
from inspection_stats.reference.frameworks import Framework, Frameworks, Judgement
from inspection_stats.reference.grades import NOT_JUDGED
from inspection_stats.reference.partial_dates import first_day, last_day

Found = Iterator[tuple[int, str, str, str]]
ABOUT = ("subject", "framework", "inspection_type", "inspected", "published")
RESULT = ("grade", "value", "of", "words")


def statement_faults(frames: dict[str, pd.DataFrame], frameworks: Frameworks) -> Iterator[Fault]:
    """Every fault of the typed tables of statements against one another and the frameworks.

    An unknown subject, framework, judgement or grade; a percentage where points are due, and points over the most
    there are; sources that disagree; two inspections of one subject in a month; a national figure of the future.
    """
    by_name = {framework.name: framework for framework in frameworks}
    if {"judgements", "service_areas", "areas"} <= set(frames):
        rows = frames["judgements"]
        known = rows[rows["framework"].isin(by_name)]
        areas = set(frames["areas"]["old_la_code"])
        yield from _as_faults(
            (
                _framework_known(rows, by_name),
                _one_inspection_one_set_of_facts(rows),
                _subject_known(known, by_name, frames["service_areas"], areas),
                _dates_fit(known, by_name),
                _result_fits(known, by_name),
                _sources_agree(rows),
                _not_twice_in_a_month(rows),
            ),
            rows,
            JUDGEMENTS.file,
        )
    if {"inspections_without_results", "service_areas"} <= set(frames):
        rows = frames["inspections_without_results"]
        services = set(frames["service_areas"]["service_id"])
        rules = _framework_known(rows, by_name), _service_known(rows, services)
        yield from _as_faults(rules, rows, INSPECTIONS_WITHOUT_RESULTS.file)
    if "national_figures" in frames:
        rows = frames["national_figures"]
        known = rows[rows["framework"].isin(by_name)]
        yield from _as_faults((_framework_known(rows, by_name), _national(known, by_name)), rows, NATIONAL_FIGURES.file)


def _as_faults(rules: Iterable[Found], rows: pd.DataFrame, file: str) -> Iterator[Fault]:
    for rule in rules:
        for row, column, problem, fix in rule:
            value = rows.at[row, column]
            yield Fault(problem, fix, file, row, column, "" if pd.isna(value) else str(value))


def _framework_known(rows: pd.DataFrame, by_name: dict[str, Any]) -> Found:
    for row in rows.index[~rows["framework"].isin(by_name)]:
        fix = nearest(rows["framework"][row], list(by_name)) or f"Write one of: {', '.join(by_name)}"
        yield row, "framework", "frameworks.toml has no such framework", fix


def _one_inspection_one_set_of_facts(rows: pd.DataFrame) -> Found:
    for column in ABOUT:
        first = rows.groupby("inspection_id")[column].transform("first")
        for row in rows.index[rows[column].ne(first)]:
            problem = f"Another row of the same inspection says “{first[row]}”"
            yield row, column, problem, "Make the rows agree, or give the other inspection an inspection_id of its own"


def _subject_known(rows: pd.DataFrame, by_name: dict[str, Framework], services: pd.DataFrame, areas: set[str]) -> Found:
    service_ids = set(services["service_id"])
    elsewhere = {row.area_name: row.country for row in services.itertuples() if row.country != "England"}
    for row, subject in rows["subject"].items():
        framework = by_name[rows["framework"][row]]
        if framework.subject == "service" and subject not in service_ids:
            fix = nearest(subject, list(service_ids)) or f"Name it and the areas it serves in {SERVICE_AREAS.file}"
            yield row, "subject", f"{SERVICE_AREAS.file} has no such service", fix
        elif framework.subject == "authority" and subject not in areas:
            country = next((held for name, held in elsewhere.items() if name.lower() == subject.lower()), "")
            problem = f"{framework.name} judges authorities, and areas.csv has no such code"
            fix = (
                f"areas.csv holds England: an authority of {country} cannot be placed" if country else "Write its code"
            )
            yield row, "subject", problem, fix


def _service_known(rows: pd.DataFrame, services: set[str]) -> Found:
    for row in rows.index[~rows["service_id"].isin(services)]:
        yield row, "service_id", f"{SERVICE_AREAS.file} has no such service", f"Add it to {SERVICE_AREAS.file}"


def _dates_fit(rows: pd.DataFrame, by_name: dict[str, Framework]) -> Found:
    for row, one in rows.iterrows():
        framework = by_name[one["framework"]]
        if one["published"] and one["inspected"] and last_day(one["published"]) < first_day(one["inspected"]):
            yield row, "published", "The report is dated before the inspection", "Check the two dates"
        day = one["inspected"] or one["published"]
        if day and framework.in_force_from and last_day(day) < framework.in_force_from:
            yield (
                row,
                "inspected" if one["inspected"] else "published",
                (f"{framework.name} was not in force yet"),
                "Check framework and date",
            )
        if one["inspected"] and framework.in_force_to and first_day(one["inspected"]) > framework.in_force_to:
            yield row, "inspected", f"{framework.name} was no longer in force", "Check framework and date"


def _result_fits(rows: pd.DataFrame, by_name: dict[str, Framework]) -> Found:
    for row, one in rows.iterrows():
        framework = by_name[one["framework"]]
        judgement = framework.judgement(one["judgement"])
        if judgement is None:
            known = ", ".join(each.key for each in framework.judgements)
            yield row, "judgement", f"{framework.name} has no such judgement", f"Write one of: {known}"
            continue
        in_words_only = one["words"] != "" and one["grade"] == "" and pd.isna(one["value"]) and pd.isna(one["of"])
        if not in_words_only:
            yield from ((row, *fault) for fault in _fault_of_result(one, judgement, framework))


def _fault_of_result(one: Any, judgement: Judgement, framework: Framework) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the result of one row: (column, problem, fix)."""
    if judgement.kind == "grade":
        if framework.place(one["grade"]) is None and not (one["grade"] == NOT_JUDGED and judgement.not_judged):
            known = ", ".join(grade.grade for grade in framework.grades)
            yield "grade", f"{framework.name} does not give this grade here", f"Write one of: {known}"
        if pd.notna(one["value"]):
            yield "value", f"“{judgement.short}” gives a grade and no number", "Empty the cell"
        return
    if one["grade"]:
        yield "grade", f"“{judgement.short}” gives no grade but {judgement.kind}", "Empty the cell"
    if judgement.kind == "words":
        yield "words", "The words are missing", "Quote them"
    elif pd.isna(one["value"]):
        yield "value", "The number is missing", "Fill the cell, or state the result in words"
    elif judgement.kind == "percent":
        if one["value"] > 100 or pd.notna(one["of"]):
            yield "value" if one["value"] > 100 else "of", "This is a percentage as published", "Write it from 0 to 100"
    else:
        yield from _fault_of_count(one, judgement)


def _fault_of_count(one: Any, judgement: Judgement) -> Iterator[tuple[str, str, str]]:
    due = judgement.of
    if due and (one["value"] % 1 or (pd.isna(one["of"]) and one["value"] > due)):
        yield "value", f"This looks like a percentage, and points of {due} are due", f"Write the points and {due}"
    elif pd.isna(one["of"]) or (due and one["of"] != due):
        yield "of", f"The number it is of is {'missing' if pd.isna(one['of']) else 'another'}", f"Write {due or 'it'}"
    elif one["value"] > one["of"] or one["value"] % 1:
        yield "value", f"{one['value']:g} of {one['of']} cannot be", "Check both numbers against the source"


def _sources_agree(rows: pd.DataFrame) -> Found:
    keys = ["inspection_id", "judgement"]
    for column in RESULT:
        first = rows.groupby(keys)[column].transform("first")
        differs = rows[column].ne(first) & ~(rows[column].isna() & first.isna())
        for row in rows.index[differs.fillna(True)]:
            yield row, column, f"Another source of the same inspection says “{first[row]}”", "Check both sources"


def _not_twice_in_a_month(rows: pd.DataFrame) -> Found:
    each = rows[rows["published"].str.len().ge(7)].drop_duplicates("inspection_id")
    month = each["published"].str[:7]
    first = each.groupby([each["subject"], each["framework"], month])["inspection_id"].transform("first")
    for row in each.index[each["inspection_id"].ne(first)]:
        yield (
            row,
            "inspection_id",
            f"The same subject has the inspection {first[row]} in the same month",
            "Give rows of one inspection one inspection_id, or correct the date",
        )


def _national(rows: pd.DataFrame, by_name: dict[str, Framework]) -> Found:
    for row, one in rows.iterrows():
        framework = by_name[one["framework"]]
        if one["judgement"] and framework.judgement(one["judgement"]) is None:
            yield row, "judgement", f"{framework.name} has no such judgement", "Write its key in frameworks.toml"
        if one["figure"] == WITH_GRADE and framework.place(one["grade"]) is None:
            known = ", ".join(grade.grade for grade in framework.grades)
            yield row, "grade", f"{framework.name} does not give this grade", f"Write one of: {known}"
        if pd.notna(one["of"]) and one["value"] > one["of"] and "percent" not in one["figure"]:
            yield row, "value", f"{one['value']:g} of {one['of']} cannot be", "Check both numbers against the source"
        years = [int(part) for part in one["period"].replace("-", " ").split() if part.isdigit() and len(part) == 4]
        if one["published"] and years and min(years) > last_day(one["published"]).year:
            yield row, "period", f"It is of another year than its source, of {one['published']}", "Check both dates"
