"""The tables of Short Quality Screening (SQS) results: what each column holds and what must be true of a row."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from inspection_stats.check.columns import code, day, number, one_of, text, whole_number
from inspection_stats.check.table import TableDefinition
from inspection_stats.reference.statuses import EXACT, IMPLIED, IN_WORDS, NOT_APPLICABLE, STATUSES
from inspection_stats.reference.themes import THEMES

SUBSAMPLES = ("all cases", "cases where it applied", "court reports", "custody")

Found = Iterator[tuple[int, str, str, str]]

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
YES_NO = ("yes", "no")
SOURCE = "Where the figure is: document, date, paragraph"
ILLUSTRATIVE = "yes where the row is invented for trying things out; everything made from it says so"


def _counts_fit_status(rows: pd.DataFrame) -> Found:
    for row, judgement in rows.iterrows():
        counts = judgement[["sufficient", "applicable"]]
        if judgement["status"] != EXACT:
            if counts.notna().any():
                column = str(counts.first_valid_index())
                yield row, column, f"There is a count, but the status is “{judgement['status']}”", "Empty the cell"
        elif counts.isna().any():
            column = str(counts[counts.isna()].index[0])
            yield row, column, "The status is exact, but the count is missing", f"Fill it, or write “{IN_WORDS}”"
        elif judgement["applicable"] == 0:
            yield row, "applicable", "No case was judged", f"Write the status “{NOT_APPLICABLE}” and empty both counts"
        elif judgement["sufficient"] > judgement["applicable"]:
            problem = f"More cases are sufficient ({judgement['sufficient']}) than judged ({judgement['applicable']})"
            yield row, "sufficient", problem, "Check both counts against the source"


def _words_fit_status(rows: pd.DataFrame) -> Found:
    in_words = rows["status"].eq(IN_WORDS)
    for row in rows.index[in_words & rows["words"].eq("")]:
        yield row, "words", "The judgement is stated in words only, but the words are missing", "Quote them"
    for row in rows.index[in_words & rows["implied"].eq("")]:
        yield row, "implied", "What the words imply is missing", f"Write one of: {', '.join(IMPLIED)}"
    for row in rows.index[~in_words & rows["implied"].ne("")]:
        yield row, "implied", "Only a judgement stated in words implies a range", "Empty the cell"


def _part_of_is_known(rows: pd.DataFrame) -> Found:
    known = set(zip(rows["inspection_id"], rows["theme"], rows["judgement_id"], strict=True))
    for row, judgement in rows[rows["part_of"].ne("")].iterrows():
        whole = (judgement["inspection_id"], judgement["theme"], judgement["part_of"])
        if whole not in known or judgement["part_of"] == judgement["judgement_id"]:
            yield (
                row,
                "part_of",
                "There is no other such judgement in this theme",
                "Write the judgement_id of the whole",
            )


def _dates_in_order(rows: pd.DataFrame) -> Found:
    for row in rows.index[rows["on_site_to"] < rows["on_site_from"]]:
        yield row, "on_site_to", "The inspection ends before it starts", "Check the two dates"
    for row in rows.index[rows["published"] < rows["on_site_to"]]:
        yield row, "published", "The report is dated before the inspection ended", "Check the dates"


SCREENING = "SQS"
"""The programme of these tables, by its name in `frameworks.toml`; their columns and themes are its own."""

SQS_INSPECTIONS = TableDefinition(
    "sqs_inspections.csv",
    "a screening of one service",
    {
        "inspection_id": code("Name of the screening, used by other tables", SLUG, "west-london-sqs-2016-01-27"),
        "service_id": code("The service inspected; its areas are in service_areas.csv", SLUG, "west-london-yos"),
        "programme": one_of("The inspectorate's programme", (SCREENING,)),
        "on_site_from": day("First day of the inspection"),
        "on_site_to": day("Last day of the inspection"),
        "published": day("Date of the letter"),
        "cases": whole_number("Cases inspected", at_least=1),
        "source": text(SOURCE),
        "illustrative": one_of(ILLUSTRATIVE, YES_NO),
    },
    key=("inspection_id",),
    rules=(_dates_in_order,),
)

SQS_JUDGEMENTS = TableDefinition(
    "sqs_judgements.csv",
    "one judgement that a letter states",
    {
        "inspection_id": code("The screening", SLUG, "west-london-sqs-2016-01-27"),
        "theme": one_of("The theme of the letter", tuple(THEMES)),
        "order": whole_number("Place within the theme, in the order of the letter", at_least=1),
        "judgement_id": code("Name of the judgement, the same in every screening", SLUG, "offending-assessed"),
        "judgement": text("Short label, the project's own wording"),
        "subsample": one_of("Which of the cases the question was asked of", SUBSAMPLES),
        "sufficient": whole_number("Cases judged sufficient", blank=True),
        "applicable": whole_number("Cases the question applied to", blank=True),
        "status": one_of("How the letter states the result", STATUSES),
        "words": text("The few words the row rests on, from the letter", blank=True),
        "implied": one_of("What the words imply about the share", IMPLIED, blank=True),
        "part_of": code(
            "Judgement whose cases include these; left out of theme totals", SLUG, "harm-planned", blank=True
        ),
        "source": text(SOURCE),
        "illustrative": one_of(ILLUSTRATIVE, YES_NO),
    },
    key=("inspection_id", "judgement_id"),
    rules=(_counts_fit_status, _words_fit_status, _part_of_is_known),
)

SQS_HEADLINES = TableDefinition(
    "sqs_headlines.csv",
    "a summary of one screening that was printed elsewhere",
    {
        "inspection_id": code("The screening", SLUG, "west-london-sqs-2016-01-27"),
        "judgements": whole_number("Judgements counted", at_least=1),
        "at_100": whole_number("Judgements at 100% sufficient"),
        "over_90_under_100": whole_number("Further judgements over 90%"),
        "over_85": whole_number("Judgements over 85%, those above included"),
        "under_80": whole_number("Judgements below 80%"),
        "lowest_percent": number("Lowest percentage, as printed", blank=True, high=100),
        "source": text(SOURCE),
        "source_published": day("Day the source was published"),
        "illustrative": one_of(ILLUSTRATIVE, YES_NO),
    },
    key=("inspection_id",),
)
