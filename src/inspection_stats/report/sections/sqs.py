"""The section on youth offending work: the screening's words, tables and Appendix 3 charts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.check.sqs import SCREENING
from inspection_stats.describe.charts.specification import AnyChartSpec
from inspection_stats.describe.charts.sqs import all_themes_chart, theme_chart
from inspection_stats.describe.english.grammar import counted, the_area
from inspection_stats.describe.english.numbers import percent, rounded
from inspection_stats.describe.english.withheld import status_words
from inspection_stats.describe.sentences.comparison import direction_sentences, verdict_sentences
from inspection_stats.describe.sentences.national import national_sentence
from inspection_stats.describe.sentences.screening import (
    agreement_sentences,
    bands_sentences,
    in_words_sentence,
    theme_sentence,
)
from inspection_stats.documents.blocks import Block, Bullets, Paragraph, Section, TableBlock
from inspection_stats.errors import BadRequest
from inspection_stats.measure.cases.bands import Bands, agreement, bands
from inspection_stats.measure.cases.screenings import (
    Screening,
    latest_before,
)
from inspection_stats.measure.cases.sufficiency import THEME_CAUTION, theme_totals
from inspection_stats.measure.cases.verdicts import NOT_COMPARED
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.screenings import compared_nationally, gathered, screenings_in, screenings_of
from inspection_stats.reference.quarters import Period, long_date
from inspection_stats.reference.statuses import EXACT, IN_WORDS
from inspection_stats.reference.themes import THEMES

NAME = "youth-offending"
OTHER_INSPECTIONS = "Other inspections of youth offending services are not held here."


def sqs_section(data: Data, area: str, old_la_code: str, period: Period) -> Section:
    """The section for an area and a period: the screenings published in it, or a sentence that there is none."""
    found = screenings_in(data, old_la_code, period)
    if not found:
        return Section(NAME, (Paragraph(_nothing(data, area, old_la_code, period)),))
    return Section(NAME, tuple(block for one in found for block in _blocks(data, one, period.end)))


def screening_in(asked: AreaQuarter) -> Screening:
    """The latest screening of the quarter. Raises `BadRequest` where none is held, and says when the last one was."""
    if not asked.screenings:
        raise BadRequest(_nothing(asked.data, asked.name, asked.code, asked.period))
    return asked.screenings[-1]


def chart_specs(data: Data, one: Screening, as_at: date) -> list[AnyChartSpec]:
    """The facts of the four Appendix 3 charts and of the sheet with all themes."""
    themes = [theme for theme in THEMES if one.judgements["theme"].eq(theme).any()]
    national = {theme: national_sentence(data.national_averages, theme, one.service, as_at) for theme in themes}
    spec = [theme_chart(one, theme, as_at, national[theme]) for theme in themes]
    return [*spec, all_themes_chart(one, as_at, " ".join(dict.fromkeys(national.values())))]


def _blocks(data: Data, one: Screening, as_at: date) -> Iterator[Block]:
    rows, totals = one.judgements, theme_totals(one.judgements)
    who = data.frameworks.named(SCREENING).inspectorate
    yield Paragraph(
        f"{who} screened {one.service} from {one.on_site.in_words} and inspected {one.cases} "
        f"cases. Its letter came out on {long_date(one.published)}."
    )
    yield Bullets(tuple(_found(data, one)))
    yield from chart_specs(data, one, as_at)
    yield TableBlock("sqs-sufficiency", "Every judgement, in the order of the letter", _judgement_table(rows))
    yield Paragraph(
        "The percentages of the four themes are this project’s own: the sums of sufficient and of applicable, pooled "
        f"over the judgements stated exactly. The inspectorate published none. {THEME_CAUTION}"
    )
    yield TableBlock("sqs-themes", "The four themes, pooled", _theme_table(totals))
    yield Bullets(tuple(theme_sentence(total, rows[rows["theme"].eq(total.theme)]) for total in totals.itertuples()))
    yield Paragraph("Against the national average:")
    yield Bullets(tuple(_against_average(data, one)))


def _against_average(data: Data, one: Screening) -> list[str]:
    """Where a figure allows it, the comparison; where only a direction is published, that and no more."""
    compared = compared_nationally(data, one)
    sentences = direction_sentences(compared, one.service)
    if compared["verdict"].ne(NOT_COMPARED).any():
        sentences += verdict_sentences(compared)
    elif not sentences:
        sentences = ["No national average of this programme is held: nothing is compared."]
    return sentences


def _found(data: Data, one: Screening) -> list[str]:
    """What the screening found, written from its figures: bands, a printed summary, what is in words only."""
    rows = one.judgements
    counted = bands(rows)
    sentences = bands_sentences(counted, int(rows["status"].eq(IN_WORDS).sum()))
    for printed in data.sqs_headlines[data.sqs_headlines["inspection_id"].eq(one.inspection_id)].itertuples():
        summary = Bands(
            printed.judgements, printed.at_100, printed.over_90_under_100, printed.over_85, printed.under_80
        )
        sentences += agreement_sentences(summary, printed.lowest_percent, agreement(rows, summary), printed.source)
    return [*sentences, *filter(None, [in_words_sentence(rows)])]


def _nothing(data: Data, area: str, old_la_code: str, period: Period) -> str:
    where = the_area(area)
    said = (
        f"No letter on a Short Quality Screening of youth offending work in {where} published from {period.in_words} "
        "is held"
    )
    ran = _when_screenings_were_made(data, period) or _which_are_held(data)
    earlier = latest_before(screenings_of(data, old_la_code), period)
    if earlier.empty:
        return f"{said}, and no earlier one.{ran} {OTHER_INSPECTIONS}"
    last = gathered(data, earlier["inspection_id"].iloc[0])
    came = f"The last one held came out on {long_date(last.published)} and is in the report of that quarter."
    return f"{said}.{ran} {came} {OTHER_INSPECTIONS}"


def _which_are_held(data: Data) -> str:
    """Of how many services letters are held at all: that none is held is no sign that none came out."""
    services = data.sqs_inspections["service_id"].nunique()
    return f" Letters of {counted(services, 'service')} only are held, so one may have come out all the same."


def _when_screenings_were_made(data: Data, period: Period) -> str:
    """That screenings had not begun or had ended, where the quarter lies outside their years."""
    programme = data.frameworks.named(SCREENING)
    first, last = programme.in_force_from, programme.in_force_to
    if first and period.end < first:
        return f" The inspectorate made the first of these screenings in {first:%B %Y}."
    if last and period.start > last:
        return f" The inspectorate has made no such screening since {last.year}."
    return ""


def _judgement_table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Judgement": rows["judgement"],
            "Theme": rows["theme"].map(THEMES),
            "Sufficient": [_sufficient(row) for row in rows.itertuples()],
            "Per cent": [
                percent(row.sufficient, row.applicable) if row.status == EXACT else status_words(row.status)
                for row in rows.itertuples()
            ],
            "95% interval": [_interval(row) for row in rows.itertuples()],
            "Base": rows["small_base"].map({True: "under 10 cases", False: ""}),
        }
    )


def _sufficient(row: Any) -> str:
    if row.status == EXACT:
        return f"{row.sufficient} of {row.applicable}"
    return f"“{row.words}”" if row.words else ""


def _theme_table(totals: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Theme": totals["theme"].map(THEMES),
            "Judgements pooled": totals["judgements"].astype(str),
            "In words only": totals["left_out"].astype(str),
            "Sufficient": [_of(row) for row in totals.itertuples()],
            "Per cent": ["" if _none(row) else percent(row.sufficient, row.applicable) for row in totals.itertuples()],
            "95% interval, too narrow": [_interval(row) for row in totals.itertuples()],
        }
    )


def _of(row: Any) -> str:
    return "no count" if _none(row) else f"{row.sufficient} of {row.applicable}"


def _none(row: Any) -> bool:
    return bool(pd.isna(row.percent))


def _interval(row: Any) -> str:
    return "" if _none(row) else f"{rounded(row.lower)}% to {rounded(row.upper)}%"
