"""What can be chosen, and a choice that has been made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.query.graded import graded_reports
from inspection_stats.query.horizon import horizon
from inspection_stats.reference.areas import area_name
from inspection_stats.reference.quarters import Period, long_date, quarter_of
from inspection_stats.reference.themes import THEMES

ENGLAND, REGION, NEIGHBOURS, OWN_LIST = "england", "region", "neighbours", "own-list"
OTHER_PROGRAMME = "core-case-inspection"
SHARES, BESIDE, YEARS, MOVED, SUFFICIENT = "grades", "authorities", "years", "since-last", "sufficient"

ALL_THEMES = "all-themes"

OF_ONE_AREA = (YEARS, MOVED)
"""The charts that show every programme of one authority: programme, comparator and judgement do not touch them."""

Options = list[tuple[str, str]]
"""What a chooser lists: the words shown, and the value they mean."""


@dataclass(frozen=True)
class Choice:
    """One choice: an area by its code, a period, a programme (a family of frameworks) and what to show of it."""

    area: str
    period: Period
    programme: str
    chart: str
    comparator: str = ENGLAND
    judgement: str = ""
    listed: tuple[str, ...] = ()

    def of_area(self, area: str) -> Choice:
        """The same choice of another area."""
        return replace(self, area=area)

    def with_listed(self, codes: tuple[str, ...]) -> Choice:
        """The same choice, compared with your own list."""
        return replace(self, comparator=OWN_LIST, listed=codes)


def area_options(data: Data) -> Options:
    """Every authority past and present by name, with the year it ended if it has."""
    named = data.areas.sort_values("la_name")
    return [
        (
            row.la_name
            if pd.isna(row.end_date) or "(" in row.la_name
            else f"{row.la_name} (ended {row.end_date:%B %Y})",
            code,
        )
        for row, code in zip(named.itertuples(), named["old_la_code"], strict=True)
    ]


def quarter_options(data: Data) -> list[tuple[str, Period]]:
    """Every quarter that is held, newest first; one that is only partly held, as far as it is."""
    held, found = horizon(data), []
    quarter = quarter_of(held.last)
    while quarter.end >= held.first:
        if quarter.end <= held.last:
            found.append((f"{quarter.label} (to {long_date(quarter.end)})", quarter))
        else:
            found.append((f"{quarter.label} so far (to {long_date(held.last)})", up_to(held.last)))
        quarter = quarter_of(quarter.start - timedelta(days=1))
    return found


def up_to(day: date) -> Period:
    """The quarter that `day` is in, up to that day."""
    quarter = quarter_of(day)
    return quarter if quarter.end == day else Period(quarter.start, day, f"{quarter.start} to {day}")


def programme_options(data: Data) -> Options:
    """The programmes that the suite holds judgements of."""
    judged = {*graded_reports(data)["framework"], *data.judgements["framework"], *data.sqs_inspections["programme"]}
    families = dict.fromkeys(one.family for one in data.frameworks if one.name in judged)
    first = [family for family in reversed(data.frameworks.whole_service) if family in families]
    named = [*first, *(family for family in families if family not in first)]
    newest = {name: data.frameworks.under(name)[-1] for name in named}
    # A family whose frameworks are known by their years needs its name, as another has the same title.
    return [(f"{one.title.partition(',')[0]} ({name})", name) for name, one in newest.items()]


def of_cases(data: Data, programme: str) -> bool:
    """Whether the results of a programme are shares of cases, case by case."""
    return programme in set(data.sqs_inspections["programme"])


def chart_options(data: Data, programme: str) -> Options:
    """The charts there are of a programme."""
    if of_cases(data, programme):
        return [("Share of cases sufficient", SUFFICIENT)]
    return [
        ("Grades compared with others", SHARES),
        ("Authorities side by side", BESIDE),
        ("Through the years, all programmes", YEARS),
        ("Since the last inspection", MOVED),
    ]


def comparator_options(data: Data, areas: Sequence[str], programme: str) -> Options:
    """What areas may be compared with; the region by name where all are in it."""
    regions = data.areas.set_index("old_la_code").loc[list(areas), "region_name"].unique()
    options = [
        ("England", ENGLAND),
        (f"Region: {regions[0]}" if len(regions) == 1 else "The region of each", REGION),
        ("Statistical neighbours", NEIGHBOURS),
        ("A list of my own", OWN_LIST),
    ]
    before = data.frameworks.named(programme).follows if of_cases(data, programme) else ""
    if not before:
        return options
    other = data.frameworks.named(before)
    words = f"{other.title.partition(' of ')[0]} ({other.name}), {other.years}"
    return [*options, (words, OTHER_PROGRAMME)]


def judgement_options(data: Data, programme: str) -> Options:
    """The judgements of a programme, overall first; of one whose results are of cases its themes."""
    if of_cases(data, programme):
        return [("All four themes", ALL_THEMES), *((label, key) for key, label in THEMES.items())]
    every = [one for framework in reversed(data.frameworks.under(programme)) for one in framework.judgements]
    labels = {one.key: one.short for one in reversed(every)}
    first = [key for key in labels if key == data.frameworks.whole_key([programme])]
    return [(labels[key], key) for key in [*first, *(key for key in labels if key not in first)]]


def judgement_words(data: Data, programme: str, key: str) -> str:
    """The full label of a judgement, as the latest framework of the programme that has it prints it."""
    found = [framework.judgement(key) for framework in data.frameworks.under(programme)]
    return next(one.label for one in reversed(found) if one)


def name_of(data: Data, code: str) -> str:
    """The name of an area."""
    return area_name(code, data.areas)
