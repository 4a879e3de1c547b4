"""What a pack's folder holds: its regular files, and whatever a run never writes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

MOST_FILES = 10_000
"""Files and folders of a pack; the largest so far has 130."""


@dataclass(frozen=True)
class FilesOfPack:
    """The names of a pack's regular files, and of what no run made: what each of these is."""

    files: frozenset[str]
    odd: dict[str, str]


def files_of(pack: Path) -> FilesOfPack:
    """Everything in a pack's folder, under its name from there. No link is followed, nothing is opened."""
    files: set[str] = set()
    odd: dict[str, str] = {}
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            entries = sorted(os.scandir(pack / folder), key=lambda entry: entry.name)
        except OSError as error:
            odd[folder or "."] = f"cannot be read: {error.strerror}"
            continue
        if not entries:
            odd[folder or "."] = "is an empty folder, which the run did not make"
        for entry in entries:
            name = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_symlink():
                odd[name] = "is a link, not a file that the run made"
            elif entry.is_dir(follow_symlinks=False):
                folders.append(name)
            elif entry.is_file(follow_symlinks=False):
                files.add(name)
            else:
                odd[name] = "is a pipe, a socket or a device, not a file that the run made"
        if len(files) + len(odd) + len(folders) > MOST_FILES:
            odd[folder or "."] = f"holds more than {MOST_FILES:,} files; no run makes so many. The rest was not checked"
            break
    return FilesOfPack(frozenset(files), odd)
