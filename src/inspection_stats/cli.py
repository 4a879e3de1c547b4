"""The command line: a thin shell over the functions of the suite.

Nothing heavy is imported before a command needs it, so that --help answers at once.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from inspection_stats.errors import InspectionStatsError

EXIT_CODES = """Exit codes: 0 done; 1 the suite's own fault; 2 what was asked for cannot be given; 3 faults in the data;
4 a notebook stopped; 5 a file could not be written."""

app = typer.Typer(
    help="Inspection results of children's services and youth offending services: reports, charts and checked data.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class By(StrEnum):
    """What a distribution counts."""

    report = "report"
    authority = "authority"


class Format(StrEnum):
    """How an answer is printed."""

    text = "text"
    csv = "csv"


DataFolder = Annotated[Path, typer.Option("--data", help="The folder that holds the suite's tables.")]


@app.command()
def report(
    area: Annotated[
        str, typer.Option(help="The authority, as in “Westminster”; a code such as 213 or an alias serves too.")
    ],
    quarter: Annotated[
        str, typer.Option(help="“2015-16 Q4”, “2016 Q1”, a date in the quarter, or “2016-01-01 to 2016-03-31”.")
    ],
    out: Annotated[Path, typer.Option(help="The folder that report packs go into.")] = Path("reports"),
    data: DataFolder = Path("data"),
) -> None:
    """Make the report pack of one area for one quarter.

    Example: inspection-stats report --area Westminster --quarter "2015-16 Q4"
    """
    from rich.console import Console

    console = Console(stderr=True)
    with console.status("Reading and checking the data …") as status:
        from inspection_stats.publish.run import make_pack

        pack = make_pack(area, quarter, data, out, tell=status.update)
    _name_pack(pack)


@app.command()
def compare(
    counts: Annotated[str, typer.Argument(help="Case counts of many services: CSV, XLSX, ODS or an SQLAlchemy URL.")],
    service: Annotated[str, typer.Option(help="The service to compare with the others, by its name or service_id.")],
    query: Annotated[str, typer.Option(help="With a database: the SELECT that gives the case counts.")] = "",
    out: Annotated[Path, typer.Option(help="The folder that packs go into.")] = Path("reports"),
) -> None:
    """Compare one service with the average of the others, from the case counts of many.

    Example: inspection-stats compare data/illustrative/case_counts.csv --service "Illustrative service 07"
    """
    from rich.console import Console

    with Console(stderr=True).status("Reading and checking the case counts …") as status:
        from inspection_stats.publish.run import make_comparison_pack

        pack = make_comparison_pack(counts, service, out, query=query, tell=status.update)
    _name_pack(pack)


@app.command()
def check(
    folder: Annotated[Path, typer.Argument(help="The folder that holds the suite's tables.")] = Path("data"),
) -> None:
    """Check every table of a data folder and name every fault: file, row, column, value and mend."""
    from inspection_stats.check.data import TABLES, read_data

    checked = read_data(folder)
    for name in TABLES:
        print(f"{name}.csv: {len(getattr(checked, name)):,} rows, no fault")


AsAt = Annotated[str, typer.Option("--as-at", help="The day, as in 2016-04-05: reports published by it count.")]
PublishedBy = Annotated[
    str | None,
    typer.Option(help="Count as Ofsted does: on site by --as-at, published by this later day."),
]


@app.command()
def distribution(
    as_at: AsAt,
    by: Annotated[By, typer.Option(help="Count each report, or each authority once by its latest inspection.")],
    framework: Annotated[
        str, typer.Option(help="SIF, ILACS, “LSCB review”, SLAC, CPI, TLAC, or one year's “ILACS 2023”.")
    ],
    judgement: Annotated[str, typer.Option(help="The judgement to count.")] = "overall_effectiveness",
    region: Annotated[str | None, typer.Option(help="Only areas of this region.")] = None,
    area: Annotated[list[str] | None, typer.Option(help="Only these areas; may be repeated.")] = None,
    neighbours_of: Annotated[str | None, typer.Option(help="Only this area's statistical neighbours.")] = None,
    published_by: PublishedBy = None,
    format: Annotated[Format, typer.Option(help="For people or for scripts.")] = Format.text,
    data: DataFolder = Path("data"),
) -> None:
    """Count grades as at a day, naming what is counted.

    Example: inspection-stats distribution --as-at 2016-04-05 --by report --framework SIF
    """
    from inspection_stats.check.data import read_data
    from inspection_stats.publish.answers import cutoff, distribution_answer, printable_distribution

    held = read_data(data)
    answer = distribution_answer(
        held, cutoff(held, as_at, published_by), by=by.value, framework=framework, judgement=judgement,
        region=region, areas=area or (), neighbours=neighbours_of,
    )  # fmt: skip
    _print(answer, format, printable_distribution(answer))


@app.command()
def state(
    as_at: AsAt,
    area: Annotated[str | None, typer.Option(help="Only this area.")] = None,
    region: Annotated[str | None, typer.Option(help="Only areas of this region.")] = None,
    published_by: PublishedBy = None,
    format: Annotated[Format, typer.Option(help="For people or for scripts.")] = Format.text,
    data: DataFolder = Path("data"),
) -> None:
    """Show the standing judgements of every authority as at a day, naming the basis.

    Example: inspection-stats state --as-at 2025-03-31 --published-by 2025-06-30 --format csv
    """
    from inspection_stats.check.data import read_data
    from inspection_stats.publish.answers import cutoff, state_answer

    held = read_data(data)
    answer = state_answer(held, cutoff(held, as_at, published_by), area=area, region=region)
    _print(answer, format, answer.frame)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Ofsted's workbook (ODS or XLSX), or one of its sheets saved as CSV.")],
    out: Annotated[Path | None, typer.Option(help="A new CSV file for the judgements that were read.")] = None,
    data: DataFolder = Path("data"),
) -> None:
    """Read a release of Ofsted's and say what is new, what changed and what could not be placed.

    The shipped facts are never altered. Example: inspection-stats import "LA outcomes.ods" --out release.csv
    """
    from inspection_stats.publish.import_lines import import_lines
    from inspection_stats.publish.import_release import import_release

    for line in import_lines(import_release(file, data, out)):
        print(line)


def _name_pack(pack) -> None:
    """Say what was made and how to open it."""
    print(f"Made {len(pack.files)} files in {pack.folder}:")
    print(f"  {pack.folder / 'report.html'}   open this in a browser")
    print(f"  {pack.folder / 'report.docx'}   the same as a Word annex")
    print(f"  {pack.folder / 'charts'}        PNG charts to paste, each with its alt text (.txt)")
    print(f"  {pack.folder / 'tables'}        the figures as CSV")


def _print(answer, format: Format, shown) -> None:
    """Print an answer: for scripts the table alone goes to standard output, its basis to standard error."""
    if format is Format.csv:
        print(answer.csv(), end="")
        print(answer.basis, file=sys.stderr)
        return
    print(answer.basis)
    print(shown.to_string(index=False, na_rep=""))


def main() -> None:
    """Run the command line: an error made on purpose prints its message and leaves with its own exit code."""
    try:
        app()
    except InspectionStatsError as error:
        print(f"inspection-stats: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
