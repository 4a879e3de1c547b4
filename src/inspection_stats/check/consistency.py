"""What must be true between Ofsted's judgements, the areas and the frameworks: what no single table can show."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from inspection_stats.check.ofsted import OFSTED_JUDGEMENTS
from inspection_stats.errors import Fault, nearest
from inspection_stats.reference.frameworks import Framework, Frameworks
from inspection_stats.reference.grades import NOT_JUDGED

Found = Iterator[tuple[int, str, str, str]]


def judgement_faults(judgements: pd.DataFrame, areas: pd.DataFrame, frameworks: Frameworks) -> Iterator[Fault]:
    """Every fault of typed judgements against areas and frameworks.

    An area's name that is not its code's, or an area that did not exist then; an unknown framework, or one that was
    not in force when inspectors came on site; a judgement or grade that the framework does not give; a limiting
    judgement of the worst grade where the overall one is not. Rows of an unknown area are left to others.
    """
    by_name = {framework.name: framework for framework in frameworks}
    known = judgements[judgements["framework"].isin(by_name)]
    rules = (
        _area_fits(judgements, areas),
        _framework_known(judgements, by_name),
        _family_in_id(known, by_name),
        _framework_in_force(known, by_name),
        _judgement_and_grade_belong(known, by_name),
        _limiting_limits(known, by_name),
    )
    for rule in rules:
        for row, column, problem, fix in rule:
            value = judgements.at[row, column]
            text = f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)
            yield Fault(problem, fix, OFSTED_JUDGEMENTS.file, row, column, text)


def _area_fits(judgements: pd.DataFrame, areas: pd.DataFrame) -> Found:
    area = areas.set_index("old_la_code").reindex(judgements["old_la_code"]).set_axis(judgements.index)
    for row in judgements.index[area["la_name"].notna() & area["la_name"].ne(judgements["la_name"])]:
        yield (
            row,
            "la_name",
            "areas.csv has another name for this code",
            f"Write {area['la_name'][row]}, or fix the code",
        )
    too_early = judgements["published"] < area["start_date"]
    for row in judgements.index[too_early]:
        yield row, "published", "The area did not exist yet", "Check the area: the report is its predecessor's"
    on_site = judgements["on_site_from"].fillna(judgements["published"])
    for row in judgements.index[~too_early & (on_site > area["end_date"])]:
        yield row, "published", "The area no longer existed", "Check the area: the report is its successor's"


def _framework_known(judgements: pd.DataFrame, by_name: dict[str, Framework]) -> Found:
    for row in judgements.index[~judgements["framework"].isin(by_name)]:
        fix = nearest(judgements["framework"][row], list(by_name)) or f"Write one of: {', '.join(by_name)}"
        yield row, "framework", "There is no such framework in frameworks.toml", fix


def _family_in_id(judgements: pd.DataFrame, by_name: dict[str, Framework]) -> Found:
    family = judgements["framework"].map({name: framework.family for name, framework in by_name.items()})
    for row in judgements.index[judgements["inspection_id"].str[4:-11].ne(family)]:
        problem = f"It does not name the family of {judgements['framework'][row]}"
        yield row, "inspection_id", problem, f"Write {family[row]} between area code and date"


def _framework_in_force(judgements: pd.DataFrame, by_name: dict[str, Framework]) -> Found:
    days = judgements["on_site_from"].fillna(judgements["on_site_to"])
    together = zip(judgements.index, judgements["framework"], days, judgements["published"], strict=True)
    for row, name, day, published in together:
        framework = by_name[name]
        if pd.isna(day):
            start = framework.in_force_from
            if start and published.date() < start:
                yield row, "published", f"{name} was not in force yet", "Check framework and date"
        elif not framework.holds_on(day.date()):
            problem = f"It was not in force on {day:%Y-%m-%d}, when inspectors came on site"
            yield row, "framework", problem, "Go by the date on site, not the date of publication"


def _judgement_and_grade_belong(judgements: pd.DataFrame, by_name: dict[str, Framework]) -> Found:
    given = [judgements[column] for column in ("framework", "judgement", "grade")]
    for row, name, key, grade in zip(judgements.index, *given, strict=True):
        framework = by_name[name]
        judgement = framework.judgement(key)
        if judgement is None:
            known = ", ".join(one.key for one in framework.judgements)
            yield row, "judgement", f"{name} has no such judgement", f"Write one of: {known}"
        elif framework.place(grade) is None and not (grade == NOT_JUDGED and judgement.not_judged):
            known = ", ".join([one.grade for one in framework.grades] + [NOT_JUDGED] * judgement.not_judged)
            yield row, "grade", f"{name} does not give this grade here", f"Write one of: {known}"


def _limiting_limits(judgements: pd.DataFrame, by_name: dict[str, Framework]) -> Found:
    limiting = {
        (name, one.key, framework.grades[-1].grade)
        for name, framework in by_name.items()
        for one in framework.judgements
        if one.limiting
    }
    wholes = {(name, framework.whole) for name, framework in by_name.items()}
    of = pd.Series(zip(judgements["framework"], judgements["judgement"], strict=True), judgements.index)
    given = pd.Series(
        zip(judgements["framework"], judgements["judgement"], judgements["grade"], strict=True), judgements.index
    )
    worst = judgements[given.isin(limiting)]
    overall = judgements[of.isin(wholes)].drop_duplicates("inspection_id").set_index("inspection_id")["grade"]
    grade = worst["inspection_id"].map(overall)
    for row in worst.index[grade.notna() & grade.ne(worst["grade"])]:
        lowest = worst["grade"][row]
        problem = f"{lowest} here means {lowest} overall, but overall is {grade[row]}"
        yield row, "grade", problem, "Check both grades against the report"
