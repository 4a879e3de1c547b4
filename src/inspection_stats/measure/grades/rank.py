"""How authorities rank by the grade of one judgement."""

from __future__ import annotations

import pandas as pd

from inspection_stats.errors import BadRequest
from inspection_stats.reference.frameworks import Frameworks


def ranked(state: pd.DataFrame, judgement: str, frameworks: Frameworks) -> pd.DataFrame:
    """Authorities by their grade in one judgement of a state (`state_at`), best first, then by name.

    A rank is 1 more than the number of authorities with a better grade, so all with the same grade share it: with 36
    Outstanding, each of them is 1st and each Good one 37th. `tied` says how many share it, `of` how many have a rank.
    Authorities without a grade come last and have none. Columns: old_la_code, area, grade, rank, tied, of.
    Raises `BadRequest` for a judgement that the state does not have, or whose grades are of judgements that may not be
    compared.
    """
    if judgement not in state:
        raise BadRequest(f"The state has no judgement “{judgement}”.")
    named = state[["old_la_code", "la_name"]].assign(grade=state[judgement])
    place = [
        frameworks.named(framework).place(grade) if framework else None
        for framework, grade in zip(state["framework"], state[judgement], strict=True)
    ]
    named["place"] = pd.array(place, dtype="Int64")
    _refuse_mixture(sorted(set(state.loc[named["place"].notna(), "framework"])), judgement, frameworks)
    named["rank"] = named["place"].rank(method="min").astype("Int64")
    named["tied"] = named.groupby("place")["la_name"].transform("size").astype("Int64")
    named["of"] = int(named["place"].notna().sum())
    return named.sort_values(["place", "la_name"], ignore_index=True).drop(columns="place")


def _refuse_mixture(names: list[str], judgement: str, frameworks: Frameworks) -> None:
    for name in names[1:]:
        if reason := frameworks.why_not_comparable((names[0], judgement), (name, judgement)):
            raise BadRequest(f"These authorities cannot be ranked together: {reason}. Make the state of one family.")
