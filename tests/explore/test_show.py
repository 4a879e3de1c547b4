"""What a choice shows, against figures worked out elsewhere; and what is refused, in words that say what to choose."""

from datetime import date

import pytest

from inspection_stats.errors import BadRequest
from inspection_stats.explore import choice as known
from inspection_stats.explore.choice import Choice, up_to
from inspection_stats.explore.show import show
from inspection_stats.reference.quarters import parse_period

WESTMINSTER, CAMDEN, CUMBRIA, CUMBERLAND = "213", "202", "909", "942"
Q4 = parse_period("2015-16 Q4")
OVERALL = "overall_effectiveness"


def chosen(area=WESTMINSTER, period=Q4, programme="SIF", chart=known.SHARES, comparator=known.ENGLAND, **more):
    return Choice(area, period, programme, chart, comparator, more.pop("judgement", OVERALL), **more)


def test_the_shares_are_those_of_the_sif_reports_published_by_the_day(data):
    """87 SIF reports were out on 31 March 2016; the 89th is Dudley's of 5 April (tests/measure/grades/test_rank.py)."""
    found = show(data, chosen())
    assert {row.grade: row.count for row in found.spec.rows} == {
        "Outstanding": 2, "Good": 21, "Requires improvement": 43, "Inadequate": 21,
    }  # fmt: skip
    assert "152 authorities existing on 31 March 2016" in found.words[0]


def test_a_day_counts_what_was_published_by_it(data):
    found = show(data, chosen(CAMDEN, up_to(date(2017, 11, 24)), comparator=known.REGION))
    assert found.spec.as_at == date(2017, 11, 24)
    with pytest.raises(BadRequest, match="Camden had no SIF report by 23 November 2017; its first came out on 24 Nov"):
        show(data, chosen(CAMDEN, up_to(date(2017, 11, 23)), comparator=known.REGION))


def test_every_table_names_its_source_and_every_count_its_denominator(data):
    for chart in (known.SHARES, known.BESIDE, known.YEARS):
        tables = show(data, chosen(chart=chart, comparator=known.NEIGHBOURS)).tables
        assert all("source" in frame for frame in tables.values())
    counts = show(data, chosen()).tables["grades-sif-overall-effectiveness-england-counts"]
    assert counts["basis"].str.contains("152 authorities").all()


def test_a_grade_of_a_programme_that_has_passed_says_so(data):
    found = show(data, chosen(period=parse_period("2024-25 Q4")))
    assert "Westminster has since had a report under ILACS 2023" in " ".join(found.spec.notes)


def test_a_day_after_the_latest_report_is_refused_with_the_last_that_can_be_answered(data):
    with pytest.raises(BadRequest, match=r"held up to 20 August 2026; .* Ask for 2026-08-20 or an earlier day"):
        show(data, chosen(programme="ILACS", period=parse_period("2030-31 Q1")))


def test_each_chart_of_an_area_has_a_file_name_of_its_own(data):
    shown = [
        chosen(),
        chosen(comparator=known.REGION),
        chosen(judgement="care_leavers"),
        chosen().with_listed(("202", "205")),
        chosen().with_listed(("202", "207")),
        chosen(chart=known.BESIDE, comparator=known.REGION),
    ]
    assert len({show(data, one).spec.name for one in shown}) == len(shown)


def test_a_theme_of_a_screening_is_its_appendix_3_chart(data):
    found = show(data, chosen(programme="SQS", chart=known.SUFFICIENT, judgement="reducing-reoffending"))
    assert found.spec.rows[0].label == "Assessment of offending"
    assert len(found.tables["sufficient-sqs-reducing-reoffending-england-judgements"]) == len(found.spec.rows) == 7


REFUSED = {
    "a day before the first report": (chosen(period=up_to(date(2009, 8, 6))), "reports are held from 7 August 2009"),
    "never inspected under it": (
        chosen(programme="CPI", judgement="child_protection"), "No report on Westminster under CPI is held",
    ),
    "a list of one": (chosen().with_listed(("202",)), "one authority other than Westminster; a comparator needs two"),
    "a list of only the area": (chosen().with_listed((WESTMINSTER,)), "holds no authority other than Westminster"),
    "a list of one that existed": (chosen().with_listed(("202", CUMBERLAND)), "Did not exist on 31 March 2016: Cumb"),
    "another programme": (
        chosen(programme="SQS", comparator=known.OTHER_PROGRAMME, judgement=known.ALL_THEMES),
        "SQS and CCI figures cannot be compared",
    ),
    "an area that has ended": (chosen(CUMBRIA, parse_period("2023-24 Q1")), "Cumbria ended on 31 March 2023"),
    "an area not begun": (chosen(CUMBERLAND), "Cumberland began on 1 April 2023"),
    "nothing to compare with": (chosen(chart=known.MOVED), "fewer than two full inspections"),
    "a grid of England": (chosen(chart=known.BESIDE), "A grid of all of England does not fit a page"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_shown_fairly_is_refused_with_a_message(case, data):
    asked, words = REFUSED[case]
    with pytest.raises(BadRequest, match=words):
        show(data, asked)
