"""What the tests of charts share: pyplot as in a notebook, plain frames and a specification."""

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib import pyplot

from inspection_stats.describe.charts.sqs import theme_chart


@pytest.fixture(autouse=True)
def agg():
    """pyplot without a window, and nothing of it left."""
    with mpl.rc_context({"backend": "agg"}):
        yield
        pyplot.close("all")


@pytest.fixture
def counts():
    """Three judgements with counts, the last of a small base."""
    return pd.DataFrame(
        {"judgement": ["Assessment", "Plans", "Reviews"], "sufficient": [31, 28, 7], "applicable": [34, 33, 9]}
    )


@pytest.fixture
def spec(screening, quarter_end):
    """The chart of the first theme of the West London screening."""
    return theme_chart(screening, "reducing-reoffending", quarter_end, "England average: no figure.")
