"""Claims files with faults: every one at once, each with the claim's id."""

import pytest

from inspection_stats.claims import computed, file
from inspection_stats.claims.file import read_claims
from inspection_stats.errors import BadData
from tests.support.small_claims import CLAIMS, HEAD, SQS, checked, claim, written

CASES = "cases_inspected"
RIGHT = claim("There were 34 cases", "34", CASES, SQS)


def faults_of(folder, text):
    with pytest.raises(BadData) as caught:
        read_claims(written(folder, text))
    return [f"{fault.problem} | {fault.fix}" for fault in caught.value.faults]


def test_the_file_of_the_guide_has_no_fault(tmp_path):
    assert len(read_claims(written(tmp_path, CLAIMS)).claims) == 9


def at(words, printed, arguments=SQS, calculation=CASES):
    return claim(words, printed, calculation, arguments)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (at("34 cases", "34", calculation="cases_seen"), ("no calculation “cases_seen”", "There are: areas_served")),
        (at("34 cases", "34", calculation="cases_inspekted"), ("no calculation", "“cases_inspected”")),
        (at("34 cases", "34", calculation="question"), ("“judgement” is missing", "takes: inspection, judgement")),
        (at("34 cases", "34", SQS + ", cases = 4"), ("no entry “cases”", "inspection")),
        (at("34 cases", "34", "inspection = 4"), ("“inspection” does not fit",)),
        (at("many cases", "many"), ("“many” is not a figure",)),
        (at("3½ weeks", "31"), ("the figure “31” is not in its words",)),
        (at("3½ weeks", "3"), ("the figure “3” is not in its words",)),
        (at("4·5 weeks", "5"), ("the figure “5” is not in its words",)),
        (claim("on 31 April 2016", "31 April 2016", "stated", 'needs = "x"'), ("there is no day “31 April 2016”",
         "April has 30 days")),
        (claim("a share of 5%", "5%", "share", "part = nan, whole = 9"), ("“part", "does not fit")),
        (at("33 cases", "34"), ("“34” is not in its words",)),
        (at("34 of all 34 cases", "34"), ("“34” is 2 times",)),
        (at("340 cases", "34"), ("“34” is not in its words",)),
        (at("It was Good", "Good"), ("“Good” is a grade", "answers a number")),
        (RIGHT + RIGHT, ("2 claims have the id one",)),
        (RIGHT + 'agrees_with = "two"\n', ("agrees_with names “two”, which is not another claim",)),
        (RIGHT + 'rests_on = ["90%"]\n', ("“90%”, which it rests on",)),
        (RIGHT + 'rouding = "up"\n', ("no entry “rouding”", "rounding")),
        (RIGHT + 'rounding = "even"\n', ("“rounding” does not fit",)),
        ("", ("no claim",)),
    ],
)  # fmt: skip
def test_a_fault_says_what_is_wrong_and_how_to_fix_it(tmp_path, text, parts):
    (said,) = faults_of(tmp_path, HEAD + text)
    assert all(part in said for part in parts), said


def test_every_fault_of_a_file_comes_at_once(tmp_path):
    said = "\n".join(
        faults_of(
            tmp_path,
            'titel = "x"\ndate = 2016-05-09\ndata = "data"\n'
            + claim("There were 34 cases", "34", "nothing", name="first")
            + claim("There were many", "many", "question", SQS, name="second")
            + claim("There were 34 cases", "34", CASES, SQS, name="second"),
        )
    )
    for part in ("“titel”", "“title” is missing", "Claim first: there is no", "Claim second: “many”",
                 "“judgement” is missing", "2 claims have the id second"):  # fmt: skip
        assert part in said, part


@pytest.mark.parametrize("text", ["title = ", "\x00", "claim = 3\n" + HEAD])
def test_a_file_that_is_not_a_claims_file_is_one_fault(tmp_path, text):
    assert len(faults_of(tmp_path, text)) == 1


def test_a_part_that_no_claim_may_name(tmp_path):
    text = HEAD + '[[part]]\nname = "Report"\nbegins = "The report"\n' + RIGHT + 'report = "Raport"\n'
    assert "no [[part]] of the file is called “Raport” | Did you mean “Report”?" in faults_of(tmp_path, text)[0]


def near_misses(number):
    """Claims that each agree with a claim that is not there, whose name is nearly that of one that is."""
    return HEAD + "".join(
        claim("There were 34 cases", "34", CASES, SQS, f'agrees_with = "claym-{one}-abcdefgx"', f"claim-{one}-abcdefgh")
        for one in range(number)
    )


def test_the_nearest_names_are_looked_for_a_few_times_only(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(file, "nearest", lambda word, known: asked.append(word) or "")
    said = faults_of(tmp_path, near_misses(60))
    assert len(said) == 60
    assert len(asked) == file.OFFERS


def test_a_partner_that_is_not_there_is_offered_the_nearest(tmp_path):
    assert "Did you mean “claim-0-abcdefgh” or" in faults_of(tmp_path, near_misses(12))[0]


def test_a_claim_that_is_not_there_is_offered_a_few_times_only(tmp_path, data, monkeypatch):
    asked = []
    monkeypatch.setattr(computed, "nearest", lambda word, known: asked.append(len(known)) or "")
    claims = "".join(claim("34 cases", "34", "same_figure", f'claim = "no-{one}"', name=f"c{one}") for one in range(60))
    with pytest.raises(BadData) as caught:
        checked(tmp_path, HEAD + claims, data)
    assert len(caught.value.faults) == 60
    assert asked == [60] * file.OFFERS + [0] * (60 - file.OFFERS)


def test_a_file_of_more_claims_than_are_checked_at_once_is_refused_by_a_stated_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(file, "MOST_CLAIMS", 3)
    (said,) = faults_of(tmp_path, near_misses(4))
    assert said.startswith("The file has 4 claims; the limit for one check is 3 | Make a file")
