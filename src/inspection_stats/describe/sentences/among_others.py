"""How the latest judgements of an area compare with those of others, as sentences and as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from inspection_stats.describe.english.grammar import joined, lower_first, of_them, quoted, the_region
from inspection_stats.describe.english.labels import judgement_label, named_label
from inspection_stats.describe.english.numbers import in_words, percent
from inspection_stats.describe.english.say import say
from inspection_stats.query.comparators import Comparator
from inspection_stats.reference.frameworks import Framework, Frameworks

NONE_TO_COMPARE = "none to compare"
SMALL_GROUP = 10
"""A comparison with fewer authorities than this is marked."""


@dataclass(frozen=True)
class Others:
    """What the authorities that an area is compared with are called: one of them, and several."""

    one: str
    many: str


def others_of(comparator: Comparator) -> Others:
    """ "other authorities in the South West", "statistical neighbours (2025 model)"."""
    if comparator.model:
        named = f"({comparator.model} model{_not_close(comparator)})"
        return Others(f"statistical neighbour {named}", f"statistical neighbours {named}")
    place = place_of(comparator)
    return Others(f"other authority {place}", f"other authorities {place}")


def place_of(comparator: Comparator) -> str:
    """Where the authorities are, within a sentence: "in England", "among its statistical neighbours (2025 model)"."""
    if comparator.model:
        return f"among its {others_of(comparator).many}"
    return f"in {the_region(comparator.label)}"


def compared_sentence(found: pd.DataFrame, framework: Framework, frameworks: Frameworks, others: Others) -> str:
    """How the overall grade compares with that of others, and in which judgement the gap is widest.

    `found` are the rows of `measure.grades.among` for one group.
    """
    compared = found[found["compared"].gt(0)]
    if compared.empty:
        return say("compared.nothing", others=others.many)
    overall = found[found["judgement"].eq(framework.whole)]
    gap = gap_sentence(compared, framework, frameworks)
    if overall.empty:
        return f"{say('compared.without-overall', others=others.many)} {lower_first(gap)}"
    return f"{overall_sentence(overall.iloc[0], others)} {gap}"


def overall_sentence(row: pd.Series, others: Others) -> str:
    """How many of the others have a better, the same and a worse overall grade."""
    number = int(row["compared"])
    counts = {way: int(row[way]) for way in ("better", "same", "worse") if row[way]}
    ways = {way: say(f"compared.way-{way}") for way in counts}
    if not number:
        return say("compared.overall-nobody", other=others.one)
    if number == 1:
        return say("compared.overall-one", other=others.one, way=next(iter(ways.values())))
    words = {"number": in_words(number), "others": others.many}
    if len(counts) == 1:
        key = "compared.overall-both" if number == 2 else "compared.overall-all"
        return say(key, **words, way=next(iter(ways.values())))
    first, *rest = counts
    parts = [say("compared.part-first", counts[first], way=ways[first])]
    parts += [say("compared.part", counts[way], way=ways[way]) for way in rest]
    return say("compared.overall", **words, parts=joined(parts))


def gap_sentence(compared: pd.DataFrame, framework: Framework, frameworks: Frameworks) -> str:
    """The judgement in which the greatest share of the others is graded better.

    `compared` are rows of `measure.grades.among` in which any is compared. A judgement counts as behind only where more
    of the others are graded better than worse.
    """
    if compared["better"].eq(0).all():
        return say("compared.none-better")
    ahead = compared[compared["better"].gt(compared["worse"])]
    if ahead.empty:
        return say("compared.no-gap")
    shares = ahead["better"].astype(float) / ahead["compared"].astype(float)
    row = ahead.loc[shares.idxmax()]
    better, number = int(row["better"]), int(row["compared"])
    tied = ahead[ahead["better"].eq(better) & ahead["compared"].eq(number)]
    judgements = quoted([named_label(framework.name, key, frameworks) for key in tied["judgement"]])
    if number == 1:
        return say("compared.gap-only", judgements=judgements)
    return say(
        "compared.gap-one" if better == 1 else "compared.gap",
        judgements=judgements,
        some=of_them(better, number) if better == number else f"{in_words(better)} of {in_words(number)}",
        share=percent(better, number),
        base=say("compared.gap-small") if number < SMALL_GROUP else "",
    )


def beside_table(beside: Mapping[str, pd.DataFrame], framework: Framework, frameworks: Frameworks) -> pd.DataFrame:
    """A row a judgement, a column a group: how many of the others are better, the same and worse, as text."""
    first = next(iter(beside.values()))
    columns = {
        "Judgement": [judgement_label(framework.name, key, frameworks) for key in first["judgement"]],
        "Grade": first["grade"].tolist(),
        **{label: [_cell(row) for row in found.itertuples()] for label, found in beside.items()},
    }
    return pd.DataFrame(columns)


def _not_close(comparator: Comparator) -> str:
    """ "; none of them close": what the Department for Education says of neighbours that are unlike the area."""
    far, number = len(comparator.not_close), len(comparator.codes or ())
    if not far:
        return ""
    return "; none of them close" if far == number else f"; {in_words(far)} of the {in_words(number)} not close"


def _cell(row: Any) -> str:
    if not row.compared:
        return NONE_TO_COMPARE
    return f"{row.better} better, {row.same} the same, {row.worse} worse"
