"""How withheld counts are described: how many, why, and that the rest does not represent them."""

from __future__ import annotations

import pandas as pd

from inspection_stats.describe.english.grammar import verb
from inspection_stats.describe.english.numbers import number_of
from inspection_stats.reference.statuses import SUPPRESSED

WITHHELD = "withheld"
WITHHELD_NOTE = (
    "Withheld: 1 to 5 cases were sufficient or insufficient, or the figure would give such a count away. "
    "What is shown does not represent what is withheld."
)
NO_LOWEST = "The lowest percentages are not named: they may be among those withheld."
INTERNAL = "Internal: contains small counts of children, not for publication."


def status_words(status: str) -> str:
    """The status of a count as a reader meets it: “withheld” where the tables' code is “suppressed”."""
    return WITHHELD if status == SUPPRESSED else status


def any_withheld(rows: pd.DataFrame) -> bool:
    """Whether any of the rows is withheld: then the rest must not be described as if they were all."""
    return bool(rows["status"].eq(SUPPRESSED).any())


def withheld_of(rows: pd.DataFrame, thing: str) -> str:
    """ "3 of 7 questions withheld"."""
    return f"{int(rows['status'].eq(SUPPRESSED).sum())} of {number_of(len(rows), thing)} {WITHHELD}"


def withheld_sentence(rows: pd.DataFrame, thing: str) -> str:
    """What is withheld of an audit or a comparison, why, and what that means for the rest."""
    withheld = int(rows["status"].eq(SUPPRESSED).sum())
    return (
        f"{withheld:,} of {number_of(len(rows), thing)} {verb(withheld)} withheld, because 1 to 5 cases were "
        "sufficient or insufficient, or because they would give such a count away. Those shown do not represent those "
        "withheld."
    )
