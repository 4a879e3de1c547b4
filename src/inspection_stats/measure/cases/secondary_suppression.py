"""What is withheld together with small counts, so that no arithmetic on what is printed gives one of them back.

A report prints two relations between counts: a question and its parts, and the total of a theme. Both are handled by
whole groups: each family of a question and its parts apart, each theme of each service apart. No other total holds a
withheld count, so nothing else has to be solved. Why that is enough is in docs/decisions/0010-what-is-withheld.md.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
import scipy

from inspection_stats.measure.cases.small_counts import SMALL, is_small

FEWEST = 3
"""A total is printed over no withheld count, or over at least this many: who knows one of two knows the other."""

RANGE = 5
"""In how many ways each withheld number can be filled in, at the least, by a reader who knows all that is printed."""

MOST_PARTS = 12
"""The parts of a question with more parts than this are all withheld: the remainders are too many to try."""


Family = dict[int, int | None]
"""A question with its parts and the parts of these: the position of a row to that of the row it is part of."""


def families(rows: pd.DataFrame) -> Iterator[Family]:
    """The families among counted rows (`service_id`, `judgement_id`, `part_of`); a question without parts is in none.

    A row whose `part_of` names no row of the same service is part of nothing that is printed.
    """
    places = pd.Series(np.arange(len(rows)), index=pd.MultiIndex.from_frame(rows[["service_id", "judgement_id"]]))
    above = places.reindex(pd.MultiIndex.from_frame(rows[["service_id", "part_of"]])).to_numpy(dtype=float)
    part = np.flatnonzero(~np.isnan(above) & (above != np.arange(len(rows))))
    whole = above[part].astype(int)
    links = scipy.sparse.coo_array((np.ones(len(part)), (part, whole)), shape=(len(rows), len(rows)))
    _, family_of = scipy.sparse.csgraph.connected_components(links, directed=False)
    whole_of = dict(zip(part.tolist(), whole.tolist(), strict=True))
    for number in np.unique(family_of[part]):
        yield {row: whole_of.get(row) for row in np.flatnonzero(family_of == number).tolist()}


def withheld_in(family: Family, sufficient: np.ndarray, insufficient: np.ndarray) -> list[int]:
    """The rows of a family to withhold, because one of them is small or the rest would give a small count away.

    Where a question, a part of it, or the question less some of its parts is small, all the parts are
    withheld. The question itself stays where it has more than `SMALL` cases of either kind: then a part can be
    anything from none to all of them.
    """
    rows = list(family)
    gives_back = is_small(sufficient[rows], insufficient[rows]).any() or any(
        _leaves_small(counts[whole], counts[[part for part, above in family.items() if above == whole]])
        for whole in rows
        for counts in (sufficient, insufficient)
    )
    if not gives_back:
        return []
    stays = np.minimum(sufficient[rows], insufficient[rows]) > SMALL
    return [row for row, large in zip(rows, stays, strict=True) if family[row] is not None or not large]


def total_may_be_printed(sufficient: np.ndarray, insufficient: np.ndarray, parts: int = 0) -> bool:
    """Whether a total may be printed that holds these withheld counts with others that are shown.

    The reader then knows what the withheld counts add up to. At least `FEWEST` of them must be in it, with enough
    cases of either kind to share out among them and their `parts` (how many parts they have together). And even a
    reader who knows how many cases each question applied to must be left with `RANGE` ways to fill in each small count,
    or as many as so few cases allow.

    Example: of 30, 30 and 30 cases, 2, 3 and 4 insufficient: 9 in all, and each may be any of 1 to 5. With 1, 1 and 1
    insufficient the sum 3 would give away all three.
    """
    enough = min(sufficient.sum(), insufficient.sum()) >= len(sufficient) + parts + RANGE - 1
    if len(sufficient) < FEWEST or not enough:
        return False
    least, most = _while_small(sufficient, insufficient)
    above, below = (most - insufficient).sum(), (insufficient - least).sum()
    width = np.minimum(most, least + below) - np.maximum(least, most - above)
    return bool((width >= np.minimum(RANGE - 1, most - least)).all())


def _while_small(sufficient: np.ndarray, insufficient: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How few and how many insufficient cases there may be, base unchanged, with the count always small.

    A count that is withheld without being small has none to spare.
    """
    base = sufficient + insufficient
    wide, few = base > 2 * SMALL + 1, insufficient <= SMALL
    least = np.where(base <= SMALL, 0, np.where(wide & ~few, base - SMALL, 1))
    most = np.where(base <= SMALL, base, np.where(wide & few, SMALL, base - 1))
    small = is_small(sufficient, insufficient)
    return np.where(small, least, insufficient), np.where(small, most, insufficient)


def _leaves_small(whole: int, parts: np.ndarray) -> bool:
    """Whether the whole less some of its parts, one by one or together, is small."""
    if len(parts) > MOST_PARTS:
        return True
    sums = {0}
    for part in parts:
        sums |= {added + int(part) for added in sums}
    return any(1 <= whole - added <= SMALL for added in sums)
