"""A pack to be made: the notebook and parameters that make it, its place, and what its manifest records.

Nothing that makes a report is imported here, so that packs that are up to date are found at once.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from inspection_stats.check.data import Data, data_files
from inspection_stats.documents.run_id import (
    NOTEBOOK,
    checksums,
    quarterly_parameters,
    run_id,
    style_checksum,
    template_checksum,
)
from inspection_stats.errors import BadRequest, without_password
from inspection_stats.packs.pack import pack_folder
from inspection_stats.packs.runnable import RunnableNotebook
from inspection_stats.reference.areas import area_name
from inspection_stats.reference.quarters import Period


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
        quarterly_parameters(name, period.label),
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
