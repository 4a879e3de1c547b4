"""The kinds of attack, one a file, gathered here."""

from __future__ import annotations

from scripts.attacks.attack import Attack
from scripts.attacks.kinds import csv_tables, odd_files, styles, templates, typed, workbooks

KINDS: dict[str, tuple[Attack, ...]] = {
    "workbooks": workbooks.ATTACKS,
    "files that are no files": odd_files.ATTACKS,
    "csv": csv_tables.ATTACKS,
    "word templates": templates.ATTACKS,
    "style sheets": styles.ATTACKS,
    "what is typed": typed.ATTACKS,
}
