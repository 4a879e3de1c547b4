"""The tree stays readable: tests mirror the source and share through tests/support, and no room grows without end."""

import ast
import re

import pytest

from tests.support.places import ROOT

SOURCE, TESTS = ROOT / "src" / "inspection_stats", ROOT / "tests"
APART = {"browser", "hard", "support"}
MOST_MODULES, MOST_LINES = 25, 260


def test_no_test_module_imports_from_another():
    found = [
        (path.relative_to(ROOT).as_posix(), node.module)
        for path in TESTS.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and re.search(r"\btest_|^tests\.conftest$", node.module or "")
    ]
    assert found == []


def test_the_folders_of_tests_are_those_of_the_source():
    rooms = {path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*") if (path / "__init__.py").is_file()}
    folders = {path.relative_to(TESTS).as_posix() for path in TESTS.rglob("*") if any(path.glob("test_*.py"))}
    assert {folder for folder in folders if folder.split("/")[0] not in APART} - {"."} <= rooms


def test_no_folder_holds_more_modules_than_a_reader_takes_in():
    sizes = {path: len(list(path.glob("*.py"))) for path in [SOURCE, *SOURCE.rglob("*")] if path.is_dir()}
    assert {path.name: size for path, size in sizes.items() if size > MOST_MODULES} == {}


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_says_what_it_is_and_stays_short(path):
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= MOST_LINES
