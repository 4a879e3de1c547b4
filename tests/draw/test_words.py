"""Lines of text: a copied picture stands where matplotlib itself would draw the line, whole and in its colour."""

import io

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image, ImageOps

from inspection_stats.draw import words
from inspection_stats.draw.colours import BLACK, NAVY
from inspection_stats.draw.png import DPI
from inspection_stats.draw.words import FONTS, Words, text_width

LINES = ("Requires improvement, 32 of 33", "Ångström, Éire, ĝỹ (qpj|)", "▲")


def ink(line):
    """The dots that a line leaves on a white page of 6 by 1 inches, dark as 1."""
    figure = Figure((6, 1), dpi=DPI, facecolor="white")
    canvas = FigureCanvasAgg(figure)
    line.set_transform(figure.dpi_scale_trans)
    figure.add_artist(line)
    with mpl.rc_context({"text.hinting": "no_hinting"}):
        canvas.draw()
    return np.asarray(canvas.buffer_rgba())[..., :3] / 255


def box(dots):
    """Top, bottom, left and right of what is darker than a shade."""
    rows, columns = np.nonzero(dots.mean(axis=2) < 0.7)
    return np.array([rows.min(), rows.max(), columns.min(), columns.max()])


@pytest.mark.parametrize("ha", ["left", "center", "right"])
@pytest.mark.parametrize("va", ["top", "center_baseline"])
@pytest.mark.parametrize("text", LINES)
@pytest.mark.parametrize("bold", [False, True])
def test_a_line_stands_where_matplotlib_would_draw_it(text, bold, ha, va):
    own = ink(Words(3.003, 0.501, text, bold=bold, italic=False, ha=ha, va=va, color=BLACK))
    accented = text != LINES[0]  # matplotlib hangs a line from its tallest letter, a page from the same height always
    plain = ink(Text(3.003, 0.501, text, fontproperties=FONTS[bold, False], ha=ha, va=va, color=BLACK))
    apart = np.abs(box(own) - box(plain))
    assert apart[2:].max() <= 2
    assert np.ptp(box(own)[:2]) == pytest.approx(np.ptp(box(plain)[:2]), abs=1)
    assert accented or apart[:2].max() <= 2


def test_a_kept_picture_and_a_new_one_are_the_same():
    line = {"bold": True, "italic": False, "ha": "center", "va": "top", "color": NAVY}
    kept = [ink(Words(2, 0.7, text, **line)) for text in LINES * 2]
    words._picture.cache_clear()
    new = [ink(Words(2, 0.7, text, **line)) for text in LINES]
    assert all(np.array_equal(one, other) for one, other in zip(kept, new * 2, strict=True))


def test_two_colours_and_two_weights_of_one_line_are_not_mixed_up():
    def darkest(bold, colour):
        dots = ink(Words(1, 0.5, "I", bold=bold, italic=False, ha="left", va="top", color=colour))
        return dots.reshape(-1, 3)[dots.sum(axis=2).argmin()] * 255, (dots.mean(axis=2) < 0.9).sum()

    (black, thin), (navy, also_thin), (_, thick) = darkest(False, BLACK), darkest(False, NAVY), darkest(True, BLACK)
    assert black == pytest.approx([0, 0, 0], abs=2)
    assert navy == pytest.approx([0x12, 0x43, 0x6D], abs=2)
    assert thick > thin == pytest.approx(also_thin, rel=0.2)


def test_no_line_is_wider_than_it_is_measured():
    for text in LINES:
        left, right = box(ink(Words(1, 0.5, text, bold=True, italic=False, ha="left", va="top", color=BLACK)))[2:]
        assert (right - left) / DPI <= text_width(text, bold=True)


def test_at_another_scale_and_as_svg_a_line_is_drawn_as_any_text():
    figure = Figure((6, 1))
    figure.add_artist(Words(0.1, 0.5, LINES[0], bold=False, italic=False, ha="left", va="top", color=BLACK))
    svg, small = io.StringIO(), io.BytesIO()
    figure.savefig(svg, format="svg")
    figure.savefig(small, dpi=50)
    assert "<image" not in svg.getvalue()
    assert "Requires improvement" in svg.getvalue()
    with Image.open(small) as picture:
        left, _, right, _ = ImageOps.invert(picture.convert("L")).getbbox()
    assert (right - left) / 50 == pytest.approx(text_width(LINES[0]), rel=0.1)
