"""The figures in a council's commentary: those that a claims file covers are checked, the others are listed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from inspection_stats.claims.paper.reading import read_paper
from inspection_stats.claims.paper.text import make_paper
from inspection_stats.claims.unchecked import unclaimed
from inspection_stats.errors import FiguresDoNotHold
from inspection_stats.report.claims_frames import in_short, to_fix
from inspection_stats.report.claims_report import open_check

CLAIMS = ".toml"


@dataclass(frozen=True)
class CheckedCommentary:
    """What a check of a file of commentary found: in short, and each number that nothing checks with its sentence."""

    file: Path
    short: str
    unchecked: tuple[str, ...]


def unchecked_words(file: Path, words: str) -> CheckedCommentary:
    """The numbers in words that no claims file covers: all of them, with their sentences."""
    numbers = [one for one in unclaimed(make_paper(words), []) if not one.apart]
    return CheckedCommentary(file, "no claims file", tuple(f"{one.number}: {one.sentence}" for one in numbers))


def check_commentary(file: Path) -> CheckedCommentary:
    """Check a file of commentary against the claims file next to it, `westminster.toml` for `westminster.md`.

    Without one, every number is unchecked. Raises `FiguresDoNotHold` for a claim that does not hold, and `BadData` for
    faults of either file.
    """
    claims = file.with_suffix(CLAIMS)
    if not os.path.lexists(claims):
        return unchecked_words(file, read_paper(file).text)
    check = open_check(claims, file)
    wrong = to_fix(check.claims)
    if len(wrong):
        lines = [f"  {row.id}, {row.printed}: {row.reason}" for row in wrong.itertuples()]
        raise FiguresDoNotHold("\n".join([f"The commentary {file} is not right:", *lines]))
    rows = check.unchecked.itertuples()
    return CheckedCommentary(file, in_short(check.claims), tuple(f"{row.printed}: {row.reason}" for row in rows))
