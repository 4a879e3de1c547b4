"""The explorer without a browser: choosers that agree with one another, refusals, escaping, files."""

import time
from dataclasses import replace
from statistics import median

import pytest

from inspection_stats.explore import choice as known
from inspection_stats.explore.panel import WITHOUT_WIDGETS, Explorer
from inspection_stats.explore.tables import table_html
from tests.support.places import ROOT


@pytest.fixture
def panel(data, tmp_path):
    return Explorer(data, ROOT / "data", tmp_path, "213", "2015-16 Q4")


def test_it_starts_with_the_latest_programme(panel):
    assert panel.choosers.programme.value == "SIF"
    assert 'alt="Bar chart of grades, Overall effectiveness. Westminster: outstanding' in panel.picture.value
    assert panel.alt.value == panel.chart.spec.alt


def test_every_control_has_a_label(panel):
    assert all(control.description for control in (*panel.choosers.box.children, panel.alt, *panel.buttons))


def test_a_change_takes_away_what_the_new_choice_does_not_show(panel):
    panel.choosers.comparator.value = known.OWN_LIST
    assert panel.picture.value == panel.alt.value == ""
    assert panel.view is None
    assert panel.table.empty
    assert "Nothing to show." in panel.message.value
    assert "There is nothing to save" in panel.save_picture()
    panel.choosers.listed.value = ("202", "205", "207")
    assert panel.message.value == ""
    assert panel.chart is not None


def test_an_unforeseen_failure_leaves_no_chart_of_another_choice(panel, monkeypatch):
    def broken(_):
        raise ZeroDivisionError("<b>no</b>")

    monkeypatch.setattr("inspection_stats.explore.panel.paste_ready", broken)
    panel.choosers.comparator.value = known.REGION
    assert panel.picture.value == ""
    assert "ZeroDivisionError: &lt;b&gt;no&lt;/b&gt;" in panel.message.value


def test_a_programme_keeps_the_judgement_where_it_has_it_and_offers_its_own(panel):
    panel.choosers.programme.value = "ILACS"
    assert panel.choosers.judgement.value == "overall_effectiveness"
    panel.choosers.programme.value = "SQS"
    assert panel.choosers.judgement.description == "Theme"
    assert panel.choosers.judgement.value == known.ALL_THEMES


def test_a_quarter_takes_the_day_away_so_that_one_of_them_holds(panel):
    panel.choosers.day.value = panel.choosers.quarter.value.start
    assert panel.choosers.choice.period.end == panel.choosers.quarter.value.start
    panel.choosers.quarter.value = panel.choosers.quarter.options[0][1]
    assert panel.choosers.day.value is None


def test_names_are_text_in_every_part(data, tmp_path):
    nasty = "<img src=x onerror=alert(1)>"
    areas = data.areas.assign(la_name=data.areas["la_name"].mask(data.areas["old_la_code"].eq("213"), nasty))
    panel = Explorer(replace(data, areas=areas), ROOT / "data", tmp_path, "213", "2015-16 Q4")
    shown = [panel.picture.value, panel.words.value, *(part["data"]["text/html"] for part in panel.sheet.outputs)]
    assert all("<img src=x" not in part for part in shown)
    assert "&lt;img src=x" in panel.picture.value


def test_cells_of_a_table_are_text(data):
    frame = data.areas.head(2).assign(area="<script>alert(1)</script>")
    assert "<script>alert" not in table_html(frame, "<b>caption</b>").replace("\\u003c", "<")


def test_the_buttons_write_into_the_folder_of_area_and_quarter(panel, tmp_path):
    panel.save_picture()
    panel.save_table()
    folder = tmp_path / "explored" / "2015-16-Q4" / "westminster"
    name = "grades-sif-overall-effectiveness-england"
    assert panel.chart.spec.alt in next(folder.rglob(f"{name}.txt")).read_text("utf-8")
    assert list((folder / "charts").rglob(f"{name}.png"))
    assert {file.name for file in (folder / "tables").iterdir()} == {f"{name}-by-authority.csv", f"{name}-counts.csv"}


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


def test_the_programme_follows_the_day_unless_it_is_chosen_by_hand(data, tmp_path):
    panel = Explorer(data, ROOT / "data", tmp_path, "330", "2015-16 Q4")
    choosers = panel.choosers
    quarters = {quarter.label: quarter for _, quarter in choosers.quarter.options}
    assert choosers.programme.value == "SIF"
    choosers.quarter.value = quarters["2025-26 Q4"]
    assert choosers.programme.value == "ILACS"
    assert "inadequate" not in panel.chart.spec.title
    choosers.programme.value = "SIF"
    assert panel.chart.spec.title == (
        "Birmingham: good at its latest inspection (ILACS 2023, 18 April 2023); under SIF it was inadequate (report "
        "of 25 November 2016)"
    )
    assert panel.chart.spec.title in panel.chart.spec.alt
    choosers.quarter.value = quarters["2024-25 Q4"]
    assert choosers.programme.value == "SIF"


def test_the_quarters_offered_end_with_the_data(panel):
    labels = [label for label, _ in panel.choosers.quarter.options]
    assert labels[:2] == ["2026-27 Q2 so far (to 20 August 2026)", "2026-27 Q1 (to 30 June 2026)"]
    assert labels[-1] == "2009-10 Q2 (to 30 September 2009)"
