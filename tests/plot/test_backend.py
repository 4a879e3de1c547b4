"""The caching renderer: dot for dot what stock Agg draws, the first time and from the cache."""

import io

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from inspection_stats.plot import backend
from inspection_stats.plot.backend import FigureCanvas

BACKEND = "module://inspection_stats.plot.backend"
SETTINGS = [
    {},
    {"text.hinting": "no_hinting"},
    {"text.antialiased": False},
    {"font.family": "serif", "font.size": 14},
]


def drawn(canvas_class, settings):
    """A page with text of every sort: turned, slanting, see-through, accented, mathematical, broken, cut off."""
    with mpl.rc_context(settings):
        figure = Figure((6, 5), dpi=200)
        canvas = canvas_class(figure)
        ax = figure.add_axes((0.2, 0.2, 0.7, 0.7))
        ax.plot([1, 2, 3], label="line")
        ax.set(title="Ångström (qpj|) AVAToTe", ylabel="turned text", xlabel=r"$\frac{1}{2}\alpha$ maths")
        ax.legend()
        for number in range(12):
            figure.text(
                0.1 + 0.0371 * number, 0.03 + 0.0713 * number, f"Requires improvement, 3{number} of 33 ▲ “ffi”",
                rotation=[0, 0, 17, 90][number % 4], ha=["left", "center", "right"][number % 3],
                style=["normal", "italic"][number % 2], weight=["normal", "bold"][number // 2 % 2],
                alpha=[None, 0.5][number % 2], color=f"C{number}",
            )  # fmt: skip
        figure.text(0.3, 0.6, "two\nlines")
        figure.text(0.9, 0.9, "cut off at the edge of the page")
        figure.text(-0.05, 0.5, "cut off at the left")
        canvas.draw()
        return np.asarray(canvas.buffer_rgba()).copy()


@pytest.mark.parametrize("settings", SETTINGS, ids=str)
def test_its_dots_are_those_of_stock_agg_new_and_kept(settings):
    stock = drawn(FigureCanvasAgg, settings)
    backend._layers.cache_clear()
    assert np.array_equal(drawn(FigureCanvas, settings), stock)
    made = backend._layers.cache_info().misses
    assert np.array_equal(drawn(FigureCanvas, settings), stock)
    assert backend._layers.cache_info().misses == made, "the second page is drawn from what is kept"


def test_colours_and_weights_of_one_line_are_not_mixed_up():
    def page(**style):
        figure = Figure((2, 1), dpi=200)
        canvas = FigureCanvas(figure)
        figure.text(0.1, 0.5, "Good", **style)
        canvas.draw()
        return np.asarray(canvas.buffer_rgba())[..., :3].reshape(-1, 3).astype(int)

    red, blue, bold = page(color="red"), page(color="blue"), page(color="red", weight="bold")
    assert red[:, 2].min() == 0
    assert red[:, 0].min() == 255
    assert blue[:, 0].min() == 0
    assert (255 - bold[:, 2]).sum() > 1.2 * (255 - red[:, 2]).sum()


def test_measures_are_those_of_stock_agg():
    stock, own = (canvas(Figure(dpi=200)).get_renderer() for canvas in (FigureCanvasAgg, FigureCanvas))
    for text in ("lp", "Ångström (qpj|)", "", "▲"):
        for size in (8, 11, 14.5):
            prop = mpl.font_manager.FontProperties(size=size)
            assert own.get_text_width_height_descent(text, prop, False) == stock.get_text_width_height_descent(
                text, prop, False
            )


def test_it_is_a_backend_by_name_for_any_figure():
    figure = Figure((3, 2), dpi=150)
    figure.add_subplot().set_title("Any figure")
    files = [io.BytesIO(), io.BytesIO()]
    figure.savefig(files[0], format="png")
    figure.savefig(files[1], format="png", backend=BACKEND)
    one, other = (np.asarray(Image.open(file)) for file in files)
    assert np.array_equal(one, other)
