"""Words found in a paper, whatever its spaces, dashes, quotes and line breaks; numbers that no claim covers."""

import time

import pytest

from inspection_stats.claims.paper import Part, make_paper
from inspection_stats.claims.unchecked import outside, unclaimed


def numbers(text, parts=()):
    return [(one.number, one.apart) for one in unclaimed(make_paper(text, parts), [])]


@pytest.mark.parametrize(
    "text",
    [
        "1.1 The board’s “rate” was 5–6 points up.",
        '1.1 The board\'s "rate" was 5-6\npoints up.',
        "1.1 The\u00a0board‘s  “rate„ was 5‑6 points up.",
        '1.1 **The board\'s** "rate" was 5—6 points¹ up.',
    ],
)
def test_spaces_dashes_and_quotes_make_no_difference(text):
    places = make_paper(text).exact('The board\'s "rate" was 5-6 points up')
    assert [place.paragraph for place in places] == ["1.1"]


def test_a_figure_is_not_found_inside_a_longer_one():
    paper = make_paper("In 77% of 15.7 and 7,700 cases, not in 7% of 7.")
    assert len(paper.exact("7%")) == 1
    assert len(paper.exact("7")) == 2  # the 7 of “7%” and the last one


def test_the_parts_and_paragraphs_of_a_paper():
    paper = make_paper(
        "Agenda\n\nReport\n1. First\n\n- 1.2 Second 5\nLetter\n\n3.1. Third 5",
        [Part("R", "Report"), Part("L", "Letter")],
    )
    assert [(one.part, one.paragraph) for one in paper.exact("5")] == [("R", "1.2"), ("L", "3.1")]
    assert make_paper("x", [Part("R", "Report")]).missing_parts == ("R",)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("It met on 9th May 2016.", "a date"),
        ("It was so in 2014–15.", "a date"),
        ("Three half-days from 14 -16 December 2015.", "a date"),
        ("See section 136 of it.", "a reference"),
        ("See Appendix 3.", "a reference"),
        ("It began at 7.00 pm.", "a time of day"),
        ("Telephone 0300 123 1231.", "a telephone number"),
        ("For those under the age of 18.", "an age"),
        ("A rate per 10,000 of them.", "the unit of a rate"),
        ("They spoke to one another.", "a fixed phrase"),
        ("3.12 The figure.", "a paragraph or list number"),
        ("(Pages 41 - 106)", "a page number"),
    ],
)
def test_each_rule_sets_its_number_apart(text, rule):
    found = numbers(text)
    assert rule in {apart for _, apart in found}
    assert [number for number, apart in found if not apart] == (["Three", "half"] if "half" in text else [])


def test_a_table_of_contents_has_page_numbers_and_a_list_of_counts_has_not():
    assert {apart for _, apart in numbers("Summary\t2\nThe local authority\t5\nLeadership\t7\n")} == {"a page number"}
    assert numbers("There are counts 5\n\nand 7 more of them.") == [("5", ""), ("7", "")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Of 2016 children, 4.5% and 1,240 left.", ["2016", "4.5%", "1,240"]),
        ("Two thirds, half and three quarters.", ["Two thirds", "half", "three quarters"]),
        ("Only one was below; four were not.", ["one", "four"]),
        ("A 25% gap in 3 of 4 boroughs.", ["25%", "3", "4"]),
        ("£9m, £1.2 million and 130hours.", ["£9m", "£1.2 million", "130"]),
        ("Last year 23 reviews, this section 4...5 more.", ["23", "4", "5"]),
    ],
)
def test_every_other_number_is_listed_in_digits_or_words(text, wanted):
    assert [number for number, apart in numbers(text) if not apart] == wanted


def test_numbers_outside_the_parts_are_counted_and_not_listed():
    text = "There were 5 items.\n\nReport\n\nIt has 7."
    assert numbers(text, [Part("R", "Report")]) == [("7", "")]
    assert outside(make_paper(text, [Part("R", "Report")])) == 1


def test_a_part_ends_with_its_words_where_it_has_some():
    text = "There were 5 items.\n\nReport\n\nIt has 7.\n\nAppendix\n\nIt has 9."
    assert numbers(text, [Part("R", "Report", "Appendix")]) == [("7", "")]
    assert outside(make_paper(text, [Part("R", "Report", "Appendix")])) == 2
    assert make_paper(text, [Part("R", "Report", "Annex")]).missing_parts == ("R",)


def test_the_sentence_round_a_number_is_whole():
    paper = make_paper("1.1 One thing. Of the 34 cases, all\nwere seen (see 2.3). Then more.")
    place = paper.exact("34")[0]
    assert paper.sentence(place.start, place.end) == "Of the 34 cases, all were seen (see 2.3)."


def test_a_long_paper_in_one_line_is_read_quickly():
    paper = make_paper("In 34 of 40 cases, by 5 May 2016 (section 136), it was so; " * 20_000)
    begun = time.monotonic()
    assert len(unclaimed(paper, [(3, 5)])) == 100_000 - 1
    assert time.monotonic() - begun < 60


def test_the_number_of_a_heading_is_set_apart_where_its_paragraphs_follow():
    assert numbers("4 Volunteering\n\n4.1 It went well.") == [("4", "a paragraph or list number"),
                                                              ("4.1", "a paragraph or list number")]  # fmt: skip
    assert numbers("4 Volunteers came.\n\n5.1 It went well.")[0] == ("4", "")


def test_parts_follow_one_another_each_from_its_own_words_on():
    text = "Report\n\n1.1 five\n\nLetter\n\n2.1 six\n\nReport\n\n3.1 seven"
    parts = [Part("A", "Report"), Part("B", "letter"), Part("C", "Report")]
    paper = make_paper(text, parts)
    assert [paper.exact(word)[0].part for word in ("five", "six", "seven")] == ["A", "B", "C"]
    assert paper.missing_parts == ()
    assert make_paper(text, [parts[1], parts[0]]).exact("seven")[0].part == "A"


def test_a_part_that_is_not_there_hides_none_of_those_after_it():
    text = "Report\n\n1.1 five\n\nLetter\n\n2.1 six"
    paper = make_paper(text, [Part("A", "Report"), Part("X", "Nothing of it"), Part("B", "Letter")])
    assert (paper.missing_parts, paper.exact("six")[0].part) == (("X",), "B")
    ended = make_paper(text, [Part("A", "Report", "No such end"), Part("B", "Letter")])
    assert (ended.missing_parts, ended.exact("six")[0].part) == (("A",), "B")


def test_a_part_may_end_with_the_words_that_begin_it():
    text = "Report\n\n1.1 five\n\nReport\n\n2.1 six"
    paper = make_paper(text, [Part("A", "Report", "Report")])
    assert [paper.exact(word)[0].part for word in ("five", "six")] == ["A", ""]


@pytest.mark.parametrize(
    ("words", "printed", "found"),
    [
        ("saw 34 cases", "34", ["35"]),
        ("saw 34", "34", []),  # one word beside the figure does not say which figure is meant
        ("34 cases there", "34", ["35"]),
        ("saw 36 cases", "34", []),  # the figure is not in the words
        ("Saw 34 Cases", "34", ["35"]),
        ("saw many cases", "many", []),
    ],
)
def test_another_figure_of_the_same_kind_between_two_words_at_least(words, printed, found):
    paper = make_paper("They saw 35 cases there. They saw 35% cases there. They saw 3 of 35 cases there.")
    assert [text for _, text in paper.with_another_figure(words, printed)] == found
