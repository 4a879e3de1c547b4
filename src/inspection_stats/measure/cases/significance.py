"""Whether a difference is more than chance would make: exact tests, and the adjustment for asking many questions."""

from __future__ import annotations

import numpy as np
import pandas as pd
import scipy

EXACT_BINOMIAL = "exact binomial test, two-sided"
FISHER = "Fisher's exact test, two-sided"
ADJUSTMENT = "Benjamini-Hochberg"
LEVEL = 0.05


def exact_binomial(sufficient: int, applicable: int, percent: float) -> float:
    """The p-value of `sufficient` of `applicable` cases against a fixed percentage (0 to 100), two-sided.

    Raises `ValueError` for an empty base or a count greater than its base.
    """
    return float(scipy.stats.binomtest(int(sufficient), int(applicable), percent / 100).pvalue)


def fisher(sufficient: int, applicable: int, other_sufficient: int, other_applicable: int) -> float:
    """The p-value of the difference between two groups that share no case, two-sided.

    Both tests add up the outcomes that are no likelier than the one seen, so that against an ever larger pool this
    one becomes the exact binomial test.
    """
    table = [
        [int(sufficient), int(applicable) - int(sufficient)],
        [int(other_sufficient), int(other_applicable) - int(other_sufficient)],
    ]
    return float(scipy.stats.fisher_exact(table).pvalue)


def benjamini_hochberg(p: pd.Series) -> pd.Series:
    """Adjust p-values for their number, so that 5% of the differences called significant are expected to be chance.

    Missing values stay missing and are not counted as questions asked (statsmodels would make them all missing).

    Source: Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995), pages 289 to 300.
    """
    adjusted = pd.Series(np.nan, index=p.index, dtype=float)
    asked = p.notna()
    if asked.any():
        adjusted[asked] = scipy.stats.false_discovery_control(p[asked].to_numpy(dtype=float))
    return adjusted
