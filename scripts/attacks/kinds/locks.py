"""Folders that a killed run held, and locks that are not files, for each command that writes packs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.attacks.attack import Attack
from scripts.attacks.child import PATHS
from scripts.attacks.kinds.given import AUDIT, CLAIMS_FILE, COMPARE, PAPER, REPORT, SERVICE, services
from scripts.attacks.kinds.odd_files import ODD, link_to


@contextmanager
def killed_holder(folder: Path, name: str) -> Iterator[None]:
    """A folder whose holder was killed."""
    code = (
        "import sys, time; from pathlib import Path; from inspection_stats.packs.pack import one_run_at_a_time\n"
        "with one_run_at_a_time(Path(sys.argv[1])): print('held', flush=True); time.sleep(600)"
    )
    environment = {**os.environ, **PATHS}
    with subprocess.Popen(
        [sys.executable, "-c", code, name], cwd=folder, stdout=subprocess.PIPE, env=environment
    ) as holder:
        holder.stdout.readline()  # type: ignore[union-attr]
        holder.send_signal(signal.SIGKILL)
    yield


LOCKED = {
    "a run of packs": (REPORT, "reports/2015-16-Q4", {}),
    "an audit": ("audit audit.csv", "reports/own-audit", {"audit.csv": AUDIT}),
    "a comparison": (COMPARE, "reports/comparison", {"counts.csv": services(SERVICE, "Another", "A third")}),
    "a check": ("claims claims.toml --paper p.txt --out out", "out/claims",
                {"claims.toml": CLAIMS_FILE, "p.txt": PAPER.encode()}),
}  # fmt: skip
MADE = ("reports", "reports/*", "out", "out/*")
LOCKS = {
    "a folder": (lambda path: path.mkdir(), 5),
    "a socket": (ODD["a socket"], 5),
    "a link to /dev/zero": (link_to("/dev/zero"), 5),
    "a pipe": (os.mkfifo, 0),
    "a file of 100,000,000,000 bytes": (ODD["a file of 100,000,000,000 bytes"], 0),
}

ATTACKS = (
    *(
        Attack(f"The folder of {what} whose holder was killed", command, ("Made",) if "claims" not in command else (),
               6 if "claims" in command else 0, files, leaves=MADE,
               beside=lambda folder, name=name: killed_holder(folder, name))
        for what, (command, name, files) in LOCKED.items()
    ),
    *(
        Attack(f"{lock.capitalize()} in the place of the lock of {what}", command, (),
               code or (6 if "claims" in command else 0), {**files, f"{name}/.run": make}, leaves=MADE)
        for what, (command, name, files) in LOCKED.items() if what != "a run of packs"
        for lock, (make, code) in LOCKS.items()
    ),
)  # fmt: skip
