"""The check of a paper's figures as a report: what to fix, what is fragile, what no one here can check, what holds."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pandas as pd

from inspection_stats.check.data import Data, data_files, read_data
from inspection_stats.claims.check import Checked, Row, check
from inspection_stats.claims.file import ClaimsFile, read_claims
from inspection_stats.claims.locate import AS_CLAIMED, where_is
from inspection_stats.claims.paper import make_paper
from inspection_stats.claims.verdicts import FRAGILE, HOLDS, ONLY, UNKNOWN
from inspection_stats.describe.english.numbers import number_of
from inspection_stats.documents.blocks import Block, Bullets, Paragraph, Section, TableBlock, printable
from inspection_stats.documents.run_id import checksum, checksums, run_id
from inspection_stats.errors import BadData, Fault
from inspection_stats.load.paper import read_paper
from inspection_stats.reference.statuses import ILLUSTRATIVE_DATA
from inspection_stats.report.report import Report

UNCHECKED = "unchecked"
COLUMNS = ["id", "place", "printed", "computed", "verdict", "reason", "words", "found", "calculation", "sources"]
LABELS = {"place": "Place", "words": "Words", "computed": "Computed", "verdict": "Verdict",
          "reason": "Calculation and reason"}  # fmt: skip
ALIKE = {"place": "Place", "words": "Words", "reason": "Calculation and reason"}
"""The columns of a table whose rows all have one verdict; the words hold the printed figure."""


def check_claims(claims: str | Path, paper: str | Path = "") -> Report:
    """Check the figures of a claims file, and with a paper (text, Word or PDF) those that it prints.

    The frames of the report are `claims`, a row a claim, and `unchecked`, every number of the paper that no claim
    covers. Raises `BadData` with every fault of the claims file, the data or the paper.
    """
    file = read_claims(Path(claims))
    if not os.path.isdir(file.data):
        problem, fix = (
            f"It names a data folder that is not there: {file.data}",
            'Write where the tables are, as in data = ".."',
        )
        raise BadData([Fault(problem, fix, file.name)])
    text = make_paper(read_paper(Path(paper)), file.parts) if str(paper) else None
    data = read_data(file.data)
    checked = check(file, data, text)
    frames = {"claims": claims_frame(checked), UNCHECKED: unchecked_frame(checked)}
    mark = f"{ILLUSTRATIVE_DATA}. " if illustrative(data) else ""
    title = f"{mark}Check of figures: {file.title}"
    run = run_id(claims_parameters(file), inputs(file, claims, paper))
    return Report(title, _sections(checked, frames), frames, run, bool(mark))


def illustrative(data: Data) -> bool:
    """Whether any row that a claim may rest on is invented for trying things out."""
    tables = (data.sqs_inspections, data.sqs_judgements, data.local_context)
    return any(table["illustrative"].eq("yes").any() for table in tables)


def claims_parameters(file: ClaimsFile) -> dict[str, str]:
    """What decides the check, beside the files it reads."""
    return {"report": "claims", "claims": file.name}


def inputs(file: ClaimsFile, claims: str | Path, paper: str | Path) -> dict[str, str]:
    """The sha256 of the claims file, the paper and the tables, by their names."""
    read = checksums(data_files(file.data)) | {Path(claims).name: checksum(Path(claims))}
    return read | ({Path(paper).name: checksum(Path(paper))} if str(paper) else {})


def claims_frame(checked: Checked) -> pd.DataFrame:
    """A row a claim, in the order of the file."""
    rows = [
        {
            "id": row.claim.id,
            "place": row.claim.place,
            "printed": row.figure.text,
            "computed": row.verdict.computed,
            "verdict": row.verdict.word,
            "reason": _reason(row),
            "words": row.claim.words,
            "found": row.how,
            "calculation": row.claim.calculation,
            "sources": "; ".join(row.computed.sources),
        }
        for row in checked.rows
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype="str")


def unchecked_frame(checked: Checked) -> pd.DataFrame:
    """A row a number that no claim covers and no rule sets apart, with its sentence as the reason."""
    rows = [
        {"place": where_is(one.place), "printed": one.number, "verdict": UNCHECKED, "reason": one.sentence}
        for one in checked.unchecked
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype="str").fillna("")


def to_fix(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims whose sentences cannot stay as they are."""
    return claims[~claims["verdict"].isin([HOLDS, FRAGILE, UNKNOWN])]


def in_short(claims: pd.DataFrame) -> str:
    """ "263 claims: 103 hold, 1 holds but fragile, 16 to fix, 143 cannot be checked"."""
    counts = Counter(claims["verdict"])
    fragile, unknown = counts[FRAGILE], counts[UNKNOWN]
    said = [
        f"{counts[HOLDS]} {'holds' if counts[HOLDS] == 1 else 'hold'}",
        f"{fragile} {'holds' if fragile == 1 else 'hold'} but {'is' if fragile == 1 else 'are'} fragile",
        f"{len(to_fix(claims))} to fix",
        f"{unknown} cannot be checked",
    ]
    return f"{number_of(len(claims), 'claim')}: {', '.join(said)}"


def _reason(row: Row) -> str:
    moved = "" if row.how in ("", AS_CLAIMED) or not row.how.startswith("moved") else f"The words {row.how}. "
    note = f". {row.claim.note}" if row.claim.note else ""
    said = f"{moved}{row.verdict.reason}{note}"
    return said[:1].upper() + said[1:]


def _sections(checked: Checked, frames: dict[str, pd.DataFrame]) -> tuple[Section, ...]:
    claims = frames["claims"]
    groups = (
        ("to-fix", "To fix", to_fix(claims), "Figures that do not hold as they are printed"),
        ("fragile", "Holds, but fragile", claims[claims["verdict"].eq(FRAGILE)], "Figures that one case would change"),
        ("cannot-be-checked", "Cannot be checked", claims[claims["verdict"].eq(UNKNOWN)], "What a proof would need"),
        ("holds", "Holds", claims[claims["verdict"].eq(HOLDS)], "Figures that hold"),
    )
    sections = [Section("summary", "Summary", _summary(checked, claims))]
    sections += [
        Section(name, heading, (TableBlock(name, caption, printable(rows, LABELS if name == "to-fix" else ALIKE)),))
        for name, heading, rows, caption in groups
        if len(rows)
    ]
    if checked.numbers:
        sections.append(Section(UNCHECKED, "Numbers that no claim covers", _numbers(checked, frames[UNCHECKED])))
    return tuple(sections)


def _summary(checked: Checked, claims: pd.DataFrame) -> tuple[Block, ...]:
    words = claims["verdict"].where(~claims["verdict"].str.startswith(ONLY), "true only in part or at another date")
    lines = [f"{number}: {word}" for word, number in words.value_counts().items()]
    return Paragraph(f"{in_short(claims)}."), Bullets(tuple(lines))


def _numbers(checked: Checked, unchecked: pd.DataFrame) -> tuple[Block, ...]:
    apart = Counter(number.apart for number in checked.numbers if number.apart)
    blocks: list[Block] = [Paragraph(f"{number_of(len(unchecked), 'number')} of the paper are in no claim.")]
    if len(unchecked):
        shown = printable(unchecked, {"place": "Place", "printed": "Number", "reason": "Sentence"})
        blocks.append(TableBlock(UNCHECKED, "Numbers of the paper that no claim covers", shown))
    blocks.append(Bullets(_set_apart(apart, checked.outside)))
    return tuple(blocks)


def _set_apart(apart: Counter[str], outside: int) -> tuple[str, ...]:
    lines = [f"Set apart as {rule}: {number}" for rule, number in apart.most_common()]
    if outside:
        lines.append(f"Outside the parts that the claims file names, and not looked at: {number_of(outside, 'number')}")
    return tuple(lines)
