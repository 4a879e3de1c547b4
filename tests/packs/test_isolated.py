"""Each job in its own process: what goes wrong in one is reported, and stops no other."""

import faulthandler
import os
import signal
import subprocess
import sys
import tempfile
import time

import pytest

from inspection_stats.errors import BadData, BadRequest, Fault, RunFailed
from inspection_stats.packs.isolated import run_isolated

FAULT = Fault("It is wrong", "Fix it", "t.csv", 3, "c", "x")


def behave(job):
    if job == "refuses":
        raise BadRequest("There is no such area.")
    if job == "finds faults":
        raise BadData([FAULT])
    if job == "has a fault of its own":
        raise ZeroDivisionError("division by zero")
    if job == "is killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if job == "crashes":
        faulthandler.disable()  # else a page of what crashed is printed, which is what is wanted here
        os.kill(os.getpid(), signal.SIGSEGV)
    if job == "leaves":
        os._exit(3)
    if job == "hangs":
        time.sleep(60)


def outcomes(*jobs, **how):
    return {one.job: one.error for one in run_isolated(jobs, behave, workers=2, **how)}


def test_every_way_to_fail_is_reported_and_the_others_are_done():
    found = outcomes("works", "refuses", "finds faults", "has a fault of its own", "is killed", "crashes", "leaves",
                     "works too")  # fmt: skip
    assert found["works"] is None
    assert found["works too"] is None
    assert isinstance(found["refuses"], BadRequest)
    assert str(found["refuses"]) == "There is no such area."
    assert isinstance(found["finds faults"], BadData)
    assert found["finds faults"].faults == (FAULT,)
    assert str(found["has a fault of its own"]) == "ZeroDivisionError: division by zero"
    assert "killed (SIGKILL)" in str(found["is killed"])
    assert "killed (SIGSEGV)" in str(found["crashes"])
    assert "exit code 3" in str(found["leaves"])


def test_a_job_that_hangs_is_ended_after_its_time():
    started = time.monotonic()
    error = outcomes("hangs", time_limit=2.0)["hangs"]
    assert isinstance(error, RunFailed)
    assert "stopped responding" in str(error)
    assert time.monotonic() - started < 30


FORKED = """
import os, locale, sys, random, warnings, logging, decimal, time
sys.path.insert(0, sys.argv[1])
import matplotlib, numpy, pandas
from inspection_stats.packs.isolated import run_isolated, start_method

def state():
    return (os.getcwd(), os.environ.get("LEFT"), matplotlib.rcParams["font.size"],
            pandas.get_option("display.precision"), sys.getrecursionlimit(), decimal.getcontext().prec,
            len(sys.path), os.umask(0o22),
            logging.getLogger().level, "left" in globals(), time.tzname)

def meddle(job):
    seen = state()
    with open(sys.argv[2], "a") as file:
        print(seen, file=file)
    with open(sys.argv[2] + "-random", "a") as file:
        print(random.random(), numpy.random.random(), file=file)
    os.chdir("/"); os.environ["LEFT"] = "1"; os.environ["TZ"] = "Asia/Tokyo"; time.tzset()
    matplotlib.rcParams["font.size"] = 99; pandas.set_option("display.precision", 1)
    random.seed(5); sys.setrecursionlimit(5000); decimal.getcontext().prec = 3; sys.path.append("x"); os.umask(0o77)
    logging.getLogger().setLevel(10); globals()["left"] = 1

assert start_method() == "fork", start_method()
assert [one.error for one in run_isolated(range(3), meddle)] == [None] * 3
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
def test_nothing_of_one_job_leaks_into_the_next(tmp_path):
    seen = tmp_path / "seen"
    subprocess.run([sys.executable, "-c", FORKED, str(tmp_path), str(seen)], check=True)
    lines = seen.read_text().splitlines()
    assert len(lines) == 3
    assert len(set(lines)) == 1
    drawn = (tmp_path / "seen-random").read_text().split()
    assert len(set(drawn)) == 6, "each has random numbers of its own"


def test_the_run_ends_its_children_when_it_is_left():
    running = run_isolated(["works", "hangs"], behave, workers=2)
    assert next(running).job == "works"
    started = time.monotonic()
    running.close()
    assert time.monotonic() - started < 10


def test_what_a_job_writes_into_its_folder_goes_when_the_run_is_given_up(monkeypatch, tmp_path):
    """The job is ended first: else it would write on while the folder is cleared."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    went = run_isolated(["quick", "slow"], writes_for_ever, workers=2)
    assert next(went).job == "quick"
    while not any(tmp_path.glob("*/*")):
        time.sleep(0.01)
    went.close()
    assert list(tmp_path.iterdir()) == []


def writes_for_ever(job):
    while job == "slow":
        tempfile.mkdtemp()
