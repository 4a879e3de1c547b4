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
from inspection_stats.describe.english.grammar import the_area
from inspection_stats.describe.english.numbers import percent, rounded
from inspection_stats.describe.english.say import say
from inspection_stats.describe.english.withheld import status_words
from inspection_stats.describe.sentences.comparison import direction_sentences, verdict_sentences
from inspection_stats.describe.sentences.national import national_sentence
from inspection_stats.describe.sentences.screening import (
    agreement_sentence,
    bands_sentence,
    lowest_sentence,
)
from inspection_stats.documents.blocks import Block, Bullets, Paragraph, TableBlock
from inspection_stats.errors import BadRequest
from inspection_stats.measure.cases.bands import Bands, agreement, bands
from inspection_stats.measure.cases.screenings import (
    Screening,
    latest_before,
)
from inspection_stats.measure.cases.sufficiency import THEME_CAUTION, theme_totals
from inspection_stats.measure.cases.verdicts import NOT_COMPARED
from inspection_stats.query.area_quarter import AreaQuarter
from inspection_stats.query.screenings import compared_nationally, gathered, screenings_of
from inspection_stats.reference.quarters import Period, long_date
from inspection_stats.reference.statuses import EXACT, IN_WORDS
from inspection_stats.reference.themes import THEMES


def screening_in(asked: AreaQuarter) -> Screening:
    """The latest screening of the quarter. Raises `BadRequest` where none is held, and says when the last one was."""
    if not asked.screenings:
        raise BadRequest(_nothing(asked.data, asked.name, asked.code, asked.period))
    return asked.screenings[-1]


def theme_charts(data: Data, one: Screening, as_at: date) -> list[AnyChartSpec]:
    """The facts of the Appendix 3 charts of a screening: one a theme, in the order of the letter."""
    themes = [theme for theme in THEMES if one.judgements["theme"].eq(theme).any()]
    return [theme_chart(one, theme, as_at, _national(data, one, theme, as_at)) for theme in themes]


def chart_specs(data: Data, one: Screening, as_at: date) -> list[AnyChartSpec]:
    """The facts of the four Appendix 3 charts and of the sheet with all themes."""
    return [*theme_charts(data, one, as_at), sheet_of_themes(data, one, as_at)]


def sheet_of_themes(data: Data, one: Screening, as_at: date) -> AnyChartSpec:
    """The facts of the sheet with every theme, for a page of its own."""
    themes = [theme for theme in THEMES if one.judgements["theme"].eq(theme).any()]
    national = dict.fromkeys(_national(data, one, theme, as_at) for theme in themes)
    return all_themes_chart(one, as_at, " ".join(national))


def screening_blocks(data: Data, one: Screening, as_at: date) -> Iterator[Block]:
    """What a screening found: sentences, the Appendix 3 charts, and for the annex every judgement and the themes."""
    made = {"inspectorate": data.frameworks.named(SCREENING).inspectorate, "service": one.service, "cases": one.cases}
    yield Paragraph(say("screening.made", **made, days=one.on_site.in_words, day=long_date(one.published)))
    yield Bullets(tuple(_found(data, one)))
    yield from theme_charts(data, one, as_at)
    table = _judgement_table(one.judgements)
    yield TableBlock("sqs-sufficiency", say("screening.table-judgements"), table, annex=True)
    themes = _theme_table(theme_totals(one.judgements))
    yield TableBlock("sqs-themes", f"{say('screening.table-themes')} {THEME_CAUTION}", themes, annex=True)


def _national(data: Data, one: Screening, theme: str, as_at: date) -> str:
    return national_sentence(data.national_averages, theme, one.service, as_at)


def _against_average(data: Data, one: Screening) -> list[str]:
    """Where a figure allows it, the comparison; where only a direction is published, that and no more."""
    compared = compared_nationally(data, one)
    sentences = direction_sentences(compared, one.service)
    if compared["verdict"].ne(NOT_COMPARED).any():
        sentences += verdict_sentences(compared)
    elif not sentences:
        sentences = [say("screening.no-average")]
    return sentences


def _found(data: Data, one: Screening) -> Iterator[str]:
    """What the screening found, from its figures: bands, a printed summary, the lowest, and the national average."""
    rows = one.judgements
    yield bands_sentence(bands(rows), int(rows["status"].eq(IN_WORDS).sum()))
    for printed in data.sqs_headlines[data.sqs_headlines["inspection_id"].eq(one.inspection_id)].itertuples():
        summary = Bands(
            printed.judgements, printed.at_100, printed.over_90_under_100, printed.over_85, printed.under_80
        )
        yield agreement_sentence(summary, printed.lowest_percent, agreement(rows, summary), printed.source)
    yield lowest_sentence(rows)
    yield from _against_average(data, one)


def _nothing(data: Data, area: str, old_la_code: str, period: Period) -> str:
    """Why no screening of the quarter is held, and when the last one was."""
    earlier = latest_before(screenings_of(data, old_la_code), period)
    words = {"area": the_area(area), "period": period.in_words}
    ran = _when_screenings_were_made(data, period) or _which_are_held(data)
    if earlier.empty:
        return say("screening.no-letter", **words, earlier=say("screening.and-no-earlier"), ran=ran, last="")
    last = gathered(data, earlier["inspection_id"].iloc[0])
    day = say("screening.last-letter", day=long_date(last.published))
    return say("screening.no-letter", **words, earlier="", ran=ran, last=day)


def _which_are_held(data: Data) -> str:
    """Of how many services letters are held at all: that none is held does not mean that none came out."""
    services = data.sqs_inspections["service_id"].nunique()
    return f" {say('screening.some-held', services)}"


def _when_screenings_were_made(data: Data, period: Period) -> str:
    """That screenings had not begun or had ended, where the quarter is outside their years."""
    programme = data.frameworks.named(SCREENING)
    first, last = programme.in_force_from, programme.in_force_to
    if first and period.end < first:
        return f" {say('screening.not-begun', month=f'{first:%B %Y}')}"
    if last and period.start > last:
        return f" {say('screening.no-more', year=last.year)}"
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
