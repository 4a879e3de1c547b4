"""How each figure of a report was made: source, rows, formula and interval, a row each."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import pandas as pd

from inspection_stats.describe.english.grammar import lower_first
from inspection_stats.describe.english.say import say

COLUMNS = ["figure", "source", "rows", "formula", "interval"]
ALL_COUNTED = "none, as every authority is counted and none is sampled"
NOT_A_SAMPLE = "none, as these are grades and not percentages"


@dataclass(frozen=True)
class HowMade:
    """One kind of figure: where it comes from, the rows it rests on, how it is worked out, its interval."""

    figure: str
    source: str
    rows: str
    formula: str
    interval: str = NOT_A_SAMPLE


def how_made_sentences(made: list[HowMade]) -> tuple[str, ...]:
    """Each kind of figure as a line to read: five columns would be too narrow on paper and on a phone."""
    return tuple(say("how-made.line", **{**asdict(one), "formula": lower_first(one.formula)}) for one in made)


def how_made_frame(made: list[HowMade]) -> pd.DataFrame:
    """The same as a table for a file."""
    rows = [(one.figure, one.source, one.rows, one.formula, one.interval) for one in made]
    return pd.DataFrame(rows, columns=COLUMNS)


GRADES = "As the report gives them; the latest report of the area published by the last day of the quarter counts."
BESIDE = (
    "Each other authority that existed on the last day, once, by its latest inspection of the same family; counted "
    "where its grade is for the same judgement. The area itself is not among them."
)
SHARES = "Authorities with a grade, divided by all with one, by each authority’s latest full inspection."
BY_REPORT = (
    "Reports with a grade, divided by all reports of that framework with one; also those of areas since abolished."
)
CHANGES = (
    "A judgement compared with that of the previous inspection; better or worse by the order of the grades, only where "
    "both frameworks name the same judgement."
)
SUFFICIENT = "Sufficient cases, divided by the cases the question applied to."
POOLED = (
    "Sum of sufficient, divided by sum of applicable, over the judgements stated exactly; one whose cases are part of "
    "another’s is left out."
)
NATIONAL = "The service’s percentage less the national one, where a figure is held; otherwise nothing is compared."
AS_PRINTED = "As printed in the source."
WILSON = "Wilson score, 95%"
