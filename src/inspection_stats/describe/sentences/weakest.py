"""The weakest judgement, the biggest gap and the smallest base, as sentences."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from inspection_stats.describe.english.grammar import counted, of_them, quoted, verb
from inspection_stats.describe.english.labels import named_label
from inspection_stats.describe.english.numbers import in_words, percent
from inspection_stats.describe.sentences.among_others import Others
from inspection_stats.reference.frameworks import Framework, Frameworks

SMALL_GROUP = 10
"""A comparison with fewer authorities than this is marked."""


def weakest_grade_sentence(rows: pd.DataFrame, framework: Framework, frameworks: Frameworks) -> str:
    """The lowest grade among the standing judgements of one inspection and the judgements that have it."""
    places = rows["grade"].map(framework.place)
    graded = rows[places.notna()]
    if graded.empty:
        return "No standing judgement has a grade, so none is the weakest."
    lowest = graded[places[graded.index].eq(places.max())]
    grade = lowest["grade"].iloc[0]
    if len(lowest) == len(graded):
        if len(graded) == 1:
            return f"One judgement alone stands, {grade}: there is no weaker or stronger one to set beside it."
        return f"All {in_words(len(graded))} judgements are {grade}: none is weaker than another."
    labels = [named_label(framework.name, key, frameworks) for key in lowest["judgement"]]
    return (
        f"The lowest grade that stands is {grade}, for {quoted(labels)}: {in_words(len(lowest))} of "
        f"{in_words(len(graded))} judgements."
    )


def gap_sentence(found: pd.DataFrame, framework: Framework, frameworks: Frameworks, others: Others) -> str:
    """The judgement for which the greatest share of the others has a better grade; empty where none is compared.

    A judgement counts as behind only where more of the others have a better grade than a worse one.
    """
    compared = found[found["compared"].gt(0)]
    if compared.empty:
        return ""
    ahead = compared[compared["better"].gt(compared["worse"])]
    if compared["better"].eq(0).all():
        return f"No {others.one} has a better grade in any judgement that may be compared."
    if ahead.empty:
        fewer = "in no judgement do more of them have a better grade than a worse one"
        return f"Against {others.many}, there is no gap: {fewer}."
    shares = ahead["better"].astype(float) / ahead["compared"].astype(float)
    row = ahead.loc[shares.idxmax()]
    better, compared = int(row["better"]), int(row["compared"])
    tied = ahead[ahead["better"].eq(better) & ahead["compared"].eq(compared)]
    labels = [named_label(framework.name, key, frameworks) for key in tied["judgement"]]
    said = f"Against {others.many}, the gap is widest for {quoted(labels)}: "
    if compared == 1:
        return f"{said}the only one that can be compared has a better grade."
    some = of_them(better, compared) if better == compared else f"{in_words(better)} of {in_words(compared)}"
    said += f"{some} ({percent(better, compared)}) {verb(better, 'has', 'have')} a better grade"
    return f"{said}{', on a base under ten' if compared < SMALL_GROUP else ''}."


def smallest_group_sentence(beside: Mapping[str, pd.DataFrame], framework: Framework, frameworks: Frameworks) -> str:
    """The smallest number of authorities that a comparison of grades rests on; empty where nothing is compared."""
    sizes = {label: found[found["compared"].gt(0)] for label, found in beside.items()}
    sizes = {label: found for label, found in sizes.items() if len(found)}
    if not sizes:
        return ""
    label = min(sizes, key=lambda name: sizes[name]["compared"].min())
    number = int(sizes[label]["compared"].min())
    keys = sizes[label].loc[sizes[label]["compared"].eq(number), "judgement"]
    labels = [named_label(framework.name, key, frameworks) for key in keys]
    group = "statistical neighbours" if label == "Statistical neighbours" else label
    of_which = "every judgement" if len(labels) == len(sizes[label]) else quoted(labels)
    light = ", too few to carry much weight" if number < SMALL_GROUP else ""
    base = counted(number, "authority", "authorities")
    return f"The smallest base of these comparisons is {base} ({group}, for {of_which}){light}."
