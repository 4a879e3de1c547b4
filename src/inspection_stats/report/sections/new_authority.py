"""What is said of an authority that is new, or has ended: what came before or after it, as a record."""

from __future__ import annotations

from inspection_stats.describe.english.grammar import joined, the_area, upper_first, verb
from inspection_stats.describe.english.say import say
from inspection_stats.describe.sentences.reports import report_of
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.reference.areas import area_name, successors
from inspection_stats.reference.quarters import long_date


def new_authority_sentences(asked: AreaQuarter) -> list[str]:
    """That the authority is new, and its predecessors' last grades as a record; nothing for an old one."""
    if not asked.began:
        return []
    names = [the_area(area_name(code, asked.data.areas)) for code, _ in asked.came_before]
    words = {"Area": upper_first(asked.the_area), "day": long_date(asked.began)}
    key = "new-authority.created" if names else "new-authority.created-without-predecessor"
    said = [say(key, **words, before=joined(names))]
    for name, (_, rows) in zip(names, asked.came_before, strict=True):
        if rows.empty:
            continue
        overall = rows.loc[rows["judgement"].eq(asked.data.frameworks.overall), "grade"]
        key = "new-authority.record" if len(overall) else "new-authority.record-without-overall"
        grade = next(iter(overall), "")
        said.append(say(key, area=name, report=report_of(rows), framework=rows["framework"].iloc[0], grade=grade))
    return said


def ended_sentence(asked: AreaQuarter) -> str:
    """That the authority no longer existed, since when, and what took its place; empty while it exists."""
    if not asked.ended:
        return ""
    words = {"Area": upper_first(asked.the_area), "day": long_date(asked.ended), "after": _after(asked)}
    return say("new-authority.ended" if _after(asked) else "new-authority.ended-without-successor", **words)


def last_day_sentence(asked: AreaQuarter) -> str:
    """That the quarter's last day was the authority's own, and what takes its place; empty of any other."""
    if asked.last_day != asked.day:
        return ""
    number = len(successors(asked.code, asked.data.areas))
    if not number:
        return say("new-authority.last-day-without-successor", area=asked.the_area, day=long_date(asked.day))
    words = {
        "area": asked.the_area,
        "day": long_date(asked.day),
        "after": _after(asked),
        "take": verb(number, "takes", "take"),
    }
    return say("new-authority.last-day", **words)


def _after(asked: AreaQuarter) -> str:
    codes = successors(asked.code, asked.data.areas)
    return joined([the_area(area_name(code, asked.data.areas)) for code in codes])
