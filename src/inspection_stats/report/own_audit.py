"""The report of a service's own audit: its charts and its table, with nothing to compare it with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from inspection_stats.check.own_audit import Filling, filled_in
from inspection_stats.describe.charts.about import About
from inspection_stats.describe.charts.own_audit import NOT_COMPARED, audit_chart
from inspection_stats.describe.english.numbers import listed, percent, rounded
from inspection_stats.describe.english.say import say
from inspection_stats.describe.english.withheld import INTERNAL, any_withheld, status_words, withheld_sentence
from inspection_stats.describe.sentences.screening import lowest_sentence, small_bases_of, theme_sentence
from inspection_stats.documents.blocks import Block, Bullets, Paragraph, Section, TableBlock
from inspection_stats.documents.carried import Opening
from inspection_stats.load.counts import read_counts, source_name
from inspection_stats.measure.cases.averages import judgements_of
from inspection_stats.measure.cases.sufficiency import THEME_CAUTION, sufficiency, theme_totals
from inspection_stats.measure.cases.suppress import Published, suppress
from inspection_stats.reference.given import path_given
from inspection_stats.reference.statuses import EXACT
from inspection_stats.reference.themes import THEMES
from inspection_stats.report.opening import made_now, shown
from inspection_stats.report.published_counts import published_checksum
from inspection_stats.report.sections.themes import checked_theme

COLUMNS = [
    "theme", "judgement_id", "judgement", "sufficient", "applicable", "percent", "lower", "upper", "method", "status",
    "small_base", "part_of", "service", "period", "source", "illustrative",
]  # fmt: skip


@dataclass(frozen=True)
class Audit:
    """One service's own audit. Shown in a cell, it opens the report; each of its sections shows itself in one.

    `judgements` has a row for each question, measured; `themes` one for each theme, pooled. Small counts are withheld
    in both.
    """

    found: Filling
    printed: Published
    judgements: pd.DataFrame
    themes: pd.DataFrame
    about: About
    opening: Opening

    def __repr__(self) -> str:
        return self.opening.title

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return shown(self.opening)

    def summary(self) -> Section:
        """What the audit holds, what is open, what is withheld, and where it is lowest."""
        intro = Paragraph(_intro(self.printed.rows.iloc[0]))
        return Section("summary", (intro, Bullets(tuple(_summary(self.judgements, self.found, self.about.internal)))))

    def theme(self, key: str) -> Section:
        """The chart of one theme, as `reference.themes.THEMES` names it; nothing where the audit has none of it.

        Raises `BadRequest` for a theme that is not known.
        """
        checked_theme(key)
        totals = [total for total in self.themes.itertuples() if total.theme == key]
        return _theme_section(self.judgements, totals[0], self.about) if totals else Section(key, ())

    def every_question(self) -> Section:
        """Every question and every theme, as tables."""
        return Section(
            "judgements", tuple(_tables(self.judgements, self.themes, self.about)), audit_frames(self.printed)
        )


def open_audit(counts: str | Path, service: str = "", *, internal: bool = False) -> Audit:
    """Open the report of one service's own audit in `counts`, a CSV, XLSX or ODS file.

    The file has the layout of `inspection-stats new-service`; `service` says which one, where it holds several.
    Questions still open are listed and left out. Small counts (1 to 5, sufficient or insufficient) are withheld with
    what would give them away, whatever the file says of its source; `internal` shows them, and says on every chart
    that it is not for publication. Raises `BadData` with every fault of the filled rows, and `BadRequest` where nothing
    is filled in or no service of the file is meant.
    """
    counts = path_given(counts, "the audit")
    found = filled_in(read_counts(counts), source_name(counts), service)
    printed = published_audit(found, internal=internal)
    first = printed.rows.iloc[0]
    illustrative = bool(first["illustrative"] == "yes")
    sources = listed(list(printed.rows["source"].unique()))
    about = About(first["service_id"], first["service"], sources, illustrative, internal)
    opening = made_now(
        audit_title(about.service),
        audit_parameters(about.service, internal=internal),
        {source_name(counts): audit_checksum(found, printed)},
        illustrative=illustrative,
    )
    totals = theme_totals(printed.rows, printed.themes)
    return Audit(found, printed, sufficiency(printed.rows), totals, about, opening)


def published_audit(found: Filling, *, internal: bool) -> Published:
    """What may be printed of an audit. Every count is protected unless `internal`; no cell of the file decides it."""
    own = judgements_of(found.rows, str(found.rows["service_id"].iloc[0]))
    return suppress(own, pd.Series(not internal, index=own.index))


def audit_frames(printed: Published) -> dict[str, pd.DataFrame]:
    """The tables of the pack by file name: every question, and the themes pooled."""
    first = printed.rows.iloc[0]
    totals = theme_totals(printed.rows, printed.themes)
    status = totals["theme"].map(printed.themes.set_index("theme")["status"])
    about = {name: first[name] for name in ("service", "period", "source", "illustrative")}
    return {
        "own-audit": sufficiency(printed.rows)[COLUMNS],
        "own-audit-themes": totals.drop(columns="left_out").assign(status=status, **about),
    }


def audit_checksum(found: Filling, printed: Published) -> str:
    """The sha256 of all that an audit's report is made from."""
    return published_checksum(printed, *found.still_open)


def audit_parameters(service: str, *, internal: bool) -> dict[str, str]:
    """What decides the report of an audit, as well as its counts."""
    return {"report": "own audit", "service": service, "internal": "yes" if internal else "no"}


def audit_title(service: str) -> str:
    """ "Own audit: Camden Youth Justice Service"."""
    return f"Own audit: {service}"


def _theme_section(measured: pd.DataFrame, total: Any, about: About) -> Section:
    rows = measured[measured["theme"].eq(total.theme)]
    said = theme_sentence(total, rows, "question")
    return Section(total.theme, (audit_chart(measured, total, about), Paragraph(said)))


def _intro(first: pd.Series) -> str:
    return f"{first['service']}, {first['period']}. {NOT_COMPARED}"


def _summary(measured: pd.DataFrame, found: Filling, internal: bool) -> list[str]:
    lines = [INTERNAL] if internal else []
    lines.append(found.sentence)
    if found.still_open:
        lines.append(say("audit.still-open", questions="; ".join(found.still_open)))
    if any_withheld(measured):
        lines.append(withheld_sentence(measured, "question"))
    return [*lines, lowest_sentence(measured, "question"), small_bases_of(measured, "question"), THEME_CAUTION]


def _tables(measured: pd.DataFrame, totals: pd.DataFrame, about: About) -> list[Block]:
    caption = audit_title(about.service)
    return [
        TableBlock("own-audit", caption, _table(measured)),
        TableBlock("own-audit-themes", f"{caption}, the themes pooled", _theme_table(totals)),
        Paragraph(THEME_CAUTION),
    ]


def _table(measured: pd.DataFrame) -> pd.DataFrame:
    exact = measured["status"].eq(EXACT)
    rows = list(zip(measured.itertuples(), exact, strict=True))
    return pd.DataFrame(
        {
            "Question": measured["judgement"],
            "Theme": measured["theme"].map(THEMES),
            "Sufficient": [
                f"{row.sufficient} of {row.applicable}" if ok else status_words(row.status) for row, ok in rows
            ],
            "Per cent": [percent(row.sufficient, row.applicable) if ok else "" for row, ok in rows],
            "95% interval": [f"{rounded(row.lower)}% to {rounded(row.upper)}%" if ok else "" for row, ok in rows],
        }
    ).reset_index(drop=True)


def _theme_table(totals: pd.DataFrame) -> pd.DataFrame:
    rows = [(row, pd.notna(row.percent)) for row in totals.itertuples()]
    return pd.DataFrame(
        {
            "Theme": totals["theme"].map(THEMES),
            "Questions pooled": totals["judgements"].astype(str),
            "Of these withheld": totals["withheld"].astype(str),
            "Sufficient": [f"{row.sufficient} of {row.applicable}" if ok else "not shown" for row, ok in rows],
            "Per cent": [percent(row.sufficient, row.applicable) if ok else "" for row, ok in rows],
            "95% interval, too narrow": [
                f"{rounded(row.lower)}% to {rounded(row.upper)}%" if ok else "" for row, ok in rows
            ],
        }
    )
