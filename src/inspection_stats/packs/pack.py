"""A report pack: written next to its place and renamed, so that it appears whole or not at all."""

from __future__ import annotations

import errno
import glob
import os
import platform
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout
from slugify import slugify

from inspection_stats.errors import BadData, BadRequest, CannotWrite
from inspection_stats.load.files import read_bytes
from inspection_stats.load.limits import LARGEST_CSV

LONGEST_NAME = 80  # characters; a system's own limit is 255 bytes, and a run adds its mark to the name
PORTS = {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
NO_FOLDER_ON_WINDOWS = {"con", "prn", "aux", "nul", *PORTS}
LOCK = ".run"
"""The file whose lock a run holds while it writes into a folder of packs."""

NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)
"""How a system says that a folder, often one on a network, does not support locks."""

LONGEST_HOLDER = 300  # bytes of the words in it that say who holds it

STAGING = ".being-made-"  # in the name of a folder that a run is still writing; no area's name holds a dot


def pack_folder(out: Path, quarter_folder: str, area: str, *, told_apart: bool = False) -> Path:
    """Where the pack of an area is: `reports/2015-16-Q4/westminster`. Never outside `out`, never `out` itself.

    Names of areas come from a list; names of services are a user's own, and are `told_apart` (`service_folder_name`).
    """
    name = service_folder_name(area) if told_apart else folder_name(area)
    folder = out / slugify(quarter_folder, lowercase=False) / name
    # realpath, because resolve fails where links lead round in a circle
    if not Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(out)):
        raise BadRequest(f"The name “{area}” would lead out of the folder {out}. Write the area's plain name.")
    return folder


def folder_name(area: str) -> str:
    """The name of an area or service as that of a folder that every system takes.

    A long name is cut, and its hash keeps it apart from others. Raises `BadRequest` for a name without a letter or
    digit.
    """
    name = str(slugify(area))
    if not name:
        raise BadRequest(f"The name “{area}” has no letter or digit to name a folder by. Write the area's plain name.")
    if len(name) > LONGEST_NAME:
        return f"{name[:LONGEST_NAME]}-{_hash(area)}"
    return f"{name}-" if name in NO_FOLDER_ON_WINDOWS else name


def service_folder_name(service: str) -> str:
    """The folder of a service, never that of another: “A-B” gets its hash, as “A B” would have the same name."""
    name = folder_name(service)
    as_it_is = name.removesuffix("-").replace("-", " ") == service.casefold()
    return name if as_it_is or len(service) > LONGEST_NAME else f"{name}-{_hash(service)}"


def _hash(name: str) -> str:
    return sha256(name.encode(errors="surrogatepass")).hexdigest()[:8]


@contextmanager
def whole_or_nothing(target: Path) -> Iterator[Path]:
    """A folder to write a pack into, which takes the place of `target` only when the block ends without an error.

    Raises `CannotWrite` where the place cannot be written; what was at `target` is then still there.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{target.name}{STAGING}", dir=target.parent))
    except OSError as error:
        raise CannotWrite.at(target, error) from None
    try:
        yield staging
        _swap(staging, target)
    except OSError as error:
        raise CannotWrite.at(target, error) from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def copy_folder(folder: Path, place: Path, *without: str) -> None:
    """Copy a folder of tables into another, except what is called `without`; a link stays a link.

    Raises `CannotWrite` where it holds anything but files of a table's size: a pipe, a device, a file of a terabyte.
    """
    for here, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(here, name)
            status = os.lstat(path)
            kind = stat.S_IFMT(status.st_mode)
            if kind not in (stat.S_IFREG, stat.S_IFDIR, stat.S_IFLNK) or status.st_size > LARGEST_CSV:
                what = "too large for a table" if kind == stat.S_IFREG else "a device, a pipe or a socket"
                raise CannotWrite(
                    f"{folder} cannot be copied, to be changed as a whole: {path} is {what}. Move it away."
                )
    ignored = shutil.ignore_patterns(*map(glob.escape, without))
    shutil.copytree(folder, place, symlinks=True, dirs_exist_ok=True, ignore=ignored)


@contextmanager
def one_run_at_a_time(folder: Path, patience: float = 15.0) -> Iterator[None]:
    """Hold a folder of packs for this run only, waiting up to `patience` seconds for another to end.

    What a stopped run left there is cleared first, and what a pack of this run left, last (`clear_leftovers`). The
    hold ends with the process, however it ends. Raises `CannotWrite` where another run is still writing or the folder
    cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK, timeout=patience)
        lock.acquire()
    except Timeout:
        raise CannotWrite(
            f"Another run{_holder(folder / LOCK)} is writing into {folder}. Wait for it to end, or name another folder "
            "with --out."
        ) from None
    except (OSError, NotImplementedError) as error:
        raise _cannot_lock(folder, error) from None
    try:
        _name_holder(folder / LOCK)
        clear_leftovers(folder)
        yield
    finally:
        clear_leftovers(folder)
        lock.release()


def _name_holder(lock: Path) -> None:
    """Write into the lock's file who holds it, for whoever waits; anything else in its place is left as it is."""
    flags = os.O_WRONLY | os.O_TRUNC | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    with suppress(OSError), os.fdopen(os.open(lock, flags), "w", encoding="utf-8") as file:
        file.write(f"process {os.getpid()} on {platform.node()}")


def _holder(lock: Path) -> str:
    """Who holds a lock, in brackets; empty where its file does not say, or may not be read meanwhile (Windows)."""
    try:
        said = read_bytes(lock, LONGEST_HOLDER).decode("utf-8", "replace").strip()
    except BadData:
        return ""
    return f" ({said})" if said else ""


def clear_leftovers(folder: Path) -> None:
    """Clear what a stopped run left in a folder of packs; a pack that was being replaced goes back to its place.

    Only call this while you hold the folder (`one_run_at_a_time`).
    """
    for left in sorted(folder.glob(f".*{STAGING}*")):
        name = left.name.removeprefix(".").split(STAGING)[0]
        if (left / "pack").is_dir() and not (folder / name).exists():
            os.rename(left / "pack", folder / name)
        shutil.rmtree(left, ignore_errors=True)


def _cannot_lock(folder: Path, error: OSError | NotImplementedError) -> CannotWrite:
    if isinstance(error, OSError) and error.errno not in NO_LOCKS:
        return CannotWrite.at(folder / LOCK, error)
    return CannotWrite(
        f"{folder} cannot be locked for one run: its disk does not support locks. Name a folder on this computer with "
        "--out, and copy the packs from there."
    )


def _swap(staging: Path, target: Path) -> None:
    staging.chmod(0o755)  # a temporary folder is private to its owner; a report is not
    if not target.exists():
        os.rename(staging, target)
        return
    if not target.is_dir():
        raise CannotWrite(f"{target} is a file. Delete or move it: the report needs a folder of that name.")
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}{STAGING}old-", dir=target.parent))
    try:
        os.rename(target, old / "pack")
        os.rename(staging, target)
    except OSError:
        if (old / "pack").exists():
            os.rename(old / "pack", target)
        raise
    finally:
        if target.exists():  # otherwise the old pack is still in there, and the next run puts it back
            shutil.rmtree(old, ignore_errors=True)
