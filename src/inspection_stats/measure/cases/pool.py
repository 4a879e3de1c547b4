"""From answers to counts: how many of the cases a question applied to were sufficient."""

from __future__ import annotations

import pandas as pd

from inspection_stats.check.case_answers import NO, YES


def pool_cases(answers: pd.DataFrame) -> pd.DataFrame:
    """Pool answers per service and question.

    Takes checked answers (`check_answers`): service_id, judgement_id, answer and the number of `cases` that gave it.
    Gives a row for each service and question that any case was asked: service_id, judgement_id, `sufficient` (yes),
    `applicable` (yes and no) and `cases` (not applicable too), so that every case is in one row.
    """
    counted = answers.assign(
        sufficient=answers["cases"].where(answers["answer"].eq(YES), 0),
        applicable=answers["cases"].where(answers["answer"].isin([YES, NO]), 0),
    )
    sums = counted.groupby(["service_id", "judgement_id"], as_index=False)[["sufficient", "applicable", "cases"]].sum()
    return sums.astype({"sufficient": "Int64", "applicable": "Int64", "cases": "Int64"})


def as_case_counts(pooled: pd.DataFrame, questions: pd.DataFrame, services: pd.DataFrame) -> pd.DataFrame:
    """Lay pooled cases out as the case counts table, to be compared.

    `questions` has a row for each question (judgement_id, theme, judgement, part_of), `services` a row for each service
    (service_id, service, programme, period, source, illustrative). Raises `ValueError` where a service or question is
    not listed there, or is listed twice: no case is dropped.
    """
    laid_out = pooled.drop(columns="cases")
    for key, listed in (("judgement_id", questions), ("service_id", services)):
        laid_out = laid_out.merge(listed, how="left", on=key, validate="many_to_one", indicator="listed")
        unlisted = laid_out.loc[laid_out["listed"].ne("both"), key].unique()
        if len(unlisted):
            raise ValueError(f"Not listed: {', '.join(unlisted)}")
        laid_out = laid_out.drop(columns="listed")
    return laid_out
