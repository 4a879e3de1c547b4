"""Packages that only some people need: each has an extra, and the error for a missing one names it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from inspection_stats.errors import BadRequest

EXTRAS = ("lab", "database", "cluster")


@contextmanager
def needs(extra: str, what: str) -> Iterator[None]:
    """Import packages of an extra inside this, so that the error for a missing one says what `what` needs.

    Raises `BadRequest` where a package is missing. Example: `with needs("database", "A database"): import sqlalchemy`
    """
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package in ("", "inspection_stats"):
            raise
        raise BadRequest(
            f'{what} needs {package}, which is not installed. Install it with: pip install "inspection-stats[{extra}]"'
        ) from None
