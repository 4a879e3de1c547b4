"""Disclosure control: which counts are withheld, who decides it, and which totals are printed."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection_stats.check.averages import ALREADY_PUBLISHED
from inspection_stats.measure.cases.small_counts import protected
from inspection_stats.measure.cases.suppress import suppress
from tests.support.case_counts import counts
from tests.support.random_audits import random_counts

LOCAL = {"source": "Local case system", "status": "exact", "illustrative": "no", ALREADY_PUBLISHED: ""}


def local(*rows, **cells):
    return counts([("own", *row) for row in rows], **(LOCAL | cells))


def printed(rows):
    return suppress(rows, protected(rows))


def hidden(found):
    return found.rows.loc[found.rows["status"].eq("suppressed"), "judgement_id"].tolist()


def total(found, theme="protecting-the-public"):
    return found.themes.set_index("theme").loc[theme]


@pytest.mark.parametrize(
    "source", ["Ofsted-style audit", "HM Inspectorate of Probation, letter", "Illustrative data", "ours", ""]
)
def test_no_source_decides_who_is_protected(source):
    assert hidden(printed(local(("planning", 1, 34), source=source))) == ["planning"]


class TestWhoIsProtected:
    @pytest.mark.parametrize("declared", [{ALREADY_PUBLISHED: "yes"}, {"illustrative": "yes"}])
    def test_who_declares_it_is_not(self, declared):
        rows = local(("planning", 1, 34), ("review", 2, 3), **declared)
        found = printed(rows)
        pd.testing.assert_frame_equal(found.rows, rows)
        assert total(found)["sufficient"] == 3

    def test_each_row_for_itself(self):
        rows = local(("planning", 1, 34), ("review", 2, 30))
        rows[ALREADY_PUBLISHED] = ["yes", "no"]
        assert hidden(printed(rows)) == ["review"]


class TestWhatIsWithheld:
    @pytest.mark.parametrize(
        ("sufficient", "applicable", "withheld"),
        [
            (0, 40, False),  # a true 0 is shown
            (40, 40, False),
            (1, 40, True),
            (5, 40, True),
            (6, 40, False),
            (35, 40, True),  # its complement, 5
            (34, 40, False),
            (3, 3, True),
        ],
    )
    def test_one_to_five_on_either_side(self, sufficient, applicable, withheld):
        rows = local(("planning", sufficient, applicable), ("review", 20, 40), ("victims", 20, 41))
        assert hidden(printed(rows)) == ["planning"] * withheld

    def test_a_withheld_row_keeps_no_number_no_words_and_is_not_zero(self):
        rows = local(("planning", 2, 34), ("review", 20, 40)).assign(words="2 of 34 cases", percent=5.9, order=1)
        row = printed(rows).rows.iloc[0]
        assert row[["sufficient", "applicable", "percent"]].isna().all()
        assert (row["words"], row["status"], row["order"]) == ("", "suppressed", 1)

    def test_rows_in_words_and_not_applicable_keep_their_status(self):
        rows = local(("planning", 2, 34), ("review", 20, 40), ("victims", None, None), ("mappa", None, None))
        rows["status"] = ["exact", "exact", "stated in words only", "not applicable"]
        assert printed(rows).rows["status"].tolist()[2:] == ["stated in words only", "not applicable"]

    def test_a_part_of_eighteen_and_thirty_is_not_left_to_be_subtracted(self):
        """18 of 30 less 16 of 25 is 2 of 5: the parts go, the whole has more than five of either kind and stays."""
        rows = local(("whole", 18, 30), ("boys", 16, 25), ("girls", 2, 5), ("other", 20, 40))
        rows["part_of"] = ["", "whole", "whole", ""]
        assert hidden(printed(rows)) == ["boys", "girls"]


class TestTotals:
    def test_a_theme_with_nothing_withheld_has_its_total_without_its_parts(self):
        rows = local(("planning", 20, 40), ("custody", 10, 20), ("review", 30, 30))
        rows["part_of"] = ["", "planning", ""]
        assert total(printed(rows))[["questions", "withheld", "sufficient", "applicable", "status"]].tolist() == [
            2, 0, 50, 70, "exact"
        ]  # fmt: skip

    @pytest.mark.parametrize("withheld", [1, 2])
    def test_one_or_two_withheld_counts_take_the_total_with_them(self, withheld):
        rows = local(*[(f"q{n}", 27, 30) for n in range(withheld)], ("shown", 20, 40))
        found = total(printed(rows))
        assert (found["questions"], found["withheld"], found["status"]) == (withheld + 1, withheld, "suppressed")
        assert found[["sufficient", "applicable"]].isna().all()

    def test_three_that_may_be_shared_out_leave_it(self):
        found = total(printed(local(("a", 28, 30), ("b", 27, 30), ("c", 26, 30), ("shown", 20, 40))))
        assert (found["withheld"], found["sufficient"], found["applicable"], found["status"]) == (3, 101, 130, "exact")

    def test_a_theme_that_was_asked_of_no_case_has_none(self):
        assert total(printed(local(("planning", None, None), status="not applicable")))["status"] == "not applicable"

    def test_each_service_and_theme_is_separate(self):
        rows = pd.concat(
            [local(("a", 1, 30), ("b", 20, 40)), local(("a", 20, 40), ("b", 20, 40)).assign(service_id="two")]
        )
        found = printed(rows.reset_index(drop=True)).themes.set_index("service_id")
        assert found["status"].to_dict() == {"own": "suppressed", "two": "exact"}


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 100))
def test_what_is_withheld_of_a_service_is_the_same_by_itself_and_among_others_in_any_order(seed, shuffle):
    rows = random_counts(seed, services=3).assign(status="exact").query("applicable > 0").reset_index(drop=True)
    mixed = rows.sample(frac=1, random_state=shuffle)
    among = suppress(mixed, protected(mixed)).rows.loc[rows.index]
    for _, own in rows.groupby("service_id"):
        assert suppress(own, protected(own)).rows["status"].equals(among.loc[own.index, "status"])


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_no_number_printed_is_small(seed):
    """Neither a count, nor what is insufficient, nor a total, nor a question less a part of it."""
    rows = random_counts(seed).assign(status="exact").query("applicable > 0")
    found = suppress(rows, protected(rows))
    shown = found.rows[found.rows["status"].eq("exact")]
    sums = found.themes[found.themes["status"].eq("exact")]
    for frame in (shown, sums):
        for number in (frame["sufficient"], frame["applicable"] - frame["sufficient"]):
            assert not number.between(1, 5).any()
    pairs = shown.merge(shown, left_on="part_of", right_on="judgement_id", suffixes=("", "_whole"))
    left = {name: pairs[f"{name}_whole"] - pairs[name] for name in ("sufficient", "applicable")}
    for number in (left["sufficient"], left["applicable"] - left["sufficient"]):
        assert not number.between(1, 5).any()
