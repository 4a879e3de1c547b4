"""Revised figures, as the releases of Ofsted have them."""

from datetime import date

from inspection_stats.measure.grades.revised import revised_between


def test_what_is_held_now_is_what_the_later_release_states(data):
    for row in data.ofsted_revisions.itertuples():
        rows = data.ofsted_judgements[data.ofsted_judgements["inspection_id"].eq(row.inspection_id)]
        graded = rows.set_index("judgement")["grade"]
        held = graded[row.what] if row.what in graded else rows[row.what].iloc[0]
        assert (held if isinstance(held, str) else f"{held:%Y-%m-%d}") == row.now
        assert row.was != row.now


def test_a_revision_counts_where_its_release_is_between_the_days(data):
    found = revised_between(data.ofsted_revisions, data.ofsted_judgements, date(2025, 6, 30), date(2025, 9, 30))
    assert found["la_name"].tolist() == ["Merton", "Nottingham", "Cumbria", "Isles of Scilly", "Staffordshire"]
    before = revised_between(data.ofsted_revisions, data.ofsted_judgements, date(2025, 3, 31), date(2025, 9, 24))
    assert before.empty
    after = revised_between(data.ofsted_revisions, data.ofsted_judgements, date(2025, 9, 25), date(2026, 9, 30))
    assert after.empty


def test_a_report_that_came_later_is_new_and_not_revised(data):
    found = revised_between(data.ofsted_revisions, data.ofsted_judgements, date(2023, 12, 31), date(2025, 9, 30))
    assert "Staffordshire" not in set(found["la_name"])
    assert "Isles of Scilly" in set(found["la_name"])
