"""The fields of a Word file (page numbers, contents, references): what they give is text, their code is not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_PAGE_NUMBER = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_LONGEST_NAME = 40  # characters of a field's code; its name comes first


@dataclass
class _Field:
    code: str = ""
    hides: bool = True
    withheld: list[str] = field(default_factory=list)


@dataclass
class Fields:
    """The fields that are open at one place of the text, one inside another.

    Text in the code of any of them is withheld, and so is the number of a page, which Word sets again for each page.
    """

    _open: list[_Field] = field(default_factory=list)
    _hiding: int = 0

    @property
    def are_open(self) -> int:
        """How many have begun and not ended."""
        return len(self._open)

    @property
    def withheld(self) -> list[str]:
        """The text that fields still open have kept back."""
        return [text for one in self._open for text in one.withheld]

    def turn(self, to: str) -> None:
        """A field begins, its code ends (“separate”), or it ends."""
        if to == "begin":
            self._open.append(_Field())
            self._hiding += 1
        elif self._open and to == "separate":
            self._show_result(self._open[-1])
        elif self._open and to == "end":
            self._hiding -= self._open.pop().hides

    def begin_simple(self, code: str) -> None:
        """A field begins whose code is known and whose result follows."""
        self.turn("begin")
        self.add_code(code)
        self.turn("separate")

    def add_code(self, text: str) -> None:
        """A piece of the innermost field's code."""
        if self._open and len(self._open[-1].code) < _LONGEST_NAME:
            self._open[-1].code += text

    def show(self, text: str) -> bool:
        """Whether this text is shown; if not, it is kept until the innermost field ends."""
        if self._hiding:
            self._open[-1].withheld.append(text)
        return not self._hiding

    def _show_result(self, one: _Field) -> None:
        hides = bool(_PAGE_NUMBER.match(one.code))
        self._hiding += hides - one.hides
        one.hides = hides
