"""The page of a report is made by the suite's own template, whatever templates a user has."""

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from inspection_stats.documents.annex import Part
from inspection_stats.documents.block_html import blocks_html
from inspection_stats.documents.blocks import Bullets, Paragraph, Subheading, TableBlock
from inspection_stats.documents.carried import Opening
from inspection_stats.documents.document import Document
from inspection_stats.documents.page import load_page_template, page_of
from inspection_stats.documents.prose import Heading


def document(*headings, first=None):
    parts = (first,) if first else ()
    parts += tuple(Part(Heading(2, one.title(), one), (Paragraph("Said"),)) for one in headings)
    return Document(Opening("A <title>", {}, {}, {}, ""), parts, {}, "0123")


@pytest.fixture
def users_own(tmp_path, monkeypatch):
    for name in ("base", "inspection-stats-report", "report"):
        folder = tmp_path / "nbconvert" / "templates" / name
        folder.mkdir(parents=True)
        for file in ("null.j2", "index.html.j2", "report.html.j2"):
            (folder / file).write_text("<script>own</script>")
        (folder / "conf.json").write_text('{"base_template": "base"}')
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    load_page_template.cache_clear()
    yield
    load_page_template.cache_clear()


def test_a_users_own_templates_change_nothing(request):
    plain = page_of(document("summary"))
    request.getfixturevalue("users_own")
    assert page_of(document("summary")) == plain
    assert "<p>Said</p>" in plain
    assert "A &lt;title&gt;" in plain


def test_the_contents_follow_the_headings():
    page = page_of(document("summary", "method"))
    assert page.index('<a href="#summary">Summary</a>') < page.index('<a href="#method">Method</a>')
    assert page.index('<a href="#method">') < page.index('<a href="#about">About this report</a>')
    assert "method" not in page_of(document("summary"))


def test_the_contents_follow_the_first_part_which_has_a_heading_for_screen_readers_only():
    first = Part(None, (Paragraph("First of all."), Subheading("Inner")))
    page = BeautifulSoup(page_of(document("summary", "method", first=first)), "html.parser")
    order = [one.get_text() for one in page.main.find_all(["h2", "h3", "p"])]
    assert order[:6] == ["In brief", "First of all.", "Inner", "Contents", "Summary", "Said"]
    assert "width:1px" in page.main.h2["style"]
    assert [link.get_text() for link in page.nav.find_all("a")] == ["Summary", "Method", "About this report"]


LINK = "Good ([report of 3 May 2023](https://example.org/a?b=1&c=2))."


def test_a_link_in_a_sentence_an_item_or_a_cell_can_be_followed_and_nothing_else_is_one():
    frame = pd.DataFrame({"Report": ["[3 May 2023](https://example.org/d)"], "Note": ["[no](javascript:alert(1))"]})
    blocks = (Paragraph(LINK), Bullets((f"<b> {LINK}",)), TableBlock("t", "A table", frame))
    page = BeautifulSoup(blocks_html(blocks), "html.parser")
    assert [(one.get_text(), one["href"]) for one in page.find_all("a")] == [
        ("report of 3 May 2023", "https://example.org/a?b=1&c=2"),
        ("report of 3 May 2023", "https://example.org/a?b=1&c=2"),
        ("3 May 2023", "https://example.org/d"),
    ]
    assert page.p.get_text() == "Good (report of 3 May 2023)."
    assert page.li.get_text() == "<b> Good (report of 3 May 2023)."
    assert page.td.get_text() == "[no](javascript:alert(1))"
