"""When a printed figure says what was computed: each edge, just inside and just outside of it, worked by hand."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from inspection_stats.claims.agreement import in_print, same, says
from inspection_stats.claims.computed import Computed
from inspection_stats.claims.figure_forms import read_figure
from inspection_stats.claims.judging import judge
from inspection_stats.claims.paper.around import figures_between
from inspection_stats.claims.paper.folded import FoldedText
from inspection_stats.claims.paper.likeness import Sentences
from inspection_stats.claims.rounding import prints, round_to


def share(cases, base):
    return Computed("", cases=cases, base=base)


@pytest.mark.parametrize(
    ("printed", "cases", "base", "so"),
    [
        ("over 80%", 8, 10, False), ("over 80%", 81, 100, True),
        ("under 80%", 8, 10, False), ("under 80%", 79, 100, True),
        ("at least 80%", 8, 10, True), ("at least 80%", 79, 100, False),
        ("at most 80%", 8, 10, True), ("at most 80%", 81, 100, False),
        ("nearly 50%", 45, 100, True), ("nearly 50%", 449, 1000, False), ("nearly 50%", 50, 100, False),
        ("about 40%", 42, 100, True), ("about 40%", 38, 100, True),
        ("about 40%", 421, 1000, False), ("about 40%", 379, 1000, False),
        ("13%", 1, 8, True), ("12%", 1, 8, False), ("12.5%", 1, 8, True), ("12.4%", 1, 8, False),
        ("most", 6, 10, True), ("most", 5, 10, False),
        ("nearly all", 9, 10, True), ("nearly all", 10, 10, False), ("nearly all", 5, 10, False),
        ("all", 10, 10, True), ("all", 9, 10, False),
        ("none", 0, 10, True), ("none", 1, 10, False),
        ("all but one", 9, 10, True), ("all but one", 8, 10, False), ("all but one", 10, 10, False),
        ("over 8 of 10", 9, 10, True), ("over 8 of 10", 8, 10, False), ("over 8 of 10", 9, 11, False),
        ("nearly all 10", 9, 10, True), ("nearly all 10", 10, 10, False), ("nearly all 10", 8, 10, False),
        ("a third", 1, 3, True), ("a third", 33, 100, True), ("a third", 34, 100, False),
        ("two-fifths", 4, 10, True), ("one in four", 25, 99, True), ("one in four", 26, 100, False),
        ("8 of 10", 8, 10, True), ("8 of 10", 8, 11, False), ("8 of 10", 7, 10, False),
    ],
)  # fmt: skip
def test_a_share_is_what_is_printed_up_to_the_edge_and_no_further(printed, cases, base, so):
    assert says(read_figure(printed), share(cases, base)) is so


@pytest.mark.parametrize(
    ("printed", "cases", "why"),
    [
        ("most", 6, "with 5 of 10 it would not hold"),
        ("most", 7, ""),
        ("over 80%", 9, "with 8 of 10 it would not hold"),
        ("under 50%", 4, "with 5 of 10 it would not hold"),
        ("under 50%", 3, ""),
        ("at least 90%", 9, "with 8 of 10 it would not hold"),
        ("at most 10%", 1, "with 2 of 10 it would not hold"),
        ("over 0%", 1, "with 0 of 10 it would not hold"),
        ("under 100%", 9, "with 10 of 10 it would not hold"),
        ("under 10%", 0, "with 1 of 10 it would not hold"),
        ("over 90%", 10, "with 9 of 10 it would not hold"),
        ("at least 0%", 0, ""),
        ("at most 100%", 10, ""),
        ("90%", 9, ""),
        ("nearly all", 9, ""),
    ],
)
def test_a_figure_that_one_case_would_change_is_fragile(printed, cases, why):
    verdict = judge(read_figure(printed), share(cases, 10))
    assert (verdict.word, verdict.reason) == ("holds but fragile" if why else "holds", why)


def test_a_number_without_a_base_is_never_fragile():
    assert judge(read_figure("over 80"), Computed("", number=Fraction(81))).word == "holds"
    assert judge(read_figure("over 80"), Computed("", number=Fraction(81), cases=81)).word == "holds"


@pytest.mark.parametrize(
    ("first", "last", "so"),
    [
        (date(2016, 3, 1), date(2016, 3, 31), True),
        (date(2016, 3, 15), date(2016, 3, 15), True),
        (date(2016, 2, 29), date(2016, 3, 15), False),
        (date(2016, 3, 15), date(2016, 4, 1), False),
    ],
)
def test_days_are_in_a_printed_month(first, last, so):
    assert says(read_figure("March 2016"), Computed("", days=(first, last))) is so


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("January 2016", date(2016, 1, 1), date(2016, 1, 31)),
        ("December 2016", date(2016, 12, 1), date(2016, 12, 31)),
        ("February 2015", date(2015, 2, 1), date(2015, 2, 28)),
        ("1 January 2016", date(2016, 1, 1), date(2016, 1, 1)),
        ("31 december 2016", date(2016, 12, 31), date(2016, 12, 31)),
    ],
)
def test_a_printed_month_runs_from_its_first_day_to_its_last(printed, first, last):
    figure = read_figure(printed)
    assert (figure.text, figure.value) == (printed, (first, last))


@pytest.mark.parametrize(
    ("rounding", "whole", "tenth"), [("half up", 13, "12.6"), ("down", 12, "12.5"), ("up", 13, "12.6")]
)
def test_a_number_is_rounded_the_way_that_is_asked_for(rounding, whole, tenth):
    assert round_to(Fraction("12.55"), 0, rounding) == whole
    assert round_to(Fraction("12.55"), 1, rounding) == Fraction(tenth)
    assert prints(read_figure("12.6"), Fraction("12.55"), rounding) is (rounding != "down")


@pytest.mark.parametrize(
    ("one", "other", "so"),
    [
        ("March 2016", "31 March 2016", True), ("March 2016", "1 April 2016", False),
        ("1 March 2016", "March 2016", True), ("29 February 2016", "March 2016", False),
        ("8 of 10", "8", True), ("10", "8 of 10", True), ("8 of 10", "9", False),
        ("80%", "80%", True), ("80%", "81%", False), ("80%", "80", False),
        ("-12%", "a fall of 12%", True), ("-12%", "a rise of 12%", False), ("-12%", "12%", False),
    ],
)  # fmt: skip
def test_two_printed_figures_agree(one, other, so):
    assert same(read_figure(one), read_figure(other)) is so


@pytest.mark.parametrize(
    ("text", "before", "after", "found"),
    [
        ("It said 12 of 15 cases were good.", "It said ", " cases", ["12 of 15"]),
        ("It said 12 cases. It said 13 cases.", "It said ", " cases", ["12", "13"]),
        ("We said 12.", "We said ", "", ["12"]),
        ("12 cases were good.", "", " cases were", ["12"]),
        ("Row said 12 cases.", "ow said ", " cases", []),
        ("It said 12 casework.", "It said ", " case", []),
        ("12 cases were goodness.", "", " cases were good", []),
        ("It said twelve or so cases.", "It said ", " cases", []),
        ("It said no more than nineteen cases.", "It said ", " cases", ["no more than nineteen"]),
    ],
)
def test_a_figure_is_found_between_whole_words(text, before, after, found):
    assert [text[start:end] for (start, end), _ in figures_between(FoldedText(text), before, after)] == found


def nearest(words, *sentences):
    text = " ".join(sentences)
    starts = [text.index(sentence) for sentence in sentences]
    return Sentences([(at, at + len(one)) for at, one in zip(starts, sentences, strict=True)], text).nearest(words)


def test_the_nearest_sentence_is_the_one_with_most_of_the_words_in_order():
    wanted = "the team saw 34 cases in May"
    close, closer = "In May 34 cases the team saw", "In all the team saw 35 cases in May"
    assert nearest(wanted, close, closer, "Nothing of this") == closer
    assert nearest(wanted, closer, close) == closer


def test_a_sentence_with_too_few_of_the_words_is_not_near():
    five = "one two three four five"
    assert nearest(five, "one two three and no more") == ""  # three of five are at most 60%
    assert nearest(five, "one two three four and no more") == "one two three four and no more"
    assert nearest(five, "five four three two one") == ""  # the words, but not in their order


def test_a_sentence_that_holds_the_words_as_they_are_is_not_reworded():
    assert nearest("the team saw 34 cases", "Then the team saw 34 cases of it") == ""
    assert nearest("The Team saw 34 cases", "then the team saw 34 CASES of it") == ""


def test_the_nearest_of_very_many_sentences_is_found_wherever_it_appears():
    others = [f"the team saw case number {number} there" for number in range(300)]
    wanted = "the team saw 34 cases in the ward of May"
    sought = "the team saw 34 cases then in the ward of May"
    assert nearest(wanted, *others[:150], sought, *others[150:]) == sought


@pytest.mark.parametrize(
    ("printed", "computed", "said"),
    [
        ("first", Computed("", rank=1), "place 1"),
        ("first", Computed("", rank=3, tied=4), "place 3, shared by 4"),
        ("increase", Computed("", direction=1), "higher"),
        ("increase", Computed("", direction=-1), "lower"),
        ("increase", Computed("", direction=0), "the same"),
        ("only", Computed("", only=True), "only these"),
        ("only", Computed("", only=False), "not only these"),
        ("all", Computed("", number=Fraction(100)), "all"),
        ("all", Computed("", cases=3, base=4), "3 of 4"),
        ("1,200", Computed("", number=Fraction("1234.5")), "1,235"),
        ("1.20", Computed("", number=Fraction("1.235")), "1.24"),
        ("50%", Computed("", cases=0, base=4), "0%"),
        ("0%", Computed("", cases=4, base=4), "100%"),
        ("0", Computed("", number=Fraction(0)), "0"),
        ("9 May 2016", Computed("", days=(date(2016, 5, 9),) * 2), "9 May 2016"),
        ("May 2016", Computed("", days=(date(2016, 5, 9), date(2016, 6, 1))), "9 May 2016 to 1 June 2016"),
        ("26", Computed("", least=Fraction(19), most=Fraction(25)), "19 to 25"),
        ("26", Computed("", number=Fraction(5), least=Fraction(19)), "5"),
        ("26", Computed(""), ""),
        ("26", Computed("", repeats=read_figure("twenty-six")), "twenty-six"),
    ],
)
def test_what_was_computed_is_said_in_the_form_of_the_figure(printed, computed, said):
    assert in_print(read_figure(printed), computed) == said


def test_a_figure_that_another_may_contradict_is_contradicted_and_says_by_what():
    verdict = judge(read_figure("26"), Computed("5 and 20", number=Fraction(25), clash="Or 5 is wrong."))
    assert (verdict.word, verdict.computed) == ("contradicted elsewhere in the paper", "25")
    assert verdict.reason == "It would be 25: 5 and 20. Or 5 is wrong."


@pytest.mark.parametrize(("printed", "cut"), [("12", True), ("13", False), ("over 13", False), ("most", False)])
def test_a_figure_that_was_cut_instead_of_rounded_is_reported(printed, cut):
    reason = judge(read_figure(printed), Computed("w", number=Fraction("12.6"), cases=1, base=4)).reason
    assert ("not rounded half up" in reason) is cut


@pytest.mark.parametrize(
    ("printed", "cases", "base", "word"),
    [
        ("at least 83%", 19, 23, "true only after rounding"),  # 82.6
        ("at most 82%", 14, 17, "true only after rounding"),  # 82.35
        ("over 85%", 29, 34, "true only before rounding"),  # 85.29
        ("under 83%", 19, 23, "true only before rounding"),
        ("over 82%", 19, 23, "holds"),
        ("under 82%", 19, 23, "does not hold"),
    ],
)
def test_an_edge_that_rounding_crosses_is_reported(printed, cases, base, word):
    assert judge(read_figure(printed), share(cases, base)).word.removesuffix(" but fragile") == word


@pytest.mark.parametrize(
    ("printed", "before", "after", "so"),
    [
        ("12%", 112, 125, True), ("12%", 125, 110, True), ("-12%", 125, 110, True), ("−12%", 112, 125, False),
        ("a fall of 12%", 125, 110, True), ("a fall of 12%", 112, 125, False), ("up 12%", 112, 125, True),
        ("down over 10%", 125, 110, True), ("down over 12%", 125, 110, False),
        ("a rise of at most 5%", 125, 110, False),
        ("doubled", 10, 20, True), ("doubled", 10, 21, False), ("more than doubled", 10, 21, True),
        ("more than doubled", 10, 20, False), ("almost doubled", 10, 19, True), ("halved", 20, 10, True),
        ("halved", 10, 20, False), ("trebled", 10, 30, True), ("2.5 times", 10, 25, True), ("twice", 1000, 1996, True),
        ("increase", 112, 125, True), ("reduction", 112, 125, False),
    ],
)  # fmt: skip
def test_a_change_goes_the_way_that_is_printed(printed, before, after, so):
    change = Fraction(after - before)
    computed = Computed(
        "", number=100 * change / before, times=Fraction(after, before), is_change=True,
        direction=(change > 0) - (change < 0),
    )  # fmt: skip
    assert says(read_figure(printed), computed) is so


def test_a_change_the_wrong_way_is_reported_as_what_it_is():
    computed = Computed("w", number=Fraction("11.6"), direction=1, is_change=True)
    verdict = judge(read_figure("-12%"), computed)
    assert (verdict.word, verdict.computed) == ("does not hold", "a rise of 12%")
    assert verdict.reason == "The paper prints a fall, and it is a rise: w"
    assert judge(read_figure("+12%"), replace(computed, number=Fraction("-11.6"))).computed == "a fall of 12%"


def test_a_number_below_0_is_not_one_above_it():
    assert not says(read_figure("-12"), Computed("", number=Fraction(12)))
    assert says(read_figure("-12"), Computed("", number=Fraction("-12.4")))
    assert not says(read_figure("12%"), Computed("", number=Fraction(-12)))


@pytest.mark.parametrize(
    ("value", "places", "rounding", "rounded"),
    [
        ("0.5", 0, "half up", 1), ("-0.5", 0, "half up", -1), ("2.5", 0, "half up", 3), ("-2.4", 0, "half up", -2),
        ("9400000", -6, "half up", 9_000_000), ("9500000", -6, "half up", 10_000_000), ("-2.6", 0, "down", -2),
        ("-2.1", 0, "up", -3), ("7", 1, "up", 7),
    ],
)  # fmt: skip
def test_rounding_goes_away_from_0_and_to_millions(value, places, rounding, rounded):
    assert round_to(Fraction(value), places, rounding) == rounded


def test_a_place_in_an_order_is_that_place_apart_from_a_top():
    third = Computed("", rank=3)
    assert [says(read_figure(text), third) for text in ("third", "3rd", "top three", "top four")] == [True] * 4
    assert [says(read_figure(text), third) for text in ("second", "fourth", "22nd", "top two", "highest")] == [
        False
    ] * 5
