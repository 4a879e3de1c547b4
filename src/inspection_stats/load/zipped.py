"""Unpack a zipped file, counting what comes out: what an archive says of its own sizes is never believed."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from inspection_stats.errors import BadData
from inspection_stats.load.files import one_fault
from inspection_stats.load.limits import LARGEST_UNPACKED, MOST_PARTS

CHUNK = 1_000_000  # bytes taken out at a time
WAYS_OF_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The two that office programs use."""

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


class Unpacked:
    """The parts of a zipped file, each unpacked as it is asked for, and all that was unpacked counted."""

    def __init__(self, path: Path, archive: zipfile.ZipFile):
        self._path, self._archive = path, archive
        self._opened: set[str] = set()
        self._unpacked = 0
        self.names = tuple(archive.namelist())
        self._refuse_odd()

    def chunks(self, name: str) -> Generator[bytes, None, None]:
        """The content of a part, a piece at a time.

        Raises `BadData` as soon as all that was unpacked comes to more than `LARGEST_UNPACKED` bytes; what is unpacked
        twice counts twice.
        """
        self._opened.add(name)
        with self._archive.open(name) as part:
            while chunk := part.read(CHUNK):
                self._unpacked += len(chunk)
                if self._unpacked > LARGEST_UNPACKED:
                    raise self._too_large(self._unpacked)
                yield chunk

    def read(self, name: str) -> bytes:
        """The whole content of a part."""
        return b"".join(self.chunks(name))

    def count_the_rest(self) -> None:
        """Unpack the rest and discard it, so that its length and checksum are checked too."""
        for name in self.names:
            if name not in self._opened:
                for _ in self.chunks(name):
                    pass

    def _refuse_odd(self) -> None:
        parts = self._archive.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise protected(self._path)
        if len(parts) > MOST_PARTS:
            raise one_fault(self._path, f"The file holds {len(parts):,} files", "Check where it comes from")
        if len(set(self.names)) != len(parts) or any(part.compress_type not in WAYS_OF_PACKING for part in parts):
            problem = "The file is packed in a way that no office program uses"
            raise one_fault(self._path, problem, "Open it in one, and save it again")
        if (stated := sum(part.file_size for part in parts)) > LARGEST_UNPACKED:
            raise self._too_large(stated)

    def _too_large(self, size: int) -> BadData:
        problem = f"The file would unpack to {size:,} bytes or more; none here needs more than {LARGEST_UNPACKED:,}"
        return one_fault(self._path, problem, "It was not opened. Check where it comes from")


@contextmanager
def unpacking(path: Path, file: IO[bytes]) -> Iterator[Unpacked]:
    """The parts of the zipped `file`, which is that at `path`.

    Raises `BadData` where it is cut short, damaged, protected by a password, packed oddly, or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            yield Unpacked(path, archive)
    except DAMAGED:
        raise one_fault(path, "The file is cut short or damaged", "Save it again, or download it again") from None


def check_unpacked_size(path: Path, archive: zipfile.ZipFile) -> None:
    """Raise `BadData` where an open archive unpacks to far more than any file of its kind holds."""
    Unpacked(path, archive).count_the_rest()


def protected(path: Path) -> BadData:
    """The error for a file that opens only with a password."""
    return one_fault(path, "The file is protected by a password", "Open it with the password and save it without one")
