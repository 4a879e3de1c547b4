"""Which way an area goes: its latest judgements compared with those of the previous inspection."""

from __future__ import annotations

import pandas as pd

from inspection_stats.describe.english.grammar import joined
from inspection_stats.describe.english.say import say
from inspection_stats.measure.grades.change import DECLINED, IMPROVED, NOT_COMPARED, SAME
from inspection_stats.reference.quarters import long_date

FORMS = {
    IMPROVED: "direction.better",
    DECLINED: "direction.worse",
    SAME: "direction.unchanged",
    NOT_COMPARED: "direction.not-compared",
}


def direction_sentence(changed: pd.DataFrame, overall: str) -> str:
    """How the judgements of one inspection compare with those of the previous one, the overall grade first.

    `overall` is the key of the judgement on the whole. `changed` has the rows of `measure.grades.change.changes` for
    one inspection; without any there was no previous inspection of the same programme, and the text is empty. Only
    judgements that the later inspection made are counted.

        "Overall, it went up from Requires improvement (17 January 2019) to Good. Of its other judgements, two went up
        and one cannot be compared."
    """
    changed = changed[changed["grade_after"].ne("")]
    if changed.empty:
        return ""
    day = long_date(changed["published_before"].iloc[0].date())
    if changed["change"].eq(NOT_COMPARED).all():
        return say("direction.none-comparable", day=day)
    whole, rest = changed[changed["judgement"].eq(overall)], changed[changed["judgement"].ne(overall)]
    if whole.empty or whole["change"].eq(NOT_COMPARED).all():
        return _judgements(rest, day)
    return f"{_overall(whole.iloc[0], day)} {_others(rest)}".strip()


def _judgements(rest: pd.DataFrame, day: str) -> str:
    if rest["change"].eq(SAME).all():
        return say("direction.all-unchanged", day=day)
    return say("direction.all", day=day, parts=counted_changes(rest["change"]))


def _others(rest: pd.DataFrame) -> str:
    if rest.empty:
        return ""
    if rest["change"].eq(SAME).all():
        return say("direction.unchanged-others")
    return say("direction.others", parts=counted_changes(rest["change"]))


def counted_changes(changes: pd.Series) -> str:
    """ "two went up, one went down and one cannot be compared"."""
    counts = changes.value_counts()
    return joined([say(form, int(counts[change])) for change, form in FORMS.items() if change in counts])


def _overall(row: pd.Series, day: str) -> str:
    words = {"before": row["grade_before"], "after": row["grade_after"], "day": day}
    if row["change"] == SAME:
        return say("direction.same", **words)
    words["way"] = "up" if row["change"] == IMPROVED else "down"
    steps = abs(int(row["steps"]))
    return say("direction.more-steps", steps, **words) if steps > 1 else say("direction.one-step", **words)
