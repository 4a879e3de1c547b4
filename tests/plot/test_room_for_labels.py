"""Where labels are left of what they name, where above it, and a joint judgement across two columns."""

from datetime import date

import pytest

from inspection_stats.describe.charts.specification import ChartSpec, GradeCell
from inspection_stats.describe.charts.sqs import theme_chart
from inspection_stats.plot import paste_ready
from inspection_stats.plot.kinds import readable_rows
from inspection_stats.plot.words import Line
from inspection_stats.report.sections.standing_charts import standing_charts

LABELS = ("Overall", "In care", "Care leavers")


def grid(*cells):
    grades = ("Outstanding", "Good", "Requires improvement", "Inadequate")
    day = date(2024, 3, 31)
    return ChartSpec("grid", "letter grid", "T", "S", cells, "Source", day, "Short.", "Long.", grades=grades)


def place_of(chart, text):
    """The place of a text on the page, in dots: left, bottom, right, top."""
    (line,) = [one for one in chart.axes.findobj(Line) if one.get_text() == text]
    return line.get_window_extent(chart.figure.canvas.get_renderer()).extents


def box_of(chart, gid):
    (box,) = [one for one in chart.axes.patches if one.get_gid() == gid]
    return box.get_window_extent().extents


def middle(extents):
    return (extents[1] + extents[3]) / 2


def test_a_joint_judgement_takes_the_columns_of_all_that_it_covers():
    apart = [GradeCell("", "Ourshire", label, "Good") for label in LABELS]
    joint = [GradeCell("", "Theirshire", "Overall", "Good"), GradeCell("", "Theirshire", "In care", "Inadequate", 2)]
    spec = grid(*apart, *joint)
    chart = paste_ready(spec)
    in_care, leavers, both = (
        box_of(chart, gid) for gid in ("Ourshire: In care", "Ourshire: Care leavers", "Theirshire: In care")
    )
    assert (both[0], both[2]) == pytest.approx((in_care[0], leavers[2]))
    assert len([one for one in chart.axes.findobj(Line) if one.get_text() == "I"]) == 2  # one in the key
    table = readable_rows(spec).set_index("Authority")
    assert table.loc["Theirshire"].tolist() == ["Good", "Inadequate", "Inadequate"]


def test_the_joint_judgements_of_neighbours_are_those_of_their_reports(data):
    """Leeds on 31 March 2024: under ILACS 2018, with neighbours of either framework."""
    spec = next(one for one in standing_charts(data, "383", date(2024, 3, 31)) if one.kind == "letter grid")
    judgements = data.ofsted_judgements
    judgements = judgements[judgements["published"].le("2024-03-31")].sort_values("published")
    latest = judgements[judgements["judgement"].eq("overall_effectiveness")].groupby("la_name")["inspection_id"].last()
    joint = judgements[judgements["judgement"].eq("in_care_and_care_leavers")].set_index("inspection_id")["grade"]
    areas = {cell.area for cell in spec.rows}
    expected = {name: joint[key] for name, key in latest.items() if name in areas and key in joint.index}
    assert {cell.area: cell.grade for cell in spec.rows if cell.columns == 2} == expected
    assert {"Leeds"} < set(expected) < areas
    assert f"Leeds, In care and Care leavers together: {expected['Leeds']}." in spec.long_alt
    assert "Across two columns: one joint judgement under the earlier framework." in spec.notes
    assert {cell.label for cell in spec.rows if cell.area == "Leeds"}.isdisjoint({"Care leavers"})


def test_names_are_left_of_a_grid_where_there_is_room_and_above_its_rows_where_there_is_not():
    few = paste_ready(grid(*(GradeCell("", "Ourshire", label, "Good") for label in LABELS)))
    assert place_of(few, "Ourshire")[2] < box_of(few, "Ourshire: Overall")[0]
    assert middle(place_of(few, "Ourshire")) == pytest.approx(middle(box_of(few, "Ourshire: Overall")), abs=12)
    many = [f"Judgement {number} of improvement" for number in range(5)]  # which leaves an inch
    crowded = paste_ready(grid(*(GradeCell("", "Ourshire", label, "Good") for label in many)))
    assert place_of(crowded, "Ourshire")[1] >= box_of(crowded, f"Ourshire: {many[0]}")[3] - 5
    assert box_of(crowded, f"Ourshire: {many[0]}")[0] == pytest.approx(place_of(crowded, "Ourshire")[0], abs=2)


@pytest.mark.parametrize(("width", "left"), [(105, False), (170, True)])
def test_labels_and_words_are_left_of_the_bars_at_full_width_and_above_them_at_half(screening, width, left):
    spec = theme_chart(screening, "protecting-the-public", date(2016, 3, 31), "No figure.")
    chart = paste_ready(spec, width=width)
    outlines = [one.get_window_extent().extents for one in chart.axes.patches if one.get_gid() == "outline"]
    for text, bar in (("Plans for risk of harm, custody", outlines[0]), ("“nearly every case”", outlines[1])):
        label = place_of(chart, text)
        assert (label[2] < bar[0], label[1] > bar[3] - 5) == (left, not left), text
