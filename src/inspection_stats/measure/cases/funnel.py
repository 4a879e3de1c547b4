"""Where services would be if they all did the same work and differed only by chance: the funnel."""

from __future__ import annotations

import numpy as np
import pandas as pd
import scipy

from inspection_stats.measure.cases.intervals import as_floats
from inspection_stats.measure.cases.sufficiency import SMALL_BASE

METHOD = "Exact binomial limits, 95% and 99.8%"
LEVELS = {"95": 0.95, "998": 0.998}

WITHIN = "within the 95% limits"
ABOVE_95, BELOW_95 = "above the 95% limits", "below the 95% limits"
ABOVE_998, BELOW_998 = "above the 99.8% limits", "below the 99.8% limits"
HIDDEN = "base under 10"


def limits(bases: pd.Series, average: float) -> pd.DataFrame:
    """The funnel's limits at each base, in percent: `lower_95`, `upper_95`, `lower_998`, `upper_998`.

    `average` is the percentage that all services are compared with (0 to 100). A count strictly outside the 95% limits
    has an exact chance of at most 2.5% on its side; outside the 99.8% limits, of 0.1%. Missing for a base of nothing.

    The limits are whole cases, so they are drawn as steps. Interpolating between them for a smooth curve, as in the
    appendix of the source, would put 34 of 34 cases outside the 99.8% limits of a 90% average, though one service in
    36 reaches that by chance; it also runs below 0% at small bases. Exact limits cannot leave 0 to 100.

    Source: D. J. Spiegelhalter, Statistics in Medicine 24 (2005), pages 1185 to 1202.
    """
    found = {}
    for name, level in LEVELS.items():
        found[f"lower_{name}"], found[f"upper_{name}"] = binomial_limits(bases, average, level)
    return pd.DataFrame(found, index=bases.index)


def binomial_limits(bases: pd.Series, average: float, level: float) -> tuple[np.ndarray, np.ndarray]:
    """The lowest and the highest percentage that is not unusual at each base, leaving (1 - level) / 2 outside each."""
    base = as_floats(bases)
    base[base <= 0] = np.nan
    tail = (1 - level) / 2
    lower, upper = scipy.stats.binom.ppf(tail, base, average / 100), scipy.stats.binom.isf(tail, base, average / 100)
    # The same sum as a service's percentage, so that a service exactly on a limit is not rounded over it.
    return 100 * lower / base, 100 * upper / base


def funnel(services: pd.DataFrame, average: float, base: pd.Series | None = None) -> pd.DataFrame:
    """Place each service in the funnel.

    Takes a row for each service with `sufficient` and `applicable`, and the average in percent. `base` is the number of
    independent cases behind each percentage, where that is not `applicable`: for a theme, whose answers are several
    about each case, the answers divided by the questions. (However closely the answers about a case are related, they
    vary no more than that many cases would: n answers, at most q about each case, are worth at least n / q.)

    Adds `percent`, the limits at the base, and `place`. A service with a base under ten is hidden: its percentage and
    limits are missing and its place says why, so that it is still counted.
    """
    bases = services["applicable"] if base is None else base
    large = bases.ge(SMALL_BASE).fillna(False).astype(bool)
    shown = services[["sufficient", "applicable"]].where(large)
    placed = services.join(limits(bases.where(large), average))
    placed.insert(len(services.columns), "percent", as_floats(100 * shown["sufficient"] / shown["applicable"]))
    conditions = [
        ~large,
        placed["percent"] > placed["upper_998"],
        placed["percent"] < placed["lower_998"],
        placed["percent"] > placed["upper_95"],
        placed["percent"] < placed["lower_95"],
    ]
    placed["place"] = np.select(conditions, [HIDDEN, ABOVE_998, BELOW_998, ABOVE_95, BELOW_95], WITHIN)
    return placed
