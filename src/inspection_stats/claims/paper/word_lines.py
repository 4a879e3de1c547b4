"""The text that Word shows as lines in reading order: a paragraph or row of a table each, boxes and notes after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from inspection_stats.claims.paper.word_names import is_on, value_of
from inspection_stats.claims.paper.word_styles import NO_LIST, WordStyles
from inspection_stats.claims.paper.word_table import WordCell, WordTable

NUMBERED, MERGED = "numbered paragraph", "merged cell"
_NOTES = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}
_HEADER, _FOOTER = "w:headerReference", "w:footerReference"
_HOLDS_LINES = ("w:tc", "w:txbxContent", "w:footnote", "w:endnote")
_END_IS_DELETED = (["w:pPr", "w:rPr", "w:del"], ["w:pPr", "w:rPr", "w:moveFrom"])


@dataclass
class _Paragraph:
    pieces: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    runs_on: bool = False  # its end is deleted: the next paragraph goes on in it
    numbered: bool = False


@dataclass
class _Block:
    """What holds lines: the body, a cell, a text box, a note; and the paragraph in it that runs on."""

    lines: list[str] = field(default_factory=list)
    waiting: _Paragraph = field(default_factory=_Paragraph)

    def add(self, paragraph: _Paragraph) -> None:
        self.waiting.pieces += paragraph.pieces
        self.waiting.after += paragraph.after
        if not paragraph.runs_on:
            self.lines += ["".join(self.waiting.pieces), *self.waiting.after]
            self.waiting = _Paragraph()

    def close(self) -> list[str]:
        if self.waiting.pieces or self.waiting.after:
            self.add(_Paragraph())
        return self.lines


@dataclass
class WordLines:
    """The lines of one part of a Word file: the body, a header or footer, or all footnotes.

    `note` gives the lines of a footnote or endnote by kind and id. Afterwards `lines` has the text, `notes` that of a
    part which holds notes, by id, and `margins` the ids of the headers and footers that pages show.
    """

    styles: WordStyles
    unread: Counter[str]
    note: Callable[[str, str], list[str]] = lambda kind, identifier: []
    even_pages: bool = False
    notes: dict[str, list[str]] = field(default_factory=dict)
    margins: dict[str, None] = field(default_factory=dict)
    _blocks: list[_Block] = field(default_factory=lambda: [_Block()])
    _paragraphs: list[_Paragraph] = field(default_factory=list)
    _tables: list[WordTable] = field(default_factory=list)
    _cells: list[WordCell] = field(default_factory=list)
    _identifiers: list[str] = field(default_factory=list)
    _references: dict[tuple[str, str], str] = field(default_factory=dict)
    _first_page: bool = False

    @property
    def lines(self) -> list[str]:
        """The text, a line a paragraph or row of a table."""
        return self._blocks[0].close()

    def begin(self, path: list[str], attributes: Mapping[str, str]) -> None:
        """An element begins, the last of these names."""
        name = path[-1]
        self._open(name, attributes)
        if path[-2:-1] == ["w:tcPr"] and self._cells:
            self._cells[-1].take(name, attributes)
        elif path[-2:-1] == ["w:trPr"] and self._tables:
            self._tables[-1].take(name, attributes)
        elif path[-2:-1] == ["w:sectPr"]:
            self._take_margin(name, attributes)
        elif self._paragraphs:
            self._take(path, attributes)

    def finish(self, name: str) -> None:
        """An element ends."""
        if name == "w:p" and self._paragraphs:
            self._close_paragraph(self._paragraphs.pop())
        elif name in _HOLDS_LINES:
            self._close_block(name, self._blocks.pop().close())
        elif name == "w:tr" and self._tables:
            self._close_row(self._tables[-1])
        elif name == "w:tbl":
            self._close_row(self._tables.pop())
        elif name == "w:sectPr":
            self._close_section()

    def write(self, text: str) -> None:
        """Text that is shown."""
        if self._paragraphs:
            self._paragraphs[-1].pieces.append(text)
        else:
            self._blocks[-1].lines.append(text)

    def _open(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "w:p":
            self._paragraphs.append(_Paragraph())
        elif name == "w:tbl":
            self._tables.append(WordTable())
        elif name == "w:tc":
            self._cells.append(WordCell())
        elif name in ("w:footnote", "w:endnote"):
            self._identifiers.append(value_of(attributes, "id"))
        if name in _HOLDS_LINES:
            self._blocks.append(_Block())

    def _take(self, path: list[str], attributes: Mapping[str, str]) -> None:
        """Take what an element says about the open paragraph, or puts next to it."""
        paragraph, name = self._paragraphs[-1], path[-1]
        if name == "w:pStyle":
            paragraph.numbered = self.styles.is_numbered(value_of(attributes))
        elif path[-3:] == ["w:pPr", "w:numPr", "w:numId"]:
            paragraph.numbered = value_of(attributes) != NO_LIST
        elif path[-3:] in _END_IS_DELETED:
            paragraph.runs_on = True
        elif name in _NOTES:
            paragraph.after += self.note(_NOTES[name], value_of(attributes, "id"))
        elif name == "v:textpath":
            paragraph.after.append(value_of(attributes, "string"))

    def _close_paragraph(self, paragraph: _Paragraph) -> None:
        self.unread[NUMBERED] += paragraph.numbered and any(piece.strip() for piece in paragraph.pieces)
        self._blocks[-1].add(paragraph)

    def _close_block(self, name: str, lines: list[str]) -> None:
        if name == "w:tc":
            cell = self._cells.pop()
            cell.lines = lines
            table = self._tables[-1] if self._tables else WordTable()
            table.row.cells.append(cell)
        elif name != "w:txbxContent":
            self.notes[self._identifiers.pop()] = lines
        elif self._paragraphs:
            self._paragraphs[-1].after += lines
        else:
            self._blocks[-1].lines += lines

    def _close_row(self, table: WordTable) -> None:
        lines, lost = table.close_row()
        self._blocks[-1].lines += lines
        self.unread[MERGED] += lost

    def _take_margin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in (_HEADER, _FOOTER):
            self._references[name, value_of(attributes, "type")] = value_of(attributes, "id")
        elif name == "w:titlePg":
            self._first_page = is_on(attributes)

    def _close_section(self) -> None:
        """Keep the headers and footers that the pages of a section show; those it does not name are as before."""
        kinds = ["first"] * self._first_page + ["default"] + ["even"] * self.even_pages
        shown = [self._references.get((name, kind), "") for kind in kinds for name in (_HEADER, _FOOTER)]
        self.margins |= dict.fromkeys(filter(None, shown))
        self._first_page = False
