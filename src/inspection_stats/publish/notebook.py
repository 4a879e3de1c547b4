"""What the notebooks call: an area and a quarter as a person writes them, in; frames and charts, out."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from inspection_stats.areas import area_name, find_area
from inspection_stats.check.data import Data
from inspection_stats.check.data import read_data as _read_data
from inspection_stats.draw.chart import Chart
from inspection_stats.draw.draw import draw
from inspection_stats.errors import BadRequest
from inspection_stats.measure.screenings import Screening
from inspection_stats.publish.frames import ofsted_frame
from inspection_stats.publish.ofsted_section import grid_facts
from inspection_stats.publish.sqs_section import chart_facts, screenings_in, sqs_section
from inspection_stats.publish.standing_charts import standing_charts
from inspection_stats.quarters import parse_period


def read_data(data_dir: str | Path = "data") -> Data:
    """Read and check every table of a data folder. Raises `BadData` with every fault, `BadRequest` for no folder."""
    return _read_data(Path(data_dir))


def screening_in(data: Data, area: str, quarter: str) -> Screening:
    """The screening of the area's youth offending service whose letter came out in the quarter.

    Its `judgements` hold percent, lower and upper (0 to 100, unrounded), method and status for each judgement.
    Raises `BadRequest` where no letter came out in that quarter, and says when the last one did.
    """
    period = parse_period(quarter)
    code = find_area(area, data.areas, data.area_aliases, period.end)
    found = screenings_in(data, code, period)
    if not found:
        nothing = sqs_section(data, area_name(code, data.areas), code, period).blocks[0]
        raise BadRequest(nothing.text)  # type: ignore[union-attr]
    return found[-1]


def appendix_3_charts(data: Data, screening: Screening, quarter: str) -> list[Chart]:
    """The four Appendix 3 charts of a screening and the sheet with all themes, drawn."""
    return [draw(facts) for facts in chart_facts(data, screening, parse_period(quarter).end)]


def area_judgements(data: Data, area: str, quarter: str) -> pd.DataFrame:
    """Every Ofsted judgement of an area published by the end of the quarter, the newest report first."""
    period = parse_period(quarter)
    return ofsted_frame(data, find_area(area, data.areas, data.area_aliases, period.end), period)


def ofsted_charts(data: Data, area: str, quarter: str) -> list[Chart]:
    """Where an area stands at the end of a quarter, drawn: distribution, regions, neighbours, timeline, movement."""
    period = parse_period(quarter)
    code = find_area(area, data.areas, data.area_aliases, period.end)
    return [draw(facts) for facts in standing_charts(data, area_name(code, data.areas), code, period.end)]


def judgement_grid(data: Data, area: str, quarter: str) -> Chart:
    """The grid of the judgements of an area and of those it shares a service with, as at the end of the quarter."""
    period = parse_period(quarter)
    code = find_area(area, data.areas, data.area_aliases, period.end)
    return draw(grid_facts(data, code, period.end))
