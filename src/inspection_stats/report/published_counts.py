"""What a report of case counts is made from, as one checksum: of what is printed, never of what is withheld."""

from __future__ import annotations

from hashlib import sha256

from inspection_stats.measure.cases.suppress import Published


def published_checksum(printed: Published, *also: str) -> str:
    """The sha256 of the counts as they are printed: the same for a file, a workbook and a database of the same counts.

    It is recorded in the manifest and decides the run id. A checksum of the counts as they are would give the withheld
    ones away to anyone who tries all that they may be: there are a few dozen. `also` is what else the report is made
    from.
    """
    texts = [printed.rows.to_csv(index=False), printed.themes.to_csv(index=False), *also]
    return sha256("\0".join(texts).encode()).hexdigest()
