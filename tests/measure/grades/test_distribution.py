"""Distributions of grades: Ofsted's published counts as anchors, and what is counted on which basis."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from inspection_stats.errors import BadRequest
from inspection_stats.measure.grades.cutoff import Cutoff
from inspection_stats.measure.grades.distribution import Distribution, grade_distribution

DUDLEY = date(2016, 4, 5)  # publication of the 89th SIF report
AFTER_SIF = date(2018, 12, 31)
MARCH_2025 = Cutoff(date(2025, 3, 31), date(2025, 6, 30))


def counted(data, cutoff: Cutoff, by: str, framework: str, judgements=None, **options) -> Distribution:
    rows = data.ofsted_judgements if judgements is None else judgements
    return grade_distribution(rows, data.areas, data.frameworks, cutoff, by=by, framework=framework, **options)


def reports_of(data, framework: str, *, first: bool) -> pd.DataFrame:
    """The judgements of each area's first report under a framework, or of those after it."""
    held = data.ofsted_judgements[data.ofsted_judgements["framework"].eq(framework)].sort_values("published")
    ids = held.drop_duplicates("old_la_code")["inspection_id"]
    return held[held["inspection_id"].isin(ids).eq(first)]


def counts(found: Distribution) -> list[int]:
    return found.frame["count"].tolist()


def test_first_sif_inspections_of_152_authorities(data):
    # Ofsted, Children's social care in England 2023, sheet LA_inspections_2009-2023: first SIF overall.
    first = reports_of(data, "SIF", first=True)
    found = counted(data, Cutoff(AFTER_SIF), "report", "SIF", first)
    assert (counts(found), found.total) == ([3, 51, 65, 33], 152)


def test_sif_re_inspections(data):
    later = reports_of(data, "SIF", first=False)
    assert counts(counted(data, Cutoff(AFTER_SIF), "report", "SIF", later)) == [0, 3, 11, 7]


def test_reviews_of_safeguarding_boards(data):
    # The same sheet: LSCB overall effectiveness. With Slough's second review, of 17 February 2016, 26 are inadequate.
    first = reports_of(data, "LSCB review", first=True)
    found = counted(data, Cutoff(AFTER_SIF), "report", "LSCB review", first, judgement="lscb")
    assert counts(found) == [7, 53, 67, 25]
    every = counted(data, Cutoff(AFTER_SIF), "report", "LSCB review", judgement="lscb")
    assert counts(every) == [7, 53, 67, 26]


def test_ilacs_inspections_to_march_2025(data):
    # Ofsted, LA inspection outcomes as at 31 March 2025, sheet ILACS_inspection_history: 271 inspections.
    found = counted(data, MARCH_2025, "report", "ILACS")
    assert (counts(found), found.total) == ([55, 107, 74, 35], 271)


def test_authorities_at_31_march_2025(data):
    # The same release, sheet Inspections_as_at_31_March: 153 authorities.
    found = counted(data, MARCH_2025, "authority", "ILACS")
    assert (counts(found), found.total) == ([36, 67, 31, 19], 153)


def test_at_the_89th_sif_report(data):
    found = counted(data, Cutoff(DUDLEY), "report", "SIF")
    assert (counts(found), found.total) == ([2, 21, 43, 23], 89)
    assert found.frame["share"].tolist() == pytest.approx([2 / 89, 21 / 89, 43 / 89, 23 / 89], abs=0)
    boards = counted(data, Cutoff(DUDLEY), "report", "LSCB review", judgement="lscb")
    assert boards.count("Good") == 27
    # The day before, Dudley's report is missing.
    assert counted(data, Cutoff(date(2016, 4, 4)), "report", "SIF").total == 88


def test_by_authority_slough_counts_once(data):
    # Inspected twice before April 2016, inadequate both times: 88 authorities had 89 reports.
    found = counted(data, Cutoff(DUDLEY), "authority", "SIF")
    assert found.total == 88
    assert found.frame.set_index("grade")["count"].to_dict() == {
        "Outstanding": 2,
        "Good": 21,
        "Requires improvement": 43,
        "Inadequate": 22,
        "Not yet inspected": 64,
    }


def test_the_basis_says_what_is_counted_until_when(data):
    assert counted(data, Cutoff(DUDLEY), "report", "sif").basis == (
        "By report: 89 SIF reports published by 5 April 2016 (England)"
    )
    assert counted(data, MARCH_2025, "authority", "ILACS", region="london").basis == (
        "By authority: 33 authorities existing on 31 March 2025, by the latest ILACS inspection "
        "on site by 31 March 2025 and published by 30 June 2025 (London)"
    )
    one = counted(data, Cutoff(DUDLEY), "report", "SIF", area_codes=["213"])
    assert one.basis == "By report: 1 SIF report published by 5 April 2016 (England, 1 listed authority)"


def test_ungraded_reports_have_a_count_and_no_share(data):
    # City of London's adoption performance, published 20 September 2016, was not judged.
    found = counted(data, Cutoff(date(2016, 9, 20)), "report", "SIF", judgement="adoption", area_codes=["201"])
    assert found.total == 0
    assert counts(found) == [0, 0, 0, 0, 1]
    assert found.frame["grade"].iloc[-1] == "Not judged"
    assert found.frame["share"].isna().all()


@pytest.mark.parametrize("by", ["report", "authority"])
@pytest.mark.parametrize("judgement", ["overall_effectiveness", "care_leavers", "in_care_and_care_leavers"])
def test_no_report_and_no_authority_is_lost(data, by, judgement):
    cutoff = Cutoff(date(2026, 9, 1))
    found = counted(data, cutoff, by, "ILACS", judgement=judgement)
    # 324 ILACS reports are held; 153 authorities exist.
    assert sum(counts(found)) == {"report": 324, "authority": 153}[by]
    assert found.total == found.count("Outstanding", "Good", "Requires improvement", "Inadequate")
    assert found.frame["share"].sum() == pytest.approx(1)


def test_authorities_without_an_overall_grade_any_more_are_counted_as_that(data):
    found = counted(data, Cutoff(date(2026, 9, 1)), "authority", "ILACS")
    assert (found.count("No overall grade since"), found.total) == (11, 142)


def test_a_framework_counts_only_its_own_reports(data):
    # The last of ILACS 2018 came out on 10 May 2023 (South Tyneside): 168 judged care leavers with children in care.
    found = counted(data, Cutoff(date(2026, 9, 1)), "report", "ILACS 2018", judgement="in_care_and_care_leavers")
    assert found.total == 168


def test_regions_add_up_to_england(data):
    regions = data.areas["region_name"].unique()
    assert len(regions) == 9
    found = [counted(data, MARCH_2025, "authority", "ILACS", region=region) for region in regions]
    assert [sum(parts) for parts in zip(*map(counts, found), strict=True)] == [36, 67, 31, 19]


def test_reports_of_areas_abolished_since_count_only_by_report(data):
    day = Cutoff(date(2024, 1, 1))
    assert counted(data, day, "report", "ILACS", area_codes=["909"]).total == 1
    assert counted(data, day, "authority", "ILACS", area_codes=["909"]).frame["count"].sum() == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"framework": "SIV"}, "There is no framework “SIV”"),
        ({"judgement": "adopton"}, "Did you mean “adoption”"),
        ({"judgement": "lscb"}, "SIF inspections have no judgement “lscb”"),
        ({"region": "Londn"}, "There is no region “Londn”"),
        ({"by": "authorities"}, "by “report” or by “authority”, not by “authorities”"),
    ],
)
def test_what_cannot_be_counted_is_refused(data, options, message):
    with pytest.raises(BadRequest, match=message):
        counted(data, Cutoff(DUDLEY), **{"by": "report", "framework": "SIF", **options})


def test_a_distribution_says_what_was_asked_of_it(data):
    found = counted(data, Cutoff(DUDLEY), "report", "SIF", judgement="adoption")
    assert (found.by, found.framework, found.judgement, found.cutoff) == ("report", "SIF", "adoption", Cutoff(DUDLEY))


def test_one_framework_is_named_and_a_family_by_its_own_name(data):
    assert "ILACS 2023 reports" in counted(data, MARCH_2025, "report", "ILACS 2023").basis
    assert " ILACS reports" in counted(data, MARCH_2025, "report", "ILACS").basis


@pytest.mark.parametrize(
    ("codes", "place", "authorities"),
    [
        (["213"], "England, 1 listed authority", "1 authority existing"),
        (["213", "205"], "England, 2 listed authorities", "2 authorities existing"),
    ],
)
def test_the_basis_reads_for_one_and_for_many(data, codes, place, authorities):
    basis = counted(data, Cutoff(DUDLEY), "authority", "SIF", area_codes=codes).basis
    assert basis.startswith(f"By authority: {authorities}")
    assert basis.endswith(f"({place})")


def test_a_region_is_named_as_it_is_spelt(data):
    assert counted(data, MARCH_2025, "report", "ILACS", region="north east").basis.endswith("(North East)")


def test_a_judgement_that_no_standing_inspection_makes_is_not_applicable_to_anyone(data):
    found = counted(data, Cutoff(date(2018, 3, 1)), "authority", "ILACS", judgement="care_leavers")
    assert (found.total, counts(found)[:4]) == (0, [0, 0, 0, 0])
    assert set(found.frame["grade"][4:]) <= {"Not applicable", "Not yet inspected"}
