"""The frameworks as data: which was in force, what its grades are, and what may be compared with what."""

from __future__ import annotations

from datetime import date

import pytest

from inspection_stats.errors import BadData, BadRequest
from inspection_stats.reference.framework_file import load_frameworks
from inspection_stats.reference.frameworks import Frameworks

SOUND = """
[[framework]]
name = "New 2030"
family = "New"
title = "A new inspection"
inspectorate = "Ofsted"
in_force_from = 2030-01-01
subject = "authority"
figures = "one grade"
section = "Tests"
whole_service = true
grades = [{ grade = "Good", label = "Good" }]
judgements = [{ key = "overall_effectiveness", label = "Overall", short = "Overall", level = "overall" }]
source = "A test"
notes = ""
"""


def written(tmp_path, text: str) -> Frameworks:
    path = tmp_path / "frameworks.toml"
    path.write_text(text, encoding="utf-8")
    return load_frameworks(path)


def faults_of(tmp_path, text: str) -> str:
    with pytest.raises(BadData) as raised:
        written(tmp_path, text)
    return str(raised.value)


@pytest.mark.parametrize(
    ("family", "day", "name"),
    [
        ("SIF", date(2016, 1, 11), "SIF"),
        ("SIF", date(2018, 6, 11), "SIF"),  # Torbay's re-inspection, while ILACS was in force already
        ("ILACS", date(2018, 1, 29), "ILACS 2018"),
        ("ILACS", date(2022, 12, 5), "ILACS 2018"),  # South Tyneside: on site in 2022, published in May 2023
        ("ILACS", date(2023, 1, 16), "ILACS 2023"),
        ("ILACS", date(2026, 3, 31), "ILACS 2023"),
        ("ILACS", date(2026, 4, 27), "ILACS 2026"),
    ],
)
def test_the_day_on_site_decides_the_framework(data, family, day, name):
    assert data.frameworks.on(day, family).name == name


def test_no_framework_before_the_family_began(data):
    with pytest.raises(BadRequest, match="No ILACS framework was in force on 2017-12-31"):
        data.frameworks.on(date(2017, 12, 31), "ILACS")


def test_the_frameworks_of_the_brief_are_all_there(data):
    names = [framework.name for framework in data.frameworks]
    ofsted = ["SLAC", "CPI", "TLAC", "SIF", "LSCB review", "ILACS 2018", "ILACS 2023", "ILACS 2026"]
    assert names[: len(ofsted)] == ofsted
    assert {"CCI", "SQS", "HMIP youth 2018", "HMIP youth 2025"} <= set(names)


def test_grades_are_in_order_and_labelled_as_published(data):
    ilacs, slac = data.frameworks.named("ilacs 2023"), data.frameworks.named("SLAC")
    assert [ilacs.place(grade.grade) for grade in ilacs.grades] == [1, 2, 3, 4]
    assert ilacs.place("Outstanding") == 1
    assert ilacs.place("Not judged") is None
    assert ilacs.label("Requires improvement") == "Requires improvement to be good"
    assert slac.label("Requires improvement") == "Adequate"


def test_sif_limits_only_by_its_three_key_judgements(data):
    limiting = [judgement.key for judgement in data.frameworks.named("SIF").judgements if judgement.limiting]
    assert limiting == ["help_and_protection", "looked_after_and_permanence", "leadership_management_governance"]


def test_no_overall_judgement_since_april_2026(data):
    assert data.frameworks.named("ILACS 2023").judgement("overall_effectiveness")
    assert data.frameworks.named("ILACS 2026").judgement("overall_effectiveness") is None


@pytest.mark.parametrize(
    ("first", "second", "may"),
    [
        (("ILACS 2018", "overall_effectiveness"), ("ILACS 2023", "overall_effectiveness"), True),
        (("ILACS 2018", "impact_of_leaders"), ("ILACS 2026", "impact_of_leaders"), True),
        (("ILACS 2023", "in_care"), ("ILACS 2026", "in_care"), True),
        (("SIF", "adoption"), ("SIF", "adoption"), True),
        (("SIF", "overall_effectiveness"), ("ILACS 2018", "overall_effectiveness"), False),
        (("SIF", "help_and_protection"), ("ILACS 2018", "help_and_protection"), False),
        (("SIF", "care_leavers"), ("ILACS 2023", "care_leavers"), False),
        (("ILACS 2018", "in_care_and_care_leavers"), ("ILACS 2023", "in_care"), False),
        (("SLAC", "looked_after"), ("TLAC", "looked_after"), False),
        (("SIF", "adoption"), ("SIF", "care_leavers"), False),
    ],
)
def test_what_may_be_compared(data, first, second, may):
    assert data.frameworks.comparable(first, second) is may
    assert data.frameworks.comparable(second, first) is may


def test_the_reason_against_a_comparison_says_which_framework_lacks_what(data):
    why = data.frameworks.why_not_comparable
    assert why(("SIF", "overall_effectiveness"), ("ILACS 2018", "overall_effectiveness")) == (
        "“Overall” under SIF and “Overall” under ILACS 2018 are different judgements"
    )
    assert why(("ILACS 2018", "care_leavers"), ("ILACS 2023", "care_leavers")) == (
        "ILACS 2018 has no judgement “Care leavers”"
    )


def test_a_family_is_all_its_frameworks_and_a_name_is_one(data):
    assert [one.name for one in data.frameworks.under("ILACS")] == ["ILACS 2018", "ILACS 2023", "ILACS 2026"]
    assert [one.name for one in data.frameworks.under("ilacs 2023")] == ["ILACS 2023"]
    with pytest.raises(BadRequest, match="There is no framework “ILAC 2018”. Did you mean “ILACS 2018”"):
        data.frameworks.under("ILAC 2018")


def test_a_new_framework_needs_no_code(tmp_path):
    assert written(tmp_path, SOUND).on(date(2031, 1, 1), "New").name == "New 2030"


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('family = "New"\n', "", "column family: Framework New 2030: Field required"),
        ("figures =", "figured =", "column figured: Framework New 2030: Unexpected"),
        ('level = "overall"', 'level = "main"', "column judgements.1.level: Framework New 2030: Input should be"),
        ("2030-01-01", '"soon"', "column in_force_from: Framework New 2030: Input should be a valid date"),
        ("2030-01-01", "2030-13-01", "This is not a TOML file"),
        ("2030-01-01", "2030-01-01\nin_force_to = 2029-01-01", "Framework New 2030 ends before it starts"),
        ("[[framework]]", "[framework]", "“framework” is not a list"),
    ],
)
def test_a_fault_names_framework_and_entry(tmp_path, before, after, fault):
    assert fault in faults_of(tmp_path, SOUND.replace(before, after))


def test_frameworks_of_one_family_never_overlap(tmp_path):
    assert "of one family are in force on the same day" in faults_of(tmp_path, SOUND + SOUND.replace("2030", "2031"))


def test_names_and_keys_appear_once(tmp_path):
    twice = SOUND.replace(
        "judgements = [{", "judgements = [{ key = 'overall_effectiveness', label = '', short = '', level = 'key' }, {"
    )
    assert "lists the judgement overall_effectiveness 2 times" in faults_of(tmp_path, twice)
    assert "Framework New 2030 appears 2 times" in faults_of(tmp_path, SOUND + SOUND)


def test_a_missing_or_empty_file_is_said(tmp_path):
    with pytest.raises(BadData, match="There is no such file"):
        load_frameworks(tmp_path / "frameworks.toml")
    assert "The file lists no framework" in faults_of(tmp_path, "")
