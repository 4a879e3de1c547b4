"""Links within sentences, written as in markdown: `[report of 29 March 2016](https://…)`."""

from __future__ import annotations

import re

_LINK = re.compile(r"\[([^\[\]]+)\]\((https://[^\s()]+)\)")


def linked(text: str, address: object) -> str:
    """The text as a link to a page, or the text itself where no address of a page is held.

    linked("report of 29 March 2016", "https://reports.ofsted.gov.uk/provider/44/80558")
    """
    page = str(address).strip().replace("(", "%28").replace(")", "%29")
    whole = f"[{text}]({page})"
    return whole if _LINK.fullmatch(whole) else text


def link_parts(text: str) -> list[tuple[str, str]]:
    """The stretches of a text, each with the address that it leads to, or an empty one."""
    parts, end = [], 0
    for found in _LINK.finditer(text):
        parts += [(text[end : found.start()], ""), (found[1], found[2])]
        end = found.end()
    return [part for part in [*parts, (text[end:], "")] if part[0]]


def unlinked(text: str) -> str:
    """The text as it is read, without the addresses of its links."""
    return _LINK.sub(r"\1", text)
