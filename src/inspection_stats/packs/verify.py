"""Check a finished pack: are its files those that were made, and would the same data make them today?"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspection_stats.check.data import data_files
from inspection_stats.documents.run_id import (
    NOTEBOOK,
    NOTEBOOKS,
    STYLE,
    WORD_TEMPLATE,
    checksum,
    checksums,
    code_checksum,
    made_from,
    package_versions,
)
from inspection_stats.errors import BadData, BadRequest
from inspection_stats.packs.files_of_pack import files_of
from inspection_stats.packs.index import CHECKSUMS, listed_checksums
from inspection_stats.packs.manifest import MANIFEST, checksum_of_parts, pack_checksum, read_manifest
from inspection_stats.packs.runnable import runnable


@dataclass(frozen=True)
class Verified:
    """What a check of a pack found.

    `checksum` is that of the pack as it is. `damage`: files that are not those made. `since`: what has changed since
    it was made.
    """

    files: int
    run: str
    checksum: str
    damage: tuple[str, ...]
    since: tuple[str, ...]


def verify(pack: Path, data_dir: Path | None = None, *, kept: str = "") -> Verified:
    """Check every file of a pack against its manifest, the manifest against what is kept of it, and the inputs.

    The manifest is compared with its own checksum and run id, with the list of checksums next to the pack where there
    is one (`packs.index`), and with `kept`, the pack's checksum as the caller kept it. `data_dir` is the folder whose
    tables the pack's inputs are compared with; without it they are not compared. Raises `BadRequest` where `pack` is
    not a pack or `kept` not a checksum, and `BadData` where the manifest or the list cannot be read.
    """
    if kept and not re.fullmatch(r"[0-9a-f]{64}", kept.strip().lower()):
        raise BadRequest(
            "That is not the checksum of a pack. A checksum has 64 digits, 0 to 9 and a to f; verify prints it."
        )
    manifest = read_manifest(pack)
    damage = [*_damaged_files(pack, manifest["outputs"]), *_damaged_manifest(pack, manifest, kept.strip().lower())]
    since = tuple(_since(manifest, data_dir))
    return Verified(len(manifest["outputs"]), manifest["run"], pack_checksum(pack), tuple(damage), since)


def _damaged_files(pack: Path, named: dict[str, str]) -> list[str]:
    found = files_of(pack)
    held = found.files - {MANIFEST}
    damage = [f"{name}: {what}" for name, what in sorted(found.odd.items())]
    damage += [f"{name}: is missing" for name in sorted(named.keys() - held - found.odd.keys())]
    damage += [f"{name}: was not made by the run" for name in sorted(held - named.keys())]
    changed = sorted(name for name in named.keys() & held if _checksum(pack / name) != named[name])
    return damage + [f"{name}: has changed since it was made" for name in changed]


def _checksum(file: Path) -> str:
    try:
        return checksum(file)
    except BadData:  # too large or unreadable: not the file that was made
        return ""


def _damaged_manifest(pack: Path, manifest: dict[str, Any], kept: str) -> list[str]:
    damage = []
    if checksum_of_parts(manifest) != manifest["checksum"]:
        damage.append(f"{MANIFEST}: does not match its own checksum")
    if made_from(manifest["parameters"], manifest["inputs"], manifest["packages"], manifest["code"]) != manifest["run"]:
        damage.append(f"{MANIFEST}: does not match its run id {manifest['run']}")
    place, now = Path(os.path.abspath(pack)), pack_checksum(pack)
    if listed_checksums(place.parent).get(place.name, now) != now:
        damage.append(f"{MANIFEST}: is not the one listed in {CHECKSUMS} next to the pack")
    if kept and kept != now:
        damage.append(f"{MANIFEST}: is not the one whose checksum you gave")
    return damage


def _since(manifest: dict[str, Any], data_dir: Path | None) -> list[str]:
    today = package_versions()
    since = [
        f"{name}: made with {before}, now {today.get(name, 'none')}"
        for name, before in manifest["packages"].items()
        if today.get(name) != before
    ]
    if manifest["code"] != code_checksum():
        since.append("the suite's own code has changed")
    shipped = {runnable(path).checksum for path in NOTEBOOKS.glob("*.ipynb") if path.stem != "start"}
    if manifest["inputs"].get(NOTEBOOK) not in shipped:
        since.append("its notebook is a council's own, or has changed")
    if data_dir is not None:
        files = checksums(file for file in data_files(data_dir) if file.is_file())
        since += [
            f"{name}: {'has changed' if name in files else 'is not there'} in {data_dir}"
            for name, before in manifest["inputs"].items()
            if files.get(name) != before and name not in (NOTEBOOK, STYLE, WORD_TEMPLATE)
        ]
    return since
