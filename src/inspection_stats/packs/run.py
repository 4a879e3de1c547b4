"""Make one report pack: run the notebook, make the page, write the manifest, put the pack in its place."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from inspection_stats.check.averages import CASE_COUNTS
from inspection_stats.check.data import Data, data_files, read_data
from inspection_stats.documents.html import report_html
from inspection_stats.documents.run_id import NOTEBOOKS, checksums, run_id, style_checksum, template_checksum
from inspection_stats.errors import BadRequest, InspectionStatsError, without_password
from inspection_stats.load.counts import read_counts, source_name
from inspection_stats.packs.address import put_pack
from inspection_stats.packs.engine import ENGINE
from inspection_stats.packs.isolated import Outcome, run_isolated, start_method
from inspection_stats.packs.manifest import write_manifest
from inspection_stats.packs.notebooks import FIXED_PATHS, run_notebook
from inspection_stats.packs.pack import one_run_at_a_time, pack_folder, whole_or_nothing
from inspection_stats.packs.preload import PAYS_FROM, preload
from inspection_stats.query.england_quarter import QUARTERS_KEPT
from inspection_stats.query.horizon import answerable_period
from inspection_stats.reference.areas import area_name, find_area
from inspection_stats.reference.quarters import Period, parse_period
from inspection_stats.report.published_counts import published_checksum
from inspection_stats.report.quarterly_report import quarterly_parameters, report_title
from inspection_stats.report.service_comparison import (
    comparison_parameters,
    comparison_title,
    find_service,
    withhold,
)


@dataclass(frozen=True)
class Pack:
    """A finished report pack: its folder and the files in it."""

    folder: Path
    files: tuple[Path, ...]


@dataclass(frozen=True)
class PackJob:
    """A pack to be made: what the manifest records, what the notebook gets, and the sha256 of each input.

    Where it has an `address` (fsspec), it is made in a folder of the moment and put there; `target` then only names it.
    """

    name: str
    title: str
    target: Path
    notebook: Path
    asked: Mapping[str, str]
    given: Mapping[str, str]
    inputs: Mapping[str, str]
    illustrative: tuple[str, ...] = ()
    address: str = ""

    @property
    def run(self) -> str:
        """The id of the run that makes this pack."""
        return run_id(self.asked, self.inputs)


def make_pack(
    area: str,
    quarter: str,
    data_dir: Path,
    out: Path,
    *,
    tell: Callable[[str], object] = lambda _: None,
    notebook: Path = NOTEBOOKS / "quarterly_report.ipynb",
) -> Pack:
    """Make the report pack of `area` for `quarter` under `out`, telling each step to `tell`.

    What is asked for and the data are checked before the notebook starts. Raises `BadRequest`, `BadData`, `RunFailed`
    or `CannotWrite`; the pack then does not appear, and one that stood in its place stands there still.
    """
    data = read_data(data_dir)
    period = answerable_period(data, quarter)
    code = find_area(area, data.areas, data.area_aliases, period.end)
    inputs = checksums(data_files(data_dir))
    return make_alone(quarterly_job(data, code, period, data_dir, checked_out(out), inputs, notebook), tell)


def make_comparison_pack(
    counts: str,
    service: str,
    out: Path,
    *,
    query: str = "",
    internal: bool = False,
    tell: Callable[[str], object] = lambda _: None,
) -> Pack:
    """Make the pack that compares `service` with the other services of `counts` (file, or database URL and query).

    Small counts are withheld unless `internal` (`service_comparison`). It stands in `out/comparison/<service>`, or in
    `out/illustrative/<service>` where the counts are illustrative. Raises what `make_pack` raises.
    """
    held = CASE_COUNTS.check(read_counts(counts, query), source_name(counts))
    _, name = find_service(held, service)
    illustrative = bool(held["illustrative"].eq("yes").any())
    job = PackJob(
        name,
        comparison_title(name, illustrative=illustrative),
        pack_folder(checked_out(out), "illustrative" if illustrative else "comparison", name, told_apart=True),
        NOTEBOOKS / "service_comparison.ipynb",
        comparison_parameters(name, query, internal=internal),
        {
            "counts": counts if "://" in counts else str(Path(counts).resolve()),
            "service": name,
            "query": query,
            "internal": "yes" if internal else "no",
        },
        {source_name(counts): published_checksum(withhold(held, internal=internal))},
        (source_name(counts),) if illustrative else (),
    )
    return make_alone(job, tell)


def quarterly_job(
    data: Data,
    old_la_code: str,
    period: Period,
    data_dir: Path,
    out: Path,
    inputs: Mapping[str, str],
    notebook: Path = NOTEBOOKS / "quarterly_report.ipynb",
    template: Path | None = None,
    style: Path | None = None,
) -> PackJob:
    """The job of the quarterly report of one area, from data files with the checksums `inputs`.

    `template` is a Word file for the annex, `style` a style sheet for the charts; both count as inputs of the run.
    Raises `BadRequest` where the area's name would lead out of `out`.
    """
    name = area_name(old_la_code, data.areas)
    return PackJob(
        name,
        report_title(name, period),
        pack_folder(out, period.folder, name),
        notebook,
        quarterly_parameters(name, period),
        {
            "area": name,
            "quarter": period.label,
            "data_dir": str(data_dir.resolve()),
            **({"word_template": str(template.resolve())} if template else {}),
            **({"style": str(style.resolve())} if style else {}),
        },
        {**inputs, **template_checksum(template), **style_checksum(style)},
    )


def inputs_of(given: Mapping[str, str]) -> dict[str, str]:
    """The sha256 of each input of a quarterly report as this machine holds it, from what its notebook is given.

    Raises `BadRequest` and `BadData` where one is not there.
    """
    template, style = (Path(given[name]) if name in given else None for name in ("word_template", "style"))
    files = data_files(Path(given["data_dir"]))
    return {**checksums(files), **template_checksum(template), **style_checksum(style)}


def make(job: PackJob, engine: str = ENGINE) -> None:
    """Make a pack in this process, which is then spent: call it through `run_isolated`.

    Raises `RunFailed` or `CannotWrite`.
    """
    if job.address:
        with tempfile.TemporaryDirectory(prefix="inspection-stats-") as folder:
            make(replace(job, target=Path(folder) / job.target.name, address=""), engine)
            put_pack(Path(folder) / job.target.name, job.address)
        return
    with whole_or_nothing(job.target) as folder:
        fixed = {**FIXED_PATHS, "counts": source_name(job.given.get("counts", ""))}
        given = {**job.given, "output_dir": str(folder.resolve())}
        executed = run_notebook(job.notebook, given, folder, folder / "report.ipynb", fixed, engine)
        page = report_html(executed, job.title, illustrative=bool(job.illustrative))
        (folder / "report.html").write_text(page, encoding="utf-8", newline="\n")
        write_manifest(folder, job.run, dict(job.asked), dict(job.inputs), list(job.illustrative))


def make_each(jobs: Sequence[PackJob], workers: int = 1) -> Iterator[Outcome[PackJob]]:
    """Make packs, each in a process of its own, `workers` at a time, and yield how each ended."""
    if len(jobs) >= PAYS_FROM and start_method() == "fork":
        preload_for(jobs)
    return run_isolated(jobs, make, workers)


def preload_for(jobs: Sequence[PackJob]) -> None:
    """Load what these packs share, quarter by quarter; packs of comparisons and audits share nothing."""
    quarters = {(job.given["data_dir"], job.given["quarter"]) for job in jobs if "quarter" in job.given}
    for data_dir, quarter in sorted(quarters)[:QUARTERS_KEPT]:
        preload(Path(data_dir), parse_period(quarter))


def checked_out(out: Path) -> Path:
    """The folder for packs. Raises `BadRequest` where it is a file, a link that leads to no folder, or an address."""
    if re.match(r"[\w+.-]{2,}:/", out.as_posix()):  # one letter is a disk of Windows
        raise BadRequest(f"{without_password(str(out))} is not a folder. Name a folder; only report takes an address.")
    if os.path.lexists(out) and not os.path.isdir(out):
        what = "a link that leads nowhere" if os.path.islink(out) and not os.path.exists(out) else "a file"
        raise BadRequest(f"{out} is {what}. Name a folder with --out, or delete it.")
    return out


def checked_template(template: Path | None) -> Path | None:
    """The Word template, once it is known that the annex can be written into it. Raises `BadRequest`."""
    if template is not None:
        from inspection_stats.documents.word.annex import word_annex  # noqa: PLC0415 - for those who name one
        from inspection_stats.documents.word.template import unusable  # noqa: PLC0415

        try:
            word_annex("", [], template=template)
        except InspectionStatsError:
            raise
        except Exception as error:  # headers and footers of a damaged file fail where they are written to
            raise unusable(template, f"an annex cannot be written into it ({type(error).__name__})") from None
    return template


def make_alone(job: PackJob, tell: Callable[[str], object]) -> Pack:
    """Make one pack in a process of its own. Raises `RunFailed` or `CannotWrite`."""
    tell(f"Making the pack: {job.title} …")
    with one_run_at_a_time(job.target.parent):
        for outcome in make_each([job]):
            if outcome.error:
                raise outcome.error
    return Pack(job.target, tuple(sorted(file for file in job.target.rglob("*") if file.is_file())))
