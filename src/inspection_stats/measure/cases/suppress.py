"""Disclosure control: from case counts to what may be printed of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from inspection_stats.measure.cases.secondary_suppression import families, total_may_be_printed, withheld_in
from inspection_stats.measure.cases.small_counts import is_small
from inspection_stats.reference.statuses import EXACT, NOT_APPLICABLE, SUPPRESSED

COUNTS = ["sufficient", "applicable"]


@dataclass(frozen=True)
class Published:
    """What may be printed of case counts. A report is made from this and from nothing else of the counts.

    `rows` are the rows as given; those withheld have the status “suppressed” and no number. `themes` has a row for each
    service and theme: `service_id`, `theme`, `questions` that applied to any case (parts of others left out), of these
    `withheld`, the sums `sufficient` and `applicable` over all of them, withheld or not, and their `status`; a
    suppressed sum has no number.
    """

    rows: pd.DataFrame
    themes: pd.DataFrame


def suppress(rows: pd.DataFrame, protected: pd.Series) -> Published:
    """Withhold small counts, and with them what would give them back.

    Takes judgements of one or many services (`service_id`, `theme`, `judgement_id`, `part_of`, `sufficient`,
    `applicable`, `status`) and which of them are `protected` (a column of yes and no with the same index). A row is
    withheld completely - sufficient, insufficient and base - where its sufficient or its insufficient cases number from
    1 to 5, and where a question and its parts would give such a count back (`withheld_in`). The total of a theme is
    printed where nothing in it is withheld, or where it gives nothing back (`total_may_be_printed`).

    What is withheld of a service depends on that service's counts only. So someone with every pack made from the same
    counts knows no more than `Published` holds.
    """
    plan = _Plan(rows, protected)
    return Published(_without_numbers(rows, plan.withheld), _themes(plan))


class _Plan:
    """The counts, which of them are withheld, and how many parts each question has."""

    def __init__(self, rows: pd.DataFrame, protected: pd.Series):
        exact = rows["status"].eq(EXACT).to_numpy()
        self.rows = rows
        self.cases = rows["sufficient"].where(exact, 0).to_numpy(dtype=np.int64)
        self.others = rows["applicable"].where(exact, 0).to_numpy(dtype=np.int64) - self.cases
        self.withheld = exact & is_small(self.cases, self.others)
        self.parts = np.zeros(len(rows), dtype=int)
        at = np.flatnonzero(exact)
        for family in families(rows[exact]):
            self.withheld[at[withheld_in(family, self.cases[at], self.others[at])]] = True
            self.parts[at[[row for row, above in family.items() if above is None]]] = len(family) - 1
        self.withheld &= protected.to_numpy(dtype=bool)

    def total(self, pooled: np.ndarray) -> tuple[object, ...]:
        """Of the rows `pooled`: how many, how many withheld, their sums and whether these may be printed."""
        hidden = pooled[self.withheld[pooled]]
        parts = int(self.parts[hidden].sum())
        safe = not len(hidden) or total_may_be_printed(self.cases[hidden], self.others[hidden], parts)
        status = NOT_APPLICABLE if not len(pooled) else EXACT if safe else SUPPRESSED
        sufficient = self.cases[pooled].sum() if status == EXACT else pd.NA
        applicable = (self.cases + self.others)[pooled].sum() if status == EXACT else pd.NA
        return len(pooled), len(hidden), sufficient, applicable, status


def _without_numbers(rows: pd.DataFrame, withheld: np.ndarray) -> pd.DataFrame:
    printed = rows.copy()
    for column in printed.columns:
        if column != "order" and pd.api.types.is_numeric_dtype(printed[column]):
            printed[column] = printed[column].mask(withheld)
    if "words" in printed:
        printed["words"] = printed["words"].mask(withheld, "")
    printed["status"] = printed["status"].mask(withheld, SUPPRESSED)
    return printed


def _themes(plan: _Plan) -> pd.DataFrame:
    counted = plan.rows["part_of"].eq("").to_numpy() & (plan.cases + plan.others > 0)
    groups = plan.rows.groupby(["service_id", "theme"], sort=False).indices
    found = [(*group, *plan.total(at[counted[at]])) for group, at in groups.items()]
    columns = ["service_id", "theme", "questions", "withheld", *COUNTS, "status"]
    return pd.DataFrame(found, columns=columns).astype(dict.fromkeys(COUNTS, "Int64"))
