"""A claims file: which figures of a paper to check, where each is and how it is calculated. Facts only, no code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from inspection_stats.claims.calculations import CALCULATIONS
from inspection_stats.claims.calculations.registry import Arguments, Calculation
from inspection_stats.claims.entries import CLAIMS_GUIDE, ClaimEntry, HeadEntry, Said, faults_in
from inspection_stats.claims.figure_forms import figure_at
from inspection_stats.claims.figures import Figure, Kind
from inspection_stats.claims.paper.edges import standing
from inspection_stats.claims.paper.normalising import comparable
from inspection_stats.claims.paper.paper_parts import Part
from inspection_stats.claims.printed_dates import no_such_day
from inspection_stats.claims.rounding import Rounding
from inspection_stats.errors import BadData, Fault, nearest
from inspection_stats.load.toml import read_toml

MOST_CLAIMS = 5_000  # the largest file so far has 296, of a pack of 110 pages
OFFERS = 10  # faults that offer the names most like a misspelt one; to look for them among thousands takes time


@dataclass(frozen=True)
class Claim:
    """One claim: the paper says `printed` in these `words`, and `calculation` with `arguments` says what is so.

    `rests_on` are further numbers in the words that are part of what the claim says, such as the 90% of “9 over 90%”;
    `note` is what else a reader of the verdict should know, in the words of the claim's author.
    """

    id: str
    report: str
    paragraph: str
    words: str
    printed: Figure
    calculation: str
    arguments: Arguments
    rounding: Rounding
    agrees_with: str
    rests_on: tuple[str, ...]
    note: str

    @property
    def place(self) -> str:
        """Where it is, as the file says: “Committee report, 3.13”."""
        return ", ".join(filter(None, (self.report, self.paragraph)))


@dataclass(frozen=True)
class ClaimsFile:
    """A claims file, read and checked. `data` is the folder of the suite's tables."""

    name: str
    title: str
    date: date
    data: Path
    parts: tuple[Part, ...]
    claims: tuple[Claim, ...]


def read_claims(path: Path) -> ClaimsFile:
    """Read and check a claims file.

    Raises `BadData` with every fault at once, each with the claim's id: not TOML, too many claims, an unknown or
    missing entry, two claims with one id, an unknown calculation, missing or unknown arguments, a figure that is not
    one, that is not in its words exactly once, or that the calculation cannot answer.
    """
    content = read_toml(path)
    entries = content.pop("claim", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _bad(path, [("“claim” is not a list of claims", f"Start each with [[claim]]. {CLAIMS_GUIDE}")])
    if len(entries) > MOST_CLAIMS:
        problem = f"The file has {len(entries):,} claims; the limit for one check is {MOST_CLAIMS:,}"
        raise _bad(path, [(problem, "Make a file for each part of the paper")])
    faults = list(faults_in("The head of the file", HeadEntry, content, CLAIMS_GUIDE))
    read = [_claim(entry, number) for number, entry in enumerate(entries, start=1)]
    claims = [claim for claim, _ in read if claim]
    faults += [said for _, found in read for said in found]
    faults += _together(entries, claims, content.get("part", []))
    if faults:
        raise _bad(path, faults)
    head = HeadEntry.model_validate(content)
    parts = tuple(Part(part.name, part.begins, part.ends) for part in head.part)
    return ClaimsFile(path.name, head.title, head.date, path.parent / head.data, parts, tuple(claims))


def _bad(path: Path, faults: Sequence[Said]) -> BadData:
    return BadData([Fault(problem, fix, path.name) for problem, fix in faults])


def _claim(entry: dict[str, Any], number: int) -> tuple[Claim | None, list[Said]]:
    """The claim, or None with its faults."""
    name = f"Claim {entry.get('id') or number}"
    if faults := list(faults_in(name, ClaimEntry, entry, CLAIMS_GUIDE)):
        return None, faults
    given = ClaimEntry.model_validate(entry)
    chosen = CALCULATIONS.get(given.calculation)
    printed = _printed(given, chosen)
    faults = [
        *_figure_faults(name, given, printed),
        *_words_faults(name, given),
        *_calculation_faults(name, given, chosen, printed),
    ]
    if faults or printed is None or chosen is None:
        return None, faults
    return Claim(
        given.id, given.report, given.paragraph, given.words, printed, given.calculation,
        chosen.arguments.model_validate(given.arguments), given.rounding, given.agrees_with, tuple(given.rests_on),
        given.note,
    ), []  # fmt: skip


def _printed(given: ClaimEntry, chosen: Calculation | None) -> Figure | None:
    """The figure as its words have it: a plus, minus or word of direction next to it belongs to it.

    The number of a year is a date where the calculation gives one.
    """
    words, spans = comparable(given.words), standing(given.printed, given.words)
    span = spans[0] if spans else None
    figure = figure_at(words, *span) if span else figure_at(given.printed, 0, len(given.printed))
    if figure and chosen and Kind.DATE in chosen.answers and figure.kind not in chosen.answers:
        return figure.as_year()
    return figure


def _figure_faults(name: str, given: ClaimEntry, printed: Figure | None) -> Iterator[Said]:
    if printed:
        return
    if why := no_such_day(comparable(given.printed)):
        yield f"{name}: there is no day “{given.printed}”: {why}", "Write the date as the paper prints it"
    else:
        yield f"{name}: “{given.printed}” is not a figure", "Write it as the paper prints it: 86%, 34, four, none"


def _words_faults(name: str, given: ClaimEntry) -> Iterator[Said]:
    times = len(standing(given.printed, given.words))
    if times == 0:
        problem = f"{name}: the figure “{given.printed}” is not in its words “{given.words}”"
        yield problem, "Quote the words with the whole figure in them"
    elif times > 1:
        problem = f"{name}: the figure “{given.printed}” is {times} times in its words “{given.words}”"
        yield problem, "Quote fewer words, or more of the figure"
    for number in given.rests_on:
        if len(standing(number, given.words)) != 1:
            problem = (
                f"{name}: “{number}”, which it rests on, does not appear exactly once in its words “{given.words}”"
            )
            yield problem, "Quote words that include it once, or delete it from rests_on"


def _calculation_faults(
    name: str, given: ClaimEntry, chosen: Calculation | None, printed: Figure | None
) -> Iterator[Said]:
    if chosen is None:
        offer = nearest(given.calculation, list(CALCULATIONS)) or f"There are: {', '.join(CALCULATIONS)}."
        yield f"{name}: there is no calculation “{given.calculation}”", offer.removesuffix(".")
        return
    takes = f"{chosen.name} takes: {', '.join(chosen.arguments.model_fields)}"
    yield from faults_in(f"{name}, arguments of {chosen.name}", chosen.arguments, given.arguments, takes)
    if printed and printed.kind not in chosen.answers:
        answers = " or ".join(sorted(chosen.answers))
        yield f"{name}: “{given.printed}” is {printed.kind}", f"{chosen.name} answers {answers}"


def _together(entries: list[dict[str, Any]], claims: list[Claim], parts: Any) -> Iterator[Said]:
    """Faults between claims."""
    if not entries:
        yield "The file has no claim", f"Start each with [[claim]]. {CLAIMS_GUIDE}"
    times_of = Counter(str(entry.get("id")) for entry in entries)
    for name, times in times_of.items():
        if times > 1:
            yield f"{times} claims have the id {name}", "Give each its own id"
    names = [str(part.get("name")) for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    yield from _unknown_partners(claims, list(times_of))
    yield from _unknown_parts(claims, names)


def _unknown_partners(claims: list[Claim], ids: list[str]) -> Iterator[Said]:
    known = set(ids)
    wrong = [one for one in claims if one.agrees_with and (one.agrees_with not in known or one.agrees_with == one.id)]
    for number, claim in enumerate(wrong):
        offer = nearest(claim.agrees_with, ids) if number < OFFERS else ""
        problem = f"Claim {claim.id}: agrees_with names “{claim.agrees_with}”, which is not another claim"
        yield problem, offer or "Name the id of another claim of this file"


def _unknown_parts(claims: list[Claim], names: list[str]) -> Iterator[Said]:
    known = set(names)
    for number, claim in enumerate(claim for claim in claims if names and claim.report not in known):
        offer = nearest(claim.report, names) if number < OFFERS else ""
        problem = f"Claim {claim.id}: no [[part]] of the file is called “{claim.report}”"
        yield problem, offer or f"The file names: {', '.join(names[:OFFERS])}"
