"""Bad input is one sentence in the cell, with the fix, and leaves the Axes as it was."""

import pandas as pd
import pytest
from matplotlib import pyplot

import inspection_stats.plot as plots
from inspection_stats.errors import BadRequest
from inspection_stats.plot import context_bars, grade_grid, grade_shares, ranked_bars, sufficiency_bars, timeline

ONE = {"judgement": ["Plans"], "sufficient": [28], "applicable": [33]}
MISSPELT = {"judgement": ["a"], "sufficent": [1], "applicable": [2]}
RANKED = {"service": ["a"], "sufficient": [1], "applicable": [2]}
SPAN = {"judgement": ["a"], "grade": ["Good"], "end": ["2020-01-01"]}


def refused(function, frame, **options):
    """The sentence with which a call is refused; the Axes has nothing on it then."""
    ax = options.pop("ax", None) or pyplot.figure().add_subplot()
    with pytest.raises(BadRequest) as error:
        function(pd.DataFrame(frame), ax=ax, **options)
    assert not ax.texts
    assert not ax.patches
    assert not ax.lines
    assert not ax.collections
    assert ax.axison
    said = str(error.value)
    assert said.endswith((".", "?"))
    assert "\n" not in said
    assert error.value._render_traceback_() == [f"BadRequest: {said}"]
    return said


@pytest.mark.parametrize("name", plots._CHARTS)
def test_each_chart_names_the_columns_it_lacks(name):
    said = refused(getattr(plots, name), {"other": [1]})
    assert "needs the column" in said
    assert "the frame has “other”" in said


@pytest.mark.parametrize(
    ("frame", "options", "says"),
    [
        ({**ONE, "sufficent": [28], "sufficient": None}, {}, "no count of “sufficient”"),
        (MISSPELT, {}, "data.rename(columns={'sufficent': 'sufficient'})"),
        ({**ONE, "sufficient": [34]}, {}, "“Plans” has 34 sufficient of 33 applicable cases"),
        ({**ONE, "sufficient": [-1]}, {}, "a count can't be less than 0"),
        ({**ONE, "sufficient": [84.8]}, {}, "“sufficient” of row 1 is 84.8, not a count of cases"),
        ({**ONE, "sufficient": ["85%"]}, {}, "a percentage has lost its base"),
        ({**ONE, "sufficient": ["most"]}, {}, "not a number"),
        ({**ONE, "sufficient": [None]}, {}, "no count of “sufficient”"),
        ({**ONE, "sufficient": [None], "applicable": [None]}, {}, "“Plans” has no count"),
        ({name: cells * 2 for name, cells in ONE.items()}, {}, "Two rows are of “Plans”"),
        ({name: [] for name in ONE}, {}, "without rows"),
        (ONE, {"national": {"Plan": 80}}, "There is an average for “Plan”, but no such row. Did you mean “Plans”?"),
        (ONE, {"national": 182}, "not a percentage from 0 to 100"),
        (ONE, {"national": 0.82}, "not percentages"),
        (ONE, {"national": "england"}, "needs the column “england”"),
        (ONE, {"order": ["Plan"]}, "Did you mean “Plans”?"),
        (ONE, {"palette": ["#12436D", "#15466F"]}, "their contrast is 1.0 where 3 is needed"),
        (ONE, {"palette": {"Sufficient": "#FFFFF0"}}, "is too close to white paper"),
        (ONE, {"palette": {"Suficient": "navy"}}, "Did you mean “Sufficient”"),
        (ONE, {"palette": {"Sufficient": "navyish"}}, "“navyish” is not a colour"),
        (ONE, {"palette": ["navy"]}, "The palette has 1 colours, and this chart needs 2"),
        (ONE, {"palette": "no-such-palette"}, "not a seaborn palette"),
    ],
)  # fmt: skip
def test_bars_say_what_is_wrong(frame, options, says):
    assert says in refused(sufficiency_bars, frame, **options)


@pytest.mark.parametrize(
    ("function", "frame", "options", "says"),
    [
        (grade_grid, {"judgement": ["a"], "la_name": ["x"], "grade": ["Goood"]}, {}, "Did you mean “Good”?"),
        (grade_shares, {"group": ["x"], "grade": ["Good"], "count": [0.7]}, {}, "not a count of cases"),
        (ranked_bars, RANKED, {"marked": "b"}, "marked is “b”"),
        (ranked_bars, RANKED, {"palette": {"Others": "#123"}}, "too dark"),
        (timeline, SPAN | {"start": ["soon"]}, {}, "not a date"),
        (timeline, SPAN | {"start": ["2021-01-01"]}, {}, "ends before"),
        (
            context_bars,
            {"figure": ["a"], "value": [-1], "comparator": ["b"], "comparator_value": [1], "unit": ["c"]},
            {},
            "from 0 up",
        ),
    ],
)  # fmt: skip
def test_others_say_what_is_wrong(function, frame, options, says):
    assert says in refused(function, frame, **options)


def test_an_axes_too_small_for_11_points_says_how_large_it_must_be():
    many = {
        "judgement": [f"Question {number}" for number in range(12)],
        "sufficient": [1] * 12,
        "applicable": [20] * 12,
    }
    said = refused(sufficiency_bars, many, ax=pyplot.figure(figsize=(6, 4)).add_subplot())
    height = float(said.split("make the figure ")[1].split(" inches")[0])
    sufficiency_bars(pd.DataFrame(many), ax=pyplot.figure(figsize=(6, height)).add_subplot())
    assert "inches wide" in refused(sufficiency_bars, many, ax=pyplot.figure(figsize=(2, 9)).add_subplot())


def test_rows_of_axes_that_share_theirs_are_refused_with_the_fix():
    _, axes = pyplot.subplots(1, 2, sharey=True, figsize=(12, 6))
    assert "sharey=False" in refused(sufficiency_bars, ONE, ax=axes[0])


def test_what_is_not_a_frame_is_refused():
    with pytest.raises(BadRequest, match=r"pd\.DataFrame"):
        sufficiency_bars([1, 2])
