from inspection_stats.measure.cases.bands import Bands, agreement, bands
from inspection_stats.measure.cases.sufficiency import sufficiency
from tests.support.letter import frame

PACK = Bands(judgements=29, at_100=9, over_90_under_100=9, over_85=25, under_80=1)


def test_the_bands_of_the_22_judgements_stated_exactly(measured):
    # counted by hand from the letter: 8 at 100%; 97, 92, 91.2, 91.7, 94, 90.3; 86.4, 87.0, 87.5, 85.29; one at 77.8
    assert bands(measured) == Bands(judgements=22, at_100=8, over_90_under_100=6, over_85=18, under_80=1)


def test_bands_compare_unrounded_values_strictly():
    # 29 of 34 is 85.29%: over 85. 17 of 20 is 85% exactly: not over. 9 of 10 is 90%: not over 90. 4 of 5: not below 80.
    rows = sufficiency(frame([(29, 34), (17, 20), (9, 10), (4, 5)]))
    assert bands(rows) == Bands(judgements=4, at_100=0, over_90_under_100=0, over_85=2, under_80=0)


def test_the_packs_summary_is_consistent_and_needs_seven_judgements_in_words(measured):
    found = agreement(measured, PACK)
    assert found.consistent
    assert (found.exact, found.in_words, found.printed) == (22, 7, 29)
    assert found.missing == (1, 3, 3, 0, 0)


def test_a_summary_that_the_exact_judgements_contradict_is_not_consistent(measured):
    assert not agreement(measured, Bands(29, 7, 9, 25, 1)).consistent  # 8 are at 100% already
    assert not agreement(measured, Bands(29, 9, 9, 25, 0)).consistent  # 7 of 9 is below 80%
    assert not agreement(measured, Bands(30, 9, 9, 26, 1)).consistent  # there are 29 judgements, not 30


def test_what_the_words_rule_out_is_not_consistent(measured):
    # One judgement says "each": it must be at 100%. Four say "nearly every" or the like: they cannot be.
    assert not agreement(measured, Bands(29, 8, 10, 25, 1)).consistent
    assert not agreement(measured, Bands(29, 12, 6, 25, 1)).consistent
    assert agreement(measured, Bands(29, 11, 7, 25, 1)).consistent
