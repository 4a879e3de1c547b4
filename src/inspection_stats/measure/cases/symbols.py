"""The shorthand in a table's cell where there is no number to print."""

from __future__ import annotations

import pandas as pd

from inspection_stats.reference.statuses import IN_WORDS, NOT_APPLICABLE, SUPPRESSED

CONFIDENTIAL, INAPPLICABLE, LOW, UNAVAILABLE = "c", "z", "k", ":"
SYMBOLS = {
    CONFIDENTIAL: "confidential: withheld so that no child can be identified",
    INAPPLICABLE: "not applicable: the question applied to no case",
    LOW: "low: more than 0, but prints as 0",
    UNAVAILABLE: "not available",
}
"""A symbol always replaces the number, never 0.

Source: Department for Education, methodology of “Children looked after: a focus on placement location” (c, z and k,
“to align with GSS standards”) and its open data standards, “Data symbols”, which now write x for the colon.
"""


def symbol(status: str, value: float | None = None, decimals: int = 0) -> str:
    """The shorthand that replaces a number, or an empty string where the number itself may be shown.

    A value above 0 that would print as 0 is low (k). Words get no symbol: they are printed as words.
    """
    if status == SUPPRESSED:
        return CONFIDENTIAL
    if status == NOT_APPLICABLE:
        return INAPPLICABLE
    if status == IN_WORDS:
        return ""
    if value is None or pd.isna(value):
        return UNAVAILABLE
    return LOW if 0 < value < 0.5 * 10**-decimals else ""
