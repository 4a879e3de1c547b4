"""Files that are not regular files, wherever one is named: devices, pipes, sockets, folders, links in a circle."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.attacks.attack import Attack
from scripts.attacks.kinds.given import AUDIT, CLAIMS_FILE, COMPARE, RELEASE, REPORT

GROW = "import sys, time\nwhile True:\n    open(sys.argv[1], 'ab').write(b'x,1\\n' * 2000); time.sleep(0.0005)"


@dataclass(frozen=True)
class Place:
    """Where a file is named: the command that reads it, its name, what else is there, the exit code of a refusal."""

    what: str
    command: str
    name: str
    code: int
    beside: tuple[tuple[str, bytes], ...] = ()


CLAIMS = ("claims.toml", CLAIMS_FILE)
PLACES = (
    Place("an audit", "check odd.csv", "odd.csv", 3),
    Place("an audit as XLSX", "audit odd.xlsx", "odd.xlsx", 3),
    Place("an audit as ODS", "check odd.ods", "odd.ods", 3),
    Place("case counts", COMPARE.replace("counts.csv", "odd.csv"), "odd.csv", 3),
    Place("a release", "import odd.ods", "odd.ods", 3),
    Place("a claims file", "claims odd.toml", "odd.toml", 3),
    Place("a paper as text", "claims claims.toml --paper odd.txt", "odd.txt", 3, (CLAIMS,)),
    Place("a paper as Word", "claims claims.toml --paper odd.docx", "odd.docx", 3, (CLAIMS,)),
    Place("a paper as PDF", "claims claims.toml --paper odd.pdf", "odd.pdf", 3, (CLAIMS,)),
    Place("a Word template", f"{REPORT} --word-template odd.docx", "odd.docx", 2),
    Place("a style sheet", f"{REPORT} --style odd.mplstyle", "odd.mplstyle", 2),
    Place("a manifest", "verify pack", "pack/manifest.json", 3),
    Place("a table", "state --as-at 2016-03-31 --data tables", "tables/areas.csv", 3),
    Place("the frameworks", "check tables", "tables/frameworks.toml", 3),
)


def tables(path: Path) -> None:
    """The tables round an odd one."""
    if path.parent.name == "tables":
        shutil.copytree(path.parent.parent / "data", path.parent, dirs_exist_ok=True)
        path.unlink()


def odd(make: Callable[[Path], object]) -> Callable[[Path], object]:
    """A maker of an odd file, with what must lie round it."""

    def maker(path: Path) -> None:
        tables(path)
        make(path)

    return maker


def bound(path: Path) -> None:
    """A socket that nobody listens at."""
    with socket.socket(socket.AF_UNIX) as made:
        here = os.getcwd()
        os.chdir(path.parent)  # for a socket's name may not be longer than 107 bytes
        made.bind(path.name)
        os.chdir(here)


def link_to(target: str) -> Callable[[Path], object]:
    return lambda path: path.symlink_to(target)


def circle(path: Path) -> None:
    path.symlink_to(path.name)


def sparse(path: Path) -> None:
    """A file of a hundred thousand million bytes, none of which is on the disk."""
    with path.open("wb") as file:
        file.truncate(100_000_000_000)


ODD: dict[str, Callable[[Path], object]] = {
    "a link to /dev/zero": link_to("/dev/zero"),
    "a link to /dev/urandom": link_to("/dev/urandom"),
    "a link to /dev/null": link_to("/dev/null"),
    "a link to /dev/stdin": link_to("/dev/stdin"),
    "a pipe that nobody writes into": os.mkfifo,
    "a socket": bound,
    "a folder": lambda path: path.mkdir(),
    "a link in a circle": circle,
    "a link to nothing": link_to("nowhere"),
    "a link to the memory of the process": link_to("/proc/self/mem"),
    "a file of 100,000,000,000 bytes": sparse,
    "an empty file": lambda path: path.touch(),
}
FEW = {what: ODD[what] for what in ("a link to /dev/zero", "a pipe that nobody writes into", "a socket", "a folder",
                                   "a link in a circle", "a file of 100,000,000,000 bytes")}  # fmt: skip
"""Of those, one of a kind, for the places that read as others do."""
EVERY = ("an audit", "a claims file", "a paper as Word", "a Word template", "a manifest", "a table")
"""The places where every odd file is tried; at the others one of a kind."""
NO_PACK = ("a pipe", "a socket", "a folder", "a link in a circle", "a link to nothing", "a link to /dev")
"""What in place of a manifest means that the folder is not a pack (2), not that the manifest is damaged (3)."""


@contextmanager
def growing(path: Path) -> Iterator[None]:
    """A file that another program writes into all the while."""
    with subprocess.Popen([sys.executable, "-S", "-c", GROW, str(path)]) as writer:
        while not path.stat().st_size > 500_000:
            pass
        try:
            yield
        finally:
            writer.kill()
            path.unlink()
            path.touch()
            os.utime(path, ns=(0, 0))


def start_of_it(path: Path) -> None:
    """The file before it grows."""
    tables(path)
    path.touch()
    os.utime(path, ns=(0, 0))


def code_of(place: Place, what: str) -> int:
    if place.what == "a manifest" and what.startswith(NO_PACK):
        return 2
    return place.code


ATTACKS = (
    *(
        Attack(
            f"{what.capitalize()} for {place.what}",
            place.command,
            (),
            code_of(place, what),
            {**dict(place.beside), place.name: odd(make)},
        )
        for place in PLACES
        for what, make in (ODD if place.what in EVERY else FEW).items()
    ),
    *(
        Attack(
            f"A file that grows for {place.what}",
            place.command,
            (),
            place.code,
            {**dict(place.beside), place.name: start_of_it},
            beside=lambda folder, place=place: growing(folder / place.name),
        )
        for place in PLACES
        if place.what in ("an audit", "a release", "a claims file", "a paper as text", "a Word template", "a table")
    ),
    Attack("/dev/zero itself for an audit", "check /dev/zero", (), 2),
    Attack("/dev/zero itself for case counts", "compare /dev/zero --service x", (), 3),
    Attack("/dev/zero itself for a release", "import /dev/zero", (), 3),
    Attack("/dev/stdin for a claims file", "claims /dev/stdin", (), 3),
    Attack("/dev/zero itself for a template", f"{REPORT} --word-template /dev/zero"),
    Attack("/dev/zero itself for a style sheet", f"{REPORT} --style /dev/zero"),
    Attack("/proc itself for the data folder", "check /proc", (), 3),
    Attack("/dev for a pack", "verify /dev"),
    Attack("The root of the disk for a pack", "verify /"),
    Attack("/dev/null for the folder of packs", f"{REPORT} --out /dev/null"),
    *(
        Attack(f"{what.capitalize()} for what an import writes", "import release.ods --out odd.csv",
               ("Cannot write odd.csv: it exists and is not a file",), 5, {"release.ods": RELEASE, "odd.csv": make})
        for what, make in ODD.items() if not {"memory", "bytes", "empty"} & set(what.split())
    ),
    Attack("A pipe in the place of the lock", f"{REPORT}", ("Made",), 0,
           {"reports/2015-16-Q4/.run": os.mkfifo}, leaves=("reports/2015-16-Q4/*",)),
    Attack("A folder in the place of the lock", f"{REPORT}", ("Cannot write",), 5,
           {"reports/2015-16-Q4/.run": lambda path: path.mkdir()}),
    Attack("A link to /dev/zero in the place of the lock", f"{REPORT}", ("Cannot write",), 5,
           {"reports/2015-16-Q4/.run": link_to("/dev/zero")}),
    Attack("A socket in the place of the lock", f"{REPORT}", ("Cannot write",), 5,
           {"reports/2015-16-Q4/.run": bound}),
    Attack("A link in a circle for the folder of packs", f"{REPORT} --out odd", ("a link that leads nowhere",), 2,
           {"odd": circle}),
    Attack("A link in a circle for the quarter's folder", REPORT, ("Cannot write",), 5,
           {"reports/2015-16-Q4": circle}),
    Attack("A link in a circle for the data folder", f"{REPORT} --data odd", ("no data folder",), 2, {"odd": circle}),
    Attack("A link in a circle for a pack", "verify odd", ("is not a report pack",), 2, {"odd": circle}),
    Attack("A pipe in the place of a new audit", "new-service audit.csv --service x --period y", ("exists already",),
           2, {"audit.csv": os.mkfifo}),
    Attack("A link to nothing in the place of a new audit", "new-service audit.csv --service x --period y",
           ("exists already",), 2, {"audit.csv": link_to("nowhere")}),
    Attack("A pipe in the place of a pack", f"{REPORT}", ("Delete or move it",), 5,
           {"reports/2015-16-Q4/leeds": os.mkfifo}, leaves=("reports/2015-16-Q4/*",)),
    Attack("A link to nothing in the place of a pack", f"{REPORT}", (), 5,
           {"reports/2015-16-Q4/leeds": link_to("nowhere")}, leaves=("reports/2015-16-Q4/*",)),
    Attack("A socket in the place of the index", f"{REPORT}", ("Made",), 0,
           {"reports/2015-16-Q4/index.html": bound}, leaves=("reports/2015-16-Q4/*",)),
    Attack("A paper of another person's that may not be read", "claims claims.toml --paper secret.txt", (), 3,
           {CLAIMS[0]: CLAIMS[1], "secret.txt": link_to("/proc/1/environ")}),
    Attack("A name for an audit that goes through a file", "check audit.csv/x.csv", (), 3, {"audit.csv": AUDIT}),
)  # fmt: skip
