"""Read a paper's text: a text file, a Word file, or a PDF that holds text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from inspection_stats.claims.paper.word_remarks import remarks_on
from inspection_stats.load.files import one_fault, read_bytes
from inspection_stats.load.limits import LARGEST_PAPER, PDF_SECONDS
from inspection_stats.load.reading_process import Reader, read_in_child

UNREAD = "It was not read. Check where it comes from, or save its text as .txt"
WORD = Reader("inspection_stats.claims.paper.word", "The Word file", UNREAD, LARGEST_PAPER)
PDF = Reader("inspection_stats.claims.paper.pdf", "The PDF", UNREAD, LARGEST_PAPER, PDF_SECONDS)
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
    large, of another kind, damaged, encrypted, or a scan without text. Word and PDF are read in a process of its own
    each, so that nothing in them can do harm.
    """
    readers = {".txt": _text, ".md": _text, ".docx": _word, ".pdf": _pdf}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        kind = f"ending in “{path.suffix}”" if path.suffix else "without an ending"
        raise one_fault(path, f"A paper is not read from a file {kind}", SAVE_AS)
    read = reader(path)
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
    found = read_in_child(path, WORD)
    remarks = remarks_on(Counter(found["changes"]), Counter(found["unread"]))
    return PaperText("\n\n".join(found["lines"]), "\n\n".join(found["margins"]), remarks)


def _pdf(path: Path) -> PaperText:
    return PaperText(read_in_child(path, PDF))
