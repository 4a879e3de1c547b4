"""The rows of a table of ratings as rows of judgements.csv; every fault of the table is found, or all of it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.check.services import JUDGEMENTS
from inspection_stats.check.statements import statement_faults
from inspection_stats.errors import BadData, BadRequest, Fault
from inspection_stats.load.workbook import Line
from inspection_stats.reference.frameworks import Framework
from inspection_stats.reference.partial_dates import first_day, last_day
from inspection_stats.reference.statuses import NOT_STATED
from inspection_stats.release.cell_values import Unreadable
from inspection_stats.release.ratings.columns import PERCENT, RatingTable
from inspection_stats.release.ratings.which_rating import date_of, framework_of, percentage, result_of
from inspection_stats.release.ratings.which_service import Services
from inspection_stats.release.vocabulary import Vocabulary

FEWEST_FOR_ALARM = 100  # ratings; among so many of services, each rating occurs in every account published so far
MONTH = 31  # days: two inspections of one service are further apart


@dataclass
class ReadTable:
    """`judgements` have the columns of judgements.csv and `row`; `unplaced` and `remarks` are sentences by row."""

    judgements: list[dict[str, Any]] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def frame(self) -> pd.DataFrame:
        """The judgements as a typed frame, whose index counts from 0."""
        frame = pd.DataFrame(self.judgements, columns=[*JUDGEMENTS.columns, "row"])
        return frame.astype({"value": "Float64", "of": "Int64"})


def read_rating_table(
    table: RatingTable, file: str, data: Data, frameworks: Sequence[Framework], words: Vocabulary, today: date
) -> ReadTable:
    """Read every row. Raises `BadData` with every fault: a rating that never occurs, a percentage where points are
    due, ratings of two frameworks in a row, a service twice in a month, and whatever judgements.csv may not hold."""
    read = ReadTable()
    place = f"{file}, sheet {table.sheet}"
    read.faults += [*_never_occurs(table, frameworks, place), *_percent_columns(table, frameworks, place)]
    services = Services(data)
    for row in table.rows:
        _read_row(row, table, place, data, frameworks, services, words, today, read)
    read.faults += [*_rules(read.frame, table, place, data), *_twice_in_a_month(read.judgements, table, place)]
    if not read.judgements and not read.faults:
        why = "; ".join(read.unplaced[:3]) or "Add the rows"
        read.faults.append(Fault("No row could be matched", why, place))
    if read.faults:
        raise BadData(list(dict.fromkeys(read.faults)))
    return read


def _read_row(
    row: Line, table: RatingTable, place: str, data: Data, frameworks: Sequence[Framework], services: Services,
    words: Vocabulary, today: date, read: ReadTable,
) -> None:  # fmt: skip
    name = table.text(row, "subject")
    subject, why = services.find(name)
    if not subject:
        read.unplaced.append(f"Row {row.number}: {name or 'no name'}: {why}")
        return
    if not services.areas_known(subject):
        read.remarks.append(f"Row {row.number}: {name}: no source held says which areas it serves; no area shows it")
    column = "published"
    try:
        published = date_of(row.cell(table.fields.get("published")), words, today)
        column = "inspected"
        inspected = date_of(row.cell(table.fields.get("inspected")), words, today)
        column = "framework"
        keys = [key for key in table.judgements if table.text(row, key)]
        framework = _framework(table.text(row, "framework"), data, frameworks, keys, inspected or published)
    except Unreadable as error:
        value = table.text(row, column) or None
        read.faults.append(Fault(error.problem, error.fix, place, row.number, table.label(column), value))
        return
    fact: dict[str, Any] = {
        "inspection_id": f"{subject}-{framework.name.split()[-1].lower()}-{published or 'undated'}",
        "subject": subject, "framework": framework.name, "inspection_type": NOT_STATED, "inspected": inspected,
        "published": published, "published_basis": f"{place}, row {row.number}" if published else "",
        "source_kind": "", "source": table.text(row, "source"), "quote": "", "note": "", "row": row.number,
    }  # fmt: skip
    for key in keys:
        judgement = framework.judgement(key)
        if judgement is None or (judgement.kind == "points" and PERCENT in table.label(key)):
            continue  # the whole column is a fault
        try:
            grade, number, of, said = result_of(row.cell(table.judgements[key]), judgement, framework)
        except Unreadable as error:
            told = Fault(error.problem, error.fix, place, row.number, table.label(key), table.text(row, key))
            read.faults.append(told)
            continue
        result: dict[str, Any] = {"judgement": key, "grade": grade, "value": number, "of": of, "words": said}
        read.judgements.append({**fact, **result})


def _framework(named: str, data: Data, frameworks: Sequence[Framework], keys: Sequence[str], day: str) -> Framework:
    if not named:
        return framework_of(frameworks, keys, day)
    try:
        framework = data.frameworks.named(named)
    except BadRequest as error:
        raise Unreadable("frameworks.toml has no such framework", str(error)) from None
    if framework not in frameworks:
        raise Unreadable(f"{framework.name} does not rate services as a whole", "Check the framework")
    others = [one.name for one in frameworks if one is not framework]
    foreign = [key.replace("_", " ") for key in keys if framework.judgement(key) is None]
    if foreign:
        problem = f"The row has ratings of two frameworks: {framework.name} has no “{foreign[0]}”"
        raise Unreadable(problem, f"Keep those of its own framework, or name {' or '.join(others)}")
    return framework


def _percent_columns(table: RatingTable, frameworks: Sequence[Framework], place: str) -> Iterator[Fault]:
    for key in table.judgements:
        judgement = next(found for one in frameworks if (found := one.judgement(key)))
        if judgement.kind == "points" and PERCENT in table.label(key):
            yield Fault(*percentage(judgement), place, table.header.number, table.label(key))


def _never_occurs(table: RatingTable, frameworks: Sequence[Framework], place: str) -> Iterator[Fault]:
    """Ratings of the whole, and of everything else, that never occur in a table long enough to hold each."""
    for whole in (True, False):
        columns = {
            key: one
            for one in frameworks
            for key in table.judgements
            if (found := one.judgement(key)) and found.kind == "grade" and (found.level == "overall") == whole
        }
        for framework in dict.fromkeys(columns.values()):
            keys = [key for key, of in columns.items() if of is framework]
            counts = Counter(text.casefold() for row in table.rows for key in keys if (text := table.text(row, key)))
            if counts.total() < FEWEST_FOR_ALARM:
                continue
            for one in framework.grades:
                if not counts[one.grade.casefold()] and not counts[one.label.casefold()]:
                    yield _absent(one.label, counts.total(), [table.label(key) for key in keys], whole, place)


def _absent(grade: str, ratings: int, labels: list[str], whole: bool, place: str) -> Fault:
    without = "" if whole else ", or delete these columns to import the overall ratings"
    return Fault(
        f"The rating “{grade}” never occurs among {ratings} ratings in the columns {'; '.join(labels)}",
        f"It was lost on the way: a blank cell may mean it. Take the ratings from the reports{without}",
        place,
    )


def _rules(frame: pd.DataFrame, table: RatingTable, place: str, data: Data) -> Iterator[Fault]:
    """The faults that the rules of judgements.csv find, at the cells of this table."""
    apart = frame.assign(inspection_id=frame["row"].astype("str"))
    tables: dict[str, pd.DataFrame] = {"judgements": apart, "service_areas": data.service_areas, "areas": data.areas}
    for fault in statement_faults(tables, data.frameworks):
        if fault.column == "inspection_id" or fault.row is None:
            continue  # two in a month: said in this table's own words
        found = frame.loc[fault.row]
        label = table.label(fault.column) or table.label(found["judgement"])
        yield Fault(fault.problem, fault.fix, place, int(found["row"]), label, fault.value)


def _twice_in_a_month(rows: Sequence[dict[str, Any]], table: RatingTable, place: str) -> Iterator[Fault]:
    each = list({row["row"]: row for row in rows}.values())
    for first, second in combinations(each, 2):
        if first["subject"] == second["subject"] and near(first["published"], second["published"]):
            problem = f"Row {first['row']} rates the same service within a month"
            fix = "Delete one of the two, or correct the date"
            yield Fault(problem, fix, place, second["row"], table.label("published"), second["published"] or None)


def near(one: str, other: str) -> bool:
    """Whether two dates, each as precise as it is, may be within a month of each other; so may one that is blank."""
    if not one or not other:
        return True
    apart = max((first_day(one) - last_day(other)).days, (first_day(other) - last_day(one)).days)
    return apart <= MONTH
