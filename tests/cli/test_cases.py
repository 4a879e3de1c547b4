"""A file of cases counted into an audit's questions, whichever way an audit tool leaves it; faults before anything."""

from __future__ import annotations

import csv
import sqlite3
import sys

import duckdb
import pytest

from inspection_stats.cli import app as cli
from inspection_stats.load import case_sources, file_kind
from inspection_stats.load.counts import read_counts
from tests.support.releases import write_xlsx

HEAD = ["case_id", "service_id", "judgement_id", "answer"]
SERVICE = "camden-youth-justice-service"
ASKED = ("offending-assessed", "offending-planned")
ROWS = [
    *[[f"c{n}", SERVICE, ASKED[0], "Yes" if n < 31 else "No"] for n in range(34)],  # 31 of 34
    *[[f"c{n}", SERVICE, ASKED[1], "yes" if n < 20 else "n/a" if n < 24 else "Partly"] for n in range(34)],  # 20 of 30
]
MEANT = ("--answer", "n/a=not applicable", "--answer", "Partly=no")


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)

    def call(*words):
        monkeypatch.setattr(sys, "argv", ["inspection-stats", *map(str, words)])
        code = 0
        try:
            cli.main()
        except SystemExit as left:
            code = int(left.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def audit(run, tmp_path):
    """An audit's file with two of its questions, as `new-service` begins it."""
    run("new-service", "audit.csv", "--service", "Camden Youth Justice Service", "--period", "April to June 2026")
    rows = list(csv.reader((tmp_path / "audit.csv").read_text("utf-8-sig").splitlines()))
    ids = [row[rows[0].index("judgement_id")] for row in rows]
    kept = [rows[0], *(rows[place] for place in (1, 2))]
    for row, name in zip(kept[1:], ASKED, strict=True):
        row[rows[0].index("judgement_id")] = name
    assert len(ids) == 30
    with (tmp_path / "audit.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(kept)
    return tmp_path / "audit.csv"


def write_csv(folder, rows):
    with (folder / "cases.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD, *rows])
    return ("--cases", "cases.csv")


def write_parquet(folder, rows):
    write_csv(folder, rows)
    duckdb.sql(f"COPY (FROM read_csv('{folder / 'cases.csv'}', all_varchar=true)) TO '{folder / 'cases.parquet'}'")
    return ("--cases", "cases.parquet")


def write_workbook(folder, rows):
    write_xlsx(folder / "cases.xlsx", {"Notes": [["Nothing here"]], "Cases": [HEAD, *rows]})
    return ("--cases", "cases.xlsx")


def write_database(folder, rows):
    with sqlite3.connect(folder / "cases.db") as database:
        database.execute(f"CREATE TABLE cases ({', '.join(HEAD)})")
        database.executemany("INSERT INTO cases VALUES (?, ?, ?, ?)", rows)
    database.close()
    return ("--cases", f"sqlite:///{folder / 'cases.db'}", "--cases-query", "SELECT * FROM cases")


WAYS = [write_csv, write_parquet, write_workbook, write_database]


@pytest.mark.parametrize("write", WAYS)
def test_each_way_gives_the_counts_that_were_counted_by_hand(run, audit, tmp_path, write):
    code, out, err = run("audit", "audit.csv", *write(tmp_path, ROWS), *MEANT, "--internal")
    assert (code, err) == (0, ""), err
    assert "Counted the cases into audit-counted.csv." in out
    rows = read_counts("audit-counted.csv").set_index("judgement_id")
    assert rows.loc[ASKED[0], ["sufficient", "applicable"]].tolist() == ["31", "34"]
    assert rows.loc[ASKED[1], ["sufficient", "applicable"]].tolist() == ["20", "30"]
    assert "31 of 34" in next((tmp_path / "reports").rglob("report.html")).read_text("utf-8")


@pytest.mark.parametrize("write", WAYS)
def test_three_answers_for_one_case_are_reported_with_the_case(run, audit, tmp_path, write):
    twice = [["c1", SERVICE, ASKED[0], answer] for answer in ("Yes", "No")]
    code, _, err = run("audit", "audit.csv", *write(tmp_path, [*ROWS, *twice]), *MEANT)
    assert code == 3
    assert f"The case has 3 answers to the question {ASKED[0]} ({SERVICE}) (found “c1”). Keep one" in err
    assert not (tmp_path / "audit-counted.csv").exists()
    assert not (tmp_path / "reports").exists()


@pytest.mark.parametrize("write", WAYS)
def test_an_answer_that_the_mapping_misses_is_reported_with_its_rows(run, audit, tmp_path, write):
    code, _, err = run("audit", "audit.csv", *write(tmp_path, ROWS), "--answer", "n/a=not applicable")
    assert code == 3
    assert "There is no such answer (10 rows) (found “partly”)" in err
    assert "as in --answer “Partly=no”" in err
    assert not (tmp_path / "audit-counted.csv").exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("Partly", "“Partly” is not a word and what it means"),
        ("Partly=maybe", "one of: yes, no, not applicable"),
        ("=no", "“=no” is not a word"),
    ],
)
def test_a_mapping_that_is_not_one_is_reported(run, audit, tmp_path, given, said):
    code, _, err = run("audit", "audit.csv", *write_csv(tmp_path, ROWS), "--answer", given)
    assert code == 2
    assert said in err


def test_a_word_with_two_meanings_is_reported(run, audit, tmp_path):
    code, _, err = run("audit", "audit.csv", *write_csv(tmp_path, ROWS), "--answer", "x=no", "--answer", "X=yes")
    assert code == 2
    assert "two meanings, no and yes" in err


def test_a_service_or_a_question_that_is_not_listed_is_reported_with_the_nearest(run, audit, tmp_path):
    others = [["c1", "camden-youth-justice-servce", ASKED[0], "yes"], ["c2", SERVICE, "offending-asessed", "yes"]]
    code, _, err = run("audit", "audit.csv", *write_csv(tmp_path, others[:1]))
    assert code == 3
    assert f"audit.csv lists no such service (found “camden-youth-justice-servce”). Did you mean “{SERVICE}”?" in err
    code, _, err = run("audit", "audit.csv", *write_csv(tmp_path, others[1:]))
    assert code == 3
    assert f"Did you mean “{ASKED[0]}”?" in err


def test_counts_that_are_filled_in_are_not_replaced(run, audit, tmp_path):
    run("audit", "audit.csv", *write_csv(tmp_path, ROWS), *MEANT)
    code, _, err = run("audit", "audit-counted.csv", *write_csv(tmp_path, ROWS), *MEANT)
    assert code == 2
    assert "audit-counted.csv has counts already" in err


def test_options_of_cases_without_cases_are_reported(run, audit):
    code, _, err = run("audit", "audit.csv", "--answer", "Partly=no")
    assert code == 2
    assert "name the cases" in err


@pytest.mark.parametrize("write", WAYS)
def test_a_missing_column_is_reported(run, audit, tmp_path, write, monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "HEAD", ["case_id", "service_id", "judgement_id", "reply"])
    code, _, err = run("audit", "audit.csv", *write(tmp_path, ROWS))
    assert code == 3
    assert "column answer: The column is missing" in err


def test_a_damaged_parquet_file_is_reported(run, audit, tmp_path):
    (tmp_path / "cases.parquet").write_bytes(b"PAR1 and nothing else PAR1")
    code, _, err = run("audit", "audit.csv", "--cases", "cases.parquet")
    assert code == 3
    assert "cases.parquet: The file cannot be read as Parquet" in err


def test_a_csv_longer_than_any_workbook_is_counted(run, audit, tmp_path, monkeypatch):
    for module in (case_sources, file_kind):
        monkeypatch.setattr(module, "LARGEST_WORKBOOK", 1000)
    code, _, err = run("audit", "audit.csv", *write_csv(tmp_path, ROWS), *MEANT, "--internal")
    assert (tmp_path / "cases.csv").stat().st_size > 1000
    assert code == 0, err


def test_services_are_compared_from_their_cases(run, audit, tmp_path):
    head, *rows = csv.reader(audit.read_text("utf-8").splitlines())
    place = {name: number for number, name in enumerate(head)}
    cases = []
    with (tmp_path / "many.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        for number in range(4):
            for row in rows:
                row[place["service_id"]], row[place["service"]] = f"service-{number}", f"Service number {number}"
                writer.writerow(row)
                cases += [[f"c{case}", f"service-{number}", row[place["judgement_id"]], "yes"] for case in range(30)]
    code, out, err = run("compare", "many.csv", "--service", "service-1", *write_csv(tmp_path, cases), "--internal")
    assert (code, err) == (0, ""), err
    assert "report.html" in out
