"""How a report opens: the cell that shows its title, its day, and what it is made from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any

from inspection_stats.documents.carried import Carried, Opening
from inspection_stats.documents.run_id import code_checksum, package_versions
from inspection_stats.plot.carried import CARRIED
from inspection_stats.reference.quarters import long_date
from inspection_stats.reference.statuses import ILLUSTRATIVE_DATA


def made_now(
    title: str,
    parameters: Mapping[str, str],
    inputs: Mapping[str, str],
    *,
    as_at: date | None = None,
    illustrative: bool = False,
) -> Opening:
    """The opening of a report that is made now, with the packages and the code that are here."""
    return Opening(title, parameters, inputs, package_versions(), code_checksum(), as_at, illustrative)


def shown(opening: Opening) -> dict[str, Any]:
    """What a cell shows of an opening, by MIME type."""
    day = f"<p>As at {long_date(opening.as_at)}.</p>" if opening.as_at else ""
    mark = f"<p><strong>{ILLUSTRATIVE_DATA}</strong></p>" if opening.illustrative else ""
    return {
        "text/html": f"<h1>{escape(opening.title)}</h1>{mark}{day}",
        CARRIED: Carried(opening=opening).to_json(),
    }
