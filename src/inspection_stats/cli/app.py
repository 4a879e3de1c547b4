"""The command line: a thin shell over the functions of the suite.

Nothing heavy is imported before a command needs it, so that --help answers at once.
"""

from __future__ import annotations

import signal
import sys
import threading
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

EXIT_CODES = """Exit codes: 0 done; 1 the suite's own fault; 2 what was asked for cannot be given; 3 faults in the data;
4 a notebook stopped; 5 a file could not be written; 6 what was checked does not hold; 130 stopped by hand."""

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
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Nothing but what every command has."""


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


def main() -> None:
    """Run the command line: an error made on purpose prints its message and leaves with its own exit code."""
    _stop_as_ctrl_c_does()
    with printing_words():
        _run()


def _run() -> None:
    try:
        app()
    except InspectionStatsError as error:
        _leave(error)
    except KeyboardInterrupt:
        print("inspection-stats: stopped. Finished packs stand; the same command goes on from there.", file=sys.stderr)
        sys.exit(130)
    except OSError as error:
        if is_out_of_memory(error):
            _leave(RunFailed(NO_MEMORY))
        _leave(CannotWrite(f"{error}. Check that the file can be read and written, and the space on the disk."))
    except Exception as error:
        if not is_out_of_memory(error):
            raise
        _leave(RunFailed(NO_MEMORY))


def _stop_as_ctrl_c_does() -> None:
    """Let a run that is told to end clear up first, as one that is stopped with Ctrl-C does."""

    def stop(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():  # only there may a signal be answered
        return
    for number in (getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)):
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup asks to go on
            signal.signal(number, stop)


def _leave(error: InspectionStatsError) -> NoReturn:
    print(f"inspection-stats: {error}", file=sys.stderr)
    sys.exit(error.exit_code)
