"""Words made comparable: what makes no difference, and what does."""

from __future__ import annotations

import pytest

from inspection_stats.reference.normalise import normalise, typed_signs


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("King’s Lýnn & Wést-Norfolk", "KINGS LYNN and west norfolk"),
        ("St. Helens", "st helens"),
        ("Stoke‑on–Trent", "stoke on trent"),
        ("Lee\u200bds\u00ad", "leeds"),
        ("in_care_grade", "in care grade"),
    ],
)
def test_case_accents_signs_and_what_cannot_be_seen_make_no_difference(words, same):
    assert normalise(words) == normalise(same)


def test_a_letter_of_another_alphabet_makes_another_word():
    assert normalise("Lееds") != normalise("Leeds")


def test_signs_set_by_a_word_processor_become_those_of_a_keyboard():
    assert typed_signs("“13–17” ‘the board’s’ −3") == "\"13-17\" 'the board's' -3"
