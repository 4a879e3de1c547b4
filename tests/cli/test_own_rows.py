"""`inspection-stats add`: templates that are filled in reach the project's tables and reports, whole or not at all."""

from __future__ import annotations

import csv
import io
import shutil
import sys

import pandas as pd
import pytest

from inspection_stats import open_quarter
from inspection_stats.check.data import read_data
from inspection_stats.check.layered import layer_of
from inspection_stats.cli import app as cli
from inspection_stats.cli import own_rows
from inspection_stats.cli.begin_rows import GIVEN, TEMPLATES
from inspection_stats.cli.project import new_project
from inspection_stats.load.data_folder import layers
from tests.support.letter import LETTER
from tests.support.places import ROOT

ID = "camden-sqs-2015-06-10"
SCREENING = {
    "inspection_id": ID, "service_id": "camden-yjs", "on_site_from": "2015-05-18", "on_site_to": "2015-05-20",
    "published": "2015-06-10", "cases": "34", "source": "An invented letter of 10 June 2015", "illustrative": "yes",
}  # fmt: skip
COUNTS = {
    judgement: {
        "inspection_id": ID, "sufficient": f"{k}", "applicable": f"{n}", "status": "exact",
        "source": f"An invented letter of 10 June 2015, paragraph {paragraph}", "illustrative": "yes",
    }
    for paragraph, judgement, k, n in LETTER
}  # fmt: skip
AVERAGE = {
    "measure": "cases judged sufficient", "period": "2014-15", "value_percent": "78", "basis": "published figure",
    "source": "An invented annual report, page 9", "illustrative": "yes",
}  # fmt: skip
FIGURE = {
    "old_la_code": "202", "local": "25", "comparator": "England", "comparator_value": "14", "period": "2014-15",
    "source": "An invented profile, page 2", "illustrative": "yes",
}  # fmt: skip


@pytest.fixture
def project(tmp_path, monkeypatch):
    folder = new_project(tmp_path / "own")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(monkeypatch, capsys):
    def call(*words):
        monkeypatch.setattr(sys, "argv", ["inspection-stats", *map(str, words)])
        try:
            cli.main()
        except SystemExit as left:
            code = int(left.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def fill(path, by, changes):
    """Fill cells of a template: `changes` by what the column `by` says, as a person would in an editor."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row.update(changes.get(row[by], {}))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), "utf-8-sig", newline="")


def letter(run, project, counts=COUNTS, screening=SCREENING):
    assert run("add", "letter", "--begin", "letter")[0] == 0
    fill(project / "letter" / "sqs_inspections.csv", "programme", {"SQS": screening})
    fill(project / "letter" / "sqs_judgements.csv", "judgement_id", counts)


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_letter_that_is_filled_in_is_in_the_tables_and_in_the_areas_report(project, run):
    letter(run, project)
    code, out, err = run("add", "letter")
    assert (code, err) == (0, ""), err
    assert "Added to sqs_inspections.csv: 1 row." in out
    assert "Added to sqs_judgements.csv: 22 rows." in out
    assert "Not added: 7 rows of sqs_judgements.csv, with nothing filled in." in out
    held = read_data()
    rows = held.sqs_judgements[held.sqs_judgements["inspection_id"].eq(ID)]
    assert layer_of(rows, layers(project / "data")).eq("project").all()
    assert {(row.judgement_id, row.sufficient, row.applicable) for row in rows.itertuples()} == {
        (judgement, k, n) for _, judgement, k, n in LETTER
    }
    shown = open_quarter("Camden", "2015-16 Q1").screening.judgements.set_index("judgement_id")
    assert (shown.at["harm-oversight", "sufficient"], shown.at["harm-oversight", "applicable"]) == (25, 30)


def test_an_average_and_a_figure_of_context_are_added_to_rows_of_ones_own(project, run):
    for number, (theme, area) in enumerate({"protecting-the-public": "202", "reducing-reoffending": "203"}.items()):
        averages, context = f"averages{number}", f"context{number}"
        run("add", averages, "--begin", "averages")
        run("add", context, "--begin", "context")
        table = pd.read_csv(project / averages / "national_averages.csv", dtype=str, keep_default_na=False)
        chosen = table["level"].eq("theme") & table["theme"].eq(theme)
        table.loc[chosen, list(AVERAGE)] = list(AVERAGE.values())
        table.to_csv(project / averages / "national_averages.csv", index=False)
        fill(project / context / "local_context.csv", "indicator", {"fsm-primary": {**FIGURE, "old_la_code": area}})
        assert run("add", averages)[0] == run("add", context)[0] == 0
    held = read_data()
    own = held.national_averages[layer_of(held.national_averages, layers(project / "data")).eq("project")]
    assert list(zip(own["theme"], own["value_percent"], strict=True)) == [
        ("protecting-the-public", 78), ("reducing-reoffending", 78)]  # fmt: skip
    figures = held.local_context.set_index(["old_la_code", "indicator"])["local"]
    assert (figures["202", "fsm-primary"], figures["203", "fsm-primary"], figures["213", "fsm-primary"]) == (25, 25, 31)


FAULTY = [
    ({"mappa": {"sufficient": "2"}}, {}, 3, "row 11, column sufficient: More cases are sufficient (2) than judged (1)"),
    ({"mappa": {"status": ""}}, {}, 3, "row 11, column status: The cell is empty"),
    ({"mappa": {"inspection_id": "camden"}}, {}, 3,
     "row 11, column inspection_id: sqs_inspections.csv has no such inspection_id (found “camden”)"),
    ({"harm-assessed": {"sufficient": "35", "applicable": "35"}}, {}, 3,
     "row 9, column applicable: The question applied to more cases than the 34 inspected"),
    ({}, {"service_id": "camden"}, 3, "row 2, column service_id: service_areas.csv has no such service_id"),
    ({}, {"published": "10/06/2015"}, 3, "row 2, column published: The cell does not fit its column"),
]  # fmt: skip


@pytest.mark.parametrize(("counts", "screening", "code", "says"), FAULTY)
def test_a_fault_is_reported_by_the_row_of_the_template_and_nothing_is_written(
    project, run, counts, screening, code, says
):
    """With own rows held before, so that a row of the table is another than that of the template."""
    letter(run, project)
    run("add", "letter")
    shutil.rmtree(project / "letter")
    before = files(project / "data")
    again = {**SCREENING, "inspection_id": "camden-sqs-2", **screening}
    rows = {name: {**row, "inspection_id": "camden-sqs-2", **counts.get(name, {})} for name, row in COUNTS.items()}
    letter(run, project, rows, again)
    came, out, err = run("add", "letter")
    assert (came, out) == (code, "")
    table = "sqs_inspections.csv" if screening else "sqs_judgements.csv"
    assert f"letter/{table}, {says}" in err.replace("\\", "/")
    assert files(project / "data") == before
    assert sorted(path.name for path in project.iterdir()) == ["README.md", "data", "letter", "notebooks", "reports"]


def test_the_faults_of_all_files_are_reported_at_once(project, run):
    letter(run, project, {**COUNTS, "mappa": {"sufficient": "none"}}, {**SCREENING, "cases": "many"})
    _, _, err = run("add", "letter")
    assert "sqs_inspections.csv, row 2, column cases" in err
    assert "sqs_judgements.csv, row 11, column sufficient" in err


def test_rows_added_twice_are_reported_one_by_one(project, run):
    letter(run, project)
    run("add", "letter")
    before = files(project / "data")
    code, _, err = run("add", "letter")
    assert code == 3
    assert (
        "sqs_inspections.csv, row 2, column inspection_id: A row with this inspection_id is held already "
        f"(found “{ID}”)" in err
    )
    assert err.count("is held already") == 23
    assert files(project / "data") == before


def test_a_table_that_is_a_link_is_replaced_and_what_it_leads_to_is_not_written(project, run, tmp_path):
    for number, area in enumerate(("202", "203")):
        run("add", f"context{number}", "--begin", "context")
        fill(project / f"context{number}" / "local_context.csv", "indicator",
             {"fsm-primary": {**FIGURE, "old_la_code": area}})  # fmt: skip
        assert run("add", f"context{number}")[0] == 0
        table, elsewhere = project / "data" / "local_context.csv", tmp_path / "elsewhere.csv"
        if not number:
            table.rename(elsewhere)
            table.symlink_to(elsewhere)
            held = elsewhere.read_bytes()
    assert elsewhere.read_bytes() == held
    assert not table.is_symlink()
    assert len(table.read_text("utf-8").splitlines()) == 3


def test_a_row_of_the_suites_is_not_replaced(project, run):
    run("add", "context", "--begin", "context")
    fill(project / "context" / "local_context.csv", "indicator", {"fsm-primary": {**FIGURE, "old_la_code": "213"}})
    code, _, err = run("add", "context")
    assert code == 3
    assert (
        "row 3, column indicator: A row with this old_la_code and indicator is held already (found “213, fsm-primary”)"
        in err
    )


def test_templates_that_nobody_filled_in_and_a_folder_that_is_there_are_reported(project, run):
    run("add", "letter", "--begin", "letter")
    assert "Nothing is filled in in letter" in run("add", "letter")[2]
    before = files(project)
    code, _, err = run("add", "letter", "--begin", "averages")
    assert (code, "may be filled in" in err) == (2, True)
    assert files(project) == before


def test_a_file_that_is_not_a_template_is_named(project, run):
    letter(run, project)
    (project / "letter" / "sqs_judgement.csv").write_text("a,b\n1,2\n")
    code, _, err = run("add", "letter")
    assert code == 3
    assert "sqs_judgement.csv: No table takes rows from it. Did you mean “sqs_judgements.csv”?" in err


def test_the_suites_own_tables_are_not_written_to(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("add", "letter", "--begin", "letter")
    fill(tmp_path / "letter" / "sqs_inspections.csv", "programme", {"SQS": SCREENING})
    code, _, err = run("add", "letter")
    assert (code, "inspection-stats init" in err) == (2, True)


@pytest.mark.parametrize("stop", ["read_table", "copytree"])
def test_an_addition_that_is_stopped_leaves_the_tables_as_they_were(project, run, monkeypatch, stop):
    letter(run, project)
    before = files(project)

    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(own_rows if stop == "read_table" else shutil, stop, stopped)
    assert run("add", "letter")[0] == 130
    assert files(project) == before


def test_rows_can_be_added_to_a_whole_data_folder_and_its_other_rows_keep_their_bytes(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = shutil.copytree(ROOT / "data", tmp_path / "tables")
    before = files(folder)
    letter(run, tmp_path)
    code, _, err = run("add", "letter", "--data", folder)
    assert (code, err) == (0, "")
    after = files(folder)
    for name in ("sqs_inspections.csv", "sqs_judgements.csv"):
        assert after.pop(name).startswith(before.pop(name)), name
    assert after == before
    fill(tmp_path / "letter" / "sqs_inspections.csv", "programme", {"SQS": {"inspection_id": "x", "cases": "1"}})
    fill(tmp_path / "letter" / "sqs_judgements.csv", "inspection_id", {ID: {"inspection_id": "x"}})
    _, _, err = run("add", "letter", "--data", folder)
    assert "letter/sqs_judgements.csv, row 2, column applicable: The question applied to more" in err.replace("\\", "/")


def test_every_column_of_a_template_is_one_of_its_table_and_a_row_begun_asks_for_something():
    for tables in TEMPLATES.values():
        for table in tables:
            assert set(GIVEN[table.file]) < set(table.columns)
