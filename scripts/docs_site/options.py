"""Every command with its options, as the command line itself tells them: Typer writes the page."""

from __future__ import annotations

import subprocess
import sys

from scripts.docs_site.links import ROOT


def page() -> str:
    """The page as Markdown."""
    typer = [sys.executable, "-m", "typer", "inspection_stats.cli.app", "utils", "docs", "--name", "inspection-stats"]
    done = subprocess.run(
        [*typer, "--title", "Every option"], cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return done.stdout.replace("\n```console\n$ ", "\n```\n")
