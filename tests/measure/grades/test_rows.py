"""Measures of grades give the frames that their signatures name, for any area and day."""

from datetime import date

import pytest
from pandera.errors import SchemaErrors

from inspection_stats.measure.grades.change import changes
from inspection_stats.measure.grades.cutoff import Cutoff
from inspection_stats.measure.grades.latest import beside_review, inspections_of, latest_judgements
from inspection_stats.measure.grades.rows import Change, GradeCount, Inspection, Judged, Standing
from inspection_stats.measure.grades.state import state_at
from inspection_stats.query.answers import cutoff, distribution_answer, state_answer
from inspection_stats.query.rows import StandingAnswer

DAYS = (date(2009, 8, 7), date(2016, 3, 31), date(2023, 3, 31), date(2026, 8, 20))


@pytest.mark.parametrize("day", DAYS)
def test_the_inspections_of_an_area(data, day):
    for code in ("213", "420", "838"):
        Inspection.validate(inspections_of(data.ofsted_judgements, data.frameworks, code, day), lazy=True)
        Judged.validate(latest_judgements(data.ofsted_judgements, data.frameworks, code, day), lazy=True)
        Judged.validate(beside_review(data.ofsted_judgements, data.frameworks, code, day), lazy=True)


@pytest.mark.parametrize("day", DAYS)
def test_the_state_and_the_distribution_of_a_day(data, day):
    frame = state_at(data.ofsted_judgements, data.areas, data.frameworks, Cutoff(day))
    Standing.validate(frame, lazy=True)
    assert 145 < len(frame) < 160
    at = cutoff(data, day.isoformat(), None)
    StandingAnswer.validate(state_answer(data, at).frame, lazy=True)
    if day >= date(2016, 1, 1):
        answer = distribution_answer(data, at, latest=True)
        GradeCount.validate(answer.frame, lazy=True)
        assert answer.frame["count"].sum() > 140


def test_every_change(data):
    Change.validate(changes(data.ofsted_judgements, data.frameworks), lazy=True)


def test_a_frame_that_is_otherwise_is_refused(data):
    frame = latest_judgements(data.ofsted_judgements, data.frameworks, "213", date(2016, 3, 31))
    with pytest.raises(SchemaErrors):
        Judged.validate(frame.assign(published=frame["published"].astype("str")), lazy=True)
    with pytest.raises(SchemaErrors):
        Judged.validate(frame.assign(more=1), lazy=True)
