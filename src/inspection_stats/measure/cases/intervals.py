"""How sure a percentage, or the difference of two, can be: its interval.

statsmodels takes most of a second to import; it waits until there are counts, which most reports are without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from pandera.typing import DataFrame

    from inspection_stats.measure.cases.rows import Limits


METHOD = "Wilson score interval, 95%"
DIFFERENCE_METHOD = "Newcombe interval of the difference, 95%"
ALPHA = 0.05


def wilson(sufficient: pd.Series, applicable: pd.Series) -> DataFrame[Limits]:
    """The Wilson 95% interval of each percentage, unrounded, from 0 to 100.

    Takes two columns of counts with the same index; gives a frame with that index and the columns `lower` and `upper`.
    Both are missing where a count is missing or nothing was applicable. The limits always include the percentage
    itself (at 0% and 100% the formula misses it by a rounding error, which a chart's error bar refuses).
    Raises `ValueError` where more cases are sufficient than were applicable, or a count is negative.

    Source: E. B. Wilson (1927), as method 3 of R. G. Newcombe, Statistics in Medicine 17 (1998), pages 857 to 872.
    """
    from statsmodels.stats.proportion import proportion_confint  # noqa: PLC0415 - see the top

    cases, base = _counts(sufficient, applicable)
    lower, upper = proportion_confint(cases, base, alpha=ALPHA, method="wilson")
    return _limits(lower, upper, cases / base, (0, 1), sufficient.index)


def newcombe(
    sufficient: pd.Series, applicable: pd.Series, other_sufficient: pd.Series, other_applicable: pd.Series
) -> pd.DataFrame:
    """The Newcombe 95% interval of the first percentage less the second, unrounded, in points from -100 to 100.

    Takes four columns of counts with the same index, of two groups that share no case; gives a frame with that index
    and the columns `lower` and `upper`, missing where a count is missing or a base is nothing. Raises as `wilson` does.

    Source: method 10 of R. G. Newcombe, Statistics in Medicine 17 (1998), pages 873 to 890.
    """
    from statsmodels.stats.proportion import confint_proportions_2indep  # noqa: PLC0415 - see the top

    cases, base = _counts(sufficient, applicable)
    other_cases, other_base = _counts(other_sufficient, other_applicable)
    lower, upper = confint_proportions_2indep(
        cases, base, other_cases, other_base, method="newcomb", compare="diff", alpha=ALPHA
    )
    return _limits(lower, upper, cases / base - other_cases / other_base, (-1, 1), sufficient.index)


def _counts(sufficient: pd.Series, applicable: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    cases, base = as_floats(sufficient), as_floats(applicable)
    if ((cases > base) | (cases < 0)).any():
        raise ValueError("A count of sufficient cases is negative, or greater than the applicable cases.")
    base[base == 0] = np.nan
    return cases, base


def as_floats(column: pd.Series) -> np.ndarray:
    """A column of numbers as a new array of floats, with NaN where it is missing."""
    return np.asarray(column.to_numpy(dtype=float, na_value=np.nan, copy=True))


def _limits(
    lower: np.ndarray, upper: np.ndarray, estimate: np.ndarray, ends: tuple[int, int], index: pd.Index
) -> pd.DataFrame:
    limits = {
        "lower": np.clip(np.minimum(lower, estimate), *ends) * 100,
        "upper": np.clip(np.maximum(upper, estimate), *ends) * 100,
    }
    return pd.DataFrame(limits, index=index)
