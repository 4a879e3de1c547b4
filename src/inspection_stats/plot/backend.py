"""A matplotlib backend that draws what stock Agg draws, dot for dot, and draws each line of text once.

Text takes nine tenths of the time of a chart, and most lines of a report appear in it twice, at two widths, and in the
report of every area. Agg lays a line out and draws its letters each time; this renderer keeps the letters of a line as
one picture without colour, and its measures, by text, font, size and place within a dot.

Use it as any other backend, by name:

    matplotlib.use("module://inspection_stats.plot.backend")
    figure.savefig("chart.png", backend="module://inspection_stats.plot.backend")

Formulas, TeX and slanting text go to the stock renderer, and so does every other shape.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from matplotlib.backend_bases import FigureManagerBase, GraphicsContextBase
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg, get_hinting_flag
from matplotlib.font_manager import FontProperties, font_family_aliases, fontManager, get_font
from matplotlib.ft2font import LoadFlags, RenderMode
from matplotlib.text import Text

SUBDOTS = 64  # FreeType places a letter to a 64th of a dot


class Style(NamedTuple):
    """All that decides how the letters of a line look, apart from their colour and place."""

    fonts: tuple[Any, ...]
    size: float
    dpi: float
    hinting: LoadFlags
    antialiased: bool
    features: tuple[str, ...] | None
    language: Any
    angle: float


class Layer(NamedTuple):
    """Letters of a line that do not overlap, as one picture: how much of each dot they cover, and where it belongs.

    `left` and `bottom` are dots from the line's own dot, to the right and downwards.
    """

    cover: np.ndarray
    left: int
    bottom: int


class CachingRenderer(RendererAgg):
    """Agg's renderer with the measures and the pictures of lines of text kept between figures."""

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> tuple[float, float, float]:
        """Width, height and descent of a line, in dots."""
        if ismath:
            untyped: Any = super()
            measured: tuple[float, float, float] = untyped.get_text_width_height_descent(s, prop, ismath)
            return measured
        return measure(s, font_files(prop), prop.get_size_in_points(), self.dpi, get_hinting_flag())

    def draw_text(
        self, gc: GraphicsContextBase, x: float, y: float, s: str, prop: FontProperties, angle: float,
        ismath: Any = False, mtext: Text | None = None,
    ) -> None:  # fmt: skip
        """Draw a line with its left end and baseline at (x, y), in dots from the top left."""
        if ismath or angle % 90:
            untyped: Any = super()
            untyped.draw_text(gc, x, y, s, prop, angle, ismath, mtext)
            return
        features, language = (mtext.get_fontfeatures(), mtext.get_language()) if mtext is not None else (None, None)
        style = Style(
            font_files(prop), prop.get_size_in_points(), self.dpi, get_hinting_flag(), bool(gc.get_antialiased()),
            features, language, angle,
        )  # fmt: skip
        column, across = divmod(round(SUBDOTS * x, 6), SUBDOTS)
        row, up = divmod(round(SUBDOTS * (self.height - y), 6), SUBDOTS)
        for layer in _layers(s, style, across, up):
            bottom = int(self.height) - int(row) + layer.bottom
            self._renderer.draw_text_image(layer.cover, int(column) + layer.left, bottom, 0, gc)


class FigureCanvas(FigureCanvasAgg):
    """Agg's canvas with the caching renderer."""

    def get_renderer(self) -> CachingRenderer:
        """The renderer of the figure's size and resolution; the last one again where neither has changed."""
        width, height = self.get_width_height(physical=True)
        key = width, height, self.figure.dpi
        if self._lastKey != key:
            untyped: Any = CachingRenderer
            self.renderer = untyped(width, height, self.figure.dpi)
            self._lastKey = key
        renderer: CachingRenderer = self.renderer
        return renderer


FigureManager = FigureManagerBase


@lru_cache(maxsize=16384)
def measure(
    text: str, files: tuple[Any, ...], size: float, dpi: float, hinting: LoadFlags
) -> tuple[float, float, float]:
    """Width, height and descent of a line in dots, as stock Agg measures it."""
    font = _sized(files, size, dpi)
    font.set_text(text, 0.0, flags=hinting)
    width, height = font.get_width_height()
    return width / SUBDOTS, height / SUBDOTS, font.get_descent() / SUBDOTS


def font_files(prop: FontProperties) -> tuple[Any, ...]:
    """The files of a font and of those that replace its missing letters, in order."""
    families = tuple(prop.get_family())
    if font_family_aliases.intersection(families):  # "sans-serif" is whatever the settings say now
        return tuple(fontManager._find_fonts_by_props(prop))
    return _named_files(families, prop.get_style(), prop.get_variant(), prop.get_weight(), prop.get_stretch())


@lru_cache
def _named_files(families: tuple[str, ...], *others: Any) -> tuple[Any, ...]:
    return tuple(fontManager._find_fonts_by_props(FontProperties(families, *others)))


def _sized(files: tuple[Any, ...], size: float, dpi: float) -> Any:
    font = get_font(files)
    font.clear()
    font.set_size(size, dpi)
    return font


@lru_cache(maxsize=4096)  # some 60 MB at 200 dots an inch
def _layers(text: str, style: Style, across: float, up: float) -> tuple[Layer, ...]:
    """The letters of a line whose left end is `across` and `up` 64ths of a dot into its dot, drawn in order.

    A letter that touches the previous one starts a new layer, so that copying them gives what drawing each gives.
    """
    layers: list[Layer] = []
    run: list[Layer] = []
    reach = -math.inf
    for letter in _letters(text, style, across, up):
        if letter.left < reach:
            layers.append(_joined(run))
            run = []
        run.append(letter)
        reach = letter.left + letter.cover.shape[1]
    return (*layers, _joined(run)) if run else ()


def _letters(text: str, style: Style, across: float, up: float) -> list[Layer]:
    """Each letter that leaves ink, as stock Agg draws it (`RendererAgg._draw_text_glyphs_and_boxes`)."""
    font = _sized(style.fonts, style.size, style.dpi)
    cos, sin = math.cos(math.radians(style.angle)), math.sin(math.radians(style.angle))
    turn = (0x10000 * np.array([[cos, -sin], [sin, cos]])).round().astype(int)
    mode = RenderMode.NORMAL if style.antialiased else RenderMode.MONO
    letters = []
    for item in font._layout(text, flags=style.hinting, features=style.features, language=style.language):
        item.ft_object.set_size(style.size, style.dpi)
        shift = [
            round(across + SUBDOTS * (item.x * cos - item.y * sin)), round(up + SUBDOTS * (item.x * sin + item.y * cos))
        ]  # fmt: skip
        item.ft_object._set_transform(turn, shift)
        bitmap = item.ft_object._render_glyph(item.glyph_index, style.hinting, mode)
        cover = np.array(bitmap.buffer) * (1 if style.antialiased else 0xFF)
        if cover.size:
            letters.append(Layer(cover.astype(np.uint8), bitmap.left, cover.shape[0] - bitmap.top))
    return letters


def _joined(letters: list[Layer]) -> Layer:
    """Letters side by side as one picture."""
    left, bottom = letters[0].left, max(one.bottom for one in letters)
    top = min(one.bottom - one.cover.shape[0] for one in letters)
    right = max(one.left + one.cover.shape[1] for one in letters)
    sheet = np.zeros((bottom - top, right - left), dtype=np.uint8)
    for one in letters:
        height, width = one.cover.shape
        first = one.bottom - height - top
        sheet[first : first + height, one.left - left : one.left - left + width] = one.cover
    return Layer(sheet, left, bottom)
