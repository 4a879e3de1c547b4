"""An adversary with the whole pack: nothing withheld can be worked out, nor narrowed below what is promised.

`python -m scripts.attack_packs` does the same for 200 audits; this is a part of it.
"""

import pytest

from tests.support.adversary import Adversary, Printed
from tests.support.attacks import PROMISED, audit_ranges, comparison_ranges, confirmed_values, ranges_with_bases_known


def found(printed):
    return {(cell[1], what): (least, greatest) for cell, what, least, greatest in Adversary(printed).ranges()}


class TestTheAdversaryIsWorthItsName:
    """It works out what may be worked out: else that it finds nothing would prove nothing."""

    def test_a_part_from_the_whole_and_the_other_part(self):
        cells = {("own", "whole"): (18, 30), ("own", "boys"): (16, 25), ("own", "girls"): None}
        parts = {("own", "boys"): ("own", "whole"), ("own", "girls"): ("own", "whole")}
        girls = found(Printed(cells, parts, parts_make_the_whole=True))
        assert girls["girls", "sufficient"] == (2, 2)
        assert girls["girls", "applicable"] == (5, 5)

    def test_a_count_from_a_total(self):
        printed = Printed({("own", "a"): None, ("own", "b"): (20, 40)})
        printed.add_sum(printed.cells, 23, 47)
        assert found(printed)["a", "sufficient"] == (3, 3)

    def test_three_counts_from_their_sum_and_the_rule(self):
        """Three withheld counts hold 3 insufficient cases together, of 30 each: each has one."""
        cells = dict.fromkeys([("own", name) for name in "abc"])
        printed = Printed(cells, bases=dict.fromkeys(cells, 30))
        printed.add_sum(cells, 87, 90)
        assert {found(printed)[name, "insufficient"] for name in "abc"} == {(1, 1)}

    def test_a_service_from_the_averages_of_two_packs(self):
        cells = {("a", "q"): None, ("b", "q"): (20, 40), ("c", "q"): (10, 20)}
        printed = Printed(cells)
        printed.add_sum([("a", "q"), ("b", "q")], 23, 47)
        assert found(printed)["q", "sufficient"] == (3, 3)


@pytest.mark.parametrize(
    ("ranges", "seeds"), [(audit_ranges, range(10)), (comparison_ranges, range(3))], ids=["audits", "comparisons"]
)
def test_each_withheld_number_keeps_the_range_that_is_promised(ranges, seeds):
    every = [one for seed in seeds for one in ranges(seed)]
    assert len(every) > 100, "the counts must withhold something to be a test"
    for one in every:
        assert one.least <= one.true <= one.greatest, "the truth is among what the adversary holds possible"
        assert one.width >= PROMISED, one


def test_a_reader_who_knows_every_base_is_left_five_ways_or_all_that_the_base_allows():
    for seed in range(8):
        every = ranges_with_bases_known(seed)
        base = {(one.cell, one.what): one.true for one in every}
        for one in every:
            allowed = base[one.cell, "sufficient"] + base[one.cell, "insufficient"] + 1
            assert one.width >= min(PROMISED, allowed), one


def test_the_tool_itself_prints_the_same_with_five_values_of_each_withheld_number():
    """Whatever of the rule the adversary may have missed: other counts, put through the tool, look the same."""
    for seed in (4, 6):
        values = confirmed_values(seed)
        assert values
        assert min(len(one) for one in values.values()) >= PROMISED
