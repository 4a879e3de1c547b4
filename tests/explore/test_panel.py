"""The explorer without a browser: choosers that agree with one another, refusals, escaping, files."""

import time
from dataclasses import replace
from statistics import median

import pytest

from inspection_stats.explore import choice as known
from inspection_stats.explore.panel import WITHOUT_WIDGETS, Explorer
from inspection_stats.explore.take_along import make_reports, save_all_tables, save_pictures
from tests.support.places import ROOT


@pytest.fixture
def panel(data, tmp_path):
    return Explorer(data, ROOT / "data", tmp_path, "213", "2015-16 Q4")


def test_it_starts_with_the_latest_programme(panel):
    assert panel.choosers.programme.value == "SIF"
    (pane,) = panel.panes
    assert 'alt="Bar chart of grades, Overall effectiveness. Westminster: outstanding' in pane.picture.value
    assert pane.alt.value == panel.chart.spec.alt


def test_every_control_has_a_label(panel):
    assert all(control.description for control in (*panel.choosers.box.children, panel.panes[0].alt, *panel.buttons))


def test_a_change_takes_away_what_the_new_choice_does_not_show(panel, data, tmp_path):
    panel.choosers.comparator.value = known.OWN_LIST
    (pane,) = panel.panes
    assert pane.picture.value == pane.alt.value == pane.copies.value == ""
    assert panel.view is None
    assert panel.table.empty
    assert panel.sheet.outputs == ()
    assert "Nothing to show." in pane.message.value
    assert "There is nothing to save" in save_pictures(panel.panes, data, tmp_path)
    assert "There is nothing to save" in save_all_tables(panel.panes, data, tmp_path)
    panel.choosers.listed.value = ("202", "205", "207")
    assert pane.message.value == ""
    assert panel.chart is not None


def test_an_unforeseen_failure_leaves_no_chart_of_another_choice(panel, monkeypatch):
    def broken(_):
        raise ZeroDivisionError("<b>no</b>")

    monkeypatch.setattr("inspection_stats.explore.panel.paste_ready", broken)
    panel.choosers.comparator.value = known.REGION
    assert panel.panes[0].picture.value == ""
    assert "ZeroDivisionError: &lt;b&gt;no&lt;/b&gt;" in panel.panes[0].message.value


def test_names_are_text_in_every_part(data, tmp_path):
    nasty = "<img src=x onerror=alert(1)>"
    areas = data.areas.assign(la_name=data.areas["la_name"].mask(data.areas["old_la_code"].eq("213"), nasty))
    panel = Explorer(replace(data, areas=areas), ROOT / "data", tmp_path, "213", "2015-16 Q4")
    panel.choosers.others[0].value = "202"
    (pane, _), sheet = panel.panes, panel.sheet.outputs
    shown = [pane.picture.value, pane.words.value, pane.copies.value, panel.code.value]
    assert all("<img src=x" not in part for part in (*shown, *(part["data"]["text/html"] for part in sheet)))
    assert "&lt;img src=x" in pane.picture.value


def test_the_buttons_write_into_the_folder_of_each_area_and_quarter(panel, data, tmp_path):
    panel.choosers.others[0].value = "205"
    assert save_pictures(panel.panes, data, tmp_path).count("Written into") == 2
    save_all_tables(panel.panes, data, tmp_path)
    name = "grades-sif-overall-effectiveness-england"
    for pane, area in zip(panel.panes, ("westminster", "hammersmith-and-fulham"), strict=True):
        folder = tmp_path / "explored" / "2015-16-Q4" / area
        assert pane.chart.spec.alt in next(folder.rglob(f"{name}.txt")).read_text("utf-8")
        assert list((folder / "charts").rglob(f"{name}.png"))
        tables = {file.name for file in (folder / "tables").iterdir()}
        assert tables == {f"{name}-by-authority.csv", f"{name}-counts.csv"}


def test_a_report_is_made_of_each_area(panel, tmp_path, monkeypatch):
    asked = []

    def made(area, quarter, *_, tell):
        asked.append((area, quarter))
        tell("<step>")
        return type("Pack", (), {"files": [1, 2], "folder": tmp_path / area})

    monkeypatch.setattr("inspection_stats.packs.run.make_pack", made)
    panel.choosers.others[0].value = "202"
    told = []
    said = make_reports(panel.choosers.choices, tmp_path, tmp_path, told.append)
    assert asked == [("213", "2015-16 Q4"), ("202", "2015-16 Q4")]
    assert told == ["&lt;step&gt;"] * 2
    assert said.count("Made 2 files") == 2


def test_where_widgets_are_not_shown_the_cell_says_what_to_do(panel):
    bundle = panel._repr_mimebundle_()
    assert bundle["text/plain"] == WITHOUT_WIDGETS
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_a_change_costs_less_than_half_a_second_of_the_processor(panel):
    """Processor time, so that a busy machine does not fail it; docs/exploring.md has the time that a person waits."""
    took = []
    for comparator in (known.REGION, known.NEIGHBOURS, known.ENGLAND, known.REGION, known.NEIGHBOURS):
        before = time.process_time()
        panel.choosers.comparator.value = comparator
        took.append(time.process_time() - before)
    assert median(took) < 0.5
