"""What of a Word file's XML is shown: not what is deleted, hidden or code, and of two forms of one thing the first.

A paper is read as it will be when every tracked change is accepted. What Word shows and no text says is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from inspection_stats.claims.paper.word_fields import Fields
from inspection_stats.claims.paper.word_names import is_known_to_word, is_on, short, value_of
from inspection_stats.claims.paper.word_styles import WordStyles

TEXT_INSERTED, TEXT_DELETED, TEXT_MOVED, FORMAT_CHANGED = "inserted", "deleted", "moved", "formatted"
_CHANGES = {
    "w:ins": TEXT_INSERTED, "w:cellIns": TEXT_INSERTED, "w:del": TEXT_DELETED, "w:cellDel": TEXT_DELETED,
    "w:moveTo": TEXT_MOVED, "w:cellMerge": FORMAT_CHANGED,
}  # fmt: skip
UNREAD = {
    "pic:pic": "picture", "v:imagedata": "picture", "c:chart": "chart", "cx:chart": "chart",
    "dgm:relIds": "SmartArt graphic", "w:object": "embedded object", "w:sym": "character of a symbol font",
    "w:altChunk": "file embedded in the text", "w:subDoc": "file embedded in the text", "w:commentReference": "comment",
    "w:ddList": "drop-down field", "w:contentPart": "handwritten note",
}  # fmt: skip
HIDDEN_TEXT, OPEN_FIELD = "piece of hidden text", "field without an end"

_DELETED = {"w:del", "w:moveFrom"}
_PROPERTIES = {"w:rPr", "w:trPr"}  # a deletion in these is of a paragraph's end or of a row, not of the text round it
_LEFT_OUT = {"w:object", "w:sdtPr", "w:sdtEndPr", "w:tblGrid", "w:tblPr", "w:delText", "w:delInstrText", "w:ddList"}
_TEXT = {"w:t", "m:t", "a:t"}
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:softHyphen": "\u00ad"}
_BETWEEN = {"m:den": "/", "w:sym": "\ufffd"}  # the line of a fraction; a character that no letter replaces
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")  # as a footnote's mark that somebody has typed by hand


class Story(Protocol):
    """What is called for the elements and the text that Word shows."""

    def begin(self, path: list[str], attributes: Mapping[str, str]) -> None:
        """An element begins, the last of these names."""

    def finish(self, name: str) -> None:
        """An element ends."""

    def write(self, text: str) -> None:
        """Text that is shown."""


@dataclass
class _Run:
    hidden: bool = False
    raised: bool = False
    told: bool = False


@dataclass
class ShownText:
    """The XML of one part of a Word file, passed on to a story as far as Word shows it."""

    story: Story
    styles: WordStyles
    changes: Counter[str]
    unread: Counter[str]
    _path: list[str] = field(default_factory=list)
    _skipped: int = 0
    _runs: list[_Run] = field(default_factory=list)
    _fields: list[Fields] = field(default_factory=lambda: [Fields()])
    _hidden: list[bool] = field(default_factory=list)
    _chosen: list[bool] = field(default_factory=list)
    _namespaces: dict[str | None, str] = field(default_factory=dict)

    def start(self, tag: str, attributes: Mapping[str, str], namespaces: Mapping[str | None, str]) -> None:
        """An element begins."""
        self._namespaces.update(namespaces)
        name = short(tag)
        if self._skipped or self._is_left_out(name, attributes):
            self._skipped += 1
            return
        self._path.append(name)
        self._note(name, attributes)
        self.story.begin(self._path, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
            return
        name = self._path.pop()
        if name == "w:r":
            self._runs.pop()
        elif name == "w:p":
            self._hidden.pop()
        elif name == "mc:AlternateContent":
            self._chosen.pop()
        elif name == "w:fldSimple":
            self._fields[-1].turn("end")
        elif name == "w:txbxContent":
            self.close()
        self.story.finish(name)

    def data(self, text: str) -> None:
        """Text, of whatever element."""
        if self._skipped or not self._path:
            return
        if self._path[-1] == "w:instrText":
            self._fields[-1].add_code(text)
        elif self._path[-1] in _TEXT:
            self._write(text)

    def close(self) -> None:
        """The part, or a text box, ends: what was in a field that has no end is read after all."""
        fields = self._fields.pop()
        self.unread[OPEN_FIELD] += fields.are_open
        if fields.withheld:
            self.story.write("".join(fields.withheld))

    def _is_left_out(self, name: str, attributes: Mapping[str, str]) -> bool:
        if name in _CHANGES:
            self.changes[_CHANGES[name]] += 1
        if name in UNREAD:
            self.unread[UNREAD[name]] += 1
        if name.startswith("w:") and name.endswith("Change"):
            self.changes[FORMAT_CHANGED] += 1
            return True
        if name in _DELETED:
            return not self._path or self._path[-1] not in _PROPERTIES
        return name in _LEFT_OUT or self._is_other_form(name, attributes)

    def _is_other_form(self, name: str, attributes: Mapping[str, str]) -> bool:
        """Whether this is a form of the same thing that Word does not show: it takes the first that it knows."""
        if name not in ("mc:Choice", "mc:Fallback") or not self._chosen:
            return False
        needed = [self._namespaces.get(prefix, "") for prefix in value_of(attributes, "Requires").split()]
        if self._chosen[-1] or not all(is_known_to_word(namespace) for namespace in needed):
            return True
        self._chosen[-1] = True
        return False

    def _note(self, name: str, attributes: Mapping[str, str]) -> None:
        """Keep what decides whether the text that follows is shown."""
        if name == "w:r":
            self._runs.append(_Run(hidden=bool(self._hidden) and self._hidden[-1]))
        elif name == "w:p":
            self._hidden.append(False)
        elif name == "w:pStyle" and self._hidden:
            self._hidden[-1] = self.styles.is_hidden(value_of(attributes))
        elif name in ("w:vanish", "w:rStyle", "w:vertAlign") and self._runs and "w:r" in self._path[-3:]:
            self._format(self._runs[-1], name, attributes)
        elif name == "w:fldChar":
            self._fields[-1].turn(value_of(attributes, "fldCharType"))
        elif name == "w:fldSimple":
            self._fields[-1].begin_simple(value_of(attributes, "instr"))
        elif name == "w:txbxContent":
            self._fields.append(Fields())
        elif name == "mc:AlternateContent":
            self._chosen.append(False)
        elif name in _SIGNS and self._path[-2:-1] == ["w:r"]:
            self._write(_SIGNS[name])
        elif name in _BETWEEN:
            self._write(_BETWEEN[name])

    def _format(self, run: _Run, name: str, attributes: Mapping[str, str]) -> None:
        if name == "w:vertAlign":
            run.raised = value_of(attributes) == "superscript"
        else:
            by_style = self.styles.is_hidden(value_of(attributes))
            run.hidden = is_on(attributes) if name == "w:vanish" else run.hidden or by_style

    def _write(self, text: str) -> None:
        run = self._runs[-1] if self._runs else _Run()
        if run.hidden:
            self.unread[HIDDEN_TEXT] += not run.told and bool(text.strip())
            run.told = run.told or bool(text.strip())
        elif self._fields[-1].show(text):
            self.story.write(text.translate(_RAISED) if run.raised else text)
