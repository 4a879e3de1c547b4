"""Read the text of a PDF, in the process that reads one file and nothing else (`load.reading_child`)."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError

from inspection_stats.errors import BadData, is_out_of_memory
from inspection_stats.load.files import one_fault
from inspection_stats.load.limits import LARGEST_PAGES, MOST_PAGES

_LOCKED = "The PDF is encrypted: it opens only with a password"


def read_content(path: Path, content: bytes) -> str:
    """The text of the PDF at `path`, which holds these bytes, its pages separated by a blank line.

    Raises `BadData` where it is not a PDF, damaged, encrypted, or of more pages or drawing than any paper.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # no reader of a paper can act on its warnings
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise one_fault(path, _LOCKED, "Save it without a password")
        _refuse_too_much(path, reader.pages)
        return "\n\n".join(page.extract_text() for page in reader.pages)
    except DependencyError:
        raise one_fault(path, _LOCKED, "Save it without a password") from None
    except BadData:
        raise
    except Exception as error:  # pypdf raises whatever a damaged page makes of its code
        if is_out_of_memory(error):
            raise
        raise one_fault(path, "This is not a PDF file, or it is damaged", "Save the paper as PDF again") from None


def _refuse_too_much(path: Path, pages: Sequence[Any]) -> None:
    """Raise `BadData` for a PDF of more pages, or more that is drawn on them, than any paper has, before it is read."""
    size, many = 0, len(pages)
    for page in pages if many <= MOST_PAGES else ():
        content = page.get_contents()
        size += len(content.get_data()) if content is not None else 0
        if size > LARGEST_PAGES:
            break
    if many > MOST_PAGES or size > LARGEST_PAGES:
        much = f"{many:,} pages" if many > MOST_PAGES else f"more than {LARGEST_PAGES:,} bytes drawn on its pages"
        raise one_fault(path, f"The PDF has {much}, too much for one check", "Check it in parts")
