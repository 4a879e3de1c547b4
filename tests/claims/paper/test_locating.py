"""Where a claim's words are found: its own place first, then the nearest, and never in place of another figure's."""

import pytest

from inspection_stats.claims.file import read_claims
from inspection_stats.claims.paper.locating import locate, where_is
from inspection_stats.claims.paper.paper_parts import Part
from inspection_stats.claims.paper.text import Place, make_paper
from tests.support.small_claims import HEAD, SQS, claim, written

PARTS = [Part("Letter", "The letter"), Part("Report", "The report")]
WORDS = "examined 34 cases of young people"


def found_in(tmp_path, text, *, report="Report", paragraph="3.2", parts=PARTS, words=WORDS, printed="34"):
    """How one claim appears in a paper, and the paper."""
    heads = "".join(f'[[part]]\nname = "{one.name}"\nbegins = "{one.begins}"\n' for one in parts)
    more = f'report = "{report}"\nparagraph = "{paragraph}"' if parts else f'paragraph = "{paragraph}"'
    file = read_claims(written(tmp_path, HEAD + heads + claim(words, printed, "cases_inspected", SQS, more)))
    paper = make_paper(text, file.parts)
    return locate(file.claims, paper).get("one"), paper


def cited(found, paper):
    return paper.text[slice(*found.span)]


def test_words_moved_to_several_places_are_found_in_the_nearest(tmp_path):
    sentence = "They examined 34 cases of young people."
    text = f"The letter\n\n1.1 {sentence}\n\nThe report\n\n9.9 {sentence}"
    found, _ = found_in(tmp_path, text)
    assert found.how == "moved to Report, at or after paragraph 9.9"
    found, _ = found_in(tmp_path, text, report="Letter", paragraph="1.7")
    assert found.how == "moved to Letter, at or after paragraph 1.1"


def test_another_figure_counts_only_in_the_claims_own_part(tmp_path):
    here = "The report\n\n3.5 They examined 35 cases of young people."
    found, paper = found_in(tmp_path, f"The letter\n\n1.1 Nothing.\n\n{here}")
    assert (found.how, found.figure.text, cited(found, paper)) == ("another figure", "35", "35")
    there = "The letter\n\n1.1 They examined 35 cases of young people.\n\nThe report\n\n3.2 Nothing."
    assert found_in(tmp_path, there)[0] is None


def test_another_figure_is_of_the_same_kind(tmp_path):
    found, _ = found_in(tmp_path, "3.2 They examined 35% cases of young people.", parts=[])
    assert found is None or found.how != "another figure"
    found, _ = found_in(tmp_path, "3.2 They examined 30 of 34 cases of young people.", parts=[])
    assert found is None or found.how != "another figure"


def test_reworded_words_name_the_sentence_and_only_of_the_claims_own_part(tmp_path):
    sentence = "They had examined the 34 cases of some young people."
    text = f"The letter\n\n1.1 {sentence}\n\nThe report\n\n3.2 Nothing."
    assert found_in(tmp_path, text)[0] is None
    found, _ = found_in(tmp_path, text, report="Letter")
    assert (found.how, sentence in found.nearest, found.span) == ("reworded", True, None)
    found, _ = found_in(tmp_path, f"3.2 {sentence}", parts=[])
    assert (found.how, sentence in found.nearest) == ("reworded", True)


def test_a_figure_that_one_claim_took_is_not_found_by_another(tmp_path):
    two = [claim(WORDS, "34", "cases_inspected", SQS, 'paragraph = "3.2"', name) for name in ("first", "second")]
    file = read_claims(written(tmp_path, HEAD + "".join(two)))
    assert set(locate(file.claims, make_paper(f"3.2 They {WORDS}."))) == {"first"}
    assert set(locate(file.claims, make_paper(f"3.2 They {WORDS}. We {WORDS}."))) == {"first", "second"}


@pytest.mark.parametrize(
    ("part", "paragraph", "said"),
    [
        ("Report", "3.13", "Report, at or after paragraph 3.13"),
        ("Report", "", "Report"),
        ("", "3.13", "at or after paragraph 3.13"),
        ("", "", "another place"),
    ],
)
def test_a_place_in_words(part, paragraph, said):
    assert where_is(Place(0, 1, part, paragraph)) == said
