"""Calculations on a Short Quality Screening: cases, judgements, bands, court reports."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import pandas as pd

from inspection_stats.claims.calculations.registry import Arguments, calculation
from inspection_stats.claims.computed import CannotCompute, Computed, Facts, Other
from inspection_stats.claims.figures import Kind
from inspection_stats.describe.english.numbers import number_of
from inspection_stats.errors import nearest
from inspection_stats.measure.cases.bands import bands
from inspection_stats.measure.cases.sufficiency import sufficiency
from inspection_stats.reference.statuses import ALL, EXACT, IN_WORDS, MOST

Band = Literal["at_100", "over_90_under_100", "over_85", "under_80"]
BAND_WORDS = {"at_100": "at 100%", "over_90_under_100": "over 90% and under 100%", "over_85": "over 85%",
              "under_80": "below 80%"}  # fmt: skip


class OfScreening(Arguments):
    inspection: str


class OfQuestion(OfScreening):
    judgement: str
    give: Literal["sufficient", "applicable", "insufficient"] = "sufficient"


class OfBand(OfScreening):
    band: Band


@calculation(OfScreening, Kind.NUMBER)
def cases_inspected(facts: Facts, given: OfScreening) -> Computed:
    """The cases that a screening inspected."""
    row = _inspection(facts, given.inspection)
    return Computed(f"{row['cases']} cases inspected", (row["source"],), number=Fraction(int(row["cases"])))


@calculation(OfScreening, Kind.NUMBER)
def judgements_made(facts: Facts, given: OfScreening) -> Computed:
    """The judgements that a screening's letter states, with counts or in words."""
    rows = _judgements(facts, given.inspection)
    in_words = int(rows["status"].eq(IN_WORDS).sum())
    working = f"{len(rows)} judgements: {len(rows) - in_words} with counts, {in_words} in words only"
    return Computed(working, _source(facts, given.inspection), number=Fraction(len(rows)))


@calculation(OfScreening, Kind.NUMBER)
def themes_judged(facts: Facts, given: OfScreening) -> Computed:
    """The themes of a screening's judgements."""
    themes = _judgements(facts, given.inspection)["theme"].unique()
    working = f"{len(themes)} themes: {', '.join(theme.replace('-', ' ') for theme in themes)}"
    return Computed(working, _source(facts, given.inspection), number=Fraction(len(themes)))


@calculation(OfQuestion, Kind.PAIR, Kind.PERCENT, Kind.NUMBER, Kind.QUANTIFIER)
def question(facts: Facts, given: OfQuestion) -> Computed:
    """The cases of one question of a screening: so many sufficient of so many it applied to."""
    rows = _judgements(facts, given.inspection)
    found = rows[rows["judgement_id"].eq(given.judgement)]
    if found.empty:
        offer = nearest(given.judgement, rows["judgement_id"].tolist())
        raise CannotCompute(f"{given.inspection} has no judgement “{given.judgement}”. {offer}".strip())
    row = found.iloc[0]
    if row["status"] != EXACT:
        words = f"The letter states it in words only: “{row['words']}”"
        return _in_words(words, str(row["source"]), row["implied"])
    cases, base = int(row["sufficient"]), int(row["applicable"])
    number = {"sufficient": cases, "applicable": base, "insufficient": base - cases}[given.give]
    working = f"{cases} of {base} sufficient ({100 * cases / base:.2f}%)"
    return Computed(working, (str(row["source"]),), number=Fraction(number), cases=cases, base=base)


@calculation(OfBand, Kind.NUMBER)
def judgements_in_band(facts: Facts, given: OfBand) -> Computed:
    """How many judgements of a screening are in a band of percentages; those stated in words only leave a range."""
    measured = sufficiency(_judgements(facts, given.inspection))
    exact = getattr(bands(measured), given.band)
    in_words = measured[measured["status"].eq(IN_WORDS)]
    least = exact + sum(_surely(row, given.band) for row in in_words["implied"])
    most = exact + sum(_perhaps(row, given.band) for row in in_words["implied"])
    working = f"{number_of(exact, 'judgement')} {BAND_WORDS[given.band]} by their counts"
    source = _source(facts, given.inspection)
    after = _after_rounding(measured, given.band)
    if least == most:
        others = Computed(f"{after} by rounded percentages", source, number=Fraction(after + least - exact))
        return Computed(
            working if least == exact else f"{working}, {least - exact} by its words", source, number=Fraction(least),
            fragile=_on_the_edge(measured, given.band), others=lambda: [Other("after rounding", others)],
        )  # fmt: skip
    stated = number_of(len(in_words), "judgement")
    working += f"; {stated} stated in words only, so {least} to {most}"
    missing = f"the counts of the {stated} stated in words only"
    return Computed(
        working, source, least=Fraction(least), most=Fraction(most), missing=missing, need="counts in words"
    )


@calculation(OfScreening, Kind.PERCENT)
def lowest_percentage(facts: Facts, given: OfScreening) -> Computed:
    """The lowest percentage among the judgements of a screening that are stated with counts."""
    measured = sufficiency(_judgements(facts, given.inspection))
    counted = measured[measured["status"].eq(EXACT)]
    if counted.empty:
        return Computed("", missing="a judgement that is stated with counts", need="counts in words")
    row = counted.nsmallest(1, "percent").iloc[0]
    cases, base = int(row["sufficient"]), int(row["applicable"])
    working = f"{row['judgement']}: {cases} of {base} = {100 * cases / base:.2f}%, the lowest stated with counts"
    return Computed(working, (str(row["source"]),), cases=cases, base=base)


def _in_words(words: str, source: str, implied: str) -> Computed:
    if implied == ALL:
        return Computed(
            f"{words}: all of them", (source,), number=Fraction(100), missing="the count", need="counts in words"
        )
    return Computed(words, (source,), missing="the count; the letter gives none", need="counts in words")


def _surely(implied: str, band: str) -> int:
    return int(implied == ALL and band in ("at_100", "over_85"))


def _perhaps(implied: str, band: str) -> int:
    if implied == ALL:
        return _surely(implied, band)
    return int(not (implied == MOST and band == "at_100"))


def _after_rounding(measured: pd.DataFrame, band: str) -> int:
    exact = measured[measured["status"].eq(EXACT)]
    rounded = exact.assign(percent=(exact["percent"] + 0.5).astype(float) // 1)
    return int(getattr(bands(rounded), band))


def _on_the_edge(measured: pd.DataFrame, band: str) -> str:
    """The judgements that one case more or less would move into or out of the band."""
    exact = measured[measured["status"].eq(EXACT)]
    for row in exact.itertuples():
        shares = [100 * (row.sufficient + step) / row.applicable for step in (-1, 0, 1)]
        inside = [_inside(share, band) for share in shares if 0 <= share <= 100]
        if len(set(inside)) > 1:
            return f"one case more or less in “{row.judgement}” ({row.sufficient} of {row.applicable}) would change it"
    return ""


def _inside(share: float, band: str) -> bool:
    if band == "at_100":
        return share == 100
    if band == "over_90_under_100":
        return 90 < share < 100
    return share > 85 if band == "over_85" else share < 80


def _inspection(facts: Facts, inspection: str) -> pd.Series:
    held = facts.data.sqs_inspections
    found = held[held["inspection_id"].eq(inspection)]
    if found.empty:
        offer = nearest(inspection, held["inspection_id"].tolist())
        raise CannotCompute(f"There is no screening “{inspection}” in sqs_inspections.csv. {offer}".strip())
    return found.iloc[0]


def _judgements(facts: Facts, inspection: str) -> pd.DataFrame:
    _inspection(facts, inspection)
    return facts.data.sqs_judgements[facts.data.sqs_judgements["inspection_id"].eq(inspection)]


def _source(facts: Facts, inspection: str) -> tuple[str, ...]:
    return (str(_inspection(facts, inspection)["source"]),)
