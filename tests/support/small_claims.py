"""A small paper with known errors and the claims on it, for tests that need no paper of anyone's."""

from __future__ import annotations

import re
from pathlib import Path

from inspection_stats.claims.checking import Checked, check_figures
from inspection_stats.claims.file import read_claims
from inspection_stats.claims.paper.text import make_paper
from tests.support.places import ROOT

GUIDE = (ROOT / "docs" / "checking-a-paper.md").read_text("utf-8")
PAPER = re.search(r"```text\n(1\.1.*?)```", GUIDE, re.DOTALL)[1]
CLAIMS = re.search(r"```toml\n(title.*?)```", GUIDE, re.DOTALL)[1]
HEAD = 'title = "A test"\ndate = 2016-05-09\ndata = "data"\n'
SQS = 'inspection = "west-london-sqs-2016-01-27"'


def claim(words: str, printed: str, calculation: str, arguments: str = "", more: str = "", name: str = "one") -> str:
    """One claim as TOML."""
    return (
        f'[[claim]]\nid = "{name}"\nwords = "{words}"\nprinted = "{printed}"\n'
        f'calculation = "{calculation}"\narguments = {{ {arguments} }}\n{more}\n'
    )


def written(folder: Path, claims: str) -> Path:
    """A claims file in a folder, next to the shipped tables."""
    path = folder / "claims.toml"
    path.write_text(claims, encoding="utf-8")
    if not (folder / "data").exists():
        (folder / "data").symlink_to(ROOT / "data", target_is_directory=True)
    return path


def checked(folder: Path, claims: str, data, paper: str | None = None) -> Checked:
    """The claims judged against the shipped tables and, where given, a paper."""
    file = read_claims(written(folder, claims))
    return check_figures(file, data, None if paper is None else make_paper(paper, file.parts))


def verdicts(result: Checked) -> dict[str, str]:
    """The verdict of each claim."""
    return {row.claim.id: row.verdict.word for row in result.rows}
