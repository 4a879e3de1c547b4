"""From when to when each kind of result is held: outside those days nothing is known or denied."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from inspection_stats.check.columns import day, one_of, text
from inspection_stats.check.sqs import SOURCE, YES_NO
from inspection_stats.check.table import TableDefinition
from inspection_stats.errors import Fault

GRADED, VISITS, SCREENINGS = "graded inspections", "visits", "screenings"
STATEMENTS = "statements on other inspections"
DATED = {GRADED: ("ofsted_judgements", "published"), VISITS: ("ofsted_visits", "visited"),
         SCREENINGS: ("sqs_inspections", "published"), STATEMENTS: ("judgements", "published")}  # fmt: skip
"""The table that each kind's results are in, and the column of the day that its horizon is about."""


def _horizon_in_order(rows: pd.DataFrame) -> Iterator[tuple[int, str, str, str]]:
    for row in rows.index[rows["held_to"] < rows["held_from"]]:
        yield row, "held_to", "The horizon ends before it starts", "Check the two dates"


HORIZONS = TableDefinition(
    "horizons.csv",
    "one kind of result, and the days from and to which it is held",
    {
        "kind": one_of("The kind of result", tuple(DATED)),
        "held_from": day("First day for which results are held"),
        "held_to": day("Last day for which results are held; what came after it is not known here"),
        "complete": one_of("yes where every result between these days is held, no where only some are", YES_NO),
        "covers": text("What is held, in a sentence's words"),
        "source": text(SOURCE),
    },
    key=("kind",),
    rules=(_horizon_in_order,),
)


def horizon_faults(frames: dict[str, pd.DataFrame]) -> Iterator[Fault]:
    """A kind without its row, and every result dated outside the days for which its kind is held completely."""
    if "horizons" not in frames:
        return
    horizons = frames["horizons"].set_index("kind")
    for kind, (table, column) in DATED.items():
        if kind not in horizons.index:
            yield Fault(f"There is no row for {kind}", "Add it", HORIZONS.file, column="kind")
        elif table in frames and horizons.at[kind, "complete"] == "yes":
            yield from _outside(frames[table], column, horizons.loc[kind], kind, f"{table}.csv")


def _outside(rows: pd.DataFrame, column: str, horizon: pd.Series, kind: str, file: str) -> Iterator[Fault]:
    days = rows[column]
    # Ofsted's releases list visits by the year they report on; a few were made just before it.
    outside = days.gt(horizon["held_to"]) | (days.lt(horizon["held_from"]) & (kind != VISITS))
    for row in rows.index[outside]:
        span = f"{horizon['held_from']:%Y-%m-%d} to {horizon['held_to']:%Y-%m-%d}"
        problem = f"{HORIZONS.file} says that {kind} are held from {span}"
        yield Fault(problem, "Check the date, or move the horizon", file, int(row), column, f"{days[row]:%Y-%m-%d}")
