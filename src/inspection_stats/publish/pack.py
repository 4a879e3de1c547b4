"""A report pack: written beside its place and renamed, so that it appears whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from slugify import slugify

from inspection_stats.errors import BadRequest, CannotWrite
from inspection_stats.publish.run_id import checksum, package_versions

MANIFEST = "manifest.json"


def pack_folder(out: Path, quarter_folder: str, area: str) -> Path:
    """Where the pack of an area stands: `reports/2015-16-Q4/westminster`. Never outside `out`."""
    folder = out / slugify(quarter_folder, lowercase=False) / slugify(area)
    if not folder.resolve().is_relative_to(out.resolve()):
        raise BadRequest(f"The name “{area}” would lead out of the folder {out}. Write the area's plain name.")
    return folder


@contextmanager
def whole_or_nothing(target: Path) -> Iterator[Path]:
    """A folder to write a pack into, which takes the place of `target` only when the block ends without an error.

    Raises `CannotWrite` where the place cannot be written; what stood at `target` then stands there still.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise CannotWrite(_why(target, error)) from None
    try:
        yield staging
        _swap(staging, target)
    except OSError as error:
        raise CannotWrite(_why(target, error)) from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def write_manifest(
    folder: Path, run: str, parameters: dict[str, Any], inputs: dict[str, str], illustrative: list[str]
) -> Path:
    """Write `manifest.json`: run id, parameters, versions, sha256 of inputs and outputs, what is illustrative."""
    path = folder / MANIFEST
    outputs = sorted(file for file in folder.rglob("*") if file.is_file() and file != path)
    manifest = {
        "run": run,
        "parameters": parameters,
        "illustrative": illustrative,
        "packages": package_versions(),
        "inputs": inputs,
        "outputs": {file.relative_to(folder).as_posix(): checksum(file) for file in outputs},
    }
    path.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    return path


def _swap(staging: Path, target: Path) -> None:
    staging.chmod(0o755)  # a temporary folder is private to its owner; a report is not
    if not target.exists():
        os.rename(staging, target)
        return
    if not target.is_dir():
        raise CannotWrite(f"{target} is a file. Delete or move it: the report needs a folder of that name.")
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent))
    os.rename(target, old / "pack")
    try:
        os.rename(staging, target)
    except OSError:
        os.rename(old / "pack", target)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _why(target: Path, error: OSError) -> str:
    return (
        f"Cannot write {target}: {error.strerror or error}. Check the folder's permissions and the space on the disk."
    )
