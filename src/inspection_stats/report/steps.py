"""What the notebooks call: from an area and a quarter, as a person writes them, to frames and charts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from inspection_stats.check.data import Data
from inspection_stats.measure.grades.distribution import By
from inspection_stats.query.answers import Answer, cutoff, distribution_answer, state_answer


def distribution(
    data: Data,
    as_at: str | date,
    framework: str = "",
    *,
    latest: bool = False,
    by: By = "authority",
    judgement: str = "",
    region: str | None = None,
    areas: str | Sequence[str] = (),
    neighbours_of: str | None = None,
    published_by: str | date | None = None,
) -> Answer:
    """How many authorities (or reports, `by="report"`) have each grade as at a day.

    The day is a text like 2016-04-05, a `date` or a `Timestamp`. `framework` is SIF, ILACS, “LSCB review” or one
    year's “ILACS 2023”; `region`, `areas` (one or several) or `neighbours_of` narrow the authorities;
    `latest` counts each by its latest full inspection, SIF or ILACS, instead of by a framework. With `published_by` it
    counts as Ofsted does. `frame` has grade, count and share (0 to 1, unrounded, of those with a grade); `basis` says
    what is counted. Raises `BadRequest` for a name not known.
    """
    return distribution_answer(
        data, cutoff(data, as_at, published_by), by=by, framework=framework, latest=latest, judgement=judgement,
        region=region, areas=areas, neighbours=neighbours_of,
    )  # fmt: skip


def state(
    data: Data,
    as_at: str | date,
    *,
    area: str | None = None,
    region: str | None = None,
    published_by: str | date | None = None,
) -> Answer:
    """The latest judgements of every authority as at a day, or of one area or region: `frame`, and its `basis`.

    With `published_by` it counts as Ofsted does. Raises `BadRequest` for a name not known, and for an area that did
    not exist on the day.
    """
    return state_answer(data, cutoff(data, as_at, published_by), area=area, region=region)
