"""Which files of the suite may name a framework, an inspectorate or a grade; all others take them from the tables."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator

import pytest

from tests.support.places import ROOT

SOURCE = ROOT / "src" / "inspection_stats"
MAY_NAME = {
    "check/averages.py": "national averages are of screenings, or context from the programme before them",
    "check/ofsted.py": "the dictionary of Ofsted's own tables, with an example of an id",
    "check/sqs.py": "the tables of screenings",
    "claims/needs.py": "what is to be asked for where a letter of a screening gives words only",
    "cli/ask.py": "help on counting as Ofsted does",
    "cli/options.py": "help, with examples of names",
    "cli/tables.py": "commands on Ofsted's workbook and on the letters of screenings",
    "measure/grades/cutoff.py": "the rule by which Ofsted's releases count",
    "packs/commentary.py": "an example of a heading",
    "release/checked_release.py": "the reader of Ofsted's workbook",
}
"""Each with the reason; ARCHITECTURE.md says where the others find what they need."""


def names() -> set[str]:
    every = tomllib.loads((ROOT / "data" / "frameworks.toml").read_text("utf-8"))["framework"]
    found = {
        name for one in every for name in (one["name"], one["family"], one["name"].split()[0], one["inspectorate"])
    }
    return found | {grade["grade"] for one in every for grade in one["grades"]}


def named_in(source: str, words: set[str]) -> set[str]:
    """The words in the texts of a module, its docstrings left out."""
    any_of = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    pattern = re.compile(rf"\b(?:{any_of})\b")
    tree = ast.parse(source)
    docstrings = set(_docstrings(tree))
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return {word for node in texts if node not in docstrings for word in pattern.findall(str(node.value))}


def _docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def test_only_the_listed_files_name_a_framework_an_inspectorate_or_a_grade():
    words = names()
    assert {"SIF", "ILACS", "ILACS 2023", "CCI", "Ofsted", "Outstanding", "Requires improvement"} <= words
    found = {
        file.relative_to(SOURCE).as_posix(): said
        for file in SOURCE.rglob("*.py")
        if (said := named_in(file.read_text("utf-8"), words))
    }
    assert {file: said for file, said in found.items() if file not in MAY_NAME} == {}
    assert set(MAY_NAME) - set(found) == set(), "these name none any more: take them off the list"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('def f():\n    """As Ofsted does."""\n    return 1\n', set()),
        ('X = "SIF"\n"""What is compared with ILACS."""\n', {"SIF"}),
        ('def f(one):\n    return f"Ofsted judged it {one}, or Good"\n', {"Ofsted", "Good"}),
        ('X = "Goods, ofsted_judgements.csv and SIFT"\n', set()),
    ],
)
def test_what_counts_as_naming(source, said):
    assert named_in(source, names()) == said
