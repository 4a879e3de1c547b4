"""What is held of one area under the programmes of one heading of the report: each inspection, as its sources say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.check.services import AVERAGE, WITH_GRADE
from inspection_stats.query.subjects import result_words
from inspection_stats.reference.frameworks import Framework
from inspection_stats.reference.partial_dates import first_day, in_words, last_day

YEAR_OF_A_REPORT = timedelta(days=548)
"""A year and a half: an annual report that came out later than that after an inspection is not of its year."""


@dataclass(frozen=True)
class Inspected:
    """One inspection of an authority or a service, known by the day of a report.

    `results` has a row for each judgement in the order of the framework: judgement, label, kind, result (as printed),
    grade, value, of, source and quote. `published` is as precise as its sources; where it is empty none dates it.
    """

    inspection_id: str
    subject: str
    framework: Framework
    published: str
    inspected: str
    results: pd.DataFrame

    @property
    def dated(self) -> str:
        """When the report came out: “report of March 2012”, or that no source dates it."""
        return f"report of {in_words(self.published)}" if self.published else "report without a date"

    @property
    def whole(self) -> str:
        """The result of the judgement on the whole; empty where there is none."""
        found = self.results.loc[self.results["judgement"].eq(self.framework.whole), "result"]
        return str(found.iloc[0]) if len(found) else ""

    def surely_by(self, day: date) -> bool:
        """Whether its report came out by `day`, on any of the days that its date may mean."""
        return bool(self.published) and last_day(self.published) <= day

    def of_kind(self, kind: str) -> pd.DataFrame:
        """The results of one kind: grade, points, k of n, percent or words."""
        return self.results[self.results["kind"].eq(kind)]


def subjects_for(data: Data, old_la_code: str, heading: str) -> dict[str, str]:
    """What is inspected under a heading for an area: the services that serve it, or the area itself, by id and name."""
    frameworks = [framework for framework in data.frameworks if framework.section == heading]
    found: dict[str, str] = {}
    if any(framework.subject == "service" for framework in frameworks):
        rows = data.service_areas[data.service_areas["old_la_code"].eq(old_la_code)]
        names = {framework.name for framework in frameworks}
        judged = set(data.judgements.loc[data.judgements["framework"].isin(names), "subject"])
        judged |= set(data.inspections_without_results["service_id"]) | set(data.sqs_inspections["service_id"])
        rows = rows[rows["service_id"].isin(judged)]
        found |= dict(zip(rows["service_id"], rows["service"], strict=True))
    if any(framework.subject == "authority" for framework in frameworks):
        named = data.areas[data.areas["old_la_code"].eq(old_la_code)]
        found |= dict(zip(named["old_la_code"], named["la_name"], strict=True))
    return found


def inspected_of(data: Data, old_la_code: str, heading: str, day: date) -> list[Inspected]:
    """The inspections under a heading whose reports came out by `day`, newest first, uncertain ones last.

    Not certain (`Inspected.surely_by`) are those without a date, left out where their framework was not in force by
    then, and those known only by month or year, where that runs past the day.
    """
    by_name = {one.name: one for one in data.frameworks if one.section == heading}
    subjects = subjects_for(data, old_la_code, heading)
    rows = data.judgements
    rows = rows[rows["framework"].isin(by_name) & rows["subject"].isin(subjects)]
    found = [
        _inspected(held, by_name[held["framework"].iloc[0]])
        for _, held in rows.groupby("inspection_id", sort=False)
        if _known_by(held["published"].iloc[0], by_name[held["framework"].iloc[0]], day)
    ]
    sure = [one for one in found if one.surely_by(day)]
    return [
        *sorted(sure, key=lambda one: (last_day(one.published), one.inspection_id), reverse=True),
        *(one for one in found if not one.surely_by(day)),
    ]


def later_than(one: Inspected, others: list[Inspected]) -> list[Inspected]:
    """Those of `others` that are later than a dated inspection, by the years in which their framework was in force."""
    came = last_day(one.published)
    return [other for other in others if (other.framework.in_force_from or date.min) > came
            or (other.published and first_day(other.published) > came)]  # fmt: skip


def screenings_by(data: Data, old_la_code: str, day: date) -> pd.DataFrame:
    """The screenings of services that serve an area whose letters came out by `day`: rows of `sqs_inspections.csv`."""
    rows = data.sqs_inspections
    served = data.service_areas.loc[data.service_areas["old_la_code"].eq(old_la_code), "service_id"]
    return rows[rows["service_id"].isin(served) & rows["published"].le(pd.Timestamp(day))]


def known_without_results(data: Data, old_la_code: str, heading: str, day: date) -> pd.DataFrame:
    """The inspections known to have been made for an area of which no result is held, by `day` as far as they say."""
    names = [one.name for one in data.frameworks if one.section == heading]
    rows = data.inspections_without_results
    rows = rows[rows["service_id"].isin(subjects_for(data, old_la_code, heading)) & rows["framework"].isin(names)]
    in_force = {one.name: one.in_force_from or date.min for one in data.frameworks}
    known = [
        last_day(row.published) <= day if row.published else in_force[row.framework] <= day for row in rows.itertuples()
    ]
    return rows[pd.Series(known, rows.index, dtype=bool)]


def national_counts(data: Data, one: Inspected, day: date) -> pd.DataFrame:
    """The services with each grade in the first annual report that came out after an inspection, and by `day`.

    Rows of `national_figures.csv`; none where the inspection has no date or no such report came out within a year and
    a half: a count of another year is not shown with it.
    """
    rows = data.national_figures
    rows = rows[rows["framework"].eq(one.framework.name) & rows["figure"].eq(WITH_GRADE) & rows["published"].ne("")]
    rows = rows[~rows["period"].str.contains("four annual reports")]
    if not one.published or rows.empty:
        return rows.iloc[:0]
    came = first_day(one.published)
    due = rows[[came <= first_day(text) <= came + YEAR_OF_A_REPORT and last_day(text) <= day for text in
                rows["published"]]]  # fmt: skip
    first = due[due["published"].eq(due["published"].min())]
    return first.sort_values("grade", key=lambda grades: grades.map(one.framework.place), kind="stable")


def printed_averages(data: Data, one: Inspected) -> pd.DataFrame:
    """The national averages printed on the same pages as the inspection's results."""
    rows = data.national_figures
    pages = set(one.results["source"])
    return rows[rows["framework"].eq(one.framework.name) & rows["figure"].eq(AVERAGE) & rows["source"].isin(pages)]


def _known_by(published: str, framework: Framework, day: date) -> bool:
    if published:
        return first_day(published) <= day
    return (framework.in_force_from or date.min) <= day


def _inspected(held: pd.DataFrame, framework: Framework) -> Inspected:
    rows = held.drop_duplicates("judgement")
    order = {one.key: place for place, one in enumerate(framework.judgements)}
    rows = rows.sort_values("judgement", key=lambda keys: keys.map(order), kind="stable")
    made = [framework.judgement(key) for key in rows["judgement"]]
    results = rows.assign(
        label=[one.label if one else "" for one in made],
        kind=[
            "words" if row.words else one.kind if one else "" for row, one in zip(rows.itertuples(), made, strict=True)
        ],
        result=[result_words(row, one) if one else "" for row, one in zip(rows.itertuples(), made, strict=True)],
    )
    first = rows.iloc[0]
    shown = results[["judgement", "label", "kind", "result", "grade", "value", "of", "source_kind", "source", "quote"]]
    return Inspected(
        str(first["inspection_id"]), str(first["subject"]), framework, str(first["published"]),
        str(first["inspected"]), shown.reset_index(drop=True),
    )  # fmt: skip
