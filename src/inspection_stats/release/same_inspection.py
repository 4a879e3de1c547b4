"""When two accounts of an inspection of one authority, each with some of its dates, are of the same inspection."""

from __future__ import annotations

from datetime import date, timedelta

NEAR = timedelta(days=14)
"""Accounts of one inspection differ by days: Cumbria's of 2022 began on 20 or 21 September by one and the same
release, and seven SIF reports have publication dates 1 to 7 days apart."""

LONGEST_TO_PUBLICATION = timedelta(days=300)
"""From the first day on site to the report; the longest so far took 225 days (Devon, published 13 May 2025)."""


def days_apart(
    on_site: date | None, published: date | None, other_on_site: date | None, other_published: date | None
) -> int | None:
    """How far apart two accounts are in days; None where they are of two inspections.

    First days on site are compared with one another, and days of publication likewise; the nearer pair counts, up to
    14 days. Where one account lacks the first day on site, the other's may have led to its report: up to 300 days
    before it, which counts as further apart than any 14 days. No authority was inspected twice under ILACS within 900
    days, so a mistake needs two inspections closer than any so far.
    """
    pairs = ((on_site, other_on_site), (published, other_published))
    nearest = min((abs(one - other) for one, other in pairs if one and other), default=None)
    if nearest is not None and nearest <= NEAR:
        return nearest.days
    for began, ended, unknown in (
        (on_site, other_published, other_on_site),
        (other_on_site, published, on_site),
    ):
        if began and ended and unknown is None and timedelta() <= ended - began <= LONGEST_TO_PUBLICATION:
            return NEAR.days + (ended - began).days + 1
    return None
