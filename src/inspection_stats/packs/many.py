"""Make the report packs of many areas and quarters: an up-to-date pack is kept, one failure never stops the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_stats.check.data import Data
from inspection_stats.errors import BadData, BadRequest, RunFailed, without_password
from inspection_stats.packs.address import is_address, put_index, run_at
from inspection_stats.packs.commentary import own_words
from inspection_stats.packs.files_of_pack import files_of
from inspection_stats.packs.index import unlist, write_index
from inspection_stats.packs.isolated import Outcome
from inspection_stats.packs.jobs import PackJob
from inspection_stats.packs.manifest import checksum_of_parts, read_manifest
from inspection_stats.packs.pack import one_run_at_a_time, pack_folder
from inspection_stats.packs.parameters import read_notebook
from inspection_stats.packs.plan import PLAIN, ReportOptions, Wanted, plan
from inspection_stats.packs.quick_start import imports_uncollected
from inspection_stats.reference.quarters import Period, parse_period

if TYPE_CHECKING:
    from inspection_stats.report.commentary_check import CheckedCommentary

Runner = Callable[[Sequence[PackJob]], Iterable[Outcome[PackJob]]]
Tell = Callable[["Progress"], object]


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
    said = _checked_words(jobs, options.notebook)
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

    def made(jobs: Sequence[PackJob]) -> Iterator[Outcome[PackJob]]:
        with imports_uncollected():
            from inspection_stats.packs.run import make_each  # noqa: PLC0415 - a second, and a second run makes nothing

        return make_each(jobs, workers)

    return made


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


def _checked_words(jobs: Sequence[PackJob], notebook: Path) -> tuple[CheckedCommentary, ...]:
    """How the figures in a council's own words were checked. Raises `FiguresDoNotHold`."""
    files = sorted({job.notebook.commentary for job in jobs if job.notebook.commentary})
    words = own_words(read_notebook(notebook))
    if not files and not words:
        return ()
    from inspection_stats.report.commentary_check import check_commentary, unchecked_words  # noqa: PLC0415 - few have any

    said = tuple(check_commentary(file) for file in files)
    return (*said, unchecked_words(notebook, words)) if words else said


def _made_elsewhere(job: PackJob) -> RunFailed:
    place = without_password(job.address) or job.target
    return RunFailed(f"It was made, but is not in {place}. Use a folder that every worker reaches under that name.")


def _periods(jobs: Sequence[PackJob]) -> list[Period]:
    return [parse_period(quarter) for quarter in dict.fromkeys(job.recorded["quarter"] for job in jobs)]
