"""Verdicts on the shipped tables, worked by hand. The screening: 32 of 33 plans, 29 of 34, 14 of 17, 7 of 9; as at
5 April 2016 Ofsted had published 89 reports: 2 Outstanding, 21 Good, 43 Requires improvement, 23 Inadequate."""

import pytest

from inspection_stats.claims.computed import Computed
from inspection_stats.claims.figure_forms import read_figure
from inspection_stats.claims.judging import judge
from inspection_stats.errors import BadData
from tests.support.small_claims import HEAD, SQS, checked, claim

SIF = 'framework = "SIF", by = "report", as_at = 2016-04-05'
BY_AUTHORITY = SIF.replace("report", "authority")


def question(name, give=""):
    return f'{SQS}, judgement = "{name}"' + (f', give = "{give}"' if give else "")


@pytest.mark.parametrize(
    ("printed", "calculation", "arguments", "verdict", "computed"),
    [
        ("32 of 33", "question", question("offending-planned-community"), "holds", "32 of 33"),
        ("32/34", "question", question("offending-planned-community"), "does not hold", "32 of 33"),
        ("97%", "question", question("offending-planned-community"), "holds", "97%"),
        ("96.9%", "question", question("offending-planned-community"), "does not hold", "97.0%"),
        ("one", "question", question("offending-planned-community", "insufficient"), "holds", "1"),
        ("all", "question", question("offending-assessed"), "holds", "34 of 34"),
        ("all", "question", question("court-report-harm"), "does not hold", "14 of 17"),
        ("none", "question", question("court-report-harm"), "does not hold", "14 of 17"),
        ("all but three", "question", question("court-report-harm"), "holds", "14 of 17"),
        ("most", "question", question("court-report-harm"), "holds", "14 of 17"),
        ("nearly all", "question", question("offending-assessed"), "does not hold", "34 of 34"),
        ("over 85%", "question", question("safeguarding-assessed"), "true only before rounding", "85%"),
        ("at least 83%", "question", question("court-report-harm"), "does not hold", "82%"),
        ("at least 82.36%", "question", question("court-report-harm"), "does not hold", "82.35%"),
        ("over 80%", "question", question("court-report-harm"), "holds but fragile", "82%"),
        ("over half", "question", question("court-report-harm"), "holds", "82%"),
        ("all", "question", question("harm-planned-custody"), "holds", "all"),
        ("most", "question", question("victims"), "cannot be checked", ""),
        ("34", "cases_inspected", SQS, "holds", "34"),
        ("29", "judgements_made", SQS, "holds", "29"),
        ("78%", "lowest_percentage", SQS, "holds", "78%"),
        ("25", "judgements_in_band", f'{SQS}, band = "over_85"', "cannot be checked", "19 to 25"),
        ("26", "judgements_in_band", f'{SQS}, band = "over_85"', "does not hold", "19 to 25"),
        ("8", "judgements_in_band", f'{SQS}, band = "at_100"', "does not hold", "9 to 11"),
        ("2%", "grade_share", f'{SIF}, grades = ["Outstanding"]', "holds", "2%"),
        ("24%", "grade_share", f'{SIF}, grades = ["Good"]', "holds", "24%"),
        ("over 50%", "grade_share", f'{SIF}, grades = ["Requires improvement"], of = 89', "does not hold", "48%"),
        ("over 50%", "grade_share", f'{SIF}, grades = ["Requires improvement"]',
         "true only as at another date: 18 July 2014 to 10 March 2016", "48%"),
        ("26%", "grade_share", f'{SIF}, grades = ["Outstanding", "Good"]', "holds", "26%"),
        ("43", "grade_count", f'{SIF}, grades = ["Requires improvement"]', "holds", "43"),
        ("none", "grade_count", f'{SIF}, grades = ["Outstanding"]',
         "true only as at another date: 11 February 2014 to 28 March 2016", "2 of 89"),
        ("none", "grade_count", f'{SIF}, grades = ["Good"]', "does not hold", "21 of 89"),
        ("89", "reports", SIF, "holds", "89"),
        ("89", "reports", BY_AUTHORITY, "true only by report", "88"),
        ("88", "reports", SIF, "true only by authority", "89"),
        ("89", "reports", 'framework = "SIF", by = "report"', "true only as at another date: 5 to 13 April 2016",
         "91"),
        ("120", "reports", SIF, "does not hold", "89"),
        ("about 87", "reports", SIF, "holds", "89"),
        ("nearly 90", "reports", SIF, "holds", "89"),
        ("nearly 120", "reports", SIF, "does not hold", "89"),
        ("first", "first_with_grade", 'area = "Westminster", framework = "SIF", grade = "Outstanding"', "holds",
         "place 1, shared by 2"),
        ("first", "first_with_grade", 'area = "Hackney", framework = "SIF", grade = "Good"', "does not hold", None),
        ("Good", "grade", 'area = "Westminster", framework = "SIF", judgement = "care_leavers"', "holds", "Good"),
        ("Good", "grade", 'area = "Westminster", framework = "SIF"', "does not hold", "Outstanding"),
        ("only", "only_with_grade",
         'areas = ["Westminster", "Kensington and Chelsea"], framework = "SIF", grade = "Outstanding"', "holds", None),
        ("only", "only_with_grade", 'areas = ["Westminster"], framework = "SIF", grade = "Outstanding"',
         "does not hold", "not only these"),
        ("top three", "rank_by_judgements",
         'areas = ["Westminster", "Hammersmith and Fulham", "Kensington and Chelsea"], framework = "SIF"',
         "holds but fragile", "place 3, shared by 4"),
        ("top two", "rank_by_judgements", 'areas = ["Hammersmith and Fulham"], framework = "SIF"', "does not hold",
         "place 3, shared by 4"),
        ("highest", "rank_by_grade", 'areas = ["Westminster"], framework = "SIF"', "holds", "place 1, shared by 2"),
        ("29 March 2016", "inspection_date", 'area = "Westminster", framework = "SIF", event = "published"', "holds",
         "29 March 2016"),
        ("March 2016", "inspection_date", 'area = "Westminster", framework = "SIF", event = "published"', "holds",
         None),
        ("January 2016", "inspection_date", 'area = "Westminster", framework = "SIF", event = "on_site"',
         "does not hold", "11 January 2016 to 4 February 2016"),
        ("October 2011", "inspection_date", 'area = "Westminster", framework = "SLAC", event = "on_site"',
         "cannot be checked", ""),
        ("December 2015", "screening_date", f'{SQS}, event = "on_site"', "holds", None),
        ("four", "recommendations_made", 'inspection = "213-SIF-2016-03-29", kind = "recommendation"', "holds", "4"),
        ("three", "areas_served", 'service = "west-london-tri-borough-yos"', "holds", "3"),
        ("43.6%", "context", 'area = "Westminster", indicator = "reoffending", value = "local"', "holds", "43.6%"),
        ("37.9%", "context", 'area = "Westminster", indicator = "reoffending", value = "comparator"', "holds", None),
        ("77%", "share", "part = 138, whole = 179", "holds", "77%"),
        ("78%", "share", "part = 138, whole = 179", "does not hold", "77%"),
        ("2%", "change", "before = 402, after = 411", "holds", "2%"),
        ("8%", "change", "before = 402, after = 411", "does not hold", "2%"),
        ("fell", "change", "before = 402, after = 411", "does not hold", "higher"),
        ("44", "rate", "count = 179, population = 40694", "holds", "44"),
        ("50", "rate", "count = 179, population = 40694", "does not hold", "44"),
        ("12", "points", "before = 38.6, after = 50.4", "holds", "12"),
        ("11", "points", "before = 38.6, after = 50.4", "true only after rounding", "12"),
        ("seven", "total", "parts = [1, 1, 5]", "holds", "7"),
        ("below", "compared", "value = 411, beside = 548", "holds", "lower"),
        ("26%", "possible_share", 'base = 167, needs = "ages"', "cannot be checked", ""),
        ("13%", "possible_share", 'base = 7, needs = "ages"', "does not hold", ""),
        ("14%", "possible_share", 'base = 7, needs = "ages"', "cannot be checked", ""),
        ("13%", "possible_share", 'base = 8, up_to = true, needs = "ages"', "cannot be checked", ""),
        ("180", "part_of", "whole = 179", "does not hold", "0 to 179"),
        ("179", "part_of", "whole = 179", "cannot be checked", "0 to 179"),
    ],
)  # fmt: skip
def test_the_verdict_on_a_figure(data, tmp_path, printed, calculation, arguments, verdict, computed):
    text = HEAD + claim(f"It says {printed} here", printed, calculation, arguments)
    (row,) = checked(tmp_path, text, data).rows
    assert row.verdict.word == verdict, row.verdict
    assert computed is None or row.verdict.computed == computed
    assert row.computed.working in row.verdict.reason


def test_over_half_names_the_day_on_which_it_was_last_so(data, tmp_path):
    text = HEAD + claim("over 50%", "over 50%", "grade_share", f'{SIF}, grades = ["Requires improvement"], of = 89')
    (row,) = checked(tmp_path, text, data).rows
    assert "43 of 89" in row.verdict.reason
    assert "It was so as at another date: 18 July 2014 to 10 March 2016: 42 of 83" in row.verdict.reason


def test_rounding_is_half_up_unless_the_claim_says_otherwise():
    eighth = Computed("1 of 8", cases=1, base=8)  # 12.5%
    assert judge(read_figure("13%"), eighth).word == "holds"
    assert judge(read_figure("12%"), eighth).word == "does not hold"
    assert judge(read_figure("12%"), eighth, "down").word == "holds"
    assert "cut, not rounded" in judge(read_figure("12%"), eighth).reason


@pytest.mark.parametrize(
    ("calculation", "printed", "arguments", "part"),
    [
        ("question", "5", f'{SQS}, judgement = "offending-asessed"', "Did you mean “offending-assessed” or"),
        ("cases_inspected", "5", 'inspection = "west-london-sqs"', "no screening “west-london-sqs”"),
        ("grade", "Good", 'area = "Westminister", framework = "SIF"', "Did you mean “Westminster”?"),
        ("grade", "Good", 'area = "Westminster", framework = "SIFF"', "SIF"),
        ("grade", "Good", 'area = "Westminster", framework = "SIF", judgement = "care"', "care_leavers"),
        ("share", "5%", 'part = "two", whole = 9', "no claim “two”"),
        ("change", "5%", "before = 0, after = 9", "change from 0"),
        ("rate", "5", "count = 9, population = 0", "population above 0"),
        ("areas_served", "5", 'service = "yos"', "no service “yos”"),
        ("recommendations_made", "5", 'inspection = "213-SIF-2016-03-29", kind = "advice"', "recommendation"),
        ("context", "5%", 'area = "Westminster", indicator = "fsm", value = "local"', "no “fsm”"),
    ],
)
def test_an_argument_that_names_nothing_is_a_fault_of_its_claim(data, tmp_path, calculation, printed, arguments, part):
    with pytest.raises(BadData) as caught:
        checked(tmp_path, HEAD + claim(f"It is {printed}", printed, calculation, arguments), data)
    assert "Claim one: " in str(caught.value)
    assert part in str(caught.value)
