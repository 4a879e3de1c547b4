"""How many judgements reach 100%, 90%, 85% and 80%, and whether a printed summary can agree with that."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from inspection_stats.reference.statuses import ALL, EXACT, IN_WORDS, MOST


@dataclass(frozen=True)
class Bands:
    """Counts of judgements by their unrounded percentage. `over` is strict: 29 of 34 (85.29%) is over 85%."""

    judgements: int
    at_100: int
    over_90_under_100: int
    over_85: int
    under_80: int

    @property
    def slots(self) -> tuple[int, ...]:
        """Judgements in each of five bands that do not overlap: 100; over 90; over 85; 80 to 85; under 80."""
        between = self.over_85 - self.at_100 - self.over_90_under_100
        middle = self.judgements - self.over_85 - self.under_80
        return self.at_100, self.over_90_under_100, between, middle, self.under_80


def bands(measured: pd.DataFrame) -> Bands:
    """Count the judgements stated exactly in `measured` (from `sufficiency`) by unrounded percentage."""
    percent = measured.loc[measured["status"].eq(EXACT), "percent"]
    return Bands(
        judgements=len(percent),
        at_100=int((percent == 100).sum()),
        over_90_under_100=int(((percent > 90) & (percent < 100)).sum()),
        over_85=int((percent > 85).sum()),
        under_80=int((percent < 80).sum()),
    )


@dataclass(frozen=True)
class Agreement:
    """Whether a printed summary of bands can be true, and why it cannot be proved.

    `missing` is how many judgements in each of the five bands would have to come from those stated in words only.
    """

    consistent: bool
    exact: int
    in_words: int
    printed: int
    missing: tuple[int, ...]


def agreement(measured: pd.DataFrame, printed: Bands) -> Agreement:
    """Compare the bands of the exact judgements with a printed summary of all of them.

    The summary is consistent when the judgements stated in words only could fill what the exact ones leave open:
    as many of them as are missing, those whose words say "all" at 100%, and those whose words say "not all" below it.
    It is proved only where nothing is in words.
    """
    counted = bands(measured)
    in_words = measured.loc[measured["status"].eq(IN_WORDS), "implied"]
    missing = tuple(wanted - held for wanted, held in zip(printed.slots, counted.slots, strict=True))
    at_100, below_100 = missing[0], sum(missing[1:])
    fits = (
        min(missing) >= 0
        and sum(missing) == len(in_words)
        and int(in_words.eq(ALL).sum()) <= at_100
        and int(in_words.eq(MOST).sum()) <= below_100
    )
    return Agreement(fits, counted.judgements, len(in_words), printed.judgements, missing)
