"""The summary: what came out in the quarter and what it says, each in one sentence that stands nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from inspection_stats.describe.english.grammar import age, counted, joined, of_them, the_area, upper_first, verb
from inspection_stats.describe.english.numbers import in_words
from inspection_stats.describe.sentences.direction import direction_sentence
from inspection_stats.describe.sentences.later_sources import later_sources_sentence
from inspection_stats.describe.sentences.since import since_words
from inspection_stats.documents.blocks import Bullets, Paragraph, Section
from inspection_stats.measure.cases.bands import bands
from inspection_stats.measure.cases.screenings import Screening
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.graded import graded_reports
from inspection_stats.reference.areas import area_name, successors
from inspection_stats.reference.quarters import long_date
from inspection_stats.reference.statuses import EXACT
from inspection_stats.report.sections.ofsted import new_authority_sentences


def summary_section(asked: AreaQuarter) -> Section:
    """What a reader with one minute should know."""
    as_at = f"This report covers {asked.period.in_words}. Figures are as at {long_date(asked.day)}."
    as_at = f"{as_at} {later_sources_sentence(asked.later_sources)}".strip()
    return Section("summary", (Paragraph(as_at), Bullets(tuple(_sentences(asked)))))


def latest_sentences(asked: AreaQuarter) -> Iterator[str]:
    """What was published on the area in the quarter, or last; or why nothing of it is held."""
    if asked.ended or asked.not_begun:
        yield _absent(asked)
    elif asked.stands.empty:
        yield _none_held(asked)
    elif asked.new.empty:
        yield _nothing_new(asked)
    for inspection_id in asked.new["inspection_id"]:
        yield _new(asked, inspection_id)


def _sentences(asked: AreaQuarter) -> Iterator[str]:
    yield from latest_sentences(asked)
    yield from _direction(asked)
    if place := place_sentence(asked):
        yield place
    for one in asked.screenings:
        yield screening_headline(one)
    if len(asked.recommendations):
        number = len(asked.recommendations)
        things = counted(number, "recommendation or area for improvement", "recommendations and areas for improvement")
        yield f"{upper_first(things)} {verb(number)} listed, with owner and date where the papers give them."
    if asked.last_day == asked.day:
        yield f"{long_date(asked.day)} was the last day of {asked.the_area} as an authority.{_see(asked)}"


def _absent(asked: AreaQuarter) -> str:
    if asked.not_begun:
        first = long_date(asked.row["start_date"].date())
        return f"{upper_first(asked.the_area)} had not begun: its first day was {first}."
    ended = long_date(asked.ended)  # type: ignore[arg-type]
    return f"{upper_first(asked.the_area)} is no longer an authority; it ended on {ended}.{_see(asked)}"


def _see(asked: AreaQuarter) -> str:
    codes = successors(asked.code, asked.data.areas)
    after = joined([the_area(area_name(code, asked.data.areas)) for code in codes])
    return f" See the {'report' if len(codes) == 1 else 'reports'} of {after}." if codes else ""


def _none_held(asked: AreaQuarter) -> str:
    who = asked.data.frameworks.newest.inspectorate
    none = f"No graded {who} inspection of {asked.the_area} up to the end of the quarter is held."
    if asked.began:
        return " ".join([none, *new_authority_sentences(asked)])
    first = graded_reports(asked.data)["published"].min().date()
    return f"{none} The earliest report held of any authority came out on {long_date(first)}."


def _nothing_new(asked: AreaQuarter) -> str:
    since = asked.stands_since
    assert since is not None  # there are standing judgements
    overall = asked.stands.loc[asked.stands["judgement"].eq(asked.data.frameworks.overall), "grade"]
    grade = (
        f", and it judged {asked.the_area} {overall.iloc[0]} overall" if len(overall) else f": {_grades(asked.stands)}"
    )
    who = asked.data.frameworks.newest.inspectorate
    nothing = f"{who} published nothing graded on {asked.the_area} this quarter{_visited(asked)}."
    return (
        f"{nothing} Its last report came out on {long_date(since)} ({age(since, asked.day)} before the end of the "
        f"quarter){grade}."
    )


def _visited(asked: AreaQuarter) -> str:
    number = len(asked.visits)
    return f"; it made {counted(number, 'visit')}, which {verb(number, 'gives', 'give')} no grade" if number else ""


def _new(asked: AreaQuarter, inspection_id: str) -> str:
    rows = graded_reports(asked.data)
    rows = rows[rows["inspection_id"].eq(inspection_id)]
    day = long_date(rows["published"].iloc[0].date())
    framework = asked.data.frameworks.named(rows["framework"].iloc[0])
    who = framework.inspectorate
    if framework.beside:
        return f"{who}’s {framework.report} ({day}) found it {rows['grade'].iloc[0]}."
    overall = rows.loc[rows["judgement"].eq(asked.data.frameworks.overall), "grade"]
    if overall.empty:
        return f"{who}’s report of {day}: {_grades(rows)}."
    return f"{who} judged {asked.the_area} {overall.iloc[0]} overall (report of {day})."


def _grades(rows: pd.DataFrame) -> str:
    """ "Good in all four judgements", or how many have each grade."""
    counts = rows["grade"].value_counts(sort=False)
    if len(rows) == 1:
        return f"{counts.index[0]}, its only judgement"
    if len(counts) == 1:
        return f"{counts.index[0]} in all {in_words(len(rows))} judgements"
    grades = [f"{in_words(number)} {verb(number)} {grade}" for grade, number in counts.items()]
    return f"of its judgements, {joined(grades)}"


def _direction(asked: AreaQuarter) -> Iterator[str]:
    """Which way the latest full inspection goes, in a quiet quarter too; nothing for an area that had ended."""
    if asked.ended or asked.stands.empty:
        return
    latest = asked.stands["inspection_id"].iloc[0]
    changed = asked.since_before[asked.since_before["inspection_id_after"].eq(latest)]
    yield from filter(None, (direction_sentence(changed, asked.data.frameworks.overall), no_overall_sentence(asked)))


def no_overall_sentence(asked: AreaQuarter) -> str:
    """Why the latest inspection gives no overall grade, where it was made under a framework without one."""
    if asked.ended or asked.stands.empty or asked.stands["judgement"].eq(asked.data.frameworks.overall).any():
        return ""
    framework = asked.data.frameworks.named(asked.stands["framework"].iloc[0])
    since = framework.in_force_from
    if since is None:
        return ""
    return (
        f"{framework.inspectorate} gives no overall grade under the framework in use since {long_date(since)}, "
        "so the number of authorities with one falls as they are inspected."
    )


def place_sentence(asked: AreaQuarter) -> str:
    """The overall grade among the statistical neighbours, in a few words."""
    if asked.ended or not asked.neighbours:
        return ""
    found = asked.beside[asked.comparators[0].label]
    row = found[found["judgement"].eq(asked.data.frameworks.overall) & found["compared"].gt(0)]
    if row.empty:
        return ""
    said = _better(int(row["better"].iloc[0]), int(row["compared"].iloc[0]), len(asked.neighbours)) + _far(asked)
    since = asked.inspected_since
    since = since[since["old_la_code"].isin(asked.neighbours)]
    if since.empty:
        return f"{said}."
    later = since_words(since, asked.england.state, asked.data.frameworks)
    have = f"{in_words(len(since))} {verb(len(since), 'has', 'have')}"
    return f"{said}, by the latest {asked.family} inspection of each; {have} been inspected under {later} since."


def _far(asked: AreaQuarter) -> str:
    """That the neighbours are unlike the area, where the Department for Education says so of any."""
    far = len(asked.near.not_close) if asked.near else 0
    if not far:
        return ""
    number = len(asked.neighbours)
    which = "all of them" if far == number else f"{in_words(far)} of the {in_words(number)} neighbours"
    return f" (the Department for Education calls {which} “Not close”)"


def _better(better: int, compared: int, neighbours: int) -> str:
    can = "" if compared == neighbours else " that can be compared"
    if compared == 1:
        return f"The one statistical neighbour that can be compared has {'a' if better else 'no'} better overall grade"
    if better == compared:
        return (
            f"{upper_first(of_them(better, compared))} of its statistical neighbours{can} have a better overall grade"
        )
    some = f"{upper_first(in_words(better))} of its {in_words(compared)} statistical neighbours{can}"
    return f"{some} {verb(better, 'has', 'have')} a better overall grade"


def screening_headline(one: Screening) -> str:
    """How many judgements of a screening are counted, and how many of them are at 100% and below 80%."""
    found = bands(one.judgements)
    words = int(one.judgements["status"].ne(EXACT).sum())
    said = f"The screening of {one.service} states {counted(found.judgements, 'judgement')} as counts"
    rest = f"; {counted(words, 'more judgement')} {verb(words, 'has', 'have')} no count" if words else ""
    return f"{said}: {in_words(found.at_100)} at 100% and {in_words(found.under_80)} below 80%{rest}."
