"""How much of the work was sufficient: per judgement and per theme of a Short Quality Screening."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from inspection_stats.measure.cases.intervals import METHOD, wilson
from inspection_stats.reference.given import check_columns
from inspection_stats.reference.statuses import ALL, EXACT, IN_WORDS, MOST, SUPPRESSED

if TYPE_CHECKING:
    from pandera.typing import DataFrame

    from inspection_stats.measure.cases.rows import Measured, ThemeTotal


SMALL_BASE = 10  # bases under this are marked on chart and in text (design rule 3)

COUNTED = ("sufficient", "applicable", "status", "implied")

THEME_CAUTION = (
    "A theme adds up answers about the same cases, which are related: its interval is too narrow, and no verdict is "
    "given on it."
)

IMPLIED_SHARE = {ALL: (100.0, 100.0), MOST: (50.0, 100.0)}
"""The share in percent that words imply. "Nearly every" is over half and not all, so both ends are excluded."""


def sufficiency(judgements: pd.DataFrame) -> DataFrame[Measured]:
    """Add the percentage sufficient and its interval to each judgement.

    Takes rows of `sqs_judgements.csv`. Adds, in percent from 0 to 100 and unrounded: `percent`, `lower` and `upper`
    (missing where no count is stated), `method`, `small_base` (fewer than ten cases), and for judgements in words
    only the bounds the words imply, `at_least` and `at_most` (missing where they imply none).
    """
    check_columns(judgements, COUNTED, "rows of sqs_judgements.csv")
    measured = judgements.copy()
    exact = measured["status"].eq(EXACT)
    measured["percent"] = (100 * measured["sufficient"] / measured["applicable"]).astype("Float64")
    limits = wilson(measured["sufficient"], measured["applicable"])
    measured["lower"], measured["upper"] = limits["lower"], limits["upper"]
    measured["method"] = exact.map({True: METHOD, False: ""})
    measured["small_base"] = (measured["applicable"] < SMALL_BASE).fillna(False).astype(bool)
    bounds = measured["implied"].map(lambda implied: IMPLIED_SHARE.get(implied, (None, None)))
    measured["at_least"] = bounds.str[0].astype("Float64")
    measured["at_most"] = bounds.str[1].astype("Float64")
    return measured


def theme_totals(judgements: pd.DataFrame, themes: pd.DataFrame | None = None) -> DataFrame[ThemeTotal]:
    """Pool the exact judgements of each theme: the sum of sufficient over the sum of applicable.

    This is the project's own figure, not the inspectorate's: judgements stated in words only are left out and counted
    in `left_out`, and a judgement that is part of another (`part_of`) is left out so that no case counts twice for one
    question. Returns a row for each theme, in order of appearance: theme, judgements, left_out, withheld, sufficient,
    applicable, percent, lower, upper, method, caution (the interval is too narrow: `THEME_CAUTION`).

    A theme with withheld judgements has no total of the others: its numbers are missing, unless
    `themes`, the rows of one service in `Published.themes`, has the sums over all of them.
    """
    check_columns(judgements, ["theme", "judgement_id", "part_of", *COUNTED[:3]], "rows of sqs_judgements.csv")
    pooled_rows = judgements[judgements["status"].isin([EXACT, SUPPRESSED]) & judgements["part_of"].eq("")]
    withheld = pooled_rows["status"].eq(SUPPRESSED)
    totals = (
        pooled_rows.assign(withheld=withheld)
        .groupby("theme", sort=False)
        .agg(
            judgements=("judgement_id", "size"),
            withheld=("withheld", "sum"),
            sufficient=("sufficient", "sum"),
            applicable=("applicable", "sum"),
        )
        .reindex(judgements["theme"].unique())
        .rename_axis("theme")
        .reset_index()
    )
    for name in ("judgements", "withheld"):
        totals[name] = totals[name].fillna(0).astype("Int64")
    in_words = judgements[judgements["status"].eq(IN_WORDS)].groupby("theme").size()
    totals.insert(2, "left_out", totals["theme"].map(in_words).fillna(0).astype("Int64"))
    for name in ("sufficient", "applicable"):
        printed = None if themes is None else totals["theme"].map(themes.set_index("theme")[name])
        totals[name] = totals[name].mask(totals["withheld"].gt(0), printed).astype("Int64")
    totals["percent"] = (100 * totals["sufficient"] / totals["applicable"]).astype("Float64")
    limits = wilson(totals["sufficient"], totals["applicable"])
    totals["lower"], totals["upper"] = limits["lower"], limits["upper"]
    shown = totals["percent"].notna()
    totals["method"] = shown.map({True: METHOD, False: ""})
    totals["caution"] = shown.map({True: THEME_CAUTION, False: ""})
    return totals


def weakest(measured: DataFrame[Measured], how_many: int = 3) -> DataFrame[Measured]:
    """The judgements with the lowest percentages among those stated exactly, lowest first; ties at the end stay in.

    None where any is withheld: it may be the lowest.
    """
    if measured["status"].eq(SUPPRESSED).any():
        return measured.iloc[:0]
    return measured[measured["status"].eq(EXACT)].nsmallest(how_many, "percent", keep="all")


def smallest_bases(measured: DataFrame[Measured]) -> DataFrame[Measured]:
    """The judgements that rest on fewer than ten cases, fewest first."""
    return measured[measured["small_base"]].sort_values("applicable", kind="stable")
