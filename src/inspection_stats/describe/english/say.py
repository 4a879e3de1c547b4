"""`say`: a sentence from the table of sentences, `sentences.toml`, which anyone can edit without reading the code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from inspection_stats.describe.english.numbers import in_words

FORMS = ("none", "one", "many")


def say(key: str, number: int | None = None, /, **words: object) -> str:
    """The sentence of a key, such as "this-quarter.nothing", with its words put in.

    Where the table gives forms (`none`, `one`, `many`), `number` chooses among them; `{n}` is that number as it is
    written in a sentence, `{N}` the same with a capital. Raises `KeyError` for a key, form or word that is missing.

        say("direction.same", grade="Good", day="3 May 2023")
    """
    entry = sentence_table()[key]
    form = entry if isinstance(entry, str) else entry[_form(entry, number)]
    if number is not None:
        n = in_words(number)
        words = {"n": n, "N": n[:1].upper() + n[1:], **words}
    return form.format_map(words)


def _form(entry: dict[str, str], number: int | None) -> str:
    if number == 0 and "none" in entry:
        return "none"
    return "one" if number == 1 and "one" in entry else "many"


@cache
def sentence_table() -> dict[str, str | dict[str, str]]:
    """Every sentence by its key: a text, or texts by form."""
    source = files("inspection_stats.describe.sentences") / "sentences.toml"
    table = tomllib.loads(source.read_text("utf-8"))
    return {f"{part}.{name}": entry for part, entries in table.items() for name, entry in entries.items()}
