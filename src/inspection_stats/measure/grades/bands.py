"""Published percentages in four bands of equal width, so that they can be counted and drawn as grades are."""

from __future__ import annotations

import re

import pandas as pd

BANDS = ("75% to 100%", "50% to under 75%", "25% to under 50%", "under 25%")
"""The bands, the highest first; a percentage is never rounded into the next."""


def in_bands(results: pd.Series) -> tuple[pd.Series, list[str]]:
    """The results with each printed percentage replaced by its band, and the bands from highest to lowest.

    Anything but a percentage (“Not yet inspected”, the words of a source) stays as it is.

    >>> in_bands(pd.Series(["81%", "Not yet inspected"]))[0].tolist()
    ['75% to 100%', 'Not yet inspected']
    """
    return results.map(_band).astype("str"), list(BANDS)


def _band(result: str) -> str:
    match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)%", result)
    return BANDS[-1 - min(int(float(match[1]) // 25), 3)] if match else result
