"""The reports of a quarter and how their overall grades moved, against the reports themselves."""

from datetime import date

from inspection_stats.measure.grades.moves import grade_changes, moves, reports_between

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)


def test_the_eleven_reports_of_january_to_march_2026(data):
    changed = grade_changes(data.ofsted_judgements, data.frameworks, FIRST, LAST)
    found = moves(data.ofsted_judgements, data.frameworks, changed, FIRST, LAST).set_index("la_name")
    assert len(found) == 11
    assert found["change"].value_counts().to_dict() == {"improved": 8, "the same": 2, "declined": 1}
    assert found.loc["Kent", ["grade_before", "grade", "change"]].tolist() == ["Outstanding", "Good", "declined"]
    assert found.loc["Solihull", ["grade_before", "grade"]].tolist() == ["Inadequate", "Good"]


def test_reviews_of_boards_are_not_reports_of_the_area(data):
    found = reports_between(data.ofsted_judgements, data.frameworks, date(2016, 3, 29), date(2016, 3, 29))
    assert set(found["la_name"]) == {"Hammersmith and Fulham", "Kensington and Chelsea", "Luton", "Westminster"}
    assert set(found["framework"]) == {"SIF"}


def test_a_framework_without_an_overall_grade_gives_none(data):
    first, last = date(2026, 7, 1), date(2026, 9, 30)
    changed = grade_changes(data.ofsted_judgements, data.frameworks, first, last)
    found = moves(data.ofsted_judgements, data.frameworks, changed, first, last)
    assert found["grade"].eq("").all()
    assert found["change"].eq("not compared").all()


def test_a_quarter_without_reports_gives_no_rows(data):
    changed = grade_changes(data.ofsted_judgements, data.frameworks, date(2001, 1, 1), date(2001, 3, 31))
    assert moves(data.ofsted_judgements, data.frameworks, changed, date(2001, 1, 1), date(2001, 3, 31)).empty
