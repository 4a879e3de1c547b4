"""Which counts are small, and whose small counts are withheld: both are declared, and never guessed from a text."""

from __future__ import annotations

import numpy as np
import pandas as pd

from inspection_stats.check.averages import ALREADY_PUBLISHED

SMALL = 5
"""Counts from 1 to this number are small; a true 0 is not.

The rule of the statistics of looked after children: 1 to 5 withheld, and whatever would give them back by simple
arithmetic. Source: Hansard, Commons, 8 January 2008, Children in Care, table 1, note 3.
"""


def is_small(sufficient: np.ndarray, insufficient: np.ndarray) -> np.ndarray:
    """Mark the counts of which the sufficient or the insufficient cases number from 1 to `SMALL`."""
    either = np.vstack([sufficient, insufficient])
    return np.asarray(np.any((either >= 1) & (either <= SMALL), axis=0))


def protected(counts: pd.DataFrame) -> pd.Series:
    """Mark the case counts whose small numbers are withheld: all except those that are declared to need no protection.

    Takes checked case counts (`CASE_COUNTS`). Two columns declare it, both with a closed vocabulary: `illustrative`
    (the row is about no child) and `already_published` (an inspectorate has published it). A row that declares neither
    is protected, whatever its source is called.
    """
    return counts["illustrative"].ne("yes") & counts[ALREADY_PUBLISHED].ne("yes")
