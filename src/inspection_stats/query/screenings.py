"""The screenings that concern an area: those of a period, each with its judgements, and against national averages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from inspection_stats.check.data import Data
from inspection_stats.check.sqs import SCREENING
from inspection_stats.measure.cases.compare import against_figures
from inspection_stats.measure.cases.screenings import YOUTH_OFFENDING, Screening, published_in, screening, services_of
from inspection_stats.reference.quarters import Period

if TYPE_CHECKING:
    from pandera.typing import DataFrame

    from inspection_stats.measure.cases.rows import Compared


def screenings_in(data: Data, old_la_code: str, period: Period) -> list[Screening]:
    """The screenings of services that serve an area whose letters came out in a period."""
    return [gathered(data, name) for name in published_in(screenings_of(data, old_la_code), period)["inspection_id"]]


def compared_nationally(data: Data, one: Screening) -> DataFrame[Compared]:
    """The screening against the national averages held: by judgement and theme (`measure.cases.compare`)."""
    return against_figures(one.judgements, data.national_averages, programme=SCREENING, service=one.service)


def screenings_of(data: Data, old_la_code: str) -> pd.DataFrame:
    services = services_of(data.service_areas, old_la_code, YOUTH_OFFENDING)
    return data.sqs_inspections[data.sqs_inspections["service_id"].isin(services)]


def gathered(data: Data, inspection_id: str) -> Screening:
    return screening(data.sqs_inspections, data.sqs_judgements, data.service_areas, inspection_id)
