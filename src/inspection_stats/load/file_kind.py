"""What kind of file one is, by its first bytes and never by its name."""

from __future__ import annotations

from pathlib import Path

from inspection_stats.errors import BadData
from inspection_stats.load.files import cannot_read, one_fault, open_regular, read_bytes
from inspection_stats.load.limits import LARGEST_WORKBOOK
from inspection_stats.load.zipped import protected

HOW_TO_SAVE = "Save the workbook as ODS or XLSX, or the sheet you need as CSV UTF-8"

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def is_workbook(path: Path) -> bool:
    """Whether the file at `path` is a zipped one, as ODS and XLSX are; if not, it may be text, as CSV is.

    Raises `BadData` for a file that is missing, empty, too large, not a regular file, or of another kind.
    """
    with open_regular(path, LARGEST_WORKBOOK) as (file, size):
        try:
            start = file.read(512)
        except OSError as error:
            raise cannot_read(path, error) from None
    if size == 0:
        raise one_fault(path, "The file is empty", "Save it again, or download it again")
    if start.startswith(_OLE):
        raise _old_or_protected(path)
    if start.startswith(b"%PDF"):
        raise one_fault(path, "This is a PDF, not a workbook", "Download the release's ODS, XLSX or CSV file")
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise one_fault(path, "This is a web page, not a workbook", "Download the file that the page links to")
    return start.startswith(b"PK")


def _old_or_protected(path: Path) -> BadData:
    # Excel wraps an encrypted XLSX in the container of its older files; the part's name tells the two apart.
    if "EncryptedPackage".encode("utf-16-le") in read_bytes(path, LARGEST_WORKBOOK):
        return protected(path)
    return one_fault(path, "This is a file of an older Office program", HOW_TO_SAVE)
