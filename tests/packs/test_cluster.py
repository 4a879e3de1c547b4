"""The same packs from a real cluster of separate worker processes on this machine."""

import os
import shutil
import signal
import time
from dataclasses import replace

import pytest

from benchmarks.cluster import end, started
from inspection_stats.check.data import read_data
from inspection_stats.errors import BadRequest
from inspection_stats.packs import cluster as module
from inspection_stats.packs.cluster import make_there, on_cluster
from inspection_stats.packs.isolated import Outcome
from inspection_stats.packs.many import make_reports, on_this_machine
from inspection_stats.packs.plan import Wanted, plan
from tests.support.packs import DATA, QUARTER, contents, names
from tests.support.places import ROOT

AREAS = Wanted(areas=("Isles of Scilly", "Northamptonshire"))


@pytest.fixture(scope="module")
def cluster():
    address, running = started(workers=2)
    yield address, running
    end(running)


def test_it_makes_the_packs_that_this_machine_makes(cluster, tmp_path):
    data = read_data(DATA)
    there = make_reports(data, AREAS, [QUARTER], DATA, str(tmp_path / "there"), on_cluster(cluster[0]))
    assert there.failed == ()
    assert sorted(names(there.made)) == ["Isles of Scilly", "Northamptonshire"]
    make_reports(data, AREAS, [QUARTER], DATA, str(tmp_path / "here"), on_this_machine(1))
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


def test_a_folder_named_from_here_is_that_of_here(cluster, tmp_path, monkeypatch):
    """The workers run in another folder."""
    monkeypatch.chdir(tmp_path)
    made = make_reports(read_data(DATA), Wanted(("Isles of Scilly",)), [QUARTER], DATA, "there", on_cluster(cluster[0]))
    assert (names(made.made), made.failed) == (["Isles of Scilly"], ())
    assert (tmp_path / "there" / "2015-16-Q4" / "isles-of-scilly" / "report.html").is_file()
    assert not (ROOT / "there").exists()


def test_a_pack_that_is_not_where_it_was_asked_for_counts_as_failed(tmp_path):
    made = make_reports(read_data(DATA), AREAS, [QUARTER], DATA, str(tmp_path), lambda jobs: map(Outcome, jobs))
    assert made.made == ()
    assert [str(failed.error) for failed in made.failed] == [
        f"It was made, but is not in {failed.job.target}. Use a folder that every worker reaches under that name."
        for failed in made.failed
    ]


@pytest.fixture
def job(tmp_path):
    return plan(read_data(DATA), Wanted(("Barnet",)), [QUARTER], DATA, str(tmp_path / "out"))[0]


def test_a_worker_with_other_data_makes_nothing_and_says_so(job, tmp_path):
    other = shutil.copytree(DATA, tmp_path / "data")
    there = replace(job, given={**job.given, "data_dir": str(other)})
    with (other / "recommendations.csv").open("a") as file:
        file.write("\n")
    said = make_there(there, there.run)
    assert str(said) == "A worker has different data: recommendations.csv. Let it use the same folder."
    shutil.rmtree(other)
    assert "A worker cannot read the pack's inputs" in str(make_there(there, there.run))
    assert not job.target.exists()


def test_a_worker_with_other_code_makes_nothing_and_says_so(job):
    assert "A worker has different versions of the suite" in str(make_there(job, "another run"))


@pytest.mark.parametrize(
    "address", ["nonsense", "tcp://", "tcp://a:b@127.0.0.1:1", "http://x:1", "inproc://x", "tcp://x"]
)
def test_what_is_not_an_address_of_a_scheduler_is_refused(job, address):
    with pytest.raises(BadRequest, match="is not the address of a scheduler"):
        list(on_cluster(address)([job]))


def test_a_cluster_without_workers_is_reported(job, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 10)
    address, running = started(workers=0)
    try:
        with pytest.raises(BadRequest, match="has no worker. Start dask worker tcp:"):
            list(on_cluster(address)([job]))
    finally:
        end(running)


@pytest.mark.parametrize("lost", ["the scheduler", "every worker"])
def test_what_is_lost_while_packs_are_made_is_reported(job, monkeypatch, lost):
    monkeypatch.setattr(module, "LOST_AFTER", 2.0)
    address, running = started(workers=1)
    submitted = module._absolute

    def lose(one):
        end(running[:1] if lost == "the scheduler" else running[1:])
        return submitted(one)

    monkeypatch.setattr(module, "_absolute", lose)
    try:
        (outcome,) = on_cluster(address)([job])
    finally:
        end(running)
    assert "was lost" in str(outcome.error)
    assert not job.target.exists()


def test_a_lost_scheduler_is_reported(cluster, tmp_path):
    address, running = cluster
    data = read_data(DATA)
    jobs_seen = []

    def kill_when_started(progress):
        jobs_seen.append(progress)
        if len(jobs_seen) == 1:
            for process in running:
                os.killpg(process.pid, signal.SIGKILL)
            time.sleep(0.5)

    with pytest.raises(BadRequest, match="does not answer"):
        make_reports(data, AREAS, [QUARTER], DATA, str(tmp_path), on_cluster(address), kill_when_started)
    assert not list((tmp_path / "2015-16-Q4").glob("[!.]*/"))
