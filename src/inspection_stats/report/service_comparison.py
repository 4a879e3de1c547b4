"""One service against the others, from the case counts of many services: words, tables and charts."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import pandas as pd

from inspection_stats.check.averages import CASE_COUNTS
from inspection_stats.describe.charts.comparison import (
    About,
    bars_chart,
    dots_chart,
    funnel_chart,
    heat_chart,
    ranked_chart,
    verdict_sentences,
)
from inspection_stats.describe.charts.specification import ChartSpec
from inspection_stats.describe.english.numbers import number_of, percent, rounded
from inspection_stats.documents.blocks import Bullets, Paragraph, Section, TableBlock
from inspection_stats.documents.run_id import run_id
from inspection_stats.errors import BadRequest, nearest
from inspection_stats.load.counts import read_counts, source_name
from inspection_stats.measure.cases.averages import judgements_of, pool
from inspection_stats.measure.cases.compare import against_counts
from inspection_stats.measure.cases.sufficiency import sufficiency
from inspection_stats.measure.cases.suppress import suppress
from inspection_stats.reference.statuses import EXACT, ILLUSTRATIVE_DATA, NOT_APPLICABLE, SUPPRESSED
from inspection_stats.reference.themes import THEMES
from inspection_stats.report.frames import comparison_frame
from inspection_stats.report.report import Report

TOTALS = (("service_id", "theme"), ("judgement_id",), ("theme",))


def service_comparison(counts: str, service: str, query: str = "") -> Report:
    """The report of `service` (a name or service_id) against the other services of `counts`.

    `counts` is a CSV, XLSX or ODS file laid out as `CASE_COUNTS`, or a database URL with a SELECT in `query`. Small
    counts of local sources are withheld before anything is computed. Raises `BadData` with every fault of the counts,
    `BadRequest` for an unknown service.
    """
    held = CASE_COUNTS.check(read_counts(counts, query), source_name(counts))
    service_id, name = find_service(held, service)
    printed = withhold(held)
    usable = printed[printed["status"].eq(EXACT)]
    own = sufficiency(_own(printed, service_id))
    compared = against_counts(
        own, pd.concat([usable, own[own["status"].ne(EXACT)][usable.columns]]), service_id=service_id,
        programme=str(held["programme"].iloc[0]),
    )  # fmt: skip
    illustrative = held["illustrative"].eq("yes").any()
    about = About(service_id, name, ", ".join(dict.fromkeys(held["source"].str.split(";").str[0])), bool(illustrative))
    sections = (
        _summary(compared, about, printed),
        *(_theme_section(theme, compared, printed, usable, about) for theme in THEMES if theme in set(own["theme"])),
        Section("comparison", "Every comparison", (TableBlock("sqs-comparison", _caption(about), _table(compared)),)),
    )
    frames = {"sqs-comparison": comparison_frame(compared), "averages": pool(usable)}
    title = comparison_title(name, illustrative=bool(illustrative))
    run = run_id(comparison_parameters(name, query), {source_name(counts): counts_checksum(held)})
    return Report(title, sections, frames, run, bool(illustrative))


def comparison_parameters(service: str, query: str) -> dict[str, str]:
    """What decides a comparison, beside the counts: as the manifest records it and the run id counts it."""
    return {"report": "comparison", "service": service, "query": query}


def counts_checksum(counts: pd.DataFrame) -> str:
    """The sha256 of checked case counts: the same for a file, a workbook and a database that hold the same."""
    return sha256(counts.to_csv(index=False).encode()).hexdigest()


def comparison_title(service: str, *, illustrative: bool) -> str:
    """ "Illustrative data: Illustrative service 07 against the average"."""
    return f"{ILLUSTRATIVE_DATA + ': ' if illustrative else ''}{service} against the average"


def find_service(counts: pd.DataFrame, service: str) -> tuple[str, str]:
    """The service_id and name of the service meant. Raises `BadRequest` with the nearest names."""
    names = counts.drop_duplicates("service_id").set_index("service_id")["service"]
    for service_id, name in names.items():
        if service.strip().casefold() in (str(service_id).casefold(), str(name).casefold()):
            return str(service_id), str(name)
    raise BadRequest(f"“{service}” is not among the services counted. {nearest(service, list(names))}".strip())


def withhold(counts: pd.DataFrame) -> pd.DataFrame:
    """The counts with their status, small ones of local sources withheld together with what would give them back."""
    asked = counts["applicable"].gt(0)
    marked = counts.assign(status=asked.map({True: EXACT, False: NOT_APPLICABLE}))
    marked[["sufficient", "applicable"]] = marked[["sufficient", "applicable"]].where(asked)
    return suppress(marked, TOTALS).rows


def _own(printed: pd.DataFrame, service_id: str) -> pd.DataFrame:
    own = judgements_of(printed.assign(applicable=printed["applicable"].fillna(0)), service_id)
    status = printed.loc[own.index, "status"]
    return own.assign(status=status)


def _summary(compared: pd.DataFrame, about: About, printed: pd.DataFrame) -> Section:
    services = printed["service_id"].nunique()
    withheld = int(printed["status"].eq(SUPPRESSED).sum())
    lines = verdict_sentences(compared)
    if withheld:
        lines.append(
            f"Withheld because numbers are small: {number_of(withheld, 'count')} of {len(printed)}, shown as c."
        )
    intro = (
        f"{about.service} against the cases of {services - 1} other services, its own cases taken out of the average. "
        f"Source: {about.source}."
    )
    blocks = (Paragraph(f"{ILLUSTRATIVE_DATA}. {intro}" if about.illustrative else intro), Bullets(tuple(lines)))
    return Section("summary", "Summary", blocks)


def _theme_section(
    theme: str, compared: pd.DataFrame, printed: pd.DataFrame, usable: pd.DataFrame, about: About
) -> Section:
    return Section(theme, THEMES[theme], tuple(_charts(theme, compared, printed, usable, about)))


def _charts(
    theme: str, compared: pd.DataFrame, printed: pd.DataFrame, usable: pd.DataFrame, about: About
) -> Iterator[ChartSpec]:
    yield bars_chart(compared, theme, about)
    if compared.loc[compared["theme"].eq(theme) & compared["level"].eq("judgement"), "status"].eq(EXACT).any():
        yield dots_chart(compared, theme, about)
    whole = usable[usable["theme"].eq(theme) & usable["part_of"].eq("")]
    services = whole.groupby(["service_id", "service"], as_index=False, sort=False)[["sufficient", "applicable"]].sum()
    if services["applicable"].ge(10).any() and about.service_id in set(services["service_id"]):
        average = 100 * float(services["sufficient"].sum()) / float(services["applicable"].sum())
        yield funnel_chart(services, average, theme, about)
        yield ranked_chart(services, theme, about)
    yield heat_chart(printed, theme, about)


def _caption(about: About) -> str:
    return f"{about.service}: every judgement and theme against the average of the other services"


def _table(compared: pd.DataFrame) -> pd.DataFrame:
    rows = [
        {
            "Judgement": row.judgement if row.level == "judgement" else f"{THEMES[row.theme]}, theme",
            "Sufficient": f"{row.sufficient} of {row.applicable}" if row.status == EXACT else row.status,
            "Per cent": percent(row.sufficient, row.applicable) if row.status == EXACT else "",
            "Average": "" if pd.isna(row.national) else percent(row.national_sufficient, row.national_applicable),
            "Difference, points": _difference(row),
            "Verdict": row.verdict,
            "Why not, or how fragile": row.reason or _fragile(row),
        }
        for row in compared.itertuples()
    ]
    return pd.DataFrame(rows)


def _difference(row) -> str:
    if pd.isna(row.difference):
        return ""
    return f"{rounded(row.difference)} ({rounded(row.difference_lower)} to {rounded(row.difference_upper)})"


def _fragile(row) -> str:
    if pd.isna(row.fragility):
        return "no change of its own cases alone would change the word"
    return f"{number_of(int(row.fragility), 'case')} otherwise: {row.fragile_to}"
