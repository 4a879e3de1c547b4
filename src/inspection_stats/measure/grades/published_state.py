"""The state of authorities as Ofsted publishes it, and every cell in which another way of counting differs."""

from __future__ import annotations

import pandas as pd

from inspection_stats.errors import BadRequest
from inspection_stats.measure.grades.cutoff import Cutoff
from inspection_stats.measure.grades.state import judgement_columns, state_at
from inspection_stats.reference.frameworks import Frameworks
from inspection_stats.reference.grades import NOT_APPLICABLE
from inspection_stats.reference.quarters import long_date

TOGETHER, IN_CARE = "in_care_and_care_leavers", "in_care"
WAYS = ["as_published", "by_publication_date", "by_cutoff"]


def published_state(
    judgements: pd.DataFrame, areas: pd.DataFrame, frameworks: Frameworks, cutoff: Cutoff
) -> pd.DataFrame:
    """The state only by inspections of the latest family, in the columns of Ofsted's releases.

    As `state_at`, but the joint judgement of children in care and care leavers (until 2022) is under children in
    care, where Ofsted files it. They are two judgements: use `state_at` to count or compare.
    """
    state = state_at(judgements, areas, frameworks, cutoff, (frameworks.newest.family,))
    if TOGETHER not in state:
        return state
    joint = state.pop(TOGETHER)
    state[IN_CARE] = state[IN_CARE].mask(state[IN_CARE].eq(NOT_APPLICABLE), joint) if IN_CARE in state else joint
    return state


def date_filter_differences(
    judgements: pd.DataFrame, areas: pd.DataFrame, frameworks: Frameworks, cutoff: Cutoff
) -> pd.DataFrame:
    """Every cell of the state Ofsted published that a filter only by date gives differently, and why.

    Takes the cut-off of a release (`of_release`). Two filters are compared with it: reports published by the day
    (`by_publication_date`), and the release's own rule without the inspections it took beyond it (`by_cutoff`).
    Columns: old_la_code, area, judgement, as_published, by_publication_date, by_cutoff, why.
    Raises `BadRequest` for a cut-off without a date of publication.
    """
    if cutoff.published_by is None:
        raise BadRequest(
            "This cut-off has only a date of publication, so there is nothing to compare. Give a release's cut-off."
        )
    ways = dict(zip(WAYS, (cutoff, Cutoff(cutoff.day), Cutoff(cutoff.day, cutoff.published_by)), strict=True))
    states = {way: published_state(judgements, areas, frameworks, counted) for way, counted in ways.items()}
    published = states["as_published"]
    cells = pd.concat(
        [_cells(state, judgement_columns(published)).rename(way) for way, state in states.items()], axis=1
    )
    differ = cells[cells.ne(cells["as_published"], axis=0).any(axis=1)].reset_index()
    why = published.set_index("old_la_code")[["inspection_id", "on_site_from", "published"]].apply(
        _why, axis=1, args=(cutoff,)
    )
    return differ.assign(why=differ["old_la_code"].map(why)).sort_values("la_name", kind="stable", ignore_index=True)


def _cells(state: pd.DataFrame, keys: list[str]) -> pd.Series:
    wide = state.set_index(["old_la_code", "la_name"]).reindex(columns=keys, fill_value=NOT_APPLICABLE)
    return (
        wide.melt(var_name="judgement", value_name="grade", ignore_index=False)
        .set_index("judgement", append=True)
        .grade
    )


def _why(inspection: pd.Series, cutoff: Cutoff) -> str:
    if not inspection["inspection_id"]:
        return ""
    dates = (
        f"Inspectors came on site on {long_date(inspection['on_site_from'])}; "
        f"the report was published on {long_date(inspection['published'])}"
    )
    limit = long_date(cutoff.published_by or cutoff.day)
    if inspection["inspection_id"] in cutoff.beyond:
        return f"{dates}, after the release's own cut-off of {limit}; the release includes it anyway"
    return f"{dates}, after {long_date(cutoff.day)} and by the release's cut-off of {limit}"
