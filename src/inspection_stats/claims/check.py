"""Every claim of a file judged, against the data alone or in the text of the paper too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from inspection_stats.check.data import Data
from inspection_stats.claims.computed import CannotCompute, Computed, Facts
from inspection_stats.claims.figures import Figure
from inspection_stats.claims.file import Claim, ClaimsFile
from inspection_stats.claims.locate import OTHER_FIGURE, REWORDED, Found, locate
from inspection_stats.claims.matching import same
from inspection_stats.claims.paper import Paper
from inspection_stats.claims.registry import CALCULATIONS
from inspection_stats.claims.unchecked import Unclaimed, outside, unclaimed
from inspection_stats.claims.verdicts import CHANGED, CONTRADICTED, FALSE, PASSES, UNKNOWN, Verdict, judge
from inspection_stats.errors import BadData, BadRequest, Fault

NO_PAPER = ""


@dataclass(frozen=True)
class Row:
    """One claim judged. `how` says how its words stand in the paper, and is empty where none was read."""

    claim: Claim
    figure: Figure
    computed: Computed
    verdict: Verdict
    how: str

    @property
    def passes(self) -> bool:
        """Whether the paper can stay as it is here; what cannot be checked passes and says so."""
        return self.verdict.word in PASSES


@dataclass(frozen=True)
class Checked:
    """All claims judged; with a paper, also every number in it that no claim covers, and how many lie outside."""

    rows: tuple[Row, ...]
    numbers: tuple[Unclaimed, ...] = ()
    outside: int = 0

    @property
    def unchecked(self) -> list[Unclaimed]:
        """The numbers that nothing covers and no rule sets apart."""
        return [number for number in self.numbers if not number.apart]


def check(file: ClaimsFile, data: Data, paper: Paper | None = None) -> Checked:
    """Judge every claim of the file.

    Without a paper the figures are those of the file; with one they are those that the paper prints now. Raises
    `BadData` with every fault at once: words or a part that the paper has not, an argument that names nothing.
    """
    found, faults = (
        located(file, paper) if paper else ({one.id: Found(NO_PAPER, one.printed) for one in file.claims}, [])
    )
    rows, more = judged(file, data, found)
    if faults or more:
        raise BadData([*faults, *more])
    if paper is None:
        return Checked(rows)
    covered = [span for where in found.values() for span in (where.span, *where.beside) if span]
    return Checked(rows, tuple(unclaimed(paper, covered)), outside(paper))


def judged(file: ClaimsFile, data: Data, found: dict[str, Found]) -> tuple[tuple[Row, ...], list[Fault]]:
    """The claims of the file that were found, each judged by the figure that stands there, and the faults met."""
    figures = {claim.id: claim.printed for claim in file.claims} | {name: one.figure for name, one in found.items()}
    rows, faults = [], []
    for claim in file.claims:
        where = found.get(claim.id, Found(NO_PAPER, claim.printed))
        facts = Facts(data, file.date, figures, where.figure)
        try:
            computed = CALCULATIONS[claim.calculation].function(facts, claim.arguments)
        except (BadRequest, CannotCompute) as error:
            faults.append(Fault(f"Claim {claim.id}: {str(error).rstrip('.')}", "Fix its arguments", file.name))
            continue
        verdict = judge(where.figure, computed, claim.rounding)
        rows.append(Row(claim, where.figure, computed, _in_place(claim, where, verdict), where.how))
    return tuple(_agreed(rows)), faults


def located(file: ClaimsFile, paper: Paper) -> tuple[dict[str, Found], list[Fault]]:
    """Where the claims of the file stand in the paper, under their ids, and a fault for each that does not."""
    faults = [
        Fault(
            f"The paper does not hold the words that begin the part “{name}”, or those that end it",
            "Quote them anew",
            file.name,
        )
        for name in paper.missing_parts
    ]
    found = locate(file.claims, paper)
    for claim in file.claims:
        if claim.id not in found:
            taken = "stand in the paper, but other claims have every place of them"
            why = taken if paper.exact(claim.words) else "are not in the paper"
            problem = f"Claim {claim.id}: its words {why}: “{claim.words}”"
            faults.append(Fault(problem, "Quote the paper's own words, or take the claim out", file.name))
    return found, faults


def _in_place(claim: Claim, where: Found, verdict: Verdict) -> Verdict:
    """The verdict with what the paper did to the claim's words."""
    if where.how == REWORDED:
        reason = f"The words are not there any more. The nearest: “{where.nearest}”. Quote them anew"
        return Verdict(CHANGED, verdict.computed, reason)
    if where.how != OTHER_FIGURE:
        return verdict
    said = f"The paper prints {where.figure.text}, the claims file has {claim.printed.text}. "
    return Verdict(CHANGED if verdict.word == UNKNOWN else verdict.word, verdict.computed, said + verdict.reason)


def _agreed(rows: list[Row]) -> Iterator[Row]:
    """The rows, each with the other places of the paper that print another figure for the same thing.

    A figure that the data prove, or disprove, keeps its verdict; one that nothing else can settle is contradicted.
    """
    against = _against(rows)
    for row in rows:
        others = against[row.claim.id]
        if not others:
            yield row
            continue
        said = "; ".join(f"{other.claim.place} prints {other.figure.text} (claim {other.claim.id})" for other in others)
        open_still = row.verdict.word in (UNKNOWN, CHANGED) or (row.verdict.word == FALSE and _repeats(row.claim))
        word = CONTRADICTED if open_still else row.verdict.word
        reason = said if _repeats(row.claim) else f"{row.verdict.reason}. But {said}"
        yield replace(row, verdict=Verdict(word, row.verdict.computed, reason))


def _against(rows: list[Row]) -> dict[str, list[Row]]:
    by_id = {row.claim.id: row for row in rows}
    against: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        repeated = getattr(row.claim.arguments, "claim", "") if _repeats(row.claim) else ""
        for name in {row.claim.agrees_with, repeated} & set(by_id):
            if not same(row.figure, by_id[name].figure):
                against[row.claim.id].append(by_id[name])
                against[name].append(row)
    return against


def _repeats(claim: Claim) -> bool:
    return claim.calculation == "same_figure"
