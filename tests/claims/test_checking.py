"""Claims in the text of a paper: found, moved, reworded, round another figure, contradicted; what is left over."""

from decimal import ROUND_HALF_UP, Decimal

import pytest

from inspection_stats.errors import BadData
from tests.support.small_claims import CLAIMS, HEAD, PAPER, SQS, checked, claim, verdicts

CASES = claim("examined 34 cases of young people", "34", "cases_inspected", SQS, 'paragraph = "1.1"')
NINE = claim("nine children were adopted in the past year", "nine", "stated", 'needs = "the register"', name="nine")
FOURTEEN = claim(
    "there have been 14 adoptions", "14", "stated", 'needs = "the register"', 'agrees_with = "nine"', "two"
)


def rows(result):
    return {row.claim.id: row for row in result.rows}


def test_the_paper_of_the_guide(data, tmp_path):
    result = checked(tmp_path, CLAIMS, data, PAPER)
    assert {row.how for row in result.rows} == {"as claimed"}
    assert [one.number for one in result.unchecked] == ["two"]
    assert [name for name, word in verdicts(result).items() if word == "does not hold"] == [
        "planning", "improvement", "outside-share",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("paper", "how", "word"),
    [
        ("1.1 They examined 34 cases of young people.", "as claimed", "holds"),
        ("1.1 Nothing.\n\n2.3 They examined 34 cases\nof young people.", "moved to at or after paragraph 2.3", "holds"),
        ("1.1 They examined 35 cases of young people.", "another figure", "does not hold"),
        ("1.1 They had examined the 34 cases of some young people.", "reworded", "changed in the paper"),
        ("1.1 They examined 35 cases of young people.\n\n2.3 They examined 34 cases of young people.",
         "another figure", "does not hold"),
        ("They examined 34 cases of young people.", "as claimed", "holds"),
    ],
)  # fmt: skip
def test_words_that_moved_or_changed_are_reported(data, tmp_path, paper, how, word):
    (row,) = checked(tmp_path, HEAD + CASES, data, paper).rows
    assert (row.how, row.verdict.word) == (how, word), row.verdict


def test_another_figure_is_named_next_to_that_of_the_claims_file(data, tmp_path):
    (row,) = checked(tmp_path, HEAD + CASES, data, "1.1 They examined 35 cases of young people.").rows
    assert row.verdict.reason.startswith("The paper prints 35, the claims file has 34. It should say 34")


def test_a_figure_that_nothing_can_check_is_reported_when_it_changes(data, tmp_path):
    paper = "Last year ten children were adopted in the past year."
    assert verdicts(checked(tmp_path, HEAD + NINE, data, paper)) == {"nine": "changed in the paper"}


def test_words_that_are_nowhere_are_a_fault_and_all_faults_come_at_once(data, tmp_path):
    part = '[[part]]\nname = "A"\nbegins = "No such words"\n'
    text = HEAD + part + CASES + 'report = "A"\n' + NINE + 'report = "A"\n'
    with pytest.raises(BadData) as caught:
        checked(tmp_path, text, data, "Something else altogether, without any of it.")
    said = [fault.problem for fault in caught.value.faults]
    assert len(said) == 3
    assert "start the part “A”" in said[0]
    assert "Claim one: its words are not in the paper" in said[1]


def test_two_places_that_print_different_figures_contradict_each_other(data, tmp_path):
    result = checked(tmp_path, HEAD + NINE + FOURTEEN, data)
    assert set(verdicts(result).values()) == {"contradicted elsewhere in the paper"}
    assert "prints nine (claim nine)" in rows(result)["two"].verdict.reason


def test_the_place_that_the_data_prove_is_not_the_one_that_is_contradicted(data, tmp_path):
    other = claim("a sample of 30 was seen", "30", "stated", 'needs = "the letter"', 'agrees_with = "one"', "other")
    result = checked(tmp_path, HEAD + CASES + other, data)
    assert verdicts(result) == {"one": "holds", "other": "contradicted elsewhere in the paper"}


def test_a_figure_repeated_elsewhere(data, tmp_path):
    same = claim("the 9 who were adopted", "9", "same_figure", 'claim = "nine"', name="same")
    assert verdicts(checked(tmp_path, HEAD + NINE + same, data))["same"] == "holds"
    other = claim("the 8 who were adopted", "8", "same_figure", 'claim = "nine"', name="same")
    assert verdicts(checked(tmp_path, HEAD + NINE + other, data))["same"] == "contradicted elsewhere in the paper"


def test_a_date_inside_a_month_agrees_with_it(data, tmp_path):
    month = claim("in October 2011", "October 2011", "stated", 'needs = "a date"', 'agrees_with = "day"', "month")
    for day, word in (
        ("28 October 2011", "cannot be checked"),
        ("1 November 2011", "contradicted elsewhere in the paper"),
    ):
        text = HEAD + month + claim(f"on {day}", day, "stated", 'needs = "a date"', name="day")
        assert verdicts(checked(tmp_path, text, data))["month"] == word


def test_a_claim_on_a_date_must_come_before_another(data, tmp_path):
    text = HEAD + claim("published 27 January 2016", "27 January 2016", "stated", 'needs = "it"', name="letter")
    for printed, word in (("December 2103", "does not hold"), ("December 2013", "cannot be checked")):
        late = claim(f"the {printed} cohort", printed, "earlier_than", 'claim = "letter"', name="cohort")
        assert verdicts(checked(tmp_path, text + late, data))["cohort"] == word


def test_numbers_that_a_claim_rests_on_are_covered(data, tmp_path):
    band = claim("a further 9 over 90% of cases", "9", "judgements_in_band", f'{SQS}, band = "over_90_under_100"')
    paper = "There were a further 9 over 90% of cases."
    assert [one.number for one in checked(tmp_path, HEAD + band, data, paper).unchecked] == ["90%"]
    assert checked(tmp_path, HEAD + band + 'rests_on = ["90%"]\n', data, paper).unchecked == []


def test_one_place_answers_to_one_claim(data, tmp_path):
    again = CASES.replace('id = "one"', 'id = "again"')
    paper = "1.1 They examined 34 cases of young people."
    with pytest.raises(BadData, match="Claim again: its words are in the paper, but other") as caught:
        checked(tmp_path, HEAD + CASES + again, data, paper + " Nothing more is said of it.")
    assert len(caught.value.faults) == 1


def test_every_fault_of_a_file_and_a_paper_is_reported_at_once(data, tmp_path):
    wrong = [claim(f"held {name} cases", name, "question", f'{SQS}, judgement = "{name}"', name=f"is-{name}")
             for name in ("4", "5")]  # fmt: skip
    head = HEAD + '[[part]]\nname = "Letter"\nbegins = "Dear nobody"\n'
    in_letter = 'report = "Letter"\n'
    claims = head + "".join(f"{one}{in_letter}" for one in [*wrong, CASES])
    with pytest.raises(BadData) as told:
        checked(tmp_path, claims, data, "1.1 They held 4 cases. They held 5 cases.")
    lines = str(told.value).splitlines()[1:]
    assert lines[0] == (
        "- claims.toml: The paper does not have the words that start the part “Letter”, or those that end it. "
        "Quote them again"
    )
    assert lines[1] == (
        "- claims.toml: Claim one: its words are not in the paper: “examined 34 cases of young people”. "
        "Quote the paper's own words, or delete the claim"
    )
    assert [line.split(":")[1] for line in lines[2:]] == [" Claim is-4", " Claim is-5"]
    assert all(line.endswith(". Fix its arguments") and ".." not in line for line in lines[2:])


def test_what_the_data_prove_or_disprove_keeps_its_verdict_whatever_another_place_says(data, tmp_path):
    def beside(printed, other):
        first = claim(f"examined {printed} cases of it", printed, "cases_inspected", SQS, name="first")
        second = claim(
            f"found {other} in all", other, "stated", 'needs = "the register"', 'agrees_with = "first"', "two"
        )
        return checked(tmp_path, HEAD + first + second, data)

    wrong = rows(beside("35", "34"))
    assert wrong["first"].verdict.word == "does not hold"
    assert wrong["first"].verdict.reason.startswith("It should say 34")
    assert ". But " in wrong["first"].verdict.reason
    assert "prints 34 (claim two)" in wrong["first"].verdict.reason
    assert (wrong["first"].verdict.computed, wrong["two"].verdict.word) == ("34", "contradicted elsewhere in the paper")
    right = rows(beside("34", "35"))
    assert (right["first"].verdict.word, right["two"].verdict.word) == ("holds", "contradicted elsewhere in the paper")
    assert verdicts(beside("34", "34")) == {"first": "holds", "two": "cannot be checked"}


FROM_TO = [
    claim("from 112 first entrants", "112", "stated", 'needs = "a return"', name="before"),
    claim("to 125 this year", "125", "stated", 'needs = "a return"', name="after"),
]


@pytest.mark.parametrize(
    ("words", "printed", "found", "word", "said"),
    [
        ("a change of -12%", "12%", "a change of -12%", "does not hold", "−12%"),
        ("a change of -12%", "-12%", "a change of −12%", "does not hold", "−12%"),
        ("a change of minus 12%", "12%", "a change of minus 12%", "does not hold", "minus 12%"),
        ("12% overall", "12%", "a change of -12% overall", "does not hold", "−12%"),
        ("12% overall", "12%", "a fall of 12% overall", "does not hold", "12%"),
        ("a change of 12%", "12%", "a change of 12%", "holds", "12%"),
        ("a rise of 12%", "12%", "a rise of 12%", "holds", "12%"),
        ("up 12%", "up 12%", "up 12%", "holds", "up 12%"),
        ("down 12% on it", "down 12%", "down 12% on it", "does not hold", "down 12%"),
    ],
)
def test_the_sign_of_a_change_counts_where_the_claim_or_the_paper_prints_it(
    data, tmp_path, words, printed, found, word, said
):
    change = claim(words, printed, "change", 'before = "before", after = "after"', name="change")
    paper = f"Numbers went from 112 first entrants last year to 125 this year, {found}."
    row = rows(checked(tmp_path, HEAD + "".join(FROM_TO) + change, data, paper))["change"]
    assert (row.verdict.word, row.figure.text.replace("-", "−")) == (word, said)
    if word == "does not hold":
        assert row.verdict.computed == "a rise of 12%"
        assert "The paper prints a fall, and it is a rise: from 112" in row.verdict.reason


def test_a_figure_that_got_a_minus_in_the_paper_is_another_figure(data, tmp_path):
    less = claim("12 children fewer", "12", "remainder", "whole = 20, less = 8")
    for paper, word in (
        ("There were 12 children fewer.", "holds"),
        ("There were -12 children fewer.", "does not hold"),
    ):
        assert verdicts(checked(tmp_path, HEAD + less, data, paper)) == {"one": word}


def test_multiples_and_fractions_hold_where_the_calculation_gives_them(data, tmp_path):
    for printed, calculation, arguments, word in (
        ("doubled", "change", "before = 100, after = 200", "holds"),
        ("doubled", "change", "before = 100, after = 210", "does not hold"),
        ("more than doubled", "change", "before = 100, after = 210", "holds"),
        ("halved", "change", "before = 200, after = 100", "holds"),
        ("a fifth", "share", "part = 7, whole = 35", "holds"),
        ("two-fifths", "share", "part = 7, whole = 35", "does not hold"),
        ("one in four", "share", "part = 9, whole = 36", "holds"),
        ("a dozen", "total", "parts = [5, 7]", "holds"),
        ("a hundred and twenty", "remainder", "whole = 130, less = 10", "holds"),
        ("2½", "points", "before = 10, after = 12.5", "holds"),
    ):
        text = HEAD + claim(f"it was {printed} then", printed, calculation, arguments)
        (row,) = checked(tmp_path, text, data).rows
        assert row.verdict.word == word, (printed, row.verdict)


def test_a_year_is_a_date_where_a_date_is_asked_for(data, tmp_path):
    published = 'area = "Westminster", framework = "SLAC", event = "published"'
    last = claim("the last inspection in 2011", "2011", "inspection_date", published)
    for year, word in (("2011", "holds"), ("2012", "does not hold")):
        assert verdicts(checked(tmp_path, HEAD + last, data, f"It was the last inspection in {year}.")) == {"one": word}


@pytest.mark.parametrize(
    ("calculation", "printed", "arguments", "part"),
    [
        ("possible_share", "5%", 'base = 0, needs = "x"', "A base is from 1 to 1,000,000, not 0"),
        ("possible_share", "5%", 'base = 2000000, needs = "x"', "A base is from 1 to 1,000,000"),
        ("share", "5%", "part = 1, whole = 99999999999999999999", "no larger than"),
    ],
)
def test_a_number_out_of_range_is_a_fault_of_its_claim(data, tmp_path, calculation, printed, arguments, part):
    with pytest.raises(BadData, match=part):
        checked(tmp_path, HEAD + claim(f"It is {printed}", printed, calculation, arguments), data)


@pytest.mark.parametrize("printed", ["14.28%", "33.333%", "0%", "100%", "99.99%"])
@pytest.mark.parametrize("base", [1, 3, 7, 9, 14])
def test_a_possible_share_is_that_of_some_count(data, tmp_path, printed, base):
    """Each count of the base and of every smaller one, tried one by one."""
    places = len(printed.partition(".")[2].rstrip("%"))

    def prints(cases, whole):
        exact = Decimal(100 * cases) / Decimal(whole)
        return f"{exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)}%" == printed

    for up_to, bases in (("false", [base]), ("true", range(1, base + 1))):
        fits = any(prints(cases, whole) for whole in bases for cases in range(whole + 1))
        claims = claim(f"It is {printed}", printed, "possible_share", f'base = {base}, up_to = {up_to}, needs = "x"')
        (word,) = verdicts(checked(tmp_path, HEAD + claims, data)).values()
        assert word == ("cannot be checked" if fits else "does not hold")
