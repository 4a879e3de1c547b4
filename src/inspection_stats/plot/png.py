"""A drawn figure as a PNG file: 256 colours, the texts that travel inside it, and the same bytes for the same figure.

A chart has a few flat colours and the shades between them at the edges of letters. 256 colours hold them, in a third of
the bytes of a file in full colour and a fifth of the time to pack it: a report pack holds each chart in several forms.
A figure with pictures, with see-through parts or with more colours than that keeps them all.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import Collection
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from inspection_stats.plot.words import DPI

RLE = 3  # zlib's run-length strategy: half the time of its default on flat colours, for an eighth more bytes
CELL = 11.0  # Pillow looks colours up in cells four levels wide: a nearer shade may replace a flat colour
FLAT = 48  # more flat colours than this leave no room for the shades between them
NOT_FLAT = "many"
AFTER_HEADER = 33  # bytes: the signature of a PNG file, and the chunk with the picture's size that has to come first


def drawn(figure: Figure) -> Image.Image:
    """Draw a figure into a picture of at most 256 colours where its own are few, in full colour elsewhere.

    Its flat colours are exact; the shades at the edges of letters and boxes move by less than the eye can tell.
    """
    canvas = figure.canvas
    assert isinstance(canvas, FigureCanvasAgg)
    canvas.draw()
    full = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba(), "raw", "RGBA", 0, 1).convert("RGB")
    colours = {"#000000", "#ffffff", *(colour for artist in _artists(figure) for colour in _painted(artist))}
    if NOT_FLAT in colours or len(colours) > FLAT:
        return full
    return full.quantize(palette=_palette(tuple(sorted(colours))), dither=Image.Dither.NONE)


def _artists(figure: Figure) -> Iterator[Artist]:
    yield from figure.get_children()
    for ax in figure.axes:
        for artist in ax.get_children():
            if ax.axison:
                yield from artist.get_children()
            yield artist


def _painted(artist: Artist) -> Iterator[str]:
    """The colours that an artist paints flat, as #rrggbb."""
    if not artist.get_visible():
        return
    if isinstance(artist, AxesImage) or (artist.get_alpha() or 1.0) != 1.0:
        yield NOT_FLAT
    parts: list[Any] = []
    if isinstance(artist, Patch):
        parts = [artist.get_facecolor(), artist.get_edgecolor()]
    elif isinstance(artist, Text):
        parts = [artist.get_color()]
    elif isinstance(artist, Line2D):
        parts = [artist.get_color(), artist.get_markerfacecolor(), artist.get_markeredgecolor()]
    elif isinstance(artist, Collection):
        parts = [*artist.get_facecolor(), *artist.get_edgecolor()]
    for part in parts:
        yield from _flat(tuple(part) if isinstance(part, np.ndarray) else part)


@lru_cache(maxsize=1024)
def _flat(colour: Any) -> tuple[str, ...]:
    if isinstance(colour, str) and colour == "none":
        return ()
    if isinstance(colour, tuple) and len(colour) == 4 and colour[3] < 1:
        return () if colour[3] == 0 else (NOT_FLAT,)
    return (to_hex(colour),)


@lru_cache
def _palette(colours: tuple[str, ...]) -> Image.Image:
    """The colours of a page, and as many steps from each to white and to black as fit into 256 entries."""
    flat = np.rint(255 * np.array([to_rgb(colour) for colour in colours]))
    steps = np.linspace(0, 1, 2 + (256 - len(flat)) // (2 * len(flat)))[1:-1]
    between = np.array([one + (end - one) * step for one in flat for end in (0, 255) for step in steps])
    apart = np.linalg.norm(between[:, None] - flat, axis=2).min(axis=1) > CELL
    entries = np.concatenate([flat, np.rint(between[apart])])
    palette = Image.new("P", (1, 1))
    palette.putpalette(entries.astype(int).flatten().tolist())
    return palette


def packed(picture: Image.Image, texts: Mapping[str, str]) -> bytes:
    """A picture as the bytes of a PNG at 200 dots an inch, with its texts (keyword to text; empty ones left out)."""
    info = PngInfo()
    for keyword, text in texts.items():
        if text:
            info.add_itxt(keyword, text, lang="en-GB")
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", dpi=(DPI, DPI), pnginfo=info, compress_type=RLE)
    return buffer.getvalue()


def with_text(png: bytes, keyword: str, text: str) -> bytes:
    """A PNG file of `packed` with one more text in it; its picture is not packed again."""
    if not text:
        return png
    info = PngInfo()
    info.add_itxt(keyword, text, lang="en-GB")
    content = b"".join(kind + data for kind, data, *_ in info.chunks)
    chunk = struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))
    return png[:AFTER_HEADER] + chunk + png[AFTER_HEADER:]


def without_rows(picture: Image.Image, top: int, bottom: int) -> Image.Image:
    """The same picture with the rows from `top` to `bottom` cut out and what is below them moved up."""
    width, height = picture.size
    rest = picture.crop((0, 0, width, height - (bottom - top)))
    rest.paste(picture.crop((0, bottom, width, height)), (0, top))
    return rest
