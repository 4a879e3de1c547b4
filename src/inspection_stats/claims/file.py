"""A claims file: which figures of a paper to check, where each stands and how it is calculated. Facts only, no code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from inspection_stats.claims.calculations import Arguments
from inspection_stats.claims.figures import Figure, read_figure
from inspection_stats.claims.matching import Rounding
from inspection_stats.claims.normal import normal
from inspection_stats.claims.paper import Part
from inspection_stats.claims.registry import CALCULATIONS
from inspection_stats.errors import BadData, Fault, nearest
from inspection_stats.load.toml import read_toml

GUIDE = "See docs/checking-a-paper.md"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Part(_Strict):
    name: str
    begins: str
    ends: str = ""


class _Header(_Strict):
    title: str
    date: date
    data: str
    part: list[_Part] = []


class _Entry(_Strict):
    id: str
    report: str = ""
    paragraph: str = ""
    words: str
    printed: str
    calculation: str
    arguments: dict[str, Any] = {}
    rounding: Rounding = "half up"
    agrees_with: str = ""
    rests_on: list[str] = []
    note: str = ""


@dataclass(frozen=True)
class Claim:
    """One claim: the paper says `printed` in these `words`, and `calculation` with `arguments` says what is so.

    `rests_on` are further numbers in the words that are part of what the claim says, such as the 90% of “9 over 90%”;
    `note` is what a reader of the verdict should know besides, in the words of whoever wrote the claim.
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
        """Where it stands, as the file says: “Committee report, 3.13”."""
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

    Raises `BadData` with every fault at once, each with the claim's id: no TOML, an unknown or missing entry, two
    claims of one id, an unknown calculation, missing or unknown arguments, a figure that is none, that its words do
    not hold once, or that the calculation cannot answer.
    """
    content = read_toml(path)
    entries = content.pop("claim", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise BadData([Fault("“claim” is not a list of claims", f"Begin each with [[claim]]. {GUIDE}", path.name)])
    faults = [Fault(*said, path.name) for said in _header_faults(content)]
    claims: list[Claim] = []
    for number, entry in enumerate(entries, start=1):
        claim, found = _claim(entry, number)
        faults += [Fault(problem, fix, path.name) for problem, fix in found]
        claims += [claim] if claim else []
    if not entries:
        faults.append(Fault("The file has no claim", f"Begin each with [[claim]]. {GUIDE}", path.name))
    faults += [Fault(*said, path.name) for said in _together(entries, claims, content.get("part", []))]
    if faults:
        raise BadData(faults)
    header = _Header.model_validate(content)
    parts = tuple(Part(part.name, part.begins, part.ends) for part in header.part)
    return ClaimsFile(path.name, header.title, header.date, path.parent / header.data, parts, tuple(claims))


def _header_faults(content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    try:
        _Header.model_validate(content)
    except ValidationError as error:
        for one in error.errors():
            yield _said("The head of the file", one, list(_Header.model_fields), GUIDE)


def _claim(entry: dict[str, Any], number: int) -> tuple[Claim | None, list[tuple[str, str]]]:
    """The claim, or None with its faults, each a problem and a fix."""
    name = f"Claim {entry.get('id') or number}"
    try:
        given = _Entry.model_validate(entry)
    except ValidationError as error:
        return None, [_said(name, one, list(_Entry.model_fields), GUIDE) for one in error.errors()]
    faults: list[tuple[str, str]] = []
    printed = read_figure(given.printed)
    if printed is None:
        faults.append(
            (f"{name}: “{given.printed}” is no figure", "Write it as the paper prints it: 86%, 34, four, none")
        )
    if (times := _times(given.printed, given.words)) != 1:
        stands = "does not stand" if times == 0 else f"stands {times} times"
        fix = "Quote the words with the figure in them" if times == 0 else "Quote fewer words, or more of the figure"
        faults.append((f"{name}: the figure “{given.printed}” {stands} in its words “{given.words}”", fix))
    for number_beside in given.rests_on:
        if _times(number_beside, given.words) != 1:
            problem = f"{name}: “{number_beside}”, which it rests on, does not stand once in its words “{given.words}”"
            faults.append((problem, "Quote the words with it, or take it out of rests_on"))
    chosen = CALCULATIONS.get(given.calculation)
    arguments = None
    if chosen is None:
        offer = nearest(given.calculation, list(CALCULATIONS)) or f"There are: {', '.join(CALCULATIONS)}."
        faults.append((f"{name}: there is no calculation “{given.calculation}”", offer.removesuffix(".")))
    else:
        try:
            arguments = chosen.arguments.model_validate(given.arguments)
        except ValidationError as error:
            known = list(chosen.arguments.model_fields)
            fix = f"{chosen.name} takes: {', '.join(known)}"
            faults += [_said(f"{name}, arguments of {chosen.name}", one, known, fix) for one in error.errors()]
        if printed and printed.kind not in chosen.answers:
            answers = " or ".join(sorted(chosen.answers))
            faults.append((f"{name}: “{given.printed}” is {printed.kind}", f"{chosen.name} answers {answers}"))
    if faults or printed is None or arguments is None:
        return None, faults
    return Claim(
        given.id, given.report, given.paragraph, given.words, printed, given.calculation, arguments, given.rounding,
        given.agrees_with, tuple(given.rests_on),
            given.note,
    ), []  # fmt: skip


def _together(entries: list[dict], claims: list[Claim], parts: Any) -> Iterator[tuple[str, str]]:
    """What only several claims together show."""
    ids = [str(entry.get("id")) for entry in entries]
    for name, times in Counter(ids).items():
        if times > 1:
            yield f"{times} claims have the id {name}", "Give each its own id"
    names = [str(part.get("name")) for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    for claim in claims:
        if claim.agrees_with and (claim.agrees_with not in ids or claim.agrees_with == claim.id):
            offer = nearest(claim.agrees_with, ids) or "Name the id of another claim of this file"
            yield f"Claim {claim.id}: agrees_with names no other claim “{claim.agrees_with}”", offer
        if names and claim.report not in names:
            offer = nearest(claim.report, names) or f"The file names: {', '.join(names)}"
            yield f"Claim {claim.id}: no [[part]] of the file is called “{claim.report}”", offer


def _said(where: str, error: Any, known: list[str], fix: str) -> tuple[str, str]:
    """One of pydantic's errors as a problem and a fix."""
    name = ".".join(str(part + 1) if isinstance(part, int) else str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        return f"{where}: there is no entry “{name}”", nearest(name, known) or fix
    if error["type"] == "missing":
        return f"{where}: “{name}” is missing", fix
    return f"{where}: “{name}” does not fit: {error['msg'].lower()}", fix


def _times(printed: str, words: str) -> int:
    """How often the figure stands in the words, not counting it inside longer numbers or words."""
    figure = re.escape(normal(printed))
    return len(re.findall(rf"(?<!\w)(?<!\d[.,]){figure}(?!\w)(?![.,]\d)", normal(words), re.IGNORECASE))
