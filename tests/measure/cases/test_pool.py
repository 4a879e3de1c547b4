"""From answers to counts, and to the table that is compared."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection_stats.check.averages import CASE_COUNTS
from inspection_stats.measure.cases.pool import as_case_counts, pool_cases

COLUMNS = ["service_id", "judgement_id", "answer", "cases"]
QUESTIONS = pd.DataFrame(
    [("planning", "protecting-the-public", "Plans", ""), ("review", "protecting-the-public", "Reviews", "planning")],
    columns=["judgement_id", "theme", "judgement", "part_of"],
)
SERVICES = pd.DataFrame(
    [
        ("a", "Service A", "SQS", "2015", "Local case system", "no"),
        ("b", "Service B", "SQS", "2015", "Local case system", "no"),
    ],
    columns=["service_id", "service", "programme", "period", "source", "illustrative"],
)


def pooled(*rows):
    return pool_cases(pd.DataFrame(rows, columns=COLUMNS))


def test_yes_is_sufficient_and_not_applicable_is_not_a_base():
    found = pooled(
        ("a", "planning", "yes", 7), ("a", "planning", "no", 2), ("a", "planning", "not applicable", 4),
        ("b", "planning", "not applicable", 3), ("a", "review", "no", 1),
    )  # fmt: skip
    assert found.to_numpy().tolist() == [
        ["a", "planning", 7, 9, 13],
        ["a", "review", 0, 1, 1],
        ["b", "planning", 0, 0, 3],
    ]


def test_pooled_cases_become_a_sound_table_of_case_counts():
    found = as_case_counts(pooled(("a", "planning", "yes", 7), ("b", "review", "no", 2)), QUESTIONS, SERVICES)
    typed = CASE_COUNTS.check(found.astype("str").set_axis(pd.RangeIndex(2, 4, name="row")))
    assert typed[["service", "judgement_id", "part_of", "sufficient", "applicable"]].to_numpy().tolist() == [
        ["Service A", "planning", "", 7, 7],
        ["Service B", "review", "planning", 0, 2],
    ]


def test_a_service_or_question_that_is_not_listed_is_not_dropped():
    with pytest.raises(ValueError, match="Not listed: victims"):
        as_case_counts(pooled(("a", "victims", "yes", 7)), QUESTIONS, SERVICES)
    with pytest.raises(ValueError, match="Not listed: c"):
        as_case_counts(pooled(("c", "review", "yes", 7)), QUESTIONS, SERVICES)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("ab"),
            st.sampled_from(["planning", "review"]),
            st.sampled_from(["yes", "no", "not applicable"]),
            st.integers(1, 100),
        ),
        min_size=1,
        max_size=30,
    ),
    st.randoms(use_true_random=False),
)
def test_every_case_is_in_one_row_whatever_their_order(rows, random):
    found = pooled(*rows)
    assert found["cases"].sum() == sum(row[3] for row in rows)
    assert (found["sufficient"] <= found["applicable"]).all()
    assert (found["applicable"] <= found["cases"]).all()
    shuffled = list(rows)
    random.shuffle(shuffled)
    pd.testing.assert_frame_equal(pooled(*shuffled), found)
