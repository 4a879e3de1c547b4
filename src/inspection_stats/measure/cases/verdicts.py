"""From an area's counts and an average to one word, and how firm the word is."""

from __future__ import annotations

import numpy as np
import pandas as pd

from inspection_stats.measure.cases.averages import THEME
from inspection_stats.measure.cases.intervals import DIFFERENCE_METHOD, METHOD, as_floats, newcombe, wilson
from inspection_stats.measure.cases.significance import (
    EXACT_BINOMIAL,
    FISHER,
    LEVEL,
    benjamini_hochberg,
    exact_binomial,
    fisher,
)

BETTER, WORSE = "better", "worse"
SAME = "not significantly different"
NOT_COMPARED = "not compared"
NOT_TESTED = "not tested"
VERDICTS = (BETTER, WORSE, SAME, NOT_COMPARED, NOT_TESTED)


def verdict_of(rows: pd.DataFrame) -> pd.DataFrame:
    """Compare each row's counts with its average, and give the word.

    Takes rows with `level`, `sufficient`, `applicable`, `national` (percent), `national_sufficient` and
    `national_applicable` (missing where the average is a fixed percentage) and `reason` (why a row is not compared, or
    empty). The national counts must hold none of the row's own cases. Adds, for the rows compared:

    - `difference` in percentage points, `difference_lower`, `difference_upper` and `difference_method`: Newcombe
      against counts; against a fixed percentage, the Wilson limits less that percentage, which is taken as known;
    - `test`, `p`, and `p_adjusted` (Benjamini-Hochberg over the judgements compared); none for a theme, which adds up
      answers about the same cases: no test of independent cases fits it, so its word is “not tested”;
    - `verdict`, and `fragility` with `fragile_to`: the fewest of the area's own cases that would have to be judged
      differently for the word to change, with all other rows unchanged, and the word it would become. Missing
      where no change of only that row would do it.
    """
    judged = rows.copy()
    compared = judged["reason"].eq("")
    tested = compared & judged["level"].ne(THEME)
    with_counts = judged["national_applicable"].notna()
    judged["difference"] = (judged["percent"] - judged["national"]).where(compared)
    limits = _limits(judged).where(compared)
    judged["difference_lower"], judged["difference_upper"] = limits["lower"], limits["upper"]
    judged["difference_method"] = _named(compared, with_counts, DIFFERENCE_METHOD, METHOD)
    judged["test"] = _named(tested, with_counts, FISHER, EXACT_BINOMIAL)
    judged["p"] = pd.Series({row: p_value(judged.loc[row]) for row in judged.index[tested]}, dtype=float)
    judged["p_adjusted"] = benjamini_hochberg(judged["p"])
    words = [word(p, difference) for p, difference in zip(judged["p_adjusted"], judged["difference"], strict=True)]
    judged["verdict"] = np.select([tested, compared], [words, NOT_TESTED], NOT_COMPARED)
    fragile = [_fragility(judged, row) if tested[row] else (pd.NA, "") for row in judged.index]
    judged["fragility"] = pd.array([cases for cases, _ in fragile], dtype="Int64")
    judged["fragile_to"] = [becomes for _, becomes in fragile]
    return judged


def word(p_adjusted: float, difference: float) -> str:
    """The word for a compared row: better or worse where the adjusted p-value is under 5%."""
    if p_adjusted < LEVEL:
        return BETTER if difference > 0 else WORSE
    return SAME


def p_value(row: pd.Series, sufficient: int | None = None) -> float:
    """The p-value of a row, or of the row as it would be with another count of sufficient cases."""
    cases = row["sufficient"] if sufficient is None else sufficient
    if pd.isna(row["national_applicable"]):
        return exact_binomial(cases, row["applicable"], row["national"])
    return fisher(cases, row["applicable"], row["national_sufficient"], row["national_applicable"])


def _limits(rows: pd.DataFrame) -> pd.DataFrame:
    own = wilson(rows["sufficient"], rows["applicable"]).sub(as_floats(rows["national"]), axis=0)
    between = newcombe(rows["sufficient"], rows["applicable"], rows["national_sufficient"], rows["national_applicable"])
    return between.where(rows["national_applicable"].notna(), own)


def _named(compared: pd.Series, with_counts: pd.Series, counts_name: str, fixed_name: str) -> pd.Series:
    return with_counts.map({True: counts_name, False: fixed_name}).where(compared, "")


def _fragility(judged: pd.DataFrame, row: int) -> tuple[int | object, str]:
    family = judged["p"]
    this = judged.loc[row]
    sufficient, applicable = int(this["sufficient"]), int(this["applicable"])
    for cases in range(1, applicable + 1):
        for changed in (sufficient - cases, sufficient + cases):
            if 0 <= changed <= applicable:
                p = benjamini_hochberg(family.where(family.index != row, p_value(this, changed)))[row]
                becomes = word(p, 100 * changed / applicable - this["national"])
                if becomes != this["verdict"]:
                    return cases, becomes
    return pd.NA, ""
