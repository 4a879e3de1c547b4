"""That some authorities are counted by a grade of theirs that is no longer their latest, where that is so."""

from __future__ import annotations

import pandas as pd

from inspection_stats.describe.english.grammar import joined
from inspection_stats.describe.english.say import say
from inspection_stats.reference.frameworks import Frameworks


def since_words(since: pd.DataFrame, state: pd.DataFrame, frameworks: Frameworks) -> str:
    """ "ILACS": the families under which the authorities of `since` were inspected last, from their latest `state`."""
    held = state.loc[state["old_la_code"].isin(since["old_la_code"]), "framework"]
    return joined(sorted({frameworks.named(name).family for name in held if name}))


def since_note(counted: int, since: pd.DataFrame, state: pd.DataFrame, frameworks: Frameworks) -> str:
    """How many of the `counted` authorities have been inspected under another family since; empty for none."""
    if since.empty:
        return ""
    return say("ofsted.since", len(since), counted=counted, later=since_words(since, state, frameworks))
