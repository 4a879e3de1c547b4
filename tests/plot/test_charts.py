"""What is drawn, read from the artists: lengths, words, sizes, places."""

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from matplotlib.colors import to_hex
from PIL import Image, ImageChops

from inspection_stats.describe.charts.context import context_chart
from inspection_stats.describe.charts.specification import ChartSpec, GradeCell, SufficiencyBar
from inspection_stats.describe.charts.sqs import all_themes_chart, theme_chart
from inspection_stats.measure.cases.screenings import screening as gather
from inspection_stats.plot.colours import GRADE_PLACES, INSUFFICIENT, PLACES, SUFFICIENT, WHITE, contrast, text_on
from inspection_stats.plot.kinds import FULL, HALF, kinds
from inspection_stats.plot.paste import other_widths
from inspection_stats.plot.paste import paste_ready as draw
from inspection_stats.plot.style import SMALLEST, style
from inspection_stats.plot.words import Line, text_width, wrap
from inspection_stats.reference.themes import THEMES
from inspection_stats.report.sections.standing_charts import standing_charts

FIVE_AREAS = (
    ("Westminster", "213", date(2016, 3, 31)),
    ("Birmingham", "330", date(2026, 3, 31)),
    ("Cumberland", "942", date(2026, 3, 31)),
    ("Isles of Scilly", "420", date(2026, 8, 20)),
    ("Northamptonshire", "928", date(2019, 12, 31)),
    ("West Northamptonshire", "941", date(2021, 6, 30)),
)
NATIONAL = "England average: no figure."


@pytest.fixture(scope="module")
def charts(data, illustrative_report):
    quarter_end = date(2016, 3, 31)
    screening = gather(data.sqs_inspections, data.sqs_judgements, data.service_areas, "west-london-sqs-2016-01-27")
    spec = [theme_chart(screening, theme, quarter_end, NATIONAL) for theme in THEMES]
    spec.append(all_themes_chart(screening, quarter_end, NATIONAL))
    spec.append(context_chart(data.local_context.query("old_la_code == '213'"), "Westminster", quarter_end))
    spec.append(grid_spec(quarter_end))
    for area, code, day in FIVE_AREAS:
        spec += [replace(one, name=f"{one.name} {area}") for one in standing_charts(data, code, day)]
    drawn = {one.name: draw(one) for one in spec}
    return drawn | {f"{chart.spec.name} compared": chart for chart in illustrative_report.charts[:10]}


@pytest.fixture(scope="module")
def at_every_width(charts):
    """The same charts at each width at which their kind can be read."""
    return charts | {f"{name} again": other for name, chart in charts.items() for other in other_widths(chart)}


def grid_spec(as_at, grades=("Outstanding", "Good", "Requires improvement", "Inadequate", "Not judged")):
    areas = ("Westminster", "Kensington and Chelsea", "Hammersmith and Fulham")
    cells = tuple(GradeCell("SIF", area, f"Judgement {grade}", grade) for grade in grades for area in areas)
    spec = ChartSpec("judgement-grid", "grade grid", "Title", "Subtitle", cells, "Ofsted", as_at, "Short.", "Long.")
    return replace(spec, grades=tuple(grade for grade in grades if grade != "Not judged"))


def boxes(chart, gid):
    return [patch for patch in chart.axes.patches if patch.get_gid() == gid]


def colour_of(name):
    return style().colours[PLACES[name]]


def words(chart):
    return [text.get_text() for text in chart.figure.findobj(Line)]


def test_each_segment_is_as_long_as_its_share(charts, measured):
    for theme in THEMES:
        rows = measured[measured["theme"].eq(theme) & measured["status"].eq("exact")]
        chart = charts[f"appendix-3-{theme}"]
        sufficient, insufficient = boxes(chart, "sufficient"), boxes(chart, "insufficient")
        assert len(sufficient) == len(insufficient) == len(rows)
        for left, right, row in zip(sufficient, insufficient, rows.itertuples(), strict=True):
            whole = left.get_width() + right.get_width()
            assert left.get_width() / whole == pytest.approx(row.sufficient / row.applicable)
            assert right.get_x() == pytest.approx(left.get_x() + left.get_width())


def test_each_count_and_percentage_is_on_its_bar_in_the_order_of_the_letter(charts):
    drawn = [
        word for word in words(charts["appendix-3-reducing-reoffending"]) if re.fullmatch(r"\d+ of \d+\*?|\d+%", word)
    ]
    assert drawn == [
        "34 of 34", "100%", "19 of 22", "86%", "17 of 17", "100%", "17 of 17", "100%",
        "32 of 33", "97%", "23 of 25", "92%", "7 of 9*", "78%",
    ]  # fmt: skip


def test_a_judgement_in_words_has_a_band_and_no_number(charts):
    chart = charts["appendix-3-protecting-the-public"]
    outlines, bands = boxes(chart, "outline"), boxes(chart, "band")
    assert len(outlines) == len(bands) == 2
    each, nearly_every = bands
    assert each.get_width() == pytest.approx(outlines[0].get_width())
    assert nearly_every.get_width() == pytest.approx(outlines[1].get_width() / 2)
    assert nearly_every.get_hatch()
    assert "“nearly every case”" in words(chart)
    assert len(boxes(charts["appendix-3-ensuring-the-sentence-is-served"], "outline")) == 2
    assert len(boxes(charts["appendix-3-ensuring-the-sentence-is-served"], "band")) == 1


@pytest.mark.parametrize(("k", "n", "drawn"), [(0, 5, [0, 1]), (5, 5, [1, 0]), (1, 20, [0.05, 0.95])])
def test_none_all_and_few(k, n, drawn, quarter_end):
    bar = SufficiencyBar("Theme", "Label", "exact", k, n, f"{100 * k // n}%")
    chart = draw(ChartSpec("c", "sufficiency bars", "T", "S", (bar,), "Source", quarter_end, "Short.", "Long."))
    left, right = boxes(chart, "sufficient")[0].get_width(), boxes(chart, "insufficient")[0].get_width()
    assert [left / (left + right), right / (left + right)] == pytest.approx(drawn)
    count = next(text for text in chart.figure.findobj(Line) if text.get_text() == f"{k} of {n}")
    assert contrast(count.get_color(), colour_of(SUFFICIENT if k == n else INSUFFICIENT)) >= 4.5


def test_nothing_is_smaller_than_11_points_and_nothing_is_clipped(at_every_width):
    for name, chart in at_every_width.items():
        renderer = chart.figure.canvas.get_renderer()
        width, height = chart.figure.bbox.width, chart.figure.bbox.height
        for text in chart.figure.findobj(Line):
            assert text.get_size() >= SMALLEST
            assert text.get_rotation() == 0
            box = text.get_window_extent(renderer)
            assert box.x0 >= 0, (name, text)
            assert box.x1 <= width, (name, text)
            assert 0 <= box.y0 <= box.y1 <= height, (name, text)


def test_no_two_texts_overlap(at_every_width):
    for name, chart in at_every_width.items():
        renderer = chart.figure.canvas.get_renderer()
        extents = [(text.get_text(), text.get_window_extent(renderer)) for text in chart.figure.findobj(Line)]
        for place, (one, box) in enumerate(extents):
            for other, second in extents[place + 1 :]:
                across = min(box.x1, second.x1) - max(box.x0, second.x0)
                down = min(box.y1, second.y1) - max(box.y0, second.y0)
                assert across <= 1 or down <= 5, (name, one, other)  # descenders may touch by a hair


def test_charts_fit_their_page(at_every_width):
    for name, chart in at_every_width.items():
        width, height = chart.figure.get_size_inches() * 25.4
        if name in {f"appendix-3-{theme}" for theme in THEMES}:
            assert width == pytest.approx(105)
        assert width == pytest.approx(170) or width == pytest.approx(105)
        assert height <= 257, name  # A4 with margins of 20 mm


def test_every_kind_is_drawn_at_the_full_width_of_a_page(charts):
    for name, kind in kinds().items():
        assert FULL in kind.widths, name
        assert set(kind.widths) <= {FULL, HALF}
    chart = charts["distribution Westminster"]
    assert [round(one.figure.get_size_inches()[0] * 25.4) for one in (chart, *other_widths(chart))] == [105, 170]
    assert other_widths(charts["timeline Westminster"]) == []


def test_every_number_of_the_alt_text_is_drawn(at_every_width):
    for name, chart in at_every_width.items():
        drawn = set(re.findall(r"\d[\d,.]*\d|\d", " ".join(words(chart))))
        for text in (chart.spec.alt, chart.spec.long_alt):
            said = set(re.findall(r"\d[\d,.]*\d|\d", text))
            assert said <= drawn, (name, said - drawn)


def test_the_png_is_the_same_each_time_and_carries_its_alt_text(charts):
    for chart in charts.values():
        assert draw(chart.spec).png == chart.png
        with Image.open(io.BytesIO(chart.png)) as picture:
            assert picture.info["Description"] == chart.spec.alt
            assert picture.info["dpi"] == pytest.approx((200, 200), abs=1)
            assert "Software" not in picture.info


def test_a_file_carries_source_day_and_run(charts):
    chart = charts["appendix-3-reducing-reoffending"]
    with Image.open(io.BytesIO(chart.file(title=False, run="0123456789abcdef"))) as picture:
        assert picture.info["Source"] == chart.spec.source
        assert picture.info["As at"] == "31 March 2016"
        assert picture.info["Run"] == "0123456789abcdef"
        assert picture.info["Description"] == chart.spec.alt
    with Image.open(io.BytesIO(chart.png)) as picture:
        assert "Run" not in picture.info


def test_without_its_title_a_chart_is_the_same_picture_less_the_title(charts):
    for name, chart in charts.items():
        whole, less = (opened(chart.file(title=title)) for title in (True, False))
        top, bottom = chart.title
        assert less.size == (whole.width, whole.height - (bottom - top))
        assert alike(less.crop((0, 0, less.width, top)), whole.crop((0, 0, whole.width, top))), name
        below = (0, bottom, whole.width, whole.height)
        assert alike(less.crop((0, top, less.width, less.height)), whole.crop(below)), name
        drawn = [
            one
            for one in chart.figure.findobj(Line)
            if one.axes is None and top < one.get_position()[1] * 200 + 1 < bottom
        ]
        assert " ".join(one.get_text() for one in drawn) == chart.spec.title, name


def test_without_its_title_the_mark_of_illustrative_data_stays(charts):
    chart = next(one for name, one in charts.items() if name.endswith("compared"))
    top, _ = chart.title
    mark = opened(chart.file(title=False)).crop((40, 20, 200, top - 30))
    assert mark.getcolors() == [(mark.width * mark.height, (0, 0, 0))]


def test_the_flat_colours_of_a_picture_are_exact(charts):
    for name, chart in charts.items():
        held = {to_hex([level / 255 for level in colour]) for _, colour in opened(chart.png).getcolors(1 << 20)}
        painted = {
            to_hex(one.get_facecolor()) for one in chart.axes.patches
            if one.get_facecolor()[3] and min(one.get_window_extent().bounds[2:]) > 20
        }  # fmt: skip
        assert painted <= held, name


def opened(content):
    return Image.open(io.BytesIO(content)).convert("RGB")


def alike(one, other):
    return ImageChops.difference(one, other).getbbox() is None


def test_illustrative_data_are_marked_in_the_picture_and_in_every_text(quarter_end):
    bar = SufficiencyBar("Theme", "Label", "exact", 1, 2, "50%")
    spec = ChartSpec(
        "c", "sufficiency bars", "T", "S", (bar,), "Source", quarter_end, "Short.", "Long.", illustrative=True
    )
    assert "Illustrative data" in words(draw(spec))
    for text in (spec.alt, spec.long_alt, spec.caption):
        assert text.startswith("Illustrative data.")


def test_grades_differ_by_word_and_by_colour(charts):
    chart = charts["judgement-grid"]
    filled = boxes(chart, "grade Westminster")
    assert len({patch.get_facecolor() for patch in filled}) == 5
    assert "Inadequate" in words(chart)
    for place in GRADE_PLACES:
        colour = style().colours[place]
        assert contrast(colour, text_on(colour)) >= 4.5


def test_the_two_segments_differ_in_greyscale():
    sufficient, insufficient = colour_of(SUFFICIENT), colour_of(INSUFFICIENT)
    assert contrast(sufficient, insufficient) >= 3
    assert contrast(sufficient, WHITE) >= 3
    assert contrast(insufficient, WHITE) >= 2.9
    assert text_on(sufficient) == WHITE
    assert text_on(insufficient) == "#000000"


def test_bars_of_the_context_chart_share_a_scale_per_unit(charts, data):
    rows = data.local_context.query("old_la_code == '213' and unit == 'percent'")
    bars = boxes(charts["local-context"], "local")[: len(rows)]
    assert [bar.get_width() for bar in bars] == pytest.approx(rows["local"].astype(float).tolist())


def test_text_is_wrapped_between_words_and_never_lost():
    text = "Engagement with children and their parents or carers in the assessment"
    lines = wrap(text, 2.0)
    assert " ".join(lines) == text
    assert all(text_width(line) <= 2.0 for line in lines)
