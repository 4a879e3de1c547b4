"""The command line: a thin shell over the functions of the suite.

Nothing heavy is imported before a command needs it, so that --help answers at once.
"""

from __future__ import annotations

import signal
import sys
import threading
import time
from typing import Annotated, NoReturn

import typer

from inspection_stats.cli import ask, make, new_report, papers, tables
from inspection_stats.cli.terminal import printing_words
from inspection_stats.errors import (
    NO_MEMORY,
    CannotWrite,
    InspectionStatsError,
    RunFailed,
    is_out_of_memory,
)

STOPPED = 130
CLEARING = 5.0  # seconds that a run may take to clear up when it is asked to end

EXIT_CODES = """Exit codes: 0 done; 1 a fault in the suite; 2 the request cannot be met; 3 faults in the data;
4 a notebook stopped; 5 a file could not be written; 6 a check failed; 130 stopped by hand."""

app = typer.Typer(
    help="Inspection results of children's services and youth offending services: reports, charts and checked data.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"inspection-stats {version('inspection-stats')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """The options that every command has."""


for command, name in (
    (make.report, "report"),
    (new_report.new_report, "new-report"),
    (make.compare, "compare"),
    (tables.init, "init"),
    (tables.check, "check"),
    (tables.new_service_, "new-service"),
    (tables.add, "add"),
    (make.audit, "audit"),
    (ask.distribution, "distribution"),
    (ask.state, "state"),
    (ask.changes, "changes"),
    (tables.import_, "import"),
    (tables.refresh, "refresh"),
    (papers.claims, "claims"),
    (papers.verify, "verify"),
):
    app.command(name)(command)


_told_to_end: list[float] = []
"""When this process was asked to end, each time."""


def main() -> None:
    """Run the command line: an error raised on purpose prints its message and exits with its own code."""
    _stop_as_ctrl_c_does()
    with printing_words():
        _run()


def _run() -> None:
    try:
        app()
    except KeyboardInterrupt:
        _leave_stopped()
    except SystemExit as left:
        if left.code == STOPPED:  # typer answers Ctrl-C itself, and says nothing
            _leave_stopped()
        raise
    except Exception as error:
        if _told_to_end:  # in the middle of a library's work, that comes out as one of its errors
            _leave_stopped()
        _leave(_as_told(error))


def _as_told(error: Exception) -> InspectionStatsError:
    """The error as a person sees it. Raises it where it is a fault of the suite."""
    if isinstance(error, InspectionStatsError):
        return error
    if is_out_of_memory(error):
        return RunFailed(NO_MEMORY)
    if isinstance(error, OSError):
        return CannotWrite(f"{error}. Check that the file can be read and written, and the space on the disk.")
    raise error


def _stop_as_ctrl_c_does() -> None:
    """Let a run that is asked to end clear up first, as one that is stopped with Ctrl-C does.

    Asked again within `CLEARING` seconds, it carries on clearing up.
    """
    _told_to_end.clear()

    def stop(*_: object) -> None:
        if _told_to_end and time.monotonic() - _told_to_end[-1] < CLEARING:
            return
        _told_to_end.append(time.monotonic())
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():  # only there may a signal be answered
        return
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
    for number in (getattr(signal, name) for name in names if hasattr(signal, name)):
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup asks to go on
            signal.signal(number, stop)


def _leave_stopped() -> NoReturn:
    print("inspection-stats: stopped. Finished packs are kept; run the same command to carry on.", file=sys.stderr)
    sys.exit(STOPPED)


def _leave(error: InspectionStatsError) -> NoReturn:
    print(f"inspection-stats: {error}", file=sys.stderr)
    sys.exit(error.exit_code)
