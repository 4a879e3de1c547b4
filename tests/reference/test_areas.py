"""Finding areas by what files call them, and knowing which existed when."""

from __future__ import annotations

from datetime import date

import pytest

from inspection_stats.errors import BadRequest
from inspection_stats.reference.areas import (
    area_name,
    areas_at,
    areas_in,
    find_area,
    model_on,
    neighbours_of,
    predecessors,
    successors,
)


def found(data, name: str, day: date | None = None) -> str:
    return find_area(name, data.areas, data.area_aliases, day)


def test_every_spelling_seen_in_a_real_file_finds_its_area(data):
    # Dorset before April 2019 shares its spelling with its successor; the day tells the two apart.
    for alias in data.area_aliases.itertuples():
        day = date(2018, 6, 1) if alias.old_la_code == "835" else None
        assert found(data, alias.alias, day) == alias.old_la_code
    assert len(data.area_aliases) >= 330


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("213", "213"),
        ("  westminster ", "213"),
        ("E09000033", "213"),
        ("HAMMERSMITH & FULHAM", "205"),
        ("st helens", "342"),
        ("Stoke on Trent", "861"),
        ("Bristol", "801"),
        ("E08000016", "370"),  # Barnsley before its GSS code changed in 2025
        ("E08000038", "370"),  # and after
    ],
)
def test_codes_case_and_punctuation_make_no_difference(data, name, code):
    assert found(data, name) == code


def test_dorset_means_the_authority_that_existed_on_the_day(data):
    assert found(data, "Dorset", date(2019, 3, 31)) == "835"
    assert found(data, "Dorset", date(2019, 4, 1)) == "838"
    assert found(data, "Dorset") == "838"


def test_an_abolished_authority_is_found_without_a_day(data):
    assert found(data, "Cumbria County Council") == "909"


@pytest.mark.parametrize(
    ("name", "offered"),
    [("Westmister", "Westminster"), ("Upon Hull", "Kingston Upon Hull, City of"), ("tyne", "Newcastle upon Tyne")],
)
def test_an_unknown_name_gets_the_nearest(data, name, offered):
    with pytest.raises(BadRequest, match=f"There is no area “{name}”. Did you mean “{offered}"):
        found(data, name)


@pytest.mark.parametrize("name", ["", "qqqq", "999"])
def test_a_name_like_no_other_gets_a_way_out(data, name):
    with pytest.raises(BadRequest, match="Write its name or its three-digit code"):
        found(data, name)


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2016, 3, 31), 152),
        (date(2019, 3, 31), 152),
        (date(2019, 4, 1), 151),  # Bournemouth, Poole and Dorset became two
        (date(2021, 4, 1), 152),  # Northamptonshire became two
        (date(2023, 3, 31), 152),
        (date(2023, 4, 1), 153),  # Cumbria became two
        (date(2025, 3, 31), 153),
        (date(2026, 3, 31), 153),
    ],
)
def test_as_many_areas_as_existed_on_the_day(data, day, count):
    assert len(areas_at(data.areas, day)) == count


def test_cumbria_exists_until_its_last_day_and_no_longer(data):
    assert "909" in set(areas_at(data.areas, date(2023, 3, 31))["old_la_code"])
    after = set(areas_at(data.areas, date(2023, 4, 1))["old_la_code"])
    assert "909" not in after
    assert {"942", "943"} <= after


def test_successors_and_predecessors_mirror_each_other(data):
    assert successors("909", data.areas) == ["942", "943"]
    assert predecessors("839", data.areas) == ["836", "837"]
    assert successors("213", data.areas) == []
    for code in data.areas["old_la_code"]:
        assert all(code in predecessors(successor, data.areas) for successor in successors(code, data.areas))


def test_neighbours_come_nearest_first_from_the_model_of_the_day(data):
    # Department for Education, statistical neighbours, 2025 model: Barking and Dagenham's nearest is Enfield (308).
    assert neighbours_of("301", data.statistical_neighbours)[:3] == ["308", "821", "313"]
    before = neighbours_of("301", data.statistical_neighbours, date(2025, 3, 31))
    assert len(before) == 10
    assert before != neighbours_of("301", data.statistical_neighbours, date(2025, 4, 1))
    assert (model_on(date(2025, 3, 31)), model_on(date(2025, 4, 1)), model_on()) == ("2021", "2025", "2025")


def test_an_area_in_only_one_model_gets_that_models_neighbours(data):
    assert len(neighbours_of("909", data.statistical_neighbours, date(2026, 1, 1))) == 10  # abolished: only 2021
    assert len(neighbours_of("942", data.statistical_neighbours, date(2024, 1, 1))) == 10  # new: only 2025
    with pytest.raises(BadRequest, match="no statistical neighbours for area 999"):
        neighbours_of("999", data.statistical_neighbours)


def test_a_region_is_the_governments_or_ofsteds(data):
    assert len(areas_in("london", data.areas)) == 33
    assert len(areas_in("North East", data.areas)) == 12
    assert len(areas_in("North East, Yorkshire & the Humber", data.areas)) == 27
    with pytest.raises(BadRequest, match="There is no region “Londn”. Did you mean “London”"):
        areas_in("Londn", data.areas)


def test_an_unknown_code_has_no_name(data):
    assert area_name("213", data.areas) == "Westminster"
    with pytest.raises(BadRequest, match="no area with the code “999”"):
        area_name("999", data.areas)
