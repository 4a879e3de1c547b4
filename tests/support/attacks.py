"""The adversary set on random audits and comparisons: how far each withheld number can still range."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

from inspection_stats.check.own_audit import Filling
from inspection_stats.report.own_audit import audit_frames, published_audit
from inspection_stats.report.service_comparison import compared_with_others
from tests.support.adversary import Adversary, Cell, Printed, audit_as_printed, comparisons_as_printed
from tests.support.random_audits import part_of, random_counts

PROMISED = 5  # docs/decisions/0010-what-is-withheld.md


@dataclass(frozen=True)
class Range:
    """A withheld number, its true value, and the least and the greatest that the adversary finds it can be."""

    seed: int
    cell: Cell
    what: str
    true: int
    least: int
    greatest: int

    @property
    def width(self) -> int:
        return self.greatest - self.least + 1


def audit_ranges(seed: int) -> list[Range]:
    """What the pack of a random audit leaves open of each number that it withholds."""
    counts = random_counts(seed)
    return _ranges(seed, counts, _audit(counts))


def ranges_with_bases_known(seed: int) -> list[Range]:
    """The same for a reader who knows, from elsewhere, how many cases each question applied to.

    Of the parts of a question nothing is promised then: 16 of the 18 cases of a question that is shown are nearly all.
    """
    counts = random_counts(seed)
    printed = _audit(counts)
    printed.bases = {("own", row.judgement_id): int(row.applicable) for row in counts.itertuples()}
    parts = counts.loc[counts["part_of"].ne(""), "judgement_id"]
    return [one for one in _ranges(seed, counts, printed) if one.what != "applicable" and one.cell[1] not in set(parts)]


def comparison_ranges(seed: int) -> list[Range]:
    """What the packs that compare each of three to six services with the others leave open, all read together."""
    counts = random_counts(seed, services=3 + seed % 4)
    packs = {
        service: dict(compared_with_others(counts, service, service, internal=False).every_comparison().frames)
        for service in counts["service_id"].unique()
    }
    printed = comparisons_as_printed(packs, part_of(counts))
    printed.parts_make_the_whole = counts.attrs["parts_make_the_whole"]
    return _ranges(seed, counts, printed)


def confirmed_values(seed: int) -> dict[tuple[Cell, str], set[int]]:
    """Of each number that an audit's pack withholds, values with which the tool itself prints the very same.

    The counts that the adversary makes up go through the tool, so that its knowledge of the rule is not left to trust.
    The search for a number ends at `PROMISED` values.
    """
    counts = random_counts(seed)
    shown, adversary = _shown(counts), Adversary(_audit(counts), together=True)
    found: dict[tuple[Cell, str], set[int]] = defaultdict(set)
    for cell, (s, t) in adversary.place.items():
        for what, aim in (("sufficient", {s: 1.0}), ("insufficient", {t: 1.0}), ("applicable", {s: 1.0, t: 1.0})):
            least = round(adversary.value(aim, adversary.solve(aim, 1)))
            for value in range(least, least + 20):
                if len(found[cell, what]) >= PROMISED:
                    break
                for other in adversary.other_counts(aim, value):
                    if _shown(_with(counts, other)) == shown:
                        _note(found, other)
                        break
    return found


def _note(found: dict[tuple[Cell, str], set[int]], other: dict[Cell, tuple[int, int]]) -> None:
    for cell, (sufficient, applicable) in other.items():
        found[cell, "sufficient"].add(sufficient)
        found[cell, "insufficient"].add(applicable - sufficient)
        found[cell, "applicable"].add(applicable)


def _audit(counts: pd.DataFrame) -> Printed:
    printed = audit_as_printed(audit_frames(published_audit(Filling(counts, ()), internal=False)))
    printed.parts_make_the_whole = counts.attrs["parts_make_the_whole"]
    return printed


def _shown(counts: pd.DataFrame) -> tuple[str, str]:
    published = published_audit(Filling(counts, ()), internal=False)
    return published.rows.to_csv(), published.themes.to_csv()


def _with(counts: pd.DataFrame, other: dict[Cell, tuple[int, int]]) -> pd.DataFrame:
    """The counts with those that are withheld made up otherwise."""
    by_question = {question: pair for (_, question), pair in other.items()}
    changed = counts.copy()
    for place, column in enumerate(("sufficient", "applicable")):
        made_up = changed["judgement_id"].map({name: pair[place] for name, pair in by_question.items()})
        changed[column] = made_up.astype("Int64").fillna(changed[column])
    return changed


def _ranges(seed: int, counts: pd.DataFrame, printed: Printed) -> list[Range]:
    keys = zip(counts["service_id"], counts["judgement_id"], strict=True)
    true = dict(zip(keys, counts[["sufficient", "applicable"]].astype(int).itertuples(index=False), strict=True))
    found = []
    for cell, what, least, greatest in Adversary(printed).ranges():
        service = counts["service_id"].iloc[0] if cell[0] == "own" else cell[0]
        sufficient, applicable = true[service, cell[1]]
        value = {"sufficient": sufficient, "applicable": applicable}.get(what, applicable - sufficient)
        found.append(Range(seed, cell, what, value, least, greatest))
    return found
