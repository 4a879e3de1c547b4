"""Publish: notebooks to report packs. The only layer but load that touches files."""

import sys
from importlib import import_module


def _import_nbformat() -> None:
    """Import nbformat without `rfc3987_syntax`, whose parser takes two seconds to build and which no notebook needs.

    jsonschema, which checks notebooks, does without it where it is not installed.
    """
    parser = "rfc3987_syntax"
    if parser in sys.modules:
        return
    sys.modules[parser] = None  # type: ignore[assignment]  # Python's way to say that a module is not there
    try:
        import_module("nbformat")
    finally:
        del sys.modules[parser]


_import_nbformat()
