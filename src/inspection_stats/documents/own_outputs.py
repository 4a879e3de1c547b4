"""What an analyst's own cells show: frames and matplotlib figures, as blocks of the report.

Their texts are written as Quarto's cell options, at the top of the cell:

    #| label: visits
    #| fig-cap: Visits by year. Source: our own records
    #| fig-alt: A line that rises from 3 visits in 2022 to 9 in 2025.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
from lxml.html import fromstring
from PIL import Image

from inspection_stats.documents.blocks import TableBlock
from inspection_stats.errors import BadRequest
from inspection_stats.plot.carried import CarriedChart, Picture

OPTION = re.compile(r"#\|\s*([\w-]+)\s*:\s*(.*)")
INLINE_DPI = 100.0  # dots an inch of a figure that does not say
CUT = ("...", "…")  # what pandas writes in place of rows or columns that it leaves out
CUT_AT = 49  # characters to which pandas cuts a longer text
MISSING = ("NaN", "NaT", "<NA>", "None")  # how pandas prints a cell that holds nothing
LABEL = re.compile(r"[a-z0-9][a-z0-9-]*")


def cell_options(source: str, place: str) -> dict[str, str]:
    """The options at the top of a cell (`#| key: value`). Raises `BadRequest` for a label that can't name a file."""
    options: dict[str, str] = {}
    for line in source.splitlines():
        if not (found := OPTION.match(line.strip())):
            break
        options[found[1]] = found[2].strip().strip("\"'")
    label = options.get("label", "")
    if label and not LABEL.fullmatch(label):
        raise BadRequest(f"{place}: the label “{label}” can't name a file. Write small letters, digits and hyphens.")
    return options


def own_block(data: Mapping[str, Any], options: Mapping[str, str], name: str, place: str) -> list[Any]:
    """The blocks of an output that is not the suite's: a figure, a frame, or none.

    Raises `BadRequest` for a figure without alt text and for a frame of which rows or columns are left out.
    """
    if "image/png" in data:
        return [_figure(data["image/png"], options, name, place)]
    if "text/html" in data and "<table" in data["text/html"]:
        return [_table(data["text/html"], options, name, place)]
    return []


def _figure(png: str, options: Mapping[str, str], name: str, place: str) -> CarriedChart:
    alt = options.get("fig-alt", "")
    if not alt:
        raise BadRequest(
            f"{place} shows a figure without alt text. Write at the top of the cell: "
            "#| fig-alt: what the figure shows, for people who can't see it"
        )
    content = base64.b64decode(png)
    with Image.open(io.BytesIO(content)) as picture:
        dots = picture.info.get("dpi", (INLINE_DPI, INLINE_DPI))
        width, height = picture.width / float(dots[0]), picture.height / float(dots[1])
    caption = options.get("fig-cap", "")
    return CarriedChart(
        name, caption or alt, alt, "", caption, "", False, pd.DataFrame(), (Picture(content, width, height),)
    )


def _table(html: str, options: Mapping[str, str], name: str, place: str) -> TableBlock:
    page = fromstring(html)
    first = page.xpath("(//tr)[1]/*")
    columns = range(sum(int(cell.get("colspan", 1)) for cell in first))
    as_text = dict.fromkeys(columns, str)
    frame = pd.read_html(io.StringIO(html), keep_default_na=False, converters=as_text, flavor="lxml")[0]
    cells = frame.astype(str)
    if any(str(label) in CUT for label in frame.columns) or cells.isin(CUT).all(axis=1).any() or _ends_cut(cells):
        raise BadRequest(
            f"{place} shows a frame with rows, columns or text that Jupyter cuts off. Show less, as in "
            '.head(20), or all: table(frame, "what it holds. Source: …", name="a-name")'
        )
    cells = cells.where(~cells.isin(MISSING), "")
    cells.columns = [_label(label) for label in frame.columns]
    numbered = [str(number) for number in range(len(cells))]
    if not cells.columns[0] and cells.iloc[:, 0].tolist() == numbered:  # an index that only numbers the rows
        cells = cells.iloc[:, 1:]
    caption = options.get("tbl-cap") or page.xpath("string((//caption)[1])").strip()
    return TableBlock(name, caption, cells)


def _ends_cut(cells: pd.DataFrame) -> bool:
    """Whether a text is as long as pandas lets it be, and ends in dots."""
    return bool(cells.map(lambda cell: len(cell) >= CUT_AT and cell.endswith(CUT)).any(axis=None))


def _label(label: Any) -> str:
    parts = label if isinstance(label, tuple) else (label,)
    return " ".join(dict.fromkeys(str(part) for part in parts if not str(part).startswith("Unnamed:")))
