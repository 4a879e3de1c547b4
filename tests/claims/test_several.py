"""Claims that name several things at once, repeat what is elsewhere, or contradict it."""

import pandas as pd
import pytest

from inspection_stats.claims.paper.around import figures_between
from inspection_stats.claims.paper.folded import FoldedText
from inspection_stats.claims.paper.likeness import Sentences
from inspection_stats.cli.claims_lines import _stacked
from inspection_stats.errors import BadData
from tests.support.small_claims import HEAD, checked, claim, verdicts

OWN = 'area = "Westminster", framework = "SIF"'
BOTH = '["213-SIF-2016-03-29", "west-london-sqs-2016-01-27"]'
COLUMNS = ["place", "printed", "computed", "verdict", "reason"]
STATED = 'needs = "a source"'
ON_SITE = 'area = "Westminster", framework = "SIF", event = "on_site"'


@pytest.mark.parametrize(
    ("printed", "calculation", "arguments", "word", "computed"),
    [
        ("Outstanding", "grade_of_each", f'{OWN}, judgements = ["adoption", "leadership_management_governance"]',
         "holds", "Outstanding"),
        ("Outstanding", "grade_of_each", f'{OWN}, judgements = ["adoption", "care_leavers"]', "does not hold", ""),
        ("highest", "place_of_grade", OWN, "holds", "place 1"),
        ("highest", "place_of_grade", f'{OWN}, judgement = "care_leavers"', "does not hold", "place 2"),
        ("one", "inspections_made_by", f'inspections = {BOTH}, inspectorate = "Ofsted"', "holds", "1"),
        ("two", "inspections_made_by", f'inspections = {BOTH}, inspectorate = "Ofsted"', "does not hold", "1"),
        ("above", "compared", "value = [43.6, 49.6], beside = 37.9", "holds", "higher"),
        ("above", "compared", "value = [43.6, 30], beside = 37.9", "does not hold", ""),
        ("below", "compared", "value = 411, beside = [558, 548]", "holds", "lower"),
        ("below", "compared", "value = 550, beside = [558, 548]", "does not hold", ""),
        ("90%", "share", "part = 10, whole = 9", "does not hold", ""),
        ("11 January and 4 February 2016", "inspection_date", ON_SITE, "holds",
         "11 January 2016 to 4 February 2016"),
        ("11 January 2016 to 4 February 2016", "inspection_date", ON_SITE, "holds", None),
        ("12 January to 4 February 2016", "inspection_date", ON_SITE, "does not hold", None),
        ("single", "question", 'inspection = "west-london-sqs-2016-01-27", judgement = "mappa"', "holds", "1"),
    ],
)  # fmt: skip
def test_one_claim_on_several_things(data, tmp_path, printed, calculation, arguments, word, computed):
    (row,) = checked(tmp_path, HEAD + claim(f"they say {printed} of it", printed, calculation, arguments), data).rows
    assert row.verdict.word == word
    assert computed in (row.verdict.computed, None)


def test_days_the_wrong_way_round_are_not_figure(data, tmp_path):
    with pytest.raises(BadData, match="is not a figure"):
        checked(tmp_path, HEAD + claim("from 16-14 May 2016", "16-14 May 2016", "stated", STATED), data)


@pytest.mark.parametrize(
    ("population", "word"), [('"children"', "contradicted elsewhere in the paper"), ("40694", "does not hold")]
)
def test_a_rate_contradicts_a_population_of_the_paper_and_a_sourced_one_disproves_it(data, tmp_path, population, word):
    children = claim("about 40,694 children", "40,694", "stated", STATED, name="children")
    rate = claim("a rate of 50 per 10,000", "50", "rate", f"count = 179, population = {population}")
    assert verdicts(checked(tmp_path, HEAD + children + rate, data))["one"] == word


@pytest.mark.parametrize(("printed", "word"), [("majority", "holds"), ("no", "contradicted elsewhere in the paper")])
def test_a_quantifier_that_is_quoted_is_the_one_that_was_written(data, tmp_path, printed, word):
    letter = claim("the vast majority of cases", "majority", "stated", STATED, name="letter")
    quoted = claim(f"in {printed} of the cases", printed, "same_figure", 'claim = "letter"', name="quoted")
    assert verdicts(checked(tmp_path, HEAD + letter + quoted, data))["quoted"] == word


@pytest.mark.parametrize(
    ("text", "before", "after", "figures"),
    [
        ("they saw 35 cases and 36 cases", "saw ", " cases", ["35"]),
        ("they saw 35 cases and 36 cases", "", " cases", ["35", "36"]),
        ("all but 3 of 22 cases, in 32 out of 33", "in ", "", ["32 out of 33"]),
        ("all but 3 of 22 cases", "", " cases", ["all but 3 of 22"]),
        ("unsaw 35 cases", "saw ", " cases", []),
        ("saw some cases", "saw ", " cases", []),
    ],
)
def test_figures_between_words(text, before, after, figures):
    assert [text[start:end] for (start, end), _ in figures_between(FoldedText(text), before, after)] == figures


def test_the_sentence_most_like_the_words():
    text = "Few cases were seen. They had examined the 34 cases of young people. Nothing else."
    sentences = Sentences([(0, 21), (21, 68), (68, len(text))], text)
    assert sentences.nearest("examined 34 cases of people") == "They had examined the 34 cases of young people."
    assert sentences.nearest("altogether other words here") == ""
    assert sentences.nearest("Nothing else.") == ""


def test_a_narrow_terminal_shows_a_claim_in_lines_and_leaves_out_what_is_empty():
    rows = pd.DataFrame([("1.1", "34", "", "cannot be checked", "why")], columns=COLUMNS)
    (row,) = _stacked(rows, list(rows.columns)).itertuples(index=False, name=None)
    assert row == ("1.1\nPrinted: 34\ncannot be checked", "why")
