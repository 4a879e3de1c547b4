"""What a person sees of a run: a progress bar with the time left, and at the end what was made."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from inspection_stats.cli.terminal import drawn_on
from inspection_stats.describe.english.numbers import number_of
from inspection_stats.errors import RunFailed, harmless, without_password

if TYPE_CHECKING:
    from inspection_stats.packs.jobs import PackJob
    from inspection_stats.packs.many import Progress, RunResult

EVERY = 10  # packs between two lines where there is no terminal to draw a bar in


@contextmanager
def showing_progress() -> Iterator[Callable[[Progress], None]]:
    """Show the progress of a run of many packs on standard error: a bar in a terminal, otherwise lines."""
    console = Console(file=drawn_on(sys.stderr))
    if not console.is_terminal:
        yield _Lines()
        return
    # No refreshing thread: a process with threads is not safely forked (publish.isolated).
    name = TextColumn("{task.description}", markup=False)
    columns = (name, BarColumn(), MofNCompleteColumn(), TextColumn("time left"), TimeRemainingColumn())
    with Bar(*columns, console=console, auto_refresh=False, transient=True) as bar:
        task = bar.add_task("Making packs", total=None)

        def tell(now: Progress) -> None:
            name = harmless(now.last.name) if now.last else "Making packs"
            bar.update(task, total=now.wanted, completed=now.kept + now.made + now.failed, description=name)
            bar.refresh()

        yield tell


class _Lines:
    """Progress as lines, for a log: how many packs are done and about how long the rest will take."""

    def __init__(self) -> None:
        self.started = time.monotonic()

    def __call__(self, now: Progress) -> None:
        done = now.made + now.failed
        left = now.wanted - now.kept - done
        if now.wanted > 1 and done and (done % EVERY == 0 or not left):
            seconds = (time.monotonic() - self.started) / done * left
            print(f"{now.kept + done} of {now.wanted} packs, about {seconds:.0f} s left", file=sys.stderr)


def name_commentary(made: RunResult) -> None:
    """Print how the figures in each area's commentary were checked, and which were not."""
    for one in made.commentary:
        print(f"Commentary {one.file}: {one.short}; {number_of(len(one.unchecked), 'figure')} not checked.")
        for figure in one.unchecked:
            print(f"  {figure}")


def name_outcome(made: RunResult) -> None:
    """Print what was made and where. Raises `RunFailed` with every pack that failed."""
    jobs = (*made.made, *made.kept)
    if len(jobs) + len(made.failed) == 1:
        for failed in made.failed:
            assert failed.error
            raise failed.error
        if not jobs[0].address:
            name_pack(jobs[0].target, kept=bool(made.kept))
            return
    kept = f"; {number_of(len(made.kept), 'pack')} already there" if made.kept else ""
    print(f"Made {number_of(len(made.made), 'pack')}{kept}.")
    for folder in sorted({_shelf(job) for job in jobs}):
        print(f"  {folder}/index.html   open this in a browser")
    if made.failed:
        lines = [f"  {failed.job.title}: {failed.error}" for failed in made.failed]
        many = number_of(len(lines), "pack")
        again = "All others are finished; run the same command to try only these again."
        raise RunFailed("\n".join([f"{many} could not be made:", *lines, again]))


def _shelf(job: PackJob) -> str:
    return without_password(job.address.rpartition("/")[0]) or str(job.target.parent)


def name_pack(folder: Path, *, kept: bool = False) -> None:
    """Print where a pack is and how to open it."""
    files = sum(1 for file in folder.rglob("*") if file.is_file())
    said = "Nothing has changed: these" if kept else "Made"
    print(f"{said} {files} files {'are' if kept else ''} in {folder}:".replace("  ", " "))
    print(f"  {folder / 'report.html'}   open this in a browser")
    print(f"  {folder / 'report.docx'}   the same as a Word annex")
    print(f"  {folder / 'charts'}        PNG charts to paste, each with its alt text (.txt)")
    print(f"  {folder / 'tables'}        the figures as CSV and tables.xlsx")


def name_unread_sheets(source: str) -> None:
    """Print a sentence for each sheet of a workbook of counts that is not read."""
    from inspection_stats.load.counts import unread_sheets

    for sentence in unread_sheets(source):
        print(sentence)
