"""Which withheld counts the printed totals would give back."""

from __future__ import annotations

import numpy as np
import scipy

RANDOM_LOOKS = 10


def recoverable(parts: np.ndarray, hidden: np.ndarray, printed: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Mark the targets whose count anyone could work out.

    `parts` has the true counts, a row for sufficient and a row for insufficient cases; `hidden` marks the withheld
    table rows; `printed` has a row for each printed total, marking what it sums; `targets` a row for each sum that must
    stay unknown, marking likewise. A target is worked out where the totals, less what is shown, and the knowledge that
    no count is negative leave less than one case between its least and its greatest possible value, for either kind.
    """
    at = np.flatnonzero(hidden)
    known = np.zeros(len(targets), dtype=bool)
    if not len(targets):
        return known
    equations = printed[:, at].astype(float)
    equations = equations[equations.any(axis=1)]
    for counts in parts[:, at].astype(float):
        known |= _spread(equations, equations @ counts, targets[:, at].astype(float)) < 1 - 1e-6
    return known


def _spread(equations: np.ndarray, sums: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """How far each wanted sum can range, as far as needed: each solution found serves all of them."""
    if not len(equations):
        return np.full(len(wanted), np.inf)
    least, greatest = np.full(len(wanted), np.inf), np.full(len(wanted), -np.inf)

    def look(direction: np.ndarray) -> None:
        found = scipy.optimize.linprog(
            direction, A_eq=scipy.sparse.csr_array(equations), b_eq=sums, bounds=(0, sums.max() + 1)
        ).x
        values = wanted @ found
        np.minimum(least, values, out=least)
        np.maximum(greatest, values, out=greatest)

    # Where many are asked, a few directions at random settle nearly all; the rest are then asked one by one.
    rng = np.random.default_rng(0)
    for _ in range(min(RANDOM_LOOKS, len(wanted) // 4)):
        look(rng.normal(size=(equations.shape[1],)))
    for place, target in enumerate(wanted):
        for sign in (1, -1):
            if greatest[place] - least[place] < 1:
                look(sign * target)
    return greatest - least
