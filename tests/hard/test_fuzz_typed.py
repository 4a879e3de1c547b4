"""Whatever is typed or in a cell: a quarter, a day, an area, a figure is refused or read as it was written."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from inspection_stats.check.data import read_data
from inspection_stats.claims.figure_forms import read_figure
from inspection_stats.claims.figures import Kind
from inspection_stats.errors import BadRequest
from inspection_stats.reference.areas import area_name, find_area
from inspection_stats.reference.given import day_given
from inspection_stats.reference.normalise import normalise
from inspection_stats.reference.quarters import FIRST_YEAR, LAST_YEAR, parse_period, quarter_of
from inspection_stats.release.cell_values import Unreadable, read_day
from inspection_stats.release.vocabulary import read_vocabulary
from tests.support.places import ROOT

pytestmark = pytest.mark.xdist_group("fuzz")
FEW, MORE = settings(max_examples=60), settings(max_examples=200)
WORDS = read_vocabulary(ROOT / "data" / "ofsted_columns.toml")
DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@MORE
@given(st.one_of(st.text(max_size=24), st.from_regex(r"[0-9]{4}([-/–][0-9]{2,4})?[ -]*[qQ][0-9]", fullmatch=True)))
@example("9999 Q4")
@example("9999-00 Q3")
@example("2016 Q1\n")
def test_a_quarter_that_is_accepted_names_itself_again(typed):
    try:
        period = parse_period(typed)
    except BadRequest:
        return
    assert parse_period(period.label) == period
    assert period.start <= period.end
    if "Q" in period.label:
        assert quarter_of(period.start) == quarter_of(period.end) == period
        assert FIRST_YEAR <= period.start.year <= LAST_YEAR + 1


@MORE
@given(DAYS, st.integers(0, 400))
def test_every_day_and_every_two_dates_are_a_period_that_holds_them(day, longer):
    assert day in parse_period(day.isoformat())
    assert parse_period(quarter_of(day).label) == quarter_of(day)
    last = min(day + timedelta(days=longer), date(LAST_YEAR, 12, 31))
    period = parse_period(f"{day} to {last}")
    assert (period.start, period.end) == (day, last)


@MORE
@given(st.text(max_size=14))
@example("20160405")
@example("2016-W14-2")
@example("0001-01-01")
def test_a_day_that_is_accepted_is_the_day_that_was_typed(typed):
    try:
        day = day_given(typed)
    except BadRequest:
        return
    assert day.isoformat() == typed.strip()
    assert FIRST_YEAR <= day.year <= LAST_YEAR


@FEW
@given(DAYS, st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d.%m.%Y", "%d-%b-%Y", "%Y-%m-%dT00:00:00"]))
def test_a_date_of_a_release_is_read_as_it_was_written(day, form):
    assert read_day(day.strftime(form), WORDS) == day


@MORE
@given(st.text(max_size=20))
def test_a_cell_of_a_release_is_a_day_of_its_years_or_none(cell):
    try:
        day = read_day(cell.strip(), WORDS)
    except Unreadable:
        return
    assert day is None or 2000 <= day.year <= 2100


@MORE
@given(st.data())
def test_an_area_is_found_only_by_its_own_names(data):
    areas, aliases = data_tables()
    name = data.draw(st.sampled_from(areas["la_name"].tolist()))
    code = find_area(name.upper(), areas, aliases, date(2024, 3, 31))
    assert normalise(area_name(code, areas)).split()[0] == normalise(name).split()[0]
    odd = data.draw(st.text(max_size=12)) + data.draw(st.sampled_from(["", name]))
    try:
        found = find_area(odd, areas, aliases, date(2024, 3, 31))
    except BadRequest:
        return
    letters = [sign for sign in unicodedata.normalize("NFKD", odd.casefold()) if sign.isalnum()]
    assert all(sign.isascii() for sign in letters), "a letter that is not part of the name was ignored"
    assert found in set(areas["old_la_code"])


@cache
def data_tables():
    held = read_data(ROOT / "data")
    return held.areas, held.area_aliases


FIGURE = r"(over |all but )?[0-9]{1,6}(\.[0-9]{1,2})?( of [0-9]{1,3}|%)?"


@MORE
@given(st.one_of(st.text(max_size=30), st.from_regex(FIGURE, fullmatch=True)))
@example("9" * 5000)
@example("3 of 0")
def test_any_text_is_a_figure_or_none(printed):
    figure = read_figure(printed)
    assert figure is None or figure.text


@MORE
@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_figure_is_read_as_it_was_printed(first, second):
    assert (read_figure(f"{first:,}").kind, read_figure(f"{first:,}").value) == (Kind.NUMBER, first)
    assert (read_figure(f"{first}%").kind, read_figure(f"{first}%").value) == (Kind.PERCENT, first)
    assert (read_figure(f"{first} of {second}").kind, read_figure(f"{first} of {second}").value) == (
        Kind.PAIR,
        (first, second),
    )
