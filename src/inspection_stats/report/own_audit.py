"""The report of a service's own audit: its charts and its table, with nothing to compare it with."""

from __future__ import annotations

import pandas as pd

from inspection_stats.check.own_audit import Filling, filled_in
from inspection_stats.describe.charts.comparison import About
from inspection_stats.describe.charts.own_audit import INTERNAL, NOT_COMPARED, audit_chart
from inspection_stats.describe.english.numbers import listed, number_of, percent, rounded
from inspection_stats.describe.sentences.screening import small_bases_sentence, weakest_sentence
from inspection_stats.documents.blocks import Bullets, Paragraph, Section, TableBlock
from inspection_stats.documents.run_id import run_id
from inspection_stats.load.counts import read_counts, source_name
from inspection_stats.measure.cases.averages import judgements_of
from inspection_stats.measure.cases.sufficiency import smallest_bases, sufficiency, weakest
from inspection_stats.measure.cases.suppress import suppress
from inspection_stats.reference.statuses import EXACT, SUPPRESSED
from inspection_stats.reference.themes import THEMES
from inspection_stats.report.report import Report
from inspection_stats.report.service_comparison import counts_checksum

COLUMNS = [
    "theme", "judgement_id", "judgement", "sufficient", "applicable", "percent", "lower", "upper", "method", "status",
    "small_base", "part_of", "service", "period", "source", "illustrative",
]  # fmt: skip


def own_audit(counts: str, service: str = "", *, internal: bool = False) -> Report:
    """The report of one service's own audit in `counts`, a CSV, XLSX or ODS file.

    The file is laid out as `inspection-stats new-service` begins it; `service` says which one, where it holds several.
    Questions still open are named and left out. Small counts (1 to 5, sufficient or insufficient) are withheld;
    `internal` shows them, and says on every chart that it is not for publication. Raises `BadData` with every fault of
    the filled rows, and `BadRequest` where nothing is filled in or no service of the file is meant.
    """
    found = filled_in(read_counts(counts), source_name(counts), service)
    measured = sufficiency(_printed(found.rows, internal=internal))
    first = found.rows.iloc[0]
    illustrative = bool(first["illustrative"] == "yes")
    about = About(first["service_id"], first["service"], listed(list(found.rows["source"].unique())), illustrative)
    themes = [theme for theme in THEMES if measured["theme"].eq(theme).any()]
    charts = [audit_chart(measured, theme, about, internal=internal) for theme in themes]
    sections = (
        Section("summary", "Summary", (Paragraph(_intro(first)), Bullets(tuple(_summary(measured, found, internal))))),
        *(Section(theme, THEMES[theme], (chart,)) for theme, chart in zip(themes, charts, strict=True)),
        Section(
            "judgements", "Every question", (TableBlock("own-audit", audit_title(about.service), _table(measured)),)
        ),
    )
    run = run_id(audit_parameters(about.service, internal=internal), {source_name(counts): counts_checksum(found.rows)})
    return Report(audit_title(about.service), sections, {"own-audit": measured[COLUMNS]}, run, illustrative)


def audit_parameters(service: str, *, internal: bool) -> dict[str, str]:
    """What decides the report of an audit, beside its counts."""
    return {"report": "own audit", "service": service, "internal": "yes" if internal else "no"}


def audit_title(service: str) -> str:
    """ "Own audit: Camden Youth Justice Service"."""
    return f"Own audit: {service}"


def _printed(rows: pd.DataFrame, *, internal: bool) -> pd.DataFrame:
    own = judgements_of(rows, str(rows["service_id"].iloc[0]))
    return own if internal else suppress(own, ()).rows


def _intro(first: pd.Series) -> str:
    return f"{first['service']}, {first['period']}. {NOT_COMPARED}"


def _summary(measured: pd.DataFrame, found: Filling, internal: bool) -> list[str]:
    exact = measured[measured["status"].eq(EXACT)]
    withheld = int(measured["status"].eq(SUPPRESSED).sum())
    lines = [INTERNAL] if internal else []
    lines.append(found.sentence)
    if found.still_open:
        lines.append(f"Still open: {'; '.join(found.still_open)}.")
    if withheld:
        lines.append(f"Withheld because numbers are small: {number_of(withheld, 'question')} of {len(measured)}.")
    return [*lines, weakest_sentence(weakest(exact)), small_bases_sentence(smallest_bases(exact))]


def _table(measured: pd.DataFrame) -> pd.DataFrame:
    exact = measured["status"].eq(EXACT)
    rows = list(zip(measured.itertuples(), exact, strict=True))
    return pd.DataFrame(
        {
            "Question": measured["judgement"],
            "Theme": measured["theme"].map(THEMES),
            "Sufficient": [f"{row.sufficient} of {row.applicable}" if ok else row.status for row, ok in rows],
            "Per cent": [percent(row.sufficient, row.applicable) if ok else "" for row, ok in rows],
            "95% interval": [f"{rounded(row.lower)}% to {rounded(row.upper)}%" if ok else "" for row, ok in rows],
        }
    ).reset_index(drop=True)
