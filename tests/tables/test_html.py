"""The HTML of a table: the same for a cell, a page and a Styler; aligned, accessible, and nothing in it obeyed."""

import pandas as pd
import pytest
from lxml.html import fromstring

from inspection_stats.tables.html import style_sheet, table_html
from inspection_stats.tables.styled import Table

SCRIPT = "<script>alert(1)</script>\"'&"
FRAME = pd.DataFrame({"Judgement": ["Adoption", "Care leavers"], "Sufficient": ["31 of 34", "7 of 9"]})


def test_words_are_to_the_left_and_numbers_to_the_right():
    page = fromstring(table_html(FRAME, "Caption"))
    assert page.xpath("//*[@class='number']/text()") == ["Sufficient", "31 of 34", "7 of 9"]
    assert "text-align: right" in style_sheet().split(".number")[1].split("}")[0]


def test_a_screen_reader_finds_caption_header_and_the_name_of_each_row():
    page = fromstring(table_html(FRAME, "Caption"))
    assert page.xpath("string(//table/caption)") == "Caption"
    assert page.xpath("//thead/tr/th[@scope='col']/text()") == ["Judgement", "Sufficient"]
    assert page.xpath("//tbody/tr/th[@scope='row']/text()") == ["Adoption", "Care leavers"]
    assert (page.get("role"), page.get("tabindex"), page.get("aria-label")) == ("region", "0", "Caption")


def test_without_a_caption_the_box_is_not_a_region():
    assert fromstring(table_html(FRAME)).get("role") is None


@pytest.mark.parametrize("made", [table_html, lambda frame, caption: Table(frame, caption).to_html()])
def test_what_looks_like_markup_is_text(made):
    html = made(pd.DataFrame({SCRIPT: [SCRIPT]}), SCRIPT)
    assert "<script" not in html
    page = fromstring(f"<div>{html}</div>")
    found = [page.xpath(f"string(//{part})") for part in ("caption", "thead//th", "tbody//th")]
    assert [*found, page.xpath("string(//div[@role]/@aria-label)")] == [SCRIPT] * 4


def test_labels_are_text_too():
    assert "<script" not in Table(FRAME, "", {}, [SCRIPT, "b"]).to_html()


def test_a_styler_makes_the_same_table():
    assert Table(FRAME, "Caption").to_html(exclude_styles=True).strip() == table_html(FRAME, "Caption")


def test_a_table_in_a_cell_brings_its_style_sheet_and_keeps_what_an_analyst_styles():
    frame = pd.DataFrame({"judgement": ["a", "b"], "percent": [12.345, 99.9]})
    table = Table(frame, "", {"percent": lambda value: f"{value:.1f}"}, ["Judgement", "Per cent"])
    html = table.highlight_max(subset="percent")._repr_html_()
    assert style_sheet() in html
    page = fromstring(f"<div>{html}</div>")
    yellow = page.xpath("//td[@id]")[0]
    assert (yellow.text, "number" in yellow.get("class").split()) == ("99.9", True)
    assert f"#{yellow.get('id')} {{\n  background-color: yellow" in html


def test_a_hidden_column_leaves_the_others_as_they_are():
    html = Table(pd.DataFrame({"a": ["x"], "b": ["y"], "c": ["3"]})).hide(axis="columns", subset=["b"]).to_html()
    page = fromstring(f"<div>{html}</div>")
    assert [cell.text for cell in page.xpath("//tbody//th | //tbody//td")] == ["x", "3"]
    assert "number" in page.xpath("//tbody//td")[0].get("class").split()


def test_the_same_frame_makes_the_same_bytes():
    assert Table(FRAME, "c")._repr_html_() == Table(FRAME.copy(), "c")._repr_html_()
    assert "0x" not in repr(Table(FRAME))
