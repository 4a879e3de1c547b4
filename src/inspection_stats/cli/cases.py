"""Count a file of cases into the questions of a counts file, as `audit` and `compare` take them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from inspection_stats.check.averages import CASE_COUNTS
from inspection_stats.check.case_answers import check_answers, once_each, read_mapping
from inspection_stats.check.own_audit import COUNTS
from inspection_stats.documents.write import write_file
from inspection_stats.errors import BadData, BadRequest, Fault, nearest
from inspection_stats.load.case_rows import rows_of
from inspection_stats.load.case_sources import read_cases
from inspection_stats.load.cases import CASE
from inspection_stats.load.counts import read_counts, source_name
from inspection_stats.measure.cases.pool import pool_cases

KEY = ["service_id", "judgement_id"]


def counted_into(counts: str, cases: str, answers: Sequence[str] = (), query: str = "") -> Path:
    """Count `cases` into the rows of `counts` and write the result next to it, as NAME-counted.csv; its path.

    `counts` is a file as `new-service` begins it: a row for each service and question, its two counts empty. `answers`
    say what the words of the cases mean (“Partly=no”). A question that no case was asked stays open.

    Raises `BadData` for faults of either file, among them a service or a question that `counts` does not list, and
    `BadRequest` for a wrong mapping, for counts that are filled in already and for counts from a database.
    """
    mapping = read_mapping(answers)
    if "://" in counts:
        raise BadRequest("With --cases the services and questions come from a file: name a CSV, XLSX or ODS file.")
    layout = read_counts(counts)
    name = Path(counts).name
    if not {*CASE_COUNTS.columns} <= {*layout.columns} or layout.empty:
        CASE_COUNTS.check(layout, name)  # says what is missing
    if layout[COUNTS].ne("").any(axis=None):
        raise BadRequest(
            f"{name} has counts already, and --cases would replace them. Leave --cases out, or empty them."
        )
    file = source_name(cases)
    counted, twice = read_cases(cases, query)
    once_each(twice, file, rows_of(cases, twice[[*KEY, CASE]].to_dict("records")))
    try:
        checked = check_answers(counted, sorted(layout["judgement_id"].unique()), file, mapping)
        pooled = pool_cases(checked)
        _all_listed(pooled, layout, file, name)
    except BadData as error:
        raise BadData(_with_rows(error.faults, cases)) from None
    filled = layout.drop(columns=COUNTS).merge(pooled[[*KEY, *COUNTS]], how="left", on=KEY, validate="many_to_one")
    rows = filled[layout.columns].astype("object").where(filled[layout.columns].notna(), "")
    target = Path(counts).with_name(f"{Path(counts).stem}-counted.csv")
    write_file(target, _csv(rows).encode("utf-8-sig"))
    return target


def _with_rows(faults: Sequence[Fault], cases: str) -> list[Fault]:
    """The faults of cells with the first row of each, where it can be told."""
    first = rows_of(cases, [{one.column: one.value or ""} for one in faults])
    return [replace(one, row=row) if one.column else one for one, row in zip(faults, first, strict=True)]


def _all_listed(pooled: pd.DataFrame, layout: pd.DataFrame, file: str, name: str) -> None:
    """Raise `BadData` for every service that `layout` does not list, and every question that it does not ask of it."""
    services = sorted(layout["service_id"].unique())
    asked = set(zip(layout["service_id"], layout["judgement_id"], strict=True))
    faults = []
    for service, rows in pooled.groupby("service_id"):
        if service not in services:
            fix = nearest(str(service), services, 1) or f"Add its rows to {name}, or correct it"
            faults.append(Fault(f"{name} lists no such service", fix, file, column="service_id", value=str(service)))
            continue
        faults += [
            Fault(
                f"{name} does not ask {service} this question", f"Add the row to {name}", file, None, KEY[1], str(one)
            )
            for one in rows["judgement_id"]
            if (service, one) not in asked
        ]
    if faults:
        raise BadData(faults)


def _csv(rows: pd.DataFrame) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([list(rows.columns), *rows.itertuples(index=False)])
    return text.getvalue()
