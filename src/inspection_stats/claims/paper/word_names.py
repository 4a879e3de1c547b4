"""The names of Word's XML in short, “w:p” for a paragraph, in both of its formats (transitional and strict)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

_OFFICE = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_PREFIXES = {
    f"{_OFFICE}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_OFFICE}/markup-compatibility/2006": "mc",
    f"{_OFFICE}/drawingml/2006/main": "a",
    f"{_STRICT}/drawingml/main": "a",
    f"{_OFFICE}/drawingml/2006/picture": "pic",
    f"{_STRICT}/drawingml/picture": "pic",
    f"{_OFFICE}/drawingml/2006/chart": "c",
    f"{_STRICT}/drawingml/chart": "c",
    f"{_OFFICE}/drawingml/2006/diagram": "dgm",
    f"{_STRICT}/drawingml/diagram": "dgm",
    f"{_OFFICE}/officeDocument/2006/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
_KNOWN_TO_WORD = (_OFFICE, _STRICT, "http://schemas.microsoft.com/office/")
_OFF = ("0", "false", "off")


@lru_cache(maxsize=4096)
def short(tag: str) -> str:
    """The name with its usual prefix; one of a namespace that does not matter here has none."""
    namespace, _, name = tag.removeprefix("{").rpartition("}")
    prefix = _PREFIXES.get(namespace, "")
    return f"{prefix}:{name}" if prefix else name


def value_of(attributes: Mapping[str, str], name: str = "val") -> str:
    """An attribute by its name, whatever its namespace; empty where it is not there."""
    return next((value for key, value in attributes.items() if key.rpartition("}")[2] == name), "")


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether a property that is there is switched on: it is, unless it says otherwise."""
    return value_of(attributes) not in _OFF


def columns_in(text: str, otherwise: int) -> int:
    """A whole number of 0 or more as an attribute has it; `otherwise` for anything else, as Word takes it."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else otherwise


def is_known_to_word(namespace: str) -> bool:
    """Whether Word of today can show what is written in this namespace."""
    return namespace.startswith(_KNOWN_TO_WORD)
