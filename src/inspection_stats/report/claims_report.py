"""The check of a paper's figures as a report: what to fix, what is fragile, what no one here can check, what holds."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from inspection_stats.check.data import Data, data_files, read_data
from inspection_stats.claims.checking import Checked, check_figures
from inspection_stats.claims.file import ClaimsFile, read_claims
from inspection_stats.claims.judging import FRAGILE, HOLDS, ONLY, UNKNOWN
from inspection_stats.claims.paper.reading import read_paper
from inspection_stats.claims.paper.text import make_paper
from inspection_stats.describe.english.say import say
from inspection_stats.documents.blocks import Block, Bullets, Paragraph, Section, TableBlock, printable
from inspection_stats.documents.carried import Opening
from inspection_stats.documents.run_id import checksum, checksums
from inspection_stats.errors import BadData, Fault
from inspection_stats.reference.given import path_given
from inspection_stats.reference.statuses import ILLUSTRATIVE_DATA
from inspection_stats.report.claims_frames import (
    CLAIMS,
    REMARKS,
    UNCHECKED,
    claims_frame,
    in_short,
    needs_frame,
    remarks_frame,
    to_fix,
    unchecked_frame,
)
from inspection_stats.report.opening import made_now, shown

LABELS = {"place": "Place", "words": "Words", "computed": "Computed", "verdict": "Verdict",
          "reason": "Calculation and reason"}  # fmt: skip
ALIKE = {"place": "Place", "words": "Words", "reason": "Calculation and reason"}
"""The columns of a table whose rows all have one verdict; the words hold the printed figure."""


@dataclass(frozen=True)
class ClaimsCheck:
    """The check of a paper. Shown in a cell, it opens the report; each of its sections shows itself in one.

    `claims` has a row for each claim, `unchecked` one for each number that no claim covers; `remarks` say what there is
    to know of the paper as a whole: tracked changes are pending, pictures were not read.
    """

    checked: Checked
    claims: pd.DataFrame
    unchecked: pd.DataFrame
    remarks: pd.DataFrame
    opening: Opening

    def __repr__(self) -> str:
        return self.opening.title

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return shown(self.opening)

    def summary(self) -> Section:
        """How many claims hold, and what there is to know of the paper."""
        frames = {CLAIMS: self.claims, **({REMARKS: self.remarks} if len(self.remarks) else {})}
        return Section("summary", _summary(self.claims, self.remarks), frames)

    def to_fix(self) -> Section:
        """The figures that do not hold as they are printed, with what they should say."""
        return _group("to-fix", to_fix(self.claims), say("claims.to-fix"), LABELS)

    def fragile(self) -> Section:
        """The figures that hold and that one case would change."""
        rows = self.claims[self.claims["verdict"].eq(FRAGILE)]
        return _group("fragile", rows, say("claims.one-case"), ALIKE)

    def cannot_be_checked(self) -> Section:
        """The figures that nobody can check here, and what a proof would need."""
        rows = self.claims[self.claims["verdict"].eq(UNKNOWN)]
        section = _group("cannot-be-checked", rows, say("claims.proof"), ALIKE)
        return replace(section, blocks=(*_needs(self.claims), *section.blocks)) if section.blocks else section

    def holds(self) -> Section:
        """The figures that hold."""
        return _group("holds", self.claims[self.claims["verdict"].eq(HOLDS)], say("claims.holding"), ALIKE)

    def not_covered(self) -> Section:
        """The numbers of the paper that no claim covers."""
        blocks = _numbers(self.checked, self.unchecked) if self.checked.numbers else ()
        return Section("not-covered", blocks, {UNCHECKED: self.unchecked})


def open_check(claims: str | Path, paper: str | Path = "") -> ClaimsCheck:
    """Check the figures of a claims file, and with a paper (text, Word or PDF) those that it prints.

    Raises `BadData` with every fault of the claims file, the data or the paper.
    """
    file = read_claims(Path(path_given(claims, "the claims file")))
    if not os.path.isdir(file.data):
        problem = f"Its data folder does not exist: {file.data}"
        raise BadData([Fault(problem, 'Write where the tables are, as in data = ".."', file.name)])
    read = read_paper(Path(path_given(paper, "the paper"))) if str(paper) else None
    text = make_paper(read.text, file.parts, read.margins) if read else None
    data = read_data(file.data)
    checked = check_figures(file, data, text)
    mark = f"{ILLUSTRATIVE_DATA}. " if illustrative(data) else ""
    opening = made_now(
        f"{mark}Check of figures: {file.title}",
        claims_parameters(file),
        inputs(file, claims, paper),
        illustrative=bool(mark),
    )
    remarks = remarks_frame(read.remarks if read else [])
    return ClaimsCheck(checked, claims_frame(checked), unchecked_frame(checked), remarks, opening)


def illustrative(data: Data) -> bool:
    """Whether any row that a claim may rest on is invented for trying things out."""
    tables = (data.sqs_inspections, data.sqs_judgements, data.local_context)
    return any(table["illustrative"].eq("yes").any() for table in tables)


def claims_parameters(file: ClaimsFile) -> dict[str, str]:
    """What decides the check, as well as the files it reads."""
    return {"report": "claims", "claims": file.name}


def inputs(file: ClaimsFile, claims: str | Path, paper: str | Path) -> dict[str, str]:
    """The sha256 of the claims file, the paper and the tables, by their names."""
    read = checksums(data_files(file.data)) | {Path(claims).name: checksum(Path(claims))}
    return read | ({Path(paper).name: checksum(Path(paper))} if str(paper) else {})


def _group(name: str, rows: pd.DataFrame, caption: str, labels: dict[str, str]) -> Section:
    return Section(name, (TableBlock(name, caption, printable(rows, labels)),) if len(rows) else ())


def _summary(claims: pd.DataFrame, remarks: pd.DataFrame) -> tuple[Block, ...]:
    words = claims["verdict"].where(~claims["verdict"].str.startswith(ONLY), say("claims.in-part"))
    lines = [f"{number}: {word}" for word, number in words.value_counts().items()]
    known = [Paragraph(f"{remark}.") for remark in remarks["reason"]]
    return Paragraph(f"{in_short(claims)}."), *known, Bullets(tuple(lines))


def _needs(claims: pd.DataFrame) -> tuple[Block, ...]:
    labels = {"kind": "What is missing", "claims": "Claims", "needed": "What would be needed"}
    needs = needs_frame(claims)
    shown = TableBlock("what-is-needed", say("claims.needed"), printable(needs, labels))
    return (shown,) if len(needs) else ()


def _numbers(checked: Checked, unchecked: pd.DataFrame) -> tuple[Block, ...]:
    apart = Counter(number.apart for number in checked.numbers if number.apart)
    number = len(unchecked)
    blocks: list[Block] = [Paragraph(say("claims.uncovered", number, count=f"{number:,}"))]
    if len(unchecked):
        shown = printable(unchecked, {"place": "Place", "printed": "Number", "reason": "Sentence"})
        blocks.append(TableBlock(UNCHECKED, say("claims.uncovered-table"), shown))
    blocks.append(Bullets(_set_apart(apart, checked.outside)))
    return tuple(blocks)


def _set_apart(apart: Counter[str], outside: int) -> tuple[str, ...]:
    lines = [say("claims.set-apart", rule=rule, count=number) for rule, number in apart.most_common()]
    if outside:
        lines.append(say("claims.outside", outside, count=f"{outside:,}"))
    return tuple(lines)
