"""The check of a paper's figures as frames: a row for each claim, number in no claim, and remark on the paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from inspection_stats.claims.checking import Checked
from inspection_stats.claims.judging import FRAGILE, HOLDS, UNKNOWN, JudgedClaim
from inspection_stats.claims.needs import NEEDS
from inspection_stats.claims.paper.locating import where_is
from inspection_stats.claims.unchecked import Unclaimed
from inspection_stats.describe.english.say import say

CLAIMS, UNCHECKED, REMARKS = "claims", "unchecked", "remarks"
"""The names of the frames."""

CLAIM_COLUMNS = ["id", "place", "printed", "computed", "verdict", "reason", "words", "found", "calculation", "sources",
                 "needed"]  # fmt: skip
TO_KNOW = "to know"


def claims_frame(checked: Checked) -> pd.DataFrame:
    """A row for each claim, in the order of the file; `needed` is the proof that an unchecked claim lacks."""
    rows = [
        {
            "id": row.claim.id,
            "place": row.claim.place,
            "printed": _with_minus(row.figure.text),
            "computed": row.verdict.computed,
            "verdict": row.verdict.word,
            "reason": _reason(row),
            "words": row.claim.words,
            "found": row.how,
            "calculation": row.claim.calculation,
            "sources": "; ".join(row.computed.sources),
            "needed": (row.computed.need or "") if row.verdict.word == UNKNOWN else "",
        }
        for row in checked.rows
    ]
    return pd.DataFrame(rows, columns=CLAIM_COLUMNS, dtype="str")


def unchecked_frame(checked: Checked) -> pd.DataFrame:
    """A row for each number that no claim covers and no rule sets apart, with its sentence as the reason."""
    rows = [(where_is(one.place), _with_minus(one.number), UNCHECKED, _sentence(one)) for one in checked.unchecked]
    return _framed(rows)


def remarks_frame(remarks: Sequence[str]) -> pd.DataFrame:
    """A row for each remark on the whole paper: changes that are pending, what was not read."""
    return _framed([("the paper", "", TO_KNOW, remark) for remark in remarks])


def needs_frame(claims: pd.DataFrame) -> pd.DataFrame:
    """What is needed to check the other claims: a row for each kind (`kind`, `claims`, `needed`), most first."""
    counts = claims.loc[claims["verdict"].eq(UNKNOWN), "needed"].value_counts()
    rows = [(kind, int(number), NEEDS[kind]) for kind, number in counts.items() if kind in NEEDS]
    return pd.DataFrame(rows, columns=["kind", "claims", "needed"])


def to_fix(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims whose sentences need fixing."""
    return claims[~claims["verdict"].isin([HOLDS, FRAGILE, UNKNOWN])]


def in_short(claims: pd.DataFrame) -> str:
    """ "263 claims: 103 hold, 1 holds but fragile, 16 to fix, 143 cannot be checked"."""
    counts = Counter(claims["verdict"])
    hold, fragile, unknown = counts[HOLDS], counts[FRAGILE], counts[UNKNOWN]
    return say(
        "claims.in-short",
        claims=say("claims.number", len(claims), count=f"{len(claims):,}"),
        hold=say("claims.hold", hold, count=hold),
        fragile=say("claims.fragile", fragile, count=fragile),
        fix=len(to_fix(claims)),
        unknown=unknown,
    )


def _framed(rows: Sequence[tuple[str, str, str, str]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["place", "printed", "verdict", "reason"], dtype="str")
    return frame.reindex(columns=CLAIM_COLUMNS).fillna("").astype("str")


def _with_minus(figure: str) -> str:
    """A figure below 0 with a true minus, which no spreadsheet takes for the start of a formula."""
    return f"−{figure[1:]}" if figure.startswith("-") else figure


def _reason(row: JudgedClaim) -> str:
    moved = f"The words {row.how}. " if row.how.startswith("moved") else ""
    note = f". {row.claim.note}" if row.claim.note else ""
    said = f"{moved}{row.verdict.reason}{note}"
    return said[:1].upper() + said[1:]


def _sentence(number: Unclaimed) -> str:
    return f"{number.remark}. {number.sentence}" if number.remark else number.sentence
