"""What several tests share: the shipped data, read once, and the published workbooks where they are present."""

from __future__ import annotations

import os
from datetime import date

import pandas as pd
import pytest
from hypothesis import settings

from inspection_stats.check.data import Data, read_data
from inspection_stats.load.data_folder import DATA_VARIABLE
from inspection_stats.measure.cases.screenings import Screening
from inspection_stats.measure.cases.screenings import screening as gather
from inspection_stats.measure.cases.sufficiency import sufficiency
from inspection_stats.packs.run import make_pack
from tests.support.places import ROOT
from tests.support.postgresql import postgresql  # noqa: F401  a fixture
from tests.support.reports import Made, compared
from tests.support.runs import alone  # noqa: F401  a fixture

os.environ.pop(DATA_VARIABLE, None)  # the tests are of the shipped tables, whatever a shell names

# The same examples each time, so that a run takes as long as the last; look for new ones with --hypothesis-seed=random.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")


@pytest.fixture(scope="session")
def data() -> Data:
    return read_data(ROOT / "data")


@pytest.fixture
def measured(data) -> pd.DataFrame:
    """The judgements of the West London screening, measured."""
    return sufficiency(data.sqs_judgements)


@pytest.fixture
def quarter_end() -> date:
    return date(2016, 3, 31)


@pytest.fixture
def screening(data) -> Screening:
    """The screening of West London Tri-borough YOS."""
    return gather(data.sqs_inspections, data.sqs_judgements, data.service_areas, "west-london-sqs-2016-01-27")


@pytest.fixture(scope="session")
def illustrative_report() -> Made:
    """The report of one illustrative service against the average of the others."""
    return compared(str(ROOT / "data" / "illustrative" / "case_counts.csv"), "Illustrative service 07")


@pytest.fixture(scope="session")
def westminster_pack(tmp_path_factory):
    """The pack of the standard case, made once through the production runner. Copy it before changing it."""
    return make_pack("Westminster", "2015-16 Q4", ROOT / "data", tmp_path_factory.mktemp("packs"))
