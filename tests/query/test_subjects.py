"""What a programme judges, in the columns of the measures: authorities from two tables, services from one."""

from datetime import date

import pandas as pd
import pytest

from inspection_stats import open_quarter
from inspection_stats.errors import BadRequest
from inspection_stats.query.subjects import programmes_asked, subjects_of

DAY = date(2025, 3, 31)
YOUTH = ("HMIP youth 2018", "HMIP youth 2025")


@pytest.fixture
def youth(data):
    return subjects_of(data, YOUTH)


def test_authorities_are_those_of_the_ofsted_table(data):
    found = subjects_of(data, ("SIF", "ILACS"))
    names = [one.name for family in ("SIF", "ILACS") for one in data.frameworks.under(family)]
    held = data.ofsted_judgements
    assert len(found.judgements) == held["framework"].isin(names).sum()
    assert found.partial == ""
    assert found.nouns.many == "authorities"
    assert found.meant(data, "Westminster", DAY) == ["213"]


def test_a_service_is_meant_by_its_name_its_id_its_area_or_its_areas_code(data, youth):
    assert youth.meant(data, "Cheshire", DAY) == ["cheshire-yjs"]
    assert youth.meant(data, "cheshire-yjs", DAY) == ["cheshire-yjs"]
    assert youth.meant(data, "City of London", DAY) == youth.meant(data, "201", DAY)
    assert youth.meant(data, "201", DAY) == ["tower-hamlets-and-city-of-london-yjs"]
    assert youth.meant(data, "Cardiff", DAY) == ["cardiff-yjs"]


def test_an_area_of_which_no_service_is_known_is_said_not_to_be_held(data, youth):
    with pytest.raises(BadRequest, match="No service is held that serves"):
        youth.meant(data, "Cheshire East", DAY)


def test_a_welsh_authority_has_no_ofsted_state(data):
    with pytest.raises(BadRequest, match="Cardiff is in Wales"):
        subjects_of(data, ("ILACS",)).meant(data, "Cardiff", DAY)
    with pytest.raises(BadRequest, match="is in Wales, and the areas here are England's"):
        open_quarter("cardiff ", "2025-26 Q4")


def test_a_month_counts_at_its_last_day_and_what_has_no_date_is_apart(data, youth):
    rows = youth.judgements.set_index("inspection_id")
    assert rows.loc["blackpool-yjs-2018-2018-12", "published"] == pd.Timestamp("2018-12-31")
    assert youth.dated_as["blackpool-yjs-2018-2018-12"] == "2018-12"
    assert "camden-yjs-2018-undated" in set(youth.undated["inspection_id"])
    assert not youth.judgements["published"].isna().any()


def test_two_statements_of_one_judgement_count_once(youth):
    cheshire = youth.judgements[youth.judgements["inspection_id"].eq("cheshire-yjs-2018-2021-12")]
    assert cheshire["judgement"].is_unique
    assert dict(zip(cheshire["judgement"], cheshire["grade"], strict=True))["score"] == "26 of 36"


def test_what_is_held_in_part_is_refused_for_all_with_its_reason(youth):
    with pytest.raises(BadRequest, match="The state of all services .* ratings are held of those services only"):
        youth.refuse_partial("The state")


def test_an_inspectorate_names_its_programmes(data):
    assert programmes_asked(data, None, None) == ("SIF", "ILACS")
    assert programmes_asked(data, "hm inspectorate of probation", None) == YOUTH
    assert programmes_asked(data, "Ofsted", "LSCB") == ("LSCB",)
    with pytest.raises(BadRequest, match="There is no inspectorate “Ofstead”. Did you mean “Ofsted”"):
        programmes_asked(data, "Ofstead", None)
    with pytest.raises(BadRequest, match="SIF is a programme of Ofsted"):
        programmes_asked(data, "HM Inspectorate of Probation", "SIF")


def test_authorities_and_services_are_not_mixed(data):
    with pytest.raises(BadRequest, match="SIF judges authorities and CCI services"):
        subjects_of(data, ("SIF", "CCI"))
