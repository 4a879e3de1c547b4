"""Numbers as they are printed: rounded half up, with their denominators, in plain English."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def rounded(value: float | Fraction, places: int = 0) -> str:
    """A number as text, rounded half up (2.5 to 3, never to even), to `places` decimals."""
    exact = (
        Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else Decimal(str(value))
    )
    return str(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def percent(sufficient: int, applicable: int) -> str:
    """ "97%" for 32 of 33. Never "100%" for less than all, nor "0%" for more than none: those get one decimal, cut."""
    share = Fraction(100 * int(sufficient), int(applicable))
    text = rounded(share)
    if (text == "100" and share < 100) or (text == "0" and share > 0):
        cut = (Decimal(share.numerator) / Decimal(share.denominator)).quantize(Decimal("0.1"), ROUND_DOWN)
        text = f"{cut}" if cut > 0 else "under 0.1"
    return f"{text}%"


def as_published(value: float) -> str:
    """A published value as it was published: 31 stays "31", 21.5 stays "21.5"; thousands get a comma."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def number_of(number: int, thing: str, things: str | None = None) -> str:
    """ "1 judgement", "4 judgements", "no judgements"."""
    if number == 0:
        return f"no {things or thing + 's'}"
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def in_words(number: int) -> str:
    """Small numbers as words ("none", "one" … "nine"), larger ones in digits."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else f"{number:,}"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"; with semicolons where a part holds "and" itself."""
    if len(parts) <= 1:
        return "".join(parts)
    if any(" and " in part or ", " in part for part in parts):
        return "; ".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def sentence(text: str) -> str:
    """The text with a capital first letter and a full stop."""
    text = text.strip()
    closed = text if text.endswith((".", "?", "!", ".”")) else text + "."
    return closed[:1].upper() + closed[1:]
