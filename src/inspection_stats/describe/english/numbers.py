"""Numbers as they are printed: rounded half up, with their denominators, in plain English."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor

_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def rounded(value: float | Fraction, places: int = 0) -> str:
    """A number as text, rounded half up (2.5 to 3, never to even), to `places` decimals."""
    exact = value if isinstance(value, Fraction) else Fraction(str(value))
    # In whole numbers: the precision that a caller may have set for decimals must not decide what is printed.
    units = floor(abs(exact) * 10**places + Fraction(1, 2))
    return ("-" if exact < 0 and units else "") + _in_places(units, places)


def percent(sufficient: int, applicable: int) -> str:
    """ "97%" for 32 of 33. Never "100%" for less than all, nor "0%" for more than none: those get one decimal, cut."""
    share = Fraction(100 * int(sufficient), int(applicable))
    text = rounded(share)
    if (text == "100" and share < 100) or (text == "0" and share > 0):
        tenths = floor(share * 10)
        text = _in_places(tenths, 1) if tenths else "under 0.1"
    return f"{text}%"


def _in_places(units: int, places: int) -> str:
    """A whole number of tenths, hundredths … as a decimal number: 978 to one place is "97.8"."""
    whole, part = divmod(units, 10**places)
    return f"{whole}.{part:0{places}d}" if places else str(whole)


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
