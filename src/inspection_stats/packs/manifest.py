"""The manifest of a pack: what it was made from, by what, and the checksum of each file.

The sha256 of the manifest itself is the checksum of the pack: keep it to find out later whether anything in the
pack has changed (`packs.verify`).
"""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Any

from inspection_stats.documents.run_id import checksum, code_checksum, package_versions
from inspection_stats.errors import BadData, BadRequest, Fault
from inspection_stats.load.files import read_bytes

MANIFEST = "manifest.json"
MOST_BYTES = 10_000_000
PARTS = {
    "run": str,
    "code": str,
    "parameters": dict,
    "illustrative": list,
    "packages": dict,
    "inputs": dict,
    "outputs": dict,
    "checksum": str,
}
FIX = "Make the pack again"


def write_manifest(
    folder: Path, run: str, parameters: dict[str, Any], inputs: dict[str, str], illustrative: list[str]
) -> Path:
    """Write `manifest.json`: run id, parameters, versions, sha256 of inputs and outputs, what is illustrative.

    Its `checksum` is that of all its other parts.
    """
    path = folder / MANIFEST
    outputs = sorted(file for file in folder.rglob("*") if file.is_file() and file != path)
    manifest: dict[str, Any] = {
        "run": run,
        "code": code_checksum(),
        "parameters": parameters,
        "illustrative": illustrative,
        "packages": package_versions(),
        "inputs": inputs,
        "outputs": {file.relative_to(folder).as_posix(): checksum(file) for file in outputs},
    }
    manifest["checksum"] = checksum_of_parts(manifest)
    path.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    return path


def checksum_of_parts(manifest: dict[str, Any]) -> str:
    """The sha256 of all parts of a manifest except its own `checksum`, whatever its spacing or order."""
    parts = {key: part for key, part in manifest.items() if key != "checksum"}
    return sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def pack_checksum(pack: Path) -> str:
    """The checksum of a pack: the sha256 of its manifest. Raises `BadData` where that cannot be read."""
    return sha256(read_bytes(pack / MANIFEST, MOST_BYTES)).hexdigest()


def read_manifest(pack: Path) -> dict[str, Any]:
    """The manifest of the pack in a folder, with the parts of `PARTS`.

    Raises `BadRequest` where the folder is not a pack, and `BadData` where its manifest is damaged.
    """
    path = pack / MANIFEST
    if not os.path.isfile(path):
        raise BadRequest(
            f"{pack} is not a report pack: it has no {MANIFEST}. Name a folder like reports/2015-16-Q4/area."
        )
    return parse_manifest(read_bytes(path, MOST_BYTES), str(path))


def parse_manifest(content: bytes, place: str) -> dict[str, Any]:
    """The manifest in these bytes, which were read at `place`. Raises `BadData` where they are not one."""
    try:
        manifest = json.loads(content.decode("utf-8"))
        json.dumps(manifest, ensure_ascii=False).encode()  # half of a surrogate pair is not text
    except (ValueError, RecursionError):
        raise BadData([Fault("It cannot be read: it is not JSON, or damaged", FIX, place)]) from None
    if not isinstance(manifest, dict):
        raise BadData([Fault("It is not a list of a pack's files", FIX, place)])
    wrong = [key for key, kind in PARTS.items() if not isinstance(manifest.get(key), kind)]
    if wrong:
        raise BadData([Fault(f"Its “{key}” is missing or of another kind", FIX, place) for key in wrong])
    return manifest
