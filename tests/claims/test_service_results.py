"""Claims on a youth justice service, on the shipped tables: its rating, its points, its percentages and the average.

Bromley, March 2012: 81%, 75% and 82% of work done well enough, the average of safeguarding 68%; Greenwich, January
2012: 44% and 42%, the averages 68% and 63%; Leicester, November 2019: Good; Leicestershire, December 2021: Requires
improvement.
"""

import pytest

from inspection_stats.errors import BadData
from tests.support.small_claims import HEAD, checked, claim

RATED = 'framework = "HMIP youth 2018"'
OLD = 'framework = "CCI", judgement = "safeguarding"'


@pytest.fixture
def judged(tmp_path, data):
    def judge(printed, name, arguments):
        text = HEAD.replace("2016-05-09", "2026-06-30") + claim(f"It was {printed}", printed, name, arguments)
        (row,) = checked(tmp_path, text, data).rows
        return row.verdict

    return judge


@pytest.mark.parametrize(
    ("printed", "name", "arguments", "verdict", "computed"),
    [
        ("Good", "service_result", f'service = "Leicester", {RATED}, as_at = 2020-01-01', "holds", "Good"),
        ("Good", "service_result", f'service = "leicester-yjs", {RATED}, as_at = 2020-01-01', "holds", "Good"),
        ("Requires improvement", "service_result", f'service = "Leicestershire", {RATED}, as_at = 2022-01-01', "holds",
         "Requires improvement"),
        ("Good", "service_result",
         f'service = "leicestershire-yjs", {RATED}, published = "2021-12", as_at = 2022-01-01', "does not hold",
         "Requires improvement"),
        ("81%", "service_result", f'service = "Bromley", {OLD}', "holds", "81%"),
        ("82%", "service_result", f'service = "Bromley", {OLD}, published = "2012-03"', "does not hold", "81%"),
        ("13 points", "service_against_average", f'service = "Bromley", {OLD}', "holds", "13"),
        ("above", "service_against_average", f'service = "Bromley", {OLD}', "holds", None),
        ("24 points lower", "service_against_average", f'service = "Greenwich", {OLD}', "holds", None),
        ("higher", "service_against_average", f'service = "Greenwich", {OLD}, published = "2012-01"', "does not hold",
         None),
    ],
)  # fmt: skip
def test_a_claim_on_a_service(printed, name, arguments, verdict, computed, judged):
    found = judged(printed, name, arguments)
    assert found.word == verdict, found.reason
    assert computed is None or found.computed == computed


@pytest.mark.parametrize(
    ("printed", "arguments", "why"),
    [
        # A later report may say so: not all are held, so what is held does not deny it.
        ("Outstanding", f'service = "leicestershire-yjs", {RATED}, as_at = 2022-01-01', "not all are held"),
        # Dated November 2019, so on the 15th it is not known whether it had come out.
        ("Good", f'service = "leicester-yjs", {RATED}, as_at = 2019-11-15', "the date of its report"),
        ("Good", f'service = "leicester-yjs", {RATED}, published = "2018-01", as_at = 2020-01-01', "January 2018"),
        ("Good", 'service = "leicester-yjs", framework = "HMIP youth 2025", as_at = 2026-06-30', "the date of"),
    ],
)
def test_what_is_not_held_is_not_denied(printed, arguments, why, judged):
    found = judged(printed, "service_result", arguments)
    assert (found.word, found.computed) == ("cannot be checked", "")
    assert why in found.reason


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (f'service = "Leicester", {RATED}, judgement = "safeguarding"', "make no judgement “safeguarding”"),
        ('service = "Leicester", framework = "SIF"', "are of authorities: use grade"),
        (f'service = "Atlantis", {RATED}', "Atlantis"),
    ],
)
def test_a_name_that_means_nothing_is_a_fault(arguments, said, judged):
    with pytest.raises(BadData, match=said):
        judged("Good", "service_result", arguments)
