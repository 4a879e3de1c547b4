"""What a report says at the edges of the data: new councils, visits, distant neighbours, later papers, leads."""

import pytest

from inspection_stats.describe.sentences.among_others import others_of
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.england_quarter import EnglandQuarter
from inspection_stats.reference.areas import find_area
from inspection_stats.reference.quarters import parse_period
from inspection_stats.report.sections import sqs
from inspection_stats.report.sections.standing_charts import charts_of
from tests.support.reports import sections
from tests.support.said import said


@pytest.fixture
def asked(data):
    def ask(area, quarter):
        period = parse_period(quarter)
        return AreaQuarter(EnglandQuarter(data, period), find_area(area, data.areas, data.area_aliases, period.end))

    return ask


@pytest.fixture
def report(asked):
    def words(area, quarter):
        return {one.name: " ".join(said(one.blocks)) for one in sections(asked(area, quarter))}

    return words


def test_a_new_council_is_reported_with_what_came_before_as_a_record(report):
    """Cumbria's last report: 15 November 2022, requires improvement overall (Ofsted, history to 31 March 2025)."""
    words = report("Cumberland", "2023-24 Q1")
    for name in ("briefing", "ofsted-judgements", "this-quarter"):
        assert "Cumberland was created on 1 April 2023 and took over from Cumbria." in words[name]
        assert (
            "The last report of 15 November 2022 on Cumbria (ILACS 2018) gave it Requires improvement overall."
            in words[name]
        )


def test_a_quarter_with_a_visit_is_not_said_to_have_nothing(report):
    """Ofsted visited Barking and Dagenham on 4 May 2022: achieving permanence (its release of July 2023)."""
    words = report("Barking and Dagenham", "2022-23 Q1")
    assert "it made one visit, which gives no grade" in words["briefing"]
    assert "Ofsted made a focused visit on 4 May 2022, on achieving permanence" in words["this-quarter"]
    assert "visit" not in report("Barking and Dagenham", "2022-23 Q2")["briefing"]


def test_distant_neighbours_are_called_so_wherever_they_are_named(asked, report):
    scilly = asked("Isles of Scilly", "2025-26 Q4")
    assert len(scilly.near.not_close) == 10
    assert others_of(scilly.near).many == "statistical neighbours (2025 model; none of them close)"
    (grid,) = [spec for spec in charts_of(scilly) if spec.name == "neighbours"]
    assert "The Department for Education calls all of them “Not close”." in grid.long_alt
    words = report("Isles of Scilly", "2025-26 Q4")
    assert "(the Department for Education calls all of them “Not close”)" in words["briefing"]
    held = scilly.data.areas.set_index("old_la_code")["la_name"]
    for code in scilly.near.not_close:
        for name in (name for name in ("questions", "this-quarter") if held[code] in words[name]):
            assert f"{held[code]} (not a close neighbour)" in words[name]
    # Of Westminster's ten only four can be compared on 31 March 2016; five of the ten are not close.
    said = report("Westminster", "2015-16 Q4")["briefing"]
    assert "None of its four statistical neighbours that can be compared" in said
    assert "calls five of the 10 “Not close”" in said
    leeds = asked("Leeds", "2025-26 Q4")
    assert leeds.near.not_close == frozenset()
    assert "close" not in others_of(leeds.near).many


def test_a_paper_published_after_the_day_of_the_report_is_named_as_such(asked, report):
    def chart_specs_of(quarter):
        one = asked("Westminster", quarter)
        return sqs.chart_specs(one.data, one.screenings[0], one.day)

    words = report("Westminster", "2015-16 Q4")
    assert (
        "The summary of the screening that is quoted, the direction of the England average and the owners of the "
        "recommendations come from a paper about these results that was published later, on 9 May 2016."
        in words["this-quarter"]
    )
    (chart, *_) = chart_specs_of("2015-16 Q4")
    assert "published only as lower than this service, in a paper of 9 May 2016; no figure" in chart.long_alt
    assert "published later" not in report("Westminster", "2016-01-01 to 2016-05-09")["this-quarter"]


def test_a_lead_is_not_called_a_gap(report):
    """Westminster, 31 March 2016: one of 15 other London authorities was better for care leavers, none by more."""
    said_of = report("Westminster", "2015-16 Q4")["ofsted-judgements"]
    assert "The widest gap" not in said_of
    assert said_of.count("In no judgement are more of them graded better than worse.") == 3
    assert (
        "The widest gap is in “In care and care leavers”: two of four (50%) are graded better, on a base under ten."
        in report("Birmingham", "2018-19 Q4")["ofsted-judgements"]
    )


@pytest.mark.parametrize(
    ("area", "quarter", "chart", "title"),
    [
        (
            "North Northamptonshire",
            "2021-22 Q1",
            "distribution",
            "has no overall grade here; 148 authorities in England have one",
        ),
        ("Birmingham", "2018-19 Q4", "regions", "West Midlands: 3 of 14 graded authorities are good or outstanding"),
        ("South Tyneside", "2022-23 Q4", "regions", "North East: 9 of 12 graded authorities are good or outstanding"),
    ],
)
def test_charts_count_every_authority_by_its_latest_full_inspection(asked, area, quarter, chart, title):
    (found,) = [spec for spec in charts_of(asked(area, quarter)) if spec.name == chart]
    assert title in found.title
    assert title in found.alt
