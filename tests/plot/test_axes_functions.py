"""The functions in seaborn's manner: any frame with the columns, on any Axes, nothing else changed."""

import warnings

import matplotlib as mpl
import pandas as pd
import pytest
import seaborn as sns
from matplotlib import pyplot

import inspection_stats.plot as plots
from inspection_stats.plot import (
    context_bars,
    funnel_plot,
    grade_grid,
    grade_shares,
    interval_dots,
    movement,
    ranked_bars,
    service_heatmap,
    sufficiency_bars,
    timeline,
)
from inspection_stats.plot.words import SMALLEST

SERVICES = pd.DataFrame(
    {"service": ["Ours", "North", "South", "Tiny"], "sufficient": [91, 120, 64, 3], "applicable": [106, 165, 70, 4]}
)
FRAMES = {
    "context_bars": pd.DataFrame(
        {
            "figure": ["In care"],
            "value": [51],
            "comparator": ["England"],
            "comparator_value": [60],
            "unit": ["per 10,000"],
        }
    ),
    "funnel_plot": SERVICES,
    "grade_grid": pd.DataFrame({"judgement": ["Overall"], "la_name": ["Ours"], "grade": ["Good"]}),
    "grade_shares": pd.DataFrame({"group": ["England"] * 2, "grade": ["Good", "Inadequate"], "count": [70, 12]}),
    "interval_dots": pd.DataFrame({"judgement": ["Plans"], "sufficient": [28], "applicable": [33]}),
    "letter_grid": pd.DataFrame({"judgement": ["Overall"], "la_name": ["Ours"], "grade": ["Good"]}),
    "movement": pd.DataFrame({"judgement": ["Overall"], "before": ["Good"], "after": ["Outstanding"]}),
    "ranked_bars": SERVICES,
    "service_heatmap": SERVICES.assign(judgement="Plans"),
    "sufficiency_bars": pd.DataFrame({"judgement": ["Plans"], "sufficient": [28], "applicable": [33]}),
    "timeline": pd.DataFrame(
        {"judgement": ["Overall"], "grade": ["Good"], "start": ["2018-05-01"], "end": ["2022-01-31"]}
    ),
}


def words(ax):
    return [text.get_text() for text in ax.texts]


def widths(ax, gid):
    return [patch.get_width() for patch in ax.patches if patch.get_gid() == gid]


@pytest.mark.parametrize("name", sorted(FRAMES))
def test_each_returns_the_axes_it_was_given_and_changes_nothing_else(name):
    figure, axes = pyplot.subplots(1, 2, figsize=(9, 5))
    before = dict(mpl.rcParams)
    frame = FRAMES[name].copy()
    ax = getattr(plots, name)(frame, ax=axes[1])
    assert ax is axes[1]
    assert words(ax)
    assert not axes[0].get_children()[0:0]
    assert not words(axes[0])
    assert dict(mpl.rcParams) == before
    assert frame.equals(FRAMES[name])
    figure.canvas.draw()
    renderer = figure.canvas.get_renderer()
    for text in ax.texts:
        assert text.get_size() >= SMALLEST
        box = text.get_window_extent(renderer)
        assert box.x0 >= ax.bbox.x0 - 2, text
        assert box.x1 <= ax.bbox.x1 + 2, text


def test_every_function_is_tried_here():
    assert set(FRAMES) == set(plots._CHARTS)


@pytest.mark.parametrize("name", sorted(FRAMES))
def test_without_an_axes_each_draws_on_the_current_one(name):
    ax = getattr(plots, name)(FRAMES[name])
    assert ax is pyplot.gca()


def test_a_bar_is_as_long_as_its_share_on_a_scale_of_per_cent(counts):
    ax = sufficiency_bars(counts)
    assert widths(ax, "sufficient") == pytest.approx([100 * 31 / 34, 100 * 28 / 33, 100 * 7 / 9])
    assert widths(ax, "insufficient") == pytest.approx([100 * 3 / 34, 100 * 5 / 33, 100 * 2 / 9])
    for said in ("31 of 34", "91%", "7 of 9*", "78%", "* Fewer than 10 cases."):
        assert said in words(ax)
    assert [bar.get_label() for bar in ax.containers] == ["Sufficient", "Insufficient"]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Assessment", "Plans", "Reviews"]


def test_an_average_is_a_column_a_figure_or_a_mapping(counts):
    def averages(**options):
        ax = sufficiency_bars(options.pop("data", counts), ax=pyplot.figure().add_subplot(), **options)
        left = [patch for patch in ax.patches if patch.get_gid() == "average"]
        return [patch.get_x() + patch.get_width() / 2 for patch in left], words(ax)

    assert averages(national=82)[0] == pytest.approx([82, 82, 82])
    assert averages(national={"Plans": 70.5})[0] == pytest.approx([70.5])
    assert "average 71%" in averages(national={"Plans": 70.5})[1]
    column = counts.assign(england=[80, None, 60])
    assert averages(data=column, national="england")[0] == pytest.approx([80, 60])
    assert averages(data=column, national="england", order=["Reviews", "Assessment"])[0] == pytest.approx([60, 80])


def test_a_row_without_a_count_is_never_drawn_as_nought(counts):
    rows = pd.DataFrame(
        {
            "judgement": ["Most", "All", "Withheld", "Of no case", "None"],
            "sufficient": [None, None, None, 0, 0],
            "applicable": [None, None, None, 0, 12],
            "status": ["stated in words only", None, "suppressed", None, None],
            "words": ["nearly every case", "each case", None, None, None],
            "at_least": [50, 100, None, None, None],
            "at_most": [100, 100, None, None, None],
        }
    )
    ax = sufficiency_bars(pd.concat([counts, rows]), ax=pyplot.figure(figsize=(6, 8)).add_subplot())
    assert len(widths(ax, "sufficient")) == 4
    assert widths(ax, "band") == pytest.approx([50, 100])
    assert len(widths(ax, "outline")) == 2
    looks = {
        gid: next(patch for patch in ax.patches if patch.get_gid() == gid)
        for gid in ("suppressed", "not applicable", "insufficient", "band")
    }
    assert len({(one.get_facecolor(), one.get_hatch(), one.get_linestyle()) for one in looks.values()}) == 4
    assert {"withheld", "not applicable", "0 of 12", "“nearly every case”"} <= set(words(ax))
    assert words(ax).count("0%") == 1


def test_seaborn_draws_the_marks_it_has(monkeypatch):
    drawn = []
    for name in ("barplot", "pointplot", "scatterplot", "heatmap"):
        real = getattr(sns, name)
        monkeypatch.setattr(
            sns, name, lambda *args, real=real, name=name, **all: drawn.append(name) or real(*args, **all)
        )
    for function, mark in (
        (ranked_bars, "barplot"),
        (context_bars, "barplot"),
        (interval_dots, "pointplot"),
        (funnel_plot, "scatterplot"),
        (service_heatmap, "heatmap"),
    ):
        drawn.clear()
        function(FRAMES[function.__name__], ax=pyplot.figure().add_subplot())
        assert set(drawn) == {mark}


def test_ranked_bars_go_from_the_highest_to_the_lowest_with_the_average():
    ax = ranked_bars(SERVICES, marked="North", national=78)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["South", "Ours", "Tiny", "North"]
    lengths = {round(bar.get_width(), 6) for container in ax.containers for bar in container}
    assert lengths == {round(share, 6) for share in (100 * 64 / 70, 100 * 91 / 106, 75.0, 100 * 120 / 165)}
    assert ax.lines[-1].get_xdata()[0] == 78
    assert {"average 78%", "Tiny, 3 of 4*", "* Fewer than 10 cases."} <= set(words(ax))


def test_dots_have_their_wilson_intervals():
    ax = interval_dots(pd.DataFrame({"judgement": ["a"], "sufficient": [8], "applicable": [10]}), national=70)
    interval = next(patch for patch in ax.patches if patch.get_gid() == "interval")
    assert (interval.get_x(), interval.get_x() + interval.get_width()) == pytest.approx((49.02, 94.33), abs=0.01)
    dot = next(line for line in ax.lines if line.get_gid() == "percent")
    assert list(dot.get_xdata()) == pytest.approx([80])


def test_a_funnel_holds_services_against_their_pooled_average_and_says_who_is_left_out():
    ax = funnel_plot(SERVICES, marked="Ours")
    average = next(line for line in ax.lines if line.get_gid() == "average")
    assert average.get_ydata()[0] == pytest.approx(100 * 278 / 345)
    points = [tuple(point) for dots in ax.collections for point in dots.get_offsets() if dots.get_gid() == "services"]
    assert (106, pytest.approx(100 * 91 / 106)) in points
    assert len(points) == 3
    assert "Not drawn: 1 service with a base under 10." in words(ax)


def test_grades_are_in_their_boxes_and_shares_add_up():
    grades = grade_grid(pd.DataFrame({"judgement": ["A", "A"], "la_name": ["x", "y"], "grade": ["Good", "Not judged"]}))
    boxes = {patch.get_gid(): patch for patch in grades.patches}
    assert boxes["grade x"].get_facecolor() != boxes["grade y"].get_facecolor()
    pyplot.close("all")
    shares = grade_shares(FRAMES["grade_shares"])
    assert sum(bar.get_width() for container in shares.containers for bar in container) == pytest.approx(100)
    pyplot.close("all")
    moved = movement(FRAMES["movement"].assign(change="improved"))
    assert words(moved)[-3:] == ["Good", "Outstanding", "Improved"]
    pyplot.close("all")
    spans = timeline(FRAMES["timeline"])
    block = next(patch for patch in spans.patches if patch.get_gid() == "Overall: Good")
    assert block.get_x() == pytest.approx(mpl.dates.date2num(pd.Timestamp("2018-05-01")), abs=0.01)


def test_a_palette_is_a_mapping_a_list_or_a_name_of_seaborns(counts):
    def colours(palette):
        ax = sufficiency_bars(counts, palette=palette, ax=pyplot.figure().add_subplot())
        return [mpl.colors.to_hex(container[0].get_facecolor()) for container in ax.containers]

    assert colours({"Sufficient": "#00504f"}) == ["#00504f", "#f46a25"]
    assert colours(["black", "#e0a100"]) == ["#000000", "#e0a100"]
    assert colours("Greys_r")[0] == mpl.colors.to_hex(sns.color_palette("Greys_r", 2)[0])


def test_a_figure_of_ones_own_keeps_its_own_theme(counts):
    with mpl.rc_context():
        sns.set_theme(font_scale=2)
        before = dict(mpl.rcParams)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ax = sufficiency_bars(counts, ax=pyplot.figure(figsize=(9, 9)).add_subplot())
        assert dict(mpl.rcParams) == before
        assert ax.texts[0].get_size() == mpl.rcParams["font.size"] == 24


def test_it_works_in_a_facet_grid(screening):
    grid = sns.FacetGrid(screening.judgements, col="theme", col_wrap=2, height=7, sharey=False)
    grid.map_dataframe(sufficiency_bars, key=False)
    drawn = [len(widths(ax, "sufficient")) + len(widths(ax, "outline")) for ax in grid.axes.flat]
    assert drawn == screening.judgements.groupby("theme", sort=False).size().tolist()
