"""The committee pack of 9 May 2016: its errors are found, its true sentences pass, and any change of a figure shows.

The claims are looked for in a paper of the project's own making, which prints the words that the claims file quotes,
and, where it is present, in the text of the pack too.
"""

import re
from dataclasses import replace
from functools import cache

import pandas as pd
import pytest

from inspection_stats.claims.checking import check_figures, judged, located
from inspection_stats.claims.figure_forms import read_figure
from inspection_stats.claims.file import read_claims
from inspection_stats.claims.paper.locating import InPaper
from inspection_stats.claims.paper.reading import read_paper
from inspection_stats.claims.paper.text import make_paper
from scripts.write_claims_2016 import CLAIMS, claims_2016
from tests.support.other_data import IN_THE_PAPER, OTHER, other_data
from tests.support.own_paper import paper_of
from tests.support.places import ROOT

SOURCE = ROOT.parent / "shared" / "source"
FILE = read_claims(CLAIMS)
PACK = {path.stem: make_paper(read_paper(path).text, FILE.parts) for path in sorted(SOURCE.glob("*.txt"))[:1]}
PAPERS = {"made of the claims": paper_of(FILE)} | PACK
IDS = [claim.id for claim in FILE.claims]

# What the figure should say, worked by hand from the letter, the reports and Ofsted's list of reports.
ERRORS = {
    "agenda-two": ("does not hold", "1"),
    "inspection-january": ("does not hold", "11 January 2016 to 4 February 2016"),
    "judgement-february": ("does not hold", "29 March 2016"),
    "over-half-ri": ("does not hold", "48%"),
    "letter-december": ("does not hold", "27 January 2016"),
    "reports-89": ("true only as at another date: 5 to 13 April 2016", "91"),
    "last-inspection": ("contradicted elsewhere in the paper", ""),
    "planning-32": ("does not hold", "32 of 33"),
    "reports-all-high": ("does not hold", "14 of 17"),
    "o-last-inspection-2": ("contradicted elsewhere in the paper", ""),
    "o-last-inspection-15": ("contradicted elsewhere in the paper", ""),
    "previous-safeguarding": ("contradicted elsewhere in the paper", ""),
    "rate-2015": ("contradicted elsewhere in the paper", "44"),
    "outside-share": ("does not hold", "77%"),
    "referrals-rise": ("does not hold", "2%"),
    "adoptions-14": ("contradicted elsewhere in the paper", ""),
    "adopted-nine": ("contradicted elsewhere in the paper", ""),
    "cohort-end": ("does not hold", ""),
}
TRUE = (
    "outstanding-2", "good-24", "lscb-30", "lscb-none", "share-86", "lowest-78", "cases-1", "reports-17",
    "first-council", "recommendations-4", "returned-share", "only-two", "report-published", "judgements-29",
    "inspectors", "rated-three", "on-site-between", "letter-on-site", "highest-possible", "reoffending-above",
)  # fmt: skip
HOLDING = ("holds", "holds but fragile")
SQS = "west-london-sqs-2016-01-27"
GOOD = {"inspection_id": "205-SIF-2016-03-29", "judgement": "overall_effectiveness"}
OWN = {"inspection_id": "213-SIF-2016-03-29", "judgement": "overall_effectiveness"}
BOARD = {"inspection_id": "213-LSCB-2016-03-29", "judgement": "lscb"}
CELLS = [
    ("sqs_judgements", {"judgement_id": "offending-planned-community"}, "sufficient", 31, ["letter-1-3-planned"]),
    ("sqs_judgements", {"judgement_id": "offending-planned-custody"}, "sufficient", 8, ["lowest-78", "letter-1-4-two"]),
    ("sqs_judgements", {"judgement_id": "court-report-offending"}, "applicable", 18, ["reports-17", "letter-1-2"]),
    ("sqs_judgements", {"judgement_id": "harm-planned-custody"}, "implied", "", ["letter-2-3-custody"]),
    ("sqs_judgements", {"judgement_id": "diversity-addressed"}, "inspection_id", "another", ["judgements-29"]),
    ("sqs_inspections", {"inspection_id": SQS}, "cases", 35, ["cases-1", "cases-4", "letter-cases", "charts-cases"]),
    ("sqs_inspections", {"inspection_id": SQS}, "published", pd.Timestamp("2016-01-28"), ["letter-published"]),
    ("ofsted_judgements", GOOD, "grade", "Outstanding", ["outstanding-2", "only-two", "good-24", "fulham-good"]),
    ("ofsted_judgements", OWN, "grade", "Good", ["outstanding-overall", "only-two", "rated-outstanding", "o-overall"]),
    ("ofsted_judgements", BOARD, "grade", "Outstanding", ["lscb-none", "lscb-good", "lscb-30", "o-lscb-good"]),
    ("local_context", {"old_la_code": "213", "indicator": "reoffending"}, "local", 44.0, ["reoffending-w"]),
    (
        "recommendations",
        {"inspection_id": "213-SIF-2016-03-29", "number": "4"},
        "kind",
        "advice",
        ["recommendations-4"],
    ),
]
SWAPS = {
    "first": "second", "highest": "second", "top three": "top two", "only": "all", "all": "none", "each": "none",
    "entire": "no", "no": "all", "none": "all", "nearly every": "all", "almost all": "all",
    "single": "twelve", "majority": "none", "never": "all", "largest": "top nine", "lower": "higher",
    "increase": "reduction",
    "increased": "fell", "reduction": "increase", "below": "above", "above": "below", "within": "outside",
    "outside": "within", "worse": "lower", "higher": "lower", "both": "none", "good": "Inadequate",
    "outstanding": "Inadequate", "three quarters": "half", "almost half": "over half", "all but three": "all but five",
    "all except one": "all but four", "one": "five", "approximately one third": "approximately two thirds",
}  # fmt: skip


def _each(given):
    return given if isinstance(given, list) else [given]


@pytest.fixture(scope="module")
def verdicts(data):
    return {row.claim.id: row.verdict for row in check_figures(FILE, data).rows}


@pytest.fixture(params=PAPERS)
def paper(request):
    return PAPERS[request.param]


def test_the_errors_are_found_and_no_others(verdicts):
    passes = ("holds", "holds but fragile", "cannot be checked")
    found = {name: (one.word, one.computed) for name, one in verdicts.items() if one.word not in passes}
    assert found == ERRORS


@pytest.mark.parametrize("name", TRUE)
def test_a_true_sentence_passes(verdicts, name):
    assert verdicts[name].word == "holds"


def test_a_summary_that_fits_and_cannot_be_proved_says_so(verdicts):
    assert verdicts["over-85"].computed == "19 to 25"
    assert "7 judgements stated in words only" in verdicts["over-85"].reason


def test_the_page_of_verdicts_is_what_the_claims_and_the_data_give():
    assert (ROOT / "docs" / "claims-2016.md").read_text("utf-8") == claims_2016()


def test_every_claim_appears_in_the_pack_where_its_file_says(paper):
    found, faults = located(FILE, paper)
    assert faults == []
    assert {one.how for one in found.values()} == {"as claimed"}


def test_few_numbers_of_the_paper_are_in_no_claim(data, paper):
    left = [one.number.lower() for one in check_figures(FILE, data, paper).unchecked]
    assert len(left) < 12
    assert paper not in PACK.values() or set(left) <= {"one", "two", "three"}


@pytest.mark.parametrize("name", IDS)
def test_any_other_figure_in_the_paper_turns_the_check(data, paper, verdicts, name):
    claim = FILE.claims[IDS.index(name)]
    start, end = _spans(paper)[name]
    changed = _with(paper, start, end, other_figure(claim.printed))
    found, faults = located(FILE, changed)
    rows, more = judged(_needed(claim), data, found)
    (row,) = [row for row in rows if row.claim.id == name] or [None]
    assert faults == more == []
    assert row.verdict != verdicts[name]
    assert not row.passes


@pytest.mark.parametrize("name", IDS)
def test_another_figure_in_place_of_the_printed_one_never_holds(data, name):
    """Of a true figure, a wrong one and one that cannot be checked: the other does not hold, or still lacks a proof."""
    claim = FILE.claims[IDS.index(name)]
    other = read_figure(other_figure(claim.printed))
    assert (other.value, other.modifier) != (claim.printed.value, claim.printed.modifier)
    after = _judged(data, claim, other)
    assert after.word not in HOLDING
    assert after.word != "cannot be checked" or "Missing: " in after.reason


@pytest.mark.parametrize("name", [name for name, (_, computed) in ERRORS.items() if read_figure(computed)])
def test_the_figure_that_an_error_should_have_been_holds(data, name):
    claim = FILE.claims[IDS.index(name)]
    assert _judged(data, claim, read_figure(ERRORS[name][1])).word == "holds"


def test_every_calculation_of_the_file_rests_on_the_tables_or_on_the_paper():
    assert {claim.calculation for claim in FILE.claims} <= set(OTHER) | IN_THE_PAPER


@pytest.mark.parametrize("name", [claim.id for claim in FILE.claims if claim.calculation in OTHER])
def test_other_data_turn_every_claim_that_rests_on_them(data, verdicts, name):
    claim = FILE.claims[IDS.index(name)]
    after, before = _judged(other_data(data, claim), claim, claim.printed), verdicts[name]
    assert (after.word, after.computed) != (before.word, before.computed)
    if before.word in HOLDING:
        assert after.word not in HOLDING


RESTING = [
    (claim.id, other)
    for claim in FILE.claims
    if claim.calculation in IN_THE_PAPER
    for other in sorted({str(value) for given in vars(claim.arguments).values() for value in _each(given)} & set(IDS))
]


@pytest.mark.parametrize(("name", "other"), RESTING)
def test_another_figure_that_a_claim_is_worked_out_from_shows(data, verdicts, name, other):
    claim, changed = (FILE.claims[IDS.index(one)] for one in (name, other))
    figure = read_figure(other_figure(changed.printed))
    if changed.printed.kind == "so many of so many":
        figure = replace(figure, value=tuple(value + 1 for value in figure.value))
    assert _judged(data, claim, claim.printed, {other: figure}) != verdicts[name]


@pytest.mark.parametrize(("table", "row", "column", "value", "names"), CELLS)
def test_a_cell_changed_turns_the_claims_that_rest_on_it(data, verdicts, table, row, column, value, names):
    frame = getattr(data, table).copy()
    (chosen,) = frame.index[frame[list(row)].eq(pd.Series(row)).all(axis=1)]
    frame.loc[chosen, column] = value
    resting = replace(FILE, claims=tuple(claim for claim in FILE.claims if claim.id in names))
    as_printed = {claim.id: InPaper("", claim.printed) for claim in FILE.claims}
    rows, _ = judged(resting, replace(data, **{table: frame}), as_printed)
    assert {one.claim.id for one in rows} == set(names)
    assert [one.claim.id for one in rows if one.verdict.word == verdicts[one.claim.id].word] == []


def _judged(data, claim, figure, others=None):
    figures = {one.id: one.printed for one in FILE.claims} | (others or {}) | {claim.id: figure}
    found = {name: InPaper("", one) for name, one in figures.items()}
    return next(row.verdict for row in judged(_needed(claim), data, found)[0] if row.claim.id == claim.id)


def other_figure(figure):
    """Another figure of the same kind, not near the first."""
    text = figure.text.lower()
    if text in SWAPS:
        return SWAPS[text]
    if figure.kind == "a date":
        return re.sub(r"\d{4}$", lambda year: "2002" if year[0] > "2100" else str(int(year[0]) + 4), figure.text)
    if match := re.search(r"\d[\d,]*(?=\D*$)", text):
        number = int(match[0].replace(",", ""))
        return (
            figure.text[: match.start()]
            + str(number - 9 if 90 <= number <= 100 else number + 7)
            + figure.text[match.end() :]
        )
    return re.sub(r"(?:one|two|three|four|five|six|seven|nine|thirteen|forty)$", "eighteen", text)


def _needed(claim):
    """The file with this claim and those it must agree with."""
    names = {claim.id, claim.agrees_with, getattr(claim.arguments, "claim", "")}
    return replace(FILE, claims=tuple(one for one in FILE.claims if one.id in names))


@cache
def _spans(paper):
    return {name: one.span for name, one in located(FILE, paper)[0].items()}


def _with(paper, start, end, text):
    """The paper with other characters in one place."""
    longer = len(text) - (end - start)

    def moved(at):
        return at + longer if at > start else at

    return replace(
        paper,
        text=paper.text[:start] + text + paper.text[end:],
        blocks=tuple(moved(at) for at in paper.blocks),
        numbered=tuple((moved(at), label) for at, label in paper.numbered),
        parts=tuple((moved(at), name) for at, name in paper.parts),
    )
