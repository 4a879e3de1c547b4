"""Lines of text: on whole dots, where matplotlib itself would draw them, and as any text in SVG."""

import io

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from inspection_stats.plot.style import in_style
from inspection_stats.plot.words import Line, font, line_of_text, text_width, wrap


def ink(line):
    """The dots that a line leaves on a white page of 6 by 1 inches, dark as 1."""
    figure = Figure((6, 1), dpi=200, facecolor="white")
    canvas = FigureCanvasAgg(figure)
    line.set_transform(figure.dpi_scale_trans)
    figure.add_artist(line)
    canvas.draw()
    return 1 - np.asarray(canvas.buffer_rgba())[..., :3].mean(axis=2) / 255


def middle(dots):
    """The middle of the ink, in dots from the top left."""
    return np.array([(dots.sum(axis=1 - axis) * np.arange(dots.shape[axis])).sum() / dots.sum() for axis in (0, 1)])


@pytest.mark.parametrize("ha", ["left", "center", "right"])
@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("x", [3.0, 3.003, 2.9971])
def test_a_line_is_within_a_dot_of_where_matplotlib_draws_it(x, bold, ha):
    with in_style():
        own = ink(
            line_of_text(x, 0.5013, "32 of 33, Ångström", bold=bold, italic=False, colour="k", ha=ha, transform=None)
        )
        style = {"fontproperties": font(bold), "ha": ha, "va": "baseline"}
        plain = ink(Text(x, 0.5013, "32 of 33, Ångström", **style))
    assert np.abs(middle(own) - middle(plain)).max() <= 1


def test_the_same_line_leaves_the_same_dots_wherever_it_is():
    with in_style():
        pages = [
            ink(line_of_text(x, 0.5, "32 of 33", bold=False, italic=False, colour="k", ha="left", transform=None))
            for x in (1.0, 2.0021)
        ]
    first, second = (page[:, np.nonzero(page.max(axis=0))[0].min() :][:, :200] for page in pages)
    assert np.array_equal(first, second)


def test_what_a_caller_makes_of_a_line_is_matplotlibs_own_text():
    for change in ({"rotation": 30}, {"text": "two\nlines"}, {"bbox": {"facecolor": "red"}}):
        line = Line(1, 0.5, "a line of text", parse_math=False)
        plain = Text(1, 0.5, "a line of text", parse_math=False)
        line.update(change)
        plain.update(change)
        assert np.array_equal(ink(line), ink(plain)), change


def test_in_svg_a_line_is_text_like_any_other():
    figure = Figure((3, 1))
    figure.add_artist(Line(0.1, 0.5, "a line of text"))
    file = io.BytesIO()
    figure.savefig(file, format="svg")
    assert b"a line of text" in file.getvalue()


def test_text_is_wrapped_between_words_and_never_lost():
    text = "Engagement with children and their parents or carers in the assessment"
    lines = wrap(text, 2.0)
    assert " ".join(lines) == text
    assert len(lines) > 1
    assert all(text_width(line) <= 2.0 for line in lines)


def test_text_is_never_smaller_than_11_points_whatever_the_settings():
    import matplotlib as mpl

    with mpl.rc_context({"font.size": 6}):
        assert font().get_size_in_points() == 11
    with mpl.rc_context({"font.size": 14}):
        assert font().get_size_in_points() == 14
