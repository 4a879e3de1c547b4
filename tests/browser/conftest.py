"""A real browser for the tests of pages: Debian's Chromium, cut off from every network but this machine's own.

A test takes `page` to open something in it, and `axe` to ask what people with a disability could not use.
"""

from __future__ import annotations

import os
import shutil
from urllib.parse import urlsplit

import pytest

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
HERE = ("localhost", "127.0.0.1", "::1")
INSIDE = ("file", "data", "blob", "about")
WCAG = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="package")
def browser():
    """Chromium, without a window. Of the package, not the session: while it is open, its event loop counts as running,
    which would disturb the tests that run notebooks."""
    from playwright.sync_api import sync_playwright

    program = CHROMIUM if os.path.exists(CHROMIUM) else shutil.which("chromium")
    if program is None:
        _do_without("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture
def page(browser):
    """A page 1280 by 900 CSS pixels. The test fails on an error in the console or a request that leaves the machine."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    wrong = watch(context)
    yield context.new_page()
    context.close()
    assert wrong == []


# JupyterLab's own words where a notebook is closed while its debugger is still being asked for its state.
HARMLESS = "Could not restore the debugger state: Canceled future"


def watch(context) -> list[str]:
    """A list that fills with what goes wrong in a browser context: errors in the console, requests that leave."""
    wrong: list[str] = []

    def note(message) -> None:
        if message.type == "error" and not message.text.startswith(HARMLESS):
            wrong.append(f"console: {message.text}")

    context.on("console", note)
    context.on("weberror", lambda error: wrong.append(f"error: {error.error}"))
    context.on("request", lambda asked: wrong.append(f"request: {asked.url}") if _leaves(asked.url) else None)
    return wrong


@pytest.fixture
def axe():
    """A function of a page: what axe finds serious or critical on it, by WCAG 2.2 A and AA, one line a violation."""
    from axe_playwright_python.sync_playwright import Axe

    def violations(shown) -> list[str]:
        options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"], "preload": False}
        found = Axe().run(shown, options=options).response["violations"]
        return [
            f"{one['id']} ({one['impact']}): {one['help']}: {[node['html'][:200] for node in one['nodes']][:5]}"
            for one in found
            if one["impact"] in ("serious", "critical")
        ]

    return violations


def _leaves(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme not in INSIDE and parts.hostname not in HERE


def _do_without(reason: str):
    """A person without a browser may leave these tests out; the project's own checks may not."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
