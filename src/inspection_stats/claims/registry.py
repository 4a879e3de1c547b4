"""Every calculation that a claims file may name."""

from __future__ import annotations

from inspection_stats.claims.calculations import (  # noqa: F401  importing one puts its calculations into the registry
    REGISTRY,
    arithmetic,
    grades,
    paper,
    screening,
    standing,
    tables,
)

CALCULATIONS = dict(sorted(REGISTRY.items()))
