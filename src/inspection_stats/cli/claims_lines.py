"""The check of a paper's figures for the terminal and for scripts."""

from __future__ import annotations

import sys

import pandas as pd
from rich.console import Console
from rich.table import Table
from rich.text import Text

from inspection_stats.cli.terminal import drawn_on
from inspection_stats.describe.english.numbers import number_of
from inspection_stats.documents.files import table_csv
from inspection_stats.errors import harmless
from inspection_stats.report.claims_frames import in_short, to_fix
from inspection_stats.report.claims_report import ClaimsCheck

WIDTH = 140  # characters where the output is not a terminal
NARROW = 16  # characters of every column but the reason
LONGEST_CELL = 1_000  # characters of a cell; --format csv gives all
MOST_UNCHECKED = 1_000  # numbers in no claim that are listed; --format csv lists all
STACKED = 110  # characters below which a claim's place, figures and verdict share one column


def print_claims(check: ClaimsCheck) -> None:
    """Print the check: what to know about the paper, what to fix, every other claim, the numbers in no claim."""
    claims, unchecked = check.claims, check.unchecked
    width = None if sys.stdout.isatty() else WIDTH
    console = Console(file=drawn_on(sys.stdout), width=width, highlight=False)
    if check.opening.illustrative:
        print(check.opening.title)
    for remark in check.remarks["reason"]:
        console.print(Text(harmless(f"{remark}.")))
    fix = to_fix(claims)
    for heading, rows in (("To fix", fix), ("Every other claim", claims.drop(fix.index))):
        if len(rows):
            _print(console, heading, rows, ["place", "printed", "computed", "verdict", "reason"])
    if len(unchecked):
        shown = unchecked.iloc[:MOST_UNCHECKED]
        _print(console, f"{number_of(len(unchecked), 'number')} in no claim", shown, ["place", "printed", "reason"])
        if len(shown) < len(unchecked):
            print(f"… and {len(unchecked) - len(shown):,} more. --format csv lists them all.")
    print(f"{in_short(claims)}.")


def claims_csv(check: ClaimsCheck) -> str:
    """The check as CSV: a row for each claim, each number that no claim covers (verdict “unchecked”) and each
    remark on the whole paper (“to know”)."""  # fmt: skip
    return table_csv(pd.concat([check.claims, check.unchecked, check.remarks]))


def _print(console: Console, heading: str, rows: pd.DataFrame, columns: list[str]) -> None:
    narrow = NARROW
    if console.width < STACKED:
        rows, columns, narrow = _stacked(rows, columns), ["claim", columns[-1]], 2 * NARROW
    table = Table(title=heading, title_justify="left", show_lines=True)
    for column in columns:
        wide = column == "reason"
        table.add_column(
            column.title(),
            overflow="fold",
            max_width=None if wide else narrow,
            ratio=1 if wide else None,
        )
    for row in rows[columns].itertuples(index=False):
        table.add_row(*(Text(_cut(harmless(cell))) for cell in row))
    console.print(table)


def _cut(cell: str) -> str:
    return cell if len(cell) <= LONGEST_CELL else f"{cell[: LONGEST_CELL - 1]}…"


def _stacked(rows: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Every column except the last as lines of one, for a narrow terminal; empty cells are left out."""
    *before, last = columns
    lines = [
        "\n".join(f"{name.title()}: {cell}" if name in ("printed", "computed") else cell for name, cell in row if cell)
        for row in (zip(before, cells, strict=True) for cells in rows[before].itertuples(index=False))
    ]
    return pd.DataFrame({"claim": lines, last: rows[last].tolist()})
