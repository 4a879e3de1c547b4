"""What is wanted: which areas, in which quarters, made how; and the jobs that come of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from inspection_stats.check.data import Data, data_files
from inspection_stats.documents.run_id import NOTEBOOKS, checksums
from inspection_stats.errors import BadRequest
from inspection_stats.packs.address import checked_address, is_address
from inspection_stats.packs.commentary import find_commentary
from inspection_stats.packs.jobs import PackJob, checked_out, quarterly_job
from inspection_stats.packs.runnable import runnable
from inspection_stats.query.horizon import answerable_period
from inspection_stats.reference.areas import area_name, areas_at, areas_in, neighbours_of
from inspection_stats.reference.quarters import Period


@dataclass(frozen=True)
class Wanted:
    """Which areas: named ones, a region's, an area with its statistical neighbours, or all that exist."""

    areas: tuple[str, ...] = ()
    region: str = ""
    neighbours_of: str = ""
    everywhere: bool = False


@dataclass(frozen=True)
class ReportOptions:
    """How reports are made. `own` are values for parameters of the notebook beyond the suite's.

    With `so_far` a quarter that is only partly held is reported as far as it is; `commentary` is a folder with a
    markdown file for each area that has any.
    """

    notebook: Path = NOTEBOOKS / "quarterly_report.ipynb"
    own: Mapping[str, Any] = field(default_factory=dict)
    word_template: Path | None = None
    style: Path | None = None
    commentary: Path | None = None
    so_far: bool = False


PLAIN = ReportOptions()


def plan(
    data: Data,
    wanted: Wanted,
    quarters: Sequence[str],
    data_dir: Path,
    out: str,
    options: ReportOptions = PLAIN,
) -> list[PackJob]:
    """The jobs for the areas wanted in each quarter; an area counts in the quarters at whose end it existed.

    An area that is named is reported on whether or not it existed. Raises `BadRequest` for an unknown area, region or
    quarter, where nothing is wanted, where no area is left, and for options that cannot be used.
    """
    if not (wanted.areas or wanted.region or wanted.neighbours_of or wanted.everywhere):
        raise BadRequest("No area is named. Name one with --area, or use --all, --region or --neighbours-of.")
    inputs = checksums(data_files(data_dir))
    periods = [answerable_period(data, quarter, so_far=options.so_far) for quarter in dict.fromkeys(quarters)]
    _check_looks(options)
    notebook = runnable(options.notebook, options.own)
    commentary = find_commentary(options.commentary, list(data.areas["la_name"])) if options.commentary else {}
    folder = Path("packs") if is_address(out) and checked_address(out) else checked_out(Path(out))
    jobs = [
        quarterly_job(
            data, code, period, data_dir, folder, inputs,
            runnable(notebook.path, options.own, commentary.get(area_name(code, data.areas))),
            options.word_template, options.style, options.own,
        )
        for period in periods
        for code in _codes(data, wanted, period)
    ]  # fmt: skip
    if not jobs:
        raise BadRequest("None of these areas existed at the end of the quarter.")
    if is_address(out):
        jobs = [replace(job, address=f"{out.rstrip('/')}/{_place(job)}") for job in jobs]
    return list({job.target: job for job in jobs}.values())


def _check_looks(options: ReportOptions) -> None:
    """Whether the Word template and the style sheet can be used, where there are any. Raises `BadRequest`."""
    if options.word_template:
        from inspection_stats.packs.run import checked_template  # noqa: PLC0415 - a second; few name one

        checked_template(options.word_template)
    if options.style:
        from inspection_stats.plot.colours import checked_style  # noqa: PLC0415 - as above

        checked_style(options.style)


def _place(job: PackJob) -> str:
    return f"{job.target.parent.name}/{job.target.name}"


def _codes(data: Data, wanted: Wanted, period: Period) -> Iterator[str]:
    existing = areas_at(data.areas, period.end)
    if wanted.everywhere:
        yield from existing["old_la_code"]
    if wanted.region:
        inside = areas_in(wanted.region, data.areas)["old_la_code"]
        yield from existing.loc[existing["old_la_code"].isin(inside), "old_la_code"]
    if wanted.neighbours_of:
        code = data.area_code(wanted.neighbours_of, period.end)
        near = neighbours_of(code, data.statistical_neighbours, period.end)
        yield from (one for one in (code, *near) if one in set(existing["old_la_code"]))
    for name in wanted.areas:
        yield data.area_code(name, period.end)
