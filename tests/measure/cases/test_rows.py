"""Measures of case counts give the frames that their signatures name."""

import subprocess
import sys

import pandas as pd
import pytest
from pandera.errors import SchemaErrors

from inspection_stats.check.averages import CASE_COUNTS
from inspection_stats.load.counts import read_counts
from inspection_stats.measure.cases.averages import judgements_of, pool, with_status
from inspection_stats.measure.cases.compare import against_counts, against_figures
from inspection_stats.measure.cases.intervals import wilson
from inspection_stats.measure.cases.rows import Compared, Limits, Measured, Pooled, ThemeTotal
from inspection_stats.measure.cases.sufficiency import smallest_bases, sufficiency, theme_totals, weakest
from inspection_stats.measure.cases.suppress import suppress
from tests.support.places import ROOT


@pytest.fixture(scope="module")
def counts():
    path = ROOT / "data" / "illustrative" / "case_counts.csv"
    return with_status(CASE_COUNTS.check(read_counts(str(path)), path.name))


@pytest.fixture(scope="module")
def withheld(counts):
    """The same counts with the small ones withheld."""
    return suppress(counts, pd.Series("yes", counts.index).eq("yes"))


def test_a_screening_measured(data, screening):
    measured = sufficiency(data.sqs_judgements)
    for frame in (measured, weakest(measured), smallest_bases(measured), measured.iloc[:0]):
        Measured.validate(frame, lazy=True)
    assert len(smallest_bases(measured)) > 0
    ThemeTotal.validate(theme_totals(data.sqs_judgements), lazy=True)
    Limits.validate(wilson(data.sqs_judgements["sufficient"], data.sqs_judgements["applicable"]), lazy=True)


def test_services_pooled(counts, withheld):
    Pooled.validate(pool(counts), lazy=True)
    printed = pool(withheld.rows, withheld.themes)
    Pooled.validate(printed, lazy=True)
    assert set(printed["status"]) == {"suppressed"}  # an average is of all services or of none


def test_a_service_compared(data, screening, counts, withheld):
    nationally = against_figures(
        screening.judgements, data.national_averages, programme="SQS", service=screening.service
    )
    Compared.validate(nationally, lazy=True)
    for rows, themes in ((counts, None), (withheld.rows, withheld.themes)):
        own = judgements_of(rows, "illustrative-service-07")
        compared = against_counts(own, rows, programme="SQS", service_id="illustrative-service-07", themes=themes)
        Compared.validate(compared, lazy=True)
        assert len(compared) >= 4


def test_a_frame_that_is_otherwise_is_refused(data):
    measured = sufficiency(data.sqs_judgements)
    for wrong in (
        measured.drop(columns="percent"),
        measured.assign(percent=measured["percent"] * 100),
        measured.assign(sufficient=measured["sufficient"].astype("Float64") + 0.5),
    ):
        with pytest.raises(SchemaErrors):
            Measured.validate(wrong, lazy=True)


def test_a_run_loads_no_model():
    code = "import sys, inspection_stats.report.quarter as q; print('pandera' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
