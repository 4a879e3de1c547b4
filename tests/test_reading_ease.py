"""The measure of how easily reports read: what counts as prose, where a sentence ends, and Flesch's own formula."""

import pytest

from scripts.reading_ease import reading_ease, sentences_of, words_of

PAGE = """<main><h2>Not read</h2><nav><ul><li>Not read.</li></ul></nav>
<p>The cat sat on the mat.</p><ul><li>It was Good: 9 of 34 (26.5%). Then it fell.</li></ul>
<table><caption>Cats.</caption><tr><td><p>Not read.</p></td></tr></table>
<details><summary>Words to paste with it</summary><p>Four words to open.</p></details></main>"""


def test_sentences_end_with_a_stop_and_not_within_a_number_or_a_date():
    assert sentences_of("It was 26.5% on 3 May 2016. It fell, e.g. here. “Why?” Nobody knew") == [
        "It was 26.5% on 3 May 2016.",
        "It fell, e.g. here.",
        "“Why?",
        "Nobody knew",
    ]


def test_a_word_is_what_is_between_spaces_without_its_marks():
    assert words_of("Tri-borough’s 26.5% – of “34” (2015-16)") == ["Tri-borough’s", "26.5%", "of", "34", "2015-16"]


def test_paragraphs_items_and_captions_are_read_and_neither_tables_nor_what_is_hidden():
    found = reading_ease(PAGE)
    assert (found.words, found.sentences, found.long, found.to_open) == (6 + 7 + 3 + 1, 4, 0, 4)


def test_the_reading_ease_is_that_of_the_formula_worked_by_hand():
    found = reading_ease("<main><p>The cat sat on the mat.</p><p>Authority.</p></main>")
    assert found.syllables == 6 + 4
    assert found.flesch == pytest.approx(206.835 - 1.015 * 7 / 2 - 84.6 * 10 / 7)


def test_a_long_sentence_has_more_than_25_words():
    assert reading_ease(f"<main><p>{'word ' * 25}.</p></main>").long == 0
    assert reading_ease(f"<main><p>{'word ' * 26}.</p></main>").long == 1


def test_a_page_without_a_sentence_is_an_error():
    with pytest.raises(ValueError, match=r"Name the report\.html"):
        reading_ease("<p>Outside main.</p>")
