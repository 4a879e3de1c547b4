"""The page of a report is made by the suite's own template, whatever templates a user has."""

import pytest

from inspection_stats.documents.blocks import Paragraph
from inspection_stats.documents.carried import Opening
from inspection_stats.documents.document import Document, Part
from inspection_stats.documents.page import load_page_template, page_of
from inspection_stats.documents.prose import Heading


def document(*headings):
    parts = tuple(Part(Heading(2, one.title(), one), (Paragraph("Said"),)) for one in headings)
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
