"""An adversary: a reader who has the whole pack and knows the tool's rule, and solves for what is withheld.

It is written from what a pack prints and from docs/decisions/0010-what-is-withheld.md, not from the tool's code. All
that is printed becomes linear constraints on whole numbers - counts shown, parts within their whole, theme totals,
averages of services, 0 <= sufficient <= applicable - and so does the rule: a withheld count is small, or belongs to a
question with parts of which something is. `scipy.optimize.milp` then finds the least and the greatest that each
withheld number can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from inspection_stats.reference.themes import THEMES

SMALL = 5
CAP = 400  # no count of a service is larger: a reader may think so, and every range is cut there
Cell = tuple[str, str]  # service, question
Term = dict[int, float]  # variable to its factor


@dataclass
class Printed:
    """What the packs print: each cell's counts (None where withheld), which is part of which, and sums over cells."""

    cells: dict[Cell, tuple[int, int] | None] = field(default_factory=dict)
    part_of: dict[Cell, Cell] = field(default_factory=dict)
    sums: list[tuple[frozenset[Cell], int, int]] = field(default_factory=list)
    bases: dict[Cell, int] = field(default_factory=dict)  # known from elsewhere: of how many cases a question was asked
    parts_make_the_whole: bool = False  # known from elsewhere, as of boys and girls

    @property
    def withheld(self) -> list[Cell]:
        return [cell for cell, counts in self.cells.items() if counts is None]

    def add_rows(self, service: str, rows: pd.DataFrame) -> None:
        """The questions of one service as a table of a pack prints them; those that applied to no case are left out."""
        for row in rows[rows["status"].ne("not applicable")].itertuples():
            shown = row.status == "exact"
            self.cells[service, row.judgement_id] = (int(row.sufficient), int(row.applicable)) if shown else None
        for row in rows[rows["part_of"].ne("")].itertuples():
            whole, part = (service, row.part_of), (service, row.judgement_id)
            if whole in self.cells and part in self.cells:
                self.part_of[part] = whole

    def add_sum(self, cells: Iterable[Cell], sufficient: Any, applicable: Any) -> None:
        """A printed sum over cells; none where it is not printed."""
        if not pd.isna(applicable):
            self.sums.append((frozenset(cells), int(sufficient), int(applicable)))


def audit_as_printed(frames: dict[str, pd.DataFrame]) -> Printed:
    """What the pack of an own audit prints: its two tables; charts, page and workbook hold the same figures."""
    rows, printed = frames["own-audit"].fillna({"part_of": ""}), Printed()
    printed.add_rows("own", rows)
    asked = rows[rows["part_of"].eq("") & rows["status"].ne("not applicable")]
    for total in frames["own-audit-themes"].itertuples():
        cells = [("own", name) for name in asked.loc[asked["theme"].eq(total.theme), "judgement_id"]]
        printed.add_sum(cells, total.sufficient, total.applicable)
    return printed


def comparisons_as_printed(packs: dict[str, dict[str, pd.DataFrame]], part_of: dict[str, str]) -> Printed:
    """What the comparison packs of all services of one file print together, each made for one of them."""
    printed = Printed()
    for service, frames in packs.items():
        rows = frames["sqs-comparison"].query("level == 'judgement'")
        printed.add_rows(service, rows.assign(part_of=rows["judgement_id"].map(part_of)))
    themes = pd.concat(frames["sqs-comparison"].query("level == 'judgement'") for frames in packs.values())
    theme_of = dict(zip(themes["judgement_id"], themes["theme"], strict=True))

    def pooled(row: Any, *, of: str = "", without: str = "") -> list[Cell]:
        return [
            (service, name)
            for service, name in printed.cells
            if (name == row.judgement_id if row.judgement_id else not part_of[name] and theme_of[name] == row.theme)
            and of in ("", service) and service != without
        ]  # fmt: skip

    for service, frames in packs.items():
        for row in frames["sqs-comparison"].fillna({"judgement_id": ""}).itertuples():
            printed.add_sum(pooled(row, of=service), row.sufficient, row.applicable)
            printed.add_sum(pooled(row, without=service), row.national_sufficient, row.national_applicable)
        for row in frames["averages"].assign(theme=frames["averages"]["theme"].map(THEMES)).itertuples():
            printed.add_sum(pooled(row), row.sufficient, row.applicable)
    return printed


class Adversary:
    """The constraints on what is withheld, in groups that do not touch one another; `together`, in one."""

    def __init__(self, printed: Printed, *, together: bool = False):
        self.printed = printed
        self.variables: list[tuple[float, float]] = []
        self.rows: list[tuple[Term, float, float]] = []
        self.place = {cell: (self._new(), self._new()) for cell in printed.withheld}
        self._bases()
        self._sums()
        self._rule()
        self._groups(together)

    def ranges(self) -> Iterator[tuple[Cell, str, int, int]]:
        """Each withheld number with the least and the greatest that it can be."""
        for cell, (s, t) in self.place.items():
            for what, aim in (("sufficient", {s: 1.0}), ("insufficient", {t: 1.0}), ("applicable", {s: 1.0, t: 1.0})):
                least, greatest = (round(self.value(aim, self.solve(aim, sign))) for sign in (1, -1))
                yield cell, what, least, greatest

    def other_counts(self, aim: Term, value: int) -> Iterator[dict[Cell, tuple[int, int]]]:
        """Ways to fill in all that hangs together with a withheld number so that it has this value, far apart."""
        inside = self.members[self.group_of[next(iter(aim))]]
        here = {cell: pair for cell, pair in self.place.items() if pair[0] in inside}
        few, many = ({pair[side]: 1.0 for pair in here.values()} for side in (1, 0))
        rng = np.random.default_rng(value)
        drawn = [{variable: float(rng.normal()) for variable in few | many} for _ in range(20)]
        for spread in (few | many, few, many, *drawn):
            if found := self.solve(spread, 1, [(aim, value, value)]):
                yield {cell: (found[s], found[s] + found[t]) for cell, (s, t) in here.items()}

    def solve(self, aim: Term, sign: float, also: Iterable[tuple[Term, float, float]] = ()) -> dict[int, int] | None:
        """The variables of the group that `aim` belongs to where sign x aim is least; None where nothing fits."""
        group = self.group_of[next(iter(aim))]
        inside = {variable: at for at, variable in enumerate(self.members[group])}
        rows = [*self.rows_of[group], *also]
        matrix, low, high = _matrix(rows, inside)
        cost = np.zeros(len(inside))
        for variable, factor in aim.items():
            cost[inside[variable]] = sign * factor
        bounds = np.array([self.variables[variable] for variable in self.members[group]])
        found = milp(
            cost, constraints=LinearConstraint(matrix, low, high), integrality=np.ones(len(inside)),
            bounds=Bounds(bounds[:, 0], bounds[:, 1]),
        )  # fmt: skip
        return None if found.x is None else {one: round(found.x[at]) for one, at in inside.items()}

    @staticmethod
    def value(aim: Term, solution: dict[int, int] | None) -> float:
        assert solution is not None, "the true counts must be among those that fit"
        return sum(factor * solution[variable] for variable, factor in aim.items())

    def _new(self, high: float = CAP) -> int:
        self.variables.append((0, high))
        return len(self.variables) - 1

    def _count(self, cell: Cell, side: int) -> tuple[Term, int]:
        """A count as variables and a known number: sufficient (side 0) or insufficient cases (side 1)."""
        counts = self.printed.cells[cell]
        if counts is None:
            return {self.place[cell][side]: 1.0}, 0
        return {}, counts[0] if side == 0 else counts[1] - counts[0]

    def _bases(self) -> None:
        for cell, (s, t) in self.place.items():
            base = self.printed.bases.get(cell)
            self.rows.append(({s: 1.0, t: 1.0}, 1 if base is None else base, 2 * CAP if base is None else base))

    def _sums(self) -> None:
        for cells, sufficient, applicable in self.printed.sums:
            for side, total in ((0, sufficient), (1, applicable - sufficient)):
                self._equal([self._count(cell, side) for cell in cells], total)

    def _equal(self, counts: list[tuple[Term, int]], total: int) -> None:
        term, known = _added(counts)
        assert term or known == total, "what is printed contradicts itself"
        if term:
            self.rows.append((term, total - known, total - known))

    def _rule(self) -> None:
        families = self._families()
        for cell in self.place:
            if cell not in families:
                self._one_of([self._count(cell, side) for side in (0, 1)])
        for family in {id(cells): cells for cells in families.values()}.values():
            if any(cell in self.place for cell in family):
                self._family(family)

    def _families(self) -> dict[Cell, list[Cell]]:
        groups: dict[Cell, list[Cell]] = {}
        for part, whole in self.printed.part_of.items():
            joined = [*dict.fromkeys([*groups.get(part, [part]), *groups.get(whole, [whole])])]
            groups |= dict.fromkeys(joined, joined)
        return groups

    def _family(self, family: list[Cell]) -> None:
        """Something in it is small: a count, or a question less some of its parts."""
        may_be_small = [self._count(cell, side) for cell in family for side in (0, 1)]
        for whole in family:
            parts = [part for part in family if self.printed.part_of.get(part) == whole]
            for side in (0, 1):
                for part in parts:
                    self._at_least(self._left(whole, [part], side), 0)
                if parts and self.printed.parts_make_the_whole:
                    self._equal([self._left(whole, parts, side)], 0)
                chosen = (some for many in range(1, len(parts) + 1) for some in combinations(parts, many))
                may_be_small += [self._left(whole, list(some), side) for some in chosen]
        self._one_of(may_be_small)
        for cell in family:
            if cell in self.place and cell not in self.printed.part_of:  # more than SMALL of either kind would be shown
                self._one_of([self._count(cell, side) for side in (0, 1)], least=0)

    def _left(self, whole: Cell, parts: list[Cell], side: int) -> tuple[Term, int]:
        taken = [({name: -factor for name, factor in term.items()}, -known) for term, known in
                 (self._count(part, side) for part in parts)]  # fmt: skip
        return _added([self._count(whole, side), *taken])

    def _at_least(self, count: tuple[Term, int], least: int) -> None:
        term, known = count
        if term:
            self.rows.append((term, least - known, np.inf))

    def _one_of(self, counts: list[tuple[Term, int]], least: int = 1) -> None:
        """One of the counts is from `least` to SMALL."""
        signs: Term = {}
        for term, known in counts:
            if not term:
                if least <= known <= SMALL:
                    return
                continue
            sign = self._new(1)
            signs[sign] = 1.0
            room = 4.0 * CAP
            self.rows.append(({**term, sign: -room}, least - known - room, np.inf))
            self.rows.append(({**term, sign: room}, -np.inf, SMALL - known + room))
        self.rows.append((signs, 1, np.inf))

    def _groups(self, together: bool) -> None:
        pairs = [(first, other) for term, *_ in self.rows for first in [next(iter(term))] for other in term]
        pairs += [(0, other) for other in range(len(self.variables))] if together else []
        first, other = np.array(pairs, dtype=int).reshape(-1, 2).T
        size = len(self.variables)
        links = coo_array((np.ones(len(pairs)), (first, other)), shape=(size, size))
        count, self.group_of = connected_components(links, directed=False)
        self.members: list[list[int]] = [[] for _ in range(count)]
        for variable, group in enumerate(self.group_of):
            self.members[group].append(variable)
        self.rows_of: list[list[tuple[Term, float, float]]] = [[] for _ in range(count)]
        for row in self.rows:
            self.rows_of[self.group_of[next(iter(row[0]))]].append(row)


def _added(counts: list[tuple[Term, int]]) -> tuple[Term, int]:
    term: Term = {}
    for one, _ in counts:
        for name, factor in one.items():
            term[name] = term.get(name, 0) + factor
    return {name: factor for name, factor in term.items() if factor}, sum(known for _, known in counts)


def _matrix(rows: list[tuple[Term, float, float]], inside: dict[int, int]) -> tuple[coo_array, np.ndarray, np.ndarray]:
    entries = [
        (number, inside[name], factor) for number, (term, *_) in enumerate(rows) for name, factor in term.items()
    ]
    number, column, factor = zip(*entries, strict=True)
    matrix = coo_array((factor, (number, column)), shape=(len(rows), len(inside)))
    return matrix.tocsr(), np.array([low for _, low, _ in rows]), np.array([high for *_, high in rows])
