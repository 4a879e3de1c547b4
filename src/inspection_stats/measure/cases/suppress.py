"""Disclosure control: small counts of children are withheld, with all that would let them be worked back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from inspection_stats.measure.cases.recoverable import recoverable
from inspection_stats.reference.statuses import EXACT, NOT_APPLICABLE, SUPPRESSED

OFF = 0
LOCAL = 5
THRESHOLDS = {"HM Inspectorate of Probation": OFF, "Ofsted": OFF, "Illustrative data": OFF}
"""By the beginning of a row's source: counts from 1 to this number are withheld. Any other source is local: `LOCAL`.

Published inspectorate counts are public already, and illustrative ones are about no child. For local data the rule of
the statistics of looked after children is taken: 1 to 5 withheld, and whatever would give them back by simple
arithmetic; a true 0 is shown. Source: Hansard, Commons, 8 January 2008, Children in Care, table 1, note 3.
"""


@dataclass(frozen=True)
class Withheld:
    """What may be printed: the rows, and the totals by the columns they were summed over."""

    rows: pd.DataFrame
    totals: dict[tuple[str, ...], pd.DataFrame]


def suppress(
    rows: pd.DataFrame,
    totals: Sequence[Sequence[str]] = (("theme",),),
    thresholds: Mapping[str, int] = THRESHOLDS,
) -> Withheld:
    """Withhold small counts, and as many others as it takes that none can be worked back.

    Takes rows of counts (`sufficient`, `applicable`, `status`, `source`), before anything is measured on them, and the
    totals that will be printed beside them, each as the columns it is summed by: `[["theme"]]` for one service;
    `[["service_id", "theme"], ["judgement_id"], ["theme"]]` for many. Totals of at most two crossing kinds are
    protected (an area's themes; services across questions), each with totals of totals.

    A row is withheld whole - sufficient, insufficient and base, both segments or none - where its sufficient or its
    insufficient cases number from 1 to the threshold of its source. Then, for as long as simple arithmetic on what is
    printed would give back a withheld count, further rows are withheld, smallest base first, and where none is left, a
    total. Withheld rows have the status “suppressed”, no numbers and no words; nothing tells the first from the
    further ones. Rows that are part of another (`part_of`) are in no total.

    Every other table printed from the same rows (averages, comparisons, other groupings) must be made from the rows
    returned here, or its totals be named in `totals`.
    """
    plan = _Plan(rows.reset_index(drop=True), [list(by) for by in totals], thresholds)
    while plan.widened():
        pass
    printed = rows.copy()
    hidden = pd.Series(plan.hidden, index=rows.index)
    for column in printed.columns:
        if column != "order" and pd.api.types.is_numeric_dtype(printed[column]):
            printed[column] = printed[column].mask(hidden)
    if "words" in printed:
        printed["words"] = printed["words"].mask(hidden, "")
    printed["status"] = printed["status"].mask(hidden, SUPPRESSED)
    return Withheld(printed, plan.totals())


def threshold_of(source: str, thresholds: Mapping[str, int] = THRESHOLDS) -> int:
    """The threshold for a row of that source: of the longest name in `thresholds` it begins with, else `LOCAL`."""
    known = [name for name in thresholds if source.startswith(name)]
    return thresholds[max(known, key=len)] if known else LOCAL


class _Plan:
    """Which rows and totals are hidden so far. `members` has a row for each total: which table rows it sums."""

    def __init__(self, rows: pd.DataFrame, kinds: list[list[str]], thresholds: Mapping[str, int]):
        self.table, self.kinds = rows, kinds
        counted = rows["status"].eq(EXACT) & rows["applicable"].notna()
        summed = counted & (rows["part_of"].eq("") if "part_of" in rows else True)
        self.limit = np.array([threshold_of(source, thresholds) for source in rows["source"]], dtype=int)
        base = rows["applicable"].where(counted, 0).to_numpy(dtype=int)
        cases = rows["sufficient"].where(counted, 0).to_numpy(dtype=int)
        self.parts = np.vstack([cases, base - cases])
        groups = [
            (tuple(by), key, rows.index.isin(held.index) & summed.to_numpy())
            for by in kinds
            for key, held in rows.groupby(by, sort=False)
        ]
        self.keys = [(by, key) for by, key, _ in groups]
        self.members = np.array([held for _, _, held in groups], dtype=bool).reshape(len(groups), len(rows))
        self.free = (summed & (base > 0)).to_numpy() & (self.limit > OFF)
        self.hidden = _small(self.parts, self.limit)
        total_limit = np.array([self.limit[held].max(initial=OFF) for held in self.members], dtype=int)
        self.hidden_totals = _small(self.parts @ self.members.T, total_limit)
        # What must stay unknown and is not proven to yet: rows by their place, and totals by theirs.
        self.rows_unproven = [int(row) for row in np.flatnonzero(self.hidden)]
        self.totals_unproven = [int(total) for total in np.flatnonzero(self.hidden_totals)]

    def widened(self) -> bool:
        """Hide one thing more for each count that could be worked back; False once there is none.

        What cannot be worked back now cannot be later either, when still less is printed: it is proven once.
        """
        single = np.eye(len(self.table), dtype=bool)[self.rows_unproven]
        targets = np.vstack([single, self.members[self.totals_unproven]])
        known = recoverable(self.parts, self.hidden, self.members[~self.hidden_totals], targets)
        count = len(self.rows_unproven)
        self.rows_unproven = [row for row, found in zip(self.rows_unproven, known[:count], strict=True) if found]
        self.totals_unproven = [at for at, found in zip(self.totals_unproven, known[count:], strict=True) if found]
        # The total with the fewest rows hidden gives most away, so company is sought there first.
        touched = np.zeros(len(self.members), dtype=bool)
        for row in sorted(self.rows_unproven, key=lambda row: min(self._hidden_in(self._near(row)), default=0)):
            near = self._near(row)
            if len(near) and not touched[near].any():
                touched |= self._hide_beside(near)
        for total in tuple(self.totals_unproven):
            self._hide_total_beside(total)
        return bool(known.any())

    def _near(self, row: int) -> np.ndarray:
        return np.flatnonzero(self.members[:, row] & ~self.hidden_totals)

    def _hidden_in(self, totals: np.ndarray) -> np.ndarray:
        return (self.members[totals] & self.hidden).sum(axis=1)

    def _hide_beside(self, near: np.ndarray) -> np.ndarray:
        # A row that is company in other totals with but one row hidden does the work of several.
        lonely = ~self.hidden_totals & (self._hidden_in(np.arange(len(self.members))) == 1)
        for total in near[np.argsort(self._hidden_in(near), kind="stable")]:
            candidates = np.flatnonzero(self.members[total] & self.free & ~self.hidden)
            if len(candidates):
                helps = self.members[lonely][:, candidates].sum(axis=0)
                chosen = self._smallest(candidates[helps == helps.max()], self.parts)
                self.hidden[chosen] = True
                self.rows_unproven.append(chosen)
                return self.members[:, chosen]
        self._hide_total(self._smallest(near, self.parts @ self.members.T))
        return np.isin(np.arange(len(self.members)), near)

    def _hide_total_beside(self, total: int) -> None:
        # A total is worked back from others of its kind and what they add up to: rows cannot help, another total can.
        near = ~self.hidden_totals & (self.members & self.members[total]).any(axis=1)
        if not near.any():
            return
        alike = np.array([by == self.keys[total][0] for by, _ in self.keys])
        reached = self.members[near].any(axis=0)
        beside = np.flatnonzero(alike & ~self.hidden_totals & (self.members & reached).any(axis=1))
        self._hide_total(self._smallest(beside if len(beside) else np.flatnonzero(near), self.parts @ self.members.T))

    def _hide_total(self, total: int) -> None:
        self.hidden_totals[total] = True
        self.totals_unproven.append(total)

    @staticmethod
    def _smallest(places: np.ndarray, parts: np.ndarray) -> int:
        # One with both kinds of cases blurs both counts; one with a single kind blurs only that.
        one_kind = parts[:, places].min(axis=0) == 0
        return int(places[np.lexsort((places, parts[:, places].sum(axis=0), one_kind))[0]])

    def totals(self) -> dict[tuple[str, ...], pd.DataFrame]:
        """The totals of each kind: their key, sums and status, the hidden ones without numbers."""
        sums = self.parts @ self.members.T
        printed: dict[tuple[str, ...], pd.DataFrame] = {}
        for by in self.kinds:
            at = [place for place, (kind, _) in enumerate(self.keys) if kind == tuple(by)]
            frame = pd.DataFrame([self.keys[place][1] for place in at], columns=by)
            frame["sufficient"] = pd.array(sums[0, at], dtype="Int64")
            frame["applicable"] = pd.array(sums[:, at].sum(axis=0), dtype="Int64")
            asked = sums[:, at].any(axis=0)
            frame["status"] = np.select([self.hidden_totals[at], asked], [SUPPRESSED, EXACT], NOT_APPLICABLE)
            frame.loc[frame["status"].ne(EXACT), ["sufficient", "applicable"]] = pd.NA
            printed[tuple(by)] = frame
        return printed


def _small(parts: np.ndarray, limit: np.ndarray) -> np.ndarray:
    return np.any((parts > 0) & (parts <= limit), axis=0)
