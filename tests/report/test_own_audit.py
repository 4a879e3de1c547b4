"""A service's own audit from the empty file to the pack, as docs/own-data.md says."""

import csv
import json
import re
import shlex
import sys

import pytest

from inspection_stats.check.own_audit import filled_in
from inspection_stats.cli import app as cli
from inspection_stats.cli.new_service import new_service
from inspection_stats.errors import BadData, BadRequest
from inspection_stats.load.counts import read_counts
from inspection_stats.reference.statuses import SUPPRESSED
from inspection_stats.report.own_audit import own_audit
from tests.conftest import ROOT

SERVICE, PERIOD = "Camden Youth Justice Service", "April to June 2026"


@pytest.fixture
def begun(tmp_path, data):
    return new_service(tmp_path / "audit.csv", SERVICE, PERIOD, data)[0]


def fill(path, counts):
    """Write (sufficient, applicable) into the first rows of an audit."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    for row, (sufficient, applicable) in zip(rows, counts, strict=False):
        row[header.index("sufficient")], row[header.index("applicable")] = str(sufficient), str(applicable)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def run(monkeypatch, folder, command):
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "argv", shlex.split(command))
    with pytest.raises(SystemExit) as left:
        cli.main()
    return left.value.code


def test_the_file_asks_every_question_of_the_letter_once_and_gives_no_count(begun, data):
    rows = read_counts(str(begun))
    assert list(rows["judgement_id"]) == list(dict.fromkeys(rows["judgement_id"]))
    assert set(rows["judgement_id"]) == set(data.sqs_judgements["judgement_id"])
    assert set(rows["sufficient"]) | set(rows["applicable"]) == {""}
    guide = begun.with_name("audit-guide.md").read_text("utf-8")
    assert all(f"`{column}`" in guide for column in rows.columns)


def test_a_file_that_is_there_is_never_overwritten(begun, data):
    before = begun.read_bytes()
    with pytest.raises(BadRequest, match="there already"):
        new_service(begun, SERVICE, PERIOD, data)
    assert begun.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "service"), [("audit.xlsx", SERVICE), ("a.csv", "=1+1"), ("a.csv", " "), ("a.csv", "A\nB")]
)
def test_a_name_that_would_go_wrong_is_refused_and_nothing_written(name, service, tmp_path, data):
    with pytest.raises(BadRequest):
        new_service(tmp_path / name, service, PERIOD, data)
    assert list(tmp_path.iterdir()) == []


def test_half_filled_in_is_no_fault_and_what_is_open_is_named(begun):
    fill(begun, [(30, 40), (12, 24)])
    found = filled_in(read_counts(str(begun)), "audit.csv")
    assert found.sentence == "2 of 29 questions filled in, no fault in them."
    assert len(found.still_open) == 27
    report = own_audit(str(begun))
    assert "Still open: Court reports: account of offending;" in report._repr_html_()


def test_every_fault_of_the_filled_rows_is_named_at_once(begun):
    fill(begun, [(41, 40), ("many", 24), (3, "")])
    with pytest.raises(BadData) as faults:
        filled_in(read_counts(str(begun)), "audit.csv")
    assert [(fault.row, fault.column) for fault in faults.value.faults] == [
        (2, "sufficient"),
        (3, "sufficient"),
        (4, "applicable"),
    ]


def test_nothing_filled_in_yet_says_what_to_fill(begun):
    with pytest.raises(BadRequest, match="No question of audit.csv is filled in yet"):
        filled_in(read_counts(str(begun)), "audit.csv")


def test_the_figures_are_the_counts_entered_and_nothing_is_compared(begun):
    fill(begun, [(30, 40), (12, 24)])
    report = own_audit(str(begun))
    bars = {bar.label: (bar.sufficient, bar.applicable, bar.percent) for bar in report.charts[0].spec.rows}
    assert bars == {"Assessment of offending": (30, 40, "75%"), "Review of offending assessment": (12, 24, "50%")}
    assert all(bar.national is None for bar in report.charts[0].spec.rows)
    assert "no inspectorate's finding" in report.charts[0].spec.long_alt


def test_small_numbers_are_withheld_unless_it_is_internal_and_then_it_says_so(begun):
    fill(begun, [(30, 40), (38, 40)])  # two children with insufficient work
    report = own_audit(str(begun))
    assert list(report.frames["own-audit"]["status"]) == ["exact", SUPPRESSED]
    assert "38" not in report._repr_html_().split("Every question")[1].split("About this report")[0]
    internal = own_audit(str(begun), internal=True)
    assert "38 of 40" in internal.charts[0].spec.long_alt
    assert "not for publication" in internal.charts[0].spec.long_alt


def test_of_many_services_the_one_meant_is_drawn_and_marked_illustrative():
    counts = str(ROOT / "data" / "illustrative" / "case_counts.csv")
    with pytest.raises(BadRequest, match="holds 30 services"):
        own_audit(counts)
    report = own_audit(counts, "illustrative service 07")
    assert report.illustrative
    assert all(chart.spec.alt.startswith("Illustrative data") for chart in report.charts)


def test_the_guide_works_from_the_first_command_to_the_last(monkeypatch, tmp_path, capsys):
    guide = (ROOT / "docs" / "own-data.md").read_text("utf-8")
    begin, check, draw = re.findall(r"^(inspection-stats .*)$", guide, re.MULTILINE)
    (tmp_path / "data").symlink_to(ROOT / "data")
    assert run(monkeypatch, tmp_path, begin) == 0
    fill(tmp_path / "audit.csv", [(30 - n, 40) for n in range(12)])
    assert run(monkeypatch, tmp_path, check) == 0
    assert "12 of 29 questions filled in, no fault in them." in capsys.readouterr().out
    assert run(monkeypatch, tmp_path, draw) == 0
    pack = tmp_path / "reports" / "own-audit" / "camden-youth-justice-service"
    assert {"report.html", "report.docx", "manifest.json"} <= {file.name for file in pack.iterdir()}
    manifest = json.loads((pack / "manifest.json").read_text("utf-8"))
    assert manifest["parameters"] == {"report": "own audit", "service": SERVICE, "internal": "no"}
