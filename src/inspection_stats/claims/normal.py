"""Text made comparable: two spellings of one sentence become the same characters."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("¹²³⁴⁵⁶⁷⁸⁹⁰", ""),  # footnote marks: no part of the figure they stand beside
        "\u00ad": "",
        "\u200b": "",
    }
)
_MARKUP = re.compile(r"\*\*|</?[a-z]{1,6}/?>")


def normal(text: str) -> str:
    """The text on one line: single spaces, plain dashes and quotes, no footnote marks, no bold signs or HTML tags.

    A word broken by a hyphen at the end of a line keeps its hyphen and loses the break.
    """
    plain = unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS)
    plain = re.sub(r"(?<=[a-z]-)\s*\n\s*(?=[a-z])", "", _MARKUP.sub(" ", plain))
    return " ".join(plain.split())
