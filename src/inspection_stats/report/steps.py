"""What the notebooks call: an area and a quarter as a person writes them, in; frames and charts, out."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.errors import BadRequest
from inspection_stats.measure.cases.screenings import Screening
from inspection_stats.measure.grades.distribution import By
from inspection_stats.plot.chart import Chart
from inspection_stats.plot.paste import paste_ready
from inspection_stats.query.answers import Answer, cutoff, distribution_answer, state_answer
from inspection_stats.query.horizon import answerable_period
from inspection_stats.query.screenings import screenings_in
from inspection_stats.reference.areas import area_name, find_area
from inspection_stats.reference.grades import OVERALL
from inspection_stats.reference.quarters import Period
from inspection_stats.report.frames import ofsted_frame
from inspection_stats.report.sections.ofsted import grid_spec
from inspection_stats.report.sections.sqs import chart_specs, sqs_section
from inspection_stats.report.sections.standing_charts import standing_charts


def screening_in(data: Data, area: str, quarter: str) -> Screening:
    """The screening of the area's youth offending service whose letter came out in the quarter.

    Its `judgements` hold percent, lower and upper (0 to 100, unrounded), method and status for each judgement.
    Raises `BadRequest` where no letter came out in that quarter, and says when the last one did.
    """
    period = answerable_period(data, quarter)
    return screening_of(data, find_area(area, data.areas, data.area_aliases, period.end), period)


def screening_of(data: Data, old_la_code: str, period: Period) -> Screening:
    """`screening_in` for an area by its code and a period that has been read."""
    found = screenings_in(data, old_la_code, period)
    if not found:
        nothing = sqs_section(data, area_name(old_la_code, data.areas), old_la_code, period).blocks[0]
        raise BadRequest(nothing.text)  # type: ignore[union-attr]
    return found[-1]


def appendix_3_charts(data: Data, screening: Screening, quarter: str) -> list[Chart]:
    """The four Appendix 3 charts of a screening and the sheet with all themes, ready to paste."""
    return [paste_ready(spec) for spec in chart_specs(data, screening, answerable_period(data, quarter).end)]


def area_judgements(data: Data, area: str, quarter: str) -> pd.DataFrame:
    """Every Ofsted judgement of an area published by the end of the quarter, the newest report first."""
    period = answerable_period(data, quarter)
    return ofsted_frame(data, find_area(area, data.areas, data.area_aliases, period.end), period)


def ofsted_charts(data: Data, area: str, quarter: str) -> list[Chart]:
    """Where an area stands at the end of a quarter, ready to paste."""
    period = answerable_period(data, quarter)
    code = find_area(area, data.areas, data.area_aliases, period.end)
    return [paste_ready(spec) for spec in standing_charts(data, code, period.end)]


def judgement_grid(data: Data, area: str, quarter: str) -> Chart:
    """The grid of the judgements of an area and of those it shares a service with, as at the end of the quarter."""
    period = answerable_period(data, quarter)
    code = find_area(area, data.areas, data.area_aliases, period.end)
    return paste_ready(grid_spec(data, code, period.end))


def distribution(
    data: Data,
    as_at: str,
    framework: str = "",
    *,
    latest: bool = False,
    by: By = "authority",
    judgement: str = OVERALL,
    region: str | None = None,
    areas: Sequence[str] = (),
    neighbours_of: str | None = None,
    published_by: str | None = None,
) -> Answer:
    """How many authorities (or reports, `by="report"`) have each grade as at a day written 2016-04-05.

    `framework` is SIF, ILACS, “LSCB review” or one year's “ILACS 2023”; `region`, `areas` or `neighbours_of` narrow
    the authorities; `latest` counts each by its latest full inspection, SIF or ILACS, instead of by a framework. With
    `published_by` it counts as Ofsted does. `frame` has grade, count and share (0 to 1,
    unrounded, of those with a grade); `basis` says what is counted. Raises `BadRequest` for a name not known.
    """
    return distribution_answer(
        data, cutoff(data, as_at, published_by), by=by, framework=framework, latest=latest, judgement=judgement,
        region=region, areas=areas, neighbours=neighbours_of,
    )  # fmt: skip


def state(
    data: Data, as_at: str, *, area: str | None = None, region: str | None = None, published_by: str | None = None
) -> Answer:
    """The standing judgements of every authority as at a day, or of one area or region: `frame`, and its `basis`.

    With `published_by` it counts as Ofsted does. Raises `BadRequest` for a name not known, and for an area that did
    not exist on the day.
    """
    return state_answer(data, cutoff(data, as_at, published_by), area=area, region=region)
