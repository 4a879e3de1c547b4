"""How a result in case counts is stated, and the words that a published source may state in place of a count."""

from __future__ import annotations

EXACT = "exact"
IN_WORDS = "stated in words only"
NOT_APPLICABLE = "not applicable"
SUPPRESSED = "suppressed"
STATUSES = (EXACT, IN_WORDS, NOT_APPLICABLE, SUPPRESSED)

PUBLISHED = "published percentage"
"""The status on a chart of a percentage as its source prints it, without counts."""

POINTS = "points"
"""The status on a chart of points out of the most there are: not a share of cases."""

ALL = "all"
MOST = "more than half but not all"
NO_PROPORTION = "no proportion"
IMPLIED = (ALL, MOST, NO_PROPORTION)
"""What words imply of a share."""

NOT_STATED = "not stated"

ILLUSTRATIVE_DATA = "Illustrative data"
"""The mark of everything that is made from an invented row."""
