"""What a process of the suite's own does first, so that packs start sooner. No import of the package does it.

jsonschema, with which nbformat checks notebooks, builds a parser of web addresses when it is imported: two seconds, for
a check that no notebook needs. jsonschema does without `rfc3987_syntax` where that is not installed. Only processes
that the suite starts itself (a command, the process that makes packs) call this: an analyst's kernel imports nbformat
as everybody does.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

ADDRESS_PARSER = "rfc3987_syntax"


def import_nbformat_without_address_parser() -> None:
    """Import nbformat with `rfc3987_syntax` hidden, unless either is loaded already."""
    if ADDRESS_PARSER in sys.modules or "nbformat" in sys.modules:
        return
    sys.modules[ADDRESS_PARSER] = None  # type: ignore[assignment]  # Python's way to say that a module is not there
    try:
        import_module("nbformat")
    finally:
        del sys.modules[ADDRESS_PARSER]


@contextmanager
def imports_uncollected() -> Iterator[None]:
    """Import without searching for garbage: what an import makes stays, and Python would look through it 500 times."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # otherwise the first search after this would look through all of it
        if on:
            gc.enable()
