"""What of a Word file's styles and settings decides which text Word shows: hidden text, own numbering, even pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from inspection_stats.claims.paper.word_names import is_on, short, value_of

NO_LIST = "0"  # the number of a list that takes a paragraph out of every list


@dataclass
class WordStyles:
    """The styles whose text is hidden, and those whose paragraphs Word numbers, from styles.xml."""

    hidden: dict[str, bool] = field(default_factory=dict)
    numbered: dict[str, bool] = field(default_factory=dict)
    based_on: dict[str, str] = field(default_factory=dict)
    _style: str = ""

    def is_hidden(self, style: str) -> bool:
        """Whether text of this style is hidden, by the style itself or by one it is based on."""
        return self._inherited(style, self.hidden)

    def is_numbered(self, style: str) -> bool:
        """Whether Word numbers the paragraphs of this style."""
        return self._inherited(style, self.numbered)

    def _inherited(self, style: str, known: dict[str, bool]) -> bool:
        seen: set[str] = set()
        while style and style not in seen:
            if style in known:
                return known[style]
            seen.add(style)
            style = self.based_on.get(style, "")
        return False

    def start(self, tag: str, attributes: Mapping[str, str], _: Mapping[str | None, str]) -> None:
        """Take what a style says of hiding, of numbering and of the style it is based on."""
        name = short(tag)
        if name == "w:style":
            self._style = value_of(attributes, "styleId")
        elif name == "w:basedOn":
            self.based_on[self._style] = value_of(attributes)
        elif name == "w:vanish":
            self.hidden[self._style] = is_on(attributes)
        elif name == "w:numId":
            self.numbered[self._style] = value_of(attributes) != NO_LIST

    def end(self, tag: str) -> None:
        """Ignore the end of an element."""

    def data(self, text: str) -> None:
        """Ignore text."""


@dataclass
class WordSettings:
    """Whether even pages have their own headers and footers, from settings.xml."""

    even_pages: bool = False

    def start(self, tag: str, attributes: Mapping[str, str], _: Mapping[str | None, str]) -> None:
        """Take the one setting that matters."""
        if short(tag) == "w:evenAndOddHeaders":
            self.even_pages = is_on(attributes)

    def end(self, tag: str) -> None:
        """Ignore the end of an element."""

    def data(self, text: str) -> None:
        """Ignore text."""
