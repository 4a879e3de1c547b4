"""Read XML as events, from a file that may have been made to do harm: no entity, no other file, no tree in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from lxml import etree

from inspection_stats.errors import is_out_of_memory

MOST_ELEMENTS = 2_000_000  # of one file; a paper of a thousand pages has some hundred thousand


class NotPlainXml(Exception):
    """The file is not XML, or has what no file of an office program has; the message says which."""


class TooMuchXml(Exception):
    """The file is larger than any that is read here; the message says by what."""


class XmlTarget(Protocol):
    """What is called for each element as it begins and ends, and for the text in it."""

    def start(self, tag: str, attributes: Mapping[str, str], namespaces: Mapping[str | None, str]) -> None:
        """An element begins; `tag` and the names of attributes are “{namespace}name”, `namespaces` what it declares."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text; one piece of it may come in several calls."""


def read_xml(chunks: Iterable[bytes], target: XmlTarget) -> None:
    """Call the target for every element of an XML file, given in chunks of bytes.

    A DOCTYPE is refused: entities and other files are named there, and the formats of office programs have none. No
    tree is built: memory holds what the target keeps.

    Raises `NotPlainXml`, `TooMuchXml` and whatever the target raises.
    """
    parser = etree.XMLParser(
        target=_Guarded(target), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        for chunk in chunks:
            parser.feed(chunk)
        parser.close()
    except etree.XMLSyntaxError as error:
        if is_out_of_memory(error):
            raise MemoryError from None
        raise NotPlainXml(f"it is not XML: {error.msg}") from None


class _Guarded:
    """The target, with a count of elements and no DOCTYPE."""

    def __init__(self, target: XmlTarget) -> None:
        self.target = target
        self.elements = 0
        self.end, self.data = target.end, target.data

    def start(self, tag: str, attributes: Mapping[str, str], namespaces: Mapping[str | None, str]) -> None:
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise TooMuchXml(f"more than {MOST_ELEMENTS:,} elements")
        self.target.start(tag, attributes, namespaces)

    def doctype(self, *_: object) -> None:
        raise NotPlainXml("it has a DOCTYPE, and no file of an office program has one")

    def close(self) -> None:
        """Nothing is stored."""
