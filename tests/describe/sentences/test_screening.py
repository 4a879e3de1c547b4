"""Sentences computed from measures: grammatical for none, one and many, and true."""

from inspection_stats.describe.sentences.screening import (
    agreement_sentence,
    bands_sentence,
    small_bases_sentence,
    theme_sentence,
    weakest_sentence,
)
from inspection_stats.measure.cases.bands import Bands, agreement
from inspection_stats.measure.cases.sufficiency import smallest_bases, theme_totals, weakest

PACK = Bands(judgements=29, at_100=9, over_90_under_100=9, over_85=25, under_80=1)


def test_bands_in_words_for_many_one_and_none():
    assert bands_sentence(Bands(22, 8, 6, 18, 1), 7) == (
        "Of the 22 judgements given as counts, eight are at 100%, six more are over 90% (14 in all), 18 are over 85% "
        "and one below 80%. Seven more judgements are given in words only and are not counted here."
    )
    assert bands_sentence(Bands(1, 1, 0, 1, 0), 1) == (
        "The letter gives one judgement as a count: one at 100%, none more over 90%, one over 85% and none below 80%. "
        "One more judgement is given in words only and is not counted here."
    )
    assert bands_sentence(Bands(0, 0, 0, 0, 0), 0) == "The letter gives no judgement as a count."


def test_a_printed_summary_is_called_consistent_proved_or_contradicted(measured):
    consistent = agreement_sentence(PACK, 78, agreement(measured, PACK), "paragraph 3.13")
    assert "one below 80%, at 78% (paragraph 3.13)" in consistent
    assert "cannot prove it: the seven judgements in words" in consistent
    assert "supply 1 at 100%, 3 over 90% and 3 over 85%" in consistent
    wrong = Bands(29, 7, 9, 25, 1)
    assert "contradict" in agreement_sentence(wrong, None, agreement(measured, wrong), "x")
    exact = measured[measured["status"].eq("exact")]
    proved = Bands(22, 8, 6, 18, 1)
    assert agreement_sentence(proved, None, agreement(exact, proved), "x").endswith("The counts here agree.")


def test_the_weakest_and_the_smallest_are_named_with_their_counts(measured):
    assert weakest_sentence(weakest(measured)) == (
        "The lowest percentages are in “Sentence planning in custody” (7 of 9, 78%), “Management oversight of "
        "safeguarding” (23 of 28, 82%) and “Court reports: risk of harm” (14 of 17, 82%)."
    )
    said = small_bases_sentence(smallest_bases(measured))
    assert said.startswith("Four judgements rest on fewer than ten cases and carry little weight: ")
    assert "(1 of 1, 100%; 95% interval 21% to 100%)" in said
    assert weakest_sentence(measured.iloc[:0]).startswith("No judgement is given as a count")
    assert small_bases_sentence(measured.iloc[:0]) == "No judgement rests on fewer than ten cases."


def test_a_theme_says_what_it_pools_and_what_it_leaves_out(measured):
    total = next(one for one in theme_totals(measured).itertuples() if one.theme.startswith("protecting-the-child"))
    assert theme_sentence(total, measured[measured["theme"].eq(total.theme)]) == (
        "Protecting the child or young person: 105 of 119 answers were sufficient (88%; 95% interval 81% to 93%, too "
        "narrow), pooled over 5 judgements. Left out: 3 judgements in words only; “Plans for safeguarding, custody”, "
        "whose cases are part of another judgement."
    )
