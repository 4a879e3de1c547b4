"""Which way an area goes: worked by hand from Ofsted's reports."""

import pandas as pd
import pytest

from inspection_stats import open_quarter
from inspection_stats.describe.english.links import unlinked
from inspection_stats.describe.sentences.direction import direction_sentence


def changed(*rows):
    columns = ["judgement", "grade_before", "grade_after", "change", "steps"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(published_before=pd.Timestamp(2019, 1, 17))


OVERALL = "overall_effectiveness"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], ""),
        (
            [(OVERALL, "Good", "Good", "the same", 0)],
            "Overall, it is Good, the same as in the previous report of 17 January 2019.",
        ),
        (
            [(OVERALL, "Inadequate", "Good", "improved", 2), ("a", "Good", "Good", "the same", 0)],
            "Overall, it went up two grades, from Inadequate (17 January 2019) to Good. Its other judgements did not "
            "change.",
        ),
        (
            [(OVERALL, "Good", "Requires improvement", "declined", -1), ("a", "", "Good", "not compared", pd.NA)],
            "Overall, it went down from Good (17 January 2019) to Requires improvement. Of its other judgements, one "
            "cannot be compared.",
        ),
        (
            [
                ("a", "Good", "Outstanding", "improved", 1), ("b", "Good", "Good", "the same", 0),
                ("c", "Good", "", "not compared", pd.NA),
            ],
            "Of its judgements, compared with the report of 17 January 2019, one went up and one is the same.",
        ),
        (
            [("a", "", "Good", "not compared", pd.NA)],
            "None of its judgements can be compared with the previous report of 17 January 2019, which judged other "
            "things.",
        ),
    ],
)  # fmt: skip
def test_a_direction_is_reported_for_what_can_be_compared_and_for_nothing_else(rows, said):
    assert direction_sentence(changed(*rows), OVERALL) == said


UP = "Overall, it went up from Requires improvement (17 January 2019) to Good."
LAST = "2026-07-01 to 2026-08-20"
ALL_FOUR = "Ofsted published its report of 28 July 2026 on Middlesbrough: Requires improvement in all four judgements."
NO_OVERALL = "Ofsted has given no overall grade since 1 April 2026, so"


@pytest.mark.parametrize(
    ("area", "quarter", "said"),
    [
        ("Birmingham", "2025-26 Q4", UP),  # reports of 17 January 2019 and 18 April 2023
        ("Middlesbrough", LAST, ALL_FOUR),
        ("Middlesbrough", LAST, "None of its judgements changed since the previous report of 25 May 2023."),
        ("Middlesbrough", LAST, NO_OVERALL),
    ],
)
def test_the_briefing_says_which_way_in_a_quiet_quarter_too_and_without_an_overall_grade(area, quarter, said):
    assert said in unlinked(" ".join(open_quarter(area, quarter).briefing().blocks[1].items))
