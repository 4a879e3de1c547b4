"""The youth justice section: what is held of an area's service, as precisely as its sources say it."""

from datetime import date

import pytest

from inspection_stats import open_quarter
from inspection_stats.describe.english.links import link_parts
from inspection_stats.documents.blocks import Bullets, Paragraph, TableBlock
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.england_quarter import EnglandQuarter
from inspection_stats.reference.areas import find_area
from inspection_stats.reference.quarters import parse_period
from inspection_stats.report.chart_specs import specs_by_name
from inspection_stats.report.frames import programme_frames
from inspection_stats.report.sections.programmes import YOUTH_JUSTICE, programme_charts, youth_justice_section
from tests.support.said import said


@pytest.fixture
def asked(data):
    def made(area, quarter):
        period = parse_period(quarter)
        code = find_area(area, data.areas, data.area_aliases, period.end)
        return AreaQuarter(EnglandQuarter(data, period), code)

    return made


def words(section):
    said = []
    for block in section.blocks:
        said += [block.text] if isinstance(block, Paragraph) else block.items if isinstance(block, Bullets) else []
    return "\n".join(said)


def test_a_rating_is_reported_with_its_framework_its_date_and_the_counts_of_the_report_that_followed(asked):
    said = words(youth_justice_section(asked("Leeds", "2025-26 Q2")))
    assert "Inspection of youth justice services, 2018 (report of November 2019): rated Requires improvement" in said
    assert (
        "(2019-20, published November 2020) counts 1 Outstanding, 6 Good, 8 Requires improvement and 1 Inadequate of "
        "16 services inspected" in said
    )
    assert "no source held says which areas it serves" in said
    assert "These results say nothing about all services." in said


def test_counts_that_came_out_after_the_day_of_the_report_are_left_out(asked):
    assert "annual report" not in words(youth_justice_section(asked("Leeds", "2020-21 Q1")))


def test_a_rating_whose_month_is_not_over_is_not_said_to_have_come_out(asked, data):
    england = EnglandQuarter(data, parse_period("2019-10-01 to 2019-11-15"))
    code = find_area("Leeds", data.areas, data.area_aliases, date(2019, 11, 15))
    said = words(youth_justice_section(AreaQuarter(england, code)))
    assert "Not dated closely enough to place: Leeds" in said


def test_ratings_of_two_frameworks_are_not_compared(asked):
    said = words(youth_justice_section(asked("Derby", "2025-26 Q3")))
    assert "of August 2018, rated it Good overall under another framework, so the two are not compared." in said


def test_a_rating_that_may_be_superseded_is_not_the_headline(asked):
    section = youth_justice_section(asked("Hounslow", "2025-26 Q4"))
    paragraph = next(block for block in section.blocks if isinstance(block, Paragraph))
    assert paragraph.text.startswith("The latest result held is not closely dated: Hounslow")
    assert "rated Requires improvement overall" in paragraph.text.split("Before that:")[0]
    earlier = words(youth_justice_section(asked("Hounslow", "2019-20 Q1")))
    assert "services, 2025" not in earlier


def test_the_two_inspections_of_one_framework_are_compared(asked):
    said = words(youth_justice_section(asked("Blackpool", "2022-23 Q1")))
    assert "of December 2018, rated it Inadequate overall: it is better now." in said


@pytest.mark.parametrize(
    ("area", "quarter", "bars"),
    [
        ("Bromley", "2012-13 Q1", [("81%", 68), ("75%", None), ("82%", None)]),
        ("Greenwich", "2011-12 Q4", [("44%", 68), ("42%", 63), ("56%", None)]),
        ("Leicestershire", "2012-13 Q1", [("69%", 68), ("63%", 62)]),
        ("Rutland", "2012-13 Q1", [("69%", 68), ("63%", 62)]),
        ("Northamptonshire", "2012-13 Q1", [("80%", 68), ("68%", 62), ("76%", 71)]),
    ],
)
def test_the_scores_of_a_core_case_inspection_are_compared_with_the_average_of_the_same_page(
    asked, area, quarter, bars
):
    (spec,) = programme_charts(asked(area, quarter), YOUTH_JUSTICE)
    assert [(row.percent, row.national) for row in spec.rows] == bars
    assert all(row.applicable is None for row in spec.rows)
    assert "not of cases or children" in spec.notes[0]
    assert all(percent in spec.long_alt for percent, _ in bars)


def test_a_score_is_points_and_never_a_percentage(asked):
    specs = programme_charts(asked("North Tyneside", "2025-26 Q2"), YOUTH_JUSTICE)
    (spec,) = [one for one in specs if one.name.startswith("score")]
    assert [(row.sufficient, row.applicable, row.percent) for row in spec.rows] == [(31, 36, "")]
    assert "%" not in spec.long_alt + spec.caption


def test_a_grid_of_some_standards_is_not_described_as_if_it_were_whole(asked):
    specs = programme_charts(asked("Wolverhampton", "2024-25 Q4"), YOUTH_JUSTICE)
    assert [one.title for one in specs] == ["Wolverhampton youth justice service: 3 of 15 judgements held"]


def test_an_inspection_known_without_figures_is_named(asked):
    said = words(youth_justice_section(asked("Hampshire", "2016-17 Q1")))
    assert "It is known to have been inspected (SQS, 4 to 7 April 2016, 47 cases)" in said
    assert "known to have been inspected" not in words(youth_justice_section(asked("Hampshire", "2015-16 Q4")))


def test_an_area_with_nothing_held_is_not_said_to_have_had_none(asked):
    section = youth_justice_section(asked("Cheshire East", "2025-26 Q2"))
    assert words(section).endswith("Not every result is held, so there may have been one.")
    assert not [block for block in section.blocks if isinstance(block, TableBlock)]


def test_the_screening_of_another_quarter_is_pointed_to(asked):
    pointed = "Its Short Quality Screening, with a letter of 27 January 2016, is in the report of that quarter."
    assert pointed in words(youth_justice_section(asked("Westminster", "2016-17 Q1")))
    assert pointed not in words(youth_justice_section(asked("Westminster", "2015-16 Q4")))


def test_its_rows_are_a_file_of_the_pack_and_its_charts_are_known_by_name(asked):
    one = asked("Greenwich", "2011-12 Q4")
    frame = programme_frames(one, [YOUTH_JUSTICE])["youth-justice"]
    assert frame["value"].tolist() == [44, 42, 56]
    assert frame["source"].str.startswith("https://").all()
    assert frame["quote"].ne("").all()
    assert "percentages-cci" in specs_by_name(one)


HISTORIES = {
    "Wolverhampton": (["standards-hmip-youth-2018"], "(report of February 2022): rated Good overall"),
    "Barking and Dagenham": (["standards-hmip-youth-2025"], "The latest result held is not closely dated"),
    "Bromley": (["percentages-cci"], "Earlier: Bromley"),
    "Rutland": (["percentages-cci"], "safeguarding 69% and risk of harm to others 63%"),
    "Wigan": (["percentages-cci"], "(report of 2009): safeguarding 69%"),
    "Slough": ([], "Not dated closely enough to place: Slough"),
    "Isles of Scilly": ([], "10 of 12 standards rated Good or Outstanding"),
    "City of London": ([], "counts 0 Inadequate of 33 services inspected; it gives no count of the other grades"),
    "Westminster": ([], "Its Short Quality Screening, with a letter of 27 January 2016"),
    "Cheshire East": ([], "Not every result is held, so there may have been one."),
}


@pytest.mark.parametrize("area", HISTORIES)
def test_areas_of_very_different_history_each_say_what_is_held(area, data):
    charts, sentence = HISTORIES[area]
    section = open_quarter(area, "2025-26 Q4").youth_justice()
    text = " ".join(said(section.blocks))
    assert list(section.charts) == charts
    assert sentence in text
    services = data.service_areas.loc[data.service_areas["area_name"].eq(area), "service_id"]
    held = data.judgements[data.judgements["subject"].isin(services)]
    (table,) = [block for block in section.blocks if isinstance(block, TableBlock)] or [None]
    linked = set() if table is None else {page for cell in table.frame["Source"] for _, page in link_parts(cell)}
    assert set(held["source"]) <= linked, "a source held is not shown"
    assert ("Not everything is held" in text) == bool(len(held))
