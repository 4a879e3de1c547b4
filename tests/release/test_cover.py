"""What a workbook says of itself, and whether that makes it earlier or later than what is held."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from inspection_stats.load.workbook import Line, Sheet
from inspection_stats.release.cover import as_at, published_by, released_on
from inspection_stats.release.release_age import Age, release_age
from inspection_stats.release.vocabulary import read_vocabulary
from tests.support.places import ROOT


@pytest.fixture(scope="module")
def words():
    return read_vocabulary(ROOT / "data" / "ofsted_columns.toml")


def sheet(*rows, name="Sheet"):
    return Sheet(name, tuple(Line(number, tuple(row)) for number, row in enumerate(rows, start=1) if row))


def test_the_cover_sheet_says_when_the_release_came_out_and_its_cut_off(words):
    cover = sheet(
        ["Published on:", date(2023, 7, 6)],
        ["Period covered", "As at 31 March 2023, published by 30 April  2023"],
        ["Published by"],
    )
    assert released_on([cover], words) == date(2023, 7, 6)
    assert published_by([cover], words) == date(2023, 4, 30)
    assert as_at([cover], words) == date(2023, 3, 31)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Local authority inspection judgements as at 31 March 2024", "Sheet"),
        ("LA level at 31 March 2024", "Sheet"),
        ("A title", "LA_level_at_31_Mar_2024"),
        ("A title", "LA level at 31 March 2024"),
    ],
)
def test_a_title_or_the_name_of_a_sheet_says_what_day_it_is_as_at(words, title, name):
    assert as_at([sheet([title], name=name)], words) == date(2024, 3, 31)


def test_a_workbook_may_say_nothing_of_itself(words):
    silent = [sheet(["Look at 12 of them"], ["Published on:", "the website"], name="data")]
    assert (released_on(silent, words), published_by(silent, words), as_at(silent, words)) == (None, None, None)


HELD = pd.DataFrame(
    {
        "released": pd.to_datetime(["2025-09-25", "2023-07-06"]),
        "as_at": pd.to_datetime(["2025-03-31", "2023-03-31"]),
    }
)


@pytest.mark.parametrize(
    ("released", "day", "newest", "age"),
    [
        (date(2026, 9, 24), None, None, Age.LATER),
        (date(2025, 9, 25), date(2025, 3, 31), None, Age.SAME),
        (date(2022, 7, 7), date(2022, 3, 31), date(2022, 4, 29), Age.EARLIER),
        (None, date(2026, 3, 31), None, Age.LATER),
        (None, date(2025, 3, 31), None, Age.SAME),
        (None, date(2022, 3, 31), None, Age.EARLIER),
        (None, None, date(2026, 6, 17), Age.LATER),
        (None, None, date(2025, 6, 17), Age.UNKNOWN),
        (None, None, None, Age.UNKNOWN),
    ],
)
def test_the_age_of_a_release_is_known_by_its_days_against_the_latest_held(released, day, newest, age):
    found = release_age(released, day, newest, HELD)
    assert found.age is age
    assert found.is_later is (age in (Age.LATER, Age.SAME))


def test_an_earlier_release_says_which_later_one_is_held():
    assert release_age(date(2022, 7, 7), None, None, HELD).sentence == (
        "This is an earlier release: it came out on 7 July 2022, and that of 25 September 2025 is held. "
        "Where the two differ, keep what is held."
    )
    assert (
        "it is as at 31 March 2022, and that as at 31 March 2025 is held"
        in release_age(None, date(2022, 3, 31), None, HELD).sentence
    )
