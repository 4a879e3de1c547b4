"""Words found in a paper, whatever its spaces, dashes, quotes and line breaks; numbers that no claim covers."""

import pytest

from inspection_stats.claims import unchecked
from inspection_stats.claims.paper.paper_parts import Part
from inspection_stats.claims.paper.text import make_paper
from inspection_stats.claims.unchecked import outside, unclaimed
from inspection_stats.errors import BadData


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
        ("3½%, 4·5 per cent, −3.2% and Two-fifths.", ["3½%", "4·5 per cent", "-3.2%", "Two-fifths"]),
        (
            "A fifth, a tenth, a hundred, a dozen and half a dozen.",
            ["A fifth", "a tenth", "a hundred", "a dozen", "half a dozen"],
        ),
        (
            "It doubled, trebled, halved and was more than twice as high.",
            ["doubled", "trebled", "halved", "more than twice"],
        ),
        ("One in four and 1 in 5 met three times.", ["One in four", "1 in 5", "three times"]),
        ("A hundred and twenty, two thousand, forty-two.", ["A hundred and twenty", "two thousand", "forty-two"]),
        ("Twenty-first, ranked 22nd and first of 152.", ["Twenty-first", "22nd", "152"]),
        ("Down by 12 percentage points, minus 4%, (+2).", ["12 percentage points", "minus 4%", "+2"]),
        ("Between 20–25% and 30%–40%, from 5 -6.", ["20", "25%", "30%", "40%", "5", "6"]),
        ("Of 1.234,56 or 12,5 % and 1e3 and .5 of them.", ["1.234,56", "12,5 %", "1e3", ".5"]),
        ("On 2½ weeks, 3 ½ days and 3 1/2 hours.", ["2½", "3 ½", "3 1/2"]),
        ("On 3¹⁄₂ weeks, ²/₃ of them and 34¹ days.", ["3½", "⅔", "34"]),
        ("It took one-and-a-half years, 2x as long.", ["one-and-a-half", "2x"]),
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


def test_a_long_paper_in_one_line_is_read_to_its_end():
    paper = make_paper("In 34 of 40 cases, by 5 May 2016 (section 136), it was so; " * 2_000)
    assert len(unclaimed(paper, [(3, 5)])) == 10_000 - 1


def test_a_paper_of_more_numbers_than_anyone_can_check_is_refused(monkeypatch):
    monkeypatch.setattr(unchecked, "MOST_NUMBERS", 20)
    assert len(unclaimed(make_paper("1 case. " * 20), [])) == 20
    with pytest.raises(BadData, match="more than 20 numbers"):
        unclaimed(make_paper("1 case. " * 21), [])


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
        ("saw 34", "34", []),  # one word next to the figure does not say which figure is meant
        ("34 cases there", "34", ["35"]),
        ("saw 36 cases", "34", []),  # the figure is not in the words
        ("Saw 34 Cases", "34", ["35"]),
        ("saw many cases", "many", []),
    ],
)
def test_another_figure_of_the_same_kind_between_two_words_at_least(words, printed, found):
    paper = make_paper("They saw 35 cases there. They saw 35% cases there. They saw 3 of 35 cases there.")
    assert [paper.text[one.start : one.end] for one in paper.with_another_figure(words, printed)] == found


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ("Ofsted had pub-\nlished 89 reports", "had published 89"),
        ("Ofsted had pub-  \r\n  lished 89 reports", "had published 89"),
        ("Ofsted had pub\u2010\nlished 89 reports", "had published 89"),
        ("Ofsted had pub\u00ad\nlished 89 reports", "had published 89"),
        ("Ofsted had pub\u00adlished 89 reports", "had published 89"),
        ("Ofsted had pub-\n\nlished 89 reports", "had published 89"),
        ("OFSTED HAD PUB-\nLISHED 89 REPORTS", "had published 89"),
        ("a half-\nyearly count of 89", "half-yearly count"),
        ("a half-yearly count of 89", "half-\nyearly count"),
        ("short-\nand long-term care of 89", "short- and long-term care"),
        ("a well-being of 89", "a wellbeing of"),
        ("chil-\ndren un-\nder", "children under"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_found(broken, words):
    paper = make_paper(f"1.1 Then {broken} at last.")
    (place,) = paper.exact(words)
    assert paper.exact("no such words") == []
    assert "89" not in broken or [paper.text[one.start : one.end] for one in paper.exact("89")] == ["89"]
    assert paper.text[place.start : place.end].replace("-", "").lower() == words.replace("-", "").replace("\n", "")


@pytest.mark.parametrize("text", ["thir-\nteen", "thir\u00ad\nteen", "eigh-\nty", "doub-\nled"])
def test_a_number_broken_at_the_end_of_a_line_is_one_number(text):
    (number,) = numbers(f"There were {text} of them.")
    assert number[0] == text.replace("-\n", "").replace("\u00ad\n", "")


def test_a_number_of_two_words_keeps_the_hyphen_at_the_end_of_a_line():
    assert numbers("There were forty-\ntwo of them.") == [("forty-two", "")]


def test_what_is_found_is_where_the_text_has_it_whatever_hyphens_come_before():
    paper = make_paper("well-being, co-op-er-ation and x-ray of the chil-\ndren: 34 of 35 cases were re-read.")
    assert [paper.text[one.start : one.end] for one in paper.exact("34 of 35 cases were reread")] == [
        "34 of 35 cases were re-read"
    ]
    (other,) = paper.with_another_figure("children: 33 of 35 cases", "33 of 35")
    assert paper.text[other.start : other.end] == "34 of 35"


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("At 31 April 2016 all was well.", ("31 April 2016", "There is no such day: April has 30 days")),
        ("On 30-31 June it met.", ("30-31 June", "There is no such day: June has 30 days")),
        ("On 31/4/2016 it met.", ("31/4/2016", "There is no such day: April has 30 days")),
    ],
)
def test_a_date_that_no_calendar_has_is_listed_whole_and_once(text, listed):
    (found,) = unclaimed(make_paper(text), [])
    assert (found.number, found.remark) == listed
    assert (found.apart, found.sentence) == ("", text)


def test_headers_and_footers_are_a_part_of_their_own():
    text, margins = "Report\n\n1.1 It has 7.", "Report of 8 boroughs"
    for parts in ([], [Part("R", "Report")]):
        paper = make_paper(text, parts, margins)
        assert [(one.number, one.place.part) for one in unclaimed(paper, []) if not one.apart] == [
            ("7", "R" if parts else ""), ("8", "headers and footers"),
        ]  # fmt: skip
    assert make_paper(text, [Part("B", "boroughs")], margins).missing_parts == ("B",)
