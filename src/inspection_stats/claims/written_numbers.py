"""Numbers as papers write them: 1,240; 4·5; 3½; £9m; forty-two; a hundred and twenty; a dozen; two-fifths; twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from fractions import Fraction

_UP_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_UNITS = {word: number for number, word in enumerate(_UP_TO_NINETEEN.split())} | {"nil": 0, "nought": 0}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "k": 3, "m": 6, "bn": 9}  # how many noughts
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "twelfth": 12, "fifteenth": 15, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
_TIMES = {
    Fraction(2): "double doubled doubles doubling twice twofold", Fraction(10): "tenfold",
    Fraction(3): "treble trebled trebles trebling triple tripled triples tripling thrice threefold",
    Fraction(4): "quadruple quadrupled quadruples quadrupling fourfold", Fraction(5): "fivefold",
    Fraction(1, 2): "halved halves halving",
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
VULGAR_FRACTIONS = {
    sign: Fraction(unicodedata.normalize("NFKC", sign).replace("⁄", "/")) for sign in "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
}
"""The characters for fractions and what they are worth."""


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_SMALL_UNITS = _any_of(word for word, value in _UNITS.items() if 0 < value < 10)
_UNDER_100 = rf"(?:(?:{_any_of(_TENS)})(?:[- ](?:{_SMALL_UNITS})\b)?|{_any_of(_UNITS)})"
_LARGE = r"(?:hundred|dozen|thousand|million|billion)"
_CARDINAL = (
    rf"(?:(?:half )?a[- ](?={_LARGE}))?(?:{_UNDER_100}|{_LARGE})\b"
    rf"(?:[- ]{_LARGE}\b|(?:(?<=hundred)|(?<=thousand)|(?<=million))[- ]and[- ]{_UNDER_100}\b"
    rf"|(?<=thousand),? {_UNDER_100}(?= hundred\b))*"
)
_ONE_PART = rf"(?:an?|one)[- ](?:{_any_of(_PARTS)})(?![- ](?:party|parties|person|sector)\b)"
_PLURAL_PARTS = _any_of(["halves", *(f"{part}s" for part in _PARTS if part != "half")])
_SEVERAL = _any_of(word for word, value in _UNITS.items() if value > 1)

_VULGAR = f"[{''.join(VULGAR_FRACTIONS)}]"
_GROUPED = r"\d{1,3}(?:,\d{3})+(?!\d)"
_MIXED = rf"(?:(?:{_GROUPED}|\d{{1,3}})\s?)?{_VULGAR}|\d{{1,3}} [1-9]/(?:[2-9]|10)(?![\d/])|(?<!\d)\d⁄\d{{1,2}}(?!\d)"
_DECIMAL = rf"(?:{_GROUPED}|\d+)(?:[.·]\d+)?|(?<![^\s\(\[\"'£+-])[.·]\d+"
_DIGITS = rf"(?:{_MIXED}|{_DECIMAL})"
_WORDS = rf"\b{_CARDINAL}(?:[- ]and[- ](?:{_ONE_PART}|three[- ]quarters)\b)?"

A_NUMBER = rf"(?:(?:£\s?)?{_DIGITS}(?:\s?(?:{_any_of(_SCALES)})\b)?|{_WORDS})"
"""Matches a number in digits or words, without its sign."""
A_FRACTION = rf"\b(?:{_ONE_PART}|(?:{_SEVERAL}|\d{{1,2}})[- ](?:{_PLURAL_PARTS})|half(?! a dozen))\b"
"""Matches a fraction in words: a fifth, two-fifths, half."""
A_MULTIPLE = rf"\b(?:{_any_of(' '.join(_TIMES.values()).split())})\b|{A_NUMBER}(?: times\b|-?fold\b|x\b|×(?!\s?\d))"
"""Matches how many times as much something is: doubled, twice, three times, 2.5-fold."""
ONE_IN_SO_MANY = (
    rf"\b(?:[1-9]|{_SMALL_UNITS})[- ](?:in(?: every)?|out of every)[- ]"
    rf"(?:[2-9]|10|12|15|20|25|50|100|1,000|{_UNDER_100})\b"
    r"(?! (?:year|month|week|day|hour|minute|of )|%|[,.]?\d)"
)
"""Matches a share as one in so many: one in four, 1 in 5."""
AN_ORDINAL = rf"\d+(?:st|nd|rd|th)\b|\b(?:(?:{_any_of(_TENS)})-)?(?:{_any_of(_ORDINALS)})\b"
"""Matches a place in an order: 22nd, twenty-first."""

ORDINAL_BEYOND_TENTH = rf"\d+(?:st|nd|rd|th)\b|\b(?:{_any_of(_TENS)})-(?:{_any_of(_ORDINALS)})\b"
"""The same, without the words from first to tenth, most of which count nothing."""
AN_ODD_NUMBER = rf"(?!(?:{_GROUPED}|\d+)(?:[.·]\d+)?(?![.,·⁄]?\d))\d+(?:[.,·⁄]\d+)+|\d+e[-+]?\d+\b"
"""Matches digits with marks between them that are not a number as British papers write them: 1.234,56."""


def number_in(text: str) -> Fraction:
    """What a number is worth that `A_NUMBER` matches, in lower case."""
    text = text.lstrip("£ ").replace("·", ".")
    scale = re.search(rf"\s?(?:{_any_of(_SCALES)})$", text)
    if not any(sign.isdigit() or sign in VULGAR_FRACTIONS for sign in text):
        return _in_words(text)
    digits = text[: scale.start()] if scale else text
    return Fraction(_in_digits(digits.replace(",", "")) * 10 ** _noughts(text))


def decimals_in(text: str) -> int:
    """How many decimals it is printed to: 1 for 3½ and 4.5, 2 for 3¼, −6 for 9 million, which is to the million."""
    if after_point := re.search(r"[.·](\d+)", text):
        return len(after_point[1]) - _noughts(text)
    part = number_in(text) % 1
    return (
        next((places for places in (1, 2, 3) if (part * 10**places).denominator == 1), 2) if part else -_noughts(text)
    )


def fraction_in(text: str) -> Fraction:
    """What a fraction is worth that `A_FRACTION` matches, in lower case."""
    *numerator, part = re.split("[- ]", text)
    whole = {"halves": "half"}.get(part, part if part in _PARTS else part.removesuffix("s"))
    if not numerator or numerator[0] in ("a", "an"):
        return Fraction(1, _PARTS[whole])
    return number_in(numerator[0]) / _PARTS[whole]


def times_in(text: str) -> Fraction:
    """How many times as much is meant by what `A_MULTIPLE` matches, in lower case."""
    known = next((times for times, words in _TIMES.items() if text in words.split()), None)
    return number_in(re.sub(r" times$|-?fold$|[x×]$", "", text)) if known is None else known


def place_in(text: str) -> int:
    """Which place is meant by what `AN_ORDINAL` matches, in lower case."""
    if text[0].isdigit():
        return int(text[:-2])
    tens, _, unit = text.rpartition("-")
    return _TENS.get(tens, 0) + _ORDINALS[unit]


def is_word_of_a_number(word: str) -> bool:
    """Whether a word by itself is a number: “thirteen”, “doubled”."""
    known = (*_UNITS, *_TENS, *_SCALES, "hundred", "dozen", *" ".join(_TIMES.values()).split())
    return len(word) > 2 and word.lower() in known


def _noughts(text: str) -> int:
    scale = re.search(rf"({_any_of(_SCALES)})$", text)
    return _SCALES[scale[1]] if scale and (text[0] in "£.·" or text[0].isdigit() or scale[1] != "thousand") else 0


def _in_digits(text: str) -> Fraction:
    if text[-1] in VULGAR_FRACTIONS:
        return VULGAR_FRACTIONS[text[-1]] + Fraction(text[:-1].strip() or 0)
    whole, _, part = text.replace("⁄", "/").rpartition(" ")
    return Fraction(part) + Fraction(whole or 0)


def _in_words(text: str) -> Fraction:
    part = re.search(rf"[- ]and[- ]({_ONE_PART}|three[- ]quarters)$", text)
    total = current = Fraction(0)
    for word in re.findall("[a-z]+", text[: part.start()] if part else text):
        if word in _SCALES:
            total, current = total + (current or Fraction(1)) * 10 ** _SCALES[word], Fraction(0)
        elif word in ("hundred", "dozen"):
            current = (current or Fraction(1)) * (100 if word == "hundred" else 12)
        else:
            current += Fraction(1, 2) if word == "half" else _TENS.get(word, _UNITS.get(word, 0))
    return total + current + (fraction_in(part[1]) if part else 0)
