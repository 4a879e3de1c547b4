"""Packs that were altered, in each way that a person or a program may; manifests and lists that are made to do harm."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from inspection_stats.load.data_folder import DATA_VARIABLE
from scripts.attacks.attack import Attack
from scripts.attacks.child import PATHS
from scripts.attacks.kinds.given import REPORT
from scripts.attacks.kinds.odd_files import ODD
from tests.support.runs import ENTER

SHELF = "reports/2015-16-Q4"
PACK = f"{SHELF}/leeds"
DAMAGED = "leeds is not as it was made"
Change = Callable[[Path], object]
_sound: dict[str, Path] = {}


def make_sound(folder: Path, data: Path) -> None:
    """Make the pack that is altered, once, in a folder."""
    command = [sys.executable, "-c", ENTER, "report", "--area", "Leeds", "--quarter", "2015-16 Q4", "--workers", "1"]
    environment = {**os.environ, **PATHS, DATA_VARIABLE: str(data)}
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    _sound["reports"] = folder / "reports"


def altered(change: Change) -> dict[str, Callable[[Path], object]]:
    """The files of an attack: the sound pack, altered."""

    def maker(path: Path) -> None:
        shutil.copytree(_sound["reports"], path.parent, dirs_exist_ok=True)
        change(path.parent / "2015-16-Q4" / "leeds")

    return {"reports/altered": maker}


def manifest(change: Callable[[dict], object]) -> Change:
    """A change of what the manifest says."""

    def apply(pack: Path) -> None:
        path = pack / "manifest.json"
        held = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps(change(held) or held, indent=2, ensure_ascii=False) + "\n", "utf-8")

    return apply


def raw(content: bytes) -> Change:
    return lambda pack: (pack / "manifest.json").write_bytes(content)


def edited(pack: Path, *, told: bool) -> None:
    """A table with another figure in it; `told`: the manifest says its new checksum."""
    from inspection_stats.documents.run_id import checksum  # noqa: PLC0415

    table = sorted((pack / "tables").glob("*.csv"))[0]
    table.write_bytes(table.read_bytes() + b"\n")
    if told:
        name = table.relative_to(pack).as_posix()
        manifest(lambda held: held["outputs"].update({name: checksum(table)}))(pack)


def dropped(pack: Path, *, told: bool) -> None:
    """A table deleted; `told`: from the manifest too."""
    table = sorted((pack / "tables").glob("*.csv"))[0]
    name = table.relative_to(pack).as_posix()
    table.unlink()
    if told:
        manifest(lambda held: held["outputs"].pop(name) and None)(pack)


def in_place_of_page(make: Change) -> Change:
    """A change that puts something in the place of the page."""

    def apply(pack: Path) -> None:
        (pack / "report.html").unlink()
        make(pack / "report.html")

    return apply


def same_bytes_by_link(pack: Path) -> None:
    shutil.copy(pack / "report.html", pack.parent / "elsewhere.html")
    (pack / "report.html").unlink()
    (pack / "report.html").symlink_to("../elsewhere.html")


VERIFIED: tuple[tuple[str, Change, str, int], ...] = (
    ("as it was made", lambda pack: None, "", 0),
    ("with a figure changed", lambda pack: edited(pack, told=False), DAMAGED, 6),
    ("with a figure changed, and its checksum too", lambda pack: edited(pack, told=True), DAMAGED, 6),
    ("with a table deleted", lambda pack: dropped(pack, told=False), DAMAGED, 6),
    ("with a table deleted, in the manifest too", lambda pack: dropped(pack, told=True), DAMAGED, 6),
    ("with a file added", lambda pack: (pack / "more.txt").touch(), DAMAGED, 6),
    ("with a hidden file added", lambda pack: (pack / ".more").touch(), DAMAGED, 6),
    ("with an empty folder added", lambda pack: (pack / "more").mkdir(), DAMAGED, 6),
    ("with a link added", lambda pack: (pack / "more").symlink_to("/etc/passwd"), DAMAGED, 6),
    ("with a link in a circle added", lambda pack: (pack / "more").symlink_to("more"), DAMAGED, 6),
    ("with a pipe added", lambda pack: os.mkfifo(pack / "more"), DAMAGED, 6),
    ("with its page by a link to the same bytes", same_bytes_by_link, DAMAGED, 6),
    ("with a hard link to its page", lambda pack: os.link(pack / "report.html", pack / "more.html"), DAMAGED, 6),
    ("with a folder 200 deep", lambda pack: (pack / "/".join(["d"] * 200)).mkdir(parents=True), DAMAGED, 6),
    ("with a file that clears the screen", lambda pack: (pack / "\x1b[2J").touch(), DAMAGED, 6),
    ("with a file named by a half of a pair", lambda pack: (pack / os.fsdecode(b"\xff")).touch(), DAMAGED, 6),
    ("with 20,000 files added", lambda pack: [(pack / f"{n}.txt").touch() for n in range(20_000)], DAMAGED, 6),
    ("whose manifest says another area", manifest(lambda held: held["parameters"].update(area="Hull")), DAMAGED, 6),
    ("whose manifest says nothing is illustrative, of what was", manifest(lambda held: held.update(illustrative=["x"])),
     DAMAGED, 6),
    ("whose manifest names a file upwards", manifest(lambda held: held["outputs"].update({"../../../x": "0"})), DAMAGED,
     6),
    ("whose manifest names /dev/zero", manifest(lambda held: held["outputs"].update({"/dev/zero": "0"})), DAMAGED, 6),
    ("whose manifest names what clears the screen", manifest(lambda held: held["outputs"].update({"\x1b[2J": "0"})),
     DAMAGED, 6),
    ("whose manifest has a run that clears the screen", manifest(lambda held: held.update(run="\x1b[2J")), DAMAGED, 6),
    ("whose manifest has a lone half of a pair", raw(b'{"run": "\\ud800"}'), "", 3),
    ("whose manifest is 100,000 brackets deep", raw(b"[" * 100_000), "", 3),
    ("whose manifest is objects 100,000 deep", raw(b'{"a":' * 100_000), "", 3),
    ("whose manifest is 9 MB of one number", raw(b'{"run": ' + b"9" * 9_000_000 + b"}"), "", 3),
    ("whose manifest is 11 MB", raw(b" " * 11_000_000), "", 3),
    ("whose manifest says NaN", raw(b'{"run": NaN}'), "", 3),
    ("whose manifest is a list", raw(b"[]"), "", 3),
    ("whose manifest has a part twice", lambda pack: (pack / "manifest.json").write_text(
        '{"run": "x", ' + (pack / "manifest.json").read_text("utf-8")[1:], "utf-8"), "", 6),
    ("whose manifest is in UTF-7", raw(b"+AHs-"), "", 3),
    ("whose manifest has a million outputs", manifest(lambda held: held["outputs"].update(
        {f"{n}": "" for n in range(100_000)})), DAMAGED, 6),
    ("next to a list of checksums of 11 MB", lambda pack: (pack.parent / "SHA256SUMS").write_bytes(b"x" * 11_000_000),
     "", 3),
    ("next to a list of checksums that is a link to /dev/zero", lambda pack: (
        (pack.parent / "SHA256SUMS").unlink(), (pack.parent / "SHA256SUMS").symlink_to("/dev/zero")), "", 3),
    ("next to a list of checksums that is a pipe", lambda pack: (
        (pack.parent / "SHA256SUMS").unlink(), os.mkfifo(pack.parent / "SHA256SUMS")), "", 3),
    ("next to a list that names another checksum", lambda pack: (pack.parent / "SHA256SUMS").write_text(
        f"{'0' * 64}  leeds/manifest.json\n"), DAMAGED, 6),
    *(
        (f"with {what} in the place of its page", in_place_of_page(make), DAMAGED, 6)
        for what, make in ODD.items()
    ),
)  # fmt: skip

MADE_AGAIN = {
    "100,000 brackets deep": raw(b"[" * 100_000),
    "objects 100,000 deep": raw(b'{"a":' * 100_000),
    "a pipe": lambda pack: ((pack / "manifest.json").unlink(), os.mkfifo(pack / "manifest.json")),
    "a link to /dev/zero": lambda pack: (
        (pack / "manifest.json").unlink(),
        (pack / "manifest.json").symlink_to("/dev/zero"),
    ),
    "a folder": lambda pack: ((pack / "manifest.json").unlink(), (pack / "manifest.json").mkdir()),
    "a socket": lambda pack: ((pack / "manifest.json").unlink(), ODD["a socket"](pack / "manifest.json")),
    "a lone half of a pair": raw(b'{"run": "\\ud800"}'),
    "11 MB": raw(b" " * 11_000_000),
    "a number of 5,000 digits": raw(b'{"run": ' + b"9" * 5_000 + b"}"),
    "empty": raw(b""),
}


def beside(change: Change) -> dict[str, Callable[[Path], object]]:
    """The good pack, and another next to it that is altered."""

    def apply(pack: Path) -> None:
        shutil.copytree(pack, pack.parent / "hull")
        change(pack.parent / "hull")

    return altered(apply)


ATTACKS = (
    *(
        Attack(f"A pack {what}", f"verify {PACK}", (says,) if says else (), code, altered(change))
        for what, change, says, code in VERIFIED
    ),
    *(
        Attack(f"A pack whose manifest is {what}, to be made again", REPORT, ("Made",), 0, altered(change),
               leaves=(f"{SHELF}/*",))
        for what, change in MADE_AGAIN.items()
    ),
    *(
        Attack(f"A pack next to one whose manifest is {what}", REPORT, ("Nothing has changed",), 0, beside(change),
               leaves=(f"{SHELF}/index.html", f"{SHELF}/SHA256SUMS", f"{SHELF}/.run"))
        for what, change in MADE_AGAIN.items()
    ),
    Attack("A checksum to compare that clears the screen", ("verify", PACK, "--checksum", "\x1b[2J"), (), 2,
           altered(lambda pack: None)),
    Attack("A checksum to compare of a megabyte", ("verify", PACK, "--checksum", "0" * 100_000), (), 2,
           altered(lambda pack: None)),
    Attack("A pack that is compared with tables that are pipes", f"verify {PACK} --data tables", (), 0,
           {**altered(lambda pack: None), "tables/areas.csv": os.mkfifo}),
)  # fmt: skip
