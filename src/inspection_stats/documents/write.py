"""Write files and the folders above them, or say in words why not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from inspection_stats.errors import CannotWrite


def write_files(made: Mapping[str, bytes], folder: str | Path) -> None:
    """Write files by their names into a folder. Raises `CannotWrite`."""
    for name, content in made.items():
        write_file(Path(folder) / name, content)


def write_file(path: Path, content: bytes) -> None:
    """Write a file and the folders above it. Raises `CannotWrite`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise CannotWrite.at(path, error) from None
