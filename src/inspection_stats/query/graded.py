"""The graded reports on authorities' services, whichever inspectorate made them and wherever they are held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_stats.check.data import Data
from inspection_stats.query.subjects import subjects_of

if TYPE_CHECKING:
    from pandera.typing import DataFrame

    from inspection_stats.measure.grades.rows import Judged


def graded_reports(data: Data) -> DataFrame[Judged]:
    """A row a judgement of each dated report under the heading of the whole of an authority's services.

    Those are the rows of `ofsted_judgements.csv`, in its columns, and behind them what `judgements.csv` has of
    authorities under a framework of that heading (`Frameworks.newest`).
    """
    section = data.frameworks.newest.section
    names = [one.name for one in data.frameworks if one.section == section and one.subject == "authority"]
    if not data.judgements["framework"].isin(names).any():
        return data.ofsted_judgements
    return subjects_of(data, names).judgements
