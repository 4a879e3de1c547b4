"""Commands that check what was made: the figures of a paper, the files of a pack."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from inspection_stats.cli.options import DataFolder, Format
from inspection_stats.errors import (
    FiguresDoNotHold,
    PackDiffers,
)


def claims(
    claims: Annotated[Path, typer.Argument(help="The claims file (TOML), as in data/claims/2016-05-09.toml.")],
    paper: Annotated[Path | None, typer.Option(help="The paper: .txt, .docx or .pdf with text.")] = None,
    format: Annotated[Format, typer.Option(help="For people or for scripts.")] = Format.text,
    out: Annotated[Path | None, typer.Option(help="A folder for the result as a web page and a Word annex.")] = None,
) -> None:
    """Check every figure of a paper against the data. Exit code 6 if one is wrong.

    Example: inspection-stats claims data/claims/2016-05-09.toml --paper paper.docx
    """
    from inspection_stats.cli.claims_lines import claims_csv, print_claims
    from inspection_stats.packs.claims_pack import make_claims_pack
    from inspection_stats.report.claims_frames import in_short, to_fix
    from inspection_stats.report.claims_report import open_check

    check = open_check(claims, paper or "")
    if format is Format.csv:
        print(claims_csv(check), end="")
    else:
        print_claims(check)
    if out:
        print(f"Written into {make_claims_pack(check, claims, paper, out).folder}", file=sys.stderr)
    if len(to_fix(check.claims)):
        raise FiguresDoNotHold(in_short(check.claims))


def verify(
    pack: Annotated[Path, typer.Argument(help="The folder of a pack, as in reports/2015-16-Q4/westminster.")],
    checksum: Annotated[
        str, typer.Option(help="The pack's checksum that you kept: the 64 digits that this command prints.")
    ] = "",
    data: DataFolder = None,
) -> None:
    """Check a pack: whether its files are as they were made, and what has changed since.

    Example: inspection-stats verify reports/2015-16-Q4/westminster
    """
    from inspection_stats.load.data_folder import data_folder
    from inspection_stats.packs.verify import verify

    found = verify(pack, data_folder(data), kept=checksum)
    if found.damage:
        raise PackDiffers(pack, found.damage)
    print(f"{pack}: {found.files} files as the run {found.run} made them.")
    print(f"Checksum of the pack: {found.checksum}")
    if found.since:
        print("A pack made today may differ:", *(f"  {change}" for change in found.since), sep="\n")
