"""Make one report pack: run the notebook, make the page, write the manifest, put the pack in its place."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from inspection_stats.check.data import Data, data_files, read_data
from inspection_stats.documents.carried import Opening
from inspection_stats.documents.document import Document, read_document
from inspection_stats.documents.files import document_files, write_files
from inspection_stats.documents.page import page_of
from inspection_stats.documents.run_id import (
    NOTEBOOK,
    NOTEBOOKS,
    checksums,
    run_id,
    style_checksum,
    template_checksum,
)
from inspection_stats.documents.word.annex import word_annex
from inspection_stats.documents.word.template import unusable
from inspection_stats.errors import BadRequest, InspectionStatsError, RunFailed, without_password
from inspection_stats.load.counts import source_name
from inspection_stats.packs.address import put_pack
from inspection_stats.packs.engine import ENGINE
from inspection_stats.packs.isolated import Outcome, run_isolated, start_method
from inspection_stats.packs.manifest import write_manifest
from inspection_stats.packs.notebooks import FIXED_PATHS, run_notebook
from inspection_stats.packs.pack import one_run_at_a_time, pack_folder, whole_or_nothing
from inspection_stats.packs.preload import PAYS_FROM, preload
from inspection_stats.packs.runnable import RunnableNotebook, runnable
from inspection_stats.query.england_quarter import QUARTERS_KEPT
from inspection_stats.query.horizon import answerable_period
from inspection_stats.reference.areas import area_name
from inspection_stats.reference.quarters import Period, parse_period
from inspection_stats.report.quarter import quarterly_parameters


@dataclass(frozen=True)
class Pack:
    """A finished report pack: its folder and the files in it."""

    folder: Path
    files: tuple[Path, ...]


@dataclass(frozen=True)
class PackJob:
    """A pack to be made: its notebook with the parameters given, and what its manifest records.

    `recorded` is what the opening of the report records (`quarterly_parameters`), `inputs` the sha256 of what it reads.
    Where it has an `address` (fsspec), it is made in a temporary folder and copied there; `target` then only names it.
    """

    name: str
    target: Path
    notebook: RunnableNotebook
    recorded: Mapping[str, str]
    given: Mapping[str, Any]
    inputs: Mapping[str, str]
    illustrative: tuple[str, ...] = ()
    template: Path | None = None
    address: str = ""

    @property
    def title(self) -> str:
        """What it reports on: "Westminster, 2015-16 Q4"."""
        return ", ".join(filter(None, (self.name, self.recorded.get("quarter"))))

    @property
    def parameters(self) -> dict[str, str]:
        """What decides the pack, as well as its inputs: as the manifest records it."""
        return {**self.recorded, **self.notebook.own_values(self.given)}

    @property
    def all_inputs(self) -> dict[str, str]:
        """The sha256 of all that decides the pack: what it reads, the notebook's cells, the Word template."""
        return {**self.inputs, NOTEBOOK: self.notebook.checksum, **template_checksum(self.template)}

    @cached_property
    def run(self) -> str:
        """The id of the run that makes this pack."""
        return run_id(self.parameters, self.all_inputs)


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


def quarterly_job(
    data: Data,
    old_la_code: str,
    period: Period,
    data_dir: Path,
    out: Path,
    inputs: Mapping[str, str],
    notebook: RunnableNotebook,
    template: Path | None = None,
    style: Path | None = None,
    own: Mapping[str, Any] | None = None,
) -> PackJob:
    """The job of the quarterly report of one area, from data files with the checksums `inputs`.

    `template` is a Word file for the annex, `style` a style sheet for the charts; both count as inputs of the run, as
    do the values of the notebook's `own` parameters. Raises `BadRequest` where the area's name would lead out of `out`.
    """
    name = area_name(old_la_code, data.areas)
    given = {
        "area": name,
        "quarter": period.label,
        "data_dir": str(data_dir.resolve()),
        **({"style": str(style.resolve())} if style else {}),
        **(own or {}),
    }
    return PackJob(
        name,
        pack_folder(out, period.folder, name),
        notebook,
        quarterly_parameters(name, period),
        given,
        {**inputs, **style_checksum(style)},
        template=template,
    )


def inputs_of(given: Mapping[str, str]) -> dict[str, str]:
    """The sha256 of each input of a quarterly report as this computer holds it, from what its notebook is given.

    Raises `BadRequest` and `BadData` where one is not there.
    """
    template, style = (Path(given[name]) if name in given else None for name in ("word_template", "style"))
    files = data_files(Path(given["data_dir"]))
    return {**checksums(files), **template_checksum(template), **style_checksum(style)}


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
    if len(jobs) >= PAYS_FROM and start_method() == "fork":
        preload_for(jobs)
    return run_isolated(jobs, make, workers)


def preload_for(jobs: Sequence[PackJob]) -> None:
    """Load what these packs share, quarter by quarter; packs of comparisons and audits share nothing."""
    quarters = {(job.given["data_dir"], job.given["quarter"]) for job in jobs if "quarter" in job.recorded}
    for data_dir, quarter in sorted(quarters)[:QUARTERS_KEPT]:
        preload(Path(data_dir), parse_period(quarter))


def checked_out(out: Path) -> Path:
    """The folder for packs. Raises `BadRequest` where it is a file, a link that leads to no folder, or an address."""
    if re.match(r"[\w+.-]{2,}:/", out.as_posix()):  # one letter is a disk of Windows
        raise BadRequest(
            f"{without_password(str(out))} is not a folder. Name a folder; only the report command takes an address."
        )
    if os.path.lexists(out) and not os.path.isdir(out):
        what = "a link that leads nowhere" if os.path.islink(out) and not os.path.exists(out) else "a file"
        raise BadRequest(f"{out} is {what}. Name a folder with --out, or delete it.")
    return out


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
