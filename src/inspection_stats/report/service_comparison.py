"""One service against the others, from the case counts of many services: words, tables and charts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from inspection_stats.check.averages import CASE_COUNTS
from inspection_stats.describe.charts.about import About
from inspection_stats.describe.charts.comparison import bars_chart, dots_chart, funnel_chart, heat_chart, ranked_chart
from inspection_stats.describe.english.numbers import number_of, percent, rounded
from inspection_stats.describe.english.say import say
from inspection_stats.describe.english.withheld import INTERNAL, any_withheld, status_words, withheld_sentence
from inspection_stats.describe.sentences.comparison import verdict_sentences
from inspection_stats.documents.blocks import Block, Bullets, Paragraph, Section, TableBlock
from inspection_stats.documents.carried import Opening
from inspection_stats.errors import BadRequest, nearest
from inspection_stats.load.counts import read_counts, source_name
from inspection_stats.measure.cases.averages import THEME, judgements_of, pool, with_status
from inspection_stats.measure.cases.compare import against_counts
from inspection_stats.measure.cases.small_counts import protected
from inspection_stats.measure.cases.sufficiency import SMALL_BASE, sufficiency
from inspection_stats.measure.cases.suppress import Published, suppress
from inspection_stats.reference.given import name_given, path_given
from inspection_stats.reference.statuses import EXACT, ILLUSTRATIVE_DATA, SUPPRESSED
from inspection_stats.reference.themes import THEMES
from inspection_stats.report.frames import comparison_frame
from inspection_stats.report.opening import made_now, shown
from inspection_stats.report.published_counts import published_checksum
from inspection_stats.report.sections.themes import checked_theme


@dataclass(frozen=True)
class Comparison:
    """One service among others. Shown in a cell, it opens the report; each of its sections shows itself in one.

    `printed` is what may be printed of all the counts, `compared` the comparison made from that: a row for each
    judgement and for each theme.
    """

    printed: Published
    compared: pd.DataFrame
    about: About
    opening: Opening

    def __repr__(self) -> str:
        return self.opening.title

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return shown(self.opening)

    @property
    def counts(self) -> pd.DataFrame:
        """The case counts of every service, a row for each service and judgement, small ones withheld."""
        return self.printed.rows

    @property
    def averages(self) -> pd.DataFrame:
        """The averages of all services, a row for each judgement or theme."""
        return pool(self.printed.rows, self.printed.themes)

    def summary(self) -> Section:
        """How the service compares, in words."""
        return _summary(self)

    def theme(self, key: str) -> Section:
        """The charts of one theme, as `reference.themes.THEMES` names it; nothing where the counts have none of it.

        Raises `BadRequest` for a theme that is not known.
        """
        checked_theme(key)
        held = key in set(self.compared["theme"])
        return Section(key, tuple(_charts(key, self)) if held else ())

    def every_comparison(self) -> Section:
        """Every judgement and theme against the average, as a table."""
        caption = f"{self.about.service}: every judgement and theme against the average of the other services"
        frames = {"sqs-comparison": comparison_frame(self.compared), "averages": self.averages}
        return Section("comparison", (TableBlock("sqs-comparison", caption, _table(self.compared)),), frames)


def open_comparison(counts: str | Path, service: str, query: str = "", *, internal: bool = False) -> Comparison:
    """Open the report of `service` (a name or service_id) against the other services of `counts`.

    `counts` is a CSV, XLSX or ODS file laid out as `CASE_COUNTS`, or a database URL with a SELECT in `query`. Small
    counts, apart from those declared illustrative or already published, are withheld before anything is computed;
    `internal` shows them and says on every chart that it is not for publication. Raises `BadData` with every fault of
    the counts, `BadRequest` for an unknown service or the only one.
    """
    counts = path_given(counts, "the case counts")
    held = CASE_COUNTS.check(read_counts(counts, query), source_name(counts))
    service_id, name = find_service(held, service)
    return compared_with_others(held, service_id, name, query, source_name(counts), internal=internal)


def compared_with_others(
    held: pd.DataFrame, service_id: str, name: str, query: str = "", file: str = "", *, internal: bool
) -> Comparison:
    """The comparison of one service of the checked case counts with the others; `file` is what they were read from."""
    printed = withhold(held, internal=internal)
    programme = str(held["programme"].iloc[0])
    own = sufficiency(judgements_of(printed.rows, service_id))
    compared = against_counts(own, printed.rows, programme=programme, service_id=service_id, themes=printed.themes)
    sources = ", ".join(dict.fromkeys(held["source"].str.split(";").str[0]))
    illustrative = bool(held["illustrative"].eq("yes").any())
    opening = made_now(
        comparison_title(name, illustrative=illustrative),
        comparison_parameters(name, query, internal=internal),
        {file: published_checksum(printed)},
        illustrative=illustrative,
    )
    return Comparison(printed, compared, About(service_id, name, sources, illustrative, internal), opening)


def comparison_parameters(service: str, query: str, *, internal: bool) -> dict[str, str]:
    """What decides a comparison, as well as the counts: as the manifest records it and the run id counts it."""
    return {"report": "comparison", "service": service, "query": query, "internal": "yes" if internal else "no"}


def comparison_title(service: str, *, illustrative: bool) -> str:
    """ "Illustrative data: Illustrative service 07 against the average"."""
    return f"{ILLUSTRATIVE_DATA + ': ' if illustrative else ''}{service} against the average"


def find_service(counts: pd.DataFrame, service: str) -> tuple[str, str]:
    """The service_id and name of the service meant.

    Raises `BadRequest` with the nearest names, and where the counts hold no other service to compare it with.
    """
    service = name_given(service, "a service")
    names = counts.drop_duplicates("service_id").set_index("service_id")["service"]
    for service_id, name in names.items():
        if service.strip().casefold() in (str(service_id).casefold(), str(name).casefold()):
            if len(names) == 1:
                raise BadRequest(
                    f"The counts hold only {name}: there is no other service to compare it with. Add the rows of "
                    "others, or make the pack of this one with: inspection-stats audit"
                )
            return str(service_id), str(name)
    raise BadRequest(f"“{service}” is not among the services counted. {nearest(service, list(names))}".strip())


def withhold(counts: pd.DataFrame, *, internal: bool = False) -> Published:
    """What may be printed of checked case counts: small ones withheld, where they are protected and not `internal`."""
    return suppress(with_status(counts), protected(counts) & (not internal))


def _summary(one: Comparison) -> Section:
    rows, about = one.printed.rows, one.about
    lines = [INTERNAL] if about.internal else []
    lines += verdict_sentences(one.compared)
    if any_withheld(rows):
        lines.append(f"{withheld_sentence(rows, 'count')} {say('comparison.withheld-shown-as')}")
    others = rows["service_id"].nunique() - 1
    intro = say("comparison.intro", others, service=about.service, source=about.source)
    blocks = (Paragraph(f"{ILLUSTRATIVE_DATA}. {intro}" if about.illustrative else intro), Bullets(tuple(lines)))
    return Section("summary", blocks)


def _charts(theme: str, one: Comparison) -> Iterator[Block]:
    compared, about = one.compared, one.about
    yield bars_chart(compared, theme, about)
    if compared.loc[compared["theme"].eq(theme) & compared["level"].eq("judgement"), "status"].eq(EXACT).any():
        yield dots_chart(compared, theme, about)
    yield from _among_services(theme, one)
    yield heat_chart(one.printed.rows, theme, about)


def _among_services(theme: str, one: Comparison) -> Iterator[Block]:
    """All services by their theme totals, in a funnel and in order; neither where a total is withheld."""
    rows = one.printed.themes[one.printed.themes["theme"].eq(theme)]
    if any_withheld(rows):
        withheld = int(rows["status"].eq(SUPPRESSED).sum())
        services = number_of(len(rows), "service")
        yield Paragraph(say("comparison.withheld-totals", withheld, services=services))
        return
    names = one.printed.rows.drop_duplicates("service_id").set_index("service_id")["service"]
    counted = rows[rows["status"].eq(EXACT)]
    services = counted.assign(
        service=counted["service_id"].map(names), cases=counted["applicable"] // counted["questions"]
    ).reset_index(drop=True)
    own = services[services["service_id"].eq(one.about.service_id)]
    if own["cases"].ge(SMALL_BASE).any():
        average = 100 * float(services["sufficient"].sum()) / float(services["applicable"].sum())
        yield funnel_chart(services, average, theme, one.about)
    if own["applicable"].ge(SMALL_BASE).any():
        yield ranked_chart(services, theme, one.about)


def _table(compared: pd.DataFrame) -> pd.DataFrame:
    rows = [
        {
            "Judgement": row.judgement if row.level == "judgement" else f"{THEMES[row.theme]}, theme",
            "Sufficient": f"{row.sufficient} of {row.applicable}" if counted else _without_count(row.status),
            "Per cent": percent(row.sufficient, row.applicable) if counted else "",
            "Average": "" if pd.isna(row.national) else percent(row.national_sufficient, row.national_applicable),
            "Difference, points": _difference(row),
            "Verdict": row.verdict,
            "Why not, or how fragile": status_words(row.reason) or _fragile(row),
        }
        for row, counted in zip(compared.itertuples(), compared["applicable"].notna(), strict=True)
    ]
    return pd.DataFrame(rows)


def _without_count(status: str) -> str:
    return "" if status == EXACT else status_words(status)


def _difference(row: Any) -> str:
    if pd.isna(row.difference):
        return ""
    mark = ", too narrow" if row.level == THEME else ""
    return f"{rounded(row.difference)} ({rounded(row.difference_lower)} to {rounded(row.difference_upper)}{mark})"


def _fragile(row: Any) -> str:
    if row.level == THEME:
        return str(row.caution)
    if pd.isna(row.fragility):
        return "no change of only its own cases would change the word"
    return f"{number_of(int(row.fragility), 'case')} otherwise: {row.fragile_to}"
