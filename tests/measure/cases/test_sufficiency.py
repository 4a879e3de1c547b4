"""The figures of the letter of 27 January 2016, read from it by hand, paragraph by paragraph."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_stats.measure.cases.sufficiency import smallest_bases, sufficiency, theme_totals, weakest
from tests.support.letter import IN_WORDS, LETTER, frame
from tests.support.places import ROOT


def test_the_22_counts_are_the_letters(data):
    exact = data.sqs_judgements[data.sqs_judgements["status"].eq("exact")]
    found = [
        (row.source.split("paragraph ")[1].split(" ")[0], row.judgement_id, row.sufficient, row.applicable)
        for row in exact.itertuples()
    ]
    assert found == LETTER


def test_the_others_stay_words_without_a_count(data):
    rows = data.sqs_judgements[data.sqs_judgements["status"].eq("stated in words only")]
    assert rows["judgement_id"].tolist() == IN_WORDS
    assert rows[["sufficient", "applicable"]].isna().all(axis=None)


def test_every_row_rests_on_words_that_are_in_the_letter(data):
    letters = sorted((ROOT.parent / "shared" / "source").glob("*.txt"))
    for letter in letters:
        text = " ".join(letter.read_text("utf-8").split())
        for words in data.sqs_judgements["words"]:
            assert all(part.strip() in text for part in words.split("…")), words


def test_percentages_are_unrounded_and_have_their_interval(measured):
    rows = measured.set_index("judgement_id")
    assert rows.at["harm-planned", "percent"] == 87.5
    assert rows.at["safeguarding-assessed", "percent"] == pytest.approx(85.2941176)
    # Wilson 95% worked by hand for 7 of 9: centre 69.4%, half width 24.2 points
    assert rows.at["offending-planned-custody", "lower"] == pytest.approx(45.26, abs=0.01)
    assert rows.at["offending-planned-custody", "upper"] == pytest.approx(93.68, abs=0.01)
    assert rows.at["offending-planned-custody", "method"] == "Wilson score interval, 95%"


def test_words_have_bounds_but_no_percentage(measured):
    rows = measured.set_index("judgement_id").loc[IN_WORDS]
    assert rows[["percent", "lower", "upper"]].isna().all(axis=None)
    assert rows["method"].eq("").all()
    assert (rows.at["victims", "at_least"], rows.at["victims", "at_most"]) == (50, 100)
    assert (rows.at["harm-planned-custody", "at_least"], rows.at["harm-planned-custody", "at_most"]) == (100, 100)
    assert pd.isna(rows.at["diversity-addressed", "at_least"])


def test_small_bases_are_those_under_ten(measured):
    assert smallest_bases(measured)["judgement_id"].tolist() == [
        "mappa",
        "offending-planned-custody",
        "safeguarding-planned-custody",
        "sexual-exploitation",
    ]


def test_the_weakest_are_custody_planning_and_two_of_about_82(measured):
    assert weakest(measured)["judgement_id"].tolist() == [
        "offending-planned-custody",
        "safeguarding-oversight",
        "court-report-harm",
    ]


def test_a_tie_at_the_end_of_the_weakest_is_not_cut():
    rows = frame([(1, 2), (1, 2), (2, 4)])
    assert len(weakest(sufficiency(rows), 1)) == 3


def test_themes_pool_sums_and_leave_out_what_is_part_of_another(measured):
    totals = theme_totals(measured).set_index("theme")
    counts = totals[["sufficient", "applicable"]].apply(tuple, axis=1).to_dict()
    assert counts == {
        "reducing-reoffending": (34 + 19 + 17 + 17 + 32 + 23 + 7, 34 + 22 + 17 + 17 + 33 + 25 + 9),
        "protecting-the-public": (31 + 20 + 1 + 14 + 28 + 22 + 25, 34 + 23 + 1 + 17 + 32 + 24 + 30),
        # without the 9 custodial plans, which the letter counts among the 31
        "protecting-the-child-or-young-person": (29 + 16 + 28 + 9 + 23, 34 + 17 + 31 + 9 + 28),
        "ensuring-the-sentence-is-served": (34 + 12, 34 + 12),
    }
    assert totals["left_out"].tolist() == [0, 2, 3, 2]


def test_a_theme_without_counts_has_no_percentage():
    totals = theme_totals(frame([(None, None)]))
    assert totals["percent"].isna().all()
    assert totals["judgements"].tolist() == [0]
    assert totals["left_out"].tolist() == [1]


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_percentage_and_stays_in_range(counts):
    row = sufficiency(frame([counts])).iloc[0]
    assert 0 <= row["lower"] <= row["percent"] <= row["upper"] <= 100
    assert (row["percent"] == 100) == (counts[0] == counts[1])


def test_a_base_of_nine_cases_is_small_and_one_of_ten_is_not(data):
    exact = data.sqs_judgements[data.sqs_judgements["status"].eq("exact")].head(3)
    measured = sufficiency(exact.assign(sufficient=[5, 5, 5], applicable=[10, 9, 11]))
    assert measured["small_base"].tolist() == [False, True, False]
    assert smallest_bases(measured)["applicable"].tolist() == [9]
