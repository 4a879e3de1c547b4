"""What a programme judges, authorities or services, and its judgements, in the columns that the measures take.

The measures of grades (`measure.grades`) know a subject by `old_la_code` and `la_name`. For a programme that inspects
services those columns hold the service's id and its name; `Subjects.named` gives a frame its own names back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.errors import BadRequest, nearest
from inspection_stats.measure.cases.screenings import YOUTH_OFFENDING
from inspection_stats.reference.frameworks import Framework, Judgement
from inspection_stats.reference.given import name_given
from inspection_stats.reference.nouns import AUTHORITIES, NOUNS, Nouns
from inspection_stats.reference.partial_dates import first_day, last_day

COLUMNS = [
    "inspection_id", "old_la_code", "la_name", "framework", "inspection_type", "on_site_from", "on_site_to",
    "published", "judgement", "grade", "report_url", "source",
]  # fmt: skip


@dataclass(frozen=True)
class Subjects:
    """The subjects of some programmes of one kind.

    `judgements` has the columns of `ofsted_judgements.csv`, results printed in `grade`; a report of which only month or
    year is known counts from the last day it may mean. `undated` are those without any date, which have no place in a
    state as at a day. `known` are the subjects, with the columns of `areas.csv` that a state needs. `partial` says why
    nothing may be said of them as a whole; it is empty where all is held.
    """

    judgements: pd.DataFrame
    undated: pd.DataFrame
    known: pd.DataFrame
    families: tuple[str, ...]
    nouns: Nouns
    partial: str
    served: pd.DataFrame
    dated_as: dict[str, str]

    def named(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The frame with the columns of the subject under the subject's own name."""
        if self.nouns is AUTHORITIES:
            return frame.rename(columns={"la_name": "authority"})
        return frame.rename(columns={"old_la_code": "service_id", "la_name": "service"})

    def serving(self, codes: Iterable[str]) -> list[str]:
        """The subjects that serve these areas; of a programme that judges authorities, the areas themselves."""
        if self.nouns is AUTHORITIES:
            return list(codes)
        served = self.served[self.served["old_la_code"].isin(list(codes))]
        return [name for name in dict.fromkeys(served["service_id"]) if name in set(self.known["old_la_code"])]

    def meant(self, data: Data, name: str, day: date) -> list[str]:
        """The subjects that a person means by the name of an area or, of services, by the name or id of one.

        Raises `BadRequest` for a name that is not known, and for an area of which no service is held.
        """
        name = name_given(name, self.nouns.one)
        if self.nouns is AUTHORITIES:
            return [data.area_code(name, day)]
        words = name.strip().casefold()
        rows = self.served
        own = rows[
            rows["service_id"].eq(words) | rows["service"].str.casefold().eq(words)
            | rows["area_name"].str.casefold().eq(words) | rows["service"].str.casefold().str.startswith(f"{words} ")
        ]  # fmt: skip
        known = set(self.known["old_la_code"])
        codes = [one for one in dict.fromkeys(own["service_id"]) if one in known]
        codes = codes or self.serving([data.area_code(name, day)])
        if not codes:
            raise BadRequest(
                f"No service is held that serves {name} by its name or by a source. Some services "
                "are held without the areas they serve: use the service's own name."
            )
        return codes

    def cautions(self, codes: Iterable[str]) -> str:
        """What must be said with results of these subjects: that only part is held, and reports without a date."""
        undated = self.undated[self.undated["old_la_code"].isin(list(codes))].drop_duplicates("inspection_id")
        said = f" Not complete: {self.partial}." if self.partial else ""
        if undated.empty:
            return said
        whole = [f"{row.framework}: {row.judgement.replace('_', ' ')} {row.grade}" for row in undated.itertuples()]
        return f"{said} Not counted, because no source held dates it: {'; '.join(whole)}."

    def as_dated(self, state: pd.DataFrame) -> pd.DataFrame:
        """The state with each report dated as precisely as its source does: a month stays a month."""
        if self.nouns is AUTHORITIES:
            return state
        dates = state["inspection_id"].map(self.dated_as).fillna("")
        return state.assign(published=dates)

    def refuse_partial(self, what: str) -> None:
        """Raise `BadRequest` that gives the reason, where what is held is known to be incomplete."""
        if self.partial:
            raise BadRequest(
                f"{what} of all {self.nouns.many} under {' or '.join(self.families)} cannot be given: {self.partial}. "
                "To see what is held of one area, use: inspection-stats state, with --programme and --area."
            )


def subjects_of(data: Data, programmes: Iterable[str]) -> Subjects:
    """What the frameworks or families named `programmes` judge.

    Raises `BadRequest` for an unknown name, and for programmes of which one judges authorities and another services.
    """
    chosen = [framework for name in programmes for framework in data.frameworks.under(name)]
    kinds = {framework.subject: framework.name for framework in chosen}
    if len(kinds) > 1:
        raise BadRequest(
            f"{kinds['authority']} judges authorities and {kinds['service']} services: ask for one programme at a time."
        )
    noun = chosen[0].subject
    stated = _statements(data, chosen)
    known = _services(data, set(stated["old_la_code"])) if noun == "service" else data.areas
    stated["la_name"] = stated["old_la_code"].map(dict(zip(known["old_la_code"], known["la_name"], strict=True)))
    rows = stated[stated["published"].notna()][COLUMNS]
    if noun == "authority":
        held = data.ofsted_judgements
        rows = pd.concat([held[held["framework"].isin([one.name for one in chosen])][COLUMNS], rows])
        rows = rows.astype(held[COLUMNS].dtypes.to_dict())
    partial = next((framework.partial for framework in reversed(chosen) if framework.partial), "")
    families = tuple(dict.fromkeys(framework.family for framework in chosen))
    undated = stated[stated["published"].isna()]
    dated_as = dict(zip(stated["inspection_id"], stated["published_as"], strict=True))
    rows = rows.reset_index(drop=True)
    return Subjects(rows, undated, known, families, NOUNS[noun], partial, data.service_areas, dated_as)


def services_serving(data: Data, old_la_code: str, kind: str = YOUTH_OFFENDING) -> pd.DataFrame:
    """The rows of `service_areas.csv` of services that serve an area, as far as a source or their own name says."""
    rows = data.service_areas
    return rows[rows["old_la_code"].eq(old_la_code) & rows["kind"].eq(kind)]


def programmes_asked(data: Data, inspectorate: str | None, programme: str | None) -> tuple[str, ...]:
    """The families that an inspectorate or a programme names; those of an authority's whole service without either.

    Raises `BadRequest` for an unknown name, or for a programme of another inspectorate.
    """
    frameworks = data.frameworks
    if programme:
        chosen = frameworks.under(programme)
        if inspectorate and chosen[0].inspectorate != _inspectorate(data, inspectorate):
            raise BadRequest(f"{programme} is a programme of {chosen[0].inspectorate}. Leave out one of the two.")
        return (programme,)
    if inspectorate:
        name = _inspectorate(data, inspectorate)
        own = [one for one in frameworks if one.inspectorate == name]
        own = [one for one in own if one.whole_service] or [one for one in own if one.whole]
        return tuple(dict.fromkeys(one.family for one in own))
    return frameworks.whole_service


def _inspectorate(data: Data, name: str) -> str:
    known = list(dict.fromkeys(framework.inspectorate for framework in data.frameworks))
    for one in known:
        if one.lower() == name.strip().lower():
            return one
    raise BadRequest(f"There is no inspectorate “{name}”. {nearest(name, known) or 'There are: ' + ', '.join(known)}")


def result_words(row: Any, judgement: Judgement) -> str:
    """The result of a row of `judgements.csv` as it is printed: a grade, “26 of 36”, “81%” or the source's words."""
    if row.grade:
        return str(row.grade)
    if pd.isna(row.value):
        return str(row.words)
    return f"{row.value:g}%" if judgement.kind == "percent" else f"{row.value:g} of {row.of}"


def _statements(data: Data, chosen: list[Framework]) -> pd.DataFrame:
    by_name = {framework.name: framework for framework in chosen}
    rows = data.judgements[data.judgements["framework"].isin(by_name)]
    rows = rows.drop_duplicates(["inspection_id", "judgement"])
    printed = [
        result_words(row, judgement) if (judgement := by_name[row.framework].judgement(row.judgement)) else ""
        for row in rows.itertuples()
    ]
    return rows.rename(columns={"subject": "old_la_code"}).assign(
        published_as=rows["published"],
        published=pd.to_datetime([last_day(text) if text else None for text in rows["published"]]),
        on_site_from=pd.to_datetime([first_day(text) if len(text) == 10 else None for text in rows["inspected"]]),
        on_site_to=pd.NaT,
        grade=pd.Series(printed, rows.index, dtype="str"),
        report_url=rows["source"],
    )


def _services(data: Data, judged: set[str]) -> pd.DataFrame:
    """A row for each service of the kinds judged, with the region of the areas it serves where they share one."""
    regions = data.areas.set_index("old_la_code")
    rows = data.service_areas
    rows = rows[rows["kind"].isin(rows.loc[rows["service_id"].isin(judged), "kind"])]
    found = []
    for name, served in rows.groupby("service_id", sort=False):
        codes = [code for code in served["old_la_code"] if code]
        places = {
            column: set(regions.loc[codes, column]) if codes else set() for column in ("region_name", "ofsted_region")
        }
        inside = {column: next(iter(held)) if len(held) == 1 else "" for column, held in places.items()}
        found.append({"old_la_code": name, "la_name": served["service"].iloc[0], **inside})
    columns = ["old_la_code", "la_name", "region_name", "ofsted_region"]
    return pd.DataFrame(found, columns=columns).assign(start_date=pd.NaT, end_date=pd.NaT)
