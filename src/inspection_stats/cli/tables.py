"""Commands about tables: check them, start an audit, read a release from Ofsted."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from inspection_stats.cli.options import DataFolder, Kind
from inspection_stats.errors import BadRequest


def check(
    folder: Annotated[
        Path | None,
        typer.Argument(help="A folder of tables, or your own audit (CSV, XLSX or ODS). Default: the suite's tables."),
    ] = None,
) -> None:
    """Check every table of a data folder, or your own audit, and list every fault: file, row, column, value and fix."""
    from inspection_stats.check.data import TABLES, read_data
    from inspection_stats.check.layered import layer_of
    from inspection_stats.check.own_audit import filled_in
    from inspection_stats.cli.progress import name_unread_sheets
    from inspection_stats.load.counts import read_counts
    from inspection_stats.load.data_folder import data_folder, layers

    if folder and (os.path.isfile(folder) or (folder.suffix and not os.path.isdir(folder))):
        print(filled_in(read_counts(str(folder)), folder.name).sentence)
        name_unread_sheets(str(folder))
        return
    stack = layers(data_folder(folder))
    checked = read_data(folder)
    for name in TABLES:
        rows = getattr(checked, name)
        own = layer_of(rows, stack)[lambda layer: layer.ne(stack[0].name)].value_counts()
        added = "".join(f", {count:,} of them from {layer}" for layer, count in own.items())
        print(f"{name}.csv: {len(rows):,} rows{added}, no fault")
    for layer in stack[1:]:
        print(f"{layer.name}: the tables in {layer.folder}, added to the suite's")


def init(
    folder: Annotated[Path, typer.Argument(help="A new folder for the project.")],
) -> None:
    """Start your own project: the notebooks, a folder for your own tables, a folder for reports, a README.

    Example: inspection-stats init inspections
    """
    from inspection_stats.cli.project import new_project

    print(f"Created {new_project(folder)}. What is in it, and what to run there: {folder / 'README.md'}")


def new_service_(
    file: Annotated[Path, typer.Argument(help="The CSV file to create; a guide is written next to it.")],
    service: Annotated[str, typer.Option(help="The service, as in “Camden Youth Justice Service”.")],
    period: Annotated[str, typer.Option(help="When its cases were audited, such as “May 2026”.")],
    data: DataFolder = None,
) -> None:
    """Start a file for a service's own audit: a row for each question, with the counts to fill in.

    Example: inspection-stats new-service audit.csv --service "Camden Youth Justice Service" --period "May 2026"
    """
    from inspection_stats.check.data import read_data
    from inspection_stats.cli.new_service import new_service

    written, guide = new_service(file, service, period, read_data(data))
    print(f"Created {written}. How to fill it in: {guide}")
    print(f"Check it:  inspection-stats check {written}")
    print(f"Draw it:   inspection-stats audit {written}")


def add(
    folder: Annotated[Path, typer.Argument(help="The folder of templates to add, or with --begin to create.")],
    begin: Annotated[
        Kind | None, typer.Option(help="Create the templates for an SQS letter, averages or figures of local context.")
    ] = None,
    data: DataFolder = None,
) -> None:
    """Add your own rows to the tables of your project: create templates, fill them in, add them.

    Example: inspection-stats add camden-letter --begin letter; then: inspection-stats add camden-letter
    """
    from inspection_stats.check.data import read_data
    from inspection_stats.cli.begin_rows import begin_rows
    from inspection_stats.cli.own_rows import add_rows
    from inspection_stats.cli.refresh import folder_to_write
    from inspection_stats.describe.english.numbers import number_of
    from inspection_stats.load.data_folder import data_folder

    if begin:
        print(f"Created {folder}. How to fill it in: {begin_rows(folder, begin, read_data(data))}")
        print(f"Add it:  inspection-stats add {folder}")
        return
    project = data_folder(data)
    added = add_rows(folder, folder_to_write(project))
    for name, count in added.rows.items():
        print(f"Added to {name}: {number_of(count, 'row')}.")
    for name, count in added.left.items():
        print(f"Not added: {number_of(count, 'row')} of {name}, with nothing filled in.")
    print(f"Written into {project}.")


class Accept(StrEnum):
    """What a refresh takes of a release."""

    new = "new"
    all = "all"


def refresh(
    file: Annotated[
        Path | None,
        typer.Argument(help="Ofsted's workbook (ODS or XLSX), one of its sheets saved as CSV, or ratings filled in."),
    ] = None,
    accept: Annotated[
        Accept | None, typer.Option(help="Accept without asking: new inspections only, or all, including changes.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Undo the last refresh.")] = False,
    data: DataFolder = None,
) -> None:
    """Read a release from Ofsted, or ratings of services, and write what you accept into the tables of your project.

    Example: inspection-stats refresh "LA outcomes.ods" --accept new
    """
    from inspection_stats.check.data import read_data
    from inspection_stats.cli.refresh import folder_to_write, refreshed, refreshed_ratings, refuse_accepted, undone
    from inspection_stats.describe.english.numbers import number_of
    from inspection_stats.load.data_folder import data_folder
    from inspection_stats.load.workbook import read_workbook
    from inspection_stats.release.import_lines import import_lines
    from inspection_stats.release.import_release import import_release
    from inspection_stats.release.ratings.filled_in import filled_in

    folder = folder_to_write(data_folder(data))
    if undo:
        print(f"Undid the refresh from {undone(folder)}.")
        return
    if file is None:
        raise BadRequest("Name the file of a release, or use --undo to undo the last refresh.")
    if accept is None and not sys.stdin.isatty():
        raise BadRequest("There is no terminal to ask what to accept. Use --accept new or --accept all.")
    known = read_data(data_folder(data))  # its own faults are reported first
    sheets = read_workbook(file)
    ratings = filled_in(file, sheets, known, folder)
    found = import_release(file, folder, sheets=sheets) if ratings is None else None
    refuse_accepted(file, folder)
    if found is not None:
        *lines, _ = import_lines(found)
        for line in lines:
            print(line)
    how = accept.value if accept else _asked()
    made = None
    if how and ratings is not None:
        made = refreshed_ratings(file, ratings, folder, how)
    elif how and found is not None:
        made = refreshed(file, found, folder, how)
    if made is None or not made.tables:
        print("Nothing was written.")
    else:
        moved = f"; graded inspections are now held up to {made.horizon}" if made.horizon else ""
        counts = f"{number_of(made.new, 'new inspection')}, {number_of(made.changed, 'changed inspection')}"
        print(f"Accepted: {counts}{moved}.")
        print(f"Written into {folder}. Undo it with: inspection-stats refresh --undo")
    for sentence in made.left if made else ():
        print(f"Not accepted: {sentence}.")


def _asked() -> str:
    """What the person at the terminal accepts; empty for nothing."""
    said = str(typer.prompt("Accept all, new (inspections only), or nothing?", default="nothing")).strip().lower()
    return said if said in ("all", "new") else ""


def import_(
    file: Annotated[
        Path,
        typer.Argument(
            help="Ofsted's workbook (ODS or XLSX), one of its sheets saved as CSV, or a table of ratings of services."
        ),
    ],
    out: Annotated[Path | None, typer.Option(help="A new CSV file for the judgements that were read.")] = None,
    data: DataFolder = None,
) -> None:
    """Read a release from Ofsted, or ratings of services, and list what is new, changed or could not be matched.

    The suite's own tables are never changed. Example: inspection-stats import "LA outcomes.ods" --out release.csv
    """
    from inspection_stats.load.data_folder import data_folder
    from inspection_stats.load.workbook import read_workbook
    from inspection_stats.release.import_lines import import_lines
    from inspection_stats.release.import_release import import_release
    from inspection_stats.release.ratings.import_ratings import import_ratings, rating_table

    folder, sheets = data_folder(data), read_workbook(file)
    ratings = rating_table(sheets, folder)
    if ratings:
        lines = import_ratings(file, ratings, folder, out)
    else:
        lines = [*import_lines(import_release(file, folder, out, sheets=sheets))]
    for line in lines:
        print(line)
