"""A figure ready to paste: what can be overridden, what stays, what it is saved as, and that it is always the same."""

import io
import re
import subprocess
import sys
from dataclasses import replace
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pytest
import seaborn as sns
from PIL import Image
from pypdf import PdfReader

from inspection_stats.describe.charts.specification import ChartSpec, SufficiencyBar
from inspection_stats.errors import BadRequest
from inspection_stats.plot import paste_ready
from inspection_stats.plot.style import SHEET, read_style, style
from inspection_stats.plot.words import Line
from tests.support.places import ROOT


def words(chart):
    return [line.get_text() for line in chart.figure.findobj(Line) if line.get_text()]


def opened(content):
    return Image.open(io.BytesIO(content)).convert("RGB")


def test_its_axes_are_matplotlibs_and_its_widths_are_those_of_paper(spec):
    for width in (105, 170):
        chart = paste_ready(spec, width=width)
        assert chart.figure.axes == [chart.axes]
        assert isinstance(chart.axes, mpl.axes.Axes)
        assert chart.figure.get_size_inches()[0] * 25.4 == pytest.approx(width)
        assert chart.alt == spec.alt
        assert f'alt="{spec.alt}"' in chart._repr_html_()


def test_a_kind_is_not_drawn_where_it_cannot_be_read(data):
    from inspection_stats.report.sections.standing_charts import standing_charts

    spec = next(one for one in standing_charts(data, "330", style_day()) if one.kind == "timeline")
    with pytest.raises(BadRequest, match="ask for 170 mm"):
        paste_ready(spec, width=105)


def style_day():
    from datetime import date

    return date(2026, 3, 31)


def test_every_part_can_be_overridden(spec):
    chart = paste_ready(
        spec,
        title="Our own title",
        subtitle="Our own subtitle",
        labels={"Review of planning": "Were plans reviewed?"},
        order=["Review of planning", "Assessment of offending"],
        national={"Review of planning": 75},
        note="Our own note.",
        palette={"Sufficient": "#00504F"},
    )
    said = " ".join(words(chart))
    for text in ("Our own title", "Our own subtitle", "Were plans reviewed?", "average 75%", "Our own note."):
        assert text in said
        assert text in f"{chart.long_alt} {chart.spec.title}"
    assert said.index("Were plans reviewed?") < said.index("Assessment of offending")
    assert "Planning in the community" not in said
    assert "Planning in the community" not in chart.long_alt
    assert "Short labels are this project’s own." not in said
    assert "England average: no figure." not in said
    assert "Average: added by the author of this chart" in said
    assert mpl.colors.to_hex(chart.axes.containers[0][0].get_facecolor()) == "#00504f"


def test_a_chart_of_some_of_the_rows_says_so(spec):
    chart = paste_ready(spec, order=["Review of planning"])
    assert "Drawn: 1 of 7 rows, chosen by the author of this chart." in " ".join(words(chart))
    assert "Drawn: " not in " ".join(words(paste_ready(spec, order=[row.label for row in spec.rows[::-1]])))


def test_an_average_is_not_put_under_words_that_speak_of_another(illustrative_report):
    charts = {chart.spec.kind: chart.spec for chart in illustrative_report.charts}
    for kind in ("interval dots", "funnel plot", "heatmap"):
        with pytest.raises(BadRequest, match="leave out national"):
            paste_ready(charts[kind], national=80, subtitle="Our own")
    bars = charts["sufficiency bars"]
    with pytest.raises(BadRequest, match="give a new subtitle"):
        paste_ready(bars, national=80)
    assert "average 80%" in words(paste_ready(bars, national=80, subtitle="Against our own target"))
    assert "average 80%" in words(paste_ready(charts["ranked bars"], national=80))


def test_what_the_data_demand_stays_whatever_is_asked(spec):
    spec = replace(
        spec, illustrative=True, notes=(*spec.notes, "Withheld: small numbers, and what would give them back.")
    )
    chart = paste_ready(spec, title=False, subtitle="", note="", palette="Greys_r")
    said = " ".join(words(chart))
    assert words(chart)[0] == "Illustrative data" or "Illustrative data" in words(chart)
    for text in ("7 of 9*", "* Fewer than 10 cases.", "Withheld: small numbers", spec.source, "As at 31 March 2016."):
        assert text in said, text
    assert chart.alt.startswith("Illustrative data.")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"labels": {"Reviewing": "x"}}, "“Reviewing”"),
        ({"order": ["Review of plannings"]}, "Did you mean “Review of planning”"),
        ({"national": {"Review of plannings": 1}}, "Did you mean “Review of planning”"),
        ({"national": 101}, "from 0 to 100"),
        ({"width": 60}, "ask for 105 or 170 mm"),
        ({"palette": ["#777777", "#787878"]}, "contrast"),
        ({"style": "no-such.mplstyle"}, "There is no style sheet"),
    ],
)
def test_a_wrong_override_is_one_sentence(spec, options, says):
    with pytest.raises(BadRequest, match=re.escape(says)):
        paste_ready(spec, **options)


def test_what_is_changed_in_hand_is_in_every_file(spec, tmp_path):
    chart = paste_ready(spec)
    before = chart.png
    chart.axes.set_title(
        "A title so long that it takes many more lines than the one that the chart was made with, and is wrapped"
    )
    chart.axes.axvline(80, color="#00FF00", linewidth=3)
    for bar in chart.axes.containers[0]:
        bar.set_color("#7F00FF")
    after = opened(chart.png)
    assert after.height > opened(before).height
    colours = {colour for _, colour in after.getcolors(1 << 20)}
    assert {(0, 255, 0), (0x7F, 0, 255)} <= colours
    assert " ".join(words(chart)).count("A title so long") == 1
    for name in ("chart.svg", "chart.pdf", "chart.png"):
        chart.save(tmp_path / name)
    assert "#7f00ff" in (tmp_path / "chart.svg").read_text("utf-8")
    assert "A title so long" in PdfReader(tmp_path / "chart.pdf").metadata["/Title"]
    assert (tmp_path / "chart.png").read_bytes() == chart.png


def test_files_carry_their_texts_and_are_the_same_bytes_each_time(spec, tmp_path):
    made = {}
    for turn in ("first", "second"):
        for ending in ("png", "svg", "pdf"):
            for title in (True, False):
                file = tmp_path / turn / f"{title}.{ending}"
                paste_ready(spec).save(file, title=title)
                made.setdefault((ending, title), []).append(file.read_bytes())
    for key, (first, second) in made.items():
        assert first == second, key
    svg = made["svg", True][0].decode()
    assert ElementTree.fromstring(svg) is not None
    assert spec.alt in svg
    assert PdfReader(io.BytesIO(made["pdf", True][0])).metadata["/Subject"] == spec.alt
    with Image.open(io.BytesIO(made["png", True][0])) as picture:
        assert picture.info["dpi"] == pytest.approx((200, 200), abs=1)
    heights = {
        key: float(ElementTree.fromstring(content[0]).get("height")[:-2])
        for key, content in made.items()
        if key[0] == "svg"
    }
    assert heights["svg", False] < heights["svg", True]
    with pytest.raises(BadRequest, match=r"\.png, \.svg or \.pdf"):
        paste_ready(spec).save(tmp_path / "chart.gif")


def test_one_drawing_serves_the_cell_and_both_files(spec, monkeypatch):
    drawings = []
    chart = paste_ready(spec)
    real = chart.figure.draw
    monkeypatch.setattr(chart.figure, "draw", lambda renderer: drawings.append(renderer) or real(renderer))
    for made in (chart._repr_html_(), chart.png, chart.file(title=False), chart.file(run="1")):
        assert made
    assert len(drawings) == 1


SETTINGS = [
    {"path.sketch": (1, 100, 2)},
    {"font.size": 30, "font.family": "serif", "text.hinting": "force_autohint", "text.antialiased": False},
    {"savefig.dpi": 50, "savefig.bbox": "tight", "savefig.transparent": True, "figure.dpi": 40},
    {"axes.facecolor": "red", "figure.facecolor": "yellow", "hatch.linewidth": 9, "patch.antialiased": False},
    {"svg.fonttype": "none", "pdf.fonttype": 3, "axes.prop_cycle": mpl.cycler(color=["r", "g"]), "backend": "svg"},
]


@pytest.mark.parametrize("settings", [*SETTINGS, "seaborn"], ids=str)
def test_a_users_settings_change_nothing_and_are_not_changed(spec, settings, tmp_path):
    words_only = replace(
        spec,
        rows=(*spec.rows, SufficiencyBar("", "Words", "stated in words only", words="all", at_least=50, at_most=100)),
    )
    plain = {name: saved(words_only, tmp_path / f"plain{name}") for name in (".png", ".svg", ".pdf")}
    with mpl.rc_context():
        if settings == "seaborn":
            sns.set_theme("poster", "darkgrid", "bright")
        else:
            mpl.rcParams.update(settings)
        before = dict(mpl.rcParams)
        made = {name: saved(words_only, tmp_path / f"own{name}") for name in plain}
        assert dict(mpl.rcParams) == before
    assert made == plain


def saved(spec, path):
    paste_ready(spec).save(path)
    return path.read_bytes()


def test_a_matplotlibrc_changes_nothing(spec, tmp_path):
    """In a process of its own: matplotlib reads the file when it is imported."""
    (tmp_path / "matplotlibrc").write_text("path.sketch: 1, 100, 2\nfont.size: 20\nlines.antialiased: False\n")
    code = (
        "from inspection_stats.describe.charts.specification import ChartSpec, SufficiencyBar\n"
        "from inspection_stats.plot import paste_ready\n"
        "from hashlib import sha256\n"
        "bar = SufficiencyBar('', 'Label', 'exact', 1, 2, '50%')\n"
        "facts = ChartSpec('c', 'sufficiency bars', 'T', 'S', (bar,), 'Source', None, 'Short.', 'Long.')\n"
        "print(sha256(paste_ready(facts).png).hexdigest())"
    )
    run = {
        "capture_output": True,
        "text": True,
        "env": {"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin"},
    }
    plain, own = (
        subprocess.run([sys.executable, "-c", code], cwd=folder, check=True, **run).stdout
        for folder in (ROOT, tmp_path)
    )
    assert plain == own


def test_a_councils_style_sheet_takes_the_place_of_the_projects(spec, tmp_path):
    sheet = tmp_path / "council.mplstyle"
    colours = ["00504F", "E0A100", "00504F", "2073BC", "ADD1F1", "801650", "ADD1F1"]
    sheet.write_text(
        f"axes.prop_cycle: cycler('color', {colours})\nfont.size: 13\nfont.family: DejaVu Serif\n", "utf-8"
    )
    chart = paste_ready(spec, style=sheet)
    assert mpl.colors.to_hex(chart.axes.containers[0][0].get_facecolor()) == "#00504f"
    line = chart.axes.texts[0]
    assert (line.get_size(), line.get_fontname()) == (13, "DejaVu Serif")
    assert style() is read_style(SHEET), "and only for that chart"
    sheet.write_text("axes.prop_cycle: cycler('color', ['k', 'r'])\n", "utf-8")
    read_style.__globals__["_read"].cache_clear()
    with pytest.raises(BadRequest, match="2 colours in axes.prop_cycle, but needs 7"):
        paste_ready(spec, style=sheet)


def test_a_size_under_11_points_is_warned_of_and_not_drawn(spec, tmp_path):
    sheet = tmp_path / "small.mplstyle"
    sheet.write_text("font.size: 8\n", "utf-8")
    with pytest.warns(UserWarning, match="asks for 8 points; print needs 11"):
        chart = paste_ready(spec, style=sheet)
    assert {line.get_size() for line in chart.figure.findobj(Line) if line.get_text()} == {11}


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"no setting here", b"font.size: large large"])
def test_what_is_not_a_style_sheet_is_refused(spec, tmp_path, content):
    sheet = tmp_path / "broken.mplstyle"
    sheet.write_bytes(content)
    with pytest.raises(BadRequest, match="style sheet|has no setting"):
        paste_ready(spec, style=sheet)


def test_the_colours_of_the_sheet_are_the_analysis_functions():
    from afcharts.af_colours import get_af_colours

    known = {colour.upper() for name in ("categorical", "sequential") for colour in colours_of(get_af_colours, name)}
    assert set(style().colours) <= known


def colours_of(get_af_colours, name):
    return get_af_colours(name) if name == "categorical" else get_af_colours(name, number_of_colours=5)


def test_a_figure_with_many_colours_keeps_them_all(spec):
    chart = paste_ready(spec)
    ramp = np.linspace(0, 1, 256 * 3).reshape(1, -1)
    chart.axes.imshow(ramp, extent=(0, 100, 1, 0), aspect="auto", cmap="viridis")
    assert len(opened(chart.png).getcolors(1 << 20)) > 256
    assert isinstance(chart.spec, ChartSpec)
