"""Check a finished pack again: are its files those that were made, and would the same data make them today?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspection_stats.check.data import data_files
from inspection_stats.documents.run_id import (
    STYLE,
    WORD_TEMPLATE,
    checksum,
    checksums,
    code_checksum,
    made_from,
    package_versions,
)
from inspection_stats.packs.manifest import MANIFEST, read_manifest


@dataclass(frozen=True)
class Verified:
    """What a check of a pack found. `damage`: files that are not those made. `since`: what has changed since it was."""

    files: int
    run: str
    damage: tuple[str, ...]
    since: tuple[str, ...]


def verify(pack: Path, data_dir: Path | None = None) -> Verified:
    """Check every file of a pack against its manifest, the manifest against its run id, and the inputs against today's.

    `data_dir` is the folder whose tables the pack's inputs are compared with; none compares nothing. Raises
    `BadRequest` where `pack` is no pack and `BadData` where its manifest cannot be read.
    """
    manifest = read_manifest(pack)
    held = {file.relative_to(pack).as_posix() for file in pack.rglob("*") if file.is_file()} - {MANIFEST}
    named = manifest["outputs"]
    damage = [f"{name}: is missing" for name in sorted(named.keys() - held)]
    damage += [f"{name}: was not made by the run" for name in sorted(held - named.keys())]
    changed = sorted(name for name in named.keys() & held if checksum(pack / name) != named[name])
    damage += [f"{name}: has changed since it was made" for name in changed]
    if made_from(manifest["parameters"], manifest["inputs"], manifest["packages"], manifest["code"]) != manifest["run"]:
        damage.append(f"{MANIFEST}: does not fit its run id {manifest['run']}")
    return Verified(len(named), manifest["run"], tuple(damage), tuple(_since(manifest, data_dir)))


def _since(manifest: dict[str, Any], data_dir: Path | None) -> list[str]:
    today = package_versions()
    since = [
        f"{name}: made with {before}, here is {today.get(name, 'none')}"
        for name, before in manifest["packages"].items()
        if today.get(name) != before
    ]
    if manifest["code"] != code_checksum():
        since.append("the suite's own code has changed")
    if data_dir is not None:
        files = checksums(file for file in data_files(data_dir) if file.is_file())
        since += [
            f"{name}: {'has changed' if name in files else 'is not there'} in {data_dir}"
            for name, before in manifest["inputs"].items()
            if files.get(name) != before and name not in (STYLE, WORD_TEMPLATE)
        ]
    return since
