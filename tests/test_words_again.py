"""Every shipped figure of other inspections is in the words of its row, and those in the published facts."""

import csv
import re
from dataclasses import replace

import pytest

from scripts.write_words_again import unsupported, words_again
from tests.support.places import PUBLISHED, ROOT

HMIP = PUBLISHED / "hmip"
present = pytest.mark.skipif(not HMIP.is_dir(), reason="the published facts are not next to the project")


def rows_of(name):
    with (HMIP / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_page_is_what_the_script_writes(data):
    assert (ROOT / "docs" / "words-read-again.md").read_text("utf-8") == words_again(data)


def test_each_row_says_in_its_words_what_it_holds(data):
    assert unsupported(data) == []


def test_a_row_with_another_grade_or_number_is_found(data):
    rows = data.judgements.copy()
    graded, counted = rows.index[rows["grade"].eq("Good")][0], rows.index[rows["value"].notna()][0]
    rows.loc[graded, "grade"] = "Inadequate"
    rows.loc[counted, "value"] = rows.loc[counted, "value"] + 1
    found = unsupported(replace(data, judgements=rows))
    assert [line.split(":")[0] for line in found] == sorted(
        (f"judgements.csv, row {row}" for row in {graded, counted}), key=lambda line: int(line.split()[-1])
    )


def test_the_month_of_an_annual_report_dates_no_inspection(data):
    named = data.judgements[data.judgements["source"].str.contains("annualreport|/yar")]
    assert len(named)
    assert named["published"].eq("").all()


@present
def test_each_row_is_one_of_the_published_facts_and_none_is_of_the_press(data):
    facts = {(row["address"], row["quote"]): row for name in ("youth_ratings.csv", "cci_scores.csv") for row in
             rows_of(name)}  # fmt: skip
    for one in data.judgements.itertuples():
        fact = facts[one.source, one.quote]
        assert fact["source_kind"] in ("HMIP", "HMIP document, mirrored", "council")
        if one.framework == "CCI":
            column = {"safeguarding": "safeguarding_pct", "risk_of_harm": "risk_of_harm_pct",
                      "likelihood_of_reoffending": "likelihood_reoffending_pct"}[one.judgement]  # fmt: skip
            assert one.words or float(fact[column]) == one.value
        else:
            held = {"overall_rating": "overall_rating", "score": "score_of_36"}.get(
                one.judgement, one.judgement.replace("standards_", "n_")
            )
            assert fact[held] == (one.grade or f"{one.value:g}")
            assert one.framework.endswith(fact["framework"])


@present
def test_every_rating_that_may_be_shipped_is(data):
    shipped = {(one.source, one.quote) for one in data.judgements.itertuples()}
    left = [row for row in rows_of("youth_ratings.csv") if (row["address"], row["quote"]) not in shipped]
    # A council's report without an address; its overall rating is held from the inspectorate's own page.
    assert [row["service"] for row in left] == ["East Sussex"]
    assert {(row["address"], row["quote"]) for row in rows_of("cci_scores.csv")} <= shipped


@present
def test_national_figures_are_published_facts_and_none_is_of_the_press(data):
    facts = {(row["address"], row["quote"]): row["source_kind"] for row in rows_of("national_youth.csv")}
    for one in data.national_figures.itertuples():
        assert facts[one.source, one.quote] != "press"


@present
def test_the_press_agrees_with_the_scores_held(data):
    """Newspapers are not a source of the suite's; where they print a score that is held, it is the same."""
    held = data.judgements[data.judgements["framework"].eq("CCI")]
    compared = 0
    for row in rows_of("cci_scores_press.csv"):
        name = re.sub(r"[^a-z]+", "-", row["service"].lower()).strip("-") + "-yjs"
        own = held[held["subject"].eq(name)].set_index("judgement")["value"]
        for key, column in (("safeguarding", "safeguarding_pct"), ("risk_of_harm", "risk_of_harm_pct")):
            if row[column] and key in own.index:
                compared += 1
                assert own[key] == float(row[column]), (name, key)
    assert compared >= 2


@present
def test_the_scraped_overall_ratings_agree_with_those_held_of_the_same_month(data):
    held = data.judgements[data.judgements["judgement"].eq("overall_rating")]
    by = {(one.subject, one.published[:7]): one.grade for one in held.itertuples() if len(one.published) >= 7}
    compared = 0
    for row in rows_of("youth_ratings_second_hand.csv"):
        name = re.sub(r"[^a-z]+", "-", row["service"].lower()).strip("-") + "-yjs"
        if own := by.get((name, row["published"][:7])):
            compared += 1
            assert own == row["overall_rating"], (name, row["published"])
    assert compared >= 30
