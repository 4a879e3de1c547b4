"""Which framework an inspection of a release was made under: by its first day, else by what was judged."""

from datetime import date

import pytest

from inspection_stats.release.cell_values import Unreadable
from inspection_stats.release.which_framework import framework_of

OLD = ("overall_effectiveness", "help_and_protection", "in_care_and_care_leavers", "impact_of_leaders")
NEW = ("overall_effectiveness", "help_and_protection", "in_care", "care_leavers", "impact_of_leaders")


def named(data, keys, on_site=None, published=None, family="ILACS"):
    return framework_of(family, keys, on_site, published, data.frameworks.every).name


@pytest.mark.parametrize(
    ("on_site", "name"),
    [
        (date(2018, 1, 1), "ILACS 2018"),
        (date(2022, 12, 31), "ILACS 2018"),
        (date(2023, 1, 1), "ILACS 2023"),
        (date(2026, 3, 31), "ILACS 2023"),
        (date(2026, 4, 1), "ILACS 2026"),
    ],
)
def test_the_first_day_on_site_decides_whatever_was_judged(data, on_site, name):
    assert named(data, OLD, on_site) == named(data, NEW, on_site) == name


def test_a_report_of_the_months_between_two_frameworks_is_known_by_its_judgements(data):
    assert named(data, OLD, published=date(2023, 2, 1)) == "ILACS 2018"
    assert named(data, NEW, published=date(2023, 2, 1)) == "ILACS 2023"
    # 300 days after the last day of the old framework its reports are still possible, a day later no longer.
    assert named(data, OLD, published=date(2023, 10, 27)) == "ILACS 2018"
    assert named(data, OLD, published=date(2023, 10, 28)) == "ILACS 2023"
    assert named(data, ("overall_effectiveness",), published=date(2022, 12, 31)) == "ILACS 2018"


def test_what_neither_date_nor_judgements_tell_is_refused_with_a_fix(data):
    with pytest.raises(Unreadable) as told:
        named(data, ("overall_effectiveness",), published=date(2023, 1, 1))
    assert told.value.problem == (
        "ILACS 2018 and ILACS 2023 were both in force about this date, and the judgements do not show which it was"
    )
    assert told.value.fix == "Add a column “Inspection date” with the first day on site"


def test_a_day_on_which_no_framework_of_the_family_held_is_refused_with_the_days_of_each(data):
    with pytest.raises(Unreadable) as told:
        named(data, OLD, date(2017, 12, 31))
    assert told.value.problem == (
        "No ILACS inspection can have had this date (ILACS 2018 from 2018-01-01 to 2022-12-31; "
        "ILACS 2023 from 2023-01-01 to 2026-03-31; ILACS 2026 from 2026-04-01 to today)"
    )
    assert told.value.fix == "Check it against the report"
    with pytest.raises(Unreadable, match="SLAC from its start to 2012-12-31"):
        named(data, (), date(2013, 1, 1), family="SLAC")
