"""The word list of CONTRIBUTING.md, looked for in everything that a person reads: one word for one thing."""

import ast
import io
import json
import re
import subprocess
import tokenize

import pytest

from tests.support.places import ROOT

FINE = {
    "here is no": "says that something does not exist",
    "is no longer": "says that something has ended",
    "are no longer": "says that something has ended",
    "is no larger": "compares",
    "are no likelier": "compares",
    "is no more than": "gives a limit",
    "newest first": "the order of a list",
    "newest report first": "the order of a list",
}
"""Phrases that hold a word of the list and are good English, each with the reason."""

ALLOWED = {
    ("src/inspection_stats/plot/__init__.py", "spec"): "an argument of a function",
    ("docs/charts.md", "spec"): "an argument of a function, broken over two lines",
    ("tests/claims/test_judging.py", "beside"): "an argument in claims files",
    ("tests/claims/test_several.py", "beside"): "an argument in claims files",
    ("src/inspection_stats/report/sections/method.py", "beside"): "the name of a file",
    ("tests/release/test_find_tables.py", "inspection before"): "a label that a release may have",
}
"""Words of the list that a file needs, each with the reason."""

QUOTED = {
    "CONTRIBUTING.md": "holds the list itself",
    "tests/test_words.py": "tests the list",
}
"""Files that are not searched, each with the reason."""

UNREAD = ("docs/attacks.md", "docs/claims-2016.md", "docs/data-log.md")
"""Pages made from data and from runs, whose words are those of the data or follow at the next run."""


def word_list():
    """{word to avoid: what to write instead} of the table in CONTRIBUTING.md."""
    table = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("| Write | Not |")[1].split("\n\n")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines()[2:]]
    return {word: write for write, avoid in rows for word in re.findall("“([^”]+)”", avoid)}


WORDS = word_list()
PATTERN = re.compile(rf"\b({'|'.join(sorted(map(re.escape, WORDS), key=len, reverse=True))})\b", re.IGNORECASE)
GOOD = re.compile("|".join(map(re.escape, FINE)))
CODE = re.compile(r"``?[^`\n]+``?|\]\([^)\s]+\)|https?://\S+")


def blanked(found):
    return re.sub(r"[^\n]", "\0", found[0])


def old_words(text, first_line=1):
    """(line, word, what to write instead) for each word of the list in a text; not in `code`, addresses or `FINE`."""
    text = GOOD.sub(blanked, CODE.sub(blanked, text))
    for match in PATTERN.finditer(text):
        yield first_line + text.count("\n", 0, match.start()), match[0], WORDS[match[0].lower()]


def prose_of_python(source):
    """(line, text) of the comments, of the strings that hold a space, and of the names of the tests."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.lineno, node.value
        elif isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.lineno, node.name.replace("_", " ")


def prose_of_markdown(source):
    """(line, text) outside blocks of code."""
    yield 1, re.sub(r"^```.*?^```", blanked, source, flags=re.DOTALL | re.MULTILINE)


def prose_of_notebook(source):
    """(number of the cell, text) of the cells of words, and of the comments and strings in cells of code."""
    for number, cell in enumerate(json.loads(source)["cells"], 1):
        text = "".join(cell["source"])
        pieces = prose_of_python(text) if cell["cell_type"] == "code" else prose_of_markdown(text)
        yield from ((number, piece.replace("\n", " ")) for _, piece in pieces)


def prose_of_makefile(source):
    """(line, text) of the comments and of the help of each recipe."""
    for number, line in enumerate(source.splitlines(), 1):
        yield number, line.partition("#")[2]


READERS = {".py": prose_of_python, ".md": prose_of_markdown, ".ipynb": prose_of_notebook, "": prose_of_makefile}


def old_words_of(name, source):
    suffix = "." + name.rpartition(".")[2] if "." in name else ""
    for first_line, text in READERS[suffix](source):
        yield from old_words(text, first_line)


def read_files():
    listed = subprocess.run(
        ["git", "ls-files", "*.py", "*.md", "*.ipynb", "Makefile"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [name for name in listed.stdout.split() if name not in QUOTED and not name.startswith(UNREAD)]


def test_no_word_of_the_list_is_left():
    found = [
        f"{name}:{line}: “{word}”: write {write}"
        for name in read_files()
        for line, word, write in sorted(set(old_words_of(name, (ROOT / name).read_text("utf-8"))))
        if (name, word.lower()) not in ALLOWED
    ]
    assert not found, f"{len(found)} old words (the list is in CONTRIBUTING.md)\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("name", "source", "lines"),
    [
        ("a.py", '"""One.\n\nDo it anew."""\n', [3]),
        ("a.py", "x = 1\ny = 2  # anew\n", [2]),
        ("a.py", 'x = f"type {y} anew"\n', [1]),
        ("a.py", "def test_it_is_typed_anew():\n    pass\n", [1]),
        ("a.py", 'anew = "anew"\nx = f"in {anew} words"\n', []),
        ("a.md", "Do it\nanew: `anew`, [this](docs/anew.md).\n\n```\nanew\n```\n", [2]),
        ("a.ipynb", '{"cells": [{"cell_type": "markdown", "source": ["Do it\\n", "Anew."]}]}', [1]),
        ("Makefile", "lock: ## Resolve them anew\n\tanew\n", [1]),
        ("a.md", "It is no JSON.\nThere is no file; it is no longer here, newest first.\n", [1]),
    ],
)  # fmt: skip
def test_an_old_word_is_found_in_words_and_not_in_code(name, source, lines):
    assert [line for line, *_ in old_words_of(name, source)] == lines


def test_the_list_says_what_to_write_and_every_exception_is_used():
    assert WORDS["anew"] == "again"
    assert WORDS["is no"] == "is not"
    assert all(PATTERN.search(phrase) for phrase in FINE)
    assert all((ROOT / name).exists() for name in QUOTED)
    for name, word in ALLOWED:
        assert word in {found.lower() for _, found, _ in old_words_of(name, (ROOT / name).read_text("utf-8"))}, name
