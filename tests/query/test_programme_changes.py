"""What new reports of a programme changed: dated as precisely as their sources, refused where only part is held."""

import pytest

from inspection_stats.errors import BadRequest
from inspection_stats.query.answers import cutoff, distribution_answer, state_answer
from inspection_stats.query.programme_changes import programme_changes

YOUTH = "HMIP youth 2018"


def test_a_service_that_was_rated_twice(data):
    found = programme_changes(data, "2019-20 Q1", "2021-22 Q4", area="Blackpool", programme=YOUTH)
    row = found.frame.iloc[0]
    assert (row["published_before"], row["grade_before"]) == ("2018-12", "Inadequate")
    assert (row["published_after"], row["grade_after"], row["change"]) == ("2021-09", "Good", "improved")
    assert "1, of which 0 with no earlier inspection" in found.basis
    assert "Not complete" in found.basis


def test_ratings_of_2018_and_2025_are_not_compared(data):
    found = programme_changes(
        data, "2018-19 Q1", "2025-26 Q4", area="Derby", inspectorate="HM Inspectorate of Probation"
    )
    row = found.frame[found.frame["judgement"].eq("overall_rating")].iloc[0]
    assert row["change"] == "not compared"
    assert "different judgements" in row["why_not"]


def test_only_a_year_counts_where_all_its_days_are_between(data):
    whole = programme_changes(data, "2024-25 Q3", "2025-26 Q3", area="South Tees", programme="HMIP youth 2025")
    part = programme_changes(data, "2024-25 Q4", "2025-26 Q3", area="South Tees", programme="HMIP youth 2025")
    assert ": 1, of which 1 with no earlier inspection" in whole.basis
    assert ": 0, of which 0" in part.basis


def test_authorities_are_asked_the_same_way(data):
    found = programme_changes(data, "2024-25 Q1", "2024-25 Q4", region="London", programme="ILACS")
    assert set(found.frame["change"]) <= {"improved", "declined", "the same", "not compared"}
    assert len(found.frame)
    assert found.frame.columns[1] == "authority"


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"programme": YOUTH}, "Changes of all services under HMIP youth 2018 cannot be given: ratings are held"),
        ({"programme": YOUTH, "region": "London"}, "cannot be given"),
        ({"programme": "HMIP"}, "There is no framework “HMIP”"),
        ({"programme": YOUTH, "area": "Leeds", "region": "London"}, "not both"),
    ],
)
def test_what_is_refused(data, asked, says):
    with pytest.raises(BadRequest, match=says):
        programme_changes(data, "2019-20 Q1", "2021-22 Q4", **asked)


def test_state_and_distribution_of_what_is_held_in_part(data):
    day = cutoff(data, "2025-03-31", None)
    with pytest.raises(BadRequest, match="A distribution of all services"):
        distribution_answer(data, day, by="service", framework=YOUTH)
    with pytest.raises(BadRequest, match="The state of all services"):
        state_answer(data, day, programme=YOUTH)
    one = state_answer(data, day, area="Westminster", programme=YOUTH)
    assert one.frame.to_dict("records") == [
        {"service_id": "westminster-yjs", "service": "Westminster youth justice service", "framework": YOUTH,
         "published": "2024-09", "overall_rating": "Good"},
    ]  # fmt: skip
    with pytest.raises(BadRequest, match="overall rating Outstanding"):
        state_answer(data, day, area="Camden", programme="HMIP youth 2018")
    with pytest.raises(BadRequest, match="several programmes: name one with --programme"):
        distribution_answer(data, day, by="service", inspectorate="HM Inspectorate of Probation")
    with pytest.raises(BadRequest, match="judges authorities: count by “authority” or by “report”"):
        distribution_answer(data, day, by="service", framework="ILACS")
