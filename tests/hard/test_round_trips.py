"""The same figures from end to end: what an import reads, what the tables hold, what a pack's files and pages print.

The source is read plainly (`tests/support/plainly.py`), so that no reader of the suite vouches for itself.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from fractions import Fraction

import pytest

from inspection_stats.check.data import TABLES
from inspection_stats.documents.files import save_tables, table_csv
from inspection_stats.reference.quarters import parse_period
from inspection_stats.reference.themes import THEMES
from inspection_stats.report.frames import ofsted_frame
from tests.support.places import ROOT
from tests.support.plainly import Cells, Rows, rows_of, same, source
from tests.support.reports import quarterly

pytestmark = pytest.mark.xdist_group("round trips")
JUDGED = ["overall_effectiveness", "impact_of_leaders", "help_and_protection", "in_care", "care_leavers"]
GRADES = ["Outstanding", "Good", "Requires improvement", "Inadequate"]


@pytest.mark.parametrize("name", TABLES)
def test_a_typed_table_holds_every_cell_of_its_source(name, data):
    held = rows_of(table_csv(getattr(data, name)))
    given = source(name)
    assert len(held) == len(given)
    for row, wanted in zip(held, given, strict=True):
        assert all(same(row[column], wanted[column]) for column in TABLES[name].columns), (row, wanted)


@pytest.mark.parametrize("quarter", ["2015-16 Q4", "2025-26 Q4"])
def test_the_ofsted_table_of_every_area_is_its_source_rows_and_no_other(quarter, data):
    period = parse_period(quarter)
    wanted = defaultdict(list)
    for row in source("ofsted_judgements"):
        if date.fromisoformat(row["published"]) <= period.end:
            wanted[row["old_la_code"]].append(tuple(row.values()))
    for code in data.areas["old_la_code"]:
        printed = [tuple(row.values()) for row in rows_of(table_csv(ofsted_frame(data, code, period)))]
        assert sorted(printed) == sorted(wanted[code]), code


@pytest.fixture(scope="module", params=["Westminster", "Kensington and Chelsea", "Leeds"])
def pack(request, tmp_path_factory) -> tuple[str, dict[str, Rows], str]:
    """An area of 2015-16 Q4: its name, the tables that its pack holds as they are in the files, and its page."""
    report = quarterly(request.param, "2015-16 Q4", ROOT / "data")
    folder = tmp_path_factory.mktemp("pack")
    save_tables(report.frames, folder)
    tables = {path.stem: rows_of(path.read_text("utf-8")) for path in (folder / "tables").iterdir()}
    return request.param, tables, report.html


def test_screened_counts_are_those_of_the_letter_and_percentages_follow_from_them(pack):
    name, tables, _ = pack
    given = source("sqs_judgements")
    printed = tables.get("sqs-sufficiency", [])
    assert len(printed) == (0 if name == "Leeds" else len(given))
    for row, wanted in zip(printed, given, strict=bool(printed)):
        assert row["theme"] == THEMES[wanted["theme"]]
        assert row["theme_key"] == wanted["theme"]
        for column in ("judgement", "judgement_id", "status", "words", "implied", "subsample", "part_of", "source"):
            assert row[column] == wanted[column]
        assert same(row["sufficient"], wanted["sufficient"])
        assert same(row["applicable"], wanted["applicable"])
        if wanted["sufficient"]:
            share = Fraction(100 * int(wanted["sufficient"]), int(wanted["applicable"]))
            assert abs(Fraction(row["percent"]) - share) < Fraction(1, 10**6)
        else:
            assert row["percent"] == ""


def test_themes_are_the_sums_of_their_questions_and_parts_are_not_counted_twice(pack):
    _, tables, _ = pack
    for row in tables.get("sqs-themes", []):
        own = [one for one in source("sqs_judgements") if THEMES[one["theme"]] == row["theme"] and not one["part_of"]]
        exact = [one for one in own if one["status"] == "exact"]
        assert int(row["sufficient"]) == sum(int(one["sufficient"]) for one in exact)
        assert int(row["applicable"]) == sum(int(one["applicable"]) for one in exact)
        assert int(row["judgements"]) == len(exact)


def test_the_comparison_holds_the_counts_of_the_letter(pack):
    _, tables, _ = pack
    given = {row["judgement_id"]: row for row in source("sqs_judgements")}
    for row in tables.get("sqs-comparison", []):
        if row["level"] == "judgement":
            assert same(row["sufficient"], given[row["judgement_id"]]["sufficient"])
            assert same(row["applicable"], given[row["judgement_id"]]["applicable"])


@pytest.mark.parametrize(
    ("table", "name"), [("local-context", "local_context"), ("recommendations", "recommendations")]
)
def test_context_and_recommendations_are_rows_of_their_source(pack, table, name):
    area, tables, _ = pack
    given = source(name)
    columns = list(TABLES[name].columns)
    assert (table in tables) == (area != "Leeds"), "Leeds has none of either"
    for row in tables.get(table, []):
        assert any(all(same(row[column], one[column]) for column in columns) for one in given), row


def test_the_reports_of_the_quarter_are_those_published_in_it_with_their_grades(pack):
    _, tables, _ = pack
    given: dict[str, dict[str, str]] = {}
    for row in source("ofsted_judgements"):
        if "2016-01-01" <= row["published"] <= "2016-03-31" and row["framework"] != "LSCB review":
            given.setdefault(row["inspection_id"], {**row, "grade": ""})
            if row["judgement"] == "overall_effectiveness":
                given[row["inspection_id"]]["grade"] = row["grade"]
    printed = {row["inspection_id"]: row for row in tables["reports-of-the-quarter"]}
    assert printed.keys() == given.keys()
    for name, row in printed.items():
        for column in ("old_la_code", "la_name", "framework", "published", "grade", "source"):
            assert row[column] == given[name][column]


def test_england_without_the_area_is_every_other_authority_counted_once(pack, data):
    name, tables, _ = pack
    rows = [
        row for row in source("ofsted_judgements") if row["framework"] == "SIF" and row["published"] <= "2016-03-31"
    ]
    latest = {row["old_la_code"]: row["published"] for row in sorted(rows, key=lambda row: row["published"])}
    by_code = {
        (row["old_la_code"], row["judgement"]): row["grade"]
        for row in rows
        if latest[row["old_la_code"]] == row["published"]
    }
    there = {row["old_la_code"] for row in source("areas") if _existed(row, "2016-03-31")}
    own = next(row["old_la_code"] for row in source("areas") if row["la_name"] == name)
    england = [row for row in tables["beside-others"] if row["group"] == "England"]
    assert len(england) == 6
    for row in england:
        grade = by_code[own, row["judgement"]]
        assert row["grade"] == grade
        others = [
            GRADES.index(found) - GRADES.index(grade)
            for (code, judgement), found in by_code.items()
            if judgement == row["judgement"] and code in there - {own} and found in GRADES
        ]
        assert [int(row[column]) for column in ("better", "same", "worse", "compared")] == [
            sum(place < 0 for place in others),
            sum(place == 0 for place in others),
            sum(place > 0 for place in others),
            len(others),
        ]


def _existed(row: dict[str, str], day: str) -> bool:
    return row["start_date"] <= day and (not row["end_date"] or row["end_date"] >= day)


def test_the_page_prints_each_count_of_the_letter_and_each_standing_grade(pack, data):
    name, tables, page = pack
    cells = Cells()
    cells.feed(page)
    printed = [[" ".join(cell.split()) for cell in row] for row in cells.rows]
    for row in tables.get("sqs-sufficiency", []):
        if row["status"] == "exact":
            counts = f"{row['sufficient']} of {row['applicable']}"
            assert any(row["judgement"] in line and counts in line for line in printed), (row["judgement"], counts)
    own = [row for row in source("ofsted_judgements") if row["la_name"] == name and row["framework"] == "SIF"]
    standing = [row for row in own if row["published"] == max(one["published"] for one in own)]
    assert len(standing) == 6
    for row in standing:
        label = data.frameworks.named("SIF").judgement(row["judgement"]).short
        assert any(label in line and row["grade"] in line for line in printed), (label, row["grade"])


def test_a_comparison_holds_the_counts_of_its_service_and_the_sums_of_the_others(illustrative_report):
    with (ROOT / "data" / "illustrative" / "case_counts.csv").open(encoding="utf-8", newline="") as file:
        given = list(csv.DictReader(file))
    printed = rows_of(table_csv(illustrative_report.frames["sqs-comparison"]))
    questions = [row for row in printed if row["level"] == "judgement" and row["status"] == "exact"]
    assert len(questions) > 20
    for row in questions:
        asked = [one for one in given if one["judgement_id"] == row["judgement_id"]]
        (own,) = (one for one in asked if one["service"] == "Illustrative service 07")
        assert (row["sufficient"], row["applicable"]) == (own["sufficient"], own["applicable"])
        for column in ("sufficient", "applicable"):
            others = sum(int(one[column]) for one in asked if one is not own)
            assert int(row[f"national_{column}"]) == others, row["judgement_id"]
