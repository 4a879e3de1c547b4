"""Which inspections count "as at" a day: by the plain date of publication, or as Ofsted counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from inspection_stats.errors import BadRequest
from inspection_stats.reference.quarters import long_date


@dataclass(frozen=True)
class Cutoff:
    """Only as at `day`: reports published by it. With `published_by`: on site by `day`, published by the later date.

    The second is how Ofsted counts: "inspections as at 31 March 2025, with a report published by 30 June 2025" (cover
    of its release of September 2025; the release of July 2023 took those published by 30 April). On site means the
    first day on site, the one date of an inspection that Ofsted's workbooks give. No inspection spanned 31 March 2023
    or 31 March 2025, so the last day on site would reproduce the two published states as well.
    `beyond` are inspections counted despite the rule, as Ofsted itself did once (`of_release`).
    Raises `BadRequest` where `published_by` is before `day`.
    """

    day: date
    published_by: date | None = None
    beyond: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.published_by is not None and self.published_by < self.day:
            raise BadRequest(
                f"Published by {self.published_by} is before {self.day}, the day the state is asked for. "
                "Give the day on site first and the later date of publication second."
            )

    @property
    def words(self) -> str:
        """How it reads in a sentence: "published by 5 April 2016"."""
        if self.published_by is None:
            rule = f"published by {long_date(self.day)}"
        else:
            rule = f"on site by {long_date(self.day)} and published by {long_date(self.published_by)}"
        if not self.beyond:
            return rule
        return f"{rule} (and, as in Ofsted's release, {', '.join(self.beyond)}, published later)"

    def keeps(self, judgements: pd.DataFrame) -> pd.Series:
        """Which rows count. A report without a day on site counts where it was published by `day` (see `unknown`)."""
        by_day = judgements["published"] <= pd.Timestamp(self.day)
        if self.published_by is None:
            return by_day | judgements["inspection_id"].isin(self.beyond)
        on_site = judgements["on_site_from"].fillna(judgements["on_site_to"])
        in_time = judgements["published"] <= pd.Timestamp(self.published_by)
        return by_day | (in_time & (on_site <= pd.Timestamp(self.day))) | judgements["inspection_id"].isin(self.beyond)

    def unknown(self, judgements: pd.DataFrame) -> pd.Series:
        """Which rows count or not by a day on site that no source gives: published after `day`, by `published_by`."""
        if self.published_by is None:
            return pd.Series(False, judgements.index)
        no_day = judgements["on_site_from"].isna() & judgements["on_site_to"].isna()
        in_time = judgements["published"] <= pd.Timestamp(self.published_by)
        return no_day & in_time & ~self.keeps(judgements)


def as_ofsted_counts(releases: pd.DataFrame, day: date, published_by: date) -> Cutoff:
    """The cut-off of these two dates; where they are those of a checked release, with what it took beyond its rule."""
    same = releases["as_at"].eq(pd.Timestamp(day)) & releases["published_by"].eq(pd.Timestamp(published_by))
    return of_release(releases, day) if same.any() else Cutoff(day, published_by)


def of_release(releases: pd.DataFrame, as_at: date) -> Cutoff:
    """The cut-off that reproduces what Ofsted published as at that day, from `ofsted_releases.csv`.

    Raises `BadRequest` where no release of that day has been checked.
    """
    checked = releases[releases["as_at"].eq(pd.Timestamp(as_at))]
    if checked.empty:
        days = ", ".join(long_date(day.date()) for day in releases["as_at"])
        raise BadRequest(f"No release of Ofsted as at {long_date(as_at)} has been checked. There are: {days}.")
    release = checked.iloc[0]
    return Cutoff(as_at, release["published_by"].date(), tuple(filter(None, release["beyond_cutoff"].split("|"))))


def reports_by(judgements: pd.DataFrame, cutoff: Cutoff) -> pd.DataFrame:
    """The judgements of the inspections that count."""
    return judgements[cutoff.keeps(judgements)]


def inspections(judgements: pd.DataFrame) -> pd.DataFrame:
    """A row for each inspection, oldest report first; reports of one day in alphabetical order of their areas.

    Columns: inspection_id, old_la_code, area, framework, inspection_type, on_site_from, on_site_to, published,
    report_url.
    """
    columns = [column for column in judgements.columns if column not in ("judgement", "grade", "source")]
    return judgements[columns].drop_duplicates("inspection_id").sort_values(["published", "la_name"], kind="stable")
