"""What is beyond the data is refused, and said to be not held; never said not to exist."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest

from inspection_stats import distribution, state
from inspection_stats.cli import app as cli
from inspection_stats.errors import BadRequest
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.england_quarter import EnglandQuarter
from inspection_stats.query.horizon import answerable_day, answerable_period, horizon, last_whole_quarter
from inspection_stats.reference.quarters import Period, quarter_of
from inspection_stats.report.changes_between import changes_between
from inspection_stats.report.sections.this_quarter import nothing_sentence, what_is_held
from tests.support.places import ROOT
from tests.support.reports import quarterly

LAST = date(2026, 8, 20)


def test_the_horizon_is_that_of_the_reports_held(data):
    held = horizon(data)
    days = data.ofsted_judgements["published"]
    assert (held.first, held.last) == (days.min().date(), days.max().date()) == (date(2009, 8, 7), LAST)
    assert held.complete
    assert last_whole_quarter(held).label == "2026-27 Q1"


@pytest.mark.parametrize(
    ("quarter", "parts"),
    [
        ("2026-27 Q2", ["held up to 20 August 2026", "2026-27 Q1", "--so-far", "2026-07-01 to 2026-08-20"]),
        ("2026-27 Q3", ["held up to 20 August 2026", "2026-27 Q1, the last whole quarter held."]),
        ("2035-36 Q4", ["held up to 20 August 2026", "2026-27 Q1"]),
        ("2027 Q1", ["31 March 2027"]),
        ("2005-06 Q4", ["held from 7 August 2009", "2009-10 Q2"]),
        ("2009-04-01 to 2009-08-06", ["held from 7 August 2009"]),
    ],
)
def test_a_quarter_outside_the_horizon_is_refused_with_the_way_to_go_on(data, quarter, parts):
    with pytest.raises(BadRequest) as refused:
        answerable_period(data, quarter)
    assert all(part in str(refused.value) for part in parts), refused.value
    for call in (
        lambda: quarterly("Birmingham", quarter, ROOT / "data"),
        lambda: changes_between(data, "2015-16 Q4", quarter),
    ):
        with pytest.raises(BadRequest, match="cannot be reported"):
            call()


def test_the_way_that_a_refusal_names_works(data):
    so_far = answerable_period(data, "2026-27 Q2", so_far=True)
    assert so_far == Period(date(2026, 7, 1), LAST, "2026-07-01 to 2026-08-20")
    assert answerable_period(data, so_far.label) == so_far
    assert answerable_period(data, "2026-27 Q1").end == date(2026, 6, 30)
    with pytest.raises(BadRequest, match="cannot be reported"):
        answerable_period(data, "2026-27 Q3", so_far=True)


@pytest.mark.parametrize("day", ["2026-08-21", "2030-01-01", "2009-08-06"])
def test_a_day_outside_the_horizon_is_refused(data, day, capsys, monkeypatch):
    for ask in (
        lambda: state(data, day),
        lambda: distribution(data, day, "SIF"),
        lambda: distribution(data, day, latest=True),
    ):
        with pytest.raises(BadRequest, match="cannot be answered"):
            ask()
    monkeypatch.setattr("sys.argv", ["inspection-stats", "state", "--as-at", day, "--data", str(ROOT / "data")])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 2
    assert "cannot be answered" in capsys.readouterr().err
    assert answerable_day(data, LAST) == LAST


def test_reports_published_later_than_the_data_cannot_be_counted(data):
    with pytest.raises(BadRequest, match="1 September 2026 cannot be answered"):
        state(data, "2026-03-31", published_by="2026-09-01")


def test_nothing_is_denied_that_is_not_wholly_held(data):
    def said(held_to, quarter):
        england = EnglandQuarter(data, quarter)
        horizons = data.horizons.assign(held_to=pd.Timestamp(held_to))
        object.__setattr__(england, "data", replace(data, horizons=horizons))
        return nothing_sentence(AreaQuarter(england, "330"))

    quarter = quarter_of(date(2026, 6, 30))
    nothing = "Ofsted published no graded inspection of Birmingham from 1 April to 30 June 2026."
    assert said("2026-08-20", quarter).startswith(nothing)
    assert said("2026-06-29", quarter).startswith(
        "No graded inspection of Birmingham published from 1 April to 30 June 2026 is held."
    )


def test_a_report_says_from_when_to_when_visits_are_held(data):
    def held(day):
        return what_is_held(AreaQuarter(EnglandQuarter(data, quarter_of(day)), "330"))

    assert "visits" not in held(date(2024, 6, 30))
    assert "held only from 1 April 2022 to 31 March 2025" in held(date(2025, 4, 1) + timedelta(days=1))
