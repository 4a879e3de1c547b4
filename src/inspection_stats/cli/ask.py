"""Commands that query the tables: distributions, states, changes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from inspection_stats.cli.options import AsAt, By, DataFolder, Format, Inspectorate, Programme, PublishedBy

if TYPE_CHECKING:
    import pandas as pd

    from inspection_stats.query.answers import Answer


def distribution(
    as_at: AsAt,
    by: Annotated[
        By, typer.Option(help="Count each report, or each authority (or service) once by its latest inspection.")
    ],
    framework: Annotated[
        str,
        typer.Option("--framework", "--programme", help="A programme, or one framework of it; see frameworks.toml."),
    ] = "",
    latest: Annotated[
        bool,
        typer.Option(
            "--latest", help="By each authority's latest full inspection under any framework, as Ofsted counts."
        ),
    ] = False,
    judgement: Annotated[str, typer.Option(help="The judgement to count. Default: the overall judgement.")] = "",
    region: Annotated[str | None, typer.Option(help="Only areas of this region.")] = None,
    area: Annotated[list[str] | None, typer.Option(help="Only these areas; may be repeated.")] = None,
    neighbours_of: Annotated[str | None, typer.Option(help="Only this area's statistical neighbours.")] = None,
    published_by: PublishedBy = None,
    inspectorate: Inspectorate = None,
    format: Annotated[Format, typer.Option(help="For people or for scripts.")] = Format.text,
    data: DataFolder = None,
) -> None:
    """Count grades as at a day, and say what is counted.

    Example: inspection-stats distribution --as-at 2016-04-05 --by report --framework SIF
    """
    from inspection_stats.check.data import read_data
    from inspection_stats.query.answers import cutoff, distribution_answer, printable_distribution

    held = read_data(data)
    answer = distribution_answer(
        held, cutoff(held, as_at, published_by), by=by.value, framework=framework, latest=latest, judgement=judgement,
        region=region, areas=area or (), neighbours=neighbours_of, inspectorate=inspectorate,
    )  # fmt: skip
    _print(answer, format, printable_distribution(answer))


def state(
    as_at: AsAt,
    area: Annotated[str | None, typer.Option(help="Only this area.")] = None,
    region: Annotated[str | None, typer.Option(help="Only areas of this region.")] = None,
    published_by: PublishedBy = None,
    inspectorate: Inspectorate = None,
    programme: Programme = None,
    format: Annotated[Format, typer.Option(help="For people or for scripts.")] = Format.text,
    data: DataFolder = None,
) -> None:
    """Show the latest judgements of every authority, or of a service, as at a day, and what they are based on.

    A programme that is held only in part is shown for one --area, never for all.
    Example: inspection-stats state --as-at 2025-03-31 --published-by 2025-06-30 --format csv
    Example: inspection-stats state --as-at 2025-03-31 --inspectorate "HM Inspectorate of Probation" --area Cheshire
    """
    from inspection_stats.check.data import read_data
    from inspection_stats.query.answers import cutoff, state_answer

    held = read_data(data)
    answer = state_answer(
        held, cutoff(held, as_at, published_by), area=area, region=region, inspectorate=inspectorate,
        programme=programme,
    )  # fmt: skip
    _print(answer, format, answer.frame)


def changes(
    first: Annotated[str, typer.Option("--from", help="The earlier quarter: changes count from its end.")],
    last: Annotated[str, typer.Option("--to", help="The later quarter: changes count up to its end.")],
    area: Annotated[str | None, typer.Option(help="Only this area, and which of its charts change.")] = None,
    region: Annotated[str | None, typer.Option(help="Only areas of this region.")] = None,
    inspectorate: Inspectorate = None,
    programme: Programme = None,
    format: Annotated[Format, typer.Option(help="For people or for scripts.")] = Format.text,
    data: DataFolder = None,
) -> None:
    """Show what changed between the ends of two quarters: inspections, grades, revised figures, charts.

    With --programme or --inspectorate: each judgement of the new reports compared with the previous inspection.

    Example: inspection-stats changes --from "2025-26 Q3" --to "2025-26 Q4" --region London
    """
    from inspection_stats.check.data import read_data

    if inspectorate or programme:
        from inspection_stats.query.programme_changes import programme_changes

        answer = programme_changes(
            read_data(data), first, last, area=area, region=region, inspectorate=inspectorate, programme=programme
        )
        _print(answer, format, answer.frame)
        return
    from inspection_stats.report.changes_between import changes_between, changes_lines

    found = changes_between(read_data(data), first, last, area=area, region=region)
    if format is Format.csv:
        _print_csv(found.frame, found.basis)
        return
    for line in changes_lines(found):
        print(line)


def _print(answer: Answer, format: Format, shown: pd.DataFrame) -> None:
    """Print an answer, for people or for scripts."""
    if format is Format.csv:
        _print_csv(answer.frame, answer.basis)
        return
    print(answer.basis)
    print(shown.to_string(index=False, na_rep=""))


def _print_csv(frame: pd.DataFrame, basis: str) -> None:
    """The table for scripts on standard output, the note that must go with it on standard error."""
    from inspection_stats.documents.files import unrounded_csv

    print(unrounded_csv(frame), end="")
    print(basis, file=sys.stderr)
