"""Markdown as blocks: headings, paragraphs, lists, tables and links. HTML and pictures are refused, never passed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import mistune
import pandas as pd

from inspection_stats.describe.english.links import link_parts
from inspection_stats.documents.blocks import TableBlock
from inspection_stats.errors import BadRequest

LINKS = ("https://", "http://", "mailto:", "#")
"""How the address of a link may begin: anything else may run a program on the reader's computer."""


@dataclass(frozen=True)
class Run:
    """A piece of text in one style; `link` is where it leads."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading: 2 for a section, 3 and 4 within one. `anchor` is its name in a link, given by the document."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True)
class Prose:
    """A paragraph of markdown."""

    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Item:
    """An item of a list: its text, its depth, and its number where the list is numbered."""

    runs: tuple[Run, ...]
    level: int = 0
    number: int = 0


@dataclass(frozen=True)
class ProseList:
    """A list of markdown."""

    items: tuple[Item, ...]


ProseBlock = Heading | Prose | ProseList | TableBlock


def read_markdown(source: str, place: str) -> list[ProseBlock]:
    """The blocks of a markdown text; `place` is where it is, for errors.

    Raises `BadRequest` for HTML, a picture, or a link that is not to a page or an email address.
    """
    return [block for token in _parser()(source) for block in _blocks(token, place)]


def runs_of(text: str) -> tuple[Run, ...]:
    """The stretches of a computed text, in which `[text](https://…)` is a link."""
    return tuple(Run(said, link=page) for said, page in link_parts(text))


def plain(runs: Sequence[Run]) -> str:
    """The text of runs without their style."""
    return "".join(run.text for run in runs)


@cache
def _parser() -> Any:
    return mistune.create_markdown(renderer=None, plugins=["table"])


def _blocks(token: dict[str, Any], place: str) -> Iterator[ProseBlock]:
    kind = token["type"]
    if kind == "heading":
        yield Heading(token["attrs"]["level"], plain(tuple(_runs(token["children"], place))))
    elif kind in ("paragraph", "block_text"):
        yield Prose(tuple(_runs(token["children"], place)))
    elif kind == "list":
        yield ProseList(tuple(_items(token, place)))
    elif kind == "table":
        yield _table(token, place)
    elif kind == "block_code":
        yield Prose((Run(token["raw"].strip(), code=True),))
    elif kind == "block_quote":
        for child in token["children"]:
            yield from _blocks(child, place)
    elif kind == "block_html":
        raise _refused(place, token["raw"])


def _items(token: dict[str, Any], place: str, level: int = 0) -> Iterator[Item]:
    ordered = token["attrs"].get("ordered")
    for number, item in enumerate(token["children"], start=token["attrs"].get("start", 1)):
        for child in item["children"]:
            if child["type"] == "list":
                yield from _items(child, place, level + 1)
            elif "children" in child:
                yield Item(tuple(_runs(child["children"], place)), level, number if ordered else 0)
            elif child["type"] != "blank_line":
                raise _refused(place, child.get("raw", child["type"]))


def _table(token: dict[str, Any], place: str) -> TableBlock:
    head, *rest = token["children"]
    body = [row["children"] for part in rest for row in part["children"]]
    rows = [[plain(tuple(_runs(cell["children"], place))) for cell in row] for row in [head["children"], *body]]
    return TableBlock("", "", pd.DataFrame(rows[1:], columns=rows[0], dtype=str))


def _runs(tokens: Sequence[dict[str, Any]], place: str) -> Iterator[Run]:
    looks: dict[str, dict[str, Any]] = {"strong": {"bold": True}, "emphasis": {"italic": True}}
    for token in tokens:
        kind = token["type"]
        if kind == "text":
            yield Run(token["raw"])
        elif kind == "codespan":
            yield Run(token["raw"], code=True)
        elif kind in ("softbreak", "linebreak"):
            yield Run(" ")
        elif kind in looks:
            yield from (replace(run, **looks[kind]) for run in _runs(token["children"], place))
        elif kind == "link":
            link = token["attrs"]["url"]
            if not link.startswith(LINKS):
                raise BadRequest(
                    f"{place}: the link “{link}” can't be followed. Write an address that starts with https://."
                )
            yield from (replace(run, link=link) for run in _runs(token["children"], place))
        else:
            raise _refused(place, token.get("raw", kind))


def _refused(place: str, found: str) -> BadRequest:
    what = "a picture" if found == "image" else f"HTML ({found.strip()[:40]})"
    return BadRequest(
        f"{place}: {what} is not allowed in documents. Write the text in markdown; draw a picture in a code cell."
    )
