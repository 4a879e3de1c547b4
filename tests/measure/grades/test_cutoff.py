"""Which inspections count as at a day, worked on inspections whose dates are Ofsted's own."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from inspection_stats.check.ofsted import OFSTED_RELEASES
from inspection_stats.errors import BadRequest
from inspection_stats.load.csv_table import read_table
from inspection_stats.measure.grades.cutoff import Cutoff, as_ofsted_counts, inspections, of_release, reports_by
from tests.support.places import ROOT

DAY = date(2025, 3, 31)
JUNE = date(2025, 6, 30)
# On site 3 March 2025, published 15 April 2025; on site 24 March 2025, published 18 July 2025.
CAMDEN, WAKEFIELD = "202-ILACS-2025-04-15", "384-ILACS-2025-07-18"


@pytest.fixture(scope="module")
def releases() -> pd.DataFrame:
    return OFSTED_RELEASES.check(read_table(ROOT / "data" / OFSTED_RELEASES.file))


def ids(data, cutoff: Cutoff) -> set[str]:
    return set(reports_by(data.ofsted_judgements, cutoff)["inspection_id"])


def test_only_a_day_takes_reports_published_by_it(data):
    assert CAMDEN not in ids(data, Cutoff(date(2025, 4, 14)))
    assert CAMDEN in ids(data, Cutoff(date(2025, 4, 15)))


def test_ofsteds_count_takes_inspections_on_site_by_the_day_and_published_later(data):
    counted = ids(data, Cutoff(DAY, JUNE))
    assert CAMDEN in counted
    assert WAKEFIELD not in counted
    assert WAKEFIELD in ids(data, Cutoff(DAY, date(2025, 7, 18)))


def test_an_inspection_that_began_after_the_day_never_counts(data):
    assert CAMDEN not in ids(data, Cutoff(date(2025, 3, 2), JUNE))
    assert CAMDEN in ids(data, Cutoff(date(2025, 3, 3), JUNE))


def test_a_report_without_a_day_on_site_counts_only_by_its_publication(data):
    # Bournemouth's SIF report of 30 June 2014: no source gives the days on site.
    assert "837-SIF-2014-06-30" not in ids(data, Cutoff(date(2014, 6, 29), date(2014, 9, 30)))
    assert "837-SIF-2014-06-30" in ids(data, Cutoff(date(2014, 6, 30), date(2014, 9, 30)))


def test_no_ilacs_inspection_spanned_the_days_of_the_checked_releases(data, releases):
    # So that first or last day on site makes no difference to the published states.
    ilacs = data.ofsted_judgements[data.ofsted_judgements["framework"].str.startswith("ILACS")]
    for day in releases["as_at"]:
        assert not ((ilacs["on_site_from"] <= day) & (ilacs["on_site_to"] > day)).any()


def test_a_publication_limit_before_the_day_is_refused():
    with pytest.raises(BadRequest, match="Published by 2025-03-30 is before 2025-03-31"):
        Cutoff(DAY, date(2025, 3, 30))


def test_the_words_name_the_rule():
    assert Cutoff(DAY).words == "published by 31 March 2025"
    assert Cutoff(DAY, JUNE).words == "on site by 31 March 2025 and published by 30 June 2025"


def test_the_release_of_2023_took_one_inspection_beyond_its_own_rule(data, releases):
    rule = Cutoff(date(2023, 3, 31), date(2023, 4, 30))
    cutoff = of_release(releases, date(2023, 3, 31))
    assert ids(data, cutoff) - ids(data, rule) == {"393-ILACS-2023-05-10"}
    assert as_ofsted_counts(releases, rule.day, rule.published_by) == cutoff
    assert "as in Ofsted's release, 393-ILACS-2023-05-10" in cutoff.words
    assert as_ofsted_counts(releases, rule.day, date(2023, 5, 1)) == Cutoff(rule.day, date(2023, 5, 1))


def test_a_release_that_was_not_checked_is_refused(releases):
    with pytest.raises(BadRequest, match="There are: 31 March 2023, 31 March 2025"):
        of_release(releases, date(2022, 3, 31))


def test_inspections_are_one_row_each_in_order_of_publication(data):
    each = inspections(data.ofsted_judgements)
    assert each["inspection_id"].is_unique
    assert len(each) == data.ofsted_judgements["inspection_id"].nunique()
    assert each["published"].is_monotonic_increasing
    same_day = each[each["published"].eq("2016-03-29") & each["framework"].eq("SIF")]
    assert list(same_day["la_name"]) == ["Hammersmith and Fulham", "Kensington and Chelsea", "Luton", "Westminster"]


def test_no_area_has_a_later_inspection_published_before_an_earlier_one(data):
    # The latest inspection is known by publication; the order on site must be the same.
    each = inspections(data.ofsted_judgements)
    each = each[each["framework"].str.contains("SIF|ILACS") & each["on_site_from"].notna()]
    assert each.groupby("old_la_code")["on_site_from"].is_monotonic_increasing.all()


def test_both_days_may_be_the_same():
    assert Cutoff(DAY, DAY).words == "on site by 31 March 2025 and published by 31 March 2025"


def test_the_last_day_on_site_serves_where_the_first_is_not_known(data):
    rows = data.ofsted_judgements.query("inspection_id == @CAMDEN").copy()
    rows["on_site_from"], rows["on_site_to"] = pd.NaT, pd.Timestamp(2025, 3, 31)
    assert Cutoff(DAY, JUNE).keeps(rows).all()
    rows["on_site_to"] = pd.Timestamp(2025, 4, 1)
    assert not Cutoff(DAY, JUNE).keeps(rows).any()


def test_a_row_an_inspection_holds_nothing_of_a_single_judgement(data):
    each = inspections(data.ofsted_judgements)
    assert not {"judgement", "grade", "source"} & set(each)
    assert each["inspection_id"].is_unique
