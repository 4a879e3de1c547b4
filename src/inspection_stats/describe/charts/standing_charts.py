"""Where an area stands, as chart specs: among all, region and neighbours; through the years; since last time."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

import pandas as pd

from inspection_stats.describe.charts.specification import ChartSpec, GradeCell, GradeShare
from inspection_stats.describe.english.numbers import listed
from inspection_stats.measure.grades.distribution import Distribution
from inspection_stats.reference.frameworks import Frameworks
from inspection_stats.reference.grades import WITHOUT_RESULT

Groups = list[tuple[str, Distribution]]
"""Labelled distributions by authority; the first is the one that the title speaks of."""

NOT_GIVEN = "Not given"
STATUSES = {
    "Not judged": "NJ: not judged.",
    "Not yet inspected": "–: not yet inspected.",
    "No overall grade since": "none: no overall grade in the latest inspection; an older one is not carried forward.",
    "Not held": "NH: judged, but no source held says how.",
    "Not applicable": "n/a: not a judgement of that inspection.",
}


def inspectorates(names: Iterable[str], frameworks: Frameworks) -> str:
    """Who inspected under these frameworks, in words: “Ofsted”."""
    return listed(list(dict.fromkeys(frameworks.named(name).inspectorate for name in names if name)))


def source_of(who: str) -> str:
    """The source line of a chart of an inspectorate's judgements."""
    return f"{who}, published inspection reports"


def scale_of(names: Iterable[str], frameworks: Frameworks) -> tuple[str, ...]:
    """The grades, best first, that a chart of judgements under these frameworks shows: those of the newest with any."""
    scales = [tuple(one.grade for one in frameworks.named(name).grades) for name in dict.fromkeys(names) if name]
    return next((scale for scale in reversed(scales) if scale), ())


def place_chart(groups: Groups, area: str, grade: str, as_at: date, source: str) -> ChartSpec[GradeShare]:
    """The facts of the distribution with the area's place: a bar a group, the area's `grade` marked on each bar."""
    return _shares("distribution", groups, area, grade, as_at, _place_title(groups[0], area, grade), source)


def regions_chart(
    groups: Groups, region: str, area: str, grade: str, as_at: date, source: str
) -> ChartSpec[GradeShare]:
    """The facts of the distribution in each region, England first; the area's `grade` is marked on its own region."""
    found = dict(groups)[region]
    better = found.count(*found.good)
    good = listed([grade.lower() for grade in reversed(found.good)], "or")
    title = f"{region}: {better} of {_graded(found)} {_is(better)} {good}"
    return _shares("regions", groups, area, grade, as_at, title, source, only=region)


def _shares(
    name: str, groups: Groups, area: str, grade: str, as_at: date, title: str, source: str, only: str = ""
) -> ChartSpec[GradeShare]:
    rows = tuple(
        GradeShare(area, label, row.grade, int(row.count), found.total, row.grade == grade and only in ("", label))
        for label, found in groups
        if found.total
        for row in found.frame[found.frame["share"].notna()].itertuples(index=False)
    )
    first = groups[0][1]
    ungraded = first.frame[first.frame["share"].isna() & first.frame["count"].gt(0)]
    without = listed([f"{row.grade.lower()} {row.count}" for row in ungraded.itertuples()])
    return ChartSpec(
        name=name,
        kind="grade shares",
        title=title,
        subtitle=f"Overall effectiveness, {first.framework} inspections: {first.nouns.many} by grade",
        rows=rows,
        source=source,
        as_at=as_at,
        short=f"Bar chart of overall effectiveness grades. {title}.",
        long=" ".join(_share_words(label, found) for label, found in groups if found.total),
        notes=(f"Not counted, {groups[0][0]}: {without}.",) if without else (),
        grades=first.grades,
    )


def neighbours_chart(
    state: pd.DataFrame,
    codes: list[str],
    keys: list[str],
    frameworks: Frameworks,
    as_at: date,
    model: str,
    not_close: Collection[str] = (),
) -> ChartSpec[GradeCell]:
    """The facts of the grid of an area (first of `codes`) and its statistical neighbours, a column a judgement.

    `state` is a state of `measure.state_at`, `keys` its judgements; those that none of the areas has are left out.
    """
    held = state.set_index("old_la_code")
    present = [code for code in codes if code in held.index]
    keys = [key for key in keys if not held.loc[present, key].isin(WITHOUT_RESULT).all()]
    labels = {key: _any_label(key, held.loc[present, "framework"], frameworks) for key in keys}
    cells = tuple(
        GradeCell("", str(held.at[code, "la_name"]), labels[key], str(held.at[code, key]))
        for code in present
        for key in keys
    )
    area = str(held.at[codes[0], "la_name"])
    used = sorted({name for name in held.loc[present, "framework"] if name})
    who = inspectorates(used, frameworks)
    return ChartSpec(
        name="neighbours",
        kind="letter grid",
        title=f"{area} and its statistical neighbours",
        subtitle=f"Standing {who} judgements under {listed(used)}; neighbours of the {model} model, nearest first",
        rows=cells,
        source=f"{source_of(who)}; Department for Education, statistical neighbours {model}",
        as_at=as_at,
        short=f"Grid of the {who} judgements of {area} and its statistical neighbours.",
        long=" ".join(f"{cell.area}, {cell.label}: {cell.grade}." for cell in cells),
        notes=(*status_notes({cell.grade for cell in cells}), *_closeness_notes(held, present[1:], not_close)),
        grades=scale_of(used, frameworks),
    )


def _closeness_notes(held: pd.DataFrame, neighbours: list[str], not_close: Collection[str]) -> tuple[str, ...]:
    """Which neighbours the Department for Education calls “Not close”: unlike the area."""
    far = [str(held.at[code, "la_name"]) for code in neighbours if code in not_close]
    if not far:
        return ()
    whom = "all of them" if len(far) == len(neighbours) else listed(far)
    return (f"The Department for Education calls {whom} “Not close” to the area.",)


def _place_title(first: tuple[str, Distribution], area: str, grade: str) -> str:
    label, found = first
    held = found.count(grade) if grade in found.grades else 0
    if not held:
        return f"{area} has no overall grade here; {_number_graded(found)} in {label} have one"
    if held == 1:
        return f"{area}: {grade.lower()}, the only one of {_graded(found)} in {label}"
    return f"{area}: {grade.lower()}, a grade that {held} of {_graded(found)} in {label} have"


def _graded(found: Distribution) -> str:
    """ "148 graded authorities"; where one family is counted, it is named: "101 authorities graded under SIF"."""
    if found.of_one_family:
        return f"{found.total} {found.nouns.many} graded under {found.framework}"
    return f"{found.total} graded {found.nouns.many}"


def _number_graded(found: Distribution) -> str:
    return f"{found.total} {found.nouns.many}" + (f" graded under {found.framework}" if found.of_one_family else "")


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _share_words(label: str, found: Distribution) -> str:
    graded = found.frame[found.frame["share"].notna()]
    parts = [f"{row.grade} {row.count}" for row in graded.itertuples(index=False) if row.count]
    return f"{label}, {found.total} with a grade: {', '.join(parts)}."


def status_notes(shown: set[str]) -> tuple[str, ...]:
    return tuple(note for status, note in STATUSES.items() if status in shown)


def _any_label(key: str, standing: pd.Series, frameworks: Frameworks) -> str:
    known = [frameworks.named(name).judgement(key) for name in standing if name]
    return next((one.short for one in known if one), key)
