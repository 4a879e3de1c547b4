"""Comparing an area with an average: worked by hand, and every reason not to."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection_stats.errors import BadRequest
from inspection_stats.measure.cases.averages import judgements_of, pool, with_status
from inspection_stats.measure.cases.compare import OTHERS_WITHHELD, against_counts, against_figures
from inspection_stats.measure.cases.significance import fisher
from inspection_stats.measure.cases.small_counts import protected
from inspection_stats.measure.cases.suppress import suppress
from inspection_stats.measure.cases.verdicts import VERDICTS, p_value, word
from tests.support.case_counts import THEME, counts, judgements, many_services

SERVICE = "West London Tri-borough YOS"


def averages(*rows):
    """National averages of SQS judgements, from dictionaries that say what differs."""
    usual = {
        "programme": "SQS",
        "level": "judgement",
        "theme": THEME,
        "judgement_id": "planning",
        "measure": "sufficient",
        "period": "2015",
        "value_percent": pd.NA,
        "sufficient": pd.NA,
        "applicable": pd.NA,
        "inspections": pd.NA,
        "basis": "published figure",
        "direction": "",
        "area_or_service": "",
        "source": "A report",
        "note": "",
        "illustrative": "no",
    }
    frame = pd.DataFrame([usual | row for row in rows])
    return frame.astype(
        {"value_percent": "Float64", "sufficient": "Int64", "applicable": "Int64", "inspections": "Int64"}
    )


def figures(own, *rows, **options):
    return against_figures(own, averages(*rows), programme="SQS", service=SERVICE, **options).iloc[0]


class TestTheShippedData:
    """With only the data of the pack, nothing is said except "higher" on the four themes."""

    def test_no_row_is_compared_and_no_number_is_shown_with_any(self, data):
        found = against_figures(data.sqs_judgements, data.national_averages, programme="SQS", service=SERVICE)
        assert len(found) == 29 + 4
        assert set(found["verdict"]) == {"not compared"}
        numbers = ["national", "difference", "difference_lower", "p", "p_adjusted", "fragility", "national_applicable"]
        assert found[numbers].isna().all(axis=None)
        themes = found[found["level"].eq("theme")]
        assert set(themes["reason"]) == {"direction only"}
        assert set(themes["direction"]) == {"higher"}
        assert themes["national_source"].str.contains("9 May 2016, agenda item 8, paragraph 3.13").all()
        assert set(found[found["level"].eq("judgement")]["reason"]) == {"no figure published", "stated in words only"}
        assert set(found[found["level"].eq("judgement")]["direction"]) == {""}

    def test_the_direction_holds_only_for_that_service(self, data):
        found = against_figures(data.sqs_judgements, data.national_averages, programme="SQS", service="Another YOS")
        assert set(found["direction"]) == {""}
        assert "direction only" not in set(found["reason"])

    def test_cci_is_refused_and_as_context_gives_no_verdict(self, data):
        with pytest.raises(BadRequest, match="SQS and CCI figures cannot be compared"):
            against_figures(
                data.sqs_judgements, data.national_averages, programme="SQS", service=SERVICE, against="CCI"
            )
        found = against_figures(
            data.sqs_judgements, data.national_averages, programme="SQS", service=SERVICE, against="CCI", context=True
        )
        assert set(found["verdict"]) == {"not compared"}
        assert set(found["reason"]) == {"other programme", "stated in words only"}
        assert found["context"].str.startswith("For context only").all()


class TestAgainstAFixedPercentage:
    def test_one_row_by_hand(self):
        """10 of 10 against 50%: 2 of 1,024 outcomes are as unlikely; Wilson from 10 / (10 + 1.96²) = 72.25% to 100%."""
        row = figures(judgements([("planning", 10, 10)]), {"value_percent": 50})
        assert (row["percent"], row["national"], row["difference"]) == (100, 50, 50)
        assert (row["difference_lower"], row["difference_upper"]) == pytest.approx((22.25, 50), abs=0.005)
        assert row["p"] == row["p_adjusted"] == pytest.approx(2 / 1024)
        assert (row["test"], row["verdict"], row["reason"]) == ("exact binomial test, two-sided", "better", "")
        assert (row["basis"], row["national_source"], row["source"]) == (
            "published figure",
            "A report",
            "Letter, paragraph 1",
        )

    @pytest.mark.parametrize(
        ("sufficient", "verdict"), [(9, "better"), (1, "worse"), (8, "not significantly different")]
    )
    def test_the_word_follows_the_test(self, sufficient, verdict):
        """Of 10 at a half: 9 or 1 or more extreme is 22 of 1,024, 2.1%; 8 or 2, 112 of 1,024, 10.9%."""
        assert figures(judgements([("planning", sufficient, 10)]), {"value_percent": 50})["verdict"] == verdict

    def test_fragility_is_the_fewest_cases_that_change_the_word(self):
        """Of 10 at a half: better needs 9, worse needs 1. From 10, two fewer; from 8, one more; from 5, four."""
        for sufficient, cases, becomes in (
            (10, 2, "not significantly different"),
            (9, 1, "not significantly different"),
            (8, 1, "better"),
            (2, 1, "worse"),
            (5, 4, "worse"),
        ):
            row = figures(judgements([("planning", sufficient, 10)]), {"value_percent": 50})
            assert (row["fragility"], row["fragile_to"]) == (cases, becomes)

    def test_all_of_the_cases_and_none_of_them_may_be_what_changes_the_word(self):
        """Of 10 at 70%: all ten (2.8%) and what is as unlikely (three or fewer, 1.1%) make 3.9%; nine are 12%."""
        for sufficient, national, becomes in ((9, 70, "better"), (1, 30, "worse")):
            row = figures(judgements([("planning", sufficient, 10)]), {"value_percent": national})
            assert (row["verdict"], row["fragility"], row["fragile_to"]) == ("not significantly different", 1, becomes)

    def test_the_interval_of_the_difference_is_named(self):
        row = figures(judgements([("planning", 9, 10)]), {"value_percent": 50})
        assert row["difference_method"] == "Wilson score interval, 95%"
        row = figures(judgements([("planning", 9, 10)]), {"sufficient": 50, "applicable": 100}, own_included=False)
        assert row["difference_method"] == "Newcombe interval of the difference, 95%"

    def test_a_word_that_no_change_of_the_row_would_alter_has_no_fragility(self):
        """12 cases against 50%, but among 200 questions: even 12 of 12 (p = 2 of 4,096) is not enough."""
        rows = [("planning", 6, 12)] + [(f"question-{number}", 6, 12) for number in range(199)]
        national = [{"judgement_id": name, "value_percent": 50} for name, *_ in rows]
        row = figures(judgements(rows), *national)
        assert (row["verdict"], row["fragile_to"]) == ("not significantly different", "")
        assert pd.isna(row["fragility"])

    def test_the_p_values_are_adjusted_over_the_questions_compared_and_not_over_themes(self):
        """Two questions at 22 of 1,024 stay at 2.1%; with a third at 1 and one not compared, they rise by a half."""
        rows = [("planning", 9, 10), ("review", 9, 10), ("victims", 5, 10), ("oversight", 9, 9)]
        national = [{"judgement_id": name, "value_percent": 50} for name, *_ in rows]
        found = against_figures(
            judgements(rows), averages(*national, {"level": "theme", "judgement_id": "", "value_percent": 50}),
            programme="SQS", service=SERVICE,
        ).set_index("judgement_id")  # fmt: skip
        assert found.loc["planning", "p_adjusted"] == pytest.approx(22 / 1024 * 3 / 2)
        assert found.loc["victims", "p_adjusted"] == 1
        assert found.loc["oversight", "reason"] == "base under 10"
        assert pd.isna(found.loc["", "p"])

    def test_averages_of_several_periods_need_one_named(self):
        own = judgements([("planning", 9, 10)])
        both = ({"value_percent": 50}, {"value_percent": 60, "period": "2016"})
        with pytest.raises(BadRequest, match="Name one period of: 2015, 2016"):
            figures(own, *both)
        assert figures(own, *both, period="2016")["national"] == 60


class TestReasons:
    def test_a_base_under_ten(self):
        row = figures(judgements([("planning", 9, 9)]), {"value_percent": 50})
        assert (row["verdict"], row["reason"]) == ("not compared", "base under 10")
        assert row["national"] == 50
        assert pd.isna(row["difference"])
        assert figures(judgements([("planning", 10, 10)]), {"value_percent": 50})["reason"] == ""

    def test_no_figure(self):
        assert figures(judgements([("review", 9, 10)]), {"value_percent": 50})["reason"] == "no figure published"

    def test_a_status_that_is_not_a_count(self):
        for status in ("stated in words only", "not applicable"):
            own = judgements([("planning", None, None)], status=status)
            assert figures(own, {"value_percent": 50})["reason"] == status

    def test_a_suppressed_row_shows_no_average_from_which_it_could_be_taken(self):
        own = judgements([("planning", None, None)], status="suppressed")
        found = against_counts(own, counts([("a", "planning", 20, 40)]), programme="SQS", service_id=None).iloc[0]
        assert found["reason"] == "suppressed"
        assert found[["national", "national_sufficient", "national_applicable", "mean_of_services"]].isna().all()

    def test_a_small_base_of_the_average(self):
        found = against_counts(
            judgements([("planning", 9, 10)]), counts([("a", "planning", 5, 9)]), programme="SQS", service_id=None
        )
        assert found.iloc[0]["reason"] == "base of the average under 10"

    def test_no_other_service_holds_the_question(self):
        found = against_counts(
            judgements([("planning", 9, 10), ("review", 9, 10)]),
            counts([("a", "planning", 5, 20), ("b", "planning", 0, 0), ("b", "review", 0, 0)]),
            programme="SQS",
            service_id=None,
        ).set_index("judgement_id")
        assert found.loc["review", "reason"] == "no other service holds this question"

    def test_counts_of_another_programme(self):
        other = counts([("a", "planning", 5, 20)], programme="CCI")
        own = judgements([("planning", 9, 10)])
        with pytest.raises(BadRequest, match="SQS and CCI figures cannot be compared"):
            against_counts(own, other, programme="SQS", service_id=None)
        row = against_counts(own, other, programme="SQS", service_id=None, context=True).iloc[0]
        assert (row["national"], row["verdict"], row["reason"]) == (25, "not compared", "other programme")
        assert row["context"].startswith("For context only")


class TestAgainstCounts:
    def test_the_pool_holds_none_of_the_area_s_own_cases(self):
        """Newcombe's own example: 56 of 70 against 48 of 80, 5.24 to 33.39 points."""
        held = counts([("own", "planning", 56, 70), ("b", "planning", 30, 50), ("c", "planning", 18, 30)])
        row = against_counts(judgements_of(held, "own"), held, programme="SQS", service_id="own").iloc[0]
        assert (row["national_sufficient"], row["national_applicable"], row["inspections"]) == (48, 80, 2)
        assert (row["national"], row["mean_of_services"]) == (60, 60)
        assert (row["difference_lower"], row["difference_upper"]) == pytest.approx((5.24, 33.39), abs=0.006)
        assert row["test"] == "Fisher's exact test, two-sided"
        assert row["p"] == fisher(56, 70, 48, 80)
        assert (row["verdict"], row["basis"]) == ("better", "pooled from inspections held, own cases taken out")

    def test_a_misspelt_service_is_an_error_and_not_a_comparison_with_itself(self):
        held = counts([("own", "planning", 56, 70), ("b", "planning", 48, 80)])
        with pytest.raises(BadRequest, match="is not among the services counted"):
            against_counts(judgements_of(held, "own"), held, programme="SQS", service_id="onw")

    def test_a_theme_is_compared_over_the_questions_both_sides_hold(self):
        own = judgements([("planning", 18, 20), ("review", 1, 20), ("victims", 20, 20)])
        own.loc[own["judgement_id"].eq("victims"), "part_of"] = "planning"
        held = counts([("a", "planning", 30, 60), ("a", "oversight", 40, 40), ("a", "victims", 30, 30)])
        found = against_counts(own, held, programme="SQS", service_id=None)
        theme = found[found["level"].eq("theme")].iloc[0]
        assert (theme["sufficient"], theme["applicable"]) == (18, 20)
        assert (theme["national_sufficient"], theme["national_applicable"]) == (30, 60)
        assert (theme["difference"], theme["verdict"]) == (40, "not tested")  # 90% less 50%
        assert theme[["p", "p_adjusted", "fragility"]].isna().all()
        assert theme["test"] == theme["fragile_to"] == ""
        assert "too narrow" in theme["caution"]
        assert set(found[found["level"].eq("judgement")]["caution"]) == {""}

    def test_a_theme_without_a_shared_question_is_not_lost(self):
        found = against_counts(
            judgements([("planning", 18, 20)]), counts([("a", "review", 30, 60)]), programme="SQS", service_id=None
        )
        assert found["reason"].tolist() == ["no other service holds this question"] * 2

    def test_illustrative_counts_make_the_comparison_illustrative(self):
        row = against_counts(
            judgements([("planning", 9, 10)]), counts([("a", "planning", 5, 20)]), programme="SQS", service_id=None
        ).iloc[0]
        assert row["illustrative"] == "yes"

    def test_published_counts_need_to_say_whether_own_cases_are_among_them(self):
        own = judgements([("planning", 56, 70)])
        pooled = {"sufficient": 104, "applicable": 150, "inspections": 3, "basis": "pooled from inspections held"}
        with pytest.raises(BadRequest, match="Say whether the area's own cases are among them"):
            figures(own, pooled)
        out = figures(own, pooled, own_included=True)
        assert (out["national_sufficient"], out["national_applicable"], out["inspections"]) == (48, 80, 2)
        assert (out["national"], out["difference_lower"]) == pytest.approx((60, 5.24), abs=0.006)
        apart = figures(own, pooled, own_included=False)
        assert (apart["national_sufficient"], apart["inspections"]) == (104, 3)
        with pytest.raises(BadRequest, match="cannot be among the national counts"):
            figures(own, pooled | {"sufficient": 50, "applicable": 60}, own_included=True)


class TestWhatIsWithheld:
    """No average is made of the counts that are not small, and no theme of the questions that are left."""

    def published(self, *rows):
        held = with_status(counts(rows, illustrative="no", already_published=""))
        return suppress(held, protected(held))

    def compared(self, found):
        own = judgements_of(found.rows, "own")
        rows = against_counts(own, found.rows, programme="SQS", service_id="own", themes=found.themes)
        return rows.set_index("judgement_id")

    def test_an_average_with_a_withheld_count_is_not_given(self):
        found = self.published(
            ("own", "a", 20, 40), ("b", "a", 20, 40), ("c", "a", 2, 40), ("own", "d", 9, 30), ("b", "d", 9, 30)
        )
        rows = self.compared(found)
        assert (rows.loc["a", "verdict"], rows.loc["a", "reason"]) == ("not compared", OTHERS_WITHHELD)
        assert (
            rows.loc["a", ["national", "national_sufficient", "national_applicable", "mean_of_services"]].isna().all()
        )
        assert rows.loc["d", "reason"] == ""
        assert (rows.loc["", "status"], rows.loc["", "reason"]) == ("exact", OTHERS_WITHHELD)
        averages = pool(found.rows, found.themes).set_index("judgement_id")
        assert averages["status"].to_dict() == {"a": "suppressed", "d": "exact", "": "suppressed"}

    def test_a_theme_takes_the_total_over_all_its_questions_or_none(self):
        """28, 27 and 26 of 30 are withheld, and 81 of 90 may be printed; with only 2 of 40 the total is withheld."""
        three = [(name, sufficient, 30) for name, sufficient in (("a", 28), ("b", 27), ("c", 26))]
        others = [("other", name, 15, 30) for name in "abc"]
        theme = self.compared(self.published(*[("own", *row) for row in three], *others)).loc[""]
        assert theme[["sufficient", "applicable", "national_sufficient", "verdict"]].tolist() == [
            81,
            90,
            45,
            "not tested",
        ]
        theme = self.compared(self.published(("own", "a", 2, 40), ("own", "b", 20, 40), *others)).loc[""]
        assert theme[["status", "verdict", "reason"]].tolist() == ["suppressed", "not compared", "suppressed"]
        assert theme[["sufficient", "applicable", "percent", "national"]].isna().all()

    def test_a_theme_of_which_only_some_questions_are_shared_has_no_total_of_those(self):
        """The total over four questions less that over three would be the fourth's."""
        own = [("own", name, 27, 30) for name in "abcd"]
        theme = self.compared(self.published(*own, *[("other", name, 15, 30) for name in "abc"])).loc[""]
        assert (theme["status"], theme["reason"]) == ("suppressed", "suppressed")


@settings(max_examples=40, deadline=None)
@given(many_services(services=(2, 4), questions=(1, 4)), st.integers(0, 1000))
def test_every_row_has_a_word_and_either_a_reason_or_a_test(rows, seed):
    service = rows["service_id"].iloc[0]
    own = judgements_of(rows, service)
    found = against_counts(own, rows, programme="SQS", service_id=service)
    assert len(found) == len(own) + 1
    assert set(found["verdict"]) <= set(VERDICTS)
    assert (found["reason"].eq("") == found["verdict"].ne("not compared")).all()
    compared = found[found["reason"].eq("")]
    assert compared[["difference", "difference_lower", "difference_upper"]].notna().all(axis=None)
    tested = compared["level"].eq("judgement")
    assert compared["verdict"].eq("not tested").equals(~tested)
    assert compared.loc[tested, ["p", "p_adjusted"]].notna().all(axis=None)
    assert compared.loc[~tested, ["p", "p_adjusted", "fragility"]].isna().all(axis=None)
    assert (compared["difference_lower"] <= compared["difference"].astype(float)).all()
    assert (compared["difference_upper"] >= compared["difference"].astype(float)).all()
    shuffled = against_counts(own, rows.sample(frac=1, random_state=seed), programme="SQS", service_id=service)
    pd.testing.assert_frame_equal(found, shuffled)


@settings(max_examples=40, deadline=None)
@given(st.integers(10, 40).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))), st.integers(1, 99))
def test_fragility_is_where_the_word_first_changes(own, national):
    row = figures(judgements([("planning", *own)]), {"value_percent": national})

    def word_at(sufficient):
        return word(p_value(row, sufficient), 100 * sufficient / own[1] - national)

    words = {abs(other - own[0]): word_at(other) for other in range(own[1] + 1) if word_at(other) != row["verdict"]}
    if words:
        assert row["fragility"] == min(words)
        assert row["fragile_to"] != row["verdict"]
    else:
        assert pd.isna(row["fragility"])
