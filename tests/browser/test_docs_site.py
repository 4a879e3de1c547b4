"""The docs site as a reader has it: built, opened from a folder without a network, searched, every link followed."""

import re
import shutil
from functools import cache
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

import inspection_stats
from scripts.docs_site.__main__ import build
from tests.support.places import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

LOOKED_AT = (
    "index", "get-started", "own-data", "checking-a-paper", "gallery/index", "notebooks/index",
    "notebooks/quarterly_report", "notebooks/how_a_figure_is_made", "commands", "reference/options",
    "reference/python/index", "reference/python/measure", "reference/python/plot", "reference/tables",
    "reference/errors", "glossary", "data-log", "assumptions", "bad-inputs", "maintainers/architecture",
    "decisions/index",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site, built strictly in a folder of its own: a page that is in no menu or a link to no page ends it."""
    folder = tmp_path_factory.mktemp("site")
    try:
        build(folder)
    except SystemExit as error:
        pytest.fail(str(error))
    return folder / "html"


@cache
def parsed(path):
    return BeautifulSoup(path.read_text("utf-8"), "lxml")


def test_every_link_and_picture_leads_somewhere(site):
    dead, followed = [], 0
    for path in sorted(site.rglob("*.html")):
        if path.name == "404.html":
            continue
        for tag in parsed(path).find_all(["a", "img", "link", "script"]):
            address = urlsplit(tag.get("href") or tag.get("src") or "")
            if address.scheme or address.netloc:
                continue
            followed += 1
            target = (path.parent / unquote(address.path)).resolve() if address.path else path
            if not target.exists() or (address.fragment and not has_anchor(target, unquote(address.fragment))):
                dead.append((path.relative_to(site).as_posix(), tag.get("href") or tag.get("src")))
    assert dead == []
    assert followed > 3_000


def has_anchor(path, name):
    return (
        name == "__skip"
        or parsed(path).find(id=name) is not None
        or parsed(path).find(attrs={"name": name}) is not None
    )


@pytest.mark.parametrize("name", LOOKED_AT)
def test_a_page_opens_without_a_network_and_axe_finds_nothing_serious(site, page, axe, name):
    page.goto((site / f"{name}.html").as_uri())
    page.wait_for_load_state()
    assert axe(page) == []


@pytest.mark.parametrize(("words", "leads_to"), [
    ("Newcombe", "reference/python/measure.html"),
    ("on_site_from", "reference/tables.html"),
    ("statistical neighbours", "glossary.html"),
    ("undo refresh", "keep-current.html"),
])  # fmt: skip
def test_search_works_from_a_folder(site, page, words, leads_to):
    page.goto((site / "index.html").as_uri())
    page.wait_for_selector(".md-search__input", state="attached")
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.wait_for_selector(".md-search-result__link")
    found = page.eval_on_selector_all(".md-search-result__link", "all => all.map(one => one.href)")
    assert any(leads_to in one for one in found), found


def test_every_public_name_has_its_entry_with_its_docstring(site):
    page = parsed(site / "reference" / "python" / "index.html")
    named = {code.text for code in page.select("td:first-child code")}
    assert set(inspection_stats.__all__) <= named
    measures = parsed(site / "reference" / "python" / "measure.html").text
    assert "Add the percentage sufficient and its interval to each judgement." in measures


def test_every_command_has_its_options(site):
    from inspection_stats.cli.app import app

    page = parsed(site / "reference" / "options.html")
    headings = {heading.text.rstrip("¶") for heading in page.find_all("h2")}
    for command in app.registered_commands:
        name = command.name or command.callback.__name__.replace("_", "-")
        assert f"inspection-stats {name}" in headings
    assert "--so-far" in page.text


def test_every_notebook_shows_what_its_cells_showed(site):
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        page = parsed(site / "notebooks" / f"{path.stem}.html")
        assert page.select("pre code"), path.name
        if path.stem != "explore":
            assert page.select(".shown"), path.name
    report = parsed(site / "notebooks" / "quarterly_report.html")
    pictures = report.select(".shown img")
    assert len(pictures) >= 8
    assert all(picture["alt"] for picture in pictures)
    assert "Ofsted judged Westminster Outstanding overall (report of 29 March 2016)." in report.text


def test_the_catalogue_of_errors_holds_what_the_suite_says(site):
    text = re.sub(r"\s+", " ", parsed(site / "reference" / "errors.html").text)
    for said in (
        "There is no area “…”.",
        "The column is missing",
        "One of the two counts is missing",
        "There is no refresh to undo in ….",
    ):
        assert said in text
    assert text.count("Fault ") > 100


def test_a_dead_link_ends_the_build(site, tmp_path, monkeypatch):
    def with_a_dead_link(folder):
        shutil.copytree(site.parent / "pages", folder)
        (folder / "glossary.md").write_text("# Glossary\n\n[dead](no-such-page.md), [dead](index.md#no-such-heading)\n")

    monkeypatch.setattr("scripts.docs_site.__main__.write_pages", with_a_dead_link)
    with pytest.raises(SystemExit, match=r"no-such-page\.md(.|\n)*#no-such-heading"):
        build(tmp_path)
