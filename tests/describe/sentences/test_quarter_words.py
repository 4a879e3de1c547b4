"""Sentences on judgements among others, on what moved and on what to ask: for none, one and many."""

from datetime import date

import pandas as pd
import pytest

from inspection_stats.describe.sentences.among_others import beside_sentence, others_of
from inspection_stats.describe.sentences.moved import neighbour_sentences, reports_sentence
from inspection_stats.describe.sentences.published import comparison_sentences, grade_notes, report_sentence
from inspection_stats.describe.sentences.questions import age_questions, recommendation_questions
from inspection_stats.describe.sentences.weakest import gap_sentence, smallest_group_sentence, weakest_grade_sentence
from inspection_stats.measure.grades.among import COLUMNS
from inspection_stats.query.comparators import Comparator

LONDON = Comparator("London", ("202",))
NEIGHBOURS = Comparator("Statistical neighbours", ("202",), "2021")


def beside(grade, better, same, worse, judgement="overall_effectiveness"):
    return pd.DataFrame([(judgement, grade, better, same, worse, better + same + worse, "", 0)], columns=COLUMNS)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            ("Good", 0, 0, 0),
            "No other authority in London has a grade for overall effectiveness that may be set beside it.",
        ),
        (
            ("Good", 1, 0, 0),
            "The one other authority in London with a grade for overall effectiveness that may be set beside it has a "
            "better grade.",
        ),
        (
            ("Good", 1, 1, 0),
            "Of the two other authorities in London with a grade for overall effectiveness, one has the same grade, "
            "one has a better one and none has a worse one.",
        ),
        (
            ("Inadequate", 3, 0, 0),
            "All three other authorities in London with a grade for overall effectiveness have a better grade.",
        ),
        (
            ("Outstanding", 0, 2, 12),
            "Of the 14 other authorities in London with a grade for overall effectiveness, two have the same grade and "
            "12 have a worse one.",
        ),
    ],
)
def test_how_a_grade_sits_among_others(counts, said, data):
    sif = data.frameworks.named("SIF")
    assert beside_sentence(beside(*counts), "overall_effectiveness", sif, others_of(LONDON)) == said


def test_neighbours_are_not_called_others_among_the_areas_own(data):
    sif = data.frameworks.named("SIF")
    said = beside_sentence(beside("Inadequate", 2, 0, 0), "overall_effectiveness", sif, others_of(NEIGHBOURS))
    assert (
        said == "Both statistical neighbours (2021 model) with a grade for overall effectiveness have a better grade."
    )


def test_the_gap_and_its_base(data):
    framework = data.frameworks.named("ILACS 2023")
    many = pd.concat([beside("Good", 4, 4, 2, "in_care"), beside("Good", 4, 5, 1, "care_leavers")], ignore_index=True)
    london = others_of(LONDON)
    assert gap_sentence(many, framework, data.frameworks, london) == (
        "Against other authorities in London, the gap is widest for “In care” and “Care leavers”: four of 10 (40%) "
        "have a better grade."
    )
    one = beside("Good", 1, 0, 0, "in_care")
    assert gap_sentence(one, framework, data.frameworks, london) == (
        "Against other authorities in London, the gap is widest for “In care”: the only one that can be compared has a "
        "better grade."
    )
    none = beside("Outstanding", 0, 3, 7, "in_care")
    assert "No other authority in London has a better grade" in gap_sentence(none, framework, data.frameworks, london)
    assert gap_sentence(beside("Good", 0, 0, 0), framework, data.frameworks, london) == ""
    assert smallest_group_sentence({"London": beside("Good", 0, 0, 0)}, framework, data.frameworks) == ""
    assert smallest_group_sentence({"London": one}, framework, data.frameworks) == (
        "The smallest base of these comparisons is one authority (London, for every judgement), too few to carry much "
        "weight."
    )


def test_the_weakest_judgement_where_all_are_alike_and_where_one_is_lower(data):
    framework = data.frameworks.named("ILACS 2023")
    held = data.ofsted_judgements
    birmingham = held[held["inspection_id"].eq("330-ILACS-2023-04-18")]
    said = weakest_grade_sentence(birmingham, framework, data.frameworks)
    assert said == "All five judgements are Good: none is weaker than another."
    lambeth = held[held["inspection_id"].eq("208-ILACS-2026-03-10")]
    assert weakest_grade_sentence(lambeth, framework, data.frameworks) == (
        "The lowest grade that stands is Requires improvement, for “Help and protection”: one of five judgements."
    )
    one = weakest_grade_sentence(lambeth.head(1), framework, data.frameworks)
    assert one.startswith("One judgement alone stands, Good")


def test_what_a_report_says(data):
    held = data.ofsted_judgements
    lambeth = held[held["inspection_id"].eq("208-ILACS-2026-03-10")]
    assert report_sentence(lambeth, "Lambeth", data.frameworks) == (
        "On 10 March 2026 Ofsted published its report on Lambeth, made in an inspection of local authority children's "
        "services (ILACS), with inspectors on site from 12 to 23 January 2026: Good overall. Its other judgements: "
        "Outstanding for “Care leavers”; Good for “Impact of leaders” and “In care”; Requires improvement for “Help "
        "and protection”."
    )
    slough = held[held["inspection_id"].eq("871-SLAC-2011-06-01")]
    assert grade_notes(slough, data.frameworks) == ["Requires improvement was published as “Adequate” under SLAC."]


def changed(*words):
    rows = [
        (word, "two judgements differ" if word == "not compared" else "", pd.Timestamp(2019, 1, 17)) for word in words
    ]
    return pd.DataFrame(rows, columns=["change", "why_not", "published_before"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("improved",),
            ["The one judgement that can be compared with Ely’s inspection before, of 17 January 2019, is better."],
        ),
        (
            ("improved", "improved"),
            [
                "Of the two judgements that can be compared with Ely’s inspection before, of 17 January 2019, both are "
                "better."
            ],
        ),
        (
            ("improved", "declined", "the same", "not compared"),
            [
                "Of the three judgements that can be compared with Ely’s inspection before, of 17 January 2019, one is "
                "better, one is worse and one is the same.",
                "One judgement is not comparable: two judgements differ.",
            ],
        ),
        (
            ("not compared",),
            [
                "None of its judgements can be compared with those of Ely’s inspection before, of 17 January 2019. One "
                "judgement is not comparable: two judgements differ."
            ],
        ),
    ],
)
def test_better_worse_and_the_same(words, said):
    assert comparison_sentences(changed(*words), "Ely") == said


def moved(*rows):
    columns = ["old_la_code", "la_name", "inspection_id", "framework", "published", "grade", "grade_before", "change"]
    return pd.DataFrame(rows, columns=columns)


def test_what_moved_among_others(data):
    day = pd.Timestamp(2026, 2, 2)
    kent = ("886", "Kent", "a", "ILACS 2023", day, "Good", "Outstanding", "declined")
    hull = ("810", "Kingston Upon Hull, City of", "b", "ILACS 2023", day, "Good", "Good", "the same")
    empty = moved()
    assert reports_sentence(empty, empty, "in London", "Ofsted") == (
        "Ofsted published no graded inspection of any authority in London in the quarter."
    )
    assert reports_sentence(moved(kent), empty, "in London", "Ofsted") == (
        "Ofsted published one graded inspection in London in the quarter. Beside the inspection before, its overall "
        "grade is worse."
    )
    apart = reports_sentence(moved(kent, hull), empty, "in London", "Ofsted")
    assert apart.endswith("the same in one and worse in one.")
    alike = reports_sentence(moved(kent, kent), empty, "in London", "Ofsted")
    assert alike.endswith("the overall grade was worse in both.")
    assert neighbour_sentences(empty, data.ofsted_judgements, data.frameworks) == [
        "None of the statistical neighbours had a report published in the quarter."
    ]
    assert neighbour_sentences(moved(kent, hull), data.ofsted_judgements, data.frameworks) == [
        "Kent, 2 February 2026: Good, worse than before (Outstanding).",
        "Kingston upon Hull, 2 February 2026: Good, as before.",
    ]
    (far,) = neighbour_sentences(moved(hull), data.ofsted_judgements, data.frameworks, {"810"})
    assert far == "Kingston upon Hull (not a close neighbour), 2 February 2026: Good, as before."


def test_an_old_grade_is_asked_about_from_three_years_on():
    assert age_questions(date(2023, 4, 1), date(2026, 3, 31)) == []
    asked = age_questions(date(2023, 3, 31), date(2026, 3, 31))
    assert (
        asked[0].figure == "The standing judgements date from 31 March 2023, three years before the end of the quarter."
    )


def test_recommendations_without_owner_or_date_are_asked_about(data):
    found = recommendation_questions(data.recommendations)
    assert [one.figure for one in found] == ["Five of 12 name no owner.", "Eight of 12 name no date."]
    screening = data.recommendations[data.recommendations["inspection_id"].str.contains("sqs")]
    assert [one.figure for one in recommendation_questions(screening)] == ["None of the three names a date."]
    assert [one.figure for one in recommendation_questions(screening.head(1))] == ["The only one does not name a date."]
    assert recommendation_questions(data.recommendations.iloc[:1]) == []
    assert recommendation_questions(data.recommendations.iloc[:0]) == []
