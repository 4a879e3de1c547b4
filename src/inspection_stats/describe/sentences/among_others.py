"""How the standing judgements of an area sit among others, as sentences and as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from inspection_stats.describe.english.grammar import joined, lower_first, of_them, the_region, upper_first, verb
from inspection_stats.describe.english.labels import judgement_label
from inspection_stats.describe.english.numbers import in_words
from inspection_stats.query.comparators import Comparator
from inspection_stats.reference.frameworks import Framework, Frameworks

NONE_TO_COMPARE = "none to compare"


@dataclass(frozen=True)
class Others:
    """What the authorities that an area is set beside are called: one of them, and several."""

    one: str
    many: str


def others_of(comparator: Comparator) -> Others:
    """ "other authorities in the South West", "statistical neighbours (2025 model)"."""
    if comparator.model:
        named = f"({comparator.model} model{_not_close(comparator)})"
        return Others(f"statistical neighbour {named}", f"statistical neighbours {named}")
    place = place_of(comparator)
    return Others(f"other authority {place}", f"other authorities {place}")


def _not_close(comparator: Comparator) -> str:
    """ "; none of them close": what the Department for Education says of neighbours that are unlike the area."""
    far, number = len(comparator.not_close), len(comparator.codes or ())
    if not far:
        return ""
    return "; none of them close" if far == number else f"; {in_words(far)} of the {in_words(number)} not close"


def place_of(comparator: Comparator) -> str:
    """Where the authorities are, within a sentence: "in England", "among its statistical neighbours (2025 model)"."""
    if comparator.model:
        return f"among its {others_of(comparator).many}"
    return f"in {the_region(comparator.label)}"


def beside_sentence(found: pd.DataFrame, judgement: str, framework: Framework, others: Others) -> str:
    """How many of the others have the same, a better or a worse grade for one judgement of a framework."""
    row = found.set_index("judgement").loc[judgement]
    compared, same, better, worse = (int(row[column]) for column in ("compared", "same", "better", "worse"))
    about = _about(judgement, framework)
    if not compared:
        return f"No {others.one} has a grade for {about} that may be set beside it."
    if compared == 1:
        word = "a better grade" if better else "a worse grade" if worse else "the same grade"
        return f"The one {others.one} with a grade for {about} that may be set beside it has {word}."
    for number, word in ((same, "the same grade"), (better, "a better grade"), (worse, "a worse grade")):
        if number == compared:
            return f"{upper_first(of_them(number, compared))} {others.many} with a grade for {about} have {word}."
    return f"Of the {in_words(compared)} {others.many} with a grade for {about}, {_parts(row, framework)}."


def _about(judgement: str, framework: Framework) -> str:
    """ "overall effectiveness", or the short label of another judgement in quotation marks."""
    made = framework.judgement(judgement)
    if made is None:
        return f"“{judgement}”"
    return lower_first(made.label) if judgement == framework.whole else f"“{made.short}”"


def beside_table(beside: Mapping[str, pd.DataFrame], framework: Framework, frameworks: Frameworks) -> pd.DataFrame:
    """A row a judgement, a column a group: how many of the others are better, the same and worse, as text."""
    first = next(iter(beside.values()))
    columns = {
        "Judgement": [judgement_label(framework.name, key, frameworks) for key in first["judgement"]],
        "Grade": first["grade"].tolist(),
        **{label: [_cell(row) for row in found.itertuples()] for label, found in beside.items()},
    }
    return pd.DataFrame(columns)


def _cell(row: Any) -> str:
    if not row.compared:
        return NONE_TO_COMPARE
    return f"{row.better} better, {row.same} the same, {row.worse} worse"


def _parts(row: pd.Series, framework: Framework) -> str:
    """ "66 have the same grade, 43 have a better one and 43 have a worse one"."""
    same, better, worse = (int(row[column]) for column in ("same", "better", "worse"))
    parts = [f"{in_words(same)} {verb(same, 'has', 'have')} the same grade"]
    if row["grade"] != framework.grades[0].grade:
        parts.append(f"{in_words(better)} {verb(better, 'has', 'have')} a better one")
    if row["grade"] != framework.grades[-1].grade:
        parts.append(f"{in_words(worse)} {verb(worse, 'has', 'have')} a worse one")
    return joined(parts)
