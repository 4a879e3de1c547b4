"""Read a paper's text: a text file, a Word file with its tables, or a PDF that holds text."""

from __future__ import annotations

import logging
from pathlib import Path
from zipfile import ZipFile

from inspection_stats.errors import BadData
from inspection_stats.load.files import cannot_read, one_fault, open_regular, read_bytes
from inspection_stats.load.limits import LARGEST_PAPER
from inspection_stats.load.zipped import check_unpacked_size

SAVE_AS = "Save the paper as Word (.docx), as PDF with text, or as plain text (.txt)"


def read_paper(path: Path) -> str:
    """The text of a paper in reading order, a line a paragraph or table row (cells parted by tabs).

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
            text = reader(path)
        except OSError as error:
            raise cannot_read(path, error) from None
    if not text.strip():
        raise one_fault(path, *_WITHOUT_TEXT.get(path.suffix.lower(), ("The file is empty", SAVE_AS)))
    return text


_WITHOUT_TEXT = {
    ".pdf": (
        "The PDF holds no text: it is a scan, or pictures of pages",
        "Use the file it was printed from, or have the text recognised (OCR) first and read it through",
    )
}


def _text(path: Path) -> str:
    content = read_bytes(path, LARGEST_PAPER)
    if b"\0" in content:
        raise one_fault(path, "This is not a text file", SAVE_AS)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise one_fault(path, "The file is neither UTF-8 nor Windows-1252 text", SAVE_AS)


def _word(path: Path) -> str:
    from docx import Document  # noqa: PLC0415  a text file is read without waiting for it
    from docx.table import Table  # noqa: PLC0415

    try:
        with ZipFile(path) as archive:
            check_unpacked_size(path, archive)
        blocks = list(Document(str(path)).iter_inner_content())
    except (BadData, OSError):
        raise
    except Exception:  # zipfile, lxml and python-docx each raise their own for a file that is something else
        problem = "This is not a Word file (.docx), or it is damaged or protected by a password"
        raise one_fault(path, problem, "Open it in Word, take the password off and save it as .docx") from None
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            lines += ["\t".join(cell.text.replace("\n", " ") for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n\n".join(lines)


def _pdf(path: Path) -> str:
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import DependencyError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of odd files, no reader of a paper can act on
    with path.open("rb") as content:
        try:
            reader = PdfReader(content)
            if reader.is_encrypted and not reader.decrypt(""):
                raise one_fault(path, _LOCKED, "Save it without a password")
            return "\n\n".join(page.extract_text() for page in reader.pages)
        except DependencyError:
            raise one_fault(path, _LOCKED, "Save it without a password") from None
        except BadData:
            raise
        except Exception:  # pypdf raises whatever a damaged page makes of its code
            raise one_fault(path, "This is not a PDF file, or it is damaged", "Save the paper as PDF again") from None


_LOCKED = "The PDF is encrypted: it opens only with a password"
