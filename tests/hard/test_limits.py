"""A clock that jumps, memory that runs out, a server that goes away: the same bytes, or a clear message."""

import os
import socket
import sys
import threading
import time

import pytest

from inspection_stats.cli import app as cli
from inspection_stats.errors import NO_MEMORY, BadRequest, is_out_of_memory
from inspection_stats.load.database import read_query
from tests.support.packs import contents
from tests.support.runs import ENTER, LIMITED, REPORT, packs, run

JUMPING = """
import random, time
dice = random.Random(3)
real = {name: getattr(time, name) for name in ("time", "time_ns", "localtime", "gmtime", "strftime")}
def leap(): return dice.uniform(-4e8, 4e8)
time.time = lambda: real["time"]() + leap()
time.time_ns = lambda: int(time.time() * 1e9)
time.localtime = lambda moment=None: real["localtime"](time.time() if moment is None else moment)
time.gmtime = lambda moment=None: real["gmtime"](time.time() if moment is None else moment)
time.strftime = lambda form, moment=None: real["strftime"](form, time.localtime() if moment is None else moment)
"""


def test_a_clock_that_jumps_changes_no_byte_and_breaks_no_resuming(tmp_path, alone):
    (tmp_path / "sitecustomize.py").write_text(JUMPING)
    path = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    out, changed = tmp_path / "out", {**os.environ, "PYTHONPATH": path, "TZ": "Pacific/Apia"}
    moments = run(code="import time; print(time.time(), time.time())", env=changed).stdout.split()
    assert abs(float(moments[0]) - float(moments[1])) > 1000, "the clock jumps"
    first = run(*REPORT, out, env=changed)
    assert first.returncode == 0, first.stderr
    assert contents(out) == contents(alone)
    for file in out.rglob("*"):
        os.utime(file, (4e9, 4e9))
    assert "Nothing has changed" in run(*REPORT, out, env=changed).stdout
    assert contents(out) == contents(alone)


READY = """
import re, resource, sys
import inspection_stats.packs.cluster, inspection_stats.packs.many, inspection_stats.report.steps
used = int(re.search(r"VmSize:\\s+(\\d+)", open("/proc/self/status").read())[1]) * 1024
resource.setrlimit(resource.RLIMIT_AS, (used + {more},) * 2)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks, and says how much memory is used")
@pytest.mark.parametrize("megabytes", [12, 30])
def test_running_out_of_memory_is_reported(tmp_path, megabytes):
    done = run(*REPORT, tmp_path, code=READY.format(more=megabytes * 2**20) + ENTER)
    assert done.returncode == 4, done.stderr
    assert NO_MEMORY in done.stderr or "Out of memory?" in done.stderr
    assert "Traceback" not in done.stderr
    assert packs(tmp_path) == []


@pytest.mark.parametrize("megabytes", [100, 300, 700])
def test_a_library_that_runs_out_of_memory_leaves_no_part_of_a_pack(tmp_path, megabytes):
    """Before the suite has begun, a library may end the process in its own words."""
    done = run(*REPORT, tmp_path, code=LIMITED.format(kind="RLIMIT_AS", most=megabytes * 2**20))
    assert packs(tmp_path) == ([] if done.returncode else ["isles-of-scilly"])


def test_running_out_of_memory_is_known_by_what_is_behind_an_error():
    behind = ImportError("numpy")
    behind.__cause__ = MemoryError()
    assert is_out_of_memory(behind)
    assert is_out_of_memory(OSError(12, "Cannot allocate memory"))
    assert is_out_of_memory(ImportError("x.so: failed to map segment from shared object"))
    assert not is_out_of_memory(ImportError("No module named x"))


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (MemoryError(), 4, NO_MEMORY),
        (ImportError("x.so: failed to map segment from shared object"), 4, NO_MEMORY),
        (OSError(28, "No space left on device", "reports/x"), 5, "No space left on device: 'reports/x'"),
    ],
)
def test_what_the_machine_refuses_is_a_message_and_no_traceback(monkeypatch, capsys, error, code, said):
    def refuse():
        raise error

    monkeypatch.setattr(cli, "app", refuse)
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == code
    assert said in capsys.readouterr().err


def test_a_fault_of_the_suite_keeps_its_traceback(monkeypatch):
    def fail():
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "app", fail)
    with pytest.raises(ZeroDivisionError):
        cli.main()


def test_a_server_that_hangs_up_is_named():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()

        def hang_up():
            caller, _ = server.accept()
            time.sleep(0.1)
            caller.close()

        thread = threading.Thread(target=hang_up)
        thread.start()
        with pytest.raises(BadRequest, match="does not answer") as told:
            read_query(f"postgresql+psycopg://analyst:hidden@127.0.0.1:{server.getsockname()[1]}/db", "SELECT 1")
        thread.join()
    assert "hidden" not in str(told.value)
