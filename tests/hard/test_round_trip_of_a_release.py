"""The shipped inspections, written as Ofsted would and imported again, are those held: in each of the three formats."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest

from inspection_stats.release.import_release import import_release
from tests.support.places import ROOT
from tests.support.plainly import Rows, rows_of, source
from tests.support.releases import HISTORY_HEADER, RI, history_row, write_csv, write_ods, write_xlsx

JUDGED = ["overall_effectiveness", "impact_of_leaders", "help_and_protection", "in_care", "care_leavers"]


@pytest.mark.parametrize(
    ("kind", "write", "count"), [("ods", write_ods, 40), ("xlsx", write_xlsx, 400), ("csv", write_csv, 40)]
)
def test_a_release_made_of_the_shipped_inspections_is_read_as_they_are_held(kind, write, count, tmp_path):
    inspected: dict[str, Rows] = defaultdict(list)
    for row in source("ofsted_judgements"):
        if row["framework"] == "ILACS 2023" and row["on_site_from"] and row["inspection_type"] != "not stated":
            inspected[row["inspection_id"]].append(row)
    taken = dict(list(inspected.items())[-count:])
    lines = [HISTORY_HEADER, *(_line(rows) for rows in taken.values())]
    path = tmp_path / f"release.{kind}"
    write(path, lines if kind == "csv" else {"History": lines})
    found = import_release(path, ROOT / "data", tmp_path / "out.csv")
    assert found.rows_placed == found.rows_read == found.differences.same == len(taken)
    assert len(found.differences.new) == len(found.differences.changed) == 0
    columns = ("inspection_id", "old_la_code", "la_name", "framework", "inspection_type", "on_site_from", "published",
               "judgement", "grade")  # fmt: skip
    written = {tuple(row[one] for one in columns) for row in rows_of((tmp_path / "out.csv").read_text("utf-8"))}
    assert written == {tuple(row[one] for one in columns) for rows in taken.values() for row in rows}


def _line(rows: Rows) -> list:
    first = rows[0]
    grades = {row["judgement"]: RI if row["grade"] == "Requires improvement" else row["grade"] for row in rows}
    days = [date.fromisoformat(first[column]) for column in ("on_site_from", "published")]
    kind = "Short" if first["inspection_type"] == "short inspection" else "Standard"
    return history_row(first["la_name"], *days, [grades[key] for key in JUDGED], kind=kind)
