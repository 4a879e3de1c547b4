"""A drawn page as a PNG file: 256 colours, the texts that travel inside it, and the same bytes for the same page.

A chart has a few flat colours and the shades between them at the edges of letters. 256 colours hold them, in a third of
the bytes of a file in full colour and a fifth of the time to pack it: a report pack holds each chart in several forms.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping
from functools import lru_cache

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from PIL import Image
from PIL.PngImagePlugin import PngInfo

DPI = 200
RLE = 3  # zlib's run-length strategy: half the time of its default on flat colours, for an eighth more bytes
CELL = (
    11.0  # Pillow looks colours up in cells four levels wide: a shade nearer than this to a flat colour may replace it
)


def drawn(canvas: FigureCanvasAgg, colours: Collection[str]) -> Image.Image:
    """Draw a canvas that is painted in `colours` into a picture of at most 256.

    Those are exact; the shades at the edges of letters and boxes move by less than the eye can tell.
    """
    canvas.draw()
    full = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba(), "raw", "RGBA", 0, 1)
    return full.convert("RGB").quantize(palette=_palette(tuple(sorted(colours))), dither=Image.Dither.NONE)


@lru_cache
def _palette(colours: tuple[str, ...]) -> Image.Image:
    """The colours of a page, and as many steps from each to white and to black as 256 entries hold."""
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


def without_rows(picture: Image.Image, top: int, bottom: int) -> Image.Image:
    """The same picture with the rows from `top` to `bottom` cut out and what is below them moved up."""
    width, height = picture.size
    rest = picture.crop((0, 0, width, height - (bottom - top)))
    rest.paste(picture.crop((0, bottom, width, height)), (0, top))
    return rest
