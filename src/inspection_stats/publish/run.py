"""Make the report pack of one area: run the notebook, make the page, write the manifest, put the pack in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from inspection_stats.areas import area_name, find_area
from inspection_stats.check.data import data_files, read_data
from inspection_stats.errors import BadRequest
from inspection_stats.publish.html import report_html
from inspection_stats.publish.notebooks import run_notebook
from inspection_stats.publish.pack import pack_folder, whole_or_nothing, write_manifest
from inspection_stats.publish.quarterly_report import report_title
from inspection_stats.quarters import parse_period

NOTEBOOKS = Path(__file__).resolve().parents[3] / "notebooks"


@dataclass(frozen=True)
class Pack:
    """A finished report pack: its folder and the files in it."""

    folder: Path
    files: tuple[Path, ...]
    remarks: tuple[str, ...] = ()


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
    if out.exists() and not out.is_dir():
        raise BadRequest(f"{out} is a file. Name a folder with --out, or delete the file.")
    target = pack_folder(out, period.folder, name)
    title = report_title(name, period)
    parameters = {"area": name, "quarter": period.label}
    with whole_or_nothing(target) as folder:
        tell(f"Running the report notebook for {name}, {period.label} …")
        given = {**parameters, "data_dir": str(data_dir.resolve()), "output_dir": str(folder.resolve())}
        executed = run_notebook(notebook, given, folder, folder / "report.ipynb")
        tell("Writing the report page …")
        (folder / "report.html").write_text(report_html(executed, title), encoding="utf-8", newline="\n")
        write_manifest(folder, parameters, data_files(data_dir), illustrative=[])
    return Pack(target, tuple(sorted(file for file in target.rglob("*") if file.is_file())))
