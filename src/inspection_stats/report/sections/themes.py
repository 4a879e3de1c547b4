"""The themes of a report by their keys."""

from __future__ import annotations

from inspection_stats.errors import BadRequest, nearest
from inspection_stats.reference.themes import THEMES


def checked_theme(key: str) -> str:
    """The key of a theme. Raises `BadRequest` for one that is not known, with the nearest."""
    if key not in THEMES:
        raise BadRequest(f"There is no theme “{key}”. {nearest(key, list(THEMES)) or ', '.join(THEMES)}")
    return key
