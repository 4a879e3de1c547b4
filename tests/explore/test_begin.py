"""The line of code that keeps the choices: run after a restart, it shows the same again."""

import html
import re

import pytest

from inspection_stats import explorer
from inspection_stats.explore import choice as known
from inspection_stats.explore.begin import begin_line, called, repr_of
from inspection_stats.explore.choice import Choice, up_to
from inspection_stats.explore.panel import Explorer
from inspection_stats.reference.quarters import parse_period
from tests.support.places import ROOT


@pytest.fixture
def panel(data, tmp_path):
    return Explorer(data, ROOT / "data", tmp_path, "213", "2015-16 Q4")


def again(line, tmp_path):
    """What the line shows in a kernel that knows nothing of the panel before it."""
    names = {"explorer": explorer, "data_dir": ROOT / "data", "reports_dir": tmp_path}
    exec(line, names)
    return names["choices"]


def test_a_fresh_explorer_needs_only_area_and_quarter(panel, data):
    line = begin_line(data, panel.choosers)
    assert line == 'choices = explorer("Westminster", "2015-16 Q4", data_dir, reports_dir)'


CHANGES = {
    "a day and a region": {"day": "03/02/2016", "comparator": known.REGION},
    "a judgement": {"judgement": "care_leavers"},
    "a programme by hand": {"programme": "SLAC", "judgement": "safeguarding"},
    "a list of one's own": {"comparator": known.OWN_LIST, "listed": ("202", "205", "207")},
    "through the years": {"chart": known.YEARS},
    "a theme of a screening": {"programme": "SQS", "judgement": "reducing-reoffending"},
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_line_shows_the_same_after_a_restart(panel, data, tmp_path, change):
    panel.choosers.others[0].value = "205"
    for name, value in CHANGES[change].items():
        getattr(panel.choosers, name).value = value
    line = re.search("<code>(.*)</code>", panel.code.value)[1]
    found = again(html.unescape(line), tmp_path)
    assert found.choosers.choices == panel.choosers.choices
    assert found.choosers.by_hand == panel.choosers.by_hand
    assert [pane.picture.value for pane in found.panes] == [pane.picture.value for pane in panel.panes]


def test_every_area_is_found_again_by_what_it_is_called(data):
    from inspection_stats.reference.areas import find_area

    for day in ("2016-03-31", "2025-03-31"):
        period = parse_period(day)
        for code in data.areas["old_la_code"]:
            name = called(data, Choice(code, period, "SIF", known.SHARES))
            assert find_area(name, data.areas, data.area_aliases, period.end) == code


def test_a_name_with_quotes_stays_one_text():
    text = 'a "b" \\ c'
    assert eval(repr_of(text)) == text


def test_a_day_that_does_not_end_a_quarter_is_kept(panel, data):
    panel.choosers.day.value = "03/02/2016"
    assert f'"{up_to(panel.choosers.period.end).label}"' in begin_line(data, panel.choosers)
