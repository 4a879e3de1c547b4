"""Runs that are stopped at a bad moment, or that meet another: no folder stays held, no process goes on."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.attacks.attack import Attack
from scripts.attacks.kinds.given import AUDIT, CLAIMS_FILE, PACKS, PAPER, REPORT

SHELF = "reports/2015-16-Q4"
LONG = f"{REPORT} --area Hull --area Westminster --area Merton"
STOPPED = ("stopped",)
PATIENCE = 120  # seconds in which even a busy machine comes to where it is stopped


def after(seconds: float, *signals: int) -> Callable[[int, Path], object]:
    """Send signals to the command so long after it began to hear them, and a tenth of a second apart."""

    def send(pid: int, _: Path) -> None:
        _hears(pid)
        time.sleep(seconds)
        for one in signals:
            os.kill(pid, one)
            time.sleep(0.1)

    return send


def _hears(pid: int) -> None:
    """Wait until the command has its own answer to signals, to SIGQUIT last: on a busy machine that takes a while."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        caught = re.search(r"SigCgt:\s+([0-9a-f]+)", Path(f"/proc/{pid}/status").read_text())
        if caught and int(caught[1], 16) >> (signal.SIGQUIT - 1) & 1:
            return
        time.sleep(0.01)


def while_it_writes(*signals: int) -> Callable[[int, Path], object]:
    """Send signals as soon as a pack is being made."""

    def send(pid: int, folder: Path) -> None:
        until = time.monotonic() + PATIENCE
        while not any(folder.glob(f"{SHELF}/.*being-made*")) and time.monotonic() < until:
            time.sleep(0.01)
        for one in signals:
            os.kill(pid, one)
            time.sleep(0.1)

    return send


@contextmanager
def held(folder: Path, name: str = SHELF) -> Iterator[None]:
    """The folder of packs held by another run."""
    from inspection_stats.packs.pack import one_run_at_a_time  # noqa: PLC0415 - once a run is attacked

    with one_run_at_a_time(folder / name):
        yield


def leftovers(path: Path) -> None:
    """What a run that was killed leaves: a half-written pack, and one that was about to be replaced."""
    path.write_bytes(b"x")
    shelf = path.parent
    (shelf / ".hull.being-made-abc").mkdir()
    (shelf / ".hull.being-made-abc" / "report.html").write_text("half")
    (shelf / ".leeds.being-made-old-xyz" / "pack").mkdir(parents=True)


NAMED = {"SIGTERM": signal.SIGTERM, "SIGHUP": signal.SIGHUP, "SIGQUIT": signal.SIGQUIT, "SIGINT": signal.SIGINT}

ATTACKS = (
    *(
        Attack(f"A run that gets {name} while a pack is made", LONG, STOPPED, 130, meanwhile=while_it_writes(number),
               leaves=PACKS)
        for name, number in NAMED.items()
    ),
    *(
        Attack(f"A run that gets {name} twice", LONG, STOPPED, 130, meanwhile=while_it_writes(number, number),
               leaves=PACKS)
        for name, number in NAMED.items()
    ),
    *(
        Attack(f"A run that gets {name} after {seconds} seconds", LONG, STOPPED, 130, meanwhile=after(seconds, number),
               leaves=PACKS)
        for name, number in NAMED.items()
        for seconds in (0.3, 0.8)
    ),
    Attack("A folder that another run holds", REPORT, ("is writing into",), 5, beside=held,
           files={f"{SHELF}/x": b""}, leaves=(f"{SHELF}/.run",), seconds=20),
    Attack("A folder of audits that another run holds", "audit audit.csv", ("is writing into",), 5,
           {"audit.csv": AUDIT, "reports/own-audit/x": b""}, leaves=("reports/own-audit/.run",),
           beside=lambda folder: held(folder, "reports/own-audit"), seconds=20),
    Attack("A folder of checks that another run holds", "claims claims.toml --paper p.txt --out out",
           ("is writing into",), 5,
           {"claims.toml": CLAIMS_FILE, "p.txt": PAPER.encode(), "out/claims/x": b""},
           leaves=("out/claims/.run",), beside=lambda folder: held(folder, "out/claims"), seconds=20),
    Attack("A folder with what a killed run left", REPORT, ("Made",), 0, {f"{SHELF}/x": leftovers},
           leaves=(f"{SHELF}/*",), holds=lambda folder: ", ".join(map(str, (folder / SHELF).glob(".*being-made*")))),
)  # fmt: skip
