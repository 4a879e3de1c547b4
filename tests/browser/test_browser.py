"""The browser itself: what leaves the machine and what nobody can use are found."""

import pytest

from tests.browser.conftest import watch

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_axe_finds_a_picture_without_alt_text_and_a_pale_text(page, axe):
    page.set_content('<html lang="en"><title>T</title><main><img src="data:,"><p style="color:#ccc">Pale</p></main>')
    assert [line.split(" ")[0] for line in axe(page)] == ["color-contrast", "image-alt"]


def test_axe_finds_nothing_on_a_plain_page(page, axe):
    page.set_content('<html lang="en"><title>T</title><main><h1>Heading</h1><p>Text</p></main>')
    assert axe(page) == []


def test_a_request_that_leaves_the_machine_is_seen_and_goes_nowhere(browser):
    context = browser.new_context()
    wrong, page = watch(context), context.new_page()
    page.set_content('<html lang="en"><title>T</title><img src="https://example.org/picture.png">')
    page.wait_for_timeout(300)
    context.close()
    assert wrong == [
        "request: https://example.org/picture.png",
        "console: Failed to load resource: net::ERR_NAME_NOT_RESOLVED",
    ]
