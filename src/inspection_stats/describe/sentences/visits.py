"""Visits that give no grade, as sentences."""

from __future__ import annotations

import pandas as pd

from inspection_stats.reference.quarters import long_date


def visit_sentences(visits: pd.DataFrame, inspectorate: str) -> tuple[str, ...]:
    """A sentence for each row of `ofsted_visits.csv`: the kind of visit, when, and what it looked at."""
    return tuple(
        f"{inspectorate} made a {row.kind} on {long_date(row.visited.date())}{_theme(row.theme)}"
        f"{_letter(row.published)}; such a visit gives no grade."
        for row in visits.itertuples()
    )


def _theme(theme: str) -> str:
    return f", on {theme[:1].lower()}{theme[1:]}" if theme else ""


def _letter(published: pd.Timestamp) -> str:
    return "" if pd.isna(published) else f" (letter of {long_date(published.date())})"
