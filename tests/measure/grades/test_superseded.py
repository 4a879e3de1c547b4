"""A grade of a programme that has been followed by another is history."""

from datetime import date

import pytest

from inspection_stats.measure.grades.latest import Superseded, superseded

BIRMINGHAM, WESTMINSTER = "330", "213"


def since(data, code, family, day):
    return superseded(data.ofsted_judgements, data.frameworks, code, family, day)


def test_a_sif_grade_ends_with_the_first_ilacs_report(data):
    held = data.ofsted_judgements
    own = held[held["old_la_code"].eq(BIRMINGHAM)].drop_duplicates("inspection_id")
    ilacs = own.loc[own["framework"].str.startswith("ILACS"), "published"].min().date()
    assert ilacs == date(2019, 1, 17)
    assert since(data, BIRMINGHAM, "SIF", date(2019, 1, 16)) is None
    assert since(data, BIRMINGHAM, "SIF", ilacs) == Superseded(
        date(2016, 11, 25), "ILACS 2018", ilacs, "Requires improvement"
    )


@pytest.mark.parametrize("family", ["ILACS", "LSCB"])
def test_what_is_latest_or_never_was_is_not_superseded(data, family):
    last = since(data, WESTMINSTER, family, date(2026, 3, 31))
    assert last is None if family == "ILACS" else last.since_framework.startswith("ILACS")
    assert since(data, "420", "SIF", date(2009, 8, 7)) is None
