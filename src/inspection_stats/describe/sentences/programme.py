"""What is said of one area's inspections under any programme: what stands, what came before, what has no date."""

from __future__ import annotations

from typing import Any

import pandas as pd

from inspection_stats.check.services import NAMED_AFTER
from inspection_stats.describe.english.numbers import listed
from inspection_stats.query.inspected import Inspected
from inspection_stats.reference.partial_dates import in_words
from inspection_stats.reference.quarters import long_date
from inspection_stats.reference.statuses import POINTS


def whom_it_serves(rows: pd.DataFrame, area: str) -> list[str]:
    """Of each service, on what it rests that it serves the area: rows of `service_areas.csv`."""
    return [
        f"{row.service} has the area’s name; no source held says which areas it serves."
        if row.basis == NAMED_AFTER
        else f"{row.service} serves {area}{f' since {row.since}' if row.since else ''} ({row.source})."
        for row in rows.itertuples()
    ]


def result_sentence(one: Inspected, name: str) -> str:
    """The result of one inspection: the whole's first, then points, percentages and what is rated apart."""
    framework = one.framework
    when = one.dated if one.published else "no source held dates its report"
    parts = []
    if one.whole:
        parts.append(f"rated {one.whole} overall")
    parts += [f"{row.result} {POINTS}, which are no percentage" for row in one.of_kind(POINTS).itertuples()]
    parts += [f"{row.label.lower()} {row.result}" for row in one.of_kind("percent").itertuples()]
    parts += [f"{row.label.lower()}: {row.result}" for row in one.of_kind("words").itertuples()]
    parts += [f"{row.label.lower()} {row.result}" for row in one.of_kind("k of n").itertuples()]
    rest = one.of_kind("grade")
    rest = rest[rest["judgement"].ne(framework.whole)]
    if len(rest) and (one.whole or parts):
        parts.append(f"of its other judgements {len(rest)} {'is' if len(rest) == 1 else 'are'} held")
    elif len(rest):
        parts += [f"{row.label.lower()} {row.result}" for row in rest.itertuples()]
    return f"{name}, {framework.title} ({when}): {listed(parts)}."


def since_sentence(one: Inspected, name: str) -> str:
    """A later result whose day is not known: that it is the newer, and that it may be later than the report's day."""
    return f"The latest that is held, whose day no source gives: {result_sentence(one, name)}"


def screened_sentence(row: Any) -> str:
    """Where a Short Quality Screening of the area's service is told."""
    return (
        f"Its Short Quality Screening, letter of {long_date(row.published.date())}, is under “Youth offending work” in "
        "the report of that quarter."
    )


def before_sentence(one: Inspected, previous: Inspected) -> str:
    """The inspection before, where one is held and dated: compared only within one framework."""
    then = f"The inspection before that is held and dated was of {in_words(previous.published)}"
    if not previous.whole or not one.whole:
        return f"{then}, under {previous.framework.title}."
    if previous.framework.name != one.framework.name:
        return f"{then}: {previous.whole} overall, under another framework, with which it is not compared."
    places = (previous.framework.place(previous.whole), one.framework.place(one.whole))
    before, now = (place or 0 for place in places)
    word = "the same" if before == now else "better now" if now < before else "worse now"
    return f"{then}: {previous.whole} overall, {word}."


def national_counts_sentence(rows: pd.DataFrame) -> str:
    """The grades that an annual report counts, in its own scope: it is of its year's inspections, not of all services.

    Empty where there are none.
    """
    if rows.empty:
        return ""
    first = rows.iloc[0]
    counts = listed([f"{row.value:g} {row.grade}" for row in rows.itertuples()])
    whole = int(first["of"]) if pd.notna(first["of"]) else None
    given = rows["value"].sum()
    rest = "" if whole is None or given == whole else "; it gives no count of the other grades"
    scope = f"of {whole} services inspected" if whole else f"of {first['scope']}"
    report = f"{first['period']}, published {in_words(first['published'])}"
    return (
        f"The annual report that followed ({report}) counts {counts} {scope}{rest}. "
        "These are the inspections of its year, not all services."
    )


def without_result_sentence(row: Any) -> str:
    """An inspection that is known to have been made and of which no figure is held."""
    of = "" if pd.isna(row.cases) else f", of {row.cases} cases"
    return f"It is known to have been inspected ({row.framework}, {row.on_site}{of}); no figure of it is held."
