"""How the standing judgements of an area sit among others, as sentences and as a table."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from inspection_stats.check.ofsted import INADEQUATE, OUTSTANDING, OVERALL
from inspection_stats.describe.grammar import joined, of_them, verb
from inspection_stats.describe.numbers import in_words
from inspection_stats.describe.ofsted import judgement_label
from inspection_stats.frameworks import Framework, Frameworks

NONE_TO_COMPARE = "none to compare"


def beside_sentence(found: pd.DataFrame, judgement: str, label: str, place: str) -> str:
    """How many others have the same, a better or a worse grade for one judgement; `place` is "in England"."""
    row = found.set_index("judgement").loc[judgement]
    compared, better, worse = (int(row[column]) for column in ("compared", "better", "worse"))
    about = "overall effectiveness" if judgement == OVERALL else f"“{label}”"
    if not compared:
        return f"No other authority {place} has a grade for {about} that may be set beside it."
    if compared == 1:
        word = "a better grade" if better else "a worse grade" if worse else "the same grade"
        return f"The one other authority {place} with a grade for {about} that may be set beside it has {word}."
    return f"Of the {in_words(compared)} other authorities {place} with a grade for {about}, {_parts(row)}."


def beside_table(beside: Mapping[str, pd.DataFrame], framework: Framework, frameworks: Frameworks) -> pd.DataFrame:
    """A row a judgement, a column a group: how many of the others are better, the same and worse, as text."""
    first = next(iter(beside.values()))
    columns = {
        "Judgement": [judgement_label(framework.name, key, frameworks) for key in first["judgement"]],
        "Grade": first["grade"].tolist(),
        **{label: [_cell(row) for row in found.itertuples()] for label, found in beside.items()},
    }
    return pd.DataFrame(columns)


def _cell(row) -> str:
    if not row.compared:
        return NONE_TO_COMPARE
    return f"{row.better} better, {row.same} the same, {row.worse} worse"


def _parts(row: pd.Series) -> str:
    """ "66 are Good too, 43 have a better grade and 43 have a worse one"; "all ten have a better grade"."""
    compared, same, better, worse = (int(row[column]) for column in ("compared", "same", "better", "worse"))
    for number, said in (
        (same, f"are {row['grade']} too"),
        (better, "have a better grade"),
        (worse, "have a worse one"),
    ):
        if number == compared:
            return f"{of_them(compared, compared)} {said}"
    parts = [f"{in_words(same)} {verb(same)} {row['grade']} too"]
    if row["grade"] != OUTSTANDING:
        parts.append(f"{in_words(better)} {verb(better, 'has', 'have')} a better grade")
    if row["grade"] != INADEQUATE:
        parts.append(f"{in_words(worse)} {verb(worse, 'has', 'have')} a worse one")
    return joined(parts)
