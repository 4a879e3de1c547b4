"""Options that several commands take, with the words their help prints."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class By(StrEnum):
    """What a distribution counts."""

    report = "report"
    authority = "authority"
    service = "service"


class Format(StrEnum):
    """How an answer is printed."""

    text = "text"
    csv = "csv"


class Kind(StrEnum):
    """What your own rows can be: a letter of a screening, national averages, figures of local context."""

    letter = "letter"
    averages = "averages"
    context = "context"


DataFolder = Annotated[
    Path | None,
    typer.Option(
        "--data", help="A folder with your own tables. Default: INSPECTION_STATS_DATA, or else the suite's own."
    ),
]


AsAt = Annotated[str, typer.Option("--as-at", help="The day, as in 2016-04-05: reports published by then count.")]
Inspectorate = Annotated[
    str | None, typer.Option(help="The inspectorate, as in “HM Inspectorate of Probation”. Default: Ofsted.")
]
Programme = Annotated[
    str | None, typer.Option(help="The programme or framework, as in “HMIP youth 2018”; see frameworks.toml.")
]
PublishedBy = Annotated[
    str | None,
    typer.Option(help="Count as Ofsted does: on site by --as-at, published by this later day."),
]
Cases = Annotated[
    str,
    typer.Option(
        help="A file to count, with a row for each case and question (CSV, Parquet, XLSX, ODS or an SQLAlchemy URL)."
    ),
]
CasesQuery = Annotated[str, typer.Option(help="With --cases from a database: the SELECT that gives the cases.")]
Answers = Annotated[
    list[str] | None,
    typer.Option(help="What a word of --cases means: “Partly=no”; yes, no or not applicable. May be repeated."),
]
