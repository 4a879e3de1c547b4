"""What a reader of the check must know of a Word file: changes that nobody has accepted yet, and what was not read."""

from __future__ import annotations

from collections import Counter

from inspection_stats.claims.paper.word_lines import MERGED, NUMBERED
from inspection_stats.claims.paper.word_shown import (
    FORMAT_CHANGED,
    HIDDEN_TEXT,
    OPEN_FIELD,
    TEXT_DELETED,
    TEXT_INSERTED,
    TEXT_MOVED,
)
from inspection_stats.describe.english.numbers import listed, number_of

PENDING, NOT_READ = "Changes are pending", "Not read"
_IN_WORDS = {
    TEXT_INSERTED: "text inserted",
    TEXT_DELETED: "deleted",
    TEXT_MOVED: "moved",
    FORMAT_CHANGED: "its format changed",
}
_PLURALS = {
    NUMBERED: ("number that Word gives to a paragraph", "numbers that Word gives to paragraphs"),
    MERGED: ("text in a cell that is merged into another", "texts in cells that are merged into others"),
    HIDDEN_TEXT: ("piece of hidden text", "pieces of hidden text"),
    "file embedded in the text": ("file embedded in the text", "files embedded in the text"),
    "character of a symbol font": ("character of a symbol font", "characters of a symbol font"),
}


def remarks_on(changes: Counter[str], unread: Counter[str]) -> tuple[str, ...]:
    """The remarks on a Word file, each a sentence; none where it is plain text and tables.

    `changes` counts tracked changes by what they do, `unread` what Word shows and no text of the file says.
    """
    remarks = []
    if changes:
        done = [f"{words} in {number_of(changes[what], 'place')}" for what, words in _IN_WORDS.items() if changes[what]]
        remarks.append(
            f"{PENDING}: {listed(done)}, tracked and not accepted yet. The paper is checked as it will be when every "
            "change is accepted. Accept or reject them in Word, and check it again"
        )
    missing = [
        number_of(number, *_PLURALS.get(what, (what,)))
        for what, number in unread.items()
        if number and what != OPEN_FIELD
    ]
    if missing:
        remarks.append(f"{NOT_READ}: {listed(missing)}. Look for figures in them yourself")
    if unread[OPEN_FIELD]:
        fields = number_of(unread[OPEN_FIELD], "field")
        remarks.append(f"{fields} of Word's starts but does not end: its text is read last. Update the fields in Word")
    return tuple(remarks)
