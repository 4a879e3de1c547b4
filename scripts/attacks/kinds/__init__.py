"""The kinds of attack, one a file, gathered here."""

from __future__ import annotations

from scripts.attacks.attack import Attack
from scripts.attacks.kinds import (
    addresses,
    cases,
    csv_tables,
    databases,
    environment,
    locks,
    odd_files,
    packs,
    papers,
    pdf_papers,
    projects,
    reports,
    stopped,
    styles,
    tables,
    templates,
    typed,
    workbooks,
)

KINDS: dict[str, tuple[Attack, ...]] = {
    "workbooks": workbooks.ATTACKS,
    "files that are not regular files": odd_files.ATTACKS,
    "csv": csv_tables.ATTACKS,
    "papers and claims": (*papers.ATTACKS, *pdf_papers.ATTACKS),
    "word templates": templates.ATTACKS,
    "style sheets": styles.ATTACKS,
    "packs and verify": packs.ATTACKS,
    "stopped runs": stopped.ATTACKS,
    "locks": locks.ATTACKS,
    "databases": databases.ATTACKS,
    "addresses": addresses.ATTACKS,
    "what is typed": typed.ATTACKS,
    "tables and releases": tables.ATTACKS,
    "projects": projects.ATTACKS,
    "notebooks and commentary": reports.ATTACKS,
    "cases and ratings": cases.ATTACKS,
    "environment": environment.ATTACKS,
}
