"""The page of a report is made by the suite's own template, whatever templates a user has."""

import nbformat
import pytest

from inspection_stats.documents.html import CONTENTS, load_page_template, report_html


def executed(*shown):
    outputs = [
        nbformat.v4.new_output("display_data", {"text/html": html, CONTENTS: [[name, name.title()]]})
        for name, html in shown
    ]
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("", outputs=outputs)])


@pytest.fixture
def users_own(tmp_path, monkeypatch):
    for name in ("base", "inspection-stats-report", "report"):
        folder = tmp_path / "nbconvert" / "templates" / name
        folder.mkdir(parents=True)
        for file in ("null.j2", "index.html.j2"):
            (folder / file).write_text("<script>own</script>")
        (folder / "conf.json").write_text('{"base_template": "base"}')
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    load_page_template.cache_clear()
    yield
    load_page_template.cache_clear()


def test_a_users_own_templates_change_nothing(request):
    notebook = executed(("summary", "<p>Said</p>"))
    plain = report_html(notebook, "A <title>")
    request.getfixturevalue("users_own")
    assert report_html(notebook, "A <title>") == plain
    assert "<p>Said</p>" in plain
    assert "A &lt;title&gt;" in plain


def test_the_contents_follow_what_the_cells_show():
    page = report_html(executed(("summary", "<p>1</p>"), ("method", "<p>2</p>")), "T")
    assert page.index('<a href="#summary">Summary</a>') < page.index('<a href="#method">Method</a>')
    assert "method" not in report_html(executed(("summary", "<p>1</p>")), "T")
