"""The report page in a browser: for everyone, on a telephone, on paper, and without a network."""

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from pypdf import PdfReader

from inspection_stats.documents.blocks import Bullets, Paragraph, TableBlock
from inspection_stats.documents.carried import Opening
from inspection_stats.documents.document import Commentary, Document, Part
from inspection_stats.documents.page import page_of
from inspection_stats.documents.prose import Heading, Item, Prose, ProseList, Run
from tests.support.places import ROOT
from tests.support.reports import quarterly

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SCRIPT = "<script>document.title = 'taken over'</script>\"'><img src=x onerror=alert(1)>"
TELEPHONE = {"width": 320, "height": 640}  # what is left of 1280 CSS pixels at 400% zoom


def strange_report() -> Document:
    """A report whose every text would take the page over if it were not escaped."""
    frame = pd.DataFrame({f"Column {SCRIPT}": [f"Cell {SCRIPT}"]})
    run = (Run(SCRIPT, link=f"https://example.org/{SCRIPT}"),)
    blocks = (
        TableBlock("table", f"Caption {SCRIPT}", frame), Paragraph(SCRIPT), Bullets((SCRIPT,)),
        Heading(3, SCRIPT, "a"), Commentary((Prose(run), ProseList((Item(run),)))),
    )  # fmt: skip
    return document(f"Area {SCRIPT}", f"Heading {SCRIPT}", blocks)


def document(title: str, heading: str, blocks: tuple) -> Document:
    return Document(Opening(title, {}, {}, {}, ""), (Part(Heading(2, heading, "one"), blocks),), {}, f"run {SCRIPT}")


@pytest.fixture(scope="module")
def pages(tmp_path_factory, illustrative_report) -> dict[str, Path]:
    """The pages, from a notebook's output as a run makes them: of everything, next to nothing, invented, hostile."""
    reports = {
        "Westminster": quarterly("Westminster", "2015-16 Q4", ROOT / "data").document,
        "Isles of Scilly": quarterly("Isles of Scilly", "2010-11 Q1", ROOT / "data").document,
        "illustrative": illustrative_report.document,
        "strange": strange_report(),
    }
    folder = tmp_path_factory.mktemp("pages")
    for name, report in reports.items():
        (folder / f"{name}.html").write_text(page_of(report), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in reports}


@pytest.fixture(params=["Westminster", "Isles of Scilly", "illustrative", "strange"])
def opened(request, page, pages):
    page.goto(pages[request.param].as_uri())
    return page


def test_axe_finds_nothing_serious(opened, axe):
    assert axe(opened) == []
    opened.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
    assert axe(opened) == []


def test_a_telephone_scrolls_the_page_one_way_only(opened):
    opened.set_viewport_size(TELEPHONE)
    opened.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
    assert opened.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]
    cut = opened.eval_on_selector_all(
        "main *:not(.table-scroll *)",
        "all => all.filter(one => one.getBoundingClientRect().right > 320.5).map(one => one.outerHTML.slice(0, 80))",
    )
    assert cut == []


def test_every_wide_table_can_be_reached_and_scrolled_with_the_keyboard(opened):
    regions = opened.eval_on_selector_all(
        ".table-scroll", "all => all.map(one => [one.getAttribute('role'), one.tabIndex, one.ariaLabel.length > 5])"
    )
    assert all(region == ["region", 0, True] for region in regions)


def test_headings_follow_one_another(opened):
    levels = opened.eval_on_selector_all("h1, h2, h3", "all => all.map(one => Number(one.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert opened.get_attribute("html", "lang") == "en-GB"


def test_the_keyboard_comes_first_to_the_link_past_the_contents(opened):
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.getAttribute('href')") == "#report"
    assert opened.evaluate("document.activeElement.getBoundingClientRect().left") >= 0


def test_every_chart_has_its_figures_in_a_table(page, pages):
    page.goto(pages["Westminster"].as_uri())
    assert page.locator("figure").count() == page.locator("details.figures table").count() > 5
    for cell in page.locator("details.figures caption").all_text_contents():
        assert cell.startswith("The figures of the chart: ")


def test_the_mark_of_illustrative_data_stays_in_sight(page, pages):
    page.goto(pages["illustrative"].as_uri())
    page.evaluate("window.scrollTo(0, document.body.scrollHeight / 2)")
    box = page.locator("p.illustrative").bounding_box()
    assert 0 <= box["y"] < 200
    for place, start in (("details.figures caption", ""), ("details p:has-text('Caption: ')", "Caption: ")):
        said = page.locator(place).all_text_contents()
        assert len(said) == page.locator("figure").count(), place
        assert all(text.startswith(f"{start}Illustrative data. ") for text in said), place


def test_nothing_in_the_data_can_take_the_page_over(page, pages):
    page.goto(pages["strange"].as_uri())
    assert page.title() == f"Area {SCRIPT}"
    assert page.locator("h1").text_content() == f"Area {SCRIPT}"
    assert page.locator("script, main img").count() == 0
    assert page.locator("td, tbody th").first.text_content() == f"Cell {SCRIPT}"


def test_paper_holds_every_section_and_the_number_of_each_page(page, pages, tmp_path):
    page.goto(pages["Westminster"].as_uri())
    sheets = printed(page, tmp_path)
    for heading in page.locator("section > h2").all_text_contents():
        assert heading in " ".join(sheets)
    assert all(f"Page {number} of {len(sheets)}" in sheet for number, sheet in enumerate(sheets, start=1))


def test_on_paper_a_long_table_repeats_its_header_and_cuts_no_row(page, tmp_path):
    frame = pd.DataFrame(
        {"First column": [f"Begin {number} " + "word " * 60 + f"end {number}." for number in range(60)]}
    )
    page.set_content(page_of(document("Long", "Long", (TableBlock("long", "A long table", frame),))))
    sheets = [sheet for sheet in printed(page, tmp_path) if "Begin" in sheet]
    assert len(sheets) > 3
    for sheet in sheets:
        assert "First column" in sheet
        assert re.findall(r"Begin (\d+) ", sheet) == re.findall(r"end (\d+)\.", sheet)


def printed(page, folder: Path) -> list[str]:
    """The text of each sheet of paper; "ffi" and its like may come back as one letter."""
    page.pdf(path=folder / "report.pdf", prefer_css_page_size=True)
    sheets = PdfReader(folder / "report.pdf").pages
    return [" ".join(unicodedata.normalize("NFKC", sheet.extract_text()).split()) for sheet in sheets]
