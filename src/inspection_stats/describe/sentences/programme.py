"""What is said of one area's inspections under any programme: the latest, the previous, what has no date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from inspection_stats.check.services import NAMED_AFTER
from inspection_stats.describe.english.grammar import lower_first
from inspection_stats.describe.english.numbers import listed
from inspection_stats.describe.english.say import say
from inspection_stats.query.inspected import Inspected
from inspection_stats.reference.partial_dates import in_words
from inspection_stats.reference.quarters import long_date
from inspection_stats.reference.statuses import POINTS


def whom_it_serves(rows: pd.DataFrame, area: str) -> list[str]:
    """Of each service, on what it rests that it serves the area: rows of `service_areas.csv`."""
    return [
        say("programme.named-after", service=row.service)
        if row.basis == NAMED_AFTER
        else say(
            "programme.serves", service=row.service, area=area, source=row.source,
            since=f" since {row.since}" if row.since else "",
        )
        for row in rows.itertuples()
    ]  # fmt: skip


def result_sentence(one: Inspected, name: str, *, short: bool = False) -> str:
    """The result of one inspection: the whole's first, then points, percentages and what is rated apart.

    A `short` one is of the whole only, where there is a result of the whole.
    """
    when = one.dated if one.published else say("programme.no-date")
    results = say("programme.whole", grade=one.whole) if short and one.whole else listed(list(_results(one)))
    return say("programme.result", service=name, programme=one.framework.title, when=when, results=results)


def _results(one: Inspected) -> Iterator[str]:
    if one.whole:
        yield say("programme.whole", grade=one.whole)
    yield from (say("programme.points", result=row.result) for row in one.of_kind(POINTS).itertuples())
    for kind, form in (("percent", "{0} {1}"), ("words", "{0}: {1}"), ("k of n", "{1} {0}")):
        yield from (form.format(lower_first(row.label), row.result) for row in one.of_kind(kind).itertuples())
    rest = one.of_kind("grade")
    rest = rest[rest["judgement"].ne(one.framework.whole)]
    if len(rest) and len(rest) < len(one.results):
        yield say("programme.rest", len(rest))
    else:
        yield from (f"{lower_first(row.label)} {row.result}" for row in rest.itertuples())


def since_sentence(one: Inspected, name: str, *, short: bool = False) -> str:
    """A later result whose day is not known: that it is the newer, and that it may be later than the report's day."""
    return say("programme.since", result=result_sentence(one, name, short=short))


def screened_sentence(row: Any) -> str:
    """Where a Short Quality Screening of the area's service is reported."""
    return say("programme.screened", day=long_date(row.published.date()))


def before_sentence(one: Inspected, previous: Inspected) -> str:
    """The previous inspection, where one is held and dated: compared only within one framework."""
    words = {"day": in_words(previous.published), "programme": previous.framework.title, "grade": previous.whole}
    if not previous.whole or not one.whole:
        return say("programme.previous", **words)
    if previous.framework.name != one.framework.name:
        return say("programme.previous-other", **words)
    before, now = (previous.framework.place(previous.whole) or 0, one.framework.place(one.whole) or 0)
    way = "same" if before == now else "better" if now < before else "worse"
    return say("programme.previous-same", **words, way=say(f"programme.way-{way}"))


def national_counts_sentence(rows: pd.DataFrame) -> str:
    """The grades that an annual report counts, in its own scope: it is of its year's inspections, not of all services.

    Empty where there are none.
    """
    if rows.empty:
        return ""
    first = rows.iloc[0]
    whole = int(first["of"]) if pd.notna(first["of"]) else None
    given = rows["value"].sum()
    return say(
        "programme.annual",
        report=f"{first['period']}, published {in_words(first['published'])}",
        counts=listed([f"{row.value:g} {row.grade}" for row in rows.itertuples()]),
        scope=say("programme.annual-of" if whole else "programme.annual-scope", number=whole, scope=first["scope"]),
        rest="" if whole is None or given == whole else say("programme.annual-rest"),
    )


def without_result_sentence(row: Any) -> str:
    """An inspection that is known to have been made and of which no figure is held."""
    cases = "" if pd.isna(row.cases) else say("programme.of-cases", cases=row.cases)
    return say("programme.without-result", framework=row.framework, days=row.on_site, cases=cases)
