"""Two frameworks that no code names, added by files: three outcomes for authorities, percentages for services."""

from __future__ import annotations

import csv
import shutil
import subprocess

import pytest

from inspection_stats.check.data import read_data
from inspection_stats.explore.choice import BESIDE, MOVED, REGION, SHARES, YEARS, Choice, programme_options
from inspection_stats.explore.show import show
from inspection_stats.measure.grades.bands import BANDS
from inspection_stats.plot.paste import paste_ready
from inspection_stats.query.answers import cutoff, distribution_answer, state_answer
from inspection_stats.query.programme_changes import programme_changes
from inspection_stats.reference.quarters import parse_period
from inspection_stats.report.quarter import open_quarter
from tests.support.places import ROOT

SEND, TASKS = "Area SEND 2023", "Task inspection 2024"
POSITIVE, INCONSISTENT, FAILINGS = "Typically positive experiences", "Inconsistent experiences", "Widespread failings"
FRAMEWORKS = f"""
[[framework]]
name = "{SEND}"
family = "Area SEND"
title = "Area inspection of special educational needs and disabilities, 2023"
inspectorate = "Ofsted and the Care Quality Commission"
subject = "authority"
figures = "one of three outcomes"
section = "Special educational needs and disabilities"
in_force_from = 2023-01-01
grades = [
    {{ grade = "{POSITIVE}", label = "{POSITIVE}" }},
    {{ grade = "{INCONSISTENT}", label = "{INCONSISTENT}" }},
    {{ grade = "{FAILINGS}", label = "{FAILINGS}" }},
]
judgements = [{{ key = "outcome", label = "Inspection outcome", short = "Outcome", level = "overall" }}]
source = "A test"
notes = ""

[[framework]]
name = "{TASKS}"
family = "Task inspection"
title = "Task inspection of youth work, 2024"
inspectorate = "A third inspectorate"
subject = "service"
figures = "percentages of tasks done"
section = "Task inspections"
in_force_from = 2024-01-01
grades = []
judgements = [
    {{ key = "tasks", label = "Tasks done", short = "Tasks", level = "overall", kind = "percent" }},
    {{ key = "plans", label = "Plans made", short = "Plans", level = "key", kind = "percent" }},
]
source = "A test"
notes = ""
"""
ROWS = (
    ("213", SEND, "2023-06-14", "outcome", INCONSISTENT, ""), ("213", SEND, "2024-11-20", "outcome", POSITIVE, ""),
    ("202", SEND, "2024-02-01", "outcome", FAILINGS, ""), ("383", SEND, "2024-03-05", "outcome", INCONSISTENT, ""),
    ("205", SEND, "2024-04-05", "outcome", POSITIVE, ""),
    ("westminster-yjs", TASKS, "2024-05", "tasks", "", "61"), ("westminster-yjs", TASKS, "2024-05", "plans", "", "40"),
    ("westminster-yjs", TASKS, "2025-01-10", "tasks", "", "78"), ("camden-yjs", TASKS, "2024-06-03", "tasks", "", "92"),
    ("southwark-yjs", TASKS, "2024-07-01", "tasks", "", "12"), ("leeds-yjs", TASKS, "2024-08-01", "tasks", "", "55"),
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = shutil.copytree(ROOT / "data", tmp_path_factory.mktemp("frameworks") / "data")
    with (made / "frameworks.toml").open("a", encoding="utf-8") as file:
        file.write(FRAMEWORKS)
    with (made / "judgements.csv").open("a", encoding="utf-8", newline="") as file:
        for subject, framework, published, judgement, grade, value in ROWS:
            name = f"{subject}-{framework.split()[0].lower()}-{published}"
            csv.writer(file, lineterminator="\n").writerow(
                [name, subject, framework, "not stated", "", published, "stated", judgement, grade, value, "", "",
                 "inspectorate", "https://example.org/report", "words of the test", ""]
            )  # fmt: skip
    return made


@pytest.fixture(scope="module")
def given(folder):
    return read_data(folder)


def choice(programme, chart, judgement="", **more):
    return Choice("213", parse_period("2024-25 Q4"), programme, chart, judgement=judgement, **more)


def test_the_state_of_authorities_and_of_services(given):
    day = cutoff(given, "2025-03-31", None)
    send = state_answer(given, day, programme=SEND).frame.set_index("authority")["outcome"]
    assert (send["Westminster"], send["Camden"], send["Barnet"]) == (POSITIVE, FAILINGS, "Not yet inspected")
    tasks = state_answer(given, day, inspectorate="A third inspectorate", region="London").frame
    found = tasks.set_index("service_id")["tasks"]
    assert (found["westminster-yjs"], found["camden-yjs"], found["barnet-yjs"]) == ("78%", "92%", "Not yet inspected")


def test_the_distribution_of_three_outcomes_and_of_percentages(given):
    day = cutoff(given, "2025-03-31", None)
    send = distribution_answer(given, day, by="authority", framework="Area SEND")
    assert dict(zip(send.frame["grade"], send.frame["count"], strict=True)) == {
        POSITIVE: 2, INCONSISTENT: 1, FAILINGS: 1, "Not yet inspected": 149,
    }  # fmt: skip
    assert "153 authorities existing on 31 March 2025" in send.basis
    tasks = distribution_answer(given, day, by="service", framework=TASKS)
    assert tasks.frame["count"].tolist()[:4] == [2, 1, 0, 1]
    assert tasks.frame["grade"].tolist()[:4] == list(BANDS)
    assert "England and Wales" in tasks.basis
    reports = distribution_answer(given, day, by="report", framework=SEND)
    assert reports.frame["count"].sum() == 5


def test_changes_know_the_order_of_the_outcomes(given):
    found = programme_changes(given, "2023-24 Q1", "2024-25 Q4", programme=SEND).frame
    assert found[["authority", "grade_before", "grade_after", "change"]].to_numpy().tolist() == [
        ["Westminster", INCONSISTENT, POSITIVE, "improved"]
    ]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (choice("Area SEND", YEARS), {INCONSISTENT, POSITIVE}),
        (choice("Area SEND", MOVED), {INCONSISTENT, POSITIVE, "Improved"}),
        (choice("Area SEND", BESIDE, "outcome", comparator=REGION), {POSITIVE, FAILINGS, "Not yet inspected"}),
        (choice("Area SEND", SHARES, "outcome"), {POSITIVE, INCONSISTENT, FAILINGS}),
        (choice("Task inspection", YEARS), {"61%", "40%", "78%"}),
        (choice("Task inspection", BESIDE, "tasks", comparator=REGION), {"78%", "92%", "12%", "Not yet inspected"}),
        (choice("Task inspection", SHARES, "tasks"), set(BANDS)),
    ],
)  # fmt: skip
def test_each_chart_of_the_explorer_is_made_and_drawn(given, asked, shown):
    view = show(given, asked)
    assert shown <= {row.grade for row in view.spec.rows}
    assert paste_ready(view.spec).png[:4] == b"\x89PNG"
    assert view.tables
    assert "Ofsted judgements" not in view.spec.long_alt


def test_the_explorer_offers_them(given):
    assert {"Area SEND", "Task inspection"} <= {value for _, value in programme_options(given)}


def test_the_report_shows_each_with_its_charts_and_its_frame(folder):
    section = open_quarter("Westminster", "2024-25 Q4", folder).other_inspections()
    said = " ".join(map(str, section.blocks))
    assert "Special educational needs and disabilities" in said
    assert f"rated {POSITIVE} overall" in said
    assert "tasks done 78%" in said
    frames = section.frames
    assert frames["special-educational-needs-and-disabilities"]["grade"].tolist() == [POSITIVE, INCONSISTENT]
    assert frames["task-inspections"]["value"].tolist() == [78, 61, 40]
    assert "Task inspections" not in str(open_quarter("Barnet", "2024-25 Q4", folder).other_inspections().blocks)


def test_no_source_file_names_either():
    for words in (SEND, "Area SEND", "Task inspection", POSITIVE):
        found = subprocess.run(["grep", "-rl", words, str(ROOT / "src")], capture_output=True, text=True, check=False)
        assert found.stdout == ""
