"""The benchmark tries what its page says, and the page says what it found."""

import re

import pytest

from benchmarks.__main__ import GOALS, PARTS, Goal, page, run
from benchmarks.growth import against_linear
from benchmarks.packs import ratios
from benchmarks.ways import WAYS, Timed
from tests.support.places import ROOT

PAGE = (ROOT / "docs" / "benchmark.md").read_text("utf-8")
DECISION = (ROOT / "docs" / "decisions" / "0008-what-makes-a-run-fast.md").read_text("utf-8")


@pytest.mark.parametrize("name", GOALS)
def test_the_page_says_of_every_goal_whether_it_is_met(name):
    due, measured, met = re.search(rf"\| `{name}`[^|]*\| ([^|]*) \| ([0-9.]+) \| (yes|no) \|", PAGE).groups()
    assert due == GOALS[name].due
    assert GOALS[name].met(float(measured)) == (met == "yes")
    assert met == "yes" or f"`{name}`" in DECISION, "a goal that is missed has its reason in the decision"


def test_every_benchmark_is_in_the_page():
    for part in PARTS:
        text = (ROOT / "benchmarks" / f"{part}.py").read_text("utf-8")
        heading = re.search(r'^ +f?"(## [^"{]+)["{]', text[text.index("    say(") :], re.MULTILINE)
        assert heading[1].strip() in PAGE, part


def test_a_benchmark_gives_its_page_and_its_figures():
    said, figures = run("explore", ["--changes", "12"])
    assert said.startswith("## The explorer, in the kernel\n")
    assert "kernel_median" not in said
    assert 0 < figures["kernel_median"] <= figures["kernel_ninetieth"]
    with pytest.raises(KeyError):
        page([said], figures)  # never a page without the figures of every goal


def test_a_goal_is_met_at_its_limit():
    assert [Goal("", least=8).met(figure) for figure in (7.99, 8, 9)] == [False, True, True]
    assert [Goal("", most=1.15).met(figure) for figure in (1, 1.15, 1.16)] == [True, True, False]


def test_ratios_are_of_medians():
    seconds = {"commands": (80, 90, 200), "loop": (45, 50, 55), "suite": (9, 10, 30), "floor": (9, 9, 9)}
    taken = {way: [Timed(one, 0, 0.2) for one in seconds[way]] for way in WAYS}
    found = ratios(taken)
    assert (found["vs_commands"], found["vs_loop"], found["rerun_share"]) == (9, 5, 2)
    assert found["vs_floor"] == pytest.approx(10 / 9)


def test_twice_the_slope_is_twice_linear():
    assert against_linear({0: (1, 0), 10: (2, 0), 20: (3, 0)}) == pytest.approx(1)
    assert against_linear({0: (1, 0), 10: (2, 0), 20: (5, 0)}) == pytest.approx(2)
