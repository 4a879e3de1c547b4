"""Text made comparable: two spellings of one sentence become the same characters, and a broken word is one again."""

from __future__ import annotations

import re
import unicodedata

from inspection_stats.claims.written_numbers import VULGAR_FRACTIONS, is_word_of_a_number
from inspection_stats.reference.normalise import as_seen

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹", ""),  # footnote marks: not part of the figure next to them
        **dict.fromkeys("∙⋅", "·"),
    }
)
_RAISED, _LOWERED = "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉"
_RAISED_FRACTION = re.compile(rf"([{_RAISED}]{{1,2}})[/⁄]([{_LOWERED}\d]{{1,2}})(?!\d)")
_MARKUP = re.compile(r"\*\*|</?[a-z]{1,6}/?>")
_FRACTION = re.compile(f"([{''.join(VULGAR_FRACTIONS)}])")
_SPELT_OUT = {unicodedata.normalize("NFKC", sign): sign for sign in VULGAR_FRACTIONS}
_SPELT_FRACTION = re.compile(r"(?<![\d.,])\d{1,2}⁄\d{1,2}(?!\d)")

_BREAK = r"[^\S\r\n\v\f\x85\u2028\u2029]*[\r\n\v\f\x85\u2028\u2029]\s*"
_SOFT_BREAK = re.compile(rf"\u00ad{_BREAK}")
_BROKEN_WORD = re.compile(rf"(?<![^\W\d_])([^\W\d_]+)[-‐\u2011]{_BREAK}(?!(?:and|or|to|nor|but)\b)(?=([^\W\d_]+))")


def comparable(text: str) -> str:
    """The text on one line: single spaces, plain dashes and quotes, no footnote marks, no marks for bold or HTML tags.

    A fraction keeps its own character (“3½” is not “31/2”), invisible characters go, and words broken at the end of a
    line are joined (`with_whole_words`).
    """
    whole = _RAISED_FRACTION.sub(_as_fraction, _MARKUP.sub(" ", with_whole_words(text)))
    pieces = _FRACTION.split(whole.translate(_SIGNS))
    plain = "".join(piece if piece in VULGAR_FRACTIONS else as_seen(piece).translate(_SIGNS) for piece in pieces)
    plain = _SPELT_FRACTION.sub(lambda spelt: _SPELT_OUT.get(spelt[0], spelt[0]), plain)
    return " ".join(plain.split())


def _as_fraction(found: re.Match[str]) -> str:
    """The sign of a fraction that is made of raised and lowered digits, or these digits after a space."""
    spelt = "⁄".join(unicodedata.normalize("NFKC", part) for part in found.groups())
    return _SPELT_OUT.get(spelt, f" {spelt}")


def with_whole_words(text: str) -> str:
    """The text with the words that are broken at the end of a line in one piece.

    A soft hyphen goes with the break. A hyphen stays, as it may be the word's own (“half-yearly”), except in a number:
    “thir-” and “teen” are thirteen. The first half of “short- and long-term” is not broken.
    """
    return _BROKEN_WORD.sub(_one_word, _SOFT_BREAK.sub("", text))


def _one_word(broken: re.Match[str]) -> str:
    return broken[1] if is_word_of_a_number(broken[1] + broken[2]) else f"{broken[1]}-"
