"""The command line: a thin shell over the functions of the suite.

Nothing heavy is imported before a command needs it, so that --help answers at once.
"""

from __future__ import annotations

import os
import signal
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from inspection_stats.errors import (
    NO_MEMORY,
    CannotWrite,
    FiguresDoNotHold,
    InspectionStatsError,
    PackDiffers,
    RunFailed,
    is_out_of_memory,
)

if TYPE_CHECKING:
    import pandas as pd

    from inspection_stats.query.answers import Answer

EXIT_CODES = """Exit codes: 0 done; 1 the suite's own fault; 2 what was asked for cannot be given; 3 faults in the data;
4 a notebook stopped; 5 a file could not be written; 6 what was checked does not hold; 130 stopped by hand."""

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
    quarter: Annotated[
        list[str],
        typer.Option(
            help="“2015-16 Q4”, “2016 Q1”, a date in the quarter, or “2016-01-01 to 2016-03-31”; may be repeated."
        ),
    ],
    area: Annotated[
        list[str] | None,
        typer.Option(help="An authority: “Westminster”, a code such as 213 or an alias; may be repeated."),
    ] = None,
    everywhere: Annotated[bool, typer.Option("--all", help="Every authority of the quarter's last day.")] = False,
    region: Annotated[str, typer.Option(help="Every authority of this region.")] = "",
    neighbours_of: Annotated[str, typer.Option(help="This authority and its statistical neighbours.")] = "",
    so_far: Annotated[
        bool, typer.Option("--so-far", help="A quarter that is not held to its end: report what is held of it.")
    ] = False,
    out: Annotated[str, typer.Option(help="The folder for packs, or an fsspec address such as s3://…")] = "reports",
    workers: Annotated[
        int | None, typer.Option(min=1, help="How many packs are made at once; without it, one for each core.")
    ] = None,
    scheduler: Annotated[str, typer.Option(help="Make them on the Dask cluster at tcp://… instead.")] = "",
    word_template: Annotated[
        Path | None, typer.Option(help="A Word file whose styles, headers and footers the Word annex takes.")
    ] = None,
    style: Annotated[
        Path | None, typer.Option(help="A matplotlib style sheet (.mplstyle) for the colours and font of the charts.")
    ] = None,
    data: DataFolder = Path("data"),
) -> None:
    """Make the report packs of areas and quarters. What stands already and is current is kept.

    Example: inspection-stats report --area Westminster --quarter "2015-16 Q4"
    """
    _start_quickly()
    from inspection_stats.cli.progress import name_outcome, showing_progress
    from inspection_stats.packs.cluster import on_cluster
    from inspection_stats.packs.many import Wanted, make_reports, on_this_machine
    from inspection_stats.report.steps import read_data

    wanted = Wanted(tuple(area or ()), region, neighbours_of, everywhere)
    runner = on_cluster(scheduler) if scheduler else on_this_machine(workers or cores())
    with showing_progress() as tell:
        made = make_reports(
            read_data(data), wanted, quarter, data, out, runner, tell, word_template, style, so_far=so_far
        )
    name_outcome(made)


@app.command()
def compare(
    counts: Annotated[str, typer.Argument(help="Case counts of many services: CSV, XLSX, ODS or an SQLAlchemy URL.")],
    service: Annotated[str, typer.Option(help="The service to compare with the others, by its name or service_id.")],
    query: Annotated[str, typer.Option(help="With a database: the SELECT that gives the case counts.")] = "",
    internal: Annotated[bool, typer.Option("--internal", help="Show small counts too: not for publication.")] = False,
    out: Annotated[Path, typer.Option(help="The folder that packs go into.")] = Path("reports"),
) -> None:
    """Compare one service with the average of the others, from the case counts of many.

    Example: inspection-stats compare data/illustrative/case_counts.csv --service "Illustrative service 07"
    """
    _start_quickly()
    from inspection_stats.cli.progress import name_pack
    from inspection_stats.packs.run import make_comparison_pack

    name_pack(make_comparison_pack(counts, service, out, query=query, internal=internal).folder)
    _name_unread_sheets(counts)


@app.command()
def check(
    folder: Annotated[
        Path, typer.Argument(help="The folder of the suite's tables, or one own audit (CSV, XLSX or ODS).")
    ] = Path("data"),
) -> None:
    """Check every table of a data folder, or one own audit, and name every fault: file, row, column, value and fix."""
    from inspection_stats.check.data import TABLES, read_data
    from inspection_stats.check.own_audit import filled_in
    from inspection_stats.load.counts import read_counts

    if os.path.isfile(folder) or (folder.suffix and not os.path.isdir(folder)):
        print(filled_in(read_counts(str(folder)), folder.name).sentence)
        _name_unread_sheets(str(folder))
        return
    checked = read_data(folder)
    for name in TABLES:
        print(f"{name}.csv: {len(getattr(checked, name)):,} rows, no fault")


@app.command("new-service")
def new_service_(
    file: Annotated[Path, typer.Argument(help="The CSV file to begin; a guide to it is written beside it.")],
    service: Annotated[str, typer.Option(help="The service, as in “Camden Youth Justice Service”.")],
    period: Annotated[str, typer.Option(help="When its cases were audited, in words.")],
    data: DataFolder = Path("data"),
) -> None:
    """Begin a file for a service's own audit: a row a question, the counts to be filled in.

    Example: inspection-stats new-service audit.csv --service "Camden Youth Justice Service" --period "May 2026"
    """
    from inspection_stats.check.data import read_data
    from inspection_stats.cli.new_service import new_service

    written, guide = new_service(file, service, period, read_data(data))
    print(f"Began {written}. How to fill it in: {guide}")
    print(f"Check it:  inspection-stats check {written}")
    print(f"Draw it:   inspection-stats audit {written}")


@app.command()
def audit(
    counts: Annotated[str, typer.Argument(help="The filled-in file: CSV, XLSX or ODS.")],
    service: Annotated[str, typer.Option(help="Which service, where the file holds several.")] = "",
    internal: Annotated[bool, typer.Option("--internal", help="Show small counts too: not for publication.")] = False,
    out: Annotated[Path, typer.Option(help="The folder that packs go into.")] = Path("reports"),
) -> None:
    """Make the pack of a service's own audit, compared with no one.

    Example: inspection-stats audit audit.csv
    """
    _start_quickly()
    from inspection_stats.cli.progress import name_pack
    from inspection_stats.packs.audit_pack import make_audit_pack

    name_pack(make_audit_pack(counts, service, out, internal=internal).folder)
    _name_unread_sheets(counts)


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
    ] = "",
    latest: Annotated[
        bool,
        typer.Option("--latest", help="By each authority's latest full inspection, SIF or ILACS, as Ofsted counts."),
    ] = False,
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
    from inspection_stats.query.answers import cutoff, distribution_answer, printable_distribution

    held = read_data(data)
    answer = distribution_answer(
        held, cutoff(held, as_at, published_by), by=by.value, framework=framework, latest=latest, judgement=judgement,
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
    from inspection_stats.query.answers import cutoff, state_answer

    held = read_data(data)
    answer = state_answer(held, cutoff(held, as_at, published_by), area=area, region=region)
    _print(answer, format, answer.frame)


@app.command()
def changes(
    first: Annotated[str, typer.Option("--from", help="The earlier quarter; what it held at its end is the start.")],
    last: Annotated[str, typer.Option("--to", help="The later quarter; changes up to its end count.")],
    area: Annotated[str | None, typer.Option(help="Only this area, with what became of its charts.")] = None,
    region: Annotated[str | None, typer.Option(help="Only areas of this region.")] = None,
    format: Annotated[Format, typer.Option(help="For people or for scripts.")] = Format.text,
    data: DataFolder = Path("data"),
) -> None:
    """Say what changed between the ends of two quarters: inspections, grades, revised figures, charts.

    Example: inspection-stats changes --from "2025-26 Q3" --to "2025-26 Q4" --region London
    """
    from inspection_stats.check.data import read_data
    from inspection_stats.report.changes_between import changes_between, changes_lines

    found = changes_between(read_data(data), first, last, area=area, region=region)
    if format is Format.csv:
        _print_csv(found.frame, found.basis)
        return
    for line in changes_lines(found):
        print(line)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Ofsted's workbook (ODS or XLSX), or one of its sheets saved as CSV.")],
    out: Annotated[Path | None, typer.Option(help="A new CSV file for the judgements that were read.")] = None,
    data: DataFolder = Path("data"),
) -> None:
    """Read a release of Ofsted's and say what is new, what changed and what could not be placed.

    The shipped facts are never altered. Example: inspection-stats import "LA outcomes.ods" --out release.csv
    """
    from inspection_stats.release.import_lines import import_lines
    from inspection_stats.release.import_release import import_release

    for line in import_lines(import_release(file, data, out)):
        print(line)


@app.command()
def claims(
    claims: Annotated[Path, typer.Argument(help="The claims file (TOML), as in data/claims/2016-05-09.toml.")],
    paper: Annotated[Path | None, typer.Option(help="The paper: .txt, .docx or .pdf with text.")] = None,
    format: Annotated[Format, typer.Option(help="For people or for scripts.")] = Format.text,
    out: Annotated[Path | None, typer.Option(help="A folder for the check as a page and a Word annex.")] = None,
) -> None:
    """Check every figure of a paper against the data; leaves with 6 where one does not hold.

    Example: inspection-stats claims data/claims/2016-05-09.toml --paper paper.docx
    """
    from inspection_stats.cli.claims_lines import claims_csv, print_claims
    from inspection_stats.packs.claims_annex import write_claims_annex
    from inspection_stats.report.claims_frames import in_short, to_fix
    from inspection_stats.report.claims_report import check_claims

    report = check_claims(claims, paper or "")
    if format is Format.csv:
        print(claims_csv(report), end="")
    else:
        print_claims(report)
    if out:
        print(f"Written into {write_claims_annex(report, claims, paper, out)}", file=sys.stderr)
    if len(to_fix(report.frames["claims"])):
        raise FiguresDoNotHold(in_short(report.frames["claims"]))


@app.command()
def verify(
    pack: Annotated[Path, typer.Argument(help="The folder of a pack, as in reports/2015-16-Q4/westminster.")],
    data: DataFolder = Path("data"),
) -> None:
    """Check a pack again: are its files those that were made, and what has changed since?

    Example: inspection-stats verify reports/2015-16-Q4/westminster
    """
    from inspection_stats.packs.verify import verify

    found = verify(pack, data if os.path.isdir(data) else None)
    if found.damage:
        raise PackDiffers(pack, found.damage)
    print(f"{pack}: {found.files} files as the run {found.run} made them.")
    if found.since:
        print("Made again today it may differ:", *(f"  {change}" for change in found.since), sep="\n")


def _name_unread_sheets(source: str) -> None:
    from inspection_stats.load.counts import unread_sheets

    for sentence in unread_sheets(source):
        print(sentence)


def _start_quickly() -> None:
    from inspection_stats.packs.quick_start import import_nbformat_without_address_parser

    import_nbformat_without_address_parser()


def _print(answer: Answer, format: Format, shown: pd.DataFrame) -> None:
    """Print an answer, for people or for scripts."""
    if format is Format.csv:
        _print_csv(answer.frame, answer.basis)
        return
    print(answer.basis)
    print(shown.to_string(index=False, na_rep=""))


def _print_csv(frame: pd.DataFrame, basis: str) -> None:
    """The table for scripts on standard output, the words without which it must not be printed on standard error."""
    from inspection_stats.documents.files import unrounded_csv

    print(unrounded_csv(frame), end="")
    print(basis, file=sys.stderr)


def main() -> None:
    """Run the command line: an error made on purpose prints its message and leaves with its own exit code."""
    _stop_as_ctrl_c_does()
    try:
        app()
    except InspectionStatsError as error:
        _leave(error)
    except KeyboardInterrupt:
        print("inspection-stats: stopped. Finished packs stand; the same command goes on from there.", file=sys.stderr)
        sys.exit(130)
    except OSError as error:
        if is_out_of_memory(error):
            _leave(RunFailed(NO_MEMORY))
        _leave(CannotWrite(f"{error}. Check that the file can be read and written, and the space on the disk."))
    except Exception as error:
        if not is_out_of_memory(error):
            raise
        _leave(RunFailed(NO_MEMORY))


def _stop_as_ctrl_c_does() -> None:
    """Let a run that is told to end clear up first, as one that is stopped with Ctrl-C does."""

    def stop(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP", "SIGQUIT"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)


def _leave(error: InspectionStatsError) -> NoReturn:
    print(f"inspection-stats: {error}", file=sys.stderr)
    sys.exit(error.exit_code)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
