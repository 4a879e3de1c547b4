"""Stop a run of several packs at random moments and start it again: nothing half-written, nothing lost, the same bytes.

    python scripts/faults.py --kills 200

A run of a few areas goes into one folder, from either of two data folders in turn, so that packs are made, kept and
replaced.

Half of the runs are ended with SIGKILL, the whole process group of them: half of those after a random delay, half at a
random file operation of the run; one in twenty is the command itself, from a cold start. The other half are asked to
end (SIGTERM or SIGHUP) while a cell hangs: at a random file operation, one of their children waits for ever.

After each, the folder must be free at once, and no process of the run may go on; every pack there is verified;
after a run whose cell hung, and every so often, a run is left to end, and its folder is compared, byte for byte, with
that of an undisturbed run. The last line is `kills N, differing M, blocked K`: differing is all that was amiss but a
folder that the next run found held. Linux only.
"""

from __future__ import annotations

import argparse
import mmap
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from inspection_stats.check.data import read_data
from inspection_stats.cli.app import _stop_as_ctrl_c_does
from inspection_stats.documents.run_id import checksum
from inspection_stats.errors import CannotWrite, InspectionStatsError
from inspection_stats.packs.many import make_reports, on_this_machine
from inspection_stats.packs.pack import STAGING, one_run_at_a_time
from inspection_stats.packs.plan import Wanted
from inspection_stats.packs.verify import verify

ROOT = Path(__file__).resolve().parents[1]
QUARTER = "2015-16 Q4"
AREAS = ("Isles of Scilly", "Northamptonshire")  # those with the least to draw
WORKERS = 2
COMMAND = [sys.executable, "-c", "from inspection_stats.cli.app import main; main()", "report", "--quarter", QUARTER]
COLD = 20  # one run in so many is the command itself
COMPARE = 20  # kills between two runs that are left to end
OPERATIONS = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod"}
AT_ONCE = 1.0  # seconds in which a folder must be free
DYING = 10.0  # seconds that a killed process may take to go, on a machine that is busy
PATIENCE = 30.0  # seconds in which a run that is asked to end must have ended
STOPPED_BY_HAND = 130


@dataclass
class Trial:
    """Two data folders, a folder for packs, and what is found: the kills so far, and all that was amiss after one.

    `steps` is shared with a run: its file operations so far, and whether a cell of it hangs.
    """

    home: Path
    areas: tuple[str, ...]
    dice: random.Random
    kills: int = 0
    amiss: list[str] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)
    steps: mmap.mmap = field(default_factory=lambda: mmap.mmap(-1, 9))
    seconds: float = 0.0
    operations: int = 0

    @property
    def out(self) -> Path:
        return self.home / "killed"

    @property
    def shelf(self) -> Path:
        return self.out / QUARTER.replace(" ", "-")

    @property
    def data(self) -> tuple[Path, Path]:
        return ROOT / "data", self.home / "data"


def trial(kills: int, seed: int, areas: tuple[str, ...], tell: Callable[[str], object] = print) -> Trial:
    """Kill `kills` runs and return what was found; the same seed throws the same dice."""
    with tempfile.TemporaryDirectory(prefix="inspection-stats-faults-") as folder:
        held = Trial(Path(folder), areas, random.Random(seed))
        _prepare(held)
        while held.kills < kills:
            before, hanging = set(_packs(held)), held.kills % 2 == 1
            if _run_that_hangs(held) if hanging else _killed_run(held):
                held.kills += 1
                held.blocked += [f"kill {held.kills}: {one}" for one in _blocked(held)]
                held.amiss += [f"kill {held.kills}: {one}" for one in _amiss(held, before)]
                if hanging or held.kills % COMPARE == 0 or held.kills == kills:
                    held.amiss += [f"after kill {held.kills}: {one}" for one in _differing(held)]
                if held.kills % COMPARE == 0 or held.kills == kills:
                    tell(f"{held.kills} kills, {len(held.amiss)} differing, {len(held.blocked)} blocked")
        return held


def _prepare(held: Trial) -> None:
    """The second data folder, and the undisturbed run: what it writes, how long it takes."""
    shutil.copytree(held.data[0], held.data[1])
    with (held.data[1] / "recommendations.csv").open("a", encoding="utf-8", newline="") as file:
        file.write("\n")
    for folder in held.data:
        read_data(folder)
    started = time.monotonic()
    _end(_start(held, held.data[0], held.home / "alone"))
    held.seconds = time.monotonic() - started
    held.operations = _counted(held)


def _killed_run(held: Trial) -> bool:
    """Start a run, kill its process group at a random moment; whether the kill came before its end."""
    data, cold = held.dice.choice(held.data), held.dice.randrange(COLD) == 0
    by_clock = cold or held.dice.random() < 0.5
    delay = held.dice.uniform(0, held.seconds * (2 if cold else 1))
    step = 0 if by_clock else held.dice.randint(1, held.operations)
    pid = _start_command(held, data) if cold else _start(held, data, held.out, step)
    if by_clock:
        time.sleep(delay)
        os.killpg(pid, signal.SIGKILL)
    return _end(pid) == -signal.SIGKILL


def _run_that_hangs(held: Trial) -> bool:
    """Start a run of which a cell hangs, tell it to end, and see that its processes do; whether a cell came to hang."""
    pid = _start(held, held.dice.choice(held.data), held.out, held.dice.randint(1, held.operations), hang=True)
    while not held.steps[8]:
        if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            _end(pid)  # before a cell came to hang
            return False
        time.sleep(0.01)
    begun = psutil.Process(pid).children(recursive=True)
    os.kill(pid, held.dice.choice([signal.SIGTERM, signal.SIGHUP]))
    until = time.monotonic() + PATIENCE
    while not (ended := os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)) and time.monotonic() < until:
        time.sleep(0.01)
    if not ended:
        os.killpg(pid, signal.SIGKILL)
    code = _end(pid)
    left = psutil.wait_procs(begun, timeout=DYING)[1]
    held.amiss += [f"kill {held.kills + 1}: process {one.pid} goes on" for one in left]
    held.amiss += [] if code == STOPPED_BY_HAND else [f"kill {held.kills + 1}: it left with {code}"]
    return True


def _blocked(held: Trial) -> Iterator[str]:
    """Whether the next run would find the folder held by the one that was stopped."""
    try:
        with one_run_at_a_time(held.shelf, patience=AT_ONCE):
            pass
    except CannotWrite as error:
        yield str(error)


def _start_command(held: Trial, data: Path) -> int:
    named = [word for area in held.areas for word in ("--area", area)]
    command = [*COMMAND, *named, "--workers", str(WORKERS), "--data", str(data), "--out", str(held.out)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet, start_new_session=True).pid


def _start(held: Trial, data: Path, out: Path, step: int = 0, *, hang: bool = False) -> int:
    """A run in a fork of this process, with every import done, in a process group of its own.

    At file operation number `step` it is killed, or, with `hang`, one of its children waits for ever.
    """
    held.steps[:] = bytes(9)
    pid = os.fork()
    if pid:
        os.setpgid(pid, pid)
        return pid
    code = 1
    try:
        os.setpgid(0, 0)
        _stop_as_ctrl_c_does()
        run = os.getpid()
        sys.addaudithook(lambda event, given: _count(held, str(out), step, run, hang, event, given))
        made = make_reports(read_data(data), Wanted(held.areas), [QUARTER], data, str(out), on_this_machine(WORKERS))
        code = len(made.failed)
    except InspectionStatsError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        code = STOPPED_BY_HAND
    finally:
        os._exit(code)


def _count(held: Trial, out: str, step: int, run: int, hang: bool, event: str, given: tuple) -> None:
    """Count a file operation of any process of the run; at the one that is meant, kill them all, or wait for ever."""
    if event not in OPERATIONS or (event == "open" and not str(given[0]).startswith(out)):
        return
    held.steps[:8] = (_counted(held) + 1).to_bytes(8, "little")
    if not step or _counted(held) < step:
        return
    if not hang:
        os.killpg(run, signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)  # a child leads a group of its own
    elif os.getpid() != run:
        held.steps[8] = 1
        while True:
            time.sleep(60)


def _counted(held: Trial) -> int:
    return int.from_bytes(held.steps[:8], "little")


def _end(pid: int) -> int:
    """Wait for a run and for its children; its exit code, negative for a signal."""
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            os.killpg(pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.01)
    return code


def _packs(held: Trial) -> dict[str, Path]:
    """Every pack in its final place, and every one that was about to be replaced, which the next run puts back."""
    found = {folder.name: folder for folder in held.shelf.glob("[!.]*/")}
    for folder in held.shelf.glob(f".*{STAGING}old-*/pack"):
        found.setdefault(folder.parent.name.removeprefix(".").split(STAGING)[0], folder)
    return found


def _amiss(held: Trial, before: set[str]) -> Iterator[str]:
    packs = _packs(held)
    yield from (f"{name} is lost" for name in sorted(before - set(packs)))
    for name, folder in packs.items():
        try:
            yield from (f"{name}: {one}" for one in verify(folder).damage)
        except InspectionStatsError as error:
            yield f"{name}: {error}"
    index = held.shelf / "index.html"
    if index.exists() and not index.read_text("utf-8").endswith("</html>\n"):
        yield "index.html is half-written"


def _differing(held: Trial) -> Iterator[str]:
    """What differs between an undisturbed run and one that was killed so often and is now left to end."""
    if code := _end(_start(held, held.data[0], held.out)):
        yield f"the run that was left to end ended with {code}"
    alone, killed = _contents(held.home / "alone"), _contents(held.out)
    yield from (f"{name} differs" for name in sorted(set(alone.items()) ^ set(killed.items())))


def _contents(folder: Path) -> dict[str, str]:
    files = (file for file in folder.rglob("*") if file.name != ".run")
    return {str(file.relative_to(folder)): checksum(file) if file.is_file() else "" for file in files}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--area", action="append")
    given = parser.parse_args()
    print(f"seed {given.seed}")
    held = trial(given.kills, given.seed, tuple(given.area or AREAS), lambda line: print(line, flush=True))
    for one in (*held.amiss, *held.blocked):
        print(one)
    print(f"kills {held.kills}, differing {len(held.amiss)}, blocked {len(held.blocked)}")
    sys.exit(1 if held.amiss or held.blocked else 0)


if __name__ == "__main__":
    main()
