"""The choosers: consistent with one another, days in British order, several areas, a beginning of one's own."""

from datetime import date

import pytest

from inspection_stats.errors import BadRequest
from inspection_stats.explore import choice as known
from inspection_stats.explore.choosers import Choosers
from inspection_stats.explore.panel import Explorer
from inspection_stats.reference.quarters import parse_period
from tests.support.places import ROOT


@pytest.fixture
def changes():
    return []


@pytest.fixture
def choosers(data, changes):
    return Choosers(data, "213", parse_period("2015-16 Q4"), lambda: changes.append(1))


def test_a_programme_keeps_the_judgement_where_it_has_it_and_offers_its_own(choosers):
    choosers.programme.value = "ILACS"
    assert choosers.judgement.value == "overall_effectiveness"
    choosers.programme.value = "SQS"
    assert choosers.judgement.description == "Theme"
    assert choosers.judgement.value == known.ALL_THEMES


def test_a_quarter_takes_the_day_away_so_that_one_of_them_holds(choosers):
    choosers.day.value = "01/01/2016"
    assert choosers.period.end == date(2016, 1, 1)
    choosers.quarter.value = choosers.quarter.options[0][1]
    assert choosers.day.value == ""


@pytest.mark.parametrize(
    "typed", ["3/2/2016", "03/02/2016", "3.2.2016", "3 February 2016", " 03-02-2016 ", "2016-02-03"]
)
def test_a_day_is_read_day_first_and_shown_so(choosers, typed):
    choosers.day.value = typed
    assert choosers.period.end == date(2016, 2, 3)
    assert choosers.day.value == "03/02/2016"


@pytest.mark.parametrize("typed", ["02/13/2016", "31/02/2016", "3/2/16", "tomorrow", "01/01/1066"])
def test_what_is_not_a_day_is_refused_in_the_place_of_the_chart(data, tmp_path, typed):
    panel = Explorer(data, ROOT / "data", tmp_path, "213", "2015-16 Q4")
    panel.choosers.day.value = typed
    assert typed in panel.panes[0].message.value
    assert panel.panes[0].picture.value == panel.code.value == ""
    panel.choosers.day.value = "31/03/2016"
    assert panel.chart is not None


def test_a_period_that_is_not_a_quarter_begins_with_its_day(data):
    choosers = Choosers(data, "213", known.up_to(date(2016, 2, 3)), lambda: None)
    assert choosers.day.value == "03/02/2016"
    assert choosers.period == known.up_to(date(2016, 2, 3))


def test_the_programme_follows_the_day_unless_it_is_chosen_by_hand(data, tmp_path):
    panel = Explorer(data, ROOT / "data", tmp_path, "330", "2015-16 Q4")
    choosers = panel.choosers
    quarters = {quarter.label: quarter for _, quarter in choosers.quarter.options}
    assert choosers.programme.value == "SIF"
    choosers.quarter.value = quarters["2025-26 Q4"]
    assert choosers.programme.value == "ILACS"
    assert "inadequate" not in panel.chart.spec.title
    choosers.programme.value = "SIF"
    assert panel.chart.spec.title == (
        "Birmingham: good at its latest inspection (ILACS 2023, 18 April 2023); under SIF it was inadequate (report "
        "of 25 November 2016)"
    )
    assert panel.chart.spec.title in panel.chart.spec.alt
    choosers.quarter.value = quarters["2024-25 Q4"]
    assert choosers.programme.value == "SIF"


def test_the_quarters_offered_end_with_the_data(choosers):
    labels = [label for label, _ in choosers.quarter.options]
    assert labels[:2] == ["2026-27 Q2 so far (to 20 August 2026)", "2026-27 Q1 (to 30 June 2026)"]
    assert labels[-1] == "2009-10 Q2 (to 30 September 2009)"


class TestSeveralAreas:
    def test_there_is_a_place_for_one_area_more_up_to_four(self, choosers):
        def places():
            return [other.layout.display != "none" for other in choosers.others]

        assert places() == [True, False, False]
        choosers.others[0].value = "202"
        assert places() == [True, True, False]
        choosers.others[1].value = "205"
        choosers.others[2].value = "207"
        assert [choice.area for choice in choosers.choices] == ["213", "202", "205", "207"]
        choosers.others[0].value = ""
        assert places() == [True, True, True]
        assert choosers.areas == ["213", "205", "207"]

    def test_an_area_chosen_twice_is_shown_once(self, choosers):
        choosers.others[0].value = "213"
        assert choosers.areas == ["213"]

    def test_all_are_asked_the_same(self, choosers):
        choosers.others[0].value = "202"
        first, second = choosers.choices
        assert first.of_area("202") == second

    def test_a_region_is_named_only_where_it_is_that_of_each(self, choosers):
        def region():
            return next(label for label, value in choosers.comparator.options if value == known.REGION)

        choosers.others[0].value = "202"
        assert region() == "Region: London"
        choosers.comparator.value = known.REGION
        choosers.others[0].value = "330"
        assert region() == "The region of each"
        assert choosers.comparator.value == known.REGION

    def test_only_the_chart_of_the_area_that_changes_is_drawn_again(self, data, tmp_path):
        panel = Explorer(data, ROOT / "data", tmp_path, "213", "2015-16 Q4")
        chart = panel.chart
        panel.choosers.others[0].value = "205"
        assert [pane.chart.spec.title.split(":")[0] for pane in panel.panes] == [
            "Westminster", "Hammersmith and Fulham",
        ]  # fmt: skip
        assert panel.chart is chart
        panel.choosers.others[0].value = ""
        assert len(panel.panes) == len(panel.charts.children) == 1
        assert panel.chart is chart

    def test_one_that_cannot_be_shown_leaves_the_others(self, data, tmp_path):
        panel = Explorer(data, ROOT / "data", tmp_path, "213", "2015-16 Q4")
        panel.choosers.others[0].value = "202"
        assert panel.panes[0].chart is not None
        assert "Camden had no SIF report by 31 March 2016" in panel.panes[1].message.value

    def test_their_tables_are_one_that_says_whose_row_it_is(self, data, tmp_path):
        panel = Explorer(data, ROOT / "data", tmp_path, "213", "2015-16 Q4")
        alone = panel.table
        panel.choosers.others[0].value = "205"
        assert panel.table.equals(alone)  # of all England, whoever asks
        panel.choosers.chart.value = known.YEARS
        rows = panel.table
        assert rows.groupby("chart_of", sort=False)["la_name"].unique().explode().to_dict() == {
            "Westminster": "Westminster", "Hammersmith and Fulham": "Hammersmith and Fulham",
        }  # fmt: skip
        assert "Chart of</th>" in panel.sheet.outputs[0]["data"]["text/html"]


class TestBeginning:
    def test_what_is_chosen_at_the_beginning_is_shown_and_costs_no_change(self, choosers, changes):
        choosers.begin_with(["202"], {"judgement": "care_leavers", "programme": "SIF", "comparator": known.REGION})
        assert choosers.areas == ["213", "202"]
        assert (choosers.judgement.value, choosers.comparator.value) == ("care_leavers", known.REGION)
        assert choosers.by_hand
        assert changes == []

    @pytest.mark.parametrize(
        ("others", "chosen", "words"),
        [
            ([], {"programme": "SFI"}, "programme=“SFI” is not offered here. It is one of: ILACS"),
            ([], {"chart": "pie"}, "chart=“pie”"),
            ([], {"listed": ["202", "000"]}, "listed=“000”"),
            ([], {"colour": "red"}, "no choice “colour”. It has: others, programme, chart"),
            (["202", "205", "207", "208"], {}, "shows up to 4 areas; 5 were given"),
        ],
    )
    def test_what_is_not_offered_is_refused_with_what_is(self, choosers, others, chosen, words):
        with pytest.raises(BadRequest, match=words):
            choosers.begin_with(others, chosen)
