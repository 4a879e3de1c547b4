"""Words made comparable: two ways of typing the same words become the same characters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

UNSEEN = "Cf"
"""Unicode's category of invisible characters: zero-width spaces, soft hyphens, right-to-left marks."""

_TYPED = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
    }
)


@lru_cache(maxsize=50_000)
def normalise(words: str) -> str:
    """The words without case, accents, punctuation and invisible characters; "&" is "and".

    Letters of other alphabets stay: a Cyrillic one that looks Latin makes another word.

    >>> normalise("St. Helens & the  Isles-of-Scilly")
    'st helens and the isles of scilly'
    """
    letters = unicodedata.normalize("NFKD", words.casefold().replace("&", " and "))
    letters = typed_signs(letters).replace("'", "")
    shown = (sign for sign in letters if not unicodedata.combining(sign) and unicodedata.category(sign) != UNSEEN)
    return " ".join(re.findall(r"[^\W_]+", "".join(shown)))


def as_seen(text: str) -> str:
    """The text in Unicode's plain forms (“ﬁ” is fi, “５” is 5), without invisible characters.

    Line breaks and spaces stay, letters of other alphabets too: a Cyrillic one that looks Latin is another letter.
    """
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != UNSEEN)


def typed_signs(text: str) -> str:
    """The text with the dashes and quotes that a keyboard types, in place of those that a word processor sets.

    >>> typed_signs("“13–17” – the board’s")
    '"13-17" - the board\\'s'
    """
    return text.translate(_TYPED)
