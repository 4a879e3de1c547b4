"""Every calculation that a claims file may name: one file for each kind, each under `@calculation`."""

from __future__ import annotations

from inspection_stats.claims.calculations import (  # noqa: F401  importing one puts its calculations into the registry
    area_grades,
    arithmetic,
    grade_counts,
    lookups,
    screening_letter,
    service_results,
    within_paper,
)
from inspection_stats.claims.calculations.registry import REGISTRY

CALCULATIONS = dict(sorted(REGISTRY.items()))
