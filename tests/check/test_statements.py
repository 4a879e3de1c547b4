"""What judgements of services must be: each fault in a changed copy of the shipped tables is named with its row."""

import pytest

from inspection_stats.check.statements import statement_faults

CCI, RATED = "greenwich-yjs-cci-2012-01", "barnet-yjs-2018-2022-05"
SCORE = "cheshire-yjs-2018-2021-12"


def told(data, table="judgements", **changes):
    """The faults where the first row with `id` (and `judgement`) has other cells."""
    frames = {name: getattr(data, name).copy() for name in
              ("judgements", "service_areas", "areas", "inspections_without_results", "national_figures")}  # fmt: skip
    rows = frames[table]
    row = changes.pop("row")
    for column, value in changes.items():
        rows.loc[row, column] = value
    return [fault for fault in statement_faults(frames, data.frameworks) if fault.row == row]


def row_of(data, name, judgement):
    rows = data.judgements
    return rows.index[rows["inspection_id"].eq(name) & rows["judgement"].eq(judgement)][0]


def test_the_shipped_statements_are_correct(data):
    frames = {name: getattr(data, name) for name in
              ("judgements", "service_areas", "areas", "inspections_without_results", "national_figures")}  # fmt: skip
    assert list(statement_faults(frames, data.frameworks)) == []


@pytest.mark.parametrize(
    ("name", "judgement", "changes", "column", "says"),
    [
        (RATED, "overall_rating", {"subject": "barnett-yjs"}, "subject", "has no such service"),
        (RATED, "overall_rating", {"framework": "HMIP youth"}, "framework", "has no such framework"),
        (RATED, "overall_rating", {"grade": "Adequate"}, "grade", "does not give this grade here"),
        (RATED, "overall_rating", {"value": 21.0}, "value", "gives a grade and no number"),
        (RATED, "overall_rating", {"judgement": "work_with_victims"}, "judgement", "has no such judgement"),
        (RATED, "overall_rating", {"published": "2017-05"}, "published", "was not in force yet"),
        (RATED, "overall_rating", {"inspected": "2022-06"}, "published", "dated before the inspection"),
        (RATED, "overall_rating", {"framework": "ILACS 2018", "subject": "Cardiff"}, "subject",
         "judges authorities, and areas.csv has no such code"),
        (SCORE, "score", {"value": 37.0}, "value", "37 of 36 cannot be"),
        (SCORE, "score", {"value": 72.22}, "value", "looks like a percentage, and points of 36 are due"),
        (SCORE, "score", {"value": 72.0, "of": None}, "value", "looks like a percentage"),
        (SCORE, "score", {"of": 40}, "of", "The number it is of is another"),
        (SCORE, "score", {"value": None}, "value", "The number is missing"),
        (CCI, "safeguarding", {"value": 144.0}, "value", "This is a percentage as published"),
        (CCI, "safeguarding", {"of": 50}, "of", "This is a percentage as published"),
        (CCI, "safeguarding", {"grade": "Good"}, "grade", "gives no grade but percent"),
    ],
)  # fmt: skip
def test_a_fault_is_named_at_its_cell(data, name, judgement, changes, column, says):
    faults = told(data, row=row_of(data, name, judgement), **changes)
    assert any(fault.column == column and says in fault.problem for fault in faults), faults


def test_a_welsh_authority_is_distinguished_from_one_misspelt(data):
    changes = {"framework": "ILACS 2018", "subject": "cardiff"}
    fixes = [fault.fix for fault in told(data, row=row_of(data, RATED, "overall_rating"), **changes)]
    assert "areas.csv holds England: an authority of Wales cannot be placed" in fixes


def test_two_sources_that_disagree_are_a_fault(data):
    rows = data.judgements
    second = rows.index[rows["inspection_id"].eq(SCORE) & rows["judgement"].eq("overall_rating")][1]
    assert any("Another source" in fault.problem for fault in told(data, row=second, grade="Outstanding"))


def test_ratings_of_two_frameworks_in_one_inspection_are_a_fault(data):
    rows = data.judgements
    second = rows.index[rows["inspection_id"].eq(SCORE)][1]
    faults = told(data, row=second, framework="HMIP youth 2025")
    assert any(fault.column == "framework" and "same inspection says" in fault.problem for fault in faults)


def test_two_inspections_of_one_service_in_a_month_are_a_fault(data):
    rows = data.judgements.copy()
    rows.loc[rows["inspection_id"].eq("surrey-yjs-2018-undated"), ["published", "inspected"]] = ["2022-03", ""]
    frames = {"judgements": rows, "service_areas": data.service_areas, "areas": data.areas}
    faults = list(statement_faults(frames, data.frameworks))
    assert {fault.column for fault in faults} == {"inspection_id"}
    assert "surrey-yjs-2018-undated in the same month" in faults[0].problem


def test_a_national_figure_of_a_later_year_than_its_source_is_a_fault(data):
    row = data.national_figures.index[data.national_figures["period"].eq("2018-19")][0]
    faults = told(data, "national_figures", row=row, period="2021-22")
    assert [fault.problem for fault in faults] == ["It is of another year than its source, of 2019-10"]
