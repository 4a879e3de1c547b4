"""The state as Ofsted published it, from only the facts and, where the releases are present, cell for cell."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from inspection_stats.check.ofsted import OFSTED_RELEASES
from inspection_stats.errors import BadRequest
from inspection_stats.load.csv_table import read_table
from inspection_stats.measure.grades.cutoff import Cutoff, of_release
from inspection_stats.measure.grades.published_state import date_filter_differences, published_state
from inspection_stats.measure.grades.state import judgement_columns
from inspection_stats.reference.areas import find_area
from tests.support.places import PUBLISHED, ROOT

RELEASES = OFSTED_RELEASES.check(read_table(ROOT / "data" / OFSTED_RELEASES.file))
MARCH_2023, MARCH_2025 = date(2023, 3, 31), date(2025, 3, 31)
SHEETS = {
    MARCH_2023: ("Childrens_social_care_in_England_2023_underlying_data.ods", "LA_level_at_31_Mar_2023"),
    MARCH_2025: ("LA_Inspection_Outcomes_as_at_31_March_2025.ods", "Inspections_as_at_31_March"),
}
IN_ORDER = ["overall_effectiveness", "impact_of_leaders", "help_and_protection", "in_care", "care_leavers"]
needs_releases = pytest.mark.skipif(not PUBLISHED.is_dir(), reason="Ofsted's releases are not next to the project")


def state_of(data, cutoff: Cutoff) -> pd.DataFrame:
    state = published_state(data.ofsted_judgements, data.areas, data.frameworks, cutoff)
    return state.set_index("old_la_code").sort_index()


def differences(data, cutoff: Cutoff) -> pd.DataFrame:
    return date_filter_differences(data.ofsted_judgements, data.areas, data.frameworks, cutoff)


def sheet_of(data, day: date) -> pd.DataFrame:
    """The sheet of a release in this project's words: a row an area, grades and the first day on site."""
    file, sheet = SHEETS[day]
    raw = pd.read_excel(PUBLISHED / "ofsted" / file, sheet_name=sheet, header=None, engine="calamine")
    header = raw.index[raw[0].eq("Web link")][0]
    rows = raw.loc[header + 1 :].set_axis([str(label).strip() for label in raw.loc[header]], axis="columns")
    words = {"Requires improvement to be good": "Requires improvement", "-": "Not judged"}
    grades = rows[rows.columns[-5:]].set_axis(IN_ORDER, axis="columns").astype("object").fillna("Not applicable")
    grades = grades.map(lambda cell: words.get(str(cell).strip(), str(cell).strip()))
    codes = [find_area(name, data.areas, data.area_aliases, day) for name in rows["Local authority name"]]
    return grades.assign(on_site_from=rows["Inspection date"], old_la_code=codes).set_index("old_la_code").sort_index()


@needs_releases
@pytest.mark.parametrize("day", SHEETS)
def test_every_cell_of_the_published_state_is_reproduced(data, day):
    ours, theirs = state_of(data, of_release(RELEASES, day)), sheet_of(data, day)
    inspected = theirs["on_site_from"].ne("Not yet inspected")
    theirs.loc[~inspected, IN_ORDER] = "Not yet inspected"
    assert list(ours.index) == list(theirs.index)
    different = ours[IN_ORDER].compare(theirs[IN_ORDER].astype("str"))
    assert different.empty, different
    assert pd.to_datetime(theirs.loc[inspected, "on_site_from"]).eq(ours.loc[inspected, "on_site_from"]).all()
    assert ours.loc[~inspected, "on_site_from"].isna().all()


@needs_releases
@pytest.mark.parametrize("day", SHEETS)
def test_the_list_of_differences_is_every_cell_where_a_date_filter_departs_from_the_release(data, day):
    cutoff, theirs = of_release(RELEASES, day), sheet_of(data, day)
    theirs.loc[theirs["on_site_from"].eq("Not yet inspected"), IN_ORDER] = "Not yet inspected"
    listed = differences(data, cutoff)
    for way, filtered in (("by_publication_date", Cutoff(day)), ("by_cutoff", Cutoff(day, cutoff.published_by))):
        ours = state_of(data, filtered).reindex(columns=IN_ORDER, fill_value="Not applicable")
        departs = theirs[IN_ORDER].ne(ours).stack()
        expected = set(departs[departs].index)
        told = listed[listed["as_published"].ne(listed[way])]
        assert set(zip(told["old_la_code"], told["judgement"], strict=True)) == expected


def test_the_counts_of_both_states(data):
    # 2025: Ofsted's own release. 2023: 152 authorities, among them Cumbria on its last day; Dorset and others by ILACS.
    counted = state_of(data, of_release(RELEASES, MARCH_2025))["overall_effectiveness"].value_counts()
    assert counted.to_dict() == {"Outstanding": 36, "Good": 67, "Requires improvement": 31, "Inadequate": 19}
    assert len(state_of(data, of_release(RELEASES, MARCH_2023))) == 152


def test_the_joint_judgement_is_under_children_in_care(data):
    state = state_of(data, of_release(RELEASES, MARCH_2023))
    assert judgement_columns(state.reset_index()) == IN_ORDER
    # Westminster, on site September 2019: children in care and care leavers Outstanding, as one judgement.
    assert state.loc["213", IN_ORDER].tolist() == [*["Outstanding"] * 4, "Not applicable"]


def test_a_state_before_2023_has_only_the_joint_judgement(data):
    assert state_of(data, Cutoff(date(2019, 12, 31))).at["213", "in_care"] == "Outstanding"


def test_a_plain_date_filter_departs_in_2025_for_nine_authorities_published_from_april_to_june(data):
    found = differences(data, of_release(RELEASES, MARCH_2025))
    assert sorted(found["la_name"].unique()) == [
        "Blackburn with Darwen",
        "Buckinghamshire",
        "Camden",
        "Central Bedfordshire",
        "Devon",
        "Dorset",
        "Durham",
        "Surrey",
        "York",
    ]
    assert found["as_published"].eq(found["by_cutoff"]).all()
    york = found[found["la_name"].eq("York") & found["judgement"].eq("overall_effectiveness")].iloc[0]
    assert york["as_published"] == "Outstanding"
    assert york["by_publication_date"] == "Requires improvement"
    assert york["why"] == (
        "Inspectors came on site on 24 February 2025; the report was published on 15 April 2025, "
        "after 31 March 2025 and by the release's cut-off of 30 June 2025"
    )


def test_the_release_of_2023_departs_from_its_own_rule_for_south_tyneside(data):
    found = differences(data, of_release(RELEASES, MARCH_2023))
    assert set(found["la_name"]) == {"Birmingham", "Brent", "Haringey", "South Tyneside"}
    beyond = found[found["as_published"].ne(found["by_cutoff"])]
    assert set(beyond["la_name"]) == {"South Tyneside"}
    assert set(beyond["judgement"]) == set(IN_ORDER)
    assert beyond["why"].str.contains("published on 10 May 2023, after the release's own cut-off of 30 April").all()


def test_only_a_day_has_nothing_to_differ_from(data):
    with pytest.raises(BadRequest, match="nothing to compare"):
        differences(data, Cutoff(MARCH_2025))
