"""The command line: a thin shell over the functions of the suite.

Nothing heavy is imported before a command needs it, so that --help answers at once.
"""

from __future__ import annotations

import sys
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
    print(f"Made {len(pack.files)} files in {pack.folder}:")
    print(f"  {pack.folder / 'report.html'}   open this in a browser")
    print(f"  {pack.folder / 'charts'}        PNG charts to paste, each with its alt text (.txt)")
    print(f"  {pack.folder / 'tables'}        the figures as CSV")
    for line in pack.remarks:
        print(line)


@app.command()
def check(
    folder: Annotated[Path, typer.Argument(help="The folder that holds the suite's tables.")] = Path("data"),
) -> None:
    """Check every table of a data folder and name every fault: file, row, column, value and mend."""
    from inspection_stats.check.data import TABLES, read_data

    checked = read_data(folder)
    for name in TABLES:
        print(f"{name}.csv: {len(getattr(checked, name)):,} rows, no fault")


def main() -> None:
    """Run the command line: an error made on purpose prints its message and leaves with its own exit code."""
    try:
        app()
    except InspectionStatsError as error:
        print(f"inspection-stats: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
