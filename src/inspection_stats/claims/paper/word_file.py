"""A Word file as the parts it is made of: each found by its relationship, unpacked within limits, read as plain XML."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from inspection_stats.load.xml_events import TooMuchXml, XmlTarget, read_xml
from inspection_stats.load.zipped import Unpacked

LARGEST_PART = 60_000_000  # bytes of XML; the text of a thousand pages has a third of that


class NotAWordFile(Exception):
    """The file is not a Word file, or is damaged; the message says what is wrong with it."""


@dataclass
class WordFile:
    """An open Word file. `main` is the part that holds its text, `related` what that part names by relationship."""

    parts: Unpacked
    names: dict[str, str]
    sizes: dict[str, int]
    main: str = ""
    related: list[Relationship] = field(default_factory=list)

    def part_of(self, kind: str) -> str:
        """The one part of a kind (“footnotes”, “styles” …) that the text names, or nothing."""
        return next((one.target for one in self.related if one.kind == kind), "")

    def part_with(self, identifier: str) -> str:
        """The part that the text names by this id, or nothing."""
        return next((one.target for one in self.related if one.identifier == identifier), "")

    def read(self, part: str, target: XmlTarget) -> None:
        """Call the target with what a part holds; one that is named but missing is left out, as in Word."""
        name = self.names.get(part.casefold(), "")
        if self.sizes.get(name, 0) > LARGEST_PART:
            raise TooMuchXml(f"more than {LARGEST_PART:,} bytes of text and its format")
        if name:
            with closing(self.parts.chunks(name)) as chunks:
                read_xml(chunks, target)


@dataclass(frozen=True)
class Relationship:
    """What a part names: another part, by an id and the kind of thing it is."""

    identifier: str
    kind: str
    target: str


def open_word(path: Path, archive: zipfile.ZipFile) -> WordFile:
    """A Word file, found by its relationships as Word finds it, not by the names that its parts usually have.

    Raises `BadData` for a file that unpacks to far more than any paper, has a password or is packed oddly,
    `NotAWordFile`, and what a damaged archive raises.
    """
    names: dict[str, str] = {}
    for part in archive.namelist():
        if names.setdefault(part.casefold(), part) != part:
            raise NotAWordFile(f"it holds {part} twice, and Word may show either")
    sizes = {part.filename: part.file_size for part in archive.infolist()}
    file = WordFile(Unpacked(path, archive), names, sizes)
    file.main = next((one.target for one in _relationships(file, "") if one.kind == "officeDocument"), "")
    if file.main.casefold() not in names:
        raise NotAWordFile("it names no document")
    file.related = _relationships(file, file.main)
    return file


def _relationships(file: WordFile, part: str) -> list[Relationship]:
    folder, name = posixpath.split(part)
    found = _Relationships(folder)
    file.read(posixpath.join(folder, "_rels", f"{name}.rels"), found)
    return found.named


@dataclass
class _Relationships:
    folder: str
    named: list[Relationship] = field(default_factory=list)

    def start(self, tag: str, attributes: Mapping[str, str], _: Mapping[str | None, str]) -> None:
        if not tag.endswith("}Relationship") or attributes.get("TargetMode") == "External":
            return
        target = posixpath.normpath(posixpath.join("/", self.folder, attributes.get("Target", ""))).lstrip("/")
        kind = attributes.get("Type", "").rpartition("/")[2]
        self.named.append(Relationship(attributes.get("Id", ""), kind, target))

    def end(self, tag: str) -> None:
        """Ignore the end of an element."""

    def data(self, text: str) -> None:
        """Ignore text."""
