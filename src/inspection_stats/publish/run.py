"""Make the report pack of one area: run the notebook, make the page, write the manifest, put the pack in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from inspection_stats.areas import area_name, find_area
from inspection_stats.check.averages import CASE_COUNTS
from inspection_stats.check.data import data_files, read_data
from inspection_stats.errors import BadRequest
from inspection_stats.load.counts import read_counts, source_name
from inspection_stats.publish.html import report_html
from inspection_stats.publish.notebooks import FIXED_PATHS, run_notebook
from inspection_stats.publish.pack import pack_folder, whole_or_nothing, write_manifest
from inspection_stats.publish.quarterly_report import parameters, report_title
from inspection_stats.publish.run_id import checksums, run_id
from inspection_stats.publish.service_comparison import comparison_title, counts_checksum, find_service
from inspection_stats.publish.service_comparison import parameters as comparison_parameters
from inspection_stats.quarters import parse_period

NOTEBOOKS = Path(__file__).resolve().parents[3] / "notebooks"


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
    """Make the report pack of `area` for `quarter` under `out`, telling each step to `tell`.

    What is asked for and the data are checked before a kernel starts. Raises `BadRequest`, `BadData`, `RunFailed` or
    `CannotWrite`; the pack then does not appear, and one that stood in its place stands there still.
    """
    period = parse_period(quarter)
    data = read_data(data_dir)
    name = area_name(find_area(area, data.areas, data.area_aliases, period.end), data.areas)
    asked = parameters(name, period)
    return _run(
        notebook,
        pack_folder(_folder(out), period.folder, name),
        report_title(name, period),
        asked,
        {"area": name, "quarter": period.label, "data_dir": str(data_dir.resolve())},
        checksums(data_files(data_dir)),
        tell,
    )


def make_comparison_pack(
    counts: str, service: str, out: Path, *, query: str = "", tell: Callable[[str], object] = lambda _: None
) -> Pack:
    """Make the pack that compares `service` with the other services of `counts` (file, or database URL and query).

    It stands in `out/comparison/<service>`, or `out/illustrative/<service>` where the counts are illustrative.
    Raises what `make_pack` raises.
    """
    held = CASE_COUNTS.check(read_counts(counts, query), source_name(counts))
    _, name = find_service(held, service)
    illustrative = bool(held["illustrative"].eq("yes").any())
    shelf = "illustrative" if illustrative else "comparison"
    given = {
        "counts": counts if "://" in counts else str(Path(counts).resolve()),
        "service": name,
        "query": query,
    }
    return _run(
        NOTEBOOKS / "service_comparison.ipynb",
        pack_folder(_folder(out), shelf, name),
        comparison_title(name, illustrative=illustrative),
        comparison_parameters(name, query),
        given,
        {source_name(counts): counts_checksum(held)},
        tell,
        illustrative=[source_name(counts)] if illustrative else [],
    )


def _run(
    notebook: Path,
    target: Path,
    title: str,
    asked: dict[str, str],
    given: dict[str, str],
    inputs: dict[str, str],
    tell: Callable[[str], object],
    illustrative: Sequence[str] = (),
) -> Pack:
    """Run a notebook into a pack. `asked` is what the manifest records, `given` what the notebook gets."""
    with whole_or_nothing(target) as folder:
        tell(f"Running the notebook: {title} …")
        fixed = {**FIXED_PATHS, "counts": source_name(given.get("counts", ""))}
        executed = run_notebook(
            notebook, {**given, "output_dir": str(folder.resolve())}, folder, folder / "report.ipynb", fixed
        )
        tell("Writing the report page …")
        page = report_html(executed, title, illustrative=bool(illustrative))
        (folder / "report.html").write_text(page, encoding="utf-8", newline="\n")
        write_manifest(folder, run_id(asked, inputs), asked, inputs, list(illustrative))
    return Pack(target, tuple(sorted(file for file in target.rglob("*") if file.is_file())))


def _folder(out: Path) -> Path:
    if out.exists() and not out.is_dir():
        raise BadRequest(f"{out} is a file. Name a folder with --out, or delete the file.")
    return out
