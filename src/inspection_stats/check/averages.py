"""The tables of national averages and of many services' case counts, and what must be true of their rows."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from inspection_stats.check.columns import code, day, number, one_of, text, whole_number
from inspection_stats.check.sqs import ILLUSTRATIVE, SLUG, SOURCE, YES_NO
from inspection_stats.check.table import TableDefinition
from inspection_stats.errors import nearest
from inspection_stats.reference.statuses import NOT_STATED
from inspection_stats.reference.themes import THEMES

PUBLISHED = "published figure"
POOLED = "pooled from inspections held"
DIRECTION_ONLY = "direction only"
CONTEXT = "context from another programme"
BASES = (PUBLISHED, POOLED, DIRECTION_ONLY, CONTEXT)

CASE_PROGRAMMES = ("SQS", "CCI")
LEVELS = ("theme", "judgement")
FIGURES = ["value_percent", "sufficient", "applicable"]
ALREADY_PUBLISHED = "already_published"

Found = Iterator[tuple[int, str, str, str]]


def _percent_not_share(rows: pd.DataFrame) -> Found:
    values = rows["value_percent"]
    for row in rows.index[values.gt(0) & values.le(1)]:
        share = values[row]
        problem = f"{share:g} reads as {share:g}%, and averages are percentages"
        yield row, "value_percent", problem, f"Write {100 * share:g} for {100 * share:g}%"


def _figure_fits_basis(rows: pd.DataFrame) -> Found:
    for row, average in rows.iterrows():
        given = average[FIGURES].notna()
        if average["basis"] == DIRECTION_ONLY:
            if given.any():
                column = str(given[given].index[0])
                yield (
                    row,
                    column,
                    "There is a figure, but the basis is “direction only”",
                    "Empty the cell, or fix the basis",
                )
            if average["direction"] == "":
                yield row, "direction", "The direction is missing", "Write higher or lower"
            if average["area_or_service"] == "":
                yield row, "area_or_service", "A direction holds for one service, and none is named", "Name it"
            continue
        if average["direction"] != "":
            yield (
                row,
                "direction",
                "The row gives a figure, so the direction follows from comparing it",
                "Empty the cell",
            )
        if average["period"] == NOT_STATED:
            yield (
                row,
                "period",
                "An average without a period",
                "Write the period the source gives, or leave the row out",
            )
        if given["sufficient"] != given["applicable"]:
            column = "applicable" if given["sufficient"] else "sufficient"
            yield row, column, "One of the two counts is missing", "Fill both counts, or empty both"
        elif average["basis"] == POOLED and not given["applicable"]:
            yield row, "applicable", "A pooled average needs the counts it was pooled from", "Fill both counts"
        elif not given.any():
            yield row, "value_percent", "The row gives no figure", f"Fill it, or write the basis “{DIRECTION_ONLY}”"


def _counts_are_possible(rows: pd.DataFrame) -> Found:
    for row in rows.index[rows["sufficient"].gt(rows["applicable"]).fillna(False)]:
        k, n = rows.at[row, "sufficient"], rows.at[row, "applicable"]
        yield row, "sufficient", f"More cases are sufficient ({k}) than judged ({n})", "Check both counts"


def _counts_fit_percent(rows: pd.DataFrame) -> Found:
    share = 100 * rows["sufficient"] / rows["applicable"]
    for row in rows.index[(share - rows["value_percent"]).abs().gt(0.5).fillna(False)]:
        problem = f"The counts give {share[row]:.1f}%, the row says {rows.at[row, 'value_percent']:g}%"
        yield row, "value_percent", problem, "Check all three against the source"


def _place_fits_programme(rows: pd.DataFrame) -> Found:
    sqs = rows["programme"].eq("SQS")
    for row in rows.index[sqs & rows["theme"].eq("")]:
        yield row, "theme", "The theme is missing", f"Write one of: {', '.join(THEMES)}"
    for row in rows.index[~sqs & rows["theme"].ne("")]:
        yield row, "theme", "The themes are those of SQS, and this is another programme's figure", "Empty the cell"
    for row in rows.index[sqs & rows["basis"].eq(CONTEXT)]:
        yield row, "basis", "An SQS figure is not context from another programme", f"Write “{PUBLISHED}” or “{POOLED}”"
    for row in rows.index[~sqs & rows["basis"].ne(CONTEXT)]:
        yield row, "basis", "A figure of another programme can only be context", f"Write “{CONTEXT}”"
    for row in rows.index[rows["level"].eq("judgement") & rows["judgement_id"].eq("")]:
        yield row, "judgement_id", "The level is judgement, but none is named", "Name it, or write the level theme"
    for row in rows.index[rows["level"].eq("theme") & rows["judgement_id"].ne("")]:
        yield row, "judgement_id", "The level is theme, but a judgement is named", "Empty the cell, or fix the level"


def _one_programme(rows: pd.DataFrame) -> Found:
    first = rows["programme"].iloc[0] if len(rows) else ""
    for row in rows.index[rows["programme"].ne(first)][:1]:
        problem = f"The file starts with {first} and goes on with counts of another programme"
        yield row, "programme", problem, "Give each programme a file of its own: their questions are not the same"


def _illustrative_apart(rows: pd.DataFrame) -> Found:
    first = rows["illustrative"].iloc[0] if len(rows) else ""
    for row in rows.index[rows["illustrative"].ne(first)][:1]:
        yield (
            row,
            "illustrative",
            "The file mixes illustrative and real rows",
            "Give illustrative rows a file of their own",
        )


def _service_once(rows: pd.DataFrame) -> Found:
    for service, periods in rows.groupby("service_id", sort=False)["period"]:
        for period in periods.unique()[1:]:
            row = periods.index[periods.eq(period)][0]
            problem = f"The same service, {service}, has a second period here: its cases would count twice"
            yield row, "period", problem, "Keep one inspection of each service"
    names = rows.drop_duplicates("service_id")
    spelt = names["service"].str.casefold().str.replace(r"\W+", " ", regex=True).str.strip()
    for row in names.index[spelt.duplicated()]:
        first = names.loc[spelt.eq(spelt[row]), "service_id"].iloc[0]
        problem = f"The same service appears above under the service_id {first}"
        yield row, "service", problem, "Keep one of the two, or give them different names"


def _questions_match(rows: pd.DataFrame) -> Found:
    for column, what in (("theme", "theme"), ("judgement", "label"), ("part_of", "part_of")):
        for judgement, cells in rows.groupby("judgement_id", sort=False)[column]:
            for row in cells.index[cells.ne(cells.iloc[0])]:
                problem = f"The question {judgement} has another {what} in row {cells.index[0]}: “{cells.iloc[0]}”"
                yield row, column, problem, "Write the same in all its rows, or give it another judgement_id"
    yield from _nearly_the_same_question(rows)


def _nearly_the_same_question(rows: pd.DataFrame) -> Found:
    by_question = rows.groupby("judgement_id")["service_id"].agg(set)
    shared = {name: held for name, held in by_question.items() if len(held) > 1}
    for judgement, services in by_question.items() if shared else ():
        service = next(iter(services))
        others = [name for name, held in shared.items() if service not in held]
        if len(services) > 1 or not others:
            continue
        if offer := nearest(str(judgement), others, 1):
            row = rows.index[rows["judgement_id"].eq(judgement)][0]
            yield row, "judgement_id", f"Only {service} has this question, and lacks one much like it", offer


NATIONAL_AVERAGES = TableDefinition(
    "national_averages.csv",
    "a national average, or what is known of one",
    {
        "programme": one_of("The inspectorate's programme the figure belongs to", CASE_PROGRAMMES),
        "level": one_of("What the figure is about: a theme (or headline) or one judgement", LEVELS),
        "theme": one_of("The SQS theme; empty for another programme", tuple(THEMES), blank=True),
        "judgement_id": code("The judgement; empty for a theme", SLUG, "offending-assessed", blank=True),
        "measure": text("What was measured, in the words of the source"),
        "period": text(f"The period it is about; “{NOT_STATED}” only where no figure is given"),
        "value_percent": number("The average in percent: 78, not 0.78", blank=True, high=100),
        "sufficient": whole_number("Cases judged sufficient, where counts are given", blank=True),
        "applicable": whole_number("Cases the question applied to, where counts are given", blank=True, at_least=1),
        "inspections": whole_number(
            "Number of inspections it rests on, as far as the source says", blank=True, at_least=1
        ),
        "basis": one_of("What kind of figure it is", BASES),
        "direction": one_of(
            "Where only this is published: higher or lower than the average", ("higher", "lower"), blank=True
        ),
        "area_or_service": text("The service a direction holds for", blank=True),
        "source": text(SOURCE),
        "source_published": day("Day the source was published, where it is known", blank=True),
        "note": text("What a reader must know", blank=True),
        "illustrative": one_of(ILLUSTRATIVE, YES_NO),
    },
    key=("programme", "level", "theme", "judgement_id", "measure", "period", "area_or_service"),
    rules=(_percent_not_share, _figure_fits_basis, _counts_are_possible, _counts_fit_percent, _place_fits_programme),
)

CASE_COUNTS = TableDefinition(
    "case_counts.csv",
    "one question asked of one service's cases",
    {
        "programme": one_of("The inspectorate's programme; one to a file", CASE_PROGRAMMES),
        "service_id": code("Name of the service, used by other tables", SLUG, "west-london-tri-borough-yos"),
        "service": text("Name of the service in full"),
        "period": text("When it was inspected"),
        "theme": one_of("The theme of the question", tuple(THEMES)),
        "judgement_id": code("Name of the question, the same for every service", SLUG, "offending-assessed"),
        "judgement": text("Short label of the question, the same for every service"),
        "sufficient": whole_number("Cases judged sufficient"),
        "applicable": whole_number("Cases the question applied to; 0 where it applied to none"),
        "part_of": code(
            "Question whose cases include these; left out of theme totals", SLUG, "harm-planned", blank=True
        ),
        "source": text("Where the counts come from"),
        "illustrative": one_of(ILLUSTRATIVE, YES_NO),
    },
    key=("service_id", "period", "judgement_id"),
    rules=(_one_programme, _illustrative_apart, _service_once, _counts_are_possible, _questions_match),
    optional={
        ALREADY_PUBLISHED: one_of(
            "yes where an inspectorate has published these counts; where it is empty, no, or there is no such column, "
            "small counts are withheld",
            YES_NO,
            blank=True,
        )
    },
)
