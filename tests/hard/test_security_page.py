"""SECURITY.md: each promise names a test that is there."""

import re

from tests.support.places import ROOT

PAGE = (ROOT / "SECURITY.md").read_text("utf-8")


def test_each_promise_names_a_test_that_is_there():
    rows = re.findall(r"^\| (?!Promise|---)(.+) \| (.+) \|$", PAGE, re.MULTILINE)
    assert len(rows) >= 20
    for promise, named in rows:
        ((path, test),) = re.findall(r"^`(tests/[\w/]+\.py)::(\w+)`$", named)
        assert f"\ndef {test}(" in (ROOT / path).read_text("utf-8"), promise


def test_every_file_of_hard_use_supports_a_promise():
    files = {f"tests/hard/{one.name}" for one in (ROOT / "tests" / "hard").glob("test_*.py")}
    assert {one for one in files if one not in PAGE} == {"tests/hard/test_security_page.py"}
