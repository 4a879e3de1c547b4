"""The inspections of one area up to a day: the latest one, the previous one, and the board's review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from inspection_stats.errors import BadRequest, nearest
from inspection_stats.reference.frameworks import Frameworks
from inspection_stats.reference.given import check_columns, day_given, name_given

if TYPE_CHECKING:
    from pandera.typing import DataFrame

    from inspection_stats.measure.grades.rows import Inspection, Judged


def inspections_of(
    judgements: DataFrame[Judged], frameworks: Frameworks, old_la_code: str | int, day: date | str
) -> DataFrame[Inspection]:
    """The inspections of an area published by `day`, one row each, newest first.

    Takes rows of `ofsted_judgements.csv`. Returns inspection_id, framework, inspection_type, on_site_from, on_site_to,
    published. Of two reports of one day the one made with the other (`Frameworks.made_beside`) comes last.
    """
    code, day = _code(judgements, old_la_code), day_given(day)
    columns = ["inspection_id", "framework", "inspection_type", "on_site_from", "on_site_to", "published"]
    rows = judgements[judgements["old_la_code"].eq(code) & judgements["published"].le(pd.Timestamp(day))]
    one_each = rows.drop_duplicates("inspection_id")[columns]
    beside = frameworks.made_beside
    one_each = one_each.sort_values("framework", key=lambda names: names.isin(beside), kind="stable")
    return one_each.sort_values("published", ascending=False, kind="stable").reset_index(drop=True)


def _code(judgements: DataFrame[Judged], given: str | int) -> str:
    """An area's code, from its code or its name as the judgements have it. Raises `BadRequest` for any other name."""
    check_columns(judgements, ("old_la_code", "la_name", "published"), "rows of ofsted_judgements.csv")
    name = name_given(given, "an area")
    if name.isdigit() or judgements.empty:
        return name
    named = judgements.loc[judgements["la_name"].eq(name), "old_la_code"]
    if named.empty:
        known = sorted(set(judgements["la_name"]))
        raise BadRequest(f"There is no area “{name}” in these judgements. {nearest(name, known) or 'Write its code.'}")
    return str(named.iloc[0])


def latest_judgements(
    judgements: DataFrame[Judged], frameworks: Frameworks, old_la_code: str | int, day: date | str, *, place: int = 0
) -> DataFrame[Judged]:
    """The judgements of the latest inspection of an area published by `day`; `place` 1 gives those of the previous one.

    Those made with another, as reviews of safeguarding boards were, are left to `beside_review`. The frame is empty
    where there is no such inspection.
    """
    held = inspections_of(judgements, frameworks, old_la_code, day)
    held = held[~held["framework"].isin(frameworks.made_beside)]
    if place >= len(held):
        return judgements.iloc[:0]
    return judgements[judgements["inspection_id"].eq(held["inspection_id"].iloc[place])]


def beside_review(
    judgements: DataFrame[Judged], frameworks: Frameworks, old_la_code: str, day: date
) -> DataFrame[Judged]:
    """The judgement of the latest review of the area made with an inspection, published by `day`, or an empty frame.

    Safeguarding boards were reviewed like this. Once the area has a report under a framework of another family than the
    one that the review was made with (`Framework.beside`), it is history, and the frame is empty.
    """
    held = inspections_of(judgements, frameworks, old_la_code, day)
    reviews = held[held["framework"].isin(frameworks.made_beside)].head(1)
    families = {frameworks.named(name).beside for name in reviews["framework"]}
    own = [*frameworks.made_beside, *(one.name for one in frameworks if one.family in families)]
    later = held[~held["framework"].isin(own)]
    if reviews.empty or later["published"].gt(reviews["published"].iloc[0]).any():
        return judgements.iloc[:0]
    return judgements[judgements["inspection_id"].isin(reviews["inspection_id"])]


@dataclass(frozen=True)
class Superseded:
    """That a grade no longer holds: when it was published, and the inspection under another framework that came since.

    `overall` is that inspection's overall grade, empty where it gave none.
    """

    published: date
    since_framework: str
    since_published: date
    overall: str


def superseded(
    judgements: DataFrame[Judged], frameworks: Frameworks, old_la_code: str, family: str, day: date
) -> Superseded | None:
    """Whether an area's latest inspection of a family was followed, by `day`, by one of the whole service of another.

    Takes rows of `ofsted_judgements.csv`. None where it was not, or where the area has no inspection of the family.
    """
    own = judgements[judgements["old_la_code"].eq(old_la_code) & judgements["published"].le(pd.Timestamp(day))]
    names = [one.name for one in frameworks.under(family)]
    whole = [one.name for one in frameworks if one.whole_service]
    last = own.loc[own["framework"].isin(names), "published"].max()
    since = own[own["published"].gt(last) & own["framework"].isin(whole) & ~own["framework"].isin(names)]
    if since.empty:
        return None
    newest = since[since["published"].eq(since["published"].max())]
    first = newest.iloc[0]
    overall = newest.loc[newest["judgement"].eq(frameworks.whole_key([first["framework"]])), "grade"]
    grade = str(overall.iloc[0]) if len(overall) else ""
    return Superseded(last.date(), str(first["framework"]), first["published"].date(), grade)
