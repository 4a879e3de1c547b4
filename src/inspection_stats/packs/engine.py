"""A papermill engine that runs a notebook's cells in this process, without a kernel.

A kernel costs seconds to start and talks over sockets; a process made for one notebook is as isolated and needs
neither (`packs.isolated`). The result is the notebook that a kernel would have made (docs/decisions/0006).
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import Any

import matplotlib
import nbformat
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.pylabtools import select_figure_formats
from papermill.engines import Engine, papermill_engines
from traitlets import Int, List, Type
from traitlets.config import Config

from inspection_stats.errors import is_out_of_memory

ENGINE = "inspection-stats-cells"

INLINE = "module://matplotlib_inline.backend_inline"
"""The backend that a Jupyter kernel gives matplotlib: a figure that a cell draws is among its outputs."""


class CellsEngine(Engine):  # type: ignore[misc]  # papermill has no types
    """Runs every code cell in an IPython shell of this process; stops at the first that fails, as a kernel run does."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **_: Any) -> None:
        with _shell() as shell:
            for index, cell in enumerate(nb_man.nb.cells):
                if cell.cell_type != "code" or not cell.source.strip():
                    continue
                nb_man.cell_start(cell, index)
                ended = _run(shell, cell)
                if ended is not None:
                    nb_man.cell_exception(cell, index)
                nb_man.cell_complete(cell, index)
                if ended is not None:
                    return


papermill_engines.register(ENGINE, CellsEngine)


class _Results(DisplayHook):
    """Keeps the value of a cell's last line as its result, instead of printing it."""

    shell: Any

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        self.shell.outputs.append(
            nbformat.v4.new_output(
                "execute_result", data=format_dict, metadata=md_dict or {}, execution_count=self.shell.cell_count
            )
        )

    def finish_displayhook(self) -> None:
        pass


class _Displays(DisplayPublisher):
    """Keeps what a cell displays."""

    shell: Any

    def publish(self, data: Any, metadata: Any = None, *_: Any, **__: Any) -> None:
        self.shell.outputs.append(nbformat.v4.new_output("display_data", data=data, metadata=metadata or {}))


class ZmqLikeShell(InteractiveShell):
    """A shell whose outputs are a notebook's. pandas looks for "zmq" in the name to know that it is in a notebook."""

    displayhook_class = Type(_Results)
    display_pub_class = Type(_Displays)
    outputs: Any = List()
    cell_count = Int()

    def enable_gui(self, gui: str | None = None) -> None:
        """Open no window: figures are among the outputs."""

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        self.outputs.append(
            nbformat.v4.new_output("error", ename=etype.__name__, evalue=str(evalue), traceback=list(stb))
        )


class _Stream:
    """A text stream that becomes a cell's output; consecutive writes join, as they do in a notebook."""

    encoding = "utf-8"

    def __init__(self, shell: ZmqLikeShell, name: str) -> None:
        self.shell, self.name = shell, name

    def write(self, text: str) -> int:
        outputs = self.shell.outputs
        if text and outputs and outputs[-1].get("name") == self.name:
            outputs[-1]["text"] += text
        elif text:
            outputs.append(nbformat.v4.new_output("stream", name=self.name, text=text))
        return len(text)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return False


@contextmanager
def _shell() -> Iterator[ZmqLikeShell]:
    """A shell with no history and its own folder, so that no user's settings change a report."""
    with tempfile.TemporaryDirectory(prefix="inspection-stats-") as folder:
        config = Config({"HistoryManager": {"enabled": False}, "ZmqLikeShell": {"ipython_dir": folder}})
        before = os.environ.get("IPYTHONDIR")
        os.environ["IPYTHONDIR"] = folder  # parts of IPython look only at this, and a user's may not be writable
        shell = ZmqLikeShell.instance(config=config)
        if "matplotlib.pyplot" in sys.modules:  # its import is what binds the backend to a shell: too late here
            # What shows a figure is set once for a process, and may have been set for another shell.
            select_figure_formats(shell, {"png"}, bbox_inches="tight")
            shell.enable_matplotlib("inline")  # type: ignore[no-untyped-call]  # IPython has no types
        else:
            matplotlib.use(INLINE)
        try:
            with redirect_stdout(_Stream(shell, "stdout")), redirect_stderr(_Stream(shell, "stderr")):
                yield shell
        finally:
            ZmqLikeShell.clear_instance()
            os.environ.pop("IPYTHONDIR")
            if before is not None:
                os.environ["IPYTHONDIR"] = before


def _run(shell: ZmqLikeShell, cell: nbformat.NotebookNode) -> BaseException | None:
    """Run one cell into its outputs. Returns what ended it, if anything did."""
    shell.outputs = []
    cell.execution_count = shell.cell_count = shell.execution_count
    result: Any = shell.run_cell(cell.source, store_history=True)  # type: ignore[no-untyped-call]  # IPython has no types
    sys.stdout.flush()
    cell.outputs = list(shell.outputs)
    ended: BaseException | None = result.error_before_exec or result.error_in_exec
    if ended is not None and not any(one.output_type == "error" for one in cell.outputs):
        # IPython ran out of memory before it printed the error: without an output, papermill would report none.
        name = MemoryError.__name__ if is_out_of_memory(ended) else type(ended).__name__
        cell.outputs.append(nbformat.v4.new_output("error", ename=name, evalue=str(ended), traceback=[]))
    return ended
