"""The names of councils: every official, short and common form finds its own area, and no other's."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from inspection_stats.errors import BadRequest
from inspection_stats.reference.areas import find_area
from inspection_stats.reference.council_names import without_style
from inspection_stats.reference.gazetteer import Gazetteer
from tests.support.councils import OFFICIAL, OTHERS, SHORT
from tests.support.places import PUBLISHED

DORSET_BEFORE = "835"


@pytest.fixture(scope="module")
def gazetteer(data):
    return Gazetteer(data.areas, data.area_aliases)


def found(data, name: str, code: str) -> str:
    day = date(2018, 6, 1) if code == DORSET_BEFORE else None
    return find_area(name, data.areas, data.area_aliases, day)


def common_forms(code: str, area_type: str) -> list[str]:
    """What people write for a council, by its kind; made from an account of names of the test's own."""
    name, official = SHORT[code], OFFICIAL[code]
    forms = [name, official, official.upper(), f"The {official}", name.replace(" and ", " & "), name.replace("-", " ")]
    if code not in ("201", "420", DORSET_BEFORE):  # "Dorset Council" is the name of its successor
        forms += [f"{name} Council", f"{name} LA", f"{name} local authority"]
    if area_type.endswith("London borough") and code != "201":
        forms += [f"London Borough of {name}", f"LB {name}", f"LB of {name}", f"{name} London Borough Council"]
    if area_type == "Metropolitan district":
        forms += [f"{name} MBC", f"{name} Metropolitan Borough Council", f"{name} M.B.C."]
    if "City" in official and code != "201":
        forms += [
            f"{name} City Council",
            f"City of {name}",
            f"{name}, City of",
            f"{name} CC",
            f"City of {name} Council",
        ]
    if "County Council" in official:
        forms += [f"{name} CC", f"County of {name}", f"{name} County", f"{name} C.C."]
    if "Royal" in official:
        forms += [f"Royal Borough of {name} Council", f"RB {name}", f"{name} Royal Borough"]
    if official.endswith("Borough Council"):
        forms += [f"{name} Borough", f"{name} BC" if "Metropolitan" not in official else name, f"Borough of {name}"]
    return forms


def test_there_is_an_official_name_for_every_area(data):
    assert set(OFFICIAL) == set(data.areas["old_la_code"])
    assert len(set(OFFICIAL.values())) == 158


def test_every_form_of_every_council_finds_its_area(data):
    kinds = dict(zip(data.areas["old_la_code"], data.areas["area_type"], strict=True))
    wrong = []
    for code in OFFICIAL:
        for form in common_forms(code, kinds[code]):
            try:
                area = found(data, form, code)
            except BadRequest as error:
                area = str(error)
            if area != code:
                wrong.append(f"{form}: {area}")
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Barnsley Metropolitan Borough Council", "370"),
        ("Camden Council", "202"),
        ("Westminster City Council", "213"),
        ("Bradford Metropolitan District Council", "380"),
        ("Wakefield MDC", "384"),
        ("Leeds City Council", "383"),
        ("City of Bradford MDC", "380"),
        ("Kent CC", "886"),
        ("St. Helens", "342"),
        ("Saint Helens Borough Council", "342"),
        ("Hull", "810"),
        ("Hull City Council", "810"),
        ("Kingston upon Hull City Council", "810"),
        ("Kingston Council", "314"),
        ("Durham", "840"),
        ("County Durham", "840"),
        ("Durham County Council", "840"),
        ("Newcastle", "391"),
        ("Newcastle-upon-Tyne City Council", "391"),
        ("Stockton Borough Council", "808"),
        ("Stoke City Council", "861"),
        ("Southend Council", "882"),
        ("Southend-on-Sea Borough Council", "882"),
        ("Milton Keynes City Council", "826"),
        ("Doncaster Metropolitan Borough Council", "371"),
        ("North Yorkshire County Council", "815"),
        ("Somerset County Council", "933"),
        ("Cornwall County Council", "908"),
        ("Herefordshire, County of", "884"),
        ("BCP Council", "839"),
        ("B&NES", "800"),
        ("RBKC", "207"),
        ("Herts County Council", "919"),
        ("NE Lincs Council", "812"),
        ("South Glos", "803"),
        ("West Northants", "941"),
        ("Isles of Scilly Council", "420"),
        ("City of London", "201"),
    ],
)
def test_names_met_in_papers_and_files(data, name, code):
    assert found(data, name, code) == code


def test_no_form_is_shared_but_by_an_area_and_its_successor(data, gazetteer):
    followed = dict(zip(data.areas["old_la_code"], data.areas["successors"], strict=True))
    shared = {form: codes for form, codes in gazetteer.forms().items() if len(codes) > 1}
    assert set(map(frozenset, shared.values())) == {frozenset({"835", "838"})}
    assert followed["835"] == "838"
    for form in shared:
        assert find_area(form, data.areas, data.area_aliases, date(2019, 3, 31)) == "835"
        assert find_area(form, data.areas, data.area_aliases, date(2019, 4, 1)) == "838"
    assert len(gazetteer.forms()) > 4000


@pytest.mark.parametrize("name", OTHERS)
def test_the_name_of_another_council_finds_no_area(data, name):
    with pytest.raises(BadRequest, match="There is no area"):
        find_area(name, data.areas, data.area_aliases)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Barnslee Metropolitan Borough Council", "Barnsley"),
        ("Westmister City Council", "Westminster"),
        ("Camdem Council", "Camden"),
        ("Bradfrod MDC", "Bradford"),
        ("London Borough of Hounslo", "Hounslow"),
    ],
)
def test_a_name_mistyped_is_offered_by_its_own_words_not_by_council_and_borough(data, typed, offered):
    with pytest.raises(BadRequest, match=f"There is no area “{typed}”. Did you mean “{offered}”"):
        find_area(typed, data.areas, data.area_aliases)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("London", 'London is a region, not one authority: use --region "London"'),
        ("north west", 'North West is a region, not one authority: use --region "North West"'),
        ("North East, Yorkshire & the Humber", "is a region, not one authority"),
        ("England", "England is not one authority"),
    ],
)
def test_a_region_given_as_an_area_gets_a_hint(data, name, hint):
    with pytest.raises(BadRequest, match=hint):
        find_area(name, data.areas, data.area_aliases)


def test_the_style_of_a_name_is_taken_off():
    for name in ("LB Camden", "The London Borough of Camden", "Camden Council", "CAMDEN L.A.", "Camden"):
        assert without_style(name.replace("L.A.", "LA")) == "camden"


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published files are not present")
def test_every_spelling_and_name_of_the_published_lists_finds_its_area(data):
    for file, column in (("la_aliases.csv", "alias"), ("la_lookup.csv", "name")):
        with (PUBLISHED / "dfe" / file).open(encoding="utf-8-sig") as table:
            for row in csv.DictReader(table):
                assert found(data, row[column], row["la_code"]) == row["la_code"], row
