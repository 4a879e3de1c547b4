"""A drawn page as a PNG file: 256 colours, the texts that travel inside it, and the same bytes for the same page.

A chart has a few flat colours and the shades between them at the edges of letters. 256 colours hold them, in a third of
the bytes of a file in full colour and a fifth of the time to pack it: a report pack holds each chart in several forms.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image
from PIL.PngImagePlugin import PngInfo

DPI = 200
COMPRESSION = 4  # of 9: half the time of 6 for a twentieth more bytes


def drawn(canvas: FigureCanvasAgg) -> Image.Image:
    """Draw a canvas into a picture of at most 256 colours; each is the commonest of those that it stands for.

    The flat colours of a chart are therefore exact; only shades at edges move, by less than the eye can tell.
    """
    canvas.draw()
    size = canvas.get_width_height()
    full = Image.frombuffer("RGBA", size, canvas.buffer_rgba(), "raw", "RGBA", 0, 1).convert("RGB")
    reduced = full.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    reduced.putpalette(_commonest(full, reduced))
    return reduced


def packed(picture: Image.Image, texts: Mapping[str, str]) -> bytes:
    """A picture as the bytes of a PNG at 200 dots an inch, with its texts (keyword to text; empty ones left out)."""
    info = PngInfo()
    for keyword, text in texts.items():
        if text:
            info.add_itxt(keyword, text, lang="en-GB")
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", dpi=(DPI, DPI), pnginfo=info, compress_level=COMPRESSION)
    return buffer.getvalue()


def without_rows(picture: Image.Image, top: int, bottom: int) -> Image.Image:
    """The same picture with the rows from `top` to `bottom` cut out and what is below them moved up."""
    width, height = picture.size
    rest = picture.crop((0, 0, width, height - (bottom - top)))
    rest.paste(picture.crop((0, bottom, width, height)), (0, top))
    return rest


def _commonest(full: Image.Image, reduced: Image.Image) -> list[int]:
    """The palette of a reduced picture: for each of its colours the one that occurs most often in the full picture."""
    places = Image.merge("RGBA", (*full.split(), Image.frombytes("L", full.size, reduced.tobytes())))
    counted: Any = places.getcolors(full.width * full.height)
    most: dict[int, tuple[int, list[int]]] = {}
    for count, (*colour, place) in counted:
        most[place] = max(most.get(place, (0, [])), (count, colour))
    return [part for place in range(max(most) + 1) for part in most.get(place, (0, [0, 0, 0]))[1]]
