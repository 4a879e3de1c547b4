"""Small words for none, one and many."""

from datetime import date

import pytest

from inspection_stats.describe.english.grammar import (
    age,
    counted,
    joined,
    of_them,
    quoted,
    spoken,
    the_area,
    the_region,
    verb,
)


def test_numbers_and_their_nouns():
    assert [counted(number, "report") for number in (0, 1, 2, 12)] == [
        "no reports",
        "one report",
        "two reports",
        "12 reports",
    ]
    assert counted(1, "authority", "authorities") == "one authority"
    assert [verb(number) for number in (0, 1, 2)] == ["is", "is", "are"]
    assert [of_them(number, 3) for number in (0, 1, 3)] == ["none", "one", "all three"]
    assert of_them(2, 2) == "both"
    assert of_them(1, 1) == "one"


def test_lists():
    assert [joined(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert joined(["Durham", "Telford and Wrekin", "Wakefield"]) == "Durham, Telford and Wrekin, and Wakefield"
    assert quoted(["Help and protection", "Care leavers"]) == "“Help and protection” and “Care leavers”"


def test_names_as_people_say_them():
    assert the_area("Isles of Scilly") == "the Isles of Scilly"
    assert the_area("City of London") == "the City of London"
    assert the_area("Westminster") == "Westminster"
    assert the_area("Dorset (before April 2019)") == "the former Dorset"
    assert spoken("Kingston Upon Hull, City of") == "Kingston upon Hull"
    assert spoken("Bournemouth, Christchurch and Poole") == "Bournemouth, Christchurch and Poole"
    assert [the_region(name) for name in ("London", "South West", "England")] == ["London", "the South West", "England"]


@pytest.mark.parametrize(
    ("earlier", "later", "words"),
    [
        (date(2026, 3, 10), date(2026, 3, 31), "under a month"),
        (date(2026, 2, 28), date(2026, 3, 28), "one month"),
        (date(2023, 3, 31), date(2026, 3, 31), "three years"),
        (date(2023, 4, 18), date(2026, 3, 31), "two years and 11 months"),
        (date(2025, 1, 31), date(2026, 2, 28), "one year"),
    ],
)
def test_how_long_ago(earlier, later, words):
    assert age(earlier, later) == words
