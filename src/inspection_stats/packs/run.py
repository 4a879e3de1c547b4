"""Make one report pack: run the notebook, make the page, write the manifest, put the pack in its place."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from inspection_stats.check.data import data_files, read_data
from inspection_stats.documents.carried import Opening
from inspection_stats.documents.document import Document, read_document
from inspection_stats.documents.files import document_files
from inspection_stats.documents.page import page_of
from inspection_stats.documents.run_id import NOTEBOOKS, checksums, template_checksum
from inspection_stats.documents.word.annex import word_annex
from inspection_stats.documents.word.template import unusable
from inspection_stats.documents.write import write_files
from inspection_stats.errors import BadRequest, InspectionStatsError, RunFailed
from inspection_stats.load.counts import source_name
from inspection_stats.packs.address import put_pack
from inspection_stats.packs.engine import ENGINE
from inspection_stats.packs.isolated import Outcome, run_isolated, start_method
from inspection_stats.packs.jobs import PackJob, checked_out, quarterly_job
from inspection_stats.packs.manifest import write_manifest
from inspection_stats.packs.notebooks import FIXED_PATHS, run_notebook
from inspection_stats.packs.pack import one_run_at_a_time, whole_or_nothing
from inspection_stats.packs.preload import PAYS_FROM, preload
from inspection_stats.packs.runnable import runnable
from inspection_stats.query.horizon import answerable_period
from inspection_stats.reference.quarters import parse_period

Quarter = tuple[str, str]
"""A folder of tables and the label of a quarter."""


@dataclass(frozen=True)
class Pack:
    """A finished report pack: its folder and the files in it."""

    folder: Path
    files: tuple[Path, ...]


def make_pack(
    area: str,
    quarter: str,
    data_dir: Path,
    out: Path,
    *,
    tell: Callable[[str], object] = lambda _: None,
    notebook: Path = NOTEBOOKS / "quarterly_report.ipynb",
) -> Pack:
    """Make the report pack of `area` for `quarter` under `out`; `tell` is called with each step.

    What is asked for and the data are checked before the notebook starts. Raises `BadRequest`, `BadData`, `RunFailed`
    or `CannotWrite`; the pack then does not appear, and an earlier one is still there.
    """
    data = read_data(data_dir)
    period = answerable_period(data, quarter)
    code = data.area_code(area, period.end)
    inputs = checksums(data_files(data_dir))
    job = quarterly_job(data, code, period, data_dir, checked_out(out), inputs, runnable(notebook))
    return make_alone(job, tell)


def make(job: PackJob, engine: str = ENGINE) -> None:
    """Make a pack in this process, which must not be used again: call it through `run_isolated`.

    Raises `RunFailed` or `CannotWrite`.
    """
    if job.address:
        with tempfile.TemporaryDirectory(prefix="inspection-stats-") as folder:
            make(replace(job, target=Path(folder) / job.target.name, address=""), engine)
            put_pack(Path(folder) / job.target.name, job.address)
        return
    with whole_or_nothing(job.target) as folder:
        fixed = {
            **FIXED_PATHS,
            **{name: source_name(job.given.get(name, "")) for name in ("counts", "claims", "paper")},
        }
        executed = run_notebook(job.notebook.node, job.notebook.name, job.given, folder, fixed, engine)
        write_files(_files(job, executed), folder)
        write_manifest(folder, job.run, job.parameters, job.all_inputs, list(job.illustrative))


def _files(job: PackJob, executed: NotebookNode) -> dict[str, bytes]:
    """Every file of a pack except the manifest, made from the executed notebook. Raises `RunFailed`."""
    try:
        document = read_document(executed, template_checksum(job.template))
        if document.run != job.run:
            raise RunFailed(
                f"{job.notebook.name} reports on “{document.title}”, not on what was asked for, or its data "
                "changed while it ran. Open the report with the parameters: open_quarter(area, quarter, data_dir)"
            )
        return {
            "report.ipynb": (nbformat.writes(executed) + "\n").encode("utf-8"),
            "report.html": page_of(document).encode("utf-8"),
            "report.docx": word_annex(document, job.template),
            **document_files(document),
        }
    except BadRequest as error:
        raise RunFailed(f"{job.notebook.name}: {error}") from None


def make_each(jobs: Sequence[PackJob], workers: int = 1) -> Iterator[Outcome[PackJob]]:
    """Make packs, each in its own process, `workers` at a time, and yield how each ended."""
    if start_method() != "fork":
        return run_isolated(jobs, make, workers)
    few = {quarter for quarter, number in Counter(map(_quarter, jobs)).items() if number < PAYS_FROM}
    return run_isolated(preloaded(jobs, few), make, workers)


def preloaded(jobs: Iterable[PackJob], without: Container[Quarter | None] = ()) -> Iterator[PackJob]:
    """The same jobs; what the packs of a quarter share is loaded before the first of them, of the first one now.

    Nothing is loaded for the quarters of `without`, and for comparisons and audits, which share nothing.
    """
    waiting = iter(jobs)
    first = next(waiting, None)
    if first is None:
        return iter(())
    _load(first, None, without)
    return chain([first], _loaded(waiting, first, without))


def _loaded(jobs: Iterator[PackJob], before: PackJob, without: Container[Quarter | None]) -> Iterator[PackJob]:
    for job in jobs:
        _load(job, before, without)
        before = job
        yield job


def _load(job: PackJob, before: PackJob | None, without: Container[Quarter | None]) -> None:
    quarter = _quarter(job)
    if quarter and quarter not in without and (before is None or quarter != _quarter(before)):
        preload(Path(quarter[0]), parse_period(quarter[1]))


def _quarter(job: PackJob) -> Quarter | None:
    return (job.given["data_dir"], job.given["quarter"]) if "quarter" in job.recorded else None


def checked_template(template: Path | None) -> Path | None:
    """The Word template, after a check that it can hold the annex. Raises `BadRequest`."""
    if template is not None:
        try:
            word_annex(Document(Opening("", {}, {}, {}, ""), (), {}, ""), template)
        except InspectionStatsError:
            raise
        except Exception as error:  # headers and footers of a damaged file fail where they are written to
            raise unusable(template, f"it cannot hold an annex ({type(error).__name__})") from None
    return template


def make_alone(job: PackJob, tell: Callable[[str], object]) -> Pack:
    """Make one pack in its own process. Raises `RunFailed` or `CannotWrite`."""
    tell(f"Making the pack: {job.title} …")
    with one_run_at_a_time(job.target.parent):
        for outcome in make_each([job]):
            if outcome.error:
                raise outcome.error
    return Pack(job.target, tuple(sorted(file for file in job.target.rglob("*") if file.is_file())))
