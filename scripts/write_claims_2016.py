"""Write docs/claims-2016.md: the verdict on every claim of the committee pack of 9 May 2016.

Run: python scripts/write_claims_2016.py
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from inspection_stats.claims.judging import FRAGILE, HOLDS, UNKNOWN
from inspection_stats.report.claims_frames import in_short, needs_frame, to_fix
from inspection_stats.report.claims_report import open_check

ROOT = Path(__file__).resolve().parents[1]
CLAIMS = ROOT / "data" / "claims" / "2016-05-09.toml"
HEADER = """# Is the pack of 9 May 2016 right?

Made by `scripts/write_claims_2016.py` from `data/claims/2016-05-09.toml` and the tables of `data/`; a test compares it
with both. Every checkable figure of the committee report (agenda item 8), of Ofsted's report, of the letter of HM
Inspectorate of Probation and of Appendix 3 has a claim. [How to check a paper](checking-a-paper.md) says what the
verdicts mean.

"""


def claims_2016() -> str:
    """The page as Markdown."""
    claims = open_check(CLAIMS).claims
    fix, fragile = to_fix(claims), claims[claims["verdict"].eq(FRAGILE)]
    unknown, holds = claims[claims["verdict"].eq(UNKNOWN)], claims[claims["verdict"].eq(HOLDS)]
    parts = [
        f"{HEADER}{in_short(claims)}.\n",
        f"## To fix\n\n{_table(fix, full=True)}",
        f"## Holds, but fragile\n\n{_table(fragile, full=True)}",
        f"## Cannot be checked\n\n{_by_kind(unknown)}",
        f"## Holds\n\n{_table(holds)}",
    ]
    return "\n".join(parts)


def _by_kind(unknown: pd.DataFrame) -> str:
    """What cannot be checked by the kind of proof it lacks, each kind with what would be needed."""
    kinds = needs_frame(unknown)
    listed = "\n".join(f"| {row.kind} | {row.claims} | {row.needed} |" for row in kinds.itertuples())
    parts = [f"| What is missing | Figures | What would be needed |\n| --- | --- | --- |\n{listed}\n"]
    for kind in kinds["kind"]:
        parts.append(f"### Lacking: {kind}\n\n{_table(unknown[unknown['needed'].eq(kind)])}")
    return "\n".join(parts)


def _table(rows: pd.DataFrame, *, full: bool = False) -> str:
    if full:
        shown = rows.assign(reason=[_with_sources(row) for row in rows.itertuples()])
        columns = {"place": "Place", "words": "Words", "computed": "Computed", "verdict": "Verdict",
                   "reason": "Why, and the source"}  # fmt: skip
    else:
        shown = rows
        columns = {"place": "Place", "words": "Words", "reason": "Calculation"}
    lines = [f"| {' | '.join(columns.values())} |", f"|{' --- |' * len(columns)}"]
    for values in shown[list(columns)].itertuples(index=False, name=None):
        lines.append(f"| {' | '.join(value.replace('|', '/') for value in values)} |")
    return "\n".join(lines) + "\n"


def _with_sources(row) -> str:
    return f"{row.reason}. {row.sources}" if row.sources else row.reason


if __name__ == "__main__":
    (ROOT / "docs" / "claims-2016.md").write_text(claims_2016(), encoding="utf-8")
