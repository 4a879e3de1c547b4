"""What the new reports of any programme changed between the ends of two quarters."""

from __future__ import annotations

from datetime import date

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.errors import BadRequest
from inspection_stats.measure.grades.change import changes
from inspection_stats.query.answers import Answer
from inspection_stats.query.horizon import answerable_period
from inspection_stats.query.subjects import Subjects, programmes_asked, subjects_of
from inspection_stats.reference.areas import areas_in
from inspection_stats.reference.partial_dates import first_day, last_day
from inspection_stats.reference.quarters import Period, long_date

SHOWN = [
    "old_la_code", "la_name", "judgement", "framework_before", "published_before", "grade_before", "framework_after",
    "published_after", "grade_after", "change", "why_not",
]  # fmt: skip


def programme_changes(
    data: Data,
    first: str,
    last: str,
    *,
    area: str | None = None,
    region: str | None = None,
    inspectorate: str | None = None,
    programme: str | None = None,
) -> Answer:
    """Each judgement of the reports that came out between the ends of two quarters, with the previous inspection.

    A report known only by month or year counts where all the days that it may mean are between them. Raises
    `BadRequest` for a name or quarter that is not known, quarters that are not in order, and for all of a programme of
    which only part is held, with the reason.
    """
    after, until = quarters_in_order(answerable_period(data, first), answerable_period(data, last))
    if area and region:
        raise BadRequest("Give either --area or --region, not both.")
    held = subjects_of(data, programmes_asked(data, inspectorate, programme))
    codes = list(held.known["old_la_code"])
    if area:
        codes = held.meant(data, area, until)
    else:
        held.refuse_partial("Changes")
    if region:
        codes = held.serving(areas_in(region, data.areas)["old_la_code"])
    own = held.judgements[held.judgements["old_la_code"].isin(codes)]
    inside = [name for name in own["inspection_id"].unique() if _came_out(held, own, name, after, until)]
    new = own[own["inspection_id"].isin(inside)]
    found = changes(own, data.frameworks, held.families)
    found = found[found["inspection_id_after"].isin(inside)]
    first_ones = new[~new["inspection_id"].isin(found["inspection_id_after"])]
    notes = held.cautions(codes) if area else ""
    basis = (
        f"Reports under {' or '.join(held.families)} after {long_date(after)}, up to {long_date(until)}: "
        f"{new['inspection_id'].nunique()}, of which {first_ones['inspection_id'].nunique()} with "
        f"no earlier inspection held and dated to compare with.{notes}"
    )
    return Answer(held.named(_dated(held, found))[_names(held)], basis)


def quarters_in_order(first: Period, last: Period) -> tuple[date, date]:
    """The ends of two quarters. Raises `BadRequest` where the first does not end before the second."""
    if first.end == last.end:
        raise BadRequest(f"Both quarters end on {long_date(first.end)}. Name two different quarters.")
    if first.end > last.end:
        raise BadRequest(f"{first.label} ends after {last.label}. Give the earlier quarter with --from.")
    return first.end, last.end


def _came_out(held: Subjects, rows: pd.DataFrame, name: str, after: date, until: date) -> bool:
    text = held.dated_as.get(name)
    if text is None:
        day = rows.loc[rows["inspection_id"].eq(name), "published"].iloc[0].date()
        return bool(after < day <= until)
    return after < first_day(text) and last_day(text) <= until


def _dated(held: Subjects, found: pd.DataFrame) -> pd.DataFrame:
    if not held.dated_as:
        return found
    dates = {
        f"published_{side}": found[f"inspection_id_{side}"].map(held.dated_as).fillna("")
        for side in ("before", "after")
    }
    return found.assign(**dates)


def _names(held: Subjects) -> list[str]:
    return list(held.named(pd.DataFrame(columns=SHOWN)).columns)
