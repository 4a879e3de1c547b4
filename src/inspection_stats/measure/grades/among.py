"""How the judgements of one authority compare with others: how many have a better, the same or a worse grade."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from inspection_stats.reference.frameworks import Framework, Frameworks

COLUMNS = ["judgement", "grade", "better", "same", "worse", "compared", "most_common", "most_common_count"]


def among(
    state: pd.DataFrame, old_la_code: str, frameworks: Frameworks, codes: Collection[str] | None = None
) -> pd.DataFrame:
    """A row for each graded judgement of the authority's latest inspection, overall first, with the columns `COLUMNS`.

    `state` is a state of `measure.state_at`; `codes` are the authorities to compare it with, all of the state without
    them. The authority itself is never among the others. Counted are those whose latest inspection gives a grade for a
    judgement that may be compared (`Frameworks.comparable`): `compared` of them, of whom `better` + `same` + `worse`.
    `most_common` is the grade that most of them have, empty where two grades share that place. The frame is empty for
    an authority without an inspection or not in the state.
    """
    own = state[state["old_la_code"].eq(old_la_code) & state["framework"].ne("")]
    if own.empty:
        return pd.DataFrame(columns=COLUMNS)
    others = state[state["old_la_code"].ne(old_la_code) & state["framework"].ne("")]
    if codes is not None:
        others = others[others["old_la_code"].isin(list(codes))]
    framework = frameworks.named(own["framework"].iloc[0])
    rows = [
        (key, grade, *_counts(others, key, grade, framework, frameworks))
        for key in keys_of(framework)
        if key in state and framework.place(grade := str(own[key].iloc[0])) is not None
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def keys_of(framework: Framework) -> list[str]:
    """The judgements of a framework, that of the whole first, then in the order of the report."""
    return sorted((one.key for one in framework.judgements), key=lambda key: key != framework.whole)


def _counts(
    others: pd.DataFrame, key: str, grade: str, framework: Framework, frameworks: Frameworks
) -> tuple[int, int, int, int, str, int]:
    comparable = [
        name for name in others["framework"].unique() if frameworks.comparable((framework.name, key), (name, key))
    ]
    grades = others.loc[others["framework"].isin(comparable), key].value_counts()
    # Grades of one series have the same words in the same order, whichever of its frameworks gave them.
    counts = [int(grades.get(known.grade, 0)) for known in framework.grades]
    place = (framework.place(grade) or 1) - 1
    most = max(counts, default=0)
    first = [known.grade for known, number in zip(framework.grades, counts, strict=True) if number == most > 0]
    better, same, worse = sum(counts[:place]), counts[place], sum(counts[place + 1 :])
    return better, same, worse, sum(counts), first[0] if len(first) == 1 else "", most
