"""Which columns of a printed table hold numbers: HTML and Word align those to the right and words to the left."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

_ONE = r"(?:under )?[+\-−]?£?[0-9][0-9,]*(?:\.[0-9]+)?%?"
_NUMBER = re.compile(rf"{_ONE}(?: (?:of|to) {_ONE})?\*?")
_YEARS = re.compile(r"(?:19|20)[0-9]{2}(?: to (?:19|20)[0-9]{2})?")


def number_columns(frame: pd.DataFrame) -> list[bool]:
    """For each column, whether its printed cells are numbers.

    >>> number_columns(pd.DataFrame({"Judgement": ["Adoption"], "Sufficient": ["31 of 34"], "Per cent": ["91%"]}))
    [False, True, True]
    """
    columns = zip(*frame.astype(object).itertuples(index=False, name=None), strict=True)
    return [are_numbers(map(str, cells)) for cells in columns] or [False] * len(frame.columns)


def are_numbers(cells: Iterable[str]) -> bool:
    """Whether at least half of the cells that hold something are numbers: 1,234; 91%; 31 of 34; 76% to 100%.

    A year or a span of years is a name, not a number.
    """
    held = [cell for cell in map(str.strip, cells) if cell]
    numbers = sum(bool(_NUMBER.fullmatch(cell)) and not _YEARS.fullmatch(cell) for cell in held)
    return 0 < len(held) <= 2 * numbers
