"""Tables of ratings of youth justice services, as somebody might gather them."""

from __future__ import annotations

from collections.abc import Sequence

from tests.hard.corpus.entry import Bad
from tests.hard.corpus.releases import maker, release
from tests.hard.corpus.small_data import edited

HEADER = ["Service", "Publication date", "Overall rating", "Score", "Staff", "Work with victims"]
SOUND = ["Westminster", "2021-06-08", "Good", "24", "", ""]


def ratings(what: str, rows: Sequence[list], *says: str, code: int = 3) -> Bad:
    return release(what, [HEADER, *rows], *says, kind="csv", code=code)


ENTRIES = (
    ratings("A table of ratings", [SOUND], "ratings of services: 1 inspection, 2 judgements", code=0),
    ratings("A rating of a service nobody knows", [["Atlantis", *SOUND[1:]]], "Atlantis", "no service of this name",
        "an authority of Wales"),
    ratings("Ratings of two frameworks in a row", [[*SOUND[:5], "Good"]], "row 2", "ratings of two frameworks"),
    ratings("A score of 37", [[*SOUND[:3], "37", "", ""]], "row 2, column Score", "37 of 36 cannot be"),
    ratings("A score as a percentage", [[*SOUND[:3], "66.7%", "", ""]], "a percentage, and points of 36 are due"),
    ratings("An unknown rating", [[*SOUND[:2], "Adequate", "", "", ""]], "does not give this grade here"),
    ratings("A service rated twice in a month", [SOUND, [SOUND[0], "2021-06-15", "Good", "", "", ""]], "row 3",
        "Row 2 rates the same service within a month"),
    ratings("A day of publication that has not come", [[SOUND[0], "2031-06-08", "Good", "", "", ""]],
        "The date is in the future"),
    Bad("Ratings refreshed before their words are filled in", "refresh release.csv --accept new --data changed",
        ("fill in source_kind, quote and source",), 2,
        {"changed/areas.csv": edited("areas.csv", lambda rows: rows), "release.csv": maker([HEADER, SOUND], "csv")}),
)  # fmt: skip
