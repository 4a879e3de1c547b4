"""Packs at an fsspec address (s3://…, file://…): a pack counts as there once its manifest is, which is copied last."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from inspection_stats.check.data import Data
from inspection_stats.errors import BadData, BadRequest, CannotWrite, without_password
from inspection_stats.load.extras import needs
from inspection_stats.packs.index import CHECKSUMS, write_index
from inspection_stats.packs.manifest import MANIFEST, checksum_of_parts, parse_manifest
from inspection_stats.reference.quarters import Period

PROTOCOLS = ("file", "s3", "gs", "gcs", "az", "abfs", "abfss", "sftp", "smb", "hdfs")
"""Where packs may go: to places that keep them. Others of fsspec's hold them in memory, only read, or read through one
another."""


def is_address(out: str) -> bool:
    """Whether packs are to go to an fsspec address rather than into a folder."""
    return "://" in out


def checked_address(out: str) -> str:
    """The address. Raises `BadRequest` for one of another kind than `PROTOCOLS`, or one that leads through another."""
    kind, _, rest = out.partition("://")
    if kind not in PROTOCOLS or "::" in out or not rest.strip("/"):
        raise BadRequest(
            f"{without_password(out)} is not an address for packs. Name a folder, or an address that begins with one "
            f"of {', '.join(f'{one}://' for one in PROTOCOLS)}."
        )
    return out


def put_pack(folder: Path, address: str) -> None:
    """Copy a finished pack to an address; until its manifest is there, the pack is not. Raises `CannotWrite`."""
    files, place = _filesystem(address)
    try:
        if files.exists(place):
            files.rm(place, recursive=True)
        made = sorted(one for one in folder.rglob("*") if one.is_file() and one.name != MANIFEST)
        _put(files, {f"{place}/{file.relative_to(folder).as_posix()}": file for file in made})
        _put(files, {f"{place}/{MANIFEST}": folder / MANIFEST})
    except OSError as error:
        raise _cannot_write(address, error) from None


def run_at(address: str) -> str:
    """The run id of the pack at an address, empty where none is complete."""
    files, place = _filesystem(address)
    with suppress(OSError, BadData):
        manifest = parse_manifest(files.cat_file(f"{place}/{MANIFEST}"), address)
        there = {one.removeprefix(f"{place}/") for one in files.find(place)}
        whole = set(manifest["outputs"]) <= there and checksum_of_parts(manifest) == manifest["checksum"]
        return str(manifest["run"]) if whole else ""
    return ""


def put_index(data: Data, period: Period, address: str, packs: Iterable[str]) -> None:
    """Write the index page of a quarter, and the checksums of its packs, to its address. Raises `CannotWrite`.

    Both are made from the manifests of the packs there.
    """
    files, place = _filesystem(address)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for pack in packs:
            with suppress(OSError):
                manifest = files.cat_file(f"{place}/{pack}/{MANIFEST}")
                (folder / pack).mkdir()
                (folder / pack / MANIFEST).write_bytes(manifest)
        try:
            index = write_index(data, period, folder)
            _put(files, {f"{place}/{file.name}": file for file in (folder / CHECKSUMS, index)})
        except OSError as error:
            raise _cannot_write(address, error) from None


def _put(files: Any, made: Mapping[str, Path]) -> None:
    """Write files to their places; a store that takes several at once is sent them together."""
    for folder in sorted({place.rpartition("/")[0] for place in made}):
        files.makedirs(folder, exist_ok=True)
    files.pipe({place: file.read_bytes() for place, file in made.items()})


def _cannot_write(address: str, error: OSError) -> CannotWrite:
    said = without_password(f"Cannot write to {address}: {error}")
    return CannotWrite(f"{said}. Check the address and that you may write there.")


def _filesystem(address: str) -> tuple[Any, str]:
    with needs("cluster", f"The address {without_password(address)}"):
        import fsspec  # noqa: PLC0415
    try:
        files, place = fsspec.core.url_to_fs(address)
    except (OSError, ValueError, ImportError) as error:
        raise BadRequest(without_password(f"{address} cannot be reached: {error}.")) from None
    return files, place.rstrip("/")
