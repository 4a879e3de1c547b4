"""What goes with small counts: families of a question and its parts, and totals, worked by hand."""

from itertools import permutations, product
from random import Random

import numpy as np
import pandas as pd
import pytest

from inspection_stats.measure.cases.secondary_suppression import families, total_may_be_printed, withheld_in
from inspection_stats.measure.cases.small_counts import is_small


def family(*rows):
    """Rows of (question, sufficient, insufficient, part of), and the names of those withheld."""
    frame = pd.DataFrame(rows, columns=["judgement_id", "sufficient", "insufficient", "part_of"]).assign(
        service_id="own"
    )
    counts = frame["sufficient"].to_numpy(), frame["insufficient"].to_numpy()
    return [frame["judgement_id"][row] for one in families(frame) for row in withheld_in(one, *counts)]


class TestFamilies:
    def test_nothing_small_is_shown_whole(self):
        assert family(("whole", 30, 20, ""), ("boys", 20, 10, "whole"), ("girls", 10, 10, "whole")) == []

    def test_a_small_part_takes_the_other_parts_and_leaves_a_large_whole(self):
        rows = ("whole", 18, 12, ""), ("boys", 16, 9, "whole"), ("girls", 2, 3, "whole")
        assert family(*rows) == ["boys", "girls"]

    def test_what_the_whole_leaves_without_one_part_is_small_though_no_row_names_it(self):
        assert family(("whole", 18, 12, ""), ("boys", 16, 9, "whole")) == ["boys"]

    def test_what_is_left_without_two_of_its_parts(self):
        """30 less 14 less 13 is 3; neither one part nor all of them would show it: the third overlaps."""
        rows = ("whole", 30, 30, ""), ("a", 14, 10, "whole"), ("b", 13, 10, "whole"), ("c", 10, 10, "whole")
        assert family(*rows) == ["a", "b", "c"]

    def test_a_whole_of_one_kind_would_tell_that_its_parts_are_of_that_kind_too(self):
        assert family(("whole", 20, 0, ""), ("boys", 17, 0, "whole"), ("girls", 3, 0, "whole")) == [
            "whole",
            "boys",
            "girls",
        ]

    def test_a_small_whole_takes_its_parts(self):
        assert family(("whole", 40, 3, ""), ("boys", 20, 0, "whole")) == ["whole", "boys"]

    def test_parts_of_parts(self):
        rows = ("whole", 60, 60, ""), ("custody", 30, 30, "whole"), ("girls", 28, 20, "custody")
        assert family(*rows) == ["custody", "girls"]

    def test_a_part_larger_than_its_whole_is_dealt_with_all_the_same(self):
        assert family(("whole", 8, 0, ""), ("custody", 17, 3, "whole")) == ["whole", "custody"]

    @pytest.mark.parametrize("of", ["lone", "gone"])
    def test_a_part_of_itself_or_of_a_question_that_is_not_there_is_part_of_nothing(self, of):
        assert family(("lone", 8, 8, of), ("other", 2, 8, "")) == []

    def test_questions_that_are_parts_of_one_another_go_together(self):
        assert family(("a", 20, 10, "b"), ("b", 20, 8, "a")) == ["a", "b"]

    def test_a_question_of_very_many_parts_keeps_them_and_takes_no_time(self):
        parts = [(f"part-{number}", 2**number, 7, "whole") for number in range(6, 31)]
        assert len(family(("whole", 2**31, 400, ""), *parts)) == len(parts)


def ways(bases, insufficient):
    """All ways to fill in counts of these bases that add up to the same and are all small, by trying them all."""
    one = [[t for t in range(base + 1) if 1 <= t <= 5 or 1 <= base - t <= 5] for base in bases]
    return [fill for fill in product(*one) if sum(fill) == sum(insufficient)]


class TestTotals:
    @pytest.mark.parametrize(
        ("bases", "insufficient", "printed"),
        [
            ((30, 30, 30), (2, 3, 4), True),
            ((30, 30, 30), (1, 1, 1), False),  # 3 in all: one each
            ((30, 30, 30), (5, 5, 5), False),  # 15 in all: five each
            ((30, 30, 30), (1, 2, 3), False),  # 6 in all: none has more than four
            ((30, 30, 30), (28, 27, 26), True),  # the sufficient are the few
            ((30, 30), (3, 3), False),  # who knows one knows the other
            ((3, 3, 3, 3, 3, 3, 3, 3), (1, 1, 2, 2, 1, 2, 1, 2), True),
            ((8, 8, 8), (6, 6, 6), False),  # the case of the audit at 2 of 8: 6 sufficient cases in all
        ],
    )
    def test_by_hand(self, bases, insufficient, printed):
        others = np.array(insufficient)
        assert total_may_be_printed(np.array(bases) - others, others) is printed

    def test_whatever_is_printed_leaves_five_ways_by_trying_them_all(self):
        """With every base known, over all fillings of three counts of small and large bases."""
        tried = 0
        for bases in [(4, 9, 12), (6, 6, 30), (3, 20, 20), (12, 12, 12)]:
            for fill in product(*(range(base + 1) for base in bases)):
                others = np.array(fill)
                cases = np.array(bases) - others
                small = ((others >= 1) & (others <= 5)) | ((cases >= 1) & (cases <= 5))
                if small.all() and total_may_be_printed(cases, others):
                    tried += 1
                    for place, base in enumerate(bases):
                        found = {way[place] for way in ways(bases, fill)}
                        assert len(found) >= min(5, base + 1), (bases, fill, place, found)
        assert tried > 100


def shared_out(sufficient, insufficient, row, value):
    """Other counts with the same sums and all small, as decision 9 makes them: `value` sufficient cases in one row."""
    count, total, others = len(sufficient), sufficient.sum(), insufficient.sum()
    for one, another in permutations([place for place in range(count) if place != row], 2):
        cases, rest = np.zeros(count, dtype=int), np.ones(count, dtype=int)
        cases[[row, one, another]] = value, 1, total - 1 - value
        rest[one] = others - (count - 1)
        if is_small(cases, rest).all():
            yield cases, rest


def test_five_values_of_each_number_keep_the_sums_and_the_printed_total():
    """The proof of decision 9, step by step: the counts it makes up add up to the same and have their total printed."""
    rng, tried = Random(0), 0
    while tried < 200:
        base = np.array([rng.randint(1, rng.choice([6, 12, 30, 60])) for _ in range(rng.randint(3, 5))])
        few = np.array([min(one, rng.randint(1, 5)) for one in base])
        others = np.where([rng.random() < 0.5 for _ in base], few, base - few)
        if not total_may_be_printed(base - others, others):
            continue
        tried += 1
        for counts in ((base - others, others), (others, base - others)):
            for row, value in product(range(len(base)), range(5)):
                made_up = shared_out(*counts, row, value)
                assert any(total_may_be_printed(*other) and other[0].sum() == counts[0].sum() for other in made_up)
