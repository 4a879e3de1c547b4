"""The guard: what may be compared with what, and what the refusal says."""

import pytest

from inspection_stats.errors import BadRequest
from inspection_stats.measure.cases.programmes import guard, known


@pytest.mark.parametrize(
    ("programme", "other"), [("SQS", "CCI"), ("CCI", "SQS"), ("SIF", "ILACS 2018"), ("SQS", "SIF")]
)
def test_programmes_are_not_compared_and_the_refusal_says_why_and_what_else_to_do(programme, other):
    with pytest.raises(BadRequest) as refusal:
        guard(programme, other)
    text = str(refusal.value)
    assert text.startswith(f"{programme} and {other} figures cannot be compared.")
    for name in (programme, other):
        assert known(name).title in text
        assert known(name).figures in text
    assert "context=True" in text


def test_the_flag_gives_a_label_instead():
    label = guard("SQS", "CCI", context=True)
    assert label.startswith("For context only, not comparable: CCI (Core case inspection")


@pytest.mark.parametrize(("programme", "other"), [("SQS", "SQS"), ("ILACS 2018", "ILACS 2023"), ("SIF", "SIF")])
def test_one_family_may_be_compared_and_needs_no_label(programme, other):
    assert guard(programme, other) == guard(programme, other, context=True) == ""


def test_an_unknown_programme_is_named_with_its_nearest():
    with pytest.raises(BadRequest, match=r"“ILACS” is not an inspection programme\. .* “ILACS 2026”"):
        guard("SQS", "ILACS")
