"""A release against the facts held: what is new, what differs, what is missing, what cannot be filed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from inspection_stats.reference.statuses import NOT_STATED
from inspection_stats.release.coverage import Coverage
from inspection_stats.release.same_inspection import NEAR, days_apart
from inspection_stats.release.vocabulary import OVERALL

FACTS = [
    "inspection_id",
    "old_la_code",
    "la_name",
    "framework",
    "inspection_type",
    "on_site_from",
    "on_site_to",
    "published",
]
COMPARED = ("framework", "inspection_type", "on_site_from", "on_site_to", "published")
"""The facts about an inspection, other than its judgements, that two accounts of it may state differently."""

CHANGE_COLUMNS = ["inspection_id", "la_name", "what", "was", "now", "source", "source_before"]

Row = Any
"""A row of a frame as `itertuples` gives it."""


@dataclass(frozen=True)
class Differences:
    """`filed`: the release's judgements with their inspection ids. `new`: those of inspections not held before.

    `changed`: a row for each fact that differs, with what is held (`was`) and what the release says (`now`). `missing`:
    inspections held that are missing from the release, with the table that lacks them. `unfiled`: judgements of
    inspections that are new but come without a day of publication. `held_otherwise`: the numbers of inspections that
    are held under a framework of another family, of the same dates, with the id of the one held. `same`: how many
    inspections are held already and unchanged.
    """

    filed: pd.DataFrame
    new: pd.DataFrame
    changed: pd.DataFrame
    missing: pd.DataFrame
    unfiled: pd.DataFrame
    held_otherwise: dict[int, str]
    same: int

    @property
    def changed_judgements(self) -> int:
        """How many judgements of inspections held differ in the release."""
        return int((~self.changed["what"].isin(COMPARED)).sum())


def against_held(release: pd.DataFrame, held: pd.DataFrame, coverage: Sequence[Coverage]) -> Differences:
    """Compare the judgements of a release (`Release.judgements`) with those held (ofsted_judgements.csv).

    An inspection of the release is the one held of the same area and family whose dates are nearest, as `days_apart`
    has it; each is matched once. A matched inspection whose report's date the release does not give takes the one held.
    """
    held = held.assign(family=held["inspection_id"].str.split("-").str[1])
    known = {str(row.inspection_id): row for row in held.drop_duplicates("inspection_id").itertuples()}
    matches = _matches(release, list(known.values()))
    otherwise = _held_otherwise(release, matches, held[held["judgement"].eq(OVERALL)])
    columns = list(held.columns.drop("family"))
    dated = _dated(release[~release["inspection"].isin(otherwise)], matches, known)
    filed = dated[dated["published"].notna()]
    days = filed["published"].dt.strftime("%Y-%m-%d")
    filed = filed.assign(inspection_id=filed["old_la_code"] + "-" + filed["family"] + "-" + days)
    changed = pd.DataFrame(_changes(filed[filed["held_id"].notna()], held), columns=CHANGE_COLUMNS)
    return Differences(
        filed=filed[columns].reset_index(drop=True),
        new=filed.loc[filed["held_id"].isna(), columns].reset_index(drop=True),
        changed=changed,
        missing=_missing(known, {*matches.values(), *otherwise.values()}, coverage),
        unfiled=dated[dated["published"].isna()].drop(columns="held_id").reset_index(drop=True),
        held_otherwise=otherwise,
        same=len(set(matches.values()) - set(changed["inspection_id"])),
    )


def _dated(release: pd.DataFrame, matches: dict[int, str], known: dict[str, Row]) -> pd.DataFrame:
    held_id = release["inspection"].map(matches)
    held_published = pd.to_datetime(held_id.map({key: row.published for key, row in known.items()}))
    return release.assign(published=release["published"].fillna(held_published), held_id=held_id)


def _matches(release: pd.DataFrame, held: list[Row]) -> dict[int, str]:
    """By the number of an inspection of the release, the id of the one held; the nearest pairs first."""
    candidates = defaultdict(list)
    for old in held:
        candidates[old.old_la_code, old.family].append(old)
    pairs = []
    for new in release.drop_duplicates("inspection").itertuples():
        for old in candidates[new.old_la_code, new.family]:
            apart = _apart(new, old)
            if apart is not None:
                pairs.append((apart, new.inspection, old.inspection_id))
    matches: dict[int, str] = {}
    taken: set[str] = set()
    for _, number, inspection_id in sorted(pairs):
        if number not in matches and inspection_id not in taken:
            matches[number] = inspection_id
            taken.add(inspection_id)
    return matches


def _held_otherwise(release: pd.DataFrame, matches: dict[int, str], held: pd.DataFrame) -> dict[int, str]:
    """Inspections of the release that are not matched, and that are held under a framework of another family.

    A table of the latest inspection of each authority shows those under an older framework under the labels of today's.
    Only whole inspections are compared, those with an overall grade: a board's review has the dates of another.
    """
    overall = release[release["judgement"].eq(OVERALL) & ~release["inspection"].isin(matches)]
    found = {}
    for new in overall.itertuples():
        for old in held[held["old_la_code"].eq(new.old_la_code) & held["family"].ne(new.family)].itertuples():
            apart = _apart(new, old)
            if apart is not None and apart <= NEAR.days:
                found[int(new.inspection)] = str(old.inspection_id)
    return found


def _apart(new: Row, old: Row) -> int | None:
    return days_apart(_day(new.on_site_from), _day(new.published), _day(old.on_site_from), _day(old.published))


def _changes(matched: pd.DataFrame, held: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    before = _by(held, "inspection_id")
    for inspection_id, now in _by(matched, "held_id").items():
        was = before[inspection_id]
        first, first_before = now[0], was[0]
        for fact in COMPARED:
            values = [_text(getattr(first_before, fact)), _text(getattr(first, fact))]
            if values[0] != values[1] and not set(values) & {"", NOT_STATED}:
                yield inspection_id, first_before.la_name, fact, *values, first.source, first_before.source
        grades = {row.judgement: row for row in was}
        for row in now:
            old = grades.get(row.judgement)
            if old is None or row.grade != old.grade:
                grade, source = (old.grade, old.source) if old else ("", first_before.source)
                yield inspection_id, row.la_name, row.judgement, grade, row.grade, row.source, source


def _by(frame: pd.DataFrame, column: str) -> dict[str, list[Row]]:
    rows = defaultdict(list)
    for row in frame.itertuples():
        rows[str(getattr(row, column))].append(row)
    return rows


def _missing(known: dict[str, Row], matched: set[str], coverage: Sequence[Coverage]) -> pd.DataFrame:
    rows = []
    for inspection_id, row in known.items():
        on_site, published = _day(row.on_site_from), row.published.date()
        tables = [
            one.table for one in coverage if one.family == row.family and one.holds(row.old_la_code, on_site, published)
        ]
        if tables and inspection_id not in matched:
            rows.append((*(getattr(row, fact) for fact in FACTS), "; ".join(dict.fromkeys(tables))))
    return pd.DataFrame(rows, columns=[*FACTS, "missing_from"])


def _day(value: pd.Timestamp) -> date | None:
    return None if pd.isna(value) else value.date()


def _text(value: object) -> str:
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return "" if pd.isna(value) else str(value)
