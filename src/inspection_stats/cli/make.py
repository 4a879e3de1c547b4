"""Commands that make packs: reports, comparisons, own audits."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import typer

from inspection_stats.cli.options import Answers, Cases, CasesQuery, DataFolder
from inspection_stats.errors import BadRequest


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
    everywhere: Annotated[bool, typer.Option("--all", help="Every authority on the quarter's last day.")] = False,
    region: Annotated[str, typer.Option(help="Every authority of this region.")] = "",
    neighbours_of: Annotated[str, typer.Option(help="This authority and its statistical neighbours.")] = "",
    so_far: Annotated[bool, typer.Option("--so-far", help="Report the part of a quarter that is held so far.")] = False,
    out: Annotated[str, typer.Option(help="The folder for packs, or an fsspec address such as s3://…")] = "reports",
    workers: Annotated[
        int | None, typer.Option(min=1, help="How many packs to make at once. Default: one for each core.")
    ] = None,
    scheduler: Annotated[str, typer.Option(help="Make them on the Dask cluster at tcp://… instead.")] = "",
    word_template: Annotated[
        Path | None, typer.Option(help="A Word file whose styles, headers and footers the Word annex uses.")
    ] = None,
    style: Annotated[
        Path | None, typer.Option(help="A matplotlib style sheet (.mplstyle) for the colours and font of the charts.")
    ] = None,
    notebook: Annotated[
        Path | None, typer.Option(help="A notebook of your own to run instead (inspection-stats new-report).")
    ] = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option("-p", "--parameter", help="NAME=VALUE for a parameter of your own notebook; may be repeated."),
    ] = None,
    commentary: Annotated[
        Path | None, typer.Option(help="A folder with your words on each area, in files like westminster.md.")
    ] = None,
    data: DataFolder = None,
) -> None:
    """Make the report packs of areas and quarters. An up-to-date pack is kept.

    Example: inspection-stats report --area Westminster --quarter "2015-16 Q4"
    """
    with _importing():
        from inspection_stats.check.data import read_data
        from inspection_stats.cli.progress import name_commentary, name_outcome, showing_progress
        from inspection_stats.load.data_folder import data_folder
        from inspection_stats.packs.many import make_reports, on_this_machine
        from inspection_stats.packs.parameters import own_values
        from inspection_stats.packs.plan import ReportOptions, Wanted

    wanted = Wanted(tuple(area or ()), region, neighbours_of, everywhere)
    if scheduler:
        from inspection_stats.packs.cluster import on_cluster

        runner = on_cluster(scheduler)
    else:
        runner = on_this_machine(workers or cores())
    path = notebook or ReportOptions().notebook
    options = ReportOptions(path, own_values(path, parameter or []), word_template, style, commentary, so_far=so_far)
    folder = data_folder(data)
    with showing_progress() as tell:
        made = make_reports(read_data(folder), wanted, quarter, folder, out, runner, tell, options)
    name_commentary(made)
    name_outcome(made)


def compare(
    counts: Annotated[str, typer.Argument(help="Case counts of many services: CSV, XLSX, ODS or an SQLAlchemy URL.")],
    service: Annotated[str, typer.Option(help="The service to compare with the others, by its name or service_id.")],
    query: Annotated[str, typer.Option(help="With a database: the SELECT that gives the case counts.")] = "",
    internal: Annotated[bool, typer.Option("--internal", help="Show small counts too. Not for publication.")] = False,
    cases: Cases = "",
    cases_query: CasesQuery = "",
    answer: Answers = None,
    out: Annotated[Path, typer.Option(help="The folder that packs go into.")] = Path("reports"),
) -> None:
    """Compare one service with the average of the others, from the case counts of many.

    Example: inspection-stats compare data/illustrative/case_counts.csv --service "Illustrative service 07"
    """
    with _importing():
        from inspection_stats.cli.progress import name_pack, name_unread_sheets
        from inspection_stats.packs.comparison_pack import make_comparison_pack

    counts = _counted(counts, cases, answer, cases_query)
    name_pack(make_comparison_pack(counts, service, out, query=query, internal=internal).folder)
    name_unread_sheets(counts)


def audit(
    counts: Annotated[str, typer.Argument(help="The filled-in file: CSV, XLSX or ODS.")],
    service: Annotated[str, typer.Option(help="Which service, where the file holds several.")] = "",
    internal: Annotated[bool, typer.Option("--internal", help="Show small counts too. Not for publication.")] = False,
    cases: Cases = "",
    cases_query: CasesQuery = "",
    answer: Answers = None,
    out: Annotated[Path, typer.Option(help="The folder that packs go into.")] = Path("reports"),
) -> None:
    """Make the pack of a service's own audit, compared with no one.

    Example: inspection-stats audit audit.csv
    """
    with _importing():
        from inspection_stats.cli.progress import name_pack, name_unread_sheets
        from inspection_stats.packs.audit_pack import make_audit_pack

    counts = _counted(counts, cases, answer, cases_query)
    name_pack(make_audit_pack(counts, service, out, internal=internal).folder)
    name_unread_sheets(counts)


def _counted(counts: str, cases: str, answers: list[str] | None, query: str) -> str:
    """The file of counts: as it is, or with the cases counted into it."""
    if not cases:
        if answers or query:
            raise BadRequest("--answer and --cases-query say how --cases is read: name the cases, or leave them out.")
        return counts
    from inspection_stats.cli.cases import counted_into

    written = counted_into(counts, cases, answers or (), query)
    print(f"Counted the cases into {written}.")
    return str(written)


def _importing() -> AbstractContextManager[None]:
    """Around the imports of a command that makes packs, so that they are quick."""
    from inspection_stats.packs.quick_start import import_nbformat_without_address_parser, imports_uncollected

    import_nbformat_without_address_parser()
    return imports_uncollected()


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
