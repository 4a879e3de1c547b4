"""Read a Word file: all text that Word shows, once and in order, and what it shows that cannot be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

from inspection_stats.claims.paper.word_file import WordFile, open_word
from inspection_stats.claims.paper.word_lines import WordLines
from inspection_stats.claims.paper.word_shown import ShownText
from inspection_stats.claims.paper.word_styles import WordSettings, WordStyles


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


def read_word(path: Path) -> WordText:
    """Read a Word file (.docx).

    Raises `BadData`, `NotAWordFile`, `NotPlainXml`, `TooMuchXml` and what a damaged archive raises.
    """
    with ZipFile(path) as archive:
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
