"""Disclosure control: what is withheld, and attacks on what is printed."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from inspection_stats.measure.cases.suppress import OFF, suppress, threshold_of
from tests.support.case_counts import counts

LOCAL_DATA = {"source": "Local case system", "status": "exact"}
CROSSED = (("service_id", "theme"), ("judgement_id",), ("theme",))


def hidden(printed):
    return printed.rows.loc[printed.rows["status"].eq("suppressed"), "judgement_id"].tolist()


def local(*rows):
    return counts([("own", *row) for row in rows], **LOCAL_DATA)


class TestWhatIsWithheld:
    def test_published_inspectorate_counts_are_left_alone(self):
        rows = local(("planning", 1, 34), ("review", 2, 3))
        rows["source"] = "HM Inspectorate of Probation, letter of 27 January 2016, paragraph 1.1"
        printed = suppress(rows)
        pd.testing.assert_frame_equal(printed.rows, rows)
        assert printed.totals[("theme",)]["sufficient"].tolist() == [3]

    def test_an_unknown_source_is_local_and_withheld_until_set_off(self):
        rows = local(("planning", 1, 34), ("review", 20, 40), ("victims", 20, 41))
        assert "planning" in hidden(suppress(rows))
        assert hidden(suppress(rows, thresholds={"Local case": OFF})) == []

    def test_the_longest_name_of_a_source_sets_its_threshold(self):
        settings = {"Local": 5, "Local case system, 2015": 10}
        assert threshold_of("Local case system, 2015, table 2", settings) == 10
        assert threshold_of("Local case system, 2014", settings) == 5
        assert threshold_of("Ofsted, report of 29 March 2016") == OFF

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
        assert ("planning" in hidden(suppress(rows))) is withheld

    def test_a_withheld_row_keeps_no_number_no_words_and_is_not_zero(self):
        rows = local(("planning", 2, 34), ("review", 20, 40)).assign(words="2 of 34 cases", percent=5.9, order=1)
        row = suppress(rows).rows.iloc[0]
        assert pd.isna(row["sufficient"])
        assert pd.isna(row["applicable"])
        assert pd.isna(row["percent"])
        assert (row["words"], row["status"], row["order"]) == ("", "suppressed", 1)

    def test_the_smallest_other_row_goes_too_so_that_the_total_gives_nothing_back(self):
        rows = local(("planning", 2, 34), ("review", 20, 40), ("victims", 20, 36))
        printed = suppress(rows)
        assert hidden(printed) == ["planning", "victims"]
        assert printed.totals[("theme",)]["sufficient"].tolist() == [42]

    def test_where_no_other_row_is_left_the_total_goes(self):
        printed = suppress(local(("planning", 2, 34)))
        assert printed.totals[("theme",)]["status"].tolist() == ["suppressed"]
        assert printed.totals[("theme",)][["sufficient", "applicable"]].isna().all(axis=None)

    def test_a_second_row_without_insufficient_cases_does_not_blur_the_first(self):
        """4 of 4 and 30 of 30: the total, 34 of 34, says that all 4 were sufficient."""
        printed = suppress(local(("planning", 4, 4), ("review", 30, 30)))
        assert printed.totals[("theme",)]["status"].tolist() == ["suppressed"]

    def test_nothing_tells_the_small_row_from_the_one_withheld_with_it(self):
        rows = suppress(local(("planning", 2, 34), ("review", 20, 40))).rows
        kept = rows.drop(columns=["judgement_id", "judgement"])
        assert kept.iloc[0].equals(kept.iloc[1])

    def test_rows_in_words_and_not_applicable_keep_their_status(self):
        rows = local(("planning", 2, 34), ("review", 20, 40), ("victims", None, None), ("mappa", None, None))
        rows["status"] = ["exact", "exact", "stated in words only", "not applicable"]
        assert suppress(rows).rows["status"].tolist()[2:] == ["stated in words only", "not applicable"]

    def test_published_rows_are_no_cover_for_local_ones(self):
        """What is public already cannot be withheld to any use: the total goes instead."""
        rows = local(("planning", 2, 34), ("review", 20, 40))
        rows.loc[rows["judgement_id"].eq("review"), "source"] = "Ofsted, report"
        printed = suppress(rows)
        assert hidden(printed) == ["planning"]
        assert printed.totals[("theme",)]["status"].tolist() == ["suppressed"]

    def test_across_services_a_row_of_the_same_question_goes_too(self):
        rows = counts([(service, question, 20, 40) for service in "abc" for question in ("x", "y", "z")], **LOCAL_DATA)
        rows.loc[0, "sufficient"] = 3
        printed = suppress(rows, CROSSED)
        withheld = printed.rows[printed.rows["status"].eq("suppressed")]
        assert withheld.groupby("service_id").size().tolist() == [2, 2]
        assert withheld.groupby("judgement_id").size().tolist() == [2, 2]
        assert all(frame["status"].eq("exact").all() for frame in printed.totals.values())


def equations(printed, rows, kinds):
    """What an attacker knows: for each printed total, the withheld rows in it and what they must add up to."""
    withheld = printed.rows.index[printed.rows["status"].eq("suppressed")]
    known = []
    for kind in kinds:
        for _, total in printed.totals[tuple(kind)].iterrows():
            if total["status"] != "exact":
                continue
            group = printed.rows[(printed.rows[list(kind)] == total[list(kind)]).all(axis=1)]
            shown = group.loc[~group.index.isin(withheld), ["sufficient", "applicable"]].sum()
            left = int(total["sufficient"] - shown["sufficient"])
            others = int(total["applicable"] - shown["applicable"]) - left
            known.append((withheld.isin(group.index).astype(int), left, others))
    return withheld, known


def ranges(known, aims, kind):
    """The least and greatest whole number each sum of withheld counts can be, by integer programming."""
    if not known:
        return [(0, np.inf)] * len(aims)
    matrix, sums = np.array([row for row, *_ in known]), np.array([sum_[kind] for _, *sum_ in known])
    top = 10_000  # no base is larger
    found = []
    for aim in aims:
        options = {"integrality": np.ones(len(aim)), "bounds": Bounds(0, top)}
        ends = [milp(sign * aim, constraints=LinearConstraint(matrix, sums, sums), **options) for sign in (1, -1)]
        assert all(end.success for end in ends)
        found.append(tuple(round(float(aim @ end.x)) for end in ends))
    return found


@st.composite
def local_tables(draw):
    """Local counts of a few services and questions over one or two themes, small enough to hold many small counts."""
    services, questions = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    rows = []
    for service, question in product(range(services), range(questions)):
        base = draw(st.integers(0, 25))
        theme = ("protecting-the-public", "reducing-reoffending")[question % draw(st.sampled_from((1, 2)))]
        rows.append((f"s{service}", f"q{question}", draw(st.integers(0, base)), base, theme))
    table = counts(rows, **LOCAL_DATA)
    table["theme"] = table["judgement_id"].map(table.drop_duplicates("judgement_id").set_index("judgement_id")["theme"])
    return table


@settings(max_examples=60, deadline=None)
@given(local_tables(), st.sampled_from([CROSSED, CROSSED[:1], CROSSED[:2], (("theme",),)]), st.sampled_from([2, 5, 9]))
def test_no_attack_by_totals_and_complements_gives_a_withheld_count_back(table, kinds, threshold):
    """The attacker subtracts what is shown from each printed total, knows that no count is negative, and asks for the
    least and the greatest whole number that each withheld count can be: never the same, for either kind of case."""
    printed = suppress(table, kinds, {"Local": threshold})
    cases = table["sufficient"].astype(int)
    others = table["applicable"].astype(int) - cases
    small = cases.between(1, threshold) | others.between(1, threshold)
    withheld, known = equations(printed, table, kinds)
    assert set(table.index[small]) <= set(withheld)
    for kind, true in ((0, cases), (1, others)):
        for row, (least, greatest) in zip(withheld, ranges(known, np.eye(len(withheld)), kind), strict=True):
            assert least <= true[row] <= greatest
            assert greatest - least >= 1, f"row {row} is {least}"


@settings(max_examples=40, deadline=None)
@given(local_tables(), st.sampled_from([CROSSED, CROSSED[:2]]))
def test_no_small_total_is_printed_or_worked_back_from_the_other_totals(table, kinds):
    printed = suppress(table, kinds, {"Local": 5})
    withheld, known = equations(printed, table, kinds)
    for kind in kinds:
        sums = table.groupby(list(kind), sort=False)[["sufficient", "applicable"]].sum().reset_index()
        frame = printed.totals[tuple(kind)].merge(sums, on=list(kind), suffixes=("", "_true"))
        other = frame["applicable_true"] - frame["sufficient_true"]
        small = frame["sufficient_true"].between(1, 5) | other.between(1, 5)
        assert frame.loc[small, "status"].eq("suppressed").all()
        gone = frame[frame["status"].eq("suppressed")]
        assert gone[["sufficient", "applicable"]].isna().all(axis=None)
        groups = [(table[list(kind)] == total[list(kind)]).all(axis=1) for _, total in gone.iterrows()]
        aims = [group[withheld].to_numpy(dtype=float) for group in groups]
        for part in (0, 1):
            assert all(greatest - least >= 1 for least, greatest in ranges(known, aims, part))


def test_a_printed_table_has_many_solutions_found_by_trying_them_all():
    """Not trusting any solver: all ways to fill the gaps of one table, by brute force."""
    rows = local(("planning", 2, 9), ("review", 6, 12), ("victims", 7, 14), ("oversight", 9, 18))
    printed = suppress(rows)
    withheld, known = equations(printed, rows, [("theme",)])
    ((members, left, others),) = known
    assert members.all()
    ways = [fill for fill in product(range(left + 1), repeat=len(withheld)) if sum(fill) == left]
    assert all(len({fill[place] for fill in ways}) > 1 for place in range(len(withheld)))
    assert others > 0


@settings(max_examples=10, deadline=None)
@given(local_tables(), st.integers(0, 100))
def test_the_order_of_rows_changes_nothing_of_how_much_is_withheld_of_small_counts(table, seed):
    small = table["sufficient"].between(1, 5) | (table["applicable"] - table["sufficient"]).between(1, 5)
    shuffled = suppress(table.sample(frac=1, random_state=seed), CROSSED)
    assert shuffled.rows.loc[small[small].index, "status"].eq("suppressed").all()
    assert list(shuffled.rows.index) == list(table.sample(frac=1, random_state=seed).index)
