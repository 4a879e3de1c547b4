"""Every claim of a file judged, against only the data or in the text of the paper too."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from inspection_stats.check.data import Data
from inspection_stats.claims.calculations import CALCULATIONS
from inspection_stats.claims.computed import CannotCompute, Facts
from inspection_stats.claims.contradictions import with_contradictions
from inspection_stats.claims.file import OFFERS, Claim, ClaimsFile
from inspection_stats.claims.judging import CHANGED, UNKNOWN, JudgedClaim, Verdict, judge
from inspection_stats.claims.paper.locating import OTHER_FIGURE, REWORDED, InPaper, locate
from inspection_stats.claims.paper.text import Paper
from inspection_stats.claims.unchecked import Unclaimed, outside, unclaimed
from inspection_stats.errors import BadData, BadRequest, Fault

NO_PAPER = ""


@dataclass(frozen=True)
class Checked:
    """All claims judged; with a paper, also every number in it that no claim covers, and how many are outside."""

    rows: tuple[JudgedClaim, ...]
    numbers: tuple[Unclaimed, ...] = ()
    outside: int = 0

    @property
    def unchecked(self) -> list[Unclaimed]:
        """The numbers that nothing covers and no rule sets apart."""
        return [number for number in self.numbers if not number.apart]


def check_figures(file: ClaimsFile, data: Data, paper: Paper | None = None) -> Checked:
    """Judge every claim of the file.

    Without a paper the figures are those of the file; with one they are those that the paper prints now. Raises
    `BadData` with every fault at once: words or a part that the paper does not have, an argument that names nothing.
    """
    found, faults = (
        located(file, paper) if paper else ({one.id: InPaper(NO_PAPER, one.printed) for one in file.claims}, [])
    )
    rows, more = judged(file, data, found)
    if faults or more:
        raise BadData([*faults, *more])
    if paper is None:
        return Checked(rows)
    covered = [span for where in found.values() for span in (where.span, *where.beside) if span]
    return Checked(rows, tuple(unclaimed(paper, covered)), outside(paper))


def judged(file: ClaimsFile, data: Data, found: dict[str, InPaper]) -> tuple[tuple[JudgedClaim, ...], list[Fault]]:
    """The claims of the file that were found, each judged by the figure that is there, and the faults found."""
    figures = {claim.id: claim.printed for claim in file.claims} | {name: one.figure for name, one in found.items()}
    ids = tuple(figures)
    memory: dict[Hashable, Any] = {}
    rows: list[JudgedClaim] = []
    faults: list[Fault] = []
    for claim in file.claims:
        where = found.get(claim.id, InPaper(NO_PAPER, claim.printed))
        facts = Facts(data, file.date, figures, where.figure, ids if len(faults) < OFFERS else (), memory)
        try:
            computed = CALCULATIONS[claim.calculation].function(facts, claim.arguments)
        except (BadRequest, CannotCompute) as error:
            faults.append(Fault(f"Claim {claim.id}: {str(error).rstrip('.')}", "Fix its arguments", file.name))
            continue
        verdict = judge(where.figure, computed, claim.rounding)
        rows.append(JudgedClaim(claim, where.figure, computed, _in_place(claim, where, verdict), where.how))
    return tuple(with_contradictions(rows)), faults


def located(file: ClaimsFile, paper: Paper) -> tuple[dict[str, InPaper], list[Fault]]:
    """Where the claims of the file are in the paper, under their ids, and a fault for each that is not."""
    faults = [
        Fault(
            f"The paper does not have the words that start the part “{name}”, or those that end it",
            "Quote them again",
            file.name,
        )
        for name in paper.missing_parts
    ]
    found = locate(file.claims, paper)
    for claim in file.claims:
        if claim.id not in found:
            taken = "are in the paper, but other claims already cover every place"
            why = taken if paper.exact(claim.words) else "are not in the paper"
            problem = f"Claim {claim.id}: its words {why}: “{claim.words}”"
            faults.append(Fault(problem, "Quote the paper's own words, or delete the claim", file.name))
    return found, faults


def _in_place(claim: Claim, where: InPaper, verdict: Verdict) -> Verdict:
    """The verdict with what the paper did to the claim's words."""
    if where.how == REWORDED:
        reason = f"The words are no longer there. The nearest: “{where.nearest}”. Quote them again"
        return Verdict(CHANGED, verdict.computed, reason)
    if where.how != OTHER_FIGURE:
        return verdict
    said = f"The paper prints {where.figure.text}, the claims file has {claim.printed.text}. "
    return Verdict(CHANGED if verdict.word == UNKNOWN else verdict.word, verdict.computed, said + verdict.reason)
