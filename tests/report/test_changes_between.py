"""What changed between two quarters, against the reports of those days."""

import pytest

from inspection_stats.documents.files import unrounded_csv
from inspection_stats.errors import BadRequest
from inspection_stats.report.changes_between import COLUMNS, changes_between, changes_lines


def test_england_between_january_and_march_2026(data):
    found = changes_between(data, "2025-26 Q3", "2025-26 Q4").frame
    assert list(found.columns) == COLUMNS
    assert found["kind"].eq("new inspection").sum() == 11
    overall = found[found["kind"].eq("changed grade") & found["what"].eq("overall_effectiveness")]
    assert overall["change"].value_counts().to_dict() == {"better": 8, "worse": 1}
    assert found["source"].ne("").all()


def test_quarters_may_be_written_in_any_way_and_lie_far_apart(data):
    one = changes_between(data, "2025-12-31", "2026 Q1", region="north east")
    assert one.frame.equals(changes_between(data, "2025-26 Q3", "2025-26 Q4", region="North East").frame)
    assert one.frame.loc[one.frame["kind"].eq("new inspection"), "la_name"].tolist() == [
        "Redcar and Cleveland",
        "Darlington",
    ]
    years = changes_between(data, "2019-20 Q1", "2025-26 Q4", area="Birmingham").frame
    new = years[years["kind"].eq("new inspection")]
    assert new["inspection_id"].tolist() == ["330-ILACS-2023-04-18"]


def test_revised_figures_are_named_with_both_releases(data):
    found = changes_between(data, "2025-26 Q1", "2025-26 Q2", area="Staffordshire").frame
    revised = found[found["kind"].eq("revised figure")]
    assert revised[["what", "was", "now"]].values.tolist() == [["care_leavers", "Good", "Requires improvement"]]
    assert "previously in Ofsted, release of 2024" in revised["source"].iloc[0]


def test_charts_of_an_area_are_the_same_apart_from_their_day_or_changed(data):
    found = changes_between(data, "2025-26 Q3", "2025-26 Q4", area="Birmingham").frame
    charts = found[found["kind"].str.contains("chart")].set_index("what")["kind"].to_dict()
    assert charts["timeline"] == charts["neighbours"] == "unchanged chart"
    assert charts["at-a-glance"] == "changed chart"
    later = changes_between(data, "2015-16 Q4", "2016-17 Q1", area="Westminster").frame
    gone = set(later.loc[later["kind"].eq("chart not made"), "what"])
    assert {"appendix-3-reducing-reoffending", "local-context"} <= gone


def test_without_a_change_the_columns_stay(data):
    found = changes_between(data, "2009-08-07 to 2009-08-07", "2009-08-07 to 2009-08-08")
    assert found.frame.empty
    assert unrounded_csv(found.frame) == ",".join(COLUMNS) + "\n"
    lines = list(changes_lines(found))
    assert lines[1:] == ["New inspection: none", "Changed grade: none", "Revised figure: none"]


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        (("2025-26 Q4", "2025-26 Q3"), "2025-26 Q4 ends after 2025-26 Q3. Give the earlier quarter with --from."),
        (("2025-26 Q4", "2026 Q1"), "Both quarters end on 31 March 2026"),
        (("2025-26 Q9", "2026 Q1"), "is not a quarter"),
    ],
)
def test_quarters_in_the_wrong_order_or_the_same_are_refused(data, asked, part):
    with pytest.raises(BadRequest) as error:
        changes_between(data, *asked)
    assert part in str(error.value)


@pytest.mark.parametrize(
    ("where", "part"),
    [
        ({"area": "Westminister"}, "Did you mean “Westminster”?"),
        ({"region": "Lundon"}, "Did you mean “London”"),
        ({"area": "Westminster", "region": "London"}, "not both"),
    ],
)
def test_unknown_places_are_refused(data, where, part):
    with pytest.raises(BadRequest) as error:
        changes_between(data, "2025-26 Q3", "2025-26 Q4", **where)
    assert part in str(error.value)
