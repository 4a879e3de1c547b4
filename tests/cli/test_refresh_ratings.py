"""`inspection-stats refresh` with ratings of services that a person has filled in: accepted, and undone."""

from __future__ import annotations

import csv
import sys

import pytest

from inspection_stats.check.data import read_data
from inspection_stats.check.services import JUDGEMENTS
from inspection_stats.cli import app as cli
from inspection_stats.cli.project import new_project

READING = {
    "inspection_id": "reading-yjs-2018-2021-06", "subject": "reading-yjs", "framework": "HMIP youth 2018",
    "inspection_type": "not stated", "published": "2021-06", "published_basis": "stated", "source_kind": "inspectorate",
    "source": "https://example.org/reading", "quote": "rated Good, 20 of 36",
}  # fmt: skip
GOOD = {**READING, "judgement": "overall_rating", "grade": "Good"}
SCORE = {**READING, "judgement": "score", "value": "20", "of": "36"}


@pytest.fixture
def project(tmp_path, monkeypatch):
    folder = new_project(tmp_path / "own")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(monkeypatch, capsys):
    def call(*words):
        monkeypatch.setattr(sys, "argv", ["inspection-stats", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return ended.value.code or 0, said.out, said.err

    return call


def written(tmp_path, *rows, columns=tuple(JUDGEMENTS.columns)):
    path = tmp_path / "ratings.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.DictWriter(file, columns)
        sheet.writeheader()
        sheet.writerows(rows)
    return path


def contents(project):
    return {path.name: path.read_bytes() for path in (project / "data").iterdir() if path.is_file()}


def of_reading():
    rows = read_data().judgements
    return rows[rows["subject"].eq("reading-yjs") & rows["published"].eq("2021-06")]


def test_new_ratings_are_in_the_projects_table_and_can_be_undone(project, run, tmp_path):
    before = contents(project)
    code, out, err = run("refresh", written(tmp_path, GOOD, SCORE), "--accept", "new")
    assert code == 0, err
    assert "Accepted: 1 new inspection, no changed inspections." in out
    assert of_reading()["grade"].tolist() == ["Good", ""]
    assert of_reading()["value"].tolist()[1:] == [20]
    code, _, err = run("refresh", written(tmp_path, GOOD, SCORE), "--accept", "new")
    assert code == 2
    assert "was accepted already" in err
    assert run("refresh", "--undo")[0] == 0
    assert of_reading().empty
    assert contents(project) == before


def test_what_differs_from_a_rating_held_is_left_unless_all_is_accepted(project, run, tmp_path):
    run("refresh", written(tmp_path, GOOD), "--accept", "new")
    other = {**GOOD, "grade": "Outstanding", "quote": "rated Outstanding"}
    code, out, _ = run("refresh", written(tmp_path, other), "--accept", "new")
    assert code == 0
    assert "Nothing was written." in out
    assert "Not accepted: reading-yjs-2018-2021-06: held already" in out
    assert of_reading()["grade"].tolist() == ["Good"]
    code, out, err = run("refresh", written(tmp_path, other), "--accept", "all")
    assert code == 0, err
    assert "1 changed inspection" in out
    assert of_reading()["grade"].tolist() == ["Outstanding"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"subject": "atlantis-yjs"}, "service_areas.csv has no such service"),
        ({"judgement": "work_with_victims"}, "HMIP youth 2018 has no such judgement"),
        ({"judgement": "score", "grade": "", "value": "37", "of": "36"}, "37 of 36 cannot be"),
        ({"judgement": "score", "grade": "", "value": "72.22"}, "points of 36 are due"),
        ({"quote": ""}, "column quote"),
    ],
)
def test_bad_ratings_are_refused_with_their_row_and_nothing_is_written(project, run, tmp_path, change, said):
    before = contents(project)
    code, _, err = run(
        "refresh", written(tmp_path, {**GOOD, "judgement": "staff"}, {**GOOD, **change}), "--accept", "new"
    )
    assert code == 3
    assert said in err
    assert "ratings.csv, row 3" in err
    assert contents(project) == before


def test_ratings_without_the_words_of_the_reports_are_sent_to_import(project, run, tmp_path):
    columns = ["Service", "Publication date", "Overall rating"]
    row = dict(zip(columns, ["Reading", "2021-06", "Good"], strict=True))
    code, _, err = run("refresh", written(tmp_path, row, columns=columns), "--accept", "new")
    assert code == 2
    assert "fill in source_kind, quote and source" in err
