"""Read a Word file: all text that Word shows, once and in order, and what it shows that cannot be read.

It is read in the process that reads one file and nothing else (`load.reading_child`).
"""

from __future__ import annotations

import io
import struct
import zlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from inspection_stats.claims.paper.word_file import NotAWordFile, WordFile, open_word
from inspection_stats.claims.paper.word_lines import WordLines
from inspection_stats.claims.paper.word_shown import ShownText
from inspection_stats.claims.paper.word_styles import WordSettings, WordStyles
from inspection_stats.errors import BadData, is_out_of_memory
from inspection_stats.load.files import one_fault
from inspection_stats.load.xml_events import NotPlainXml, TooMuchXml

NO_WORD_FILE = "This is not a Word file (.docx), or it is damaged or protected by a password"
RESAVE = "Open it in Word, remove the password and save it as .docx"
_DAMAGED = (BadZipFile, zlib.error, struct.error, EOFError, OSError, LookupError, RuntimeError, ValueError,
            NotImplementedError)  # fmt: skip
"""What a zip archive raises that is cut short, altered or something else."""


@dataclass
class WordText:
    """The text of a Word file.

    `lines` has a line for each paragraph or row of a table (cells separated by tabs), each text box and note after the
    paragraph that holds it; `margins` the same of headers and footers. `changes` counts the tracked changes by what
    they do, `unread` what Word shows and this text has not.
    """

    lines: list[str] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    changes: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)


def read_content(path: Path, content: bytes) -> dict[str, Any]:
    """The Word file (.docx) at `path`, which holds these bytes: the fields of a `WordText`.

    Raises `BadData` for one that is damaged, encrypted, of another kind or too large.
    """
    try:
        return vars(_read_word(path, content))
    except BadData:
        raise
    except (NotAWordFile, NotPlainXml) as error:
        raise one_fault(path, f"{NO_WORD_FILE}: {error}", RESAVE) from None
    except TooMuchXml as error:
        raise one_fault(path, f"The paper has {error}, too much for one check", "Check it in parts") from None
    except _DAMAGED as error:
        if is_out_of_memory(error):
            raise
        raise one_fault(path, NO_WORD_FILE, RESAVE) from None


def _read_word(path: Path, content: bytes) -> WordText:
    with ZipFile(io.BytesIO(content)) as archive:
        file = open_word(path, archive)
        styles, settings, text = WordStyles(), WordSettings(), WordText()
        file.read(file.part_of("styles"), styles)
        file.read(file.part_of("settings"), settings)
        notes = {kind: _story(file, file.part_of(kind), styles, text).notes for kind in ("footnotes", "endnotes")}
        body = WordLines(styles, text.unread, lambda kind, name: notes[kind].pop(name, []), settings.even_pages)
        text.lines = _told(body, file, file.main, text).lines
        for identifier in body.margins:
            text.margins += _story(file, file.part_with(identifier), styles, text).lines
    return text


def _story(file: WordFile, part: str, styles: WordStyles, text: WordText) -> WordLines:
    return _told(WordLines(styles, text.unread), file, part, text)


def _told(story: WordLines, file: WordFile, part: str, text: WordText) -> WordLines:
    shown = ShownText(story, story.styles, text.changes, text.unread)
    file.read(part, shown)
    shown.close()
    return story
