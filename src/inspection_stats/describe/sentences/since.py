"""That some authorities are counted by a grade of theirs that no longer stands, where that is so."""

from __future__ import annotations

import pandas as pd

from inspection_stats.describe.english.grammar import joined
from inspection_stats.reference.frameworks import Frameworks


def since_words(since: pd.DataFrame, state: pd.DataFrame, frameworks: Frameworks) -> str:
    """ "ILACS": the families under which the authorities of `since` were inspected last, from their latest `state`."""
    held = state.loc[state["old_la_code"].isin(since["old_la_code"]), "framework"]
    return joined(sorted({frameworks.named(name).family for name in held if name}))


def since_note(family: str, counted: int, since: pd.DataFrame, state: pd.DataFrame, frameworks: Frameworks) -> str:
    """How many of the `counted` authorities have been inspected under another family since; empty for none."""
    if since.empty:
        return ""
    have = "has" if len(since) == 1 else "have"
    return (
        f"By the latest {family} inspection of each: {len(since)} of the {counted} {have} been inspected under "
        f"{since_words(since, state, frameworks)} since, and the two are not compared."
    )
