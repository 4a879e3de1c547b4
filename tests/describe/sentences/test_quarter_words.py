"""Sentences on judgements among others, on what moved and on what to ask: for none, one and many."""

from datetime import date

import pandas as pd
import pytest

from inspection_stats.describe.english.links import link_parts, unlinked
from inspection_stats.describe.sentences.among_others import (
    compared_sentence,
    gap_sentence,
    others_of,
    overall_sentence,
)
from inspection_stats.describe.sentences.moved import neighbour_sentences, reports_sentence
from inspection_stats.describe.sentences.neighbour_questions import learn_questions
from inspection_stats.describe.sentences.published import (
    comparison_sentence,
    grade_notes,
    reasons_sentence,
    report_sentence,
)
from inspection_stats.describe.sentences.questions import age_questions, recommendation_questions
from inspection_stats.measure.grades.among import COLUMNS
from inspection_stats.query.comparators import Comparator

LONDON = Comparator("London", ("202",))
NEIGHBOURS = Comparator("Statistical neighbours", ("202",), "2021")


def beside(grade, better, same, worse, judgement="overall_effectiveness"):
    return pd.DataFrame([(judgement, grade, better, same, worse, better + same + worse, "", 0)], columns=COLUMNS)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (("Good", 0, 0, 0), "No other authority in London has an overall grade to compare."),
        (("Good", 1, 0, 0), "The one other authority in London that can be compared overall is graded better."),
        (
            ("Good", 1, 1, 0),
            "Overall, of the two other authorities in London, one is graded better and one the same.",
        ),
        (("Inadequate", 3, 0, 0), "Overall, all three other authorities in London are graded better."),
        (("Good", 0, 0, 2), "Overall, both other authorities in London are graded worse."),
        (
            ("Outstanding", 0, 2, 12),
            "Overall, of the 14 other authorities in London, two are graded the same and 12 worse.",
        ),
        (
            ("Good", 3, 2, 1),
            "Overall, of the six other authorities in London, three are graded better, two the same and one worse.",
        ),
    ],
)
def test_how_a_grade_compares_with_others(counts, said):
    assert overall_sentence(beside(*counts).iloc[0], others_of(LONDON)) == said


def test_neighbours_are_not_called_others_among_the_areas_own(data):
    said = compared_sentence(
        beside("Inadequate", 2, 0, 0), data.frameworks.named("ILACS 2023"), data.frameworks, others_of(NEIGHBOURS)
    )
    assert said == (
        "Overall, both statistical neighbours (2021 model) are graded better. The widest gap is in “Overall "
        "effectiveness”: both (100%) are graded better, on a base under ten."
    )


def test_the_gap_and_its_base(data):
    framework = data.frameworks.named("ILACS 2023")

    def gap(rows):
        return gap_sentence(rows, framework, data.frameworks)

    many = pd.concat([beside("Good", 4, 4, 2, "in_care"), beside("Good", 4, 5, 1, "care_leavers")], ignore_index=True)
    assert gap(many) == "The widest gap is in “In care” and “Care leavers”: four of 10 (40%) are graded better."
    one = beside("Good", 1, 0, 0, "in_care")
    assert gap(one) == "The widest gap is in “In care”: the only one that can be compared is graded better."
    single = beside("Good", 1, 2, 0, "in_care")
    assert gap(single) == "The widest gap is in “In care”: one of three (33%) is graded better, on a base under ten."
    lead = beside("Good", 1, 2, 3, "in_care")
    assert gap(lead) == "In no judgement are more of them graded better than worse."
    assert gap(beside("Outstanding", 0, 3, 7, "in_care")) == "None of them is graded better in any judgement."
    none = compared_sentence(beside("Good", 0, 0, 0), framework, data.frameworks, others_of(LONDON))
    assert none == "Nothing can be compared with other authorities in London."
    without = compared_sentence(one, framework, data.frameworks, others_of(LONDON))
    assert without == (
        "With other authorities in London: the widest gap is in “In care”: the only one that can be compared is graded "
        "better."
    )


def test_what_a_report_says(data):
    held = data.ofsted_judgements
    lambeth = held[held["inspection_id"].eq("208-ILACS-2026-03-10")]
    whole = "with inspectors on site from 12 to 23 January 2026: Good overall"
    assert unlinked(report_sentence(lambeth, "Lambeth", data.frameworks)) == (
        "On 10 March 2026 Ofsted published its report on Lambeth, made in an inspection of local authority children's "
        f"services (ILACS), {whole}; Outstanding for “Care leavers”; Good for “Impact of leaders” and “In care”; "
        "Requires improvement for “Help and protection”."
    )
    assert report_sentence(lambeth, "Lambeth", data.frameworks, others=False).endswith(f"{whole}.")
    linked = link_parts(report_sentence(lambeth, "Lambeth", data.frameworks))
    assert [part for part in linked if part[1]] == [("report", lambeth["report_url"].iloc[0])]
    slough = held[held["inspection_id"].eq("871-SLAC-2011-06-01")]
    assert grade_notes(slough, data.frameworks) == ["Requires improvement was published as “Adequate” under SLAC."]


def changed(*words):
    rows = [
        (word, "two judgements differ" if word == "not compared" else "", pd.Timestamp(2019, 1, 17), "Good")
        for word in words
    ]
    return pd.DataFrame(rows, columns=["change", "why_not", "published_before", "grade_after"])


@pytest.mark.parametrize(
    ("words", "said", "reasons"),
    [
        (("improved",), "one went up.", ""),
        (("improved", "improved"), "two went up.", ""),
        (
            ("improved", "declined", "the same", "not compared"),
            "one went up, one went down, one is the same and one cannot be compared.",
            "One judgement cannot be compared: two judgements differ.",
        ),
        (
            ("not compared", "not compared"),
            "two cannot be compared.",
            "Two judgements cannot be compared: two judgements differ.",
        ),
    ],
)
def test_up_down_and_the_same(words, said, reasons):
    assert comparison_sentence(changed(*words)) == f"Compared with the previous report of 17 January 2019, {said}"
    assert reasons_sentence(changed(*words)) == reasons


def moved(*rows):
    columns = ["old_la_code", "la_name", "inspection_id", "framework", "published", "grade", "grade_before", "change"]
    return pd.DataFrame(rows, columns=columns)


def test_what_moved_among_others(data):
    day = pd.Timestamp(2026, 2, 2)
    kent = ("886", "Kent", "a", "ILACS 2023", day, "Good", "Outstanding", "declined")
    hull = ("810", "Kingston Upon Hull, City of", "b", "ILACS 2023", day, "Good", "Good", "the same")
    empty = moved()
    assert reports_sentence(empty, empty, "in London") == "In London: no report."
    assert reports_sentence(moved(kent), empty, "in London") == "In London: one report, its overall grade down."
    assert reports_sentence(moved(kent, hull), empty, "in London") == (
        "In London: two reports. Overall grades: one unchanged and one down."
    )
    assert neighbour_sentences(empty, data.ofsted_judgements, data.frameworks) == [
        "None of the statistical neighbours had a report."
    ]
    assert neighbour_sentences(moved(kent, hull), data.ofsted_judgements, data.frameworks) == [
        "Kent, 2 February 2026: Good, down from Outstanding.",
        "Kingston upon Hull, 2 February 2026: Good, as before.",
    ]
    (far,) = neighbour_sentences(moved(hull), data.ofsted_judgements, data.frameworks, {"810"})
    assert far == "Kingston upon Hull (not a close neighbour), 2 February 2026: Good, as before."


def test_an_old_grade_is_asked_about_from_three_years_on():
    assert age_questions(date(2023, 4, 1), date(2026, 3, 31)) == []
    asked = age_questions(date(2023, 3, 31), date(2026, 3, 31))
    assert (
        asked[0].figure == "The latest judgements date from 31 March 2023, three years before the end of the quarter."
    )


def test_recommendations_without_owner_or_date_are_asked_about(data):
    found = recommendation_questions(data.recommendations)
    assert [one.figure for one in found] == ["Five of 12 name no owner.", "Eight of 12 name no date."]
    screening = data.recommendations[data.recommendations["inspection_id"].str.contains("sqs")]
    assert [one.figure for one in recommendation_questions(screening)] == ["None of the three names a date."]
    assert [one.figure for one in recommendation_questions(screening.head(1))] == [
        "The only recommendation names no date."
    ]
    assert recommendation_questions(data.recommendations.iloc[:1]) == []
    assert recommendation_questions(data.recommendations.iloc[:0]) == []


def test_the_best_among_the_close_neighbours_are_named_nearest_first(data):
    framework = data.frameworks.named("ILACS 2023")
    grades = {"a": "Good", "b": "Outstanding", "c": "Outstanding", "d": "Outstanding"}
    state = pd.DataFrame(
        [(code, code.upper(), "ILACS 2023", grade) for code, grade in grades.items()],
        columns=["old_la_code", "la_name", "framework", "in_care"],
    )
    found = beside("Requires improvement", 4, 0, 0, "in_care")
    near = Comparator("Statistical neighbours", ("c", "a", "b", "d"), "2025", {"d": "Not close", "a": "Close"})
    (asked,) = learn_questions(found, state, near, framework, data.frameworks)
    assert asked.question == "What could we learn from C and B about “In care”?"
    assert asked.figure == (
        "“In care” is Requires improvement here. C and B are Outstanding, the best grade among the three close "
        "statistical neighbours that can be compared."
    )
    far = Comparator("Statistical neighbours", ("c",), "2025", {"c": "Not close"})
    (asked,) = learn_questions(found, state, far, framework, data.frameworks)
    assert asked.question == "What could we learn from C (not a close neighbour) about “In care”?"
    assert "statistical neighbours, none of them close, that can be compared" in asked.figure
    level = beside("Outstanding", 0, 1, 0, "in_care")
    assert learn_questions(level, state, near, framework, data.frameworks) == []
