"""How an area compares, as chart specifications: with all, region and neighbours; through the years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

import pandas as pd

from inspection_stats.describe.charts.specification import ChartSpec, GradeCell, GradeShare
from inspection_stats.describe.english.numbers import listed
from inspection_stats.measure.grades.distribution import Distribution
from inspection_stats.reference.frameworks import Frameworks
from inspection_stats.reference.grades import WITHOUT_RESULT

Groups = list[tuple[str, Distribution]]
"""Labelled distributions by authority; the first is the one that the title speaks of."""

NOT_GIVEN = "Not given"
JOINT_NOTE = "Across two columns: one joint judgement under the earlier framework."
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
    """The grades, best first, that a chart of judgements under these frameworks shows: those of the latest with any."""
    scales = [tuple(one.grade for one in frameworks.named(name).grades) for name in dict.fromkeys(names) if name]
    return next((scale for scale in reversed(scales) if scale), ())


def place_chart(groups: Groups, area: str, grade: str, as_at: date, source: str) -> ChartSpec[GradeShare]:
    """The facts of the distribution with the area's place: a bar a group, the area's `grade` marked on each bar."""
    return _shares("distribution", groups, area, grade, as_at, _place_title(groups[0], area, grade), source)


def judgements_chart(
    found: list[tuple[str, str, Distribution]], area: str, title: str, as_at: date, source: str
) -> ChartSpec[GradeShare]:
    """The facts of England's grades judgement by judgement: a label, the area's grade and the distribution for each."""
    rows = tuple(row for label, grade, one in found for row in _share_rows([(label, one)], area, grade))
    first = found[0][2]
    return ChartSpec(
        name="at-a-glance",
        kind="grade shares",
        title=title,
        subtitle=f"Latest {first.framework} inspections: {first.nouns.many} in England by grade",
        rows=rows,
        source=source,
        as_at=as_at,
        short=f"Bar chart of grades in England, judgement by judgement. {title}.",
        long=" ".join(f"{_share_words(label, one)} {area}: {grade}." for label, grade, one in found),
        grades=first.grades,
    )


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
    rows = _share_rows(groups, area, grade, only)
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


def _share_rows(groups: Groups, area: str, grade: str, only: str = "") -> tuple[GradeShare, ...]:
    return tuple(
        GradeShare(area, label, row.grade, int(row.count), found.total, row.grade == grade and only in ("", label))
        for label, found in groups
        if found.total
        for row in found.frame[found.frame["share"].notna()].itertuples(index=False)
    )


def neighbours_chart(
    state: pd.DataFrame,
    codes: list[str],
    keys: list[str],
    frameworks: Frameworks,
    as_at: date,
    model: str,
    closeness: Mapping[str, str] | None = None,
) -> ChartSpec[GradeCell]:
    """The facts of the grid of an area (first of `codes`) and its statistical neighbours, a column a judgement.

    `state` is a state of `measure.state_at`, `keys` its judgements; those that none of the areas has are left out.
    """
    held = state.set_index("old_la_code")
    present = [code for code in codes if code in held.index]
    keys = [key for key in keys if not held.loc[present, key].isin(WITHOUT_RESULT).all()]
    labels = {key: _any_label(key, held.loc[present, "framework"], frameworks) for key in keys}
    cells = tuple(cell for code in present for cell in _cells(held.loc[code], labels, frameworks))
    area = str(held.at[codes[0], "la_name"])
    used = sorted({name for name in held.loc[present, "framework"] if name})
    who = inspectorates(used, frameworks)
    return ChartSpec(
        name="neighbours",
        kind="letter grid",
        title=f"{area} and its statistical neighbours",
        subtitle=f"Latest {who} judgements under {listed(used)}; neighbours of the {model} model, nearest first",
        rows=cells,
        source=f"{source_of(who)}; Department for Education, statistical neighbours {model}",
        as_at=as_at,
        short=f"Grid of the {who} judgements of {area} and its statistical neighbours.",
        long=" ".join(f"{cell.area}, {_spoken(cell, list(labels.values()))}: {cell.grade}." for cell in cells),
        notes=(
            *((JOINT_NOTE,) if any(cell.columns > 1 for cell in cells) else ()),
            *status_notes({cell.grade for cell in cells}),
            *_closeness_notes(held, present[1:], closeness or {}),
        ),
        grades=scale_of(used, frameworks),
    )


def _cells(row: pd.Series, labels: dict[str, str], frameworks: Frameworks) -> Iterator[GradeCell]:
    """An area's cells; a joint judgement of its framework takes the columns of all that it covers."""
    judgements = frameworks.named(row["framework"]).judgements if row["framework"] else ()
    joint = {one.covers: one.key for one in judgements if one.covers and set(one.covers) <= set(labels)}
    covered = {key for keys in joint for key in keys}
    for key, label in labels.items():
        if key not in covered:
            yield GradeCell("", str(row["la_name"]), label, str(row[key]))
            continue
        keys = next(keys for keys in joint if key in keys)
        if key == keys[0]:
            yield GradeCell("", str(row["la_name"]), label, str(row[joint[keys]]), len(keys))


def _spoken(cell: GradeCell, labels: list[str]) -> str:
    """The judgement of a cell, or those that it is a joint judgement of."""
    start = labels.index(cell.label)
    return listed(labels[start : start + cell.columns]) + (" together" if cell.columns > 1 else "")


def _closeness_notes(held: pd.DataFrame, neighbours: list[str], closeness: Mapping[str, str]) -> tuple[str, ...]:
    """What the Department for Education calls the neighbours, nearest first: “Very close”, “Not close” …"""
    runs = [
        (word, [str(held.at[code, "la_name"]) for code in codes])
        for word, codes in groupby((code for code in neighbours if code in closeness), closeness.__getitem__)
    ]
    if not runs:
        return ()
    spans = ["all of them"] if len(runs) == 1 else [_span(names) for _, names in runs]
    parts = [f"{span} “{word}”" for span, (word, _) in zip(spans, runs, strict=True)]
    return (f"The Department for Education calls {listed(parts)}.",)


def _span(names: list[str]) -> str:
    return listed(names) if len(names) < 3 else f"{names[0]} to {names[-1]}"


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
