"""A service's own audit while it is being filled in: what is still open, and the faults of what is not."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from inspection_stats.check.averages import CASE_COUNTS
from inspection_stats.errors import BadRequest, nearest

COUNTS = ["sufficient", "applicable"]


@dataclass(frozen=True)
class Filling:
    """An audit's rows that are filled in, checked and typed, and the labels of the questions still open."""

    rows: pd.DataFrame
    still_open: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """ "12 of 29 questions filled in, no fault in them." """
        return f"{len(self.rows)} of {len(self.rows) + len(self.still_open)} questions filled in, no fault in them."


def filled_in(raw: pd.DataFrame, file: str, service: str = "") -> Filling:
    """Check the rows of an audit that have a count; a row with neither count is a question still open.

    Takes text as `load.read_counts` gives it; `service` says which one is meant where the file holds several. Raises
    `BadData` with every fault of the filled rows, and `BadRequest` where no row is filled in or no service is meant.
    """
    if not {*CASE_COUNTS.columns} <= {*raw.columns} or raw.empty:
        CASE_COUNTS.check(raw, file)  # says which column is missing, or that there is no row
    blank = raw[COUNTS].eq("").all(axis=1)
    if blank.all():
        raise BadRequest(
            f"No question of {file} is filled in yet. Fill “sufficient” and “applicable” of at least one row, "
            "and leave both empty where the audit has not reached it."
        )
    rows = CASE_COUNTS.check(raw[~blank], file)
    name = _meant(rows, file, service)
    return Filling(rows[rows["service"].eq(name)], tuple(raw.loc[blank & raw["service"].eq(name), "judgement"]))


def _meant(rows: pd.DataFrame, file: str, service: str) -> str:
    services = [str(name) for name in rows["service"].unique()]
    if len(services) == 1 and not service:
        return services[0]
    for name in services:
        if service and name.casefold() == service.strip().casefold():
            return name
    if service:
        raise BadRequest(f"{file} holds no filled row of “{service}”. {nearest(service, services)}".strip())
    raise BadRequest(
        f"{file} holds {len(services)} services, and an own audit is of one. Name it with --service, or compare it "
        f'with the others: inspection-stats compare {file} --service "{services[0]}"'
    )
