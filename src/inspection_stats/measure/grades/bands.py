"""Published percentages in bands of ten, so that they can be counted as grades are."""

from __future__ import annotations

import re

import pandas as pd

TOP = "90% to 100%"
BANDS = (TOP, *(f"{low}% to {low + 9}%" for low in range(80, -1, -10)))
"""The bands, the highest first; a percentage is never rounded into the next."""


def in_bands(results: pd.Series) -> tuple[pd.Series, list[str]]:
    """The results with each printed percentage replaced by its band, and the bands from highest to lowest.

    What is no percentage (“Not yet inspected”, the words of a source) stays as it is.

    >>> in_bands(pd.Series(["81%", "Not yet inspected"]))[0].tolist()
    ['80% to 89%', 'Not yet inspected']
    """
    return results.map(_band).astype("str"), list(BANDS)


def _band(result: str) -> str:
    match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)%", result)
    return BANDS[-1 - min(int(float(match[1]) // 10), 9)] if match else result
