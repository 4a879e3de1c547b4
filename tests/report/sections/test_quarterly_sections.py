"""The sentences of whole reports, undrawn, for areas with everything and areas with nothing."""

import re

import pytest

from inspection_stats.describe.sentences.among_others import place_of
from inspection_stats.documents.blocks import Bullets, Paragraph, TableBlock
from inspection_stats.errors import BadRequest
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.england_quarter import EnglandQuarter
from inspection_stats.reference.areas import find_area
from inspection_stats.reference.quarters import parse_period
from inspection_stats.report.sections.questions import questions_of
from tests.support.reports import sections
from tests.support.said import said

MIXED = [
    ("Westminster", "2015-16 Q4"),
    ("Westminster", "2026-07-01 to 2026-08-20"),
    ("Birmingham", "2025-26 Q4"),
    ("Isles of Scilly", "2025-26 Q4"),
    ("Isles of Scilly", "2023-24 Q2"),
    ("Northamptonshire", "2025-26 Q4"),
    ("Northamptonshire", "2020-21 Q4"),
    ("West Northamptonshire", "2021-22 Q2"),
    ("Cumberland", "2022-23 Q4"),
    ("Cumberland", "2024-25 Q3"),
    ("Kingston upon Hull", "2025-26 Q4"),
    ("Slough", "2009-10 Q4"),
    ("Slough", "2011-12 Q1"),
    ("Slough", "2015-16 Q4"),
    ("Liverpool", "2026-07-01 to 2026-08-20"),
    ("Birmingham", "2012-13 Q3"),
]

NUMBER = re.compile(r"\d|\b(one|two|three|four|five|six|seven|eight|nine|all|both)\b", re.IGNORECASE)


@pytest.fixture
def asked(data):
    def ask(area, quarter):
        period = parse_period(quarter)
        return AreaQuarter(EnglandQuarter(data, period), find_area(area, data.areas, data.area_aliases, period.end))

    return ask


def sentences(section):
    return [text for block in section.blocks if not isinstance(block, TableBlock) for text in said([block])]


def section(report, name):
    return " ".join(sentences(next(one for one in report if one.name == name)))


@pytest.mark.parametrize(("area", "quarter"), MIXED)
def test_no_sentence_is_broken_and_none_stands_twice(asked, area, quarter):
    report = sections(asked(area, quarter))
    for text in (text for one in report for text in said(one.blocks)):
        assert not re.search(
            r"\bnan\b|\bNone\b(?! of)|NaT|<NA>|\{|\}|  |\.\.|,\.| ,|\b1 reports|\bof of\b|\(\)|“”", text
        ), text
        assert not re.search(r"\b(one|1) (judgements|authorities|reports|recommendations|inspections)\b", text), text
        assert not re.search(r"\ba (ILACS|inspection|area|overall)\b", text), text
    every = [text for one in report for text in sentences(one)]
    assert sorted({text for text in every if every.count(text) > 1}) == []
    for one in report:
        for block in one.blocks:
            if isinstance(block, (Paragraph, Bullets)):
                for text in said([block]):
                    assert text[0].isupper() or text[0].isdigit()
                    assert text.endswith((".", ":", "?", ".”")), text


@pytest.mark.parametrize(("area", "quarter"), MIXED)
def test_questions_name_their_figure_and_are_at_most_eight(asked, area, quarter):
    found = questions_of(asked(area, quarter))
    assert len(found) <= 8
    assert all(one.question.endswith("?") and re.search(NUMBER, one.figure) for one in found)
    assert len({one.question for one in found}) == len(found)


def test_areas_with_judgements_get_three_questions_or_more_and_those_without_none(asked):
    for area, quarter in (("Birmingham", "2025-26 Q4"), ("Rutland", "2025-26 Q4"), ("Westminster", "2015-16 Q4")):
        assert 3 <= len(questions_of(asked(area, quarter))) <= 8
    assert questions_of(asked("Northamptonshire", "2025-26 Q4")) == []
    assert questions_of(asked("Slough", "2009-10 Q4")) == []


def test_the_figures_of_birmingham_by_hand(asked):
    report = sections(asked("Birmingham", "2025-26 Q4"))
    ofsted = section(report, "ofsted-judgements")
    assert (
        "Of the 152 other authorities in England with a grade for overall effectiveness, 66 have the same grade, 43 "
        "have a better one and 43 have a worse one."
    ) in ofsted
    assert "Birmingham: good, a grade that 67 of 153 graded authorities in England have" in ofsted
    changes = section(report, "changes")
    assert "better in eight, the same in two and worse in one" in changes
    assert "no report came out. The judgements of 18 April 2023 stand." in changes


def test_an_area_that_ended_says_so_and_compares_nothing(asked):
    report = sections(asked("Northamptonshire", "2025-26 Q4"))
    assert "no longer an authority; it ended on 31 March 2021" in section(report, "summary")
    assert "North Northamptonshire and West Northamptonshire took its place" in section(report, "ofsted-judgements")
    assert "beside-others" not in [
        name for one in sections(asked("Northamptonshire", "2025-26 Q4")) for name in one.frames
    ]
    assert "standing" not in [text for one in report for text in said(one.blocks)]


def test_on_its_last_day_an_area_is_an_authority_still(asked):
    one = asked("Northamptonshire", "2020-21 Q4")
    report = sections(one)
    assert "31 March 2021 was the last day of Northamptonshire as an authority" in section(report, "summary")
    ofsted = section(report, "ofsted-judgements")
    assert "that stand on 31 March 2021 are those of the report of 29 July 2019" in ofsted
    assert "after it North Northamptonshire and West Northamptonshire take its place, without its grades" in ofsted
    assert "no judgement of it stands." not in ofsted
    assert "stand to the last day" in section(report, "changes")
    assert len(one.neighbours) == 10
    assert questions_of(one)


def test_two_programmes_are_not_set_side_by_side_as_if_they_had_moved(asked):
    titles = [text for one in sections(asked("Northamptonshire", "2020-21 Q4")) for text in said(one.blocks)]
    assert not any("last two inspections" in text for text in titles)


def test_grades_that_no_longer_stand_are_said_to_be_such(asked):
    report = sections(asked("City of London", "2019-20 Q1"))
    since = "By the latest SIF inspection of each: 52 of the 148 have been inspected under ILACS since"
    assert since in section(report, "ofsted-judgements")
    assert (
        "Two of its 10 statistical neighbours have a better overall grade (the Department for Education calls all of "
        "them “Not close”), by the latest SIF inspection of each; one has been inspected under ILACS since."
        in (section(report, "summary"))
    )
    assert "since" not in section(sections(asked("Birmingham", "2025-26 Q4")), "summary")


def test_neighbours_are_named_with_the_model_they_come_from(asked):
    for area, quarter, model in (
        ("Cumberland", "2023-24 Q1", "2025"),
        ("Slough", "2013-14 Q4", "2021"),
        ("Birmingham", "2025-26 Q4", "2025"),
    ):
        one = asked(area, quarter)
        held = one.data.statistical_neighbours
        rows = held[held["old_la_code"].eq(one.code) & held["model"].eq(model)].sort_values("rank")
        assert one.neighbours == tuple(rows["neighbour_code"])
        assert f"({model} model)" in place_of(one.comparators[0])


def test_what_is_not_held_is_not_said_not_to_exist(asked):
    inside = section(sections(asked("Slough", "2013-14 Q4")), "youth-offending")
    assert "is held, and no earlier one. Letters of one service only are held, so one may have come out" in inside
    after = section(sections(asked("Birmingham", "2025-26 Q4")), "youth-offending")
    assert "has made no such screening since 2017. Other inspections of youth offending services" in after


def test_all_some_and_none_of_the_recommendations(asked):
    said_of = section(sections(asked("Kensington and Chelsea", "2015-16 Q4")), "recommendations")
    assert "areas for improvement are held: all have an owner and none has a date." in said_of
    said_of = section(sections(asked("Westminster", "2015-16 Q4")), "recommendations")
    assert "are held: five have no owner and eight have no date." in said_of


def test_both_and_one(asked):
    report = sections(asked("Slough", "2013-14 Q4"))
    assert "Both of its statistical neighbours that can be compared have a better overall grade." in section(
        report, "summary"
    )
    assert "South East: 1 of 2 graded authorities is good or outstanding" in section(report, "ofsted-judgements")


def test_a_successor_of_the_same_name_follows_the_former_one(asked):
    text = section(sections(asked("Dorset", "2019-20 Q1")), "ofsted-judgements")
    assert (
        "was created on 1 April 2019 and took over from the former Dorset. The last report on the former Dorset" in text
    )


def test_a_new_authority_says_what_it_followed(asked):
    text = section(sections(asked("West Northamptonshire", "2021-22 Q2")), "ofsted-judgements")
    assert (
        "was created on 1 April 2021 and took over from Northamptonshire. The last report on Northamptonshire" in text
    )


def test_a_quarter_that_the_data_do_not_reach_is_not_reported(asked):
    with pytest.raises(BadRequest, match="30 September 2026 cannot be answered"):
        asked("Birmingham", "2026-27 Q2")


def test_grades_move_only_within_what_may_be_compared(asked):
    text = section(sections(asked("Liverpool", "2026-07-01 to 2026-08-20")), "changes")
    assert "all four are better" in text
    assert "One judgement is not comparable: ILACS 2026 has no judgement “Overall”." in text
    first = section(sections(asked("Westminster", "2015-16 Q4")), "changes")
    assert "was another kind of inspection (SLAC): the two are not comparable" in first


def test_each_table_of_the_pack_has_its_source(asked):
    frames = {k: v for one in sections(asked("Lambeth", "2025-26 Q4")) for k, v in one.frames.items()}
    for name in ("beside-others", "changes", "reports-of-the-quarter"):
        assert frames[name]["source"].ne("").all()
        assert frames[name]["source"].notna().all()
    assert frames["changes"]["change"].value_counts().to_dict() == {"not comparable": 3, "better": 2, "the same": 1}
