"""The gallery of charts: its code runs, its pictures are those that the code draws, and no kind is missing."""

import ast
import io

import matplotlib as mpl
import pytest
from matplotlib import pyplot
from PIL import Image, ImageChops

from inspection_stats.plot.kinds import chart_modules, kinds
from scripts.write_gallery import GALLERY, GIVEN, axes_of, chart_of, page, panel, picture, plain_of
from tests.support.places import ROOT


@pytest.fixture(scope="module")
def charts():
    with pytest.MonkeyPatch.context() as here:
        here.chdir(ROOT)
        return {entry.kind: chart_of(entry) for entry in GIVEN}


@pytest.fixture
def agg():
    """pyplot as in a notebook, and nothing of it left."""
    with mpl.rc_context({"backend": "agg"}):
        yield
        pyplot.close("all")


def test_every_kind_and_every_function_is_in_the_gallery():
    assert sorted(entry.kind for entry in GIVEN) == sorted(kinds())
    assert {entry.plain[0] for entry in GIVEN} == set(chart_modules())


@pytest.mark.parametrize("entry", GIVEN, ids=lambda entry: entry.kind)
def test_three_lines_of_code_draw_the_picture_kept_pixel_for_pixel(entry, charts):
    assert len([line for line in entry.code.splitlines() if line]) == 3
    assert charts[entry.kind].spec.kind == entry.kind
    with Image.open(GALLERY / picture(entry)) as kept, Image.open(io.BytesIO(charts[entry.kind].png)) as now:
        assert kept.size == now.size
        assert ImageChops.difference(kept.convert("RGB"), now.convert("RGB")).getbbox() is None


@pytest.mark.parametrize("entry", GIVEN, ids=lambda entry: entry.kind)
def test_three_lines_draw_a_plain_frame_on_the_axes_at_hand(entry, agg):
    assert len(ast.parse(plain_of(entry)).body) == len([line for line in plain_of(entry).splitlines() if line]) == 3
    ax = axes_of(entry)
    assert ax is pyplot.gca()
    assert ax.texts


def test_the_panel_is_drawn_in_its_own_colours_and_with_its_own_average(agg):
    figure = panel()
    assert len(figure.axes) == 4
    colours = {patch.get_facecolor() for ax in figure.axes for patch in ax.patches}
    assert mpl.colors.to_rgba("#00504F") in colours
    assert mpl.colors.to_rgba("#D08700") in colours
    assert "average 78%" in [text.get_text() for text in figure.axes[2].texts]


def test_the_page_is_what_the_script_writes(charts):
    assert (GALLERY / "README.md").read_text("utf-8") == page(charts)
    kept = {file.name for file in GALLERY.iterdir()}
    assert kept == {"README.md", "panel.png", *(picture(entry) for entry in GIVEN)}
