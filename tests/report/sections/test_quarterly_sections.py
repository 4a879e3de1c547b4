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
from inspection_stats.report.sections.sqs import screening_in
from inspection_stats.report.sections.standing_charts import charts_of
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
def test_no_sentence_is_broken_and_none_appears_twice(asked, area, quarter):
    report = sections(asked(area, quarter))
    for text in (text for one in report for text in said(one.blocks)):
        assert not re.search(
            r"\bnan\b|\bNone\b(?! of)|NaT|<NA>|\{|\}|  |\.\.|,\.| ,|\b1 reports|\bof of\b|\(\)|“”", text
        ), text
        assert not re.search(r"\b(one|1) (judgements|authorities|reports|recommendations|inspections)\b", text), text
        assert not re.search(r"\ba (ILACS|inspection|area|overall)\b", text), text
    assert report[0].name == "briefing"  # it takes a line from the sections after it
    every = [text for one in report[1:] for text in sentences(one)]
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
    assert (
        "Overall, of the 152 other authorities in England, 43 are graded better, 66 the same and 43 worse. The widest "
        "gap is in “In care”: 47 of 135 (35%) are graded better."
    ) in section(report, "ofsted-judgements")
    (glance,) = [block for block in report[0].blocks if getattr(block, "name", "") == "at-a-glance"]
    england = {row.grade: (row.count, row.total, row.marked) for row in glance.rows if row.label == "England"}
    assert england["Good"] == (67, 153, True)
    quarter = section(report, "this-quarter")
    assert "In England: 11 reports. Overall grades: eight up, two unchanged and one down." in quarter
    assert "The latest judgements are those of the report of 18 April 2023." in quarter


def test_an_area_that_ended_says_so_and_compares_nothing(asked):
    report = sections(asked("Northamptonshire", "2025-26 Q4"))
    assert "no longer an authority. It ended on 31 March 2021." in section(report, "briefing")
    assert "North Northamptonshire and West Northamptonshire took its place" in section(report, "ofsted-judgements")
    assert "beside-others" not in [
        name for one in sections(asked("Northamptonshire", "2025-26 Q4")) for name in one.frames
    ]
    assert "latest" not in [text for one in report for text in said(one.blocks)]


def test_on_its_last_day_an_area_is_an_authority_still(asked):
    one = asked("Northamptonshire", "2020-21 Q4")
    report = sections(one)
    assert "31 March 2021 was the last day of Northamptonshire as an authority" in section(report, "briefing")
    ofsted = section(report, "ofsted-judgements")
    assert "on 31 March 2021 are those of the report of 29 July 2019" in ofsted
    assert "so it has no current judgements" not in ofsted
    assert (
        "31 March 2021 was the last day of Northamptonshire as an authority. North Northamptonshire and West "
        "Northamptonshire take its place, without its grades." in section(report, "this-quarter")
    )
    assert len(one.neighbours) == 10
    assert questions_of(one)


def test_two_programmes_are_not_set_side_by_side_as_if_they_had_moved(asked):
    assert "movement" not in [spec.name for spec in charts_of(asked("Northamptonshire", "2020-21 Q4"))]
    table = next(block for block in sections(asked("Westminster", "2015-16 Q4"))[0].blocks if hasattr(block, "frame"))
    assert set(table.frame["Direction"]) == {"no previous one held"}


def test_superseded_grades_are_said_to_be_such(asked):
    report = sections(asked("City of London", "2019-20 Q1"))
    since = "Of the 148 counted, 52 have been inspected under ILACS since; the two are not compared."
    assert since in section(report, "ofsted-judgements")
    assert (
        "Two of its 10 statistical neighbours have a better overall grade (the Department for Education calls all of "
        "them “Not close”), by the latest SIF inspection of each; one has been inspected under ILACS since."
        in (section(report, "briefing"))
    )
    assert "since" not in section(sections(asked("Birmingham", "2025-26 Q4")), "briefing")


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
    with pytest.raises(BadRequest, match="is held, and no earlier one. Letters on only one service are held, so there"):
        screening_in(asked("Slough", "2013-14 Q4"))
    with pytest.raises(BadRequest, match="has made no such screening since 2017"):
        screening_in(asked("Birmingham", "2025-26 Q4"))
    with pytest.raises(BadRequest, match="The last one held was published on 27 January 2016"):
        screening_in(asked("Westminster", "2016-17 Q1"))


def test_all_some_and_none_of_the_recommendations(asked):
    said_of = section(sections(asked("Kensington and Chelsea", "2015-16 Q4")), "recommendations")
    assert "areas for improvement are held: all have an owner and none has a date." in said_of
    said_of = section(sections(asked("Westminster", "2015-16 Q4")), "recommendations")
    assert "are held: five have no owner and eight have no date." in said_of


def test_both_and_one(asked):
    report = sections(asked("Slough", "2013-14 Q4"))
    assert "Both of its statistical neighbours that can be compared have a better overall grade." in section(
        report, "briefing"
    )
    assert report[0].name == "briefing"
    titles = [spec.title for spec in charts_of(asked("Slough", "2013-14 Q4"))]
    assert "South East: 1 of 2 graded authorities is good or outstanding" in titles


def test_a_successor_of_the_same_name_follows_the_former_one(asked):
    text = section(sections(asked("Dorset", "2019-20 Q1")), "ofsted-judgements")
    assert (
        "was created on 1 April 2019 and took over from the former Dorset. The last report of 23 May 2016 on the "
        "former Dorset (SIF) gave it Requires improvement overall." in text
    )


def test_a_new_authority_says_what_it_followed(asked):
    text = section(sections(asked("West Northamptonshire", "2021-22 Q2")), "ofsted-judgements")
    assert (
        "was created on 1 April 2021 and took over from Northamptonshire. The last report of 29 July 2019 on "
        "Northamptonshire (ILACS 2018) gave it Inadequate overall." in text
    )


def test_a_quarter_that_the_data_do_not_reach_is_not_reported(asked):
    with pytest.raises(BadRequest, match="30 September 2026 cannot be answered"):
        asked("Birmingham", "2026-27 Q2")


def test_grades_move_only_within_what_may_be_compared(asked):
    report = sections(asked("Liverpool", "2026-07-01 to 2026-08-20"))
    assert "four went up" in section(report, "briefing")
    assert "cannot be compared" not in section(report, "this-quarter")
    herefordshire = section(sections(asked("Herefordshire", "2025-26 Q4")), "this-quarter")
    assert (
        "Two judgements cannot be compared: ILACS 2018 has no judgement “Care leavers”; ILACS 2018 has no judgement "
        "“In care”." in herefordshire
    )
    first = section(sections(asked("Westminster", "2015-16 Q4")), "this-quarter")
    assert "was another kind of inspection (SLAC), so the two cannot be compared" in first


def test_each_table_of_the_pack_has_its_source(asked):
    frames = {k: v for one in sections(asked("Lambeth", "2025-26 Q4")) for k, v in one.frames.items()}
    for name in ("beside-others", "changes", "reports-of-the-quarter"):
        assert frames[name]["source"].ne("").all()
        assert frames[name]["source"].notna().all()
    assert frames["changes"]["change"].value_counts().to_dict() == {"not comparable": 3, "better": 2, "the same": 1}
