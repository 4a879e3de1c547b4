"""Read a paper's text: a text file, a Word file, or a PDF that holds text."""

from __future__ import annotations

import logging
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from inspection_stats.claims.paper.word_remarks import remarks_on
from inspection_stats.errors import BadData
from inspection_stats.load.files import cannot_read, one_fault, open_regular, read_bytes
from inspection_stats.load.limits import LARGEST_PAGES, LARGEST_PAPER, MOST_PAGES

LARGEST_TEXT = 5_000_000  # characters; a paper of a thousand pages has some three million
SAVE_AS = "Save the paper as Word (.docx), as PDF with text, or as plain text (.txt)"


@dataclass(frozen=True)
class PaperText:
    """The text of a paper in reading order, a line for each paragraph or row of a table (cells separated by tabs).

    `margins` is that of a Word file's headers and footers. `remarks` say what else a reader of the check must
    know: that tracked changes are pending, and what the paper shows that was not read.
    """

    text: str
    margins: str = ""
    remarks: tuple[str, ...] = ()


def read_paper(path: Path) -> PaperText:
    """Read the text of a paper.

    Takes .txt or .md (UTF-8 or Windows-1252), .docx, .pdf. Raises `BadData` for a file that is missing, empty, too
    large, of another kind, damaged, encrypted, or a scan without text.
    """
    readers = {".txt": _text, ".md": _text, ".docx": _word, ".pdf": _pdf}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        kind = f"ending in “{path.suffix}”" if path.suffix else "without an ending"
        raise one_fault(path, f"A paper is not read from a file {kind}", SAVE_AS)
    with open_regular(path, LARGEST_PAPER):
        try:
            read = reader(path)
        except OSError as error:
            raise cannot_read(path, error) from None
    paper = replace(read, text=read.text.translate(_UNSEEN), margins=read.margins.translate(_UNSEEN))
    if not (paper.text + paper.margins).strip():
        raise one_fault(path, *_WITHOUT_TEXT.get(path.suffix.lower(), ("The file is empty", SAVE_AS)))
    if len(paper.text) > LARGEST_TEXT:
        problem = f"The paper has {len(paper.text):,} characters; the limit for one check is {LARGEST_TEXT:,}"
        raise one_fault(path, problem, "Check it in parts")
    return paper


_UNSEEN = (
    dict.fromkeys([*range(32), *range(127, 160)], " ")
    | dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n")
    | dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    | {ord(sign): sign for sign in "\t\n\r"}
)
"""Invisible characters that a PDF may hold among its words: a space, a new line, or nothing replaces them."""

_WITHOUT_TEXT = {
    ".pdf": (
        "The PDF holds no text: it is a scan, or pictures of pages",
        "Use the file it was printed from, or have the text recognised (OCR) first, and read it through",
    ),
    ".docx": ("The Word file holds no text", "Check that this is the right file; the words of a picture are not read"),
}


def _text(path: Path) -> PaperText:
    content = read_bytes(path, LARGEST_PAPER)
    if b"\0" in content:
        raise one_fault(path, "This is not a text file", SAVE_AS)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return PaperText(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise one_fault(path, "The file is neither UTF-8 nor Windows-1252 text", SAVE_AS)


def _word(path: Path) -> PaperText:
    from inspection_stats.claims.paper.word import read_word  # noqa: PLC0415  a text file is read without waiting for it
    from inspection_stats.claims.paper.word_file import NotAWordFile  # noqa: PLC0415
    from inspection_stats.load.xml_events import NotPlainXml, TooMuchXml  # noqa: PLC0415

    try:
        found = read_word(path)
    except (BadData, OSError):
        raise
    except (NotAWordFile, NotPlainXml) as error:
        raise one_fault(path, f"{NO_WORD_FILE}: {error}", RESAVE) from None
    except TooMuchXml as error:
        raise one_fault(path, f"The paper has {error}, too much for one check", "Check it in parts") from None
    except _DAMAGED:
        raise one_fault(path, NO_WORD_FILE, RESAVE) from None
    return PaperText("\n\n".join(found.lines), "\n\n".join(found.margins), remarks_on(found.changes, found.unread))


def _pdf(path: Path) -> PaperText:
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import DependencyError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # warnings about odd files that no reader of a paper can act on
    with path.open("rb") as content:
        try:
            reader = PdfReader(content)
            if reader.is_encrypted and not reader.decrypt(""):
                raise one_fault(path, _LOCKED, "Save it without a password")
            _refuse_too_much(path, reader.pages)
            return PaperText("\n\n".join(page.extract_text() for page in reader.pages))
        except DependencyError:
            raise one_fault(path, _LOCKED, "Save it without a password") from None
        except BadData:
            raise
        except Exception:  # pypdf raises whatever a damaged page makes of its code
            raise one_fault(path, "This is not a PDF file, or it is damaged", "Save the paper as PDF again") from None


def _refuse_too_much(path: Path, pages: Sequence[Any]) -> None:
    """Raise `BadData` for a PDF of more pages, or more drawn on them, than any paper has, before it is read."""
    size, many = 0, len(pages)
    for page in pages if many <= MOST_PAGES else ():
        content = page.get_contents()
        size += len(content.get_data()) if content is not None else 0
        if size > LARGEST_PAGES:
            break
    if many > MOST_PAGES or size > LARGEST_PAGES:
        much = f"{many:,} pages" if many > MOST_PAGES else f"more than {LARGEST_PAGES:,} bytes drawn on its pages"
        raise one_fault(path, f"The PDF has {much}, too much for one check", "Check it in parts")


_DAMAGED = (BadZipFile, zlib.error, struct.error, EOFError, LookupError, RuntimeError, ValueError, NotImplementedError)
"""What a zip archive raises that is cut short, altered or something else."""
NO_WORD_FILE = "This is not a Word file (.docx), or it is damaged or protected by a password"
RESAVE = "Open it in Word, remove the password and save it as .docx"
_LOCKED = "The PDF is encrypted: it opens only with a password"
