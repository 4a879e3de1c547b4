"""The ten small tasks of docs/charts.md: each takes at most five lines, and does what its heading says."""

import re

import matplotlib as mpl
import pytest
from matplotlib import pyplot

from inspection_stats.plot.words import Line
from tests.support.places import ROOT

PAGE = (ROOT / "docs" / "charts.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
FIRST, TASKS = BLOCKS[0], dict(zip(re.findall(r"^### \d+\. (.+)$", PAGE, re.MULTILINE), BLOCKS[1:], strict=True))


@pytest.fixture(scope="module")
def ready():
    names = {}
    with pytest.MonkeyPatch.context() as here, mpl.rc_context({"backend": "agg"}):
        here.chdir(ROOT)
        exec(FIRST, names)
    return names


@pytest.fixture
def do(ready, tmp_path, monkeypatch):
    """Run a task in a folder of the moment; gives what its last line is worth and the names that it leaves."""

    def done(task):
        names = dict(ready)
        *steps, last = re.split(r"\n(?=\S)", TASKS[task].strip())
        exec("\n".join(steps), names)
        try:
            return eval(last, names), names
        except SyntaxError:
            exec(last, names)
            return None, names

    (tmp_path / "audit.csv").write_text("question,yes,asked\nPlans,28,33\nReviews,7,9\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    with mpl.rc_context({"backend": "agg"}):
        yield done
        pyplot.close("all")


def words(found):
    return " ".join(line.get_text() for line in getattr(found, "figure", found).findobj(Line))


def bars(ax, gid="sufficient"):
    return [patch for patch in ax.patches if patch.get_gid() == gid]


def test_there_are_ten_and_each_takes_at_most_five_lines():
    assert len(TASKS) == 10
    for task, code in TASKS.items():
        assert 1 <= len([line for line in code.splitlines() if line]) <= 5, task


def test_a_title_of_ones_own(do):
    assert "Most plans were good enough" in words(do("A title of your own")[0])


def test_an_average_of_ones_own(do):
    chart = do("An average of your own")[0]
    middles = [patch.get_x() + patch.get_width() / 2 for patch in bars(chart.axes, "average")]
    assert middles == pytest.approx([82, 75])


def test_areas_of_ones_own(do):
    ax = do("Areas of your own")[0]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Southshire", "Ourshire", "Northshire"]
    assert "average 78%" in words(ax)


def test_colours_of_ones_own(do):
    chart = do("Colours of your own")[0]
    assert mpl.colors.to_hex(bars(chart.axes)[0].get_facecolor()) == "#00504f"


def test_an_order_of_ones_own(do):
    chart = do("An order of your own")[0]
    labels = [label.get_text() for label in chart.axes.get_yticklabels()]
    assert labels == ["Review of planning", "Planning in the community", "Sentence planning in custody"]


def test_a_panel_of_four(do, screening):
    axes = do("A panel of four")[1]["axes"]
    exact = screening.judgements[screening.judgements["status"].eq("exact")]
    assert [len(bars(ax)) for ax in axes.flat] == exact.groupby("theme", sort=False).size().tolist()


def test_svg_instead_of_png(do, tmp_path):
    do("SVG instead of PNG")
    assert "<svg" in (tmp_path / "reports" / "chart.svg").read_text("utf-8")


def test_a_plain_frame_and_a_csv(do):
    for task in ("A chart of a plain frame", "A chart of a CSV of your own"):
        ax = do(task)[0]
        assert [bar.get_width() for bar in bars(ax)] == pytest.approx([100 * 28 / 33, 100 * 7 / 9])
        pyplot.close("all")


def test_in_a_facet_grid(do, screening):
    grid = do("In a FacetGrid")[1]["grid"]
    assert grid.axes.flat[0].get_title() == "reducing-reoffending"
    exact = screening.judgements[screening.judgements["status"].eq("exact")]
    assert [len(bars(ax)) for ax in grid.axes.flat] == exact.groupby("theme", sort=False).size().tolist()
