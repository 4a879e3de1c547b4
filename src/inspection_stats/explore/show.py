"""From a choice to what it shows; what cannot be shown is refused with a message that says what to choose instead."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pandas as pd
from slugify import slugify

from inspection_stats.check.data import Data
from inspection_stats.describe.english.numbers import listed
from inspection_stats.errors import BadRequest
from inspection_stats.explore.choice import OF_ONE_AREA, OWN_LIST, Choice, name_of, of_cases
from inspection_stats.explore.grades import grades_view
from inspection_stats.explore.one_area import one_area_view
from inspection_stats.explore.screenings import screening_view
from inspection_stats.explore.view import View
from inspection_stats.query.horizon import answerable_day
from inspection_stats.reference.areas import successors
from inspection_stats.reference.quarters import long_date


def show(data: Data, choice: Choice) -> View:
    """What `choice` shows. Raises `BadRequest` where there is nothing to show, or nothing fair to compare."""
    answerable_day(data, choice.period.end)
    if of_cases(data, choice.programme):
        found = screening_view(data, choice)
    elif choice.chart in OF_ONE_AREA:
        found = one_area_view(data, choice)
    else:
        _refuse_where_it_did_not_exist(data, choice)
        found = grades_view(data, choice)
    name = chart_name(choice)
    return replace(
        found,
        spec=replace(found.spec, name=name),
        tables={f"{name}-{part}": frame for part, frame in found.tables.items()},
    )


def chart_name(choice: Choice) -> str:
    """A file name that is different for each choice of an area and a period."""
    if choice.chart in OF_ONE_AREA:
        return choice.chart
    parts = [choice.chart, choice.programme, choice.judgement, choice.comparator]
    if choice.comparator == OWN_LIST:
        parts.append(sha256(" ".join(choice.listed).encode()).hexdigest()[:8])
    return str(slugify("-".join(parts)))


def _refuse_where_it_did_not_exist(data: Data, choice: Choice) -> None:
    area, day = data.areas.set_index("old_la_code").loc[choice.area], choice.period.end
    if not pd.isna(area["start_date"]) and area["start_date"].date() > day:
        raise BadRequest(f"{area['la_name']} began on {long_date(area['start_date'].date())}. Choose a later day.")
    if pd.isna(area["end_date"]) or area["end_date"].date() >= day:
        return
    after = listed([name_of(data, code) for code in successors(choice.area, data.areas)])
    raise BadRequest(
        f"{area['la_name']} ended on {long_date(area['end_date'].date())}, so it has no judgements after that. "
        f"{after} replaced it. Choose an earlier day, or show “Through the years”."
    )
