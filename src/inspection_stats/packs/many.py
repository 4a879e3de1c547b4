"""Make the report packs of many areas and quarters: an up-to-date pack is kept, one failure never stops the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from inspection_stats.check.data import Data, data_files
from inspection_stats.documents.run_id import NOTEBOOKS, checksums
from inspection_stats.errors import BadData, BadRequest, RunFailed, without_password
from inspection_stats.packs.address import checked_address, is_address, put_index, run_at
from inspection_stats.packs.commentary import find_commentary, own_words
from inspection_stats.packs.files_of_pack import files_of
from inspection_stats.packs.index import unlist, write_index
from inspection_stats.packs.isolated import Outcome
from inspection_stats.packs.manifest import checksum_of_parts, read_manifest
from inspection_stats.packs.pack import one_run_at_a_time, pack_folder
from inspection_stats.packs.parameters import read_notebook
from inspection_stats.packs.run import PackJob, checked_out, checked_template, make_each, quarterly_job
from inspection_stats.packs.runnable import runnable
from inspection_stats.plot.colours import checked_style
from inspection_stats.query.horizon import answerable_period
from inspection_stats.reference.areas import area_name, areas_at, areas_in, neighbours_of
from inspection_stats.reference.quarters import Period, parse_period
from inspection_stats.report.commentary_check import CheckedCommentary, check_commentary, unchecked_words

Runner = Callable[[Sequence[PackJob]], Iterable[Outcome[PackJob]]]
Tell = Callable[["Progress"], object]


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


@dataclass(frozen=True)
class Progress:
    """How far a run is: packs kept, made, failed and wanted in all; the one that ended last."""

    kept: int
    made: int
    failed: int
    wanted: int
    last: PackJob | None = None


@dataclass(frozen=True)
class RunResult:
    """What a run did: the packs that it kept, those it made, and those that failed with their errors.

    `commentary` says of each file of commentary how its figures were checked.
    """

    kept: tuple[PackJob, ...]
    made: tuple[PackJob, ...]
    failed: tuple[Outcome[PackJob], ...]
    commentary: tuple[CheckedCommentary, ...] = ()


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
    template = checked_template(options.word_template)
    if options.style:
        checked_style(options.style)
    notebook = runnable(options.notebook, options.own)
    commentary = find_commentary(options.commentary, list(data.areas["la_name"])) if options.commentary else {}
    folder = Path("packs") if is_address(out) and checked_address(out) else checked_out(Path(out))
    jobs = [
        quarterly_job(
            data, code, period, data_dir, folder, inputs,
            runnable(notebook.path, options.own, commentary.get(area_name(code, data.areas))),
            template, options.style, options.own,
        )
        for period in periods
        for code in _codes(data, wanted, period)
    ]  # fmt: skip
    if not jobs:
        raise BadRequest("None of these areas existed at the end of the quarter.")
    if is_address(out):
        jobs = [replace(job, address=f"{out.rstrip('/')}/{_place(job)}") for job in jobs]
    return list({job.target: job for job in jobs}.values())


def make_reports(
    data: Data,
    wanted: Wanted,
    quarters: Sequence[str],
    data_dir: Path,
    out: str,
    runner: Runner,
    tell: Tell = lambda _: None,
    options: ReportOptions = PLAIN,
) -> RunResult:
    """Make the packs wanted, in a folder or at an fsspec address, and the index page of each quarter.

    Raises `BadRequest`, `BadData` and, for commentary, `FiguresDoNotHold` before anything is made, `CannotWrite` where
    another run holds the folder. What goes wrong with a single pack is in the result instead.
    """
    jobs = plan(data, wanted, quarters, data_dir, out, options)
    files = sorted({job.notebook.commentary for job in jobs if job.notebook.commentary})
    said = tuple(check_commentary(file) for file in files)
    if words := own_words(read_notebook(options.notebook)):
        said = (*said, unchecked_words(options.notebook, words))
    if is_address(out):
        made = make_packs(jobs, runner, tell)
        for period in _periods(jobs):
            names = [job.target.name for job in jobs if job.target.parent.name == period.folder]
            put_index(data, period, f"{out.rstrip('/')}/{period.folder}", names)
        return replace(made, commentary=said)
    with ExitStack() as held:
        for folder in sorted({job.target.parent for job in jobs}):
            held.enter_context(one_run_at_a_time(folder))
        made = make_packs(jobs, runner, tell)
        for period in _periods(jobs):
            write_index(data, period, pack_folder(Path(out), period.folder, "any").parent)
    return replace(made, commentary=said)


def make_packs(jobs: Sequence[PackJob], runner: Runner, tell: Tell = lambda _: None) -> RunResult:
    """Make every pack that is not already there with the same run id; `tell` is called with the progress.

    The caller holds the folder (`one_run_at_a_time`).
    """
    kept = [job for job in jobs if stands(job)]
    missing = [job for job in jobs if job not in kept]
    for folder in {job.target.parent for job in missing if not job.address}:
        unlist(folder, {job.target.name for job in missing})
    made: list[PackJob] = []
    failed: list[Outcome[PackJob]] = []
    tell(Progress(len(kept), 0, 0, len(jobs)))
    for outcome in runner(missing) if missing else ():
        if not outcome.error and not stands(outcome.job):
            outcome = Outcome(outcome.job, _made_elsewhere(outcome.job))  # noqa: PLW2901
        if outcome.error:
            failed.append(outcome)
        else:
            made.append(outcome.job)
        tell(Progress(len(kept), len(made), len(failed), len(jobs), outcome.job))
    return RunResult(tuple(kept), tuple(made), tuple(failed))


def on_this_machine(workers: int) -> Runner:
    """Packs in processes of this computer, `workers` at a time."""
    return lambda jobs: make_each(jobs, workers)


def stands(job: PackJob) -> bool:
    """Whether the finished pack of this run is in its place, with every file that its manifest names."""
    if job.address:
        return run_at(job.address) == job.run
    with suppress(BadRequest, BadData):
        manifest = read_manifest(job.target)
        named: set[str] = set(manifest["outputs"])
        whole = checksum_of_parts(manifest) == manifest["checksum"] and named <= files_of(job.target).files
        return whole and bool(manifest["run"] == job.run)
    return False


def _made_elsewhere(job: PackJob) -> RunFailed:
    place = without_password(job.address) or job.target
    return RunFailed(f"It was made, but is not in {place}. Use a folder that every worker reaches under that name.")


def _place(job: PackJob) -> str:
    return f"{job.target.parent.name}/{job.target.name}"


def _periods(jobs: Sequence[PackJob]) -> list[Period]:
    return [parse_period(quarter) for quarter in dict.fromkeys(job.recorded["quarter"] for job in jobs)]


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
