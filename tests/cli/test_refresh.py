"""`inspection-stats refresh`: what is accepted is in the tables, whole or not at all, and can be undone."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from datetime import date

import pandas as pd
import pytest

from inspection_stats.check.data import read_data
from inspection_stats.check.layered import layer_of
from inspection_stats.cli import app as cli
from inspection_stats.cli import refresh
from inspection_stats.cli.project import new_project
from inspection_stats.load.csv_table import read_table
from inspection_stats.load.data_folder import layers
from tests.support.places import PUBLISHED, ROOT
from tests.support.releases import HISTORY_HEADER, RI, history_row, write_xlsx

LEEDS = history_row(
    "Leeds", date(2026, 9, 7), date(2026, 11, 2), ["", "Good", "Good", "Good", "Good"]
)  # no overall grade
LATE = history_row("Barnet", date(2027, 3, 1), date(2027, 5, 4), ["", RI, RI, RI, RI])
BARNET_2024 = history_row(
    "Barnet", date(2024, 6, 10), date(2024, 7, 23), ["Good", "Good", "Good", "Outstanding", RI], kind="Short"
)
TITLE = "Local authority inspection outcomes as at 31 March 2027"


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


def release(path, rows, published=date(2027, 7, 1)):
    cover = [[TITLE], ["Published on:", published]]
    return write_xlsx(path, {"Cover": cover, "History": [["ILACS inspection history"], HISTORY_HEADER, *rows]})


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_inspection_is_in_the_projects_tables_with_source_release_and_horizon(project, run, tmp_path, data):
    file = release(tmp_path / "outcomes.xlsx", [LEEDS, BARNET_2024])
    code, out, err = run("refresh", file, "--accept", "new")
    assert (code, err) == (0, ""), err
    assert (
        "Accepted: 1 new inspection, no changed inspections; graded inspections are now held up to 2027-03-31." in out
    )
    held = read_data()
    leeds = held.ofsted_judgements[held.ofsted_judgements["inspection_id"].eq("383-ILACS-2026-11-02")]
    assert len(leeds) == 4
    assert leeds["grade"].eq("Good").all()
    assert leeds["source"].str.contains("outcomes.xlsx, sheet History, row 3; released 1 July 2027").all()
    assert layer_of(leeds, layers(project / "data")).eq("project").all()
    assert held.horizons.set_index("kind").at["graded inspections", "held_to"] == pd.Timestamp("2027-03-31")
    barnet = held.ofsted_judgements[held.ofsted_judgements["inspection_id"].eq("302-ILACS-2024-07-23")]
    assert barnet.set_index("judgement").at["care_leavers", "grade"] == "Good", "a change is not a new inspection"
    [line] = read_table(project / "data" / "refreshes.csv").to_dict("records")
    assert (line["file"], line["released"], line["new"], line["horizon"]) == (
        "outcomes.xlsx", "2027-07-01", "1", "2027-03-31")  # fmt: skip
    assert files(ROOT / "data")["horizons.csv"] == (ROOT / "data" / "horizons.csv").read_bytes()


def test_a_report_after_the_day_to_which_the_release_is_whole_is_left_and_named(project, run, tmp_path):
    _, out, _ = run("refresh", release(tmp_path / "outcomes.xlsx", [LEEDS, LATE]), "--accept", "new")
    assert "Not accepted: Barnet (302-ILACS-2027-05-04): published after 2027-03-31" in out
    assert not read_data().ofsted_judgements["inspection_id"].eq("302-ILACS-2027-05-04").any()


def test_all_takes_changes_too_and_records_what_was_stated_before(project, run, tmp_path):
    code, out, _ = run("refresh", release(tmp_path / "outcomes.xlsx", [BARNET_2024]), "--accept", "all")
    assert code == 0
    assert "1 changed inspection" in out
    held = read_data()
    barnet = held.ofsted_judgements[held.ofsted_judgements["inspection_id"].eq("302-ILACS-2024-07-23")]
    assert barnet.set_index("judgement").at["care_leavers", "grade"] == "Requires improvement"
    assert barnet.set_index("judgement").at["overall_effectiveness", "grade"] == "Good"
    revised = held.ofsted_revisions.set_index("inspection_id").loc["302-ILACS-2024-07-23"]
    assert (revised["what"], revised["was"], revised["now"]) == ("care_leavers", "Good", "Requires improvement")
    assert revised["released"] == pd.Timestamp("2027-07-01")


def test_the_changes_of_an_earlier_release_are_left(project, run, tmp_path):
    before = files(project / "data")
    file = release(tmp_path / "old.xlsx", [BARNET_2024], published=date(2024, 9, 1))
    code, out, _ = run("refresh", file, "--accept", "all")
    assert code == 0
    assert "This is an earlier release" in out
    assert "Nothing was written." in out
    assert "care_leavers stays Good: the release is not known to be later than what is held" in out
    assert files(project / "data") == before


def test_a_release_accepted_twice_is_reported_with_the_day(project, run, tmp_path):
    file = release(tmp_path / "outcomes.xlsx", [LEEDS])
    run("refresh", file, "--accept", "all")
    before = files(project / "data")
    code, _, err = run("refresh", file, "--accept", "all")
    assert code == 2
    assert f"outcomes.xlsx was accepted already, on {date.today()}. Nothing was written." in err
    assert files(project / "data") == before


def test_an_undo_restores_the_previous_bytes_one_refresh_at_a_time(project, run, tmp_path):
    states = [files(project / "data")]
    for name, rows in (("first", [LEEDS]), ("second", [BARNET_2024])):
        run("refresh", release(tmp_path / f"{name}.xlsx", rows), "--accept", "all")
        states.append(files(project / "data"))
    assert run("refresh", "--undo")[1] == "Undid the refresh from second.xlsx.\n"
    assert files(project / "data") == states[1]
    assert run("refresh", "--undo")[1] == "Undid the refresh from first.xlsx.\n"
    assert files(project / "data") == states[0]
    code, _, err = run("refresh", "--undo")
    assert code == 2
    assert "There is no refresh to undo" in err


@pytest.mark.parametrize(
    "content", [b"[" * 100_000, b'["areas.csv"]', b'{"../x.csv": ""}', b'{"areas.csv": ""}', b"\xff"]
)
def test_an_undo_whose_list_is_damaged_is_refused_and_changes_nothing(project, run, tmp_path, content):
    run("refresh", release(tmp_path / "outcomes.xlsx", [LEEDS]), "--accept", "new")
    (project / "data" / refresh.BEFORE / refresh.WRITTEN).write_bytes(content)
    before = files(project)
    code, _, err = run("refresh", "--undo")
    assert code == 2
    assert "The last refresh cannot be undone" in err
    assert files(project) == before


def test_a_log_that_is_a_folder_is_named_and_nothing_is_accepted(project, run, tmp_path):
    (project / "data" / refresh.REFRESH_LOG).mkdir()
    code, _, err = run("refresh", release(tmp_path / "outcomes.xlsx", [LEEDS]), "--accept", "new")
    assert code == 3
    assert "refreshes.csv: The file cannot be read: it is a folder" in err
    assert sorted(path.name for path in (project / "data").glob("*.csv")) == ["refreshes.csv"]


def test_a_table_that_is_a_link_is_replaced_and_what_it_leads_to_is_not_written(project, run, tmp_path):
    run("refresh", release(tmp_path / "outcomes.xlsx", [LEEDS]), "--accept", "new")
    table = project / "data" / "ofsted_judgements.csv"
    table.rename(tmp_path / "elsewhere.csv")
    table.symlink_to(tmp_path / "elsewhere.csv")
    held = (tmp_path / "elsewhere.csv").read_bytes()
    code, _, err = run("refresh", release(tmp_path / "later.xlsx", [LEEDS, BARNET_2024], date(2027, 8, 1)),
                       "--accept", "all")  # fmt: skip
    assert code == 0, err
    assert (tmp_path / "elsewhere.csv").read_bytes() == held


def test_an_undo_that_would_lose_what_was_written_since_is_refused(project, run, tmp_path):
    run("refresh", release(tmp_path / "outcomes.xlsx", [LEEDS]), "--accept", "all")
    table = project / "data" / "ofsted_judgements.csv"
    table.write_text(table.read_text("utf-8") + "\n", "utf-8")
    before = files(project / "data")
    code, _, err = run("refresh", "--undo")
    assert code == 2
    assert "ofsted_judgements.csv in" in err
    assert "changed after the refresh" in err
    assert files(project / "data") == before


def test_without_a_project_the_suites_own_tables_are_not_written_to(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, _, err = run("refresh", release(tmp_path / "outcomes.xlsx", [LEEDS]), "--accept", "all")
    assert code == 2
    assert "inspection-stats init" in err


@pytest.mark.parametrize("data", ["data", "../own/../data"])
def test_the_suites_own_tables_are_not_written_to_when_they_are_named_either(run, tmp_path, monkeypatch, data):
    """A log and a copy of the previous tables would go into the wheel."""
    suite = shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "own").mkdir()
    monkeypatch.setattr(refresh, "suite_data", lambda: suite)
    monkeypatch.chdir(tmp_path if data == "data" else tmp_path / "own")
    before = files(suite)
    code, _, err = run("refresh", release(tmp_path / "outcomes.xlsx", [LEEDS]), "--accept", "all", "--data", data)
    assert code == 2
    assert "such as a copy of the suite's" in err
    assert files(suite) == before


def test_without_a_terminal_it_must_be_said_what_to_accept(project, run, tmp_path):
    code, _, err = run("refresh", release(tmp_path / "outcomes.xlsx", [LEEDS]))
    assert code == 2
    assert "--accept new or --accept all" in err


def test_a_refresh_without_a_file_is_reported(project, run):
    assert run("refresh")[0] == 2


@pytest.mark.parametrize("stop", ["read_data", "_csv", "_digest"])
def test_a_refresh_that_is_stopped_leaves_the_tables_as_they_were(project, run, tmp_path, monkeypatch, stop):
    before = files(project / "data")

    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(refresh, stop, stopped)
    assert run("refresh", release(tmp_path / "outcomes.xlsx", [LEEDS]), "--accept", "all")[0] == 130
    assert files(project / "data") == before
    assert sorted(path.name for path in project.iterdir()) == ["README.md", "data", "notebooks", "reports"]


def test_a_read_only_project_is_reported(project, run, tmp_path, monkeypatch):
    file, before, make = release(tmp_path / "outcomes.xlsx", [LEEDS]), files(project / "data"), os.mkdir

    def refused(path, *args, **kwargs):  # as the system does; root may write everywhere
        if str(path).startswith(str(project)):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        make(path, *args, **kwargs)

    monkeypatch.setattr(os, "mkdir", refused)
    code, _, err = run("refresh", file, "--accept", "all")
    assert code == 5
    assert "Permission denied" in err
    assert files(project / "data") == before


def test_a_table_is_written_as_it_is_kept():
    for name in ("ofsted_judgements.csv", "ofsted_revisions.csv", "horizons.csv", "ofsted_releases.csv"):
        assert refresh._csv(read_table(ROOT / "data" / name)).encode() == (ROOT / "data" / name).read_bytes(), name


def test_a_release_is_older_than_one_that_was_accepted(project, run, tmp_path):
    run("refresh", release(tmp_path / "later.xlsx", [LEEDS]), "--accept", "all")
    file = release(tmp_path / "earlier.xlsx", [BARNET_2024], published=date(2026, 12, 1))
    _, out, _ = run("refresh", file, "--accept", "all")
    assert "This is an earlier release: it came out on 1 December 2026, and that of 1 July 2027 is held." in out
    assert "Nothing was written." in out


WORKBOOKS = (
    "Childrens_social_care_in_England_2023_underlying_data.ods",
    "LA_Inspection_Outcomes_as_at_31_March_2025.ods",
)
STATED = ["framework", "inspection_type", "published", "grade"]
KEY = ["inspection_id", "judgement"]


@pytest.mark.skipif(not PUBLISHED.exists(), reason="needs the published workbooks")
def test_the_two_published_workbooks_bring_the_tables_to_what_they_are_today(run, tmp_path):
    """From the tables without a row of either: each inspection, fact and grade that Ofsted states there is today's."""
    folder = shutil.copytree(ROOT / "data", tmp_path / "data")
    today = read_table(folder / "ofsted_judgements.csv")
    theirs = today["source"].str.contains("Ofsted, (?:Children's social care in England 2023|LA inspection outcomes)")
    assert (theirs.sum(), (~theirs).sum()) == (2748, 255)
    keep(folder, "ofsted_judgements.csv", today[~theirs])
    revisions = read_table(folder / "ofsted_revisions.csv")
    other = revisions.head(1).assign(inspection_id=today[~theirs]["inspection_id"].iloc[0])
    keep(folder, "ofsted_revisions.csv", other)  # a table of the suite's has a row
    releases = read_table(folder / "ofsted_releases.csv").head(1)
    earlier = {"as_at": "2022-03-31", "published_by": "2022-04-30", "released": "2022-07-06", "beyond_cutoff": ""}
    keep(folder, "ofsted_releases.csv", releases.assign(**earlier))
    for name in WORKBOOKS:
        code, out, err = run("refresh", PUBLISHED / "ofsted" / name, "--accept", "all", "--data", folder)
        assert (code, err) == (0, ""), err
        assert "Left: " not in out
    now, was = (table.set_index(KEY).sort_index() for table in (read_table(folder / "ofsted_judgements.csv"), today))
    assert now.index.equals(was.index)
    assert now[STATED].equals(was[STATED])
    for day in ("on_site_from", "on_site_to"):
        stated = now[day].ne("")
        assert stated.sum() > 200
        assert now.loc[stated, day].equals(was.loc[stated, day]), day
    columns = ["inspection_id", "what", "was", "now", "released"]
    of_2023 = revisions["stated_before_in"].str.contains("England 2023")
    between = revisions[of_2023 & revisions["what"].isin(["inspection_type", "published"])]
    found = read_table(folder / "ofsted_revisions.csv").iloc[1:]
    assert sorted(map(tuple, found[columns].to_numpy())) == sorted(map(tuple, between[columns].to_numpy()))


def keep(folder, name, table):
    (folder / name).write_text(refresh._csv(table), "utf-8", newline="")
