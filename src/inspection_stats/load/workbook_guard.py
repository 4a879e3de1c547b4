"""What a file is, and whether it is safe to open: told from its bytes before anything is read into memory."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from inspection_stats.errors import BadData, Fault

LARGEST_FILE = 50_000_000  # bytes; the largest release so far is 2 million
LARGEST_UNPACKED = 200_000_000  # bytes; the largest release so far unpacks to 40 million
MOST_ROWS = 50_000  # down to the last filled cell of a sheet; the longest table so far has 3,816
MOST_COLUMNS = 256  # the widest table so far has 45

HOW_TO_SAVE = "Save the workbook as ODS or XLSX, or the sheet you need as CSV UTF-8"

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_XLSX_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*[^/]>')
_ODS_ROW_REPEATS = re.compile(rb'number-rows-repeated="([0-9]{1,9})"')
_ODS_FAR_RIGHT = re.compile(
    rb'<table:table-cell(?=[^>]*value-type=)[^>]*number-columns-repeated="([0-9]{3,9})"'
    rb'|number-columns-repeated="([0-9]{3,9})"[^>]*/>\s*<table:table-cell[^>]*value-type='
)


def check_file(path: Path) -> str:
    """Tell what the file at `path` is: "workbook" (ODS or XLSX) or "text" (which may be CSV).

    Raises `BadData` for a file that is missing, empty, too large, of another kind, password-protected, cut short or
    damaged, or that unpacks to far more than any workbook holds (a zip bomb).
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(512)
    except FileNotFoundError:
        raise _fault(path, "There is no such file", "Check its name and folder") from None
    except OSError as error:
        raise _fault(
            path, f"The file cannot be read: {error.strerror}", "Check that it is a file you may read"
        ) from None
    if size == 0:
        raise _fault(path, "The file is empty", "Save it anew, or download it again")
    if size > LARGEST_FILE:
        raise _fault(path, f"The file is {size:,} bytes, more than any release of Ofsted's", "Check which file this is")
    if start.startswith(_OLE):
        raise _old_or_protected(path)
    if start.startswith(b"PK"):
        _check_zip(path)
        return "workbook"
    if start.startswith(b"%PDF"):
        raise _fault(path, "This is a PDF, not a workbook", "Download the release's ODS, XLSX or CSV file")
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise _fault(path, "This is a web page, not a workbook", "Download the file that the page links to")
    return "text"


def _old_or_protected(path: Path) -> BadData:
    # Excel wraps an encrypted XLSX in the container of its older files; the part's name tells the two apart.
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        return _protected(path)
    return _fault(path, "This is a file of an older Office program", HOW_TO_SAVE)


def _check_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            check_unpacked_size(path, archive)
            _check_parts(path, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        raise _fault(path, "The file is cut short or damaged", "Save it anew, or download it again") from None


def check_unpacked_size(path: Path, archive: zipfile.ZipFile) -> None:
    """Raise `BadData` where a zipped file says that it unpacks to far more than any file of its kind holds."""
    unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked > LARGEST_UNPACKED:
        raise _fault(
            path,
            f"The file would unpack to {unpacked:,} bytes, more than the {LARGEST_UNPACKED:,} any file here needs",
            "It was not opened. Check where it comes from",
        )


def _check_parts(path: Path, archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if "encrypted-package" in names or any(part.flag_bits & 1 for part in archive.infolist()):
        raise _protected(path)
    if not names & {"content.xml", "xl/workbook.xml"}:
        kind = "a Word document" if "word/document.xml" in names else "not a workbook"
        raise _fault(path, f"This is {kind}", HOW_TO_SAVE)
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise _protected(path)
    if "mimetype" in names and b"spreadsheet" not in archive.read("mimetype"):
        raise _fault(path, "This is an OpenDocument file, but no spreadsheet", HOW_TO_SAVE)
    for name in sorted(names):
        # Reading each part to its end checks its length and checksum against what the archive declares.
        content = archive.read(name)
        rows, columns = _reach_of_ods(content) if "content.xml" in names else _reach_of_xlsx(content)
        if rows > MOST_ROWS or columns > MOST_COLUMNS:
            raise _fault(
                path,
                f"A sheet ({name}) reaches to row {rows:,} and column {columns:,}; no table read here is so large",
                "Delete the stray cells far below or beside the table, and save the workbook again",
            )


def _reach_of_xlsx(content: bytes) -> tuple[int, int]:
    cells = _XLSX_CELL.findall(content)
    rows = max((int(row) for _, row in cells), default=0)
    widest = max({letters for letters, _ in cells}, key=lambda letters: (len(letters), letters), default=b"")
    columns = 0
    for letter in widest:
        columns = columns * 26 + letter - ord("A") + 1
    return rows, columns


def _reach_of_ods(content: bytes) -> tuple[int, int]:
    """The row of the lowest filled cell of any sheet, and the most columns a cell is repeated over or lies away."""
    rows = start = 0
    while (end := content.find(b"</table:table>", start)) >= 0:
        last = content.rfind(b"value-type=", start, end)
        if last >= 0:
            repeats = sum(int(times) - 1 for times in _ODS_ROW_REPEATS.findall(content, start, last))
            rows = max(rows, content.count(b"<table:table-row", start, last) + repeats)
        start = end + 1
    columns = max((int(repeated or gap) for repeated, gap in _ODS_FAR_RIGHT.findall(content)), default=0)
    return rows, columns


def _protected(path: Path) -> BadData:
    return _fault(path, "The file is protected by a password", "Open it with the password and save it without one")


def _fault(path: Path, problem: str, fix: str) -> BadData:
    return BadData([Fault(problem, fix, path.name)])
