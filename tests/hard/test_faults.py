"""What a machine does to a run: nothing half-written, nothing lost, a message that says how to fix it; it goes on."""

import errno
import os
import signal
import subprocess
import sys
from contextlib import ExitStack

import psutil
import pytest

from inspection_stats.errors import CannotWrite
from inspection_stats.packs import isolated
from inspection_stats.packs.index import write_index
from inspection_stats.packs.manifest import MANIFEST
from inspection_stats.packs.pack import STAGING, one_run_at_a_time, whole_or_nothing
from inspection_stats.reference.quarters import parse_period
from tests.support.packs import contents
from tests.support.places import ROOT
from tests.support.runs import ENTER, LIMITED, QUARTER, REPORT, packs, run


@pytest.mark.parametrize("most", [2_000, 30_000, 100_000])
def test_a_disk_that_is_full_leaves_no_part_of_a_pack(tmp_path, alone, most):
    full = run(*REPORT, tmp_path, code=LIMITED.format(kind="RLIMIT_FSIZE", most=most))
    assert full.returncode == 5, full.stderr
    assert "Cannot write" in full.stderr
    assert "the space on the disk" in full.stderr
    assert "Traceback" not in full.stderr
    assert packs(tmp_path) == []
    assert list(tmp_path.rglob(f"*{STAGING}*")) == []
    if most == 30_000:
        assert run(*REPORT, tmp_path).returncode == 0
        assert contents(tmp_path) == contents(alone)


@pytest.mark.parametrize("number", [errno.EROFS, errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_folder_that_cannot_be_written_is_named_and_what_was_there_stays(tmp_path, monkeypatch, number):
    (tmp_path / "barnet").mkdir()
    (tmp_path / "barnet" / "report.html").write_text("old")

    def refuse(*_, **__):
        raise OSError(number, os.strerror(number))

    for where in ("tempfile.mkdtemp", "os.rename"):
        with monkeypatch.context() as patch, pytest.raises(CannotWrite, match=os.strerror(number)):
            patch.setattr(where, refuse)
            with whole_or_nothing(tmp_path / "barnet") as staged:
                (staged / "report.html").write_text("new")
        assert (tmp_path / "barnet" / "report.html").read_text() == "old"
        assert [one.name for one in tmp_path.iterdir()] == ["barnet"]


def test_a_file_in_place_of_a_folder_is_named(tmp_path):
    (tmp_path / "2015-16-Q4").write_text("a file")
    done = run(*REPORT, tmp_path)
    assert done.returncode == 5
    assert f"Cannot write {tmp_path / '2015-16-Q4'}" in done.stderr
    assert (tmp_path / "2015-16-Q4").read_text() == "a file"


def test_an_index_that_cannot_be_replaced_is_named(data, tmp_path):
    (tmp_path / "index.html").mkdir()
    with pytest.raises(CannotWrite, match=r"Cannot write .*index\.html"):
        write_index(data, parse_period(QUARTER), tmp_path)


@pytest.mark.parametrize("held", ["", "{", "[]", "{}", '{"parameters": {"area": "Atlantis"}}', '{"parameters": 1}'])
def test_a_folder_of_something_else_does_not_stop_the_index(data, tmp_path, held):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / MANIFEST).write_text(held)
    page = write_index(data, parse_period(QUARTER), tmp_path).read_text("utf-8")
    assert '<th scope="row">' not in page


KILLED = """
import os, pathlib, signal, sys
from inspection_stats.packs.pack import clear_leftovers, one_run_at_a_time, whole_or_nothing
folder, step = pathlib.Path(sys.argv[1]), 0
def whole(): return {(one / "a").read_text() + (one / "b").read_text() for one in folder.glob("[!.]*/")}
def put(words):
    with one_run_at_a_time(folder):
        clear_leftovers(folder)
        with whole_or_nothing(folder / "pack") as made:
            for name in "ab": (made / name).write_text(words)
put("0")
while True:
    step += 1
    child = os.fork()
    if not child:
        done = [0]
        def count(event, given):
            done[0] += event.startswith(("open", "os.", "shutil."))
            if done[0] == step: os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(count)
        put(str(step))
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0: break
    left = whole()
    assert left <= {"00"} | {f"{n}{n}" for n in range(step + 1)}, left
    with one_run_at_a_time(folder): clear_leftovers(folder)
    assert len(whole()) == 1, (step, whole())
    assert [one.name for one in folder.iterdir() if one.name != ".run"] == ["pack"]
print(step)
"""


def test_a_run_killed_at_any_file_operation_leaves_a_whole_pack(tmp_path):
    done = run(tmp_path, code=KILLED)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 15, "each operation was tried"


def test_a_few_random_kills_differ_in_nothing(tmp_path):
    command = [
        sys.executable,
        ROOT / "scripts" / "faults.py",
        "--kills",
        "2",
        "--seed",
        "7",
        "--area",
        "Isles of Scilly",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[0] == "seed 7", done.stderr
    assert done.stdout.splitlines()[-1] == "kills 2, differing 0, blocked 0"


ORPHANS = """
import os, pathlib, subprocess, sys
from inspection_stats.cli.app import _stop_as_ctrl_c_does
from inspection_stats.packs.isolated import run_isolated
from inspection_stats.packs.pack import one_run_at_a_time
def work(job):
    subprocess.Popen(["sleep", "60"])
    print(os.getpid(), flush=True)
    while True: pass
_stop_as_ctrl_c_does()
with one_run_at_a_time(pathlib.Path(sys.argv[1])): list(run_isolated(["one"], work))
"""


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGKILL])
def test_a_child_that_hangs_ends_with_its_stopped_run_and_the_next_run_begins_at_once(tmp_path, sent):
    command = [sys.executable, "-c", ORPHANS, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        child = psutil.Process(int(running.stdout.readline()))
        begun = child.children()
        running.send_signal(sent)
        running.wait(timeout=30)
        with one_run_at_a_time(tmp_path, patience=0.2):
            psutil.wait_procs([child], timeout=10)
            assert not child.is_running()
        if sent == signal.SIGKILL:  # no one is left who could end what the job itself has started
            for one in begun:
                one.kill()
        assert psutil.wait_procs(begun, timeout=10)[1] == []


STOPPED_WHILE_IT_FORKS = """
import os, signal, sys, time
from inspection_stats.cli.app import _stop_as_ctrl_c_does
from inspection_stats.packs.isolated import run_isolated
_stop_as_ctrl_c_does()
os.register_at_fork(after_in_parent=lambda: os.kill(os.getpid(), getattr(signal, sys.argv[1])))
list(run_isolated(["one"], lambda job: time.sleep(60)))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only there are jobs forked")
@pytest.mark.parametrize("sent", ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"])
def test_a_run_that_is_asked_to_end_while_it_starts_a_job_ends(sent):
    done = run(sent, code=STOPPED_WHILE_IT_FORKS, timeout=30)
    assert "KeyboardInterrupt" in done.stderr
    assert "Exception ignored" not in done.stderr


def test_two_runs_into_one_folder_at_once_make_one_whole_folder(tmp_path, alone):
    command = [sys.executable, "-c", ENTER, *REPORT, str(tmp_path)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True, "cwd": ROOT}
    with ExitStack() as both:
        runs = [both.enter_context(subprocess.Popen(command, **quiet)) for _ in range(2)]
        said = [one.communicate()[1] for one in runs]
    for one, words in zip(runs, said, strict=True):
        assert one.returncode == 0 or (one.returncode == 5 and "is writing into" in words), words
    assert 0 in [one.returncode for one in runs]
    assert contents(tmp_path) == contents(alone)


def test_a_machine_that_starts_no_further_process_says_so_and_loses_no_job(monkeypatch):
    def refuse(*_):
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(isolated, "_start", refuse)
    found = list(isolated.run_isolated(["one", "two"], print, workers=2))
    assert [one.job for one in found] == ["one", "two"]
    assert all("No further process could be started" in str(one.error) for one in found)


def test_a_folder_that_knows_no_locks_is_named(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(CannotWrite, match="cannot be locked for one run"), one_run_at_a_time(tmp_path):
        pass
