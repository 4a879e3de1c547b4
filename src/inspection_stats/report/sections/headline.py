"""The sentences that open a report: what was found last, which way it goes, compared with whom."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from inspection_stats.describe.english.grammar import age, joined, the_area, upper_first, verb
from inspection_stats.describe.english.numbers import in_words
from inspection_stats.describe.english.say import say
from inspection_stats.describe.sentences.direction import direction_sentence
from inspection_stats.describe.sentences.reports import report_of
from inspection_stats.describe.sentences.since import since_words
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.graded import graded_reports
from inspection_stats.reference.areas import area_name, successors
from inspection_stats.reference.quarters import long_date
from inspection_stats.report.sections.new_authority import new_authority_sentences


def opening_sentence(asked: AreaQuarter) -> str:
    """Which days the report covers, and the day that its figures are as at."""
    return say("headline.opening", period=asked.period.in_words, day=long_date(asked.day))


def later_sentence(asked: AreaQuarter) -> str:
    """What of the report comes from a source published after its day; empty where nothing does."""
    taken = asked.later_sources
    if not taken:
        return ""
    days = joined([long_date(day) for day in sorted(set(taken.values()))])
    what, comes = upper_first(joined(list(taken))), verb(len(taken), "comes", "come")
    return say("headline.later", What=what, comes=comes, day=days)


def headlines(asked: AreaQuarter) -> list[str]:
    """The sentences that matter most: what was found last, which way it goes, compared with whom."""
    found = [*latest_sentences(asked), *_direction(asked), place_sentence(asked)]
    if asked.last_day == asked.day:
        found.append(say("headline.last-day", day=long_date(asked.day), area=asked.the_area, see=_see(asked)))
    return [said for said in found if said]


def latest_sentences(asked: AreaQuarter) -> Iterator[str]:
    """What the inspectorate published on the area in the quarter, or last; or why nothing of it is held."""
    if asked.not_begun:
        first = long_date(asked.row["start_date"].date())
        yield say("headline.not-begun", Area=upper_first(asked.the_area), day=first)
    elif asked.ended:
        yield say("headline.ended", Area=upper_first(asked.the_area), day=long_date(asked.ended), see=_see(asked))
    elif asked.stands.empty:
        yield " ".join(_none_held(asked))
    elif asked.new.empty:
        yield _nothing_new(asked)
    for inspection_id in asked.new["inspection_id"]:
        yield _new(asked, inspection_id)


def no_overall_sentence(asked: AreaQuarter) -> str:
    """Why the latest inspection gives no overall grade, where it was made under a framework without one."""
    if asked.ended or asked.stands.empty or asked.stands["judgement"].eq(asked.data.frameworks.overall).any():
        return ""
    since = asked.data.frameworks.named(asked.stands["framework"].iloc[0]).in_force_from
    return "" if since is None else say("headline.no-overall", inspectorate=asked.inspectorate, day=long_date(since))


def place_sentence(asked: AreaQuarter) -> str:
    """The overall grade among the statistical neighbours, in a few words."""
    if asked.ended or not asked.neighbours:
        return ""
    found = asked.beside[asked.comparators[0].label]
    row = found[found["judgement"].eq(asked.data.frameworks.overall) & found["compared"].gt(0)]
    if row.empty:
        return ""
    better, compared = int(row["better"].iloc[0]), int(row["compared"].iloc[0])
    words = {
        "compared": in_words(compared),
        "can": "" if compared == len(asked.neighbours) else say("place.can"),
        "far": _far(asked),
        "since": _since(asked),
    }
    if compared == 1:
        return say("place.only-better" if better else "place.only-not-better", **words)
    if better in (0, compared):
        every = "place.both" if compared == 2 else "place.all"
        return say(every if better else "place.none", **words)
    return say("place.some", better, **words)


def _see(asked: AreaQuarter) -> str:
    codes = successors(asked.code, asked.data.areas)
    after = joined([the_area(area_name(code, asked.data.areas)) for code in codes])
    return say("headline.see", len(codes), after=after) if codes else ""


def _none_held(asked: AreaQuarter) -> Iterator[str]:
    yield say("headline.none-held", area=asked.the_area)
    if asked.began:
        yield from new_authority_sentences(asked)
    else:
        first = graded_reports(asked.data)["published"].min().date()
        yield say("headline.earliest-held", day=long_date(first))


def _nothing_new(asked: AreaQuarter) -> str:
    number = len(asked.visits)
    return say(
        "headline.nothing-new",
        inspectorate=asked.inspectorate,
        area=asked.the_area,
        visits=say("headline.visits", number) if number else "",
        report=report_of(asked.stands),
        age=age(asked.stands["published"].iloc[0].date(), asked.day),
        grades=_grades(asked.stands, asked.data.frameworks.overall),
    )


def _new(asked: AreaQuarter, inspection_id: str) -> str:
    rows = graded_reports(asked.data)
    rows = rows[rows["inspection_id"].eq(inspection_id)]
    named = asked.data.frameworks.named(rows["framework"].iloc[0])
    words = {"inspectorate": named.inspectorate, "area": asked.the_area, "report": report_of(rows)}
    if named.beside:
        return say("headline.beside", **words, what=named.report, grade=rows["grade"].iloc[0])
    overall = rows.loc[rows["judgement"].eq(asked.data.frameworks.overall), "grade"]
    if overall.empty:
        return say("headline.judged-without-overall", **words, grades=_grades(rows, asked.data.frameworks.overall))
    return say("headline.judged", **words, grade=overall.iloc[0])


def _grades(rows: pd.DataFrame, whole: str) -> str:
    """ "Good overall", "Good in all four judgements", or how many have each grade."""
    overall = rows.loc[rows["judgement"].eq(whole), "grade"]
    if len(overall):
        return say("headline-grades.overall", grade=overall.iloc[0])
    counts = rows["grade"].value_counts(sort=False)
    if len(rows) == 1:
        return say("headline-grades.only", grade=counts.index[0])
    if len(counts) == 1:
        return say("headline-grades.same", len(rows), grade=counts.index[0])
    parts = [say("headline-grades.part", int(number), grade=grade) for grade, number in counts.items()]
    return say("headline-grades.mixed", parts=joined(parts))


def _direction(asked: AreaQuarter) -> Iterator[str]:
    """Which way the latest full inspection goes, in a quiet quarter too; nothing for an area that had ended."""
    if asked.ended or asked.stands.empty:
        return
    latest = asked.stands["inspection_id"].iloc[0]
    changed = asked.since_before[asked.since_before["inspection_id_after"].eq(latest)]
    yield direction_sentence(changed, asked.data.frameworks.overall)
    yield no_overall_sentence(asked)


def _far(asked: AreaQuarter) -> str:
    """That the neighbours are unlike the area, where the Department for Education says so of any."""
    far, number = len(asked.near.not_close) if asked.near else 0, len(asked.neighbours)
    if not far:
        return ""
    return say("place.far-all") if far == number else say("place.far-some", far, neighbours=in_words(number))


def _since(asked: AreaQuarter) -> str:
    """How many of the neighbours have been inspected under another family since the inspection that is counted."""
    since = asked.inspected_since
    since = since[since["old_la_code"].isin(asked.neighbours)]
    if since.empty:
        return ""
    later = since_words(since, asked.england.state, asked.data.frameworks)
    return say("place.since", len(since), family=asked.family, later=later)
