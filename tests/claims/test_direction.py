"""Which way a printed change goes: by its sign, by the words next to it, or not said."""

import pytest

from inspection_stats.claims.figure_forms import figure_at, read_figure
from inspection_stats.claims.paper.normalising import comparable


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("a change of -12% overall", -1), ("a change of −12%", -1), ("a change of –12%", -1), ("(-12%)", -1),
        ("a change of minus 12%", -1), ("a change of +12%", 1), ("plus 12%", 1),
        ("down 12% on last year", -1), ("it fell by 12%", -1), ("a fall of 12%", -1), ("fell 12%", -1),
        ("reduced by about 12%", -1), ("a fall in first-time entrants of 12%", -1), ("a drop of almost 12%", -1),
        ("up 12%", 1), ("rose by 12%", 1), ("an increase of 12%", 1), ("an increase in the rate of 12%", 1),
        ("12% lower", -1), ("12% fewer children", -1), ("a 12% reduction", -1), ("a 12% year-on-year fall", -1),
        ("12% higher than before", 1), ("12% more", 1), ("a 12 per cent rise", 1),
        ("12% of plans", 0), ("a change of 12%", 0), ("fell to 12%", 0), ("up to 12%", 0), ("12% or more", 0),
        ("12% of plans fell", 0), ("between 5-12% of them", 0), ("from 5 -12%", 0), ("COVID-12", 0),
        ("12% up to now", 0), ("the rise that followed was 12%", 0),
    ],
)  # fmt: skip
def test_the_sign_or_the_words_next_to_a_figure_say_which_way(text, way):
    text = comparable(text)
    at = text.index("12")
    end = at + (3 if text[at + 2 : at + 3] == "%" else 2)
    assert figure_at(text, at, end).way == way


@pytest.mark.parametrize(
    ("text", "value", "way"),
    [
        ("-12%", -12, -1), ("−12%", -12, -1), ("minus 12%", -12, -1), ("+12%", 12, 1), ("plus 12", 12, 1),
        ("down 12%", 12, -1), ("a fall of 12%", 12, -1), ("a fall of more than 12%", 12, -1), ("up 12%", 12, 1),
        ("an increase of 12 percentage points", 12, 1), ("12% lower", 12, -1), ("12%", 12, 0), ("up to 12%", 12, 0),
        ("more than 12%", 12, 0), ("over -12%", -12, -1),
    ],
)  # fmt: skip
def test_a_figure_may_be_printed_with_its_direction(text, value, way):
    figure = read_figure(text)
    assert (figure.value, figure.way) == (value, way)


@pytest.mark.parametrize("text", ["- 12%", "--12%", "-", "minus", "down", "12%-", "-all", "-12 of 15"])
def test_a_sign_without_a_number_is_not_a_figure_of_its_own(text):
    figure = read_figure(text)
    assert figure is None or figure.kind == "a direction"
